"""What is told of people record by record: who said no, how far they are.

What a record lacks follows from what we know and from the record as it is now: a look that ends in
the middle goes on by itself, and saying it twice is saying it once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from syotto.act.crm_merge import Clash
from syotto.run.crm import Connection
from syotto.run.crm_known import said
from syotto.run.crm_push import Row, Settled, clashed, waiting
from syotto.run.load import Progress
from syotto.schema.crm import Change, Fields, Kind, Push, Record, Written
from syotto.store import crm as book, marks

TOGETHER = 5_000
"""Records that are looked at at once."""


@dataclass(frozen=True)
class Lack:
    """What a record is to be told, and where both sides had changed it."""

    fields: Mapping[str, str]
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True)
class Telling:
    """Something that is told of people, under `push`; our number of a wish is the record's.

    standing: another one when there may be something new. lacks: what records lack, by number.
    send: tells it, one answer for each. kept: a record of the book once it was told. again: what
    somebody there took back is told once more.
    """

    push: Push
    because: str
    standing: Callable[[Connection], dict[str, Any]]
    lacks: Callable[[Connection, Mapping[str, Record]], Mapping[str, Lack]]
    send: Callable[[Connection, Sequence[Settled]], list[Written]]
    kept: Callable[[Row, Fields], Row]
    again: bool


def take(c: Connection, t: Telling) -> None:
    """Wants what records lack. Where nothing can be new since last time, nothing is looked at."""
    if t.push not in c.wishes.push:
        return
    place, stands = f"crm/{c.name}/{t.push}", standing(c, t)
    with c.house.ledger.read() as connection:
        if marks.mark_of(connection, place) == stands:
            return
    for rows in lacking(c, t):
        for at in range(0, len(rows), book.AT_ONCE):
            with c.house.ledger.begin() as connection:
                for row in rows[at : at + book.AT_ONCE]:
                    book.intend(connection, row, again=t.again)
    with c.house.ledger.begin() as connection:
        marks.move(connection, place, stands, c.house.now())


def standing(c: Connection, t: Telling) -> dict[str, Any]:
    """Another one when a build, a record, or what this is about is another one."""
    with c.house.ledger.read() as connection:
        newest = book.newest(connection, c.name, Kind.PEOPLE)
    return {"build": c.house.warehouse.current(), "records": str(newest), **t.standing(c)}


def lacking(c: Connection, t: Telling) -> Iterator[list[Row]]:
    """Wishes for all records that are known to stand there."""
    after = ""
    while True:
        with c.house.ledger.read() as connection:
            some = book.there(connection, c.name, Kind.PEOPLE, after, TOGETHER)
        if not some:
            return
        known = {row["record_id"]: record_of(row) for row in some}
        found = t.lacks(c, known)
        yield [wish(c, t, number, one.fields) for number, one in found.items()]
        after = some[-1]["record_id"]


def record_of(row: Row) -> Record:
    """A record as the book has it, with what is ticked in it among its fields."""
    return Record(row["record_id"], row["fields"], row["our_id"], row["updated_at"])


def wish(c: Connection, t: Telling, number: str, fields: Mapping[str, str]) -> Row:
    now = c.house.now()
    return {
        "system": c.name, "kind": t.push.value, "our_id": number, "record_id": number,
        "fields": dict(fields), "because": t.because, "intended_at": now, "changed_at": now,
    }  # fmt: skip


def settle(c: Connection, t: Telling, wanted: Sequence[Row]) -> list[Settled]:
    """What each wish comes to, by what the CRM says now. Nothing is written anywhere."""
    there = {one.record_id: one for one in c.crm.read(Kind.PEOPLE, [r["our_id"] for r in wanted])}
    known = {n: replace(one, fields={**one.fields, **said(one)}) for n, one in there.items()}
    lacks = t.lacks(c, known)
    done = []
    for row in wanted:
        number = row["our_id"]
        lack = lacks.get(number)
        change = Change(number, number, lack.fields, bare=True) if lack else None
        clashes = lack.clashes if lack else ()
        done.append(Settled(row, there.get(number), change, clashes))
    return done


def tell(c: Connection, t: Telling, progress: Progress) -> dict[str, int]:
    """Tells what is wanted. Returns how many records were written, were so, were refused."""
    made = {"written": 0, "same": 0, "failed": 0}
    rows = waiting(c, t.push) if t.push in c.wishes.push else []
    for at in range(0, len(rows), c.crm.batch):
        done = tell_some(c, t, rows[at : at + c.crm.batch])
        made = {name: number + done[name] for name, number in made.items()}
        progress(f"{made['written']:,} {t.push} told to {c.name}")
    return made


def tell_some(c: Connection, t: Telling, wanted: Sequence[Row]) -> dict[str, int]:
    """One batch: read, compared, on record as leaving, told, on record as done."""
    settled = settle(c, t, wanted)
    leaving = [one for one in settled if one.change]
    now = c.house.now()
    with c.house.ledger.begin() as connection:
        for one in settled:
            if not one.change:
                book.change(connection, one.row, state=book.DONE, problem=None, changed_at=now)
        for one in leaving:
            book.change(connection, one.row, fields=dict(one.change.fields) if one.change else {})
        book.leave(connection, [one.row for one in leaving], now)
    answers = {one.our_id: one for one in t.send(c, leaving)} if leaving else {}
    failed = {number: one.problem for number, one in answers.items() if one.problem}
    with c.house.ledger.begin() as connection:
        for one in leaving:
            finish(connection, c, t, one, failed.get(one.row["our_id"]))
    same = len(settled) - len(leaving)
    return {"written": len(leaving) - len(failed), "same": same, "failed": len(failed)}


def finish(connection: Any, c: Connection, t: Telling, one: Settled, problem: str | None) -> None:
    """On record what became of it, and the record as it stands there now."""
    now, number = c.house.now(), one.row["our_id"]
    state = book.FAILED if problem else book.DONE
    book.change(connection, one.row, state=state, problem=problem, changed_at=now)
    if problem:
        return
    told = one.change.fields if one.change else {}
    for known in book.records_of(connection, c.name, Kind.PEOPLE, by="record_id", values=[number]):
        book.put(connection, book.crm_records, [{**t.kept(known, told), "seen_at": now}])
        about = {**one.row, "kind": Kind.PEOPLE.value, "our_id": known["our_id"]}
        book.put(connection, book.crm_conflicts, clashed(about, number, one.clashes, now))


def planned(c: Connection, t: Telling) -> Iterator[tuple[Kind, Settled]]:
    """What a look would tell now, after asking the CRM, without writing anything."""
    if t.push not in c.wishes.push:
        return
    known = waiting(c, t.push)
    there = {row["our_id"] for row in known}
    new = [row for rows in lacking(c, t) for row in rows if row["our_id"] not in there]
    wanted = [*known, *new]
    for at in range(0, len(wanted), c.crm.batch):
        for one in settle(c, t, wanted[at : at + c.crm.batch]):
            if one.change and one.there:
                yield Kind.PEOPLE, replace(one, there=replace(one.there, fields=seen(one.there)))


def seen(record: Record) -> Fields:
    return {**record.fields, **record.said}
