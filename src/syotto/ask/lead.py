"""The card of one lead: six questions, who else decides, what it may bring, and its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from syotto.ask.crm_links import links
from syotto.ask.lead_worth import NOT_KNOWN, added, gap, success
from syotto.ask.leads import called, in_words, is_late, may_see, names_of, newest
from syotto.ask.seen import whole
from syotto.ask.sources import Sources, rows
from syotto.ask.worth import Worth
from syotto.errors import NotFound
from syotto.schema.asked import Asked
from syotto.schema.handed import LIVE, REASONS, TAKE_BACK, LeadState, LeadVerdict, due_of, stage_of
from syotto.schema.sellers import sellers_in
from syotto.store import leads as book, tips

Row = Mapping[str, Any]
CARDS, PHOTOS = "lead_cards", "tips"
LONG = timedelta(days=3)
"""Somebody away for so long from today on does not call in time."""


@dataclass(frozen=True)
class Step:
    """What happened to a lead, or to an earlier one of the same person."""

    at: datetime
    step: str
    owner: str | None
    by: str | None
    words: str | None
    lead_id: str


@dataclass(frozen=True)
class Away:
    """Who has the lead is away for long, and has somebody who takes it over."""

    until: date
    deputy: str | None


@dataclass(frozen=True)
class Card:
    """Everything a seller sees. Of what is not known nothing is said.

    adds: what a call adds, by the newest plan. expected_profit: of the whole chance, at hand-over.
    chance: of `outcome` within `days`, at hand-over. worth: of the best offer, by itself.
    in_build: the newest build knows them. photo: the tip whose photo shows something about them.
    stage: how far sales are with it. asks: what the answer leaves open: `next`, or `until`.
    taken_back_until: of the last answer.
    """

    lead_id: str
    person_id: str
    account_id: str | None
    name: str
    title: str | None
    company: str | None
    state: str
    stage: str | None
    in_words: str
    live: bool
    hot: bool
    late: bool
    owner: str | None
    rule: str | None
    due_at: datetime | None
    because: str | None
    asks: str | None
    sellers: Sequence[str]
    away: Away | None
    rest_until: datetime | None
    taken_back_until: datetime | None
    expected_profit: float | None
    chance: Worth
    currency: str
    outcome: str
    days: int
    adds: Worth = NOT_KNOWN
    gap: str | None = None
    timing: str | None = None
    value_added: str | None = None
    reason: str | None = None
    topics: Sequence[str] = ()
    said: Sequence[str] = ()
    email: str | None = None
    phone: str | None = None
    hour: str | None = None
    known_as: Sequence[str] = ()
    crm_links: Mapping[str, str] = field(default_factory=dict)
    buying_group: Sequence[str] = ()
    missing_roles: Sequence[str] = ()
    cross_sell: Sequence[str] = ()
    installed: Sequence[str] = ()
    deal_size: float | None = None
    extra_chance: float | None = None
    worth: Worth = NOT_KNOWN
    in_build: bool = False
    photo: str | None = None
    history: Sequence[Step] = ()
    reasons: Mapping[str, str] = field(
        default_factory=lambda: {code: one.words for code, one in REASONS.items()}
    )


def card(house: Sources, lead_id: str) -> Card:
    """Raises NotFound for an unknown lead, and for one that the viewer does not see."""
    everything = whole(house)
    with everything.ledger.read() as connection:
        lead = book.one(connection, lead_id)
        if lead is None or not may_see(house, lead):
            raise NotFound(f"There is no lead {lead_id!r}.", fix="The page Leads lists them.")
        before = book.of_people(connection, {lead["person_id"]})
        steps = book.steps_of(connection, {row["lead_id"] for row in before})
        asked = book.asked_of(connection, {lead_id}).get(lead_id, Asked())
        tip = tips.one(connection, asked.tip_id) if asked.tip_id else None
    photo = asked.tip_id if tip and there(house, tip["photo"]) else None
    person = names_of(everything, [lead]).get(lead["person_id"], {})
    adds = added(newest(everything), {lead["person_id"]}).get(lead["person_id"], NOT_KNOWN)
    return Card(
        name=called(lead["person_id"], person),
        title=person.get("title"),
        company=person.get("firm") or person.get("company"),
        chance=Worth(lead["probability"], lead["low"], lead["high"]),
        currency=house.settings.currency,
        outcome=success(house.settings),
        days=house.settings.lead_days,
        adds=adds,
        gap=gap(lead["expected_profit"], adds, house.settings),
        stage=stage_of([one["step"] for one in steps if one["lead_id"] == lead_id]),
        history=[told(one) for one in reversed(steps)],
        photo=photo,
        **{name: lead[name] for name in AS_KEPT},
        **standing(house, lead),
        **with_asked(known(everything, lead["person_id"]), asked),
    )


AS_KEPT = (
    "lead_id", "person_id", "account_id", "state", "hot", "owner", "rule", "because", "rest_until",
    "expected_profit",
)  # fmt: skip


def standing(house: Sources, lead: Row) -> dict[str, Any]:
    """How the lead stands now, and what can be done with it."""
    now, owner = house.now(), lead["owner"] if lead["claim"] else None
    return {
        "in_words": in_words(lead),
        "live": lead["state"] in LIVE,
        "late": is_late(lead, now),
        "due_at": due_of(lead),
        "asks": asks(lead, now),
        "sellers": [one for one in seller_names(house) if one != owner],
        "away": away(house, lead, now),
        "taken_back_until": taken_back_until(lead, now),
    }


def asks(lead: Row, now: datetime) -> str | None:
    """What comes after they were spoken with; until when they are left alone."""
    if lead["state"] == LeadState.ACCEPTED and lead["done_at"] is not None:
        return "next"
    not_now = (lead["before"] or {}).get("verdict") == LeadVerdict.NOT_NOW
    resting = lead["rest_until"] is not None and lead["rest_until"] > now
    return "until" if lead["state"] == LeadState.RECYCLED and not_now and resting else None


def taken_back_until(lead: Row, now: datetime) -> datetime | None:
    """Until when the last answer can be taken back; null: not any more."""
    said = lead["before"]
    if not said or said["by"] is None:
        return None
    until = datetime.fromisoformat(said["at"]) + TAKE_BACK
    return until if until >= now else None


def seller_names(house: Sources) -> list[str]:
    """Whom a lead can be given to."""
    return [one.name for one in sellers_in(house.settings)]


def away(house: Sources, lead: Row, now: datetime) -> Away | None:
    """Where the seller of a live lead does not come back for LONG."""
    seller = next((one for one in sellers_in(house.settings) if one.name == lead["owner"]), None)
    if seller is None or lead["claim"] is None:
        return None
    today = now.astimezone(seller.zone).date()
    ends = [last for first, last in seller.away if first <= today <= last and last - today >= LONG]
    return Away(max(ends), seller.deputy) if ends else None


KNOWN = (
    "timing", "value_added", "reason", "topics", "said", "email", "phone", "known_as",
    "buying_group", "missing_roles", "cross_sell", "installed", "deal_size", "extra_chance",
)  # fmt: skip


def there(house: Sources, photo: str | None) -> bool:
    """A photo of a tip is kept for a while only."""
    return photo is not None and (house.folder / PHOTOS / photo).is_file()


def with_asked(known: dict[str, Any], asked: Asked) -> dict[str, Any]:
    """What they said when they asked, first; how to reach them, where the build does not know."""
    reach = {name: known.get(name) or getattr(asked, name) for name in ("email", "phone")}
    said = list(dict.fromkeys([*asked.said, *(known.get("said") or ())]))
    return {**known, **reach, "said": said}


def known(house: Sources, person_id: str) -> dict[str, Any]:
    """What the newest build's card says; of who has none, how to reach them."""
    snapshot = newest(house)
    if snapshot is None:
        return {}
    if CARDS in snapshot.names:
        cards = snapshot.table(CARDS)
        found = rows(cards.filter(cards.person_id == person_id))
        if found:
            one = found[0]
            worth = Worth(one["expected_margin"], one["low"], one["high"])
            at = local_hour(one["hour"], one["time_zone"], house.now())
            there = links(house.settings, one["known_as"] or ())
            more = {"worth": worth, "hour": at, "crm_links": there, "in_build": True}
            return {name: one[name] for name in KNOWN} | more
    people = snapshot.table("people")
    reach = rows(people.filter(people.person_id == person_id).select("email", "phone"))
    return {**reach[0], "in_build": True} if reach else {}


def local_hour(hour: int | None, time_zone: str | None, now: datetime) -> str | None:
    """The hour of the day in which they come most, by their own clock."""
    if hour is None:
        return None
    try:
        zone = ZoneInfo(time_zone or "UTC")
    except (ValueError, OSError, KeyError):
        zone = ZoneInfo("UTC")
    moment = now.replace(hour=hour, minute=0).astimezone(zone)
    return f"{moment:%H}–{(moment.hour + 1) % 24:02d} o'clock ({zone.key})"


def told(one: Row) -> Step:
    said = [REASONS[one["reason"]].words if one["reason"] in REASONS else None, one["words"]]
    words = ": ".join(part for part in said if part) or None
    return Step(one["at"], one["step"], one["owner"], one["by"], words, one["lead_id"])
