"""Each working morning three leads and three tasks for every seller; who leaves a lead unanswered
is reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from syotto.decide.assign import NO_ROOM
from syotto.decide.working_hours import spells, works_on
from syotto.run.defined import sellers_in
from syotto.run.house import House
from syotto.run.lead_log import note
from syotto.run.lead_mail import names, seller_called, tell
from syotto.schema.handed import LeadState, LeadStep, due_of
from syotto.schema.sellers import Seller, days_off
from syotto.store import leads as book, wishes as asked

LINES = 3
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Digest:
    """What a seller got this morning, or why nothing. new: it was not intended before."""

    seller: str
    people: tuple[str, ...]
    more: int
    new: bool
    why_not: str | None = None
    tasks: int = 0


def digest(house: House, now: datetime, *, begun: bool = False) -> list[Digest]:
    """Intends the digest of each seller's day, once a day. begun: only where their day has begun.

    The lines are what is most urgent of what they have; who has nothing gets nothing.
    """
    holidays = days_off(house.settings.holidays)
    sellers = sellers_in(house)
    with house.ledger.read() as connection:
        live, tasks = book.live(connection), asked.tasks(connection, now)
    found = []
    for one in sellers:
        local = now.astimezone(one.zone)
        if begun and local.time() < one.begins:
            continue
        mine = [row for row in live if row["owner"] == one.name and to_do(row, now)]
        working = works_on(one, local.date(), holidays)
        theirs = [row for row in tasks if is_for(one, row, now)]
        why_not = reason_against(one, working=working, has=bool(mine or theirs))
        found.append(Digest(one.name, (), 0, new=False, why_not=why_not) if why_not else
                     sent(house, one, mine, theirs, now))  # fmt: skip
    return found


def to_do(row: Row, now: datetime) -> bool:
    """Something is left for the seller: an answer, a word with the person, or what was agreed for
    a day that has come.
    """
    if row["state"] != LeadState.ACCEPTED or row["done_at"] is None:
        return row["state"] in (LeadState.HANDED, LeadState.ACCEPTED)
    return row["next_at"] is not None and row["next_at"] < now + timedelta(days=1)


def is_for(seller: Seller, task: Row, now: datetime) -> bool:
    """A task of theirs that is due within the day, or at no time in particular."""
    soon = task["due_at"] is None or task["due_at"] < now + timedelta(days=1)
    mine = task["owner"] in {seller.name, seller.email} - {None}
    return mine and task["done_at"] is None and soon


def reason_against(seller: Seller, *, working: bool, has: bool) -> str | None:
    if not working:
        return "does not work today"
    if not seller.email:
        return "has no e-mail address in the settings"
    return None if has else "has no lead to call, and no task"


def sent(
    house: House, seller: Seller, leads: Sequence[Row], tasks: Sequence[Row], now: datetime
) -> Digest:
    order = sorted(leads, key=lambda row: urgency(row, now))
    top, rest = order[:LINES], len(order) - LINES
    day = now.astimezone(seller.zone).date()
    todo = sorted(tasks, key=lambda row: (row["due_at"] or row["at"], row["enrolment_id"]))
    more = f"And {rest} more on the page Leads." if rest > 0 else ""
    more += f" And {len(todo) - LINES} more on the page Tasks." if len(todo) > LINES else ""
    ends = next(spells(seller, now, ()), (now, None))[1]
    key = f"lead-digest/{seller.name}/{day}"
    address = seller.email or ""
    new = tell(
        house, key, address, heading(len(top), len(todo)), top, whose=seller.name, until=ends,
        more=more.strip(), also=lines_of(house, todo[:LINES]),
    )  # fmt: skip
    people = tuple(row["person_id"] for row in top)
    return Digest(seller.name, people, max(0, rest), new=new, tasks=len(todo))


def heading(calls: int, tasks: int) -> str:
    parts = [f"{calls} to call today" if calls > 1 else "One to call today"] if calls else []
    parts += [f"{tasks} tasks" if tasks > 1 else "one task"] if tasks else []
    said = " and ".join(parts)
    return said[0].upper() + said[1:]


def lines_of(house: House, tasks: Sequence[Row]) -> list[dict[str, Any]]:
    """What the mail says of each of these tasks."""
    named = names(house, {row["person_id"] for row in tasks})
    return [line_of(row, named.get(row["person_id"], {})) for row in tasks]


def line_of(task: Row, person: Row) -> dict[str, Any]:
    who = person.get("name") or person.get("email") or task["person_id"]
    said = task["given"]
    return {
        "name": f"{said['title']}: {who}", "company": person.get("company"),
        "why": said.get("text") or "", "url": "",
    }  # fmt: skip


def urgency(row: Row, now: datetime) -> tuple[Any, ...]:
    due_at = due_of(row)
    late = due_at is not None and due_at < now
    return not late, not row["hot"], -(row["expected_profit"] or 0.0), row["lead_id"]


def escalate(house: House, now: datetime) -> int:
    """Tells the person above of every lead without an answer in time, or without a seller, and of
    every accepted one with whom nobody spoke, or to whom nobody came back, in time; once each term.

    Returns how many. Where nobody is named the page Leads alone says that it is late.
    """
    with house.ledger.read() as connection:
        late = book.overdue(connection, now)
        steps = book.steps_of(connection, {row["lead_id"] for row in late})
    why = {row["lead_id"]: row["words"] for row in steps if row["step"] == LeadState.OPEN}
    told = 0
    for lead in late:
        address = address_above(house, lead["owner"])
        if address is not None:
            told_at = "next_told_at" if lead["state"] == LeadState.ACCEPTED else "escalated_at"
            key = f"lead-late/{lead['lead_id']}/{due_of(lead):%Y-%m-%dT%H%M}"
            what = late_in_words(lead, why.get(lead["lead_id"]))
            tell(house, key, address, what, [lead], whose=address)
            with house.ledger.begin() as connection:
                book.change(connection, lead["lead_id"], **{told_at: now}, changed_at=now)
                words = f"told {address}: {what}"
                note(connection, lead, LeadStep.ESCALATED, now, words=words)
            told += 1
    return told


def late_in_words(lead: Row, why: str | None) -> str:
    """why: nobody got it at first."""
    if lead["state"] == LeadState.OPEN:
        return f"Somebody asked for us and nobody has them: {why or NO_ROOM}"
    if lead["state"] == LeadState.HANDED:
        return f"{lead['owner']} has not answered a lead"
    return f"{lead['owner']} has not {'come back to' if lead['done_at'] else 'called'} a lead"


def address_above(house: House, owner: str | None) -> str | None:
    """The address of the person named for this seller, or for everybody."""
    seller = seller_called(house, owner)
    named = (seller.escalate_to if seller else None) or house.settings.escalate_to
    if "@" in named:
        return named
    above = seller_called(house, named)
    return above.email if above else None
