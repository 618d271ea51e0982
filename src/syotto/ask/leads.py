"""Leads: who is with sales, who is next, why, and what changed since yesterday."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import ibis

from syotto.ask.seen import Seen, whole
from syotto.ask.sources import Sources, rows
from syotto.ask.words import listed, many
from syotto.ask.worth import Worth
from syotto.errors import NotFound
from syotto.schema.handed import LIVE, REASONS, LeadState, due_of
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


@dataclass(frozen=True)
class Wanted:
    """owner: whose leads; null is everybody's. limit: of each of the two lists."""

    owner: str | None = None
    limit: int = PAGE


@dataclass(frozen=True)
class Lead:
    """One line of the list. lead_id: null while nobody has it. chance: of an order, as built."""

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
    because: str | None
    changed: str | None


@dataclass(frozen=True)
class Leads:
    """with_sales: live leads, the most urgent first. next_up: qualified, and with nobody yet."""

    finding: str
    yesterday: str
    currency: str
    with_sales: list[Lead]
    next_up: list[Lead]
    live: int
    qualified: int
    owners: list[str]
    scored: bool
    sellers: int


def leads(house: Sources, wanted: Wanted | None = None) -> Leads:
    """What a viewer may see of it: of a seller's, the own ones."""
    wanted = wanted or Wanted()
    now = house.now()
    with whole(house).ledger.read() as connection:
        live = book.about_states(connection, LIVE)
        resting = book.resting(connection, now)
        steps = book.steps_since(connection, now - DAY)
    every = [row for row in live if may_see(house, row)]
    snapshot = newest(house)
    mine = [row for row in every if wanted.owner in (None, row["owner"])]
    shown = sorted(mine, key=lambda row: urgency(row, now))[: wanted.limit]
    changes = changed(steps)
    named = names(whole(house), {row["person_id"] for row in shown})
    waiting = next_up(snapshot, {row["claim"] for row in live}, resting) if snapshot else []
    fresh = [row for row in waiting if wanted.owner in (None, row["owner"])]
    return Leads(
        finding=finding(mine, fresh, now),
        yesterday=since_yesterday(steps, {row["lead_id"] for row in every}, house),
        currency=house.settings.currency,
        with_sales=[with_seller(row, named, changes, now) for row in shown],
        next_up=[not_yet(row) for row in fresh[: wanted.limit]],
        live=len(mine),
        qualified=len(fresh),
        owners=sorted({row["owner"] for row in [*every, *waiting] if row["owner"]}),
        scored=snapshot is not None and SCORES in snapshot.names,
        sellers=len(house.settings.sellers),
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


def called(person_id: str, row: Row) -> str:
    return str(row.get("name") or row.get("email") or person_id)


def next_up(
    snapshot: Snapshot, claims: Collection[str | None], resting: Collection[str]
) -> list[dict[str, Any]]:
    """Who is qualified, with nobody, and not left alone: as the hand-over would take them."""
    if SCORES not in snapshot.names:
        return []
    scores, people = snapshot.table(SCORES), snapshot.table("people")
    ready = scores.filter(scores.qualified)
    own = people.select("person_id", "name", "email", "company", "owner")
    joined = ready.left_join(own, "person_id").drop("person_id_right")
    most = (ibis.desc("expected_profit", nulls_first=False), ibis.desc("points"), "person_id")
    found, taken = [], set(claims)
    for row in rows(joined.order_by(*most)):
        claim = book.claim_of(row["person_id"], row["account_id"])
        if claim not in taken and row["person_id"] not in resting:
            taken.add(claim)
            found.append(row)
    return found


def with_seller(
    row: Row, named: Mapping[str, Row], changes: Mapping[str, str], now: datetime
) -> Lead:
    person = named.get(row["person_id"], {})
    return Lead(
        lead_id=row["lead_id"],
        person_id=row["person_id"],
        name=called(row["person_id"], person),
        company=person.get("firm") or person.get("company"),
        owner=row["owner"],
        state=row["state"],
        in_words=in_words(row),
        hot=row["hot"],
        late=is_late(row, now),
        due_at=due_of(row),
        points=row["points"],
        expected_profit=row["expected_profit"],
        chance=Worth(row["probability"], row["low"], row["high"]),
        because=row["because"],
        changed=changes.get(row["lead_id"]),
    )


def in_words(row: Row) -> str:
    """Where it stands; of an accepted one whether somebody spoke with them, and what is agreed."""
    if row["state"] == LeadState.ACCEPTED and row["done_at"]:
        agreed = str((row["before"] or {}).get("verdict"))
        return AGREED.get(agreed, "spoken with") if row["next_at"] else "spoken with"
    return IN_WORDS[LeadState(row["state"])]


def not_yet(row: Row) -> Lead:
    return Lead(
        lead_id=None, person_id=row["person_id"], name=called(row["person_id"], row),
        company=row["company"], owner=row["owner"], state="next", in_words="next",
        hot=False, late=False, due_at=None, points=row["points"],
        expected_profit=None if row["expected_profit"] is None else float(row["expected_profit"]),
        chance=Worth(row["probability"], row["low"], row["high"]),
        because="; ".join(row["reasons"] or []) or None, changed=None,
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
    return f"Since yesterday: {listed(parts)}." if parts else "Nothing changed since yesterday."


def finding(live: Sequence[Row], fresh: Sequence[Row], now: datetime) -> str:
    late = sum(is_late(row, now) for row in live)
    waits = sum(row["state"] == LeadState.HANDED for row in live)
    said = [f"{many(len(live), 'lead')} with sales", f"{waits} of them wait for an answer"]
    over = f", {late} longer than agreed" if late else ""
    return f"{', '.join(said)}{over}; {many(len(fresh), 'qualified lead')} with nobody yet."
