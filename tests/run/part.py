"""A build of a few tables only: enough for who asks about people, in a fraction of the time."""

from __future__ import annotations

from syotto.run.build import run_step
from syotto.run.corrections import drain_corrections
from syotto.run.house import House
from syotto.run.making import Making
from syotto.run.rights_at_once import drain_rights
from syotto.run.steps import STEPS
from syotto.schema.raw import PEOPLE
from syotto.schema.raw_world import CONSENTS


def part_build(house: House, *tables: str) -> None:
    """raw.people, raw.consents and these derived tables, in a snapshot of their own."""
    drain_rights(house)
    drain_corrections(house)
    now = house.now()
    with house.warehouse.begin() as made:
        making = Making(house, made, "duckdb", set(), live=True)
        made.as_of = now
        for spec in (PEOPLE, CONSENTS):
            making.raw(spec, now)
        for step in STEPS:
            if step.makes.name in tables:
                made.keep(step.makes, run_step(making, step, now))
