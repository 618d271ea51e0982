"""Who said no here is told to the CRM, record by record; no tick there is ever taken away.

What is to be ticked follows from what we may and from the record as it is now: a look that ends in
the middle goes on by itself, and saying it twice is saying it once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from syotto.errors import SettingError
from syotto.run.crm import Connection
from syotto.run.crm_known import SAID, ours_of, said, ticked
from syotto.run.crm_push import Row, Settled, waiting
from syotto.run.lawful import ASKED_FOR, OBJECTED, SUPPRESSED, rights_table
from syotto.run.load import Progress
from syotto.schema.crm import Change, Fields, Kind, Push, Refusal
from syotto.schema.rights import OBJECTED_TOO, touches
from syotto.schema.words import Channel, Purpose
from syotto.sense.opt_outs import objection
from syotto.store import crm as book, marks, rights

KIND = Push.OPT_OUTS.value
"""Under what the wishes stand in the book; our number of one is the record's."""
BECAUSE = "said no here"
TOGETHER = 5_000
"""Records whose rights are asked for at once."""
WAYS: Mapping[tuple[Purpose, Channel], str] = {
    (Purpose.MAILING, Channel.EMAIL): "email",
    (Purpose.CALLS, Channel.PHONE): "phone",
}
"""What is sold through what, and the field by which a record is reached so."""
COMPLAINED = "complaint"
Way = tuple[Purpose, Channel]


def take(c: Connection) -> None:
    """Wants the ticks that records lack. Where nobody said anything since the last time, and no
    record is another one, nothing is looked at.
    """
    if Push.OPT_OUTS not in c.wishes.push:
        return
    place, stands = f"crm/{c.name}/{KIND}", standing(c)
    with c.house.ledger.read() as connection:
        if marks.mark_of(connection, place) == stands:
            return
    for rows in lacking(c):
        for at in range(0, len(rows), book.AT_ONCE):
            with c.house.ledger.begin() as connection:
                for row in rows[at : at + book.AT_ONCE]:
                    book.intend(connection, row, again=True)
    with c.house.ledger.begin() as connection:
        marks.move(connection, place, stands, c.house.now())


def standing(c: Connection) -> dict[str, Any]:
    """Another one when somebody may have said no, or a record may lack a tick."""
    with c.house.ledger.read() as connection:
        newest = book.newest(connection, c.name, Kind.PEOPLE)
        said = rights.standing(connection)
    return {"build": c.house.warehouse.current(), "records": str(newest), "said": said}


def lacking(c: Connection) -> Iterator[list[Row]]:
    """Wishes for all records that are known to stand there."""
    after = ""
    while True:
        with c.house.ledger.read() as connection:
            some = book.there(connection, c.name, Kind.PEOPLE, after, TOGETHER)
        if not some:
            return
        found = ticks_of(c, {row["record_id"]: row["fields"] for row in some})
        yield [wish(c, number, names) for number, names in found.items()]
        after = some[-1]["record_id"]


def wish(c: Connection, number: str, names: Sequence[str]) -> Row:
    now = c.house.now()
    return {
        "system": c.name, "kind": KIND, "our_id": number, "record_id": number,
        "fields": dict.fromkeys(names, "true"), "because": BECAUSE,
        "intended_at": now, "changed_at": now,
    }  # fmt: skip


def ticks_of(c: Connection, records: Mapping[str, Fields]) -> dict[str, tuple[str, ...]]:
    """Record -> the opt-outs that it lacks, of those whose people said no.

    records: as they stand in the book, with what is ticked in them.
    """
    meant = meaning(c)
    noes = refused(c, records)
    found = {}
    for number, fields in records.items():
        open_ones = [name for name in meant if not ticked(fields.get(SAID + name))]
        names = tuple(name for name in open_ones if meant[name] <= noes[number])
        if names:
            found[number] = names
    return found


def meaning(c: Connection) -> dict[str, set[Way]]:
    """Each opt-out of theirs and all to which it is a no. Raises SettingError where none is known.

    One about a single kind of mailing is only read.
    """
    shape = c.crm.shapes.get(Kind.PEOPLE)
    said = {name: objection(name) for name in (shape.opt_outs if shape else ())}
    found = {
        name: {way for way in WAYS if touches(*about, *way)}
        for name, about in said.items()
        if about
    }
    if not found:
        raise SettingError(
            f"{c.name} has no field for an opt-out.",
            fix=f'Take "{KIND}" out of push in [crm.{c.name}], or name its fields: '
            f"opt_outs = [...] in [crm.{c.name}.records.people].",
        )
    return found


def refused(c: Connection, records: Mapping[str, Fields]) -> dict[str, set[Way]]:
    """What the people of these records said no to, themselves or by an address of theirs."""
    whose = ours_of(c.house, c.name, Kind.PEOPLE, list(records))
    people = pa.array([whose.get(number) for number in records], pa.string())
    noes: dict[str, set[Way]] = {number: set() for number in records}
    for way, name in WAYS.items():
        addresses = pa.array([fields.get(name) for fields in records.values()], pa.string())
        asked = pa.table({"person_id": people, "address": addresses})
        found = rights_table(c.house, asked, purpose=way[0], channel=way[1], now=c.house.now())
        for number, reason in zip(records, found["reason"].to_pylist(), strict=True):
            if said_no(reason or ""):
                noes[number].add(way)
    return noes


def said_no(reason: str) -> bool:
    """Their own word, or of who has the same address; a bounce and a list of ours are none."""
    theirs = any(word in reason.lower() for word in (*ASKED_FOR, COMPLAINED))
    objected = reason.startswith((OBJECTED, OBJECTED_TOO))
    return objected or (reason.startswith(SUPPRESSED) and theirs)


def settle(c: Connection, wanted: Sequence[Row]) -> list[Settled]:
    """What each wish comes to, by what the CRM says now. Nothing is written anywhere."""
    there = {one.record_id: one for one in c.crm.read(Kind.PEOPLE, [r["our_id"] for r in wanted])}
    ticks = ticks_of(c, {n: {**one.fields, **said(one)} for n, one in there.items()})
    done = []
    for row in wanted:
        number = row["our_id"]
        new = dict.fromkeys(ticks.get(number, ()), "true")
        change = Change(number, number, new) if new else None
        done.append(Settled(row, there.get(number), change))
    return done


def tell(c: Connection, progress: Progress) -> dict[str, int]:
    """Ticks what is wanted. Returns how many records were written, were so, were refused."""
    made = {"written": 0, "same": 0, "failed": 0}
    rows = waiting(c, KIND) if Push.OPT_OUTS in c.wishes.push else []
    for at in range(0, len(rows), c.crm.batch):
        done = tell_some(c, rows[at : at + c.crm.batch])
        made = {name: number + done[name] for name, number in made.items()}
        progress(f"{made['written']:,} opt-outs told to {c.name}")
    return made


def tell_some(c: Connection, wanted: Sequence[Row]) -> dict[str, int]:
    """One batch: read, compared, on record as leaving, ticked, on record as done."""
    settled = settle(c, wanted)
    leaving = [one for one in settled if one.change]
    now = c.house.now()
    with c.house.ledger.begin() as connection:
        for one in settled:
            if not one.change:
                book.change(connection, one.row, state=book.DONE, problem=None, changed_at=now)
        for one in leaving:
            book.change(connection, one.row, fields=dict(one.change.fields) if one.change else {})
        book.leave(connection, [one.row for one in leaving], now)
    refusals = [refusal(one) for one in leaving]
    answers = {one.our_id: one for one in c.crm.opt_out(refusals)} if refusals else {}
    failed = {number: one.problem for number, one in answers.items() if one.problem}
    with c.house.ledger.begin() as connection:
        for one in leaving:
            finish(connection, c, one, failed.get(one.row["our_id"]))
    same = len(settled) - len(leaving)
    return {"written": len(leaving) - len(failed), "same": same, "failed": len(failed)}


def refusal(one: Settled) -> Refusal:
    names = tuple(one.change.fields) if one.change else ()
    return Refusal(one.row["our_id"], names, one.there.fields.get("email") if one.there else None)


def finish(connection: Any, c: Connection, one: Settled, problem: str | None) -> None:
    """On record what became of it; a tick of ours stands in the book: it is no news."""
    now, number = c.house.now(), one.row["our_id"]
    state = book.FAILED if problem else book.DONE
    book.change(connection, one.row, state=state, problem=problem, changed_at=now)
    if problem:
        return
    names = one.change.fields if one.change else {}
    for known in book.records_of(connection, c.name, Kind.PEOPLE, by="record_id", values=[number]):
        fields = {**known["fields"], **{SAID + name: value for name, value in names.items()}}
        book.put(connection, book.crm_records, [{**known, "fields": fields, "seen_at": now}])


def planned(c: Connection) -> Iterator[tuple[Kind, Settled]]:
    """What a look would tick now, after asking the CRM, without writing anything."""
    if Push.OPT_OUTS not in c.wishes.push:
        return
    known = waiting(c, KIND)
    there = {row["our_id"] for row in known}
    new = [row for rows in lacking(c) for row in rows if row["our_id"] not in there]
    wanted = [*known, *new]
    for at in range(0, len(wanted), c.crm.batch):
        for one in settle(c, wanted[at : at + c.crm.batch]):
            if one.change and one.there:
                yield Kind.PEOPLE, replace(one, there=replace(one.there, fields=one.there.said))
