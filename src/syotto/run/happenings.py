"""Tells flows what loaded tables tell of: after each build what is new in it, and each once.

What happened longer than TOLD_WITHIN before a build first knows it starts nothing, however it came:
old history may be loaded at any time. Of what names only a company its contact may come in; whoever
of it is in a flow hears of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from syotto.errors import NotFound
from syotto.maths.hashing import digest
from syotto.run.house import House
from syotto.run.profiles import published
from syotto.schema.happened import HAPPENINGS, NUMBERED, TOLD_WITHIN
from syotto.store import flows, happenings as book, marks

SAME = timedelta(days=7)
"""The same thing is told again only if it happened so much later: dates are corrected."""
KEPT = timedelta(days=60)
TOLD = "flows/happenings"
TABLES, BESIDE = "tables", "tables, of a colleague"
"""Sources of events: of who may come in by them, and of who only hears them."""
Row = Mapping[str, Any]


def tell(house: House, listened: Collection[str]) -> int:
    """What flows listen to and were not told of yet. Once a build is published, or a flow; a
    worker that dies leaves nothing half told. Returns how many events came of it.
    """
    names = sorted(NUMBERED.keys() & listened)
    with house.ledger.read() as connection:
        reached = {"build": published(connection), "names": names}
        if not names or marks.mark_of(connection, TOLD) == reached:
            return 0
    if house.warehouse.current() != reached["build"]:  # its people are not known yet
        return 0
    now = house.now()
    found = newest(house, names, now - TOLD_WITHIN)
    with house.ledger.begin() as connection:
        marks.move(connection, TOLD, reached, now)  # other workers wait here, then find all told
        before = book.told(connection, (row["subject"] for row in found))
        new = [row for row in found if is_new(row, before)]
        inside = insiders(connection, new)
        events = [event for row in new for event in events_of(row, inside)]
        flows.insert_new(connection, flows.flow_events, events)
        book.note(connection, list(noted(found, new, before)))
        book.forget(connection, now - KEPT)
    return len(events)


def newest(
    house: House, names: Collection[str], since: datetime, person: str = ""
) -> list[dict[str, Any]]:
    """Rows of `happenings` of these names that happened later; none before the first build."""
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return []
    if HAPPENINGS.name not in snapshot.names:
        return []
    table = snapshot.table(HAPPENINGS.name)
    rows = table.filter(table.name.isin(sorted(names)), table["at"] > since)
    rows = rows.filter(rows.person_id == person) if person else rows
    found: list[dict[str, Any]] = rows.order_by("name", "subject").to_pyarrow().to_pylist()
    return found


def is_new(row: Row, before: Mapping[tuple[str, str], datetime]) -> bool:
    told = before.get((row["name"], row["subject"]))
    return told is None or row["since"] > told + SAME


def noted(
    found: Sequence[Row], new: Sequence[Row], before: Mapping[tuple[str, str], datetime]
) -> Iterator[dict[str, Any]]:
    """What is on record of each. Nobody's may become somebody's with the next build."""
    fresh = {(row["name"], row["subject"]) for row in new}
    for row in found:
        key = row["name"], row["subject"]
        if row["person_id"]:
            since = row["since"] if key in fresh else before[key]
            yield {"name": key[0], "subject": key[1], "since": since, "at": row["at"]}


def insiders(connection: Any, rows: Sequence[Row]) -> dict[str, list[str]]:
    """By company, who of it is in flows: of companies that are named and no person of them."""
    firms = {row["account_id"] for row in rows if row["account_id"] and not row["named"]}
    found: dict[str, list[str]] = defaultdict(list)
    for account, person in book.inside(connection, firms):
        found[account].append(person)
    return found


def events_of(row: Row, inside: Mapping[str, Sequence[str]]) -> Iterator[dict[str, Any]]:
    """Rows of `flow_events`."""
    beside = [] if row["named"] else inside.get(row["account_id"], ())
    hear = {row["person_id"]: TABLES} if row["person_id"] else {}
    hear |= {person: BESIDE for person in beside if person != row["person_id"]}
    for person, source in hear.items():
        number = digest(row["name"], row["subject"], row["since"].isoformat(), person)
        yield {
            "source": source, "event_id": number, "person_id": person, "at": row["at"],
            "name": row["name"], "properties": properties_of(row),
        }  # fmt: skip


def properties_of(row: Row) -> str:
    said = dict.fromkeys(NUMBERED[row["name"]], row["subject"])
    more = {"product_id": row["product_id"], "due_at": row["due_at"]}
    more = {name: value for name, value in more.items() if value is not None}
    return json.dumps({**said, **more}, default=datetime.isoformat)
