"""What limits the plan, and what a little more of it would bring, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from syotto.ask.sources import once_a_build, rows
from syotto.ask.words import interval, money
from syotto.ask.worth import Worth
from syotto.store.snapshot import Snapshot

MINUTES, LEADS, BUDGET, ALL = "minutes", "leads", "budget", "all"
MORE = {
    MINUTES: "One more hour of {whose} contacts",
    LEADS: "One more new lead a day for {who}",
    BUDGET: "{money} more for today's contacts",
}
STEP = 100


@dataclass(frozen=True)
class Scarce:
    """A limit that costs something. worth: of an hour, a lead, or a hundred euros more."""

    resource: str
    owner: str | None
    capacity: float
    worth: Worth
    words: str


@dataclass(frozen=True)
class Gap:
    """How much better than this plan any other could be at most, in euros and of its worth."""

    most: float
    share: float
    words: str


def scarce(snapshot: Snapshot, owner: str | None, currency: str) -> list[Scarce]:
    """Limits of the owner, or of all, the dearest first; none where everybody has time left."""
    found = [
        one_limit(row, currency)
        for row in priced(snapshot)
        if row["resource"] != ALL and (row["price"] or 0.0) > 0 and owner in (None, row["owner"])
    ]
    return sorted(
        found, key=lambda one: (-(one.worth.estimate or 0.0), one.resource, one.owner or "")
    )


@once_a_build
def priced(snapshot: Snapshot) -> tuple[dict[str, Any], ...]:
    return tuple(rows(snapshot.table("plan_prices")))


def one_limit(row: dict[str, Any], currency: str) -> Scarce:
    owner = row["owner"] or None
    worth = Worth(row["more"], row["more_low"], row["more_high"])
    what = MORE[row["resource"]].format(
        whose=f"{owner}'s" if owner else "a seller's",
        who=owner or "a seller",
        money=money(STEP, currency),
    )
    brings = f"{money(worth.estimate, currency)} ({interval(worth.low, worth.high, currency)})"
    away = " Nobody stands in for them." if row["capacity"] == 0 else ""
    words = f"{what} would bring about {brings}.{away}"
    return Scarce(row["resource"], owner, row["capacity"], worth, words)


@once_a_build
def brought(snapshot: Snapshot) -> float:
    """What all that the plan does is expected to bring."""
    plan = snapshot.table("plan")
    total = plan.filter(plan.place.notnull()).expected_margin.sum().to_pyarrow().as_py()
    return float(total or 0.0)


def gap(snapshot: Snapshot, currency: str) -> Gap | None:
    """None where the build has no plan, or the viewer does not see all of it."""
    bound = next((row["bound"] for row in priced(snapshot) if row["resource"] == ALL), None)
    if not bound:
        return None
    most = max(bound - brought(snapshot), 0.0)
    part = most / bound
    if part < 1e-6:
        return Gap(most, part, "No other choice within these limits would bring more.")
    more = (
        f"No other choice within these limits would bring more than {money(most, currency)} more."
    )
    return Gap(most, part, more)
