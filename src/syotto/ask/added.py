"""What each kind of act adds, by lots or by assumption, and what would tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from syotto.ask.risks import table_of
from syotto.ask.sources import once_a_build, rows
from syotto.schema.derived import LIFTS
from syotto.schema.plan import ACT_LIFTS, REBUY, Kind
from syotto.store.snapshot import Snapshot

ACTS = {
    Kind.OFFER.value: "offers",
    Kind.LEAD.value: "calls to leads",
    Kind.SUPPLY.value: "reminders of services",
    REBUY: "reminders of what they buy again",
    Kind.REFERRAL.value: "requests to recommend us",
}
"""Of the last one the share who bring somebody because of it; of others, buyers more by a share."""


@dataclass(frozen=True)
class Adds:
    """What a kind of act adds. came: draws with the outcome, of those contacted and left alone."""

    kind: str
    act: str
    lift: float | None
    low: float | None
    high: float | None
    basis: str
    treated: int
    control: int
    came_treated: int
    came_control: int


@once_a_build
def adds(snapshot: Snapshot) -> list[Adds]:
    """Offers first; of a build that is older than a table nothing."""
    every = table_of(snapshot, LIFTS)
    told = every.filter(every.category.isnull()).rename(
        came_treated="bought_treated", came_control="bought_control"
    )
    offers = [{**row, "kind": Kind.OFFER.value} for row in rows(told)]
    return [one(row) for row in [*offers, *in_order(rows(table_of(snapshot, ACT_LIFTS)))]]


def in_order(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda row: list(ACTS).index(row["kind"]))


def one(row: dict[str, Any]) -> Adds:
    counts = ("treated", "control", "came_treated", "came_control")
    return Adds(
        kind=row["kind"],
        act=ACTS[row["kind"]],
        basis=row["extra_source"],
        **{name: row[name] for name in ("lift", "low", "high")},
        **{name: row[name] or 0 for name in counts},
    )
