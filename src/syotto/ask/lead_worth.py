"""What a call to a lead adds, what its chance is a chance of, and why the two sums differ."""

from __future__ import annotations

from collections.abc import Collection

from syotto.ask.sources import rows
from syotto.ask.words import money
from syotto.ask.worth import Worth
from syotto.schema.leads import SUCCESS
from syotto.schema.plan import CANDIDATES, Kind
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
