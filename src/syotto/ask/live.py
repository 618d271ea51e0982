"""What arrives now: the newest events, how many by source and kind, and what could not be taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from syotto.ask.inbox import waiting_rows
from syotto.ask.seen import visible, whole
from syotto.ask.senders import Trouble, troubles
from syotto.ask.sources import Sources
from syotto.ask.words import many
from syotto.schema.raw_world import EVENTS
from syotto.store.recent import rows_since

MINUTES = 30
NEWEST = 25
GLANCE = 100
"""Commits of the inbox that are looked at."""
MOST = 2_000_000
"""Events that are looked at; more are told as `at least`."""
COLUMNS = (
    "received_at", "source", "kind", "name", "event_id", "at", "user_id", "account_ref",
    "anonymous_id", "clock",
)  # fmt: skip


@dataclass(frozen=True)
class Arrived:
    """One event as it came. waiting: it is committed, and not yet in the log."""

    event_id: str
    at: datetime
    received_at: datetime
    source: str | None
    kind: str | None
    name: str | None
    who: str | None
    clock: str | None
    waiting: bool


@dataclass(frozen=True)
class Flow:
    """Events of one source and kind in the last half hour."""

    source: str
    kind: str
    events: int
    last_at: datetime


@dataclass(frozen=True)
class Minute:
    """Events of a minute."""

    minute: datetime
    events: int


@dataclass(frozen=True)
class Live:
    """The last half hour."""

    finding: str
    now: datetime
    events: int
    minutes: list[Minute]
    flows: list[Flow]
    newest: list[Arrived]
    troubles: list[Trouble]


def live(house: Sources) -> Live:
    """Looks into the log and, for what is on its way there, into the inbox."""
    now = house.now()
    since = (now - timedelta(minutes=MINUTES - 1)).replace(second=0, microsecond=0)
    rows = of_seen(looked_at(whole(house), since), visible(house))
    found = flows(rows)
    wrong = troubles(house)
    return Live(
        finding=finding(rows.num_rows, {flow.source for flow in found}, wrong),
        now=now,
        events=rows.num_rows,
        minutes=by_minute(rows, since),
        flows=found[:NEWEST],
        newest=newest(rows),
        troubles=wrong,
    )


def looked_at(house: Sources, since: datetime) -> pa.Table:
    """The events since a moment; column `waiting` says that one is not yet in the log."""
    parts = [marked(waiting_rows(house, commits=GLANCE), waits=True)]
    size = 0
    for batch in rows_since(house.log, EVENTS, since, COLUMNS):
        parts.append(marked(pa.Table.from_batches([batch]), waits=False))
        size += batch.num_rows
        if size >= MOST:
            break
    return pa.concat_tables(parts)


def of_seen(rows: pa.Table, seen: frozenset[str] | None) -> pa.Table:
    """The events of customers that the viewer sees; of whom nobody knows yet, nobody's."""
    if seen is None:
        return rows
    mine = pa.array(sorted(seen), pa.string())
    hits = [pc.is_in(rows[name], mine) for name in ("user_id", "account_ref")]
    return rows.filter(pc.or_(*hits))


def marked(rows: pa.Table, *, waits: bool) -> pa.Table:
    schema = pa.schema([EVENTS.columns.to_pyarrow().field(name) for name in COLUMNS])
    column = pa.repeat(pa.scalar(waits), rows.num_rows)
    return rows.select(list(COLUMNS)).cast(schema).append_column("waiting", column)


def by_minute(rows: pa.Table, since: datetime) -> list[Minute]:
    """Every minute of the last half hour, also those without an event."""
    named = rows.append_column("minute", pc.floor_temporal(rows["received_at"], unit="minute"))
    counted = named.group_by("minute").aggregate([([], "count_all")]).to_pylist()
    sums = {row["minute"]: row["count_all"] for row in counted}
    every = [since + timedelta(minutes=number) for number in range(MINUTES)]
    return [Minute(minute, sums.get(minute, 0)) for minute in every]


def flows(rows: pa.Table) -> list[Flow]:
    """Events by source and name, the most first."""
    what = pc.coalesce(rows["name"], rows["kind"], pa.scalar(""))
    named = rows.append_column("what", what)
    sums = named.group_by(["source", "what"]).aggregate([([], "count_all"), ("received_at", "max")])
    made = [
        Flow(row["source"] or "", row["what"], row["count_all"], row["received_at_max"])
        for row in sums.to_pylist()
    ]
    return sorted(made, key=lambda flow: (-flow.events, flow.source, flow.kind))


def newest(rows: pa.Table) -> list[Arrived]:
    """The last that came; one that left the inbox at this moment is told once."""
    last = rows.sort_by([("received_at", "descending"), ("event_id", "descending")])
    once = {(row["source"], row["event_id"]): row for row in last.slice(0, 2 * NEWEST).to_pylist()}
    return [arrived(row) for row in list(once.values())[:NEWEST]]


def arrived(row: dict[str, Any]) -> Arrived:
    names = [name for name in Arrived.__dataclass_fields__ if name != "who"]
    who = row["user_id"] or row["anonymous_id"]
    return Arrived(**{name: row[name] for name in names}, who=who)


def finding(events: int, found: set[str], wrong: list[Trouble]) -> str:
    if not events and not wrong:
        return "Nothing arrived in the last half hour."
    said = f"{'At least ' if events >= MOST else ''}{many(events, 'event')} in half an hour"
    said += f" from {many(len(found), 'source')}" if found else ""
    return (
        f"{said}; {many(len(wrong), 'thing')} to look at." if wrong else f"{said}; all were taken."
    )
