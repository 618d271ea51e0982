"""Each working morning three lines for every seller; who leaves a lead unanswered is reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from syotto.decide.working_hours import spells, works_on
from syotto.run.house import House
from syotto.run.lead_log import note
from syotto.run.lead_mail import seller_called, tell
from syotto.schema.handed import LeadState, LeadStep
from syotto.schema.sellers import Seller, days_off, sellers_of
from syotto.store import leads as book

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


def digest(house: House, now: datetime, *, begun: bool = False) -> list[Digest]:
    """Intends the digest of each seller's day, once a day. begun: only where their day has begun.

    The lines are what is most urgent of what they have; who has nothing gets nothing.
    """
    holidays = days_off(house.settings.holidays)
    sellers = sellers_of(house.settings.sellers, house.settings.time_zone)
    with house.ledger.read() as connection:
        live = book.live(connection)
    found = []
    for one in sellers:
        local = now.astimezone(one.zone)
        if begun and local.time() < one.begins:
            continue
        mine = [row for row in live if row["owner"] == one.name and to_do(row)]
        working = works_on(one, local.date(), holidays)
        why_not = reason_against(one, working=working, leads=mine)
        found.append(Digest(one.name, (), 0, new=False, why_not=why_not) if why_not else
                     sent(house, one, mine, now))  # fmt: skip
    return found


def to_do(row: Row) -> bool:
    """Something is left for the seller: an answer, or a word with the person."""
    handed = row["state"] == LeadState.HANDED
    return handed or (row["state"] == LeadState.ACCEPTED and row["done_at"] is None)


def reason_against(seller: Seller, *, working: bool, leads: Sequence[Row]) -> str | None:
    if not working:
        return "does not work today"
    if not seller.email:
        return "has no e-mail address in the settings"
    return None if leads else "has no lead to call"


def sent(house: House, seller: Seller, leads: Sequence[Row], now: datetime) -> Digest:
    order = sorted(leads, key=lambda row: urgency(row, now))
    top, rest = order[:LINES], len(order) - LINES
    day = now.astimezone(seller.zone).date()
    heading = f"{len(top)} to call today" if len(top) > 1 else "One to call today"
    more = f"And {rest} more on the page Leads." if rest > 0 else ""
    ends = next(spells(seller, now, ()), (now, None))[1]
    key = f"lead-digest/{seller.name}/{day}"
    address = seller.email or ""
    new = tell(house, key, address, heading, top, whose=seller.name, more=more, until=ends)
    people = tuple(row["person_id"] for row in top)
    return Digest(seller.name, people, max(0, rest), new=new)


def urgency(row: Row, now: datetime) -> tuple[Any, ...]:
    late = row["due_at"] is not None and row["due_at"] < now
    return not late, not row["hot"], -(row["expected_profit"] or 0.0), row["lead_id"]


def escalate(house: House, now: datetime) -> int:
    """Tells the person above of every lead without an answer in time; once for each hand-over.

    Returns how many. Where nobody is named the page Leads alone says that it is late.
    """
    with house.ledger.read() as connection:
        late = book.overdue(connection, now)
    told = 0
    for lead in late:
        address = address_above(house, lead["owner"])
        if address is not None:
            key = f"lead-late/{lead['lead_id']}/{lead['handed_at']:%Y-%m-%dT%H%M}"
            heading = f"{lead['owner']} has not answered a lead"
            tell(house, key, address, heading, [lead], whose=address)
            with house.ledger.begin() as connection:
                book.change(connection, lead["lead_id"], escalated_at=now, changed_at=now)
                note(connection, lead, LeadStep.ESCALATED, now, words=f"told {address}")
            told += 1
    return told


def address_above(house: House, owner: str | None) -> str | None:
    """The address of the person named for this seller, or for everybody."""
    seller = seller_called(house, owner)
    named = (seller.escalate_to if seller else None) or house.settings.escalate_to
    if "@" in named:
        return named
    above = seller_called(house, named)
    return above.email if above else None
