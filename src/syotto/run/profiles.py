"""Publishes what a build knows of people to the ledger: only rows that are not what they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

import ibis
import pyarrow as pa
import sqlalchemy as sa

from syotto.know.profiles import Parts, marks_of, names_of, parts_of, texts_of
from syotto.run.house import House
from syotto.run.live_events import judge_all
from syotto.run.segments import known_to
from syotto.schema.known import ANONYMOUS_ID, IDENTITIES, REF, RENAMED, VISITOR
from syotto.schema.rights import OBJECTIONS
from syotto.schema.segmented import SEGMENT_MEMBERS
from syotto.store import marks as places, profiles as book
from syotto.store.snapshot import Snapshot

PLACE = "profiles"
TOGETHER = 5_000
"""Subjects whose texts are made by one query."""
OLD = timedelta(days=1)
"""An event that came so long before a build and is not in it never will be."""


def publish_profiles(house: House) -> int:
    """Rows of `profiles` that were written; the ledger remembers of which build they are."""
    snapshot = house.warehouse.open()
    written = write_changed(house, snapshot)
    with house.ledger.begin() as connection:
        places.move(connection, PLACE, {"build": snapshot.build.number}, house.now())
    return written


def published(connection: sa.Connection) -> int:
    """The build that all of `profiles` is of; 0: none yet."""
    return int((places.mark_of(connection, PLACE) or {}).get("build", 0))


def write_changed(house: House, snapshot: Snapshot) -> int:
    """How many rows. Costs nothing where there is nobody."""
    with house.ledger.read() as connection:
        before, acted = book.marks(connection), book.who_acted(connection)
    if (
        not before
        and not acted
        and not snapshot.table("people").limit(1).count().to_pyarrow().as_py()
    ):
        return 0
    members = snapshot.table(SEGMENT_MEMBERS.name).select("segment", "person_id")
    parts = parts_of(known_to(snapshot), members)
    marks = marks_of(parts, snapshot.table(OBJECTIONS.name)).to_pyarrow()
    now = dict(zip(marks["subject_id"].to_pylist(), marks["mark"].to_pylist(), strict=True))
    changed = sorted(subject for subject, mark in now.items() if before.get(subject) != mark)
    for rows in texts(parts, changed):
        table = [{**row, "mark": now[row["subject_id"]]} for row in rows.to_pylist()]
        book.write(house.ledger, book.profiles, table)
    gone = [(subject,) for subject in before.keys() - now.keys()]
    book.remove(house.ledger, book.profiles, gone)
    publish_names(house, snapshot)
    judge_all(house)
    return len(changed)


def texts(parts: Parts, changed: list[str]) -> Iterator[pa.RecordBatch]:
    """subject_id, profile of these; sorted."""
    for start in range(0, len(changed), TOGETHER):
        chosen = ibis.memtable(pa.table({"subject_id": changed[start : start + TOGETHER]}))
        with texts_of(parts, chosen).to_pyarrow_batches(chunk_size=500) as batches:
            yield from batches


def publish_names(house: House, snapshot: Snapshot) -> None:
    """What events call people, as far as it is other than it was."""
    with house.ledger.read() as connection:
        before = book.every_name(connection)
    found = names_of(snapshot.table(IDENTITIES.name), snapshot.table(RENAMED.name)).to_pyarrow()
    columns = [found[name].to_pylist() for name in ("kind", "source", "identifier")]
    now = dict(zip(zip(*columns, strict=True), found["person_id"].to_pylist(), strict=True))
    new = sorted(key for key, person in now.items() if before.get(key) != person)
    names = [name.name for name in book.profile_names.c]
    rows = [dict(zip(names, (*key, now[key]), strict=True)) for key in new]
    book.write(house.ledger, book.profile_names, rows)
    book.remove(house.ledger, book.profile_names, list(before.keys() - now.keys()))
    settle(house, snapshot, {key: now[key] for key in new})


def settle(house: House, snapshot: Snapshot, called: Mapping[tuple[str, str, str], str]) -> None:
    """Events that the build knows go, with what people told of themselves in them; the others are
    of whom they are said to be of now.
    """
    with house.ledger.read() as connection:
        since = {table: book.every_event(connection, table) for table in book.SINCE}
    waiting = [row for rows in since.values() for row in rows]
    if not waiting:
        return
    known = in_build(snapshot, [row.event_id for row in waiting])
    old = snapshot.build.built_at - OLD
    for table, rows in since.items():
        gone = [
            (row.source, row.event_id)
            for row in rows
            if (row.source, row.event_id) in known or row.received_at < old
        ]
        book.remove(house.ledger, table, gone)
    numbers = {VISITOR + who: now for (kind, _, who), now in called.items() if kind == ANONYMOUS_ID}
    numbers |= {who: now for (kind, at, who), now in called.items() if kind == REF and not at}
    there = {row.person_id for row in waiting}
    with house.ledger.begin() as connection:
        book.give_events(connection, {who: numbers[who] for who in there & numbers.keys()})


def in_build(snapshot: Snapshot, event_ids: list[str]) -> set[tuple[str, str]]:
    events = snapshot.table("events")
    asked = ibis.memtable(pa.table({"event_id": sorted(set(event_ids))}))
    found = events.semi_join(asked, "event_id").select("source", "event_id").to_pyarrow()
    return set(zip(found["source"].to_pylist(), found["event_id"].to_pylist(), strict=True))
