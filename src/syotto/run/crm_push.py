"""What we know goes into a CRM: on record here before each call, under our number there.

A process may end at any moment. What was on its way is looked for by our number before it is
written again, so nothing is made twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from syotto.act.crm import OUR_ID
from syotto.act.crm_merge import Clash, differing, later
from syotto.errors import NotFound
from syotto.run.crm import Connection
from syotto.run.crm_known import said_in, theirs_of
from syotto.run.crm_wishes import agree, alike, changes_of, intended, newer_build, noted, spoken
from syotto.run.erased import erased
from syotto.run.house import House
from syotto.run.load import Progress
from syotto.schema.crm import LINKS, ORDER, Change, Kind, Push, Record, Written
from syotto.store import crm as book

Row = dict[str, Any]
MATCH = {Kind.PEOPLE: "email", Kind.ACCOUNTS: "domain"}
"""By what a record is found the first time; from then on only by its number."""


@dataclass(frozen=True)
class Settled:
    """What a wish comes to: a change (none where the CRM has it all), or why it cannot be."""

    row: Row
    there: Record | None
    change: Change | None
    clashes: tuple[Clash, ...] = ()
    problem: str = ""
    agreed: Mapping[str, Any] = field(default_factory=dict)
    said: Mapping[str, Any] = field(default_factory=dict)
    """Opt-outs as they were last read: one that was ticked since is still news."""


def push(c: Connection, progress: Progress) -> dict[str, int]:
    """Writes what is wanted. Returns how many were written, were there already, were refused."""
    made = {"written": 0, "same": 0, "failed": 0}
    if newer_build(c):
        intended(c.house, changes_of(c))
        agree(c)
        noted(c)
    for kind in kinds(c):
        wanted = waiting(c, kind)
        if wanted:
            c.crm.prepare(kind)
        for at in range(0, len(wanted), c.crm.batch):
            done = write(c, kind, wanted[at : at + c.crm.batch])
            made = {name: number + done[name] for name, number in made.items()}
            progress(f"{made['written']:,} records written to {c.name}")
    return made


def kinds(c: Connection) -> list[Kind]:
    """Tasks only where they are wished for."""
    wanted = [kind for kind in ORDER if kind is not Kind.TASKS or Push.TASKS in c.wishes.push]
    return [kind for kind in wanted if kind in c.crm.shapes]


def waiting(c: Connection, kind: str) -> list[Row]:
    with c.house.ledger.read() as connection:
        return book.waiting(connection, c.name, kind)


def write(c: Connection, kind: Kind, wanted: Sequence[Row]) -> dict[str, int]:
    """One batch: looked for, compared, on record as leaving, written, on record as done."""
    settled = settle(c, kind, wanted)
    leaving = [one for one in settled if one.change]
    with c.house.ledger.begin() as connection:
        for one in settled:
            if not one.change:
                finish(connection, c, one, None)
        book.leave(connection, [one.row for one in leaving], c.house.now())
    answers = {
        one.our_id: one for one in c.crm.write(kind, [one.change for one in leaving if one.change])
    }
    with c.house.ledger.begin() as connection:
        for one in leaving:
            finish(connection, c, one, answers[one.row["our_id"]])
    failed = sum(bool(answer.problem) for answer in answers.values())
    refused = sum(bool(one.problem) for one in settled)
    same = len(settled) - len(leaving) - refused
    return {"written": len(answers) - failed, "same": same, "failed": failed + refused}


def settle(c: Connection, kind: Kind, wanted: Sequence[Row]) -> list[Settled]:
    """What each wish comes to, by what the CRM says now. Nothing is written anywhere."""
    out = erased(c.house)
    allowed = [row for row in wanted if not (out and named(out, row))]
    placed = identified(c, kind, allowed)
    numbers = [row["record_id"] for row in placed if row["record_id"]]
    there = {one.record_id: one for one in c.crm.read(kind, numbers)} if numbers else {}
    with c.house.ledger.read() as connection:
        known = {
            row["record_id"]: row
            for row in book.records_of(connection, c.name, kind, by="record_id", values=numbers)
        }
    links = references(c, placed)
    done = [settle_one(c, kind, row, there, known, links) for row in placed]
    forgotten = [row for row in wanted if row not in allowed]
    return [*done, *(Settled(row, None, None, problem="was erased") for row in forgotten)]


def named(out: Any, row: Row) -> bool:
    fields = row["fields"]
    values = (row["our_id"], fields.get("email"), fields.get("phone"), fields.get("person_ref"))
    return any(out.is_(value) for value in values)


def settle_one(
    c: Connection,
    kind: Kind,
    row: Row,
    there: Mapping[str, Record],
    known: Mapping[str, Row],
    links: Mapping[tuple[Kind, str], str],
) -> Settled:
    fields = spoken(c, kind, row["fields"])
    lacking = [
        name for name in LINKS if name in fields and (LINKS[name], fields[name]) not in links
    ]
    fields |= {name: links.get((LINKS[name], fields[name])) for name in LINKS if name in fields}
    number = row["record_id"]
    if number is None:
        waits = [name for name in lacking if failed(c, LINKS[name], row["fields"][name])]
        if waits:
            return Settled(row, None, None, problem=f"its {waits[0]} could not be written")
        made = {name: one for name, one in fields.items() if one is not None}
        return Settled(row, None, Change(row["our_id"], None, made))
    if number not in there:
        return Settled(row, None, None, problem=f"was deleted in {c.name}")
    record = there[number]
    if kind not in MATCH:
        return Settled(row, record, None)
    base = known.get(number)
    newer = later(row["fields"].get("updated_at"), record.updated_at)
    agreed = base["agreed"] if base else None
    wanted, clashes = differing(fields, record.fields, agreed, c.wishes.conflicts, newer)
    change = Change(row["our_id"], number, wanted) if wanted else None
    agreed = {**(agreed or {}), **alike(fields, record.fields)}
    said = said_in(base["fields"]) if base else {}
    return Settled(row, record, change, tuple(clashes), agreed=agreed, said=said)


def failed(c: Connection, kind: Kind, our_id: str) -> bool:
    with c.house.ledger.read() as connection:
        there = book.some(connection, book.crm_writes, c.name, 1, kind=kind.value, our_id=our_id)
    return bool(there) and there[0]["state"] == book.FAILED


def references(c: Connection, wanted: Sequence[Row]) -> dict[tuple[Kind, str], str]:
    """(kind, our number) -> their number, of everybody that these wishes name."""
    found = {}
    for link, kind in LINKS.items():
        named = sorted({row["fields"][link] for row in wanted if row["fields"].get(link)})
        for our_id, number in theirs_of(c.house, c.name, kind, named).items():
            found[kind, our_id] = number
    return found


def identified(c: Connection, kind: Kind, wanted: Sequence[Row]) -> list[Row]:
    """With the number of the record in the CRM: as known here, by our number there, and the first
    time by the e-mail address or web domain where exactly one record has it.
    """
    found = theirs_of(c.house, c.name, kind, [row["our_id"] for row in wanted])
    found |= {row["our_id"]: row["record_id"] for row in wanted if row["record_id"]}
    rest = [row for row in wanted if row["our_id"] not in found]
    if rest:
        there = c.crm.find(kind, OUR_ID, [row["our_id"] for row in rest])
        found |= {str(one.our_id): one.record_id for one in there}
    rest = [row for row in rest if row["our_id"] not in found]
    return [{**row, "record_id": found.get(row["our_id"])} for row in wanted if row not in rest] + [
        {**row, "record_id": number} for row, number in matched(c, kind, rest)
    ]


def matched(c: Connection, kind: Kind, wanted: Sequence[Row]) -> Iterator[tuple[Row, str | None]]:
    """A record that belongs to another of ours already is nobody else's."""
    by = MATCH.get(kind, "")
    values = sorted({row["fields"][by].lower() for row in wanted if row["fields"].get(by)})
    usable = by in c.crm.shapes[kind].fields and values
    by_value: dict[str, list[Record]] = {}
    for one in c.crm.find(kind, by, values) if usable else ():
        by_value.setdefault((one.fields.get(by) or "").lower(), []).append(one)
    taken: set[str] = set()
    for row in wanted:
        there = by_value.get((row["fields"].get(by) or "").lower(), [])
        free = [one for one in there if one.record_id not in taken and one.our_id is None]
        number = free[0].record_id if len(there) == 1 and free else None
        taken |= {number} if number else set()
        yield row, number


def finish(connection: Any, c: Connection, one: Settled, answer: Written | None) -> None:
    """On record what became of a wish, and as what the record stands there now."""
    now = c.house.now()
    problem = one.problem or (answer.problem if answer else "")
    number = (answer and answer.record_id) or one.row["record_id"]
    values = {"state": book.FAILED if problem else book.DONE, "problem": problem or None}
    book.change(connection, one.row, **values, record_id=number, changed_at=now)
    if problem or number is None:
        return
    change = dict(one.change.fields) if one.change else {}
    there = dict(one.there.fields) if one.there else {}
    record = {
        "system": c.name, "kind": one.row["kind"], "record_id": number,
        "our_id": one.row["our_id"], "fields": {**there, **one.said, **change}, "seen_at": now,
        "agreed": {**one.agreed, **change},
        "updated_at": None, "gone_at": None,
    }  # fmt: skip
    book.put(connection, book.crm_records, [record])
    if one.row["kind"] == Kind.OPPORTUNITIES:
        book.lead_has_case(connection, one.row["our_id"], c.name, number)
    book.put(connection, book.crm_conflicts, clashed(one.row, number, one.clashes, now))


def clashed(row: Row, number: str, clashes: Sequence[Clash], now: datetime) -> list[Row]:
    """Rows of the book about fields that both sides had changed."""
    who = {"system": row["system"], "kind": row["kind"], "record_id": number}
    return [
        {
            **who, "field": clash.field, "our_id": row["our_id"], "ours": clash.ours,
            "theirs": clash.theirs, "chosen": clash.chosen.value, "at": now,
        }
        for clash in clashes
    ]  # fmt: skip


def again(house: House, name: str, kind: str, our_id: str) -> None:
    """What failed is tried again with the next look. Raises NotFound where nothing failed."""
    row = {"system": name, "kind": kind, "our_id": our_id}
    with house.ledger.begin() as connection:
        there = book.some(connection, book.crm_writes, name, 1, kind=kind, our_id=our_id)
        if not there or there[0]["state"] != book.FAILED:
            raise NotFound(f"Nothing failed for {our_id!r} in {name}.", fix="Reload the page.")
        book.change(connection, row, state=book.INTENDED, problem=None, changed_at=house.now())


def planned(c: Connection) -> Iterator[tuple[Kind, Settled]]:
    """What a look would write now, after asking the CRM, without writing anything."""
    new = list(changes_of(c))
    for kind in kinds(c):
        known = waiting(c, kind)
        there = {row["our_id"] for row in known}
        more = [row for row in new if row["kind"] == kind and row["our_id"] not in there]
        wanted = [*known, *more]
        for at in range(0, len(wanted), c.crm.batch):
            for one in settle(c, kind, wanted[at : at + c.crm.batch]):
                yield kind, replace(one, row=dict(one.row))
