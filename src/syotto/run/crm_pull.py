"""What changed in a CRM comes through the doors of loading; how far it was read moves after it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pyarrow as pa

from syotto.act.crm_calls import moment
from syotto.run.crm import Connection
from syotto.run.crm_known import SAID, ours_of, said, said_of, ticked
from syotto.run.erased import erased
from syotto.run.load import Progress, load, spec_of
from syotto.run.rights import suppress_all
from syotto.run.vanished import vanish
from syotto.schema.crm import Gone, Kind, Push, Record, Rule
from syotto.schema.raw import LOAD_COLUMNS
from syotto.schema.words import Channel
from syotto.store import crm as book, marks

log = logging.getLogger("syotto.crm")
AT_ONCE = 5_000
"""Records that are loaded together."""
SWEEP = timedelta(days=1)
"""So often it is looked whether records are still there: some CRMs do not tell."""
NUMBER = {
    Kind.PEOPLE: "source_id",
    Kind.ACCOUNTS: "source_id",
    Kind.OPPORTUNITIES: "opportunity_id",
}
NEEDED = {Kind.OPPORTUNITIES: "created_at"}
OWN = {column.name for column in LOAD_COLUMNS} | {"properties", "updated_at"}


def pull(c: Connection, progress: Progress) -> dict[str, int]:
    """Reads what changed since the last time. Returns how many records changed, by kind."""
    return {kind.value: pull_kind(c, kind, progress) for kind in c.pulled}


def pull_kind(c: Connection, kind: Kind, progress: Progress) -> int:
    place, found, total = f"crm/{c.name}/{kind}", dict[str, Record](), 0
    with c.house.ledger.read() as connection:
        mark = marks.mark_of(connection, place)
    for page in c.crm.changed(kind, mark, c.house.now()):
        found |= {one.record_id: one for one in page.records}
        mark = dict(page.mark)
        if len(found) >= AT_ONCE:
            total += keep(c, kind, list(found.values()), place, mark)
            found = {}
            progress(f"{total:,} changed {kind} of {c.name}")
    return total + keep(c, kind, list(found.values()), place, mark)


def keep(c: Connection, kind: Kind, records: Sequence[Record], place: str, mark: Any) -> int:
    """Loads records that are not as they were; a crash before the end reads them again."""
    admitted = list(without_erased(c, records))
    numbers = [one.record_id for one in admitted]
    with c.house.ledger.read() as connection:
        known = {
            row["record_id"]: row
            for row in book.records_of(connection, c.name, kind, by="record_id", values=numbers)
        }
    new = [one for one in admitted if changed(one, known.get(one.record_id))]
    alive = [one for one in new if not one.deleted]
    if alive:
        bring(c, kind, alive)
        opt_outs(c, kind, alive, known)
    gone(c, kind, [known[one.record_id] for one in new if one.deleted])
    remember(c, kind, alive)
    with c.house.ledger.begin() as connection:
        marks.move(connection, place, mark or {}, c.house.now())
    return len(new)


def changed(record: Record, known: Mapping[str, Any] | None) -> bool:
    if known is None:
        return not record.deleted
    if record.deleted:
        return known["gone_at"] is None
    fresh = known["gone_at"] is not None or known["updated_at"] is None
    return fresh or known["fields"] != dict(record.fields) | said(record)


def without_erased(c: Connection, records: Iterable[Record]) -> Iterator[Record]:
    out = erased(c.house)
    for one in records:
        names = (one.record_id, one.our_id, one.fields.get("email"), one.fields.get("phone"))
        if out is None or not any(out.is_(name) for name in names):
            yield one


def bring(c: Connection, kind: Kind, records: Sequence[Record]) -> None:
    spec = spec_of(kind)
    rows = [row_of(kind, one) for one in ours_kept(c, kind, records)]
    rows = [row for row in rows if row.get(NEEDED.get(kind, NUMBER[kind]))]
    names = [name for name in spec.columns if any(name in row for row in rows)]
    if rows:
        table = pa.table({name: [row.get(name) for row in rows] for name in names}, text(names))
        mapping = {name: name if name in names else "" for name in set(spec.columns) - LOADED}
        made = load(c.house, spec.name, [table], mapping=mapping, source=c.name, keep=False)
        if made.rejected:
            log.warning("%s: %d %s are in %s", c.name, made.rejected, kind, made.rejects_file)


LOADED = {column.name for column in LOAD_COLUMNS}


def text(names: Iterable[str]) -> pa.Schema:
    return pa.schema([(name, pa.string()) for name in names])


def row_of(kind: Kind, record: Record) -> dict[str, str | None]:
    """A row of a raw table; what it has no column for stands in its properties."""
    columns = set(spec_of(kind).columns) - OWN
    row = {name: value for name, value in record.fields.items() if name in columns}
    more = {n: v for n, v in record.fields.items() if n not in columns and v is not None}
    if "properties" in spec_of(kind).columns:
        row["properties"] = json.dumps(more, ensure_ascii=False) if more else None
    if "updated_at" in spec_of(kind).columns:
        row["updated_at"] = record.updated_at
    told = {name: in_utc(one) if name.endswith("_at") else one for name, one in row.items()}
    return {**told, NUMBER[kind]: record.record_id}


def in_utc(value: str | None) -> str | None:
    """In one spelling; what is no moment is left to the door, which tells it."""
    try:
        return moment(value).isoformat() if value else None
    except ValueError:
        return value


def ours_kept(c: Connection, kind: Kind, records: Sequence[Record]) -> Iterator[Record]:
    """Without the values of fields in which ours counts, where we have one."""
    fixed = [name for name in c.crm.shapes[kind].fields if c.wishes.rule(name) is Rule.OURS]
    if not fixed or kind is Kind.OPPORTUNITIES:
        yield from records
        return
    whose = ours_of(c.house, c.name, kind, [one.record_id for one in records])
    known = said_of(c.house, c.name, kind, sorted(set(whose.values())), fixed)
    for one in records:
        mine = known.get(whose.get(one.record_id, ""), {})
        kept = {name: None for name in fixed if mine.get(name)}
        yield replace(one, fields={**one.fields, **kept})


def opt_outs(
    c: Connection, kind: Kind, records: Sequence[Record], known: Mapping[str, Mapping[str, Any]]
) -> None:
    """New ticks become rows of consents as they do when a file of the CRM is loaded.

    One that stood there before is no word of today, nor is one that came from here.
    """
    if kind is not Kind.PEOPLE:
        return
    with c.house.ledger.read() as connection:
        waiting = book.waiting(connection, c.name, Push.OPT_OUTS)
    ours = {row["our_id"]: row["fields"] for row in waiting if row["state"] == book.LEAVING}

    def new(one: Record, name: str) -> bool:
        before = known[one.record_id]["fields"] if one.record_id in known else {}
        stood = ticked(before.get(SAID + name)) or name in ours.get(one.record_id, ())
        return ticked(one.said[name]) and not stood

    news = {one.record_id: [name for name in one.said if new(one, name)] for one in records}
    those = [one for one in records if news[one.record_id]]
    if not those:
        return
    names = sorted({name for one in those for name in news[one.record_id]})
    columns = {
        "record id": [one.record_id for one in those],
        **{
            name: [one.said[name] if name in news[one.record_id] else None for one in those]
            for name in names
        },
        "updated at": [one.updated_at for one in those],
    }
    load(c.house, "consents", [pa.table(columns, text(columns))], source=c.name, keep=False)


def remember(c: Connection, kind: Kind, records: Sequence[Record]) -> None:
    """As they are now, with our number where it is known. A merge there may have brought it."""
    numbers = [one.record_id for one in records]
    whose = ours_of(c.house, c.name, kind, numbers)
    now = c.house.now()
    rows = [
        {
            "system": c.name, "kind": kind.value, "record_id": one.record_id,
            "our_id": whose.get(one.record_id) or one.our_id,
            "fields": {**one.fields, **said(one)}, "updated_at": one.updated_at,
            "seen_at": now, "gone_at": None,
        }
        for one in sorted(records, key=lambda one: one.record_id)
    ]  # fmt: skip
    for at in range(0, len(rows), book.AT_ONCE):
        with c.house.ledger.begin() as connection:
            book.put(connection, book.crm_records, rows[at : at + book.AT_ONCE])


def gone(c: Connection, kind: Kind, known: Sequence[Mapping[str, Any]]) -> None:
    """Records deleted there no longer count, and as wished nobody writes to their addresses."""
    if not known:
        return
    vanish(c.house, kind, c.name, NUMBER[kind], [row["record_id"] for row in known])
    now = c.house.now()
    if kind is Kind.PEOPLE and c.wishes.deleted is Gone.SUPPRESS:
        emails = [row["fields"].get("email") for row in known]
        reason = f"deleted in {c.name}"
        suppress_all(c.house, [(one, Channel.EMAIL, reason, now) for one in emails if one])
    with c.house.ledger.begin() as connection:
        book.put(connection, book.crm_records, [{**row, "gone_at": now} for row in known])


def sweep(c: Connection, progress: Progress) -> int:
    """Once a day every known record is asked for; returns how many were gone.

    A crash goes on where it was.
    """
    place, total = f"crm/{c.name}/sweep", 0
    with c.house.ledger.read() as connection:
        mark = marks.mark_of(connection, place) or {}
    now = c.house.now()
    if mark.get("next") and now.isoformat() < mark["next"]:
        return 0
    for kind in c.pulled:
        total += sweep_kind(c, kind, place, mark)
        progress(f"{total:,} {kind} are gone at {c.name}")
    with c.house.ledger.begin() as connection:
        marks.move(connection, place, {"next": (now + SWEEP).isoformat()}, now)
    return total


def sweep_kind(c: Connection, kind: Kind, place: str, mark: dict[str, str]) -> int:
    total = 0
    while True:
        after = mark.get(kind, "")
        with c.house.ledger.read() as connection:
            known = book.there(connection, c.name, kind, after, c.crm.batch)
        if not known:
            return total
        absent = absent_of(c, kind, {row["record_id"] for row in known})
        lost = [row for row in known if row["record_id"] in absent]
        gone(c, kind, lost)
        total += len(lost)
        mark[kind] = known[-1]["record_id"]
        with c.house.ledger.begin() as connection:
            marks.move(connection, place, mark, c.house.now())


def absent_of(c: Connection, kind: Kind, numbers: set[str]) -> set[str]:
    """Records that are gone: who lacks in an answer is asked for anew until nobody comes any more,
    as an answer may be a part of the whole.
    """
    absent = numbers
    while absent:
        there = {one.record_id for one in c.crm.read(kind, sorted(absent))} & absent
        if not there:
            break
        absent = absent - there
    return absent
