"""Leads: who is with sales, who is next, why, and what changed since the build before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import ibis

from syotto.ask.lead_worth import NOT_KNOWN, added, instead, success
from syotto.ask.risen import NOT_BUILT, Moves, moves
from syotto.ask.seen import Seen, whole
from syotto.ask.sources import Sources, rows
from syotto.ask.words import listed, many
from syotto.ask.worth import Worth
from syotto.errors import NotFound
from syotto.schema.handed import (
    BEATEN,
    LIVE,
    LIVE_ALREADY,
    REASONS,
    Ahead,
    LeadState,
    due_of,
    stage_of,
)
from syotto.store import leads as book
from syotto.store.snapshot import Snapshot

PAGE = 50
DAY = timedelta(days=1)
SCORES = "lead_scores"
IN_WORDS = {
    LeadState.OPEN: "waits for a seller",
    LeadState.HANDED: "waits for an answer",
    LeadState.ACCEPTED: "accepted",
    LeadState.REJECTED: "rejected",
    LeadState.RECYCLED: "back in nurturing",
    LeadState.WON: "won",
    LeadState.LOST: "lost",
}
AGREED = {"later": "spoken with, to be called again", "case": "became a sales case"}
"""What was said last of a lead that was spoken with."""
Row = Mapping[str, Any]
NOT_LOOKED_AT = Ahead(None, "no hand-over has looked at them yet")


@dataclass(frozen=True)
class Wanted:
    """owner: whose leads; null is everybody's. limit: of each of the two lists."""

    owner: str | None = None
    limit: int = PAGE


@dataclass(frozen=True)
class Lead:
    """One line of the list. lead_id: null while nobody has it. chance: of `outcome`, as built.
    stage: how far sales are with it; null before a seller has it.

    adds: what a call adds, by the newest plan. expected_profit: chance x value, whatever would come
    without a call in it. goes_to: who gets them with a hand-over now; why_not: why nobody does;
    instead: what the plan does, or why it leaves them alone.
    """

    lead_id: str | None
    person_id: str
    name: str
    company: str | None
    owner: str | None
    state: str
    in_words: str
    hot: bool
    late: bool
    due_at: datetime | None
    points: float | None
    expected_profit: float | None
    chance: Worth
    adds: Worth
    because: str | None
    changed: str | None
    goes_to: str | None = None
    why_not: str | None = None
    instead: str | None = None
    stage: str | None = None


@dataclass(frozen=True)
class Leads:
    """with_sales: live leads, the most urgent first. next_up: worth a call, and with nobody yet;
    of `qualified` such a hand-over now would give `ready` to sellers; held: why not the others.
    yesterday: what sales did; since: what the last two builds differ in.
    """

    finding: str
    yesterday: str
    since: Moves
    currency: str
    with_sales: list[Lead]
    next_up: list[Lead]
    live: int
    qualified: int
    ready: int
    held: Mapping[str, int]
    outcome: str
    days: int
    owners: list[str]
    scored: bool
    sellers: int


def leads(
    house: Sources, wanted: Wanted | None = None, ahead: Mapping[str, Ahead] | None = None
) -> Leads:
    """What a viewer may see of it: of a seller's, the own ones.

    ahead: what a hand-over would do now with those who are worth a call (`run/leads.ahead`).
    """
    wanted = wanted or Wanted()
    now, s, snapshot = house.now(), house.settings, newest(house)
    with whole(house).ledger.read() as connection:
        live = book.about_states(connection, LIVE)
        steps = book.steps_since(connection, now - DAY)
    every = [row for row in live if may_see(house, row)]
    mine = [row for row in every if wanted.owner in (None, row["owner"])]
    waiting = next_up(snapshot, ahead or {}) if snapshot else []
    fresh = [row for row in waiting if wanted.owner in (None, row["owner"], row["goes_to"])]
    since = moves(house, snapshot) if snapshot else NOT_BUILT
    lines = Lines(changed(steps), since.about, now)
    shown = sorted(mine, key=lambda row: urgency(row, now))[: wanted.limit]
    return Leads(
        finding=finding(mine, fresh, now),
        yesterday=since_yesterday(steps, {row["lead_id"] for row in every}, house),
        since=since,
        currency=s.currency,
        with_sales=with_sellers(house, shown, lines),
        next_up=not_yet(snapshot, fresh[: wanted.limit], lines),
        live=len(mine),
        qualified=len(fresh),
        ready=sum(row["why_not"] is None for row in fresh),
        held=dict(Counter(row["why_not"] for row in fresh if row["why_not"]).most_common()),
        outcome=success(s),
        days=s.lead_days,
        owners=sorted({row["owner"] for row in [*every, *waiting] if row["owner"]}),
        scored=snapshot is not None and SCORES in snapshot.names,
        sellers=len(s.sellers),
    )


def may_see(house: Sources, row: Row) -> bool:
    """A limited viewer sees the leads of their owners and units."""
    if not isinstance(house, Seen):
        return True
    limits = house.limits
    return (limits.owners is None or row["owner"] in limits.owners) and (
        limits.units is None or row["unit"] in limits.units
    )


def newest(house: Sources) -> Snapshot | None:
    with suppress(NotFound):
        return house.warehouse.open()
    return None


def is_late(row: Row, now: datetime) -> bool:
    due_at = due_of(row)
    return due_at is not None and due_at < now


def urgency(row: Row, now: datetime) -> tuple[Any, ...]:
    """Late ones first, then who asked for us, what waits for an answer, and what brings most."""
    waits = row["state"] != LeadState.ACCEPTED or row["done_at"] is None
    profit = row["expected_profit"] or 0.0
    return not is_late(row, now), not row["hot"], not waits, -profit, row["lead_id"]


def names(house: Sources, people: Collection[str]) -> dict[str, Row]:
    """name, company of people, as the newest build knows them."""
    snapshot = newest(house)
    if snapshot is None or not people:
        return {}
    table, firms = snapshot.table("people"), snapshot.table("accounts")
    mine = table.filter(table.person_id.isin(sorted(people)))
    firm = firms.select("account_id", firm="name")
    joined = mine.left_join(firm, "account_id")
    told = joined.select("person_id", "name", "email", "title", "company", "firm")
    return {row["person_id"]: row for row in rows(told)}


def names_of(house: Sources, leads: Sequence[Row]) -> dict[str, Row]:
    """The same of these leads; what they said of themselves when they asked, where it is not known
    otherwise.
    """
    everything = whole(house)
    named = names(everything, {row["person_id"] for row in leads})
    with everything.ledger.read() as connection:
        asked = book.asked_of(connection, {row["lead_id"] for row in leads})
    said = {row["person_id"]: asked[row["lead_id"]] for row in leads if row["lead_id"] in asked}
    return {**named, **{who: one.kept() | there(named, who) for who, one in said.items()}}


def there(named: Mapping[str, Row], person_id: str) -> dict[str, Any]:
    return {name: value for name, value in named.get(person_id, {}).items() if value}


def called(person_id: str, row: Row) -> str:
    return str(row.get("name") or row.get("email") or row.get("phone") or person_id)


def next_up(snapshot: Snapshot, ahead: Mapping[str, Ahead]) -> list[dict[str, Any]]:
    """Who is qualified and with nobody, nor anybody of their account; first those who would go to
    a seller now, then the most expected profit.
    """
    if SCORES not in snapshot.names:
        return []
    scores, people = snapshot.table(SCORES), snapshot.table("people")
    ready = scores.filter(scores.qualified)
    own = people.select("person_id", "name", "email", "company", "owner")
    joined = ready.left_join(own, "person_id").drop("person_id_right")
    most = (ibis.desc("expected_profit", nulls_first=False), ibis.desc("points"), "person_id")
    found = [
        row | asdict(ahead.get(row["person_id"], NOT_LOOKED_AT))
        for row in rows(joined.order_by(*most))
    ]
    fresh = [row for row in found if row["why_not"] != LIVE_ALREADY]
    return sorted(fresh, key=lambda row: row["why_not"] is not None)


@dataclass(frozen=True)
class Lines:
    """What lines say beside their row: what happened to a lead, what the builds say of a person."""

    steps: Mapping[str, str]
    moved: Mapping[str, str]
    now: datetime


def with_sellers(house: Sources, shown: Sequence[Row], lines: Lines) -> list[Lead]:
    named = names_of(house, shown)
    adds = added(newest(whole(house)), {row["person_id"] for row in shown})
    stages = stages_of(house, {row["lead_id"] for row in shown})
    return [
        replace(
            with_seller(row, named.get(row["person_id"], {}), adds, lines),
            stage=stages[row["lead_id"]],
        )
        for row in shown
    ]


def stages_of(house: Sources, lead_ids: Collection[str]) -> dict[str, str | None]:
    """How far sales are with each of these leads, by every step it took."""
    steps: dict[str, set[str]] = {lead_id: set() for lead_id in lead_ids}
    every = sorted(lead_ids)
    with whole(house).ledger.read() as connection:
        for place in range(0, len(every), book.AT_ONCE):
            for one in book.steps_of(connection, every[place : place + book.AT_ONCE]):
                steps[one["lead_id"]].add(one["step"])
    return {lead_id: stage_of(names) for lead_id, names in steps.items()}


def with_seller(row: Row, person: Row, adds: Mapping[str, Worth], lines: Lines) -> Lead:
    return Lead(
        lead_id=row["lead_id"],
        person_id=row["person_id"],
        name=called(row["person_id"], person),
        company=person.get("firm") or person.get("company"),
        owner=row["owner"],
        state=row["state"],
        in_words=in_words(row),
        hot=row["hot"],
        late=is_late(row, lines.now),
        due_at=due_of(row),
        points=row["points"],
        expected_profit=row["expected_profit"],
        chance=Worth(row["probability"], row["low"], row["high"]),
        adds=adds.get(row["person_id"], NOT_KNOWN),
        because=row["because"],
        changed=lines.steps.get(row["lead_id"]),
    )


def in_words(row: Row) -> str:
    """Where it stands; of an accepted one whether somebody spoke with them, and what is agreed."""
    if row["state"] == LeadState.ACCEPTED and row["done_at"]:
        agreed = str((row["before"] or {}).get("verdict"))
        return AGREED.get(agreed, "spoken with") if row["next_at"] else "spoken with"
    return IN_WORDS[LeadState(row["state"])]


def not_yet(snapshot: Snapshot | None, shown: Sequence[Row], lines: Lines) -> list[Lead]:
    adds = added(snapshot, {row["person_id"] for row in shown})
    else_ = instead(snapshot, {row["person_id"] for row in shown if row["why_not"] == BEATEN})
    return [next_one(row, adds, lines.moved, else_) for row in shown]


def next_one(
    row: Row, adds: Mapping[str, Worth], moved: Mapping[str, str], else_: Mapping[str, str]
) -> Lead:
    return Lead(
        lead_id=None, person_id=row["person_id"], name=called(row["person_id"], row),
        company=row["company"], owner=row["owner"], state="next", in_words="next",
        hot=False, late=False, due_at=None, points=row["points"],
        expected_profit=None if row["expected_profit"] is None else float(row["expected_profit"]),
        chance=Worth(row["probability"], row["low"], row["high"]),
        adds=adds.get(row["person_id"], NOT_KNOWN),
        because="; ".join(row["reasons"] or []) or None, changed=moved.get(row["person_id"]),
        goes_to=row["goes_to"], why_not=row["why_not"], instead=else_.get(row["person_id"]),
    )  # fmt: skip


def changed(steps: Iterable[Row]) -> dict[str, str]:
    """What happened to each lead since yesterday, in its order."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in steps:
        said = REASONS[one["reason"]].words if one["reason"] in REASONS else one["words"]
        found[one["lead_id"]].append(f"{one['step']}: {said}" if said else one["step"])
    return {lead: "; ".join(dict.fromkeys(words)) for lead, words in found.items()}


def since_yesterday(steps: Sequence[Row], seen: Collection[str], house: Sources) -> str:
    """Counts of the steps; of a limited viewer those of leads that they see."""
    counted = Counter(
        one["step"] for one in steps if not isinstance(house, Seen) or one["lead_id"] in seen
    )
    parts = [f"{number} {step}" for step, number in sorted(counted.items())]
    return (
        f"With sales since yesterday: {listed(parts)}."
        if parts
        else "Sales did nothing since yesterday."
    )


def finding(live: Sequence[Row], fresh: Sequence[Row], now: datetime) -> str:
    late = sum(is_late(row, now) for row in live)
    waits = sum(row["state"] == LeadState.HANDED for row in live)
    said = [f"{many(len(live), 'lead')} with sales", f"{waits} of them wait for an answer"]
    over = f", {late} longer than agreed" if late else ""
    ready = sum(row["why_not"] is None for row in fresh)
    next_up = f"{many(len(fresh), 'person is', 'people are')} worth a call and with nobody yet"
    goes = f", {ready or 'none'} of them would go to a seller now" if fresh else ""
    return f"{', '.join(said)}{over}; {next_up}{goes}."
