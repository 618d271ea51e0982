"""Leads go to sales, once each; what sellers say about them; back to nurturing.

The ledger is right at once; each step is a fact in the log with the next drain (`lead_log`). A
hand-over is a decision: it is on record before anybody is told of it.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from syotto.decide.assign import NO_ROOM, Desk, Given, Load, Wanted
from syotto.decide.working_hours import due
from syotto.errors import NotFound
from syotto.run import qualified as ready
from syotto.run.defined import office, sellers_in
from syotto.run.house import House
from syotto.run.lead_answers import LONGEST, answer as answer, recycle as recycle
from syotto.run.lead_claims import settle_claims
from syotto.run.lead_ends import settle_left, settle_quiet
from syotto.run.lead_log import drain_leads, note, step
from syotto.run.lead_mail import seller_called, tell_hot
from syotto.run.lead_results import settle_results
from syotto.run.renamed import present
from syotto.run.rights import Recipient, rights_of
from syotto.schema.asked import Asked
from syotto.schema.handed import (
    BEATEN,
    INBOUND,
    LIVE_ALREADY,
    SCORED,
    Ahead,
    LeadState,
    LeadStep,
    due_of,
)
from syotto.schema.sellers import Seller, days_off
from syotto.schema.words import Channel, Purpose
from syotto.store import leads as book

AT_ONCE = 500
"""Rows of a commit: others get their turn in between."""
LOOKED_AT = 5_000
"""People whose rights are asked for together."""
Row = Mapping[str, Any]
NO_SELLERS, RESTS = "no sellers in the settings", "left alone for a while"
NOT_LAWFUL = "may not be contacted"
JUST_NOW = "Worth a call, by what they did just now"
ANSWERED = "called from today's list, or somebody said no there"


@dataclass(frozen=True)
class HandedOver:
    """What a hand-over did. by_seller: new leads of each; left: how many were not, and why."""

    qualified: int
    handed: int
    by_seller: Mapping[str, int]
    left: Mapping[str, int]


@dataclass(frozen=True)
class Routed:
    """What became of somebody who asked for us. why: where nobody got them, or had them before."""

    lead_id: str | None
    state: str | None
    owner: str | None
    due_at: datetime | None
    why: str


def hand_over(house: House, now: datetime) -> HandedOver:
    """Gives the qualified leads of the newest build to sellers, the most expected profit first.

    As far as there is room; nobody twice, one of an account, nobody who may not be contacted.
    """
    settle_claims(house, now)
    settle_results(house, now)
    settle_quiet(house, now)
    settle_left(house, now)
    sellers = sellers_in(house)
    rows = ready.qualified(house)
    left: dict[str, str] = {}
    if not sellers:
        return HandedOver(len(rows), 0, {}, {NO_SELLERS: len(rows)} if rows else {})
    desk = desk_for(house, sellers, now)
    given: Counter[str] = Counter()
    offer_waiting(house, desk, now, given)
    for lead in give_out(house, desk, rows, now, left):
        given[lead["owner"]] += 1
    drain_leads(house)
    return HandedOver(len(rows), given.total(), dict(given), dict(Counter(left.values())))


def ahead(house: House, now: datetime) -> dict[str, Ahead]:
    """What a hand-over would do now with each person who is worth a call. Changes nothing."""
    sellers, rows = sellers_in(house), ready.qualified(house)
    if not sellers:
        return {row["person_id"]: Ahead(None, NO_SELLERS) for row in rows}
    desk = desk_for(house, sellers, now)
    for _, wanted in waiting(house):
        desk.give(wanted)
    left: dict[str, str] = {}
    goes = [
        (row["person_id"], one.seller.name)
        for some in placed(house, desk, rows, now, left)
        for row, one in some
    ]
    stays = {person: Ahead(None, why) for person, why in left.items()}
    return stays | {person: Ahead(owner, None) for person, owner in goes}


def give_out(
    house: House, desk: Desk, rows: list[dict[str, Any]], now: datetime, left: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """The new leads, as far as there is room; who was not given, and why, goes to `left`."""
    for some in placed(house, desk, rows, now, left):
        yield from keep(house, [lead_of(house, row, one, now) for row, one in some])


def placed(
    house: House, desk: Desk, rows: list[dict[str, Any]], now: datetime, left: dict[str, str]
) -> Iterator[list[tuple[dict[str, Any], Given]]]:
    """People with who gets them; the others, and why nobody does, go to `left`."""
    free = fresh(house, rows, now, left)
    for place in range(0, len(free), LOOKED_AT):
        some = free[place : place + LOOKED_AT]
        if desk.full:
            left |= {row["person_id"]: NO_ROOM for row in some}
            continue
        lawful = list(may_contact(house, some, now, left))
        given = [(row, desk.give(ready.wanted(row))) for row in lawful]
        left |= {row["person_id"]: NO_ROOM for row, one in given if one is None}
        yield [(row, one) for row, one in given if one is not None]


def hand_over_now(house: House, rows: list[dict[str, Any]], now: datetime) -> list[str]:
    """People whom a call pays since just now; the lead_ids of those who went to somebody.

    As a hand-over does it: room, rights, nobody twice. Their sellers are told at once.
    """
    sellers = sellers_in(house)
    if not sellers or not rows:
        return []
    made = list(give_out(house, desk_for(house, sellers, now), rows, now, {}))
    for lead in made:
        tell_hot(house, lead, now, JUST_NOW)
    return [lead["lead_id"] for lead in made]


def desk_for(house: House, sellers: tuple[Seller, ...], now: datetime) -> Desk:
    """Who has what: leads that wait for them or for their call, and those of their own day."""
    with house.ledger.read() as connection:
        live = book.live(connection)
        lately = book.handed_since(connection, now - timedelta(days=2))
    held = Counter(row["owner"] for row in live if row["done_at"] is None)
    zones = {one.name: one.zone for one in sellers}
    today = Counter(
        owner
        for owner, at in lately
        if owner in zones and local_day(at, zones[owner]) == local_day(now, zones[owner])
    )
    loads = {name: Load(held[name], today[name]) for name in zones}
    return Desk(sellers, loads, now, days_off(house.settings.holidays))


def local_day(moment: datetime, zone: Any) -> date:
    return moment.astimezone(zone).date()


def give_waiting(house: House, now: datetime) -> int:
    """Leads that asked for us while nobody was here go to who is here now; returns how many."""
    sellers = sellers_in(house)
    given: Counter[str] = Counter()
    offer_waiting(house, desk_for(house, sellers, now), now, given)
    return given.total()


def offer_waiting(house: House, desk: Desk, now: datetime, given: Counter[str]) -> None:
    """The oldest first; what each gets counts in `given`."""
    for row, wanted in waiting(house):
        one = desk.give(wanted)
        if one is not None and give_one(house, row, one, now):
            given[one.seller.name] += 1


def waiting(house: House) -> Iterator[tuple[dict[str, Any], Wanted]]:
    """Leads that nobody has yet, the oldest first, and how the rules of assignment see them."""
    with house.ledger.read() as connection:
        rows = [row for row in book.live(connection) if row["state"] == LeadState.OPEN]
        asked = book.asked_of(connection, {row["lead_id"] for row in rows})
    for row in rows:
        known = ready.about(house, row["person_id"])
        told = ready.with_asked(house, known, asked.get(row["lead_id"]))
        yield row, ready.wanted(told, hot=row["hot"])


def give_one(house: House, row: Row, one: Given, now: datetime) -> bool:
    """Whether it still waited: somebody else may have handed it over or ended it meanwhile."""
    values = handed(house, one, hot=row["hot"], now=now)
    with house.ledger.begin() as connection:
        lead = book.one(connection, row["lead_id"], to_change=True)
        if lead is None or lead["state"] != LeadState.OPEN:
            return False
        book.change(connection, row["lead_id"], **values, changed_at=now)
        note(connection, lead | values, LeadState.HANDED, now)
    tell_hot(house, lead | values, now)
    return True


def fresh(
    house: House, rows: Iterable[dict[str, Any]], now: datetime, left: dict[str, str]
) -> list[dict[str, Any]]:
    """Without people and accounts who are handed over, are left alone, for whom the plan does
    something else today, or about whom today's list was answered; one of each account.
    """
    with house.ledger.read() as connection:
        live = book.live(connection)
        resting = book.resting(connection, now)
    taken = {row["claim"] for row in live}
    alone, planned_else = present_numbers(house, resting), ready.beaten(house)
    said = ready.answered(house, now)
    found = []
    for row in rows:
        claim = book.claim_of(row["person_id"], row["account_id"])
        if row["person_id"] in alone:
            left[row["person_id"]] = RESTS
        elif claim in taken:
            left[row["person_id"]] = LIVE_ALREADY
        elif row["person_id"] in planned_else:
            left[row["person_id"]] = BEATEN
        elif not said.isdisjoint(
            (row["account_id"] or row["person_id"], about) for about in (row["person_id"], None)
        ):
            left[row["person_id"]] = ANSWERED
        else:
            taken.add(claim)
            found.append(row)
    return found


def present_numbers(house: House, people: set[str]) -> set[str]:
    called = present(house, people)
    return {called.get(one, one) for one in people}


def may_contact(
    house: House, rows: Iterable[dict[str, Any]], now: datetime, left: dict[str, str]
) -> Iterator[dict[str, Any]]:
    some = list(rows)
    for row, why_not in zip(some, ready.why_not_lawful(house, some, now), strict=True):
        if why_not is None:
            yield row
        else:
            left[row["person_id"]] = NOT_LAWFUL


def lead_of(house: House, row: Row, given: Given | None, now: datetime) -> dict[str, Any]:
    """A new row of `leads`. given: null where it waits for a seller; who asked for us does so no
    longer than an answer may take, by the hours of the house.
    """
    hot = bool(row.get("hot"))
    account_id = row.get("account_id")
    lead: dict[str, Any] = {
        "lead_id": secrets.token_hex(10),
        "claim": book.claim_of(row["person_id"], account_id),
        "person_id": row["person_id"],
        "account_id": account_id,
        "origin": row.get("origin", SCORED),
        "hot": hot,
        "because": row.get("because") or ready.in_words(row.get("reasons")),
        "state": LeadState.OPEN,
        "created_at": now,
        "changed_at": now,
        **dict.fromkeys(("owner", "rule", "handed_at")),
        "due_at": term(house, office(house), now, hot=True) if hot else None,
        **{name: row.get(name) for name in KEPT},
    }
    return lead | (handed(house, given, hot=hot, now=now) if given else {})


KEPT = (
    "unit", "expected_profit", "probability", "low", "high", "points", "persona", "product_id",
    "scoring_version",
)  # fmt: skip


def handed(house: House, given: Given, *, hot: bool, now: datetime) -> dict[str, Any]:
    """What changes on a lead that somebody gets."""
    return {
        "state": LeadState.HANDED,
        "owner": given.seller.name,
        "rule": given.rule,
        "handed_at": now,
        "due_at": term(house, given.seller, now, hot=hot),
        "escalated_at": None,
        "before": None,
        **dict.fromkeys(("next_at", "next_told_at", "done_at", "answered_at", "answered_by")),
    }


def term(house: House, seller: Seller, now: datetime, *, hot: bool) -> datetime:
    """Until when a seller answers."""
    hours = house.settings.hot_answer_hours if hot else house.settings.lead_answer_hours
    return due(seller, now, hours, days_off(house.settings.holidays))


def keep(house: House, new: list[dict[str, Any]], **said: Any) -> list[dict[str, Any]]:
    """Writes leads whose claim is still free, with their first step; returns those. said: what that
    step says too.
    """
    kept = []
    for place in range(0, len(new), AT_ONCE):
        some = new[place : place + AT_ONCE]
        with house.ledger.begin() as connection:
            ids = book.insert(connection, some)
            made = [row for row in some if row["lead_id"] in ids]
            first = [step(row, row["state"], row["created_at"], **said) for row in made]
            book.add_steps(connection, first)
        kept += made
    return kept


def route(
    house: House,
    person_id: str,
    because: str,
    *,
    origin: str = INBOUND,
    now: datetime | None = None,
    asked: Asked | None = None,
) -> Routed:
    """Hands over at once somebody who asked for us, whatever their score.

    Who has a live lead, or whose account has, is told to its seller again. Nobody gets somebody who
    may not be contacted at all. Where nobody is here it waits, and is the first to be handed over.
    asked: what they said of themselves; sales have nothing else until a build knows them.
    """
    now = now or house.now()
    person_id = present(house, {person_id}).get(person_id, person_id)
    row = ready.with_asked(house, ready.about(house, person_id), asked)
    (right,) = rights_of(
        house, [Recipient(person_id, row.get("email") or row.get("phone"))],
        purpose=Purpose.SERVICE, channel=Channel.ANY, now=now,
    )  # fmt: skip
    if not right.allowed:
        return Routed(None, None, None, None, right.reason)
    sellers, kept = sellers_in(house), asked.kept() if asked else None
    new = {**row, "because": because[:LONGEST], "origin": origin, "hot": True}
    desk, lead = desk_for(house, sellers, now), ready.wanted(row, hot=True)
    given = desk.give(lead)
    why_not = None if given else desk.why_not(lead) if sellers else NO_SELLERS
    (made,) = keep(house, [lead_of(house, new, given, now)], words=why_not, asked=kept) or (None,)
    if made is None:
        return again(house, row, because[:LONGEST], now, kept)
    tell_hot(house, made, now)
    return Routed(made["lead_id"], made["state"], made["owner"], made["due_at"], why_not or because)


def again(house: House, row: Row, because: str, now: datetime, kept: Row | None = None) -> Routed:
    """They asked once more: it stands in the history of the lead that is live, and is as urgent as
    if it were the first time.
    """
    claim = book.claim_of(row["person_id"], row.get("account_id"))
    with house.ledger.begin() as connection:
        lead = book.claimed(connection, claim)
        if lead is None:  # it ended this very moment
            raise NotFound("Their lead has just been answered.", fix="Try again.")
        said = {**lead, "person_id": row["person_id"]}
        note(connection, said, LeadStep.ASKED, now, words=because, asked=kept)
        sooner = hurried(house, lead, now)
        book.change(connection, lead["lead_id"], **sooner, changed_at=now)
    tell_hot(house, {**said, "because": because}, now)
    return Routed(
        lead["lead_id"], lead["state"], lead["owner"], due_of(lead | sooner), LIVE_ALREADY
    )


def hurried(house: House, lead: Row, now: datetime) -> dict[str, Any]:
    """What changes when they ask again: an answer, or a call where the seller has accepted, is due
    as soon as if they had asked now, where it is not due sooner. Who was spoken with is to be
    spoken with once more.
    """
    soon = term(house, seller_called(house, lead["owner"]) or office(house), now, hot=True)
    if lead["state"] != LeadState.ACCEPTED:
        return {"hot": True, "due_at": min(lead["due_at"] or soon, soon)}
    runs = lead["done_at"] is None and lead["next_at"] is not None and lead["next_at"] > now
    by = min(lead["next_at"], soon) if runs else soon
    return {"hot": True, "next_at": by, "next_told_at": None, "done_at": None}
