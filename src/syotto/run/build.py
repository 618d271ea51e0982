"""A build: every step in order, into one new snapshot that readers see whole or not at all."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import ibis
import pyarrow as pa
import sqlalchemy as sa

from syotto.errors import NotFound
from syotto.run import clock
from syotto.run.ahead import Queries, queries_ahead
from syotto.run.content_known import note_known
from syotto.run.corrections import drain_corrections
from syotto.run.feedback import drain
from syotto.run.flow_features import drain_flows
from syotto.run.flow_log import drain_choices
from syotto.run.house import House
from syotto.run.identity import drain_merges
from syotto.run.lead_log import drain_leads
from syotto.run.load import undone_loads
from syotto.run.making import Making
from syotto.run.notes import drain_notes
from syotto.run.pair_answers import drain_pair_answers, join_certain
from syotto.run.profiles import publish_profiles
from syotto.run.record import record_decisions
from syotto.run.rights_at_once import drain_rights, settled
from syotto.run.segments import note_counts
from syotto.run.step import Step
from syotto.run.steps import STEPS
from syotto.run.tips import settle_tips
from syotto.run.who_is_who import WHO_IS_WHO
from syotto.schema import DERIVED
from syotto.schema.raw import ORDER_LINES, SUBSCRIPTIONS
from syotto.schema.raw_world import EVENTS, OPPORTUNITIES
from syotto.schema.table import TableSpec
from syotto.store.ledger import builds
from syotto.store.publish import publish
from syotto.store.warehouse import Engine, Warehouse

STALE = timedelta(days=30)
DATED = (
    (ORDER_LINES, "at"), (SUBSCRIPTIONS, "started_at"), (EVENTS, "at"),
    (OPPORTUNITIES, "created_at"),
)  # fmt: skip
"""Tables that tell how new what was loaded is."""
DRAINS = (
    drain, drain_rights, drain_corrections, drain_notes, drain_merges, drain_pair_answers,
    drain_leads, drain_flows, drain_choices,
)  # fmt: skip
"""What people said is in the log before a build reads it."""
Progress = Callable[[str], None]


@dataclass(frozen=True)
class BuildReport:
    """What a build made: rows and seconds of each table, and what changed since the last one."""

    number: int
    as_of: datetime
    as_of_reason: str
    path: Path
    seconds: float
    rows: dict[str, int]
    step_seconds: dict[str, float]
    decisions_recorded: int
    changes: dict[str, Any] = field(default_factory=dict)


def build(
    house: House,
    *,
    as_of: datetime | None = None,
    engine: str | None = None,
    select: Sequence[str] = (),
    progress: Progress = lambda _: None,
) -> BuildReport:
    """Make every derived table anew.

    With `as_of` the facts are cut there and the result goes to its own folder: no pointer is
    flipped, nothing is published, no decision is recorded. With `select` only these tables and
    what is made from them are made anew; the others are taken over from the last snapshot.

    Raises NotFound for an unknown name in `select`, Busy while another build runs.
    """
    started = clock.seconds()
    steps = chosen(select)
    runs_on = cast(Engine, engine or house.settings.engine)
    warehouse = separate(house, as_of, runs_on) if as_of else daily(house, runs_on)
    read_from = house.now()
    if not as_of:
        for to_the_log in DRAINS:
            to_the_log(house)
    recorded = 0
    with house.log.together(), warehouse.begin() as made:
        making = Making(house, made, runs_on, undone_loads(house.ledger), live=not as_of)
        moment, reason = moment_of(making, as_of)
        made.as_of, made.notes = moment, [reason]
        with swift():
            run_steps(making, moment, steps, progress)
            if not as_of:
                progress("recording decisions")
                recorded = record_decisions(making)
    if not as_of:
        note_build(house, runs_on)
        if not select:
            settled(house, read_from)
            join_certain(house)
        publish_all(house, progress)
    return reported(making, warehouse, moment, reason, recorded, clock.seconds() - started)


@contextmanager
def swift() -> Iterator[None]:
    """Expressions become SQL in two thirds of the time, which is most of a small build.

    Selects are not merged, as the engine does that itself; and nobody searches for cycles among
    the millions of nodes that go as they came.
    """
    fused, collecting = ibis.options.sql.fuse_selects, gc.isenabled()
    ibis.options.sql.fuse_selects = False
    gc.disable()
    try:
        yield
    finally:
        ibis.options.sql.fuse_selects = fused
        if collecting:
            gc.enable()


def reported(
    making: Making, warehouse: Warehouse, as_of: datetime, why: str, recorded: int, took: float
) -> BuildReport:
    info = warehouse.open().build
    return BuildReport(
        number=info.number,
        as_of=as_of,
        as_of_reason=why,
        path=warehouse.open().path,
        seconds=took,
        rows=making.rows,
        step_seconds=making.seconds,
        decisions_recorded=recorded,
        changes=info.changes,
    )


def daily(house: House, engine: Engine) -> Warehouse:
    """The workspace's own warehouse, on the engine asked for."""
    if engine == house.warehouse.engine:
        return house.warehouse
    return Warehouse(house.warehouse.folder, house.settings.keep_builds, engine, clock.now)


def separate(house: House, as_of: datetime, engine: Engine) -> Warehouse:
    """A warehouse of its own for a look back: `DIR/as-of/<moment>/`."""
    folder = house.folder / "as-of" / f"{as_of:%Y-%m-%dT%H%M}"
    return Warehouse(folder, 1, engine, clock.now)


def chosen(select: Sequence[str]) -> list[Step]:
    """The selected steps and every one that needs what they make, in order."""
    for name in select:
        if name not in DERIVED:
            raise NotFound(
                f"No step makes a table called {name!r}.",
                fix=f"Use one of: {', '.join(step.makes.name for step in STEPS)}.",
            )
    made = set(select)
    for step in STEPS:
        if made & {need.name for need in step.needs if need.kind == "derived"}:
            made.add(step.makes.name)
    return [step for step in STEPS if step.makes.name in made or not select]


def moment_of(making: Making, as_of: datetime | None) -> tuple[datetime, str]:
    """The moment that a build knows of, and why that one."""
    if as_of is not None:
        return as_of, f"As of {as_of:%Y-%m-%d %H:%M}, as asked."
    now = making.house.now()
    newest = newest_row(making, now)
    if newest is None or now - newest <= STALE:
        return now, f"As of now, {now:%Y-%m-%d %H:%M} UTC."
    return newest, (
        f"The newest row is of {newest:%Y-%m-%d %H:%M}, more than {STALE.days} days ago: "
        "that moment counts as today. `--as-of` says otherwise."
    )


def newest_row(making: Making, now: datetime) -> datetime | None:
    moments = [
        making.near(spec, now, sees_all=True)[moment].max().to_pyarrow().as_py()
        for spec, moment in DATED
    ]
    return max((moment for moment in moments if moment), default=None)


def run_steps(making: Making, as_of: datetime, steps: list[Step], progress: Progress) -> None:
    """Every chosen step in order; the tables of the others are taken over.

    Who is who comes first: it tells which tables the queries of all other steps are about.
    """
    first = len(WHO_IS_WHO)

    def make(numbered: Iterable[tuple[int, Step]], queries: Queries) -> None:
        for number, step in numbered:
            name = step.makes.name
            progress(f"{name} ({number} of {len(STEPS)})")
            started = clock.seconds()
            making.build.keep(step.makes, answer(making, step, as_of, queries, step in steps))
            making.rows[name] = making.build.counted[name]
            making.seconds[name] = clock.seconds() - started

    numbered = list(enumerate(STEPS, 1))
    make(numbered[:first], {})
    with queries_ahead(making, [step for step in steps if step not in WHO_IS_WHO], as_of) as ahead:
        make(numbered[first:], ahead)


def answer(making: Making, step: Step, as_of: datetime, queries: Queries, wanted: bool) -> Any:
    """What becomes the table: rows, an expression, or the query of one."""
    if not wanted:
        return last(making, step.makes)
    ahead = queries.get(step.makes.name)
    return ahead.result() if ahead else run_step(making, step, as_of)


def run_step(making: Making, step: Step, as_of: datetime) -> Any:
    if making.has_nothing(step):
        return step.makes.columns.to_pyarrow().empty_table()
    given = making.keywords(step)
    local = step.how if step.kind == "local" else step.fast if making.engine == "duckdb" else None
    if local is None:
        tables = [making.given(need, as_of, sees_all=step.sees_all) for need in step.needs]
        before = [making.build.before(step.makes)] if step.before else []
        return step.how(*tables, *before, as_of=as_of, **given)
    return local(*read(making, step, as_of), as_of=as_of, **given)


def read(making: Making, step: Step, as_of: datetime) -> Iterator[pa.Table]:
    """What a step in this process gets."""
    if step.reads:
        near = (making.near(need, as_of, sees_all=step.sees_all) for need in step.needs)
        yield from (table.to_pyarrow() for table in step.reads(*near))
    else:
        yield from (making.arrow(need, as_of, sees_all=step.sees_all) for need in step.needs)
    if step.before:
        yield making.build.near_before(step.makes).to_pyarrow()


def last(making: Making, spec: TableSpec) -> Any:
    """A table as the last snapshot has it."""
    return making.house.warehouse.open().table(spec.name).to_pyarrow()


def note_build(house: House, engine: Engine) -> None:
    """The ledger remembers builds whose files are long gone, and what they say of tips
    and of contents."""
    info = house.warehouse.open().build
    row = {
        "number": info.number,
        "as_of": info.as_of,
        "built_at": info.built_at,
        "seconds": info.seconds,
        "engine": engine,
        "state": "done",
        "changes": info.changes,
    }
    with house.ledger.begin() as connection:
        connection.execute(sa.delete(builds).where(builds.c.number == info.number))
        connection.execute(sa.insert(builds), [row])
    note_counts(house)
    note_known(house)
    settle_tips(house)


def publish_all(house: House, progress: Progress) -> None:
    """Profiles to the ledger; the tables that people want in their own warehouse, to every place
    in the settings.
    """
    publish_profiles(house)
    for target in house.settings.publish:
        progress(f"publishing to {target}")
        publish(house.warehouse.open(), house.settings.publish_tables, target)
