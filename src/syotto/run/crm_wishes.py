"""What is to be written into a CRM: leads handed over, and what changed here since a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from syotto.act.crm_merge import differing, later, same
from syotto.run.crm import Connection, section_of, wishes_of
from syotto.run.crm_known import FIELDS, mine, newest, rows, said_of, theirs_of
from syotto.run.house import House
from syotto.schema.crm import Cases, Fields, Kind, Push, Rule
from syotto.schema.handed import LeadState
from syotto.store import crm as book, marks

Row = dict[str, Any]
SALE_DAYS = 90
"""A new case is planned to end then, where the CRM must be told a day."""
TAKEN = LeadState.ACCEPTED
CHANGES = {Push.PEOPLE: Kind.PEOPLE, Push.ACCOUNTS: Kind.ACCOUNTS}


@dataclass(frozen=True)
class Lead:
    """Somebody handed over to sales. text: why, and what to talk about. case: one is opened."""

    lead_id: str
    person_id: str
    account_id: str | None
    owner: str | None
    title: str
    text: str
    amount: str | None = None
    due_at: str | None = None
    case: bool = True


def hand(house: House, name: str, leads: Iterable[Lead]) -> int:
    """Wants leads written into a CRM with the next look; saying it again changes nothing."""
    wished = [row for lead in leads for row in of_lead(house, name, lead)]
    return intended(house, wished)


def take_leads(c: Connection) -> int:
    """Wants company, person and task of each lead that a seller got since the last look, and a case
    once the seller has taken it, or at once (`cases`); returns how many wishes.
    """
    if Push.LEADS not in c.wishes.push:
        return 0
    with c.house.ledger.read() as connection:
        rows = book.new_leads(connection, c.name)
    people = said_of(c.house, c.name, Kind.PEOPLE, [row["person_id"] for row in rows])
    at_once = c.wishes.cases is Cases.HANDED
    leads = [
        lead_of(row, people.get(row["person_id"], {}), case=at_once or row["state"] == TAKEN)
        for row in rows
    ]
    return hand(c.house, c.name, leads)


def lead_of(row: Mapping[str, Any], person: Fields, *, case: bool) -> Lead:
    return Lead(
        lead_id=row["lead_id"],
        person_id=row["person_id"],
        account_id=row["account_id"],
        owner=row["owner"],
        title=named(person, row["person_id"]),
        text=row["because"] or "",
        due_at=row["due_at"].isoformat() if row["due_at"] else None,
        case=case,
    )


def named(person: Fields, person_id: str) -> str:
    """Somebody and their company, for a title."""
    called = (person.get("first_name"), person.get("last_name"))
    name = " ".join(one for one in called if one) or person.get("email") or person_id
    company = person.get("company")
    return f"{name}, {company}" if company else name


def of_lead(house: House, name: str, lead: Lead) -> Iterator[Row]:
    """The company, the person, a case about them, and a task for the seller."""
    known = {
        Kind.ACCOUNTS: (
            lead.account_id,
            said_of(house, name, Kind.ACCOUNTS, [lead.account_id or ""]),
        ),
        Kind.PEOPLE: (lead.person_id, said_of(house, name, Kind.PEOPLE, [lead.person_id])),
    }
    for kind, (our_id, told) in known.items():
        if our_id and our_id in told and not theirs_of(house, name, kind, [our_id]):
            owner = {"owner": lead.owner} if lead.owner else {}
            yield wish(house, name, kind, our_id, {**told[our_id], **owner}, "a lead")
    about = {"person_ref": lead.person_id, "account_ref": lead.account_id, "owner": lead.owner}
    if lead.case:
        ends = f"{house.now() + timedelta(days=SALE_DAYS):%Y-%m-%dT00:00:00+00:00}"
        case = {"name": lead.title, "amount": lead.amount, "expected_at": ends, "text": lead.text}
        yield wish(house, name, Kind.OPPORTUNITIES, lead.lead_id, {**about, **case}, "a lead")
    if Push.TASKS not in wishes_of(name, section_of(house, name)).push:
        return
    todo = {"title": lead.title, "text": lead.text, "due_at": lead.due_at}
    yield wish(house, name, Kind.TASKS, lead.lead_id, {**about, **todo}, "a lead")


def wish(
    house: House, name: str, kind: Kind, our_id: str, fields: Mapping[str, Any], because: str
) -> Row:
    now = house.now()
    return {
        "system": name, "kind": kind.value, "our_id": our_id, "record_id": None,
        "fields": {key: one for key, one in fields.items() if one is not None},
        "because": because, "intended_at": now, "changed_at": now,
    }  # fmt: skip


def intended(house: House, wished: Iterable[Row]) -> int:
    """On record; what was wanted before and is still the same stays as it is."""
    made, kept = 0, sorted(wished, key=lambda row: (row["kind"], row["our_id"]))
    for at in range(0, len(kept), book.AT_ONCE):
        with house.ledger.begin() as connection:
            for row in kept[at : at + book.AT_ONCE]:
                made += book.intend(connection, row)
    return made


def changes_of(c: Connection) -> Iterator[Row]:
    """People and companies that the CRM has, of whom a newer build knows something else."""
    snapshot = newest(c.house)
    if snapshot is None:
        return
    for push, kind in CHANGES.items():
        if push not in c.wishes.push or kind not in c.crm.shapes:
            continue
        numbers = sorted({row["ours"] for row in rows(mine(snapshot, c.name, kind))})
        for at in range(0, len(numbers), book.AT_ONCE):
            yield from differences(c, kind, numbers[at : at + book.AT_ONCE])


def differences(c: Connection, kind: Kind, our_ids: Sequence[str]) -> Iterator[Row]:
    """Compared with what the book says; with the CRM itself only where that differs."""
    theirs = theirs_of(c.house, c.name, kind, our_ids)
    with c.house.ledger.read() as connection:
        numbers = sorted(theirs.values())
        there = {
            row["record_id"]: row
            for row in book.records_of(connection, c.name, kind, by="record_id", values=numbers)
        }
    for our_id, said in sorted(said_by(c, kind, sorted(theirs)).items()):
        known = there.get(theirs[our_id])
        if known is None:
            continue
        fields = spoken(c, kind, said)
        newer = later(said.get("updated_at"), known["updated_at"])
        if differing(fields, known["fields"], known["agreed"], c.wishes.conflicts, newer)[0]:
            row = wish(c.house, c.name, kind, our_id, said, "changed here")
            yield {**row, "record_id": theirs[our_id]}


def said_by(c: Connection, kind: Kind, our_ids: Sequence[str]) -> dict[str, Fields]:
    own = [name for name in FIELDS[kind] if c.wishes.rule(name) is Rule.OURS]
    return said_of(c.house, c.name, kind, our_ids, own)


def agree(c: Connection) -> None:
    """Keeps what both sides have alike by now: who changes it later is known by it."""
    snapshot = newest(c.house)
    for kind in CHANGES.values() if snapshot is not None else ():
        if snapshot is None or kind not in c.crm.shapes:
            continue
        numbers = sorted({row["ours"] for row in rows(mine(snapshot, c.name, kind))})
        for at in range(0, len(numbers), book.AT_ONCE):
            agree_on(c, kind, numbers[at : at + book.AT_ONCE])


def agree_on(c: Connection, kind: Kind, our_ids: Sequence[str]) -> None:
    theirs = theirs_of(c.house, c.name, kind, our_ids)
    said = said_by(c, kind, sorted(theirs))
    whose = {number: our_id for our_id, number in theirs.items()}
    with c.house.ledger.begin() as connection:
        numbers = sorted(whose)
        for row in book.records_of(connection, c.name, kind, by="record_id", values=numbers):
            fields = spoken(c, kind, said.get(whose[row["record_id"]], {}))
            agreed = {**(row["agreed"] or {}), **alike(fields, row["fields"])}
            if agreed != row["agreed"]:
                book.put(connection, book.crm_records, [{**row, "agreed": agreed}])


def alike(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that both know and say the same of."""
    return {
        name: one
        for name, one in ours.items()
        if one is not None and same(name, one, theirs.get(name))
    }


def spoken(c: Connection, kind: Kind, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Only what the CRM has a field for, and may be written."""
    shape = c.crm.shapes[kind]
    return {
        name: one
        for name, one in fields.items()
        if name in {*shape.fields, *shape.links} - {*shape.read_only}
    }


def newer_build(c: Connection) -> bool:
    """Changes here come with a build: between two there is nothing to compare."""
    with c.house.ledger.read() as connection:
        seen = marks.mark_of(connection, f"crm/{c.name}/build") or {}
    return c.house.warehouse.current() != seen.get("number")


def noted(c: Connection) -> None:
    with c.house.ledger.begin() as connection:
        place = f"crm/{c.name}/build"
        marks.move(connection, place, {"number": c.house.warehouse.current()}, c.house.now())
