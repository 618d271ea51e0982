"""A build of a few tables only: enough for who asks about people, in a fraction of the time."""

from __future__ import annotations

from datetime import datetime

from syotto.run.build import DRAINS, run_step
from syotto.run.house import House
from syotto.run.making import Making
from syotto.run.steps import STEPS
from syotto.schema.raw import PEOPLE
from syotto.schema.raw_world import CONSENTS

BY_NAME = {step.makes.name: step for step in STEPS}


def part_build(house: House, *tables: str, as_of: datetime | None = None) -> None:
    """raw.people, raw.consents, these derived tables and what they need, in a snapshot."""
    for to_the_log in DRAINS:
        to_the_log(house)
    now, wanted = as_of or house.now(), needed(tables)
    with house.warehouse.begin() as made:
        making = Making(house, made, "duckdb", set(), live=not as_of)
        made.as_of = now
        for spec in (PEOPLE, CONSENTS):
            making.raw(spec, now)
        for step in STEPS:
            if step.makes.name in wanted:
                made.keep(step.makes, run_step(making, step, now))
                making.rows[step.makes.name] = made.counted[step.makes.name]


def needed(tables: tuple[str, ...]) -> set[str]:
    found = {name for name in tables if name in BY_NAME}
    needs = {need.name for name in found for need in BY_NAME[name].needs if need.kind != "raw"}
    who = {"identities", "account_identities", "renamed"} if found else set()
    return found | needed(tuple(needs - found)) | who if needs - found else found | who
