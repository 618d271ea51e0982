"""What a person did since the newest build: from the log, and from the inbox before it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from syotto.ask.inbox import waiting_rows
from syotto.ask.seen import sees, whole
from syotto.ask.sources import Sources
from syotto.errors import NotFound
from syotto.schema.raw_world import EVENTS
from syotto.store.recent import rows_since

SHOWN = 200
"""Events of a person."""
WITHOUT_BUILD = timedelta(days=1)
WHO = ("user_id", "anonymous_id", "account_ref")


@dataclass(frozen=True)
class Happened:
    """One event. waiting: it is committed, and not yet in the log."""

    event_id: str
    at: datetime
    kind: str | None
    name: str | None
    channel: str | None
    content_id: str | None
    source: str | None
    clock: str | None
    properties: str | None
    waiting: bool


def lately(house: Sources, person: str, *, limit: int = SHOWN) -> list[Happened]:
    """The newest events of a person, a company or a browser, the newest first."""
    if not sees(house, person):
        return []
    house = whole(house)
    found: dict[tuple[str | None, str], Happened] = {}
    for row in waiting(house, person):
        found[row["source"], row["event_id"]] = happened(row, waiting=True)
    for row in logged(house, person):  # asked second: what leaves the inbox meanwhile is there
        found[row["source"], row["event_id"]] = happened(row, waiting=False)
    newest = sorted(found.values(), key=lambda one: (one.at, one.event_id), reverse=True)
    return newest[:limit]


def happened(row: dict[str, Any], *, waiting: bool) -> Happened:
    names = [name for name in Happened.__dataclass_fields__ if name != "waiting"]
    return Happened(**{name: row[name] for name in names}, waiting=waiting)


def logged(house: Sources, person: str) -> Iterator[dict[str, Any]]:
    """Rows of the log that came after the newest build."""
    try:
        since = house.warehouse.open().build.built_at
    except NotFound:
        since = house.now() - WITHOUT_BUILD
    columns = list(dict.fromkeys([*Happened.__dataclass_fields__, *WHO]))
    columns.remove("waiting")
    for batch in rows_since(house.log, EVENTS, since, columns):
        yield from of_person(batch, person)


def waiting(house: Sources, person: str) -> list[dict[str, Any]]:
    """Events in the inbox. Only commits in which the person's number stands are opened."""
    return of_person(waiting_rows(house, person), person)


def of_person(rows: pa.Table | pa.RecordBatch, person: str) -> list[dict[str, Any]]:
    same = [pc.fill_null(pc.equal(rows.column(name), person), fill_value=False) for name in WHO]
    chosen = pc.or_(pc.or_(same[0], same[1]), same[2])
    found: list[dict[str, Any]] = rows.filter(chosen).to_pylist()
    return found
