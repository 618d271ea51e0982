"""What a call to a lead adds, what its chance is a chance of, and why the two sums differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from syotto.ask.left_alone import in_words
from syotto.ask.sources import product_names, rows
from syotto.ask.words import money
from syotto.ask.worth import Worth
from syotto.schema.leads import SUCCESS
from syotto.schema.plan import CANDIDATES, PLAN, Kind, short
from syotto.settings import Settings
from syotto.store.snapshot import Snapshot

NOT_KNOWN = Worth(None, None, None)


def added(snapshot: Snapshot | None, people: Collection[str]) -> dict[str, Worth]:
    """What the newest build's plan says that a call to each of these adds; of others nothing."""
    if snapshot is None or not people or CANDIDATES.name not in snapshot.names:
        return {}
    every = snapshot.table(CANDIDATES.name)
    mine = every.filter(every.kind == Kind.LEAD.value, every.person_id.isin(sorted(people)))
    found = rows(mine.select("person_id", "expected_margin", "low", "high"))
    return {
        row["person_id"]: Worth(row["expected_margin"], row["low"], row["high"]) for row in found
    }


def instead(snapshot: Snapshot | None, people: Collection[str]) -> dict[str, str]:
    """What the plan does for these people's customers instead of the call, or why nothing."""
    if snapshot is None or not people or not {CANDIDATES.name, PLAN.name} <= set(snapshot.names):
        return {}
    every, plan = snapshot.table(CANDIDATES.name), snapshot.table(PLAN.name)
    lead = every.filter(every.kind == Kind.LEAD.value, every.person_id.isin(sorted(people)))
    done = plan.select("customer_id", "place", "reason", act="kind", about="what")
    told = lead.select("customer_id", "person_id", "why_words", "expected_margin")
    found = rows(told.left_join(done, "customer_id"))
    names = product_names(snapshot)
    return {row["person_id"]: words for row in found if (words := chosen(row, names))}


def chosen(row: Mapping[str, Any], names: Mapping[str, str]) -> str | None:
    if row["why_words"]:
        return str(row["why_words"])
    if row["place"] is not None:
        about = row["about"] or ""
        return f"The plan: {short(row['act'], names.get(about, about))}."
    if (row["expected_margin"] or 0.0) <= 0:
        return "A call would cost more than it adds."
    return f"The plan: {in_words(row['reason'])}." if row["reason"] else None


def success(settings: Settings) -> str:
    """What `lead_outcome` says: a sales case, a won case, an order."""
    return SUCCESS.get(settings.lead_outcome, "a success")


def gap(profit: float | None, adds: Worth, settings: Settings) -> str | None:
    """Why the expected profit of a lead is not what a call to it brings; null: not known."""
    if profit is None:
        return None
    whole = f"The expected profit of the lead, {money(profit, settings.currency)}, counts the whole"
    said = f"{whole} chance of {success(settings)}, also where it would come without a call"
    if adds.estimate is None:
        return f"{said}; what a call adds is told of who is worth a call by the newest build."
    return f"{said}; a call adds only what it changes, less what it costs."
