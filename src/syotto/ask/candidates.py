"""What a customer could be offered: each product with its numbers, its tree and its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis

from syotto.ask.sources import asked, group_names, product_names
from syotto.ask.tree import Tree, tree
from syotto.ask.worth import Worth
from syotto.schema.words import Action
from syotto.store.snapshot import Snapshot


@dataclass(frozen=True)
class Candidate:
    """A product that the customer lacks, and what offering it is worth."""

    rank: int
    product_id: str
    product_name: str
    group_name: str | None
    customer_group: str | None
    antecedent: list[str]
    antecedent_names: list[str]
    n_antecedent: int | None
    n_both: int | None
    n_group: int | None
    confidence: float | None
    confidence_adjusted: float | None
    support: float | None
    would_buy_anyway: float | None
    chance_low: float | None
    chance_high: float | None
    extra_if_contacted: float | None
    extra_low: float | None
    extra_high: float | None
    extra_source: str | None
    reading: str | None
    value: float | None
    at_risk: str | None
    at_risk_name: str | None
    at_risk_value: float | None
    keep: float | None
    keep_source: str | None
    cost: float | None
    worth: Worth
    pays_from: float | None
    reasons: str | None
    chosen: bool
    outcome: str
    tree: Tree


def candidates(
    snapshot: Snapshot, customer_id: str, decision: dict[str, Any] | None
) -> list[Candidate]:
    """The customer's candidates, the best first, each with why it was chosen or not."""
    own = asked(snapshot, offers_of, customer_id=customer_id)
    return [candidate_of(row, snapshot, decision) for row in own]


def offers_of(snapshot: Snapshot, customer_id: Any) -> ibis.Table:
    offers = snapshot.table("offers")
    return offers.filter(offers.customer_id == customer_id).order_by("rank", "product_id")


def candidate_of(
    row: dict[str, Any], snapshot: Snapshot, decision: dict[str, Any] | None
) -> Candidate:
    names = product_names(snapshot)
    copied = {name: row[name] for name in Candidate.__dataclass_fields__ if name in row}
    together = row["products"] or [row["product_id"]]
    at_risk_name = names.get(row["at_risk"], row["at_risk"])
    antecedent = row["antecedent"] or []
    given = {
        "antecedent": antecedent,
        "antecedent_names": [names.get(product, product) for product in antecedent],
        "product_name": " + ".join(names.get(product, product) for product in together),
        "group_name": group_names(snapshot).get(row["customer_group"], row["customer_group"]),
        "at_risk_name": at_risk_name,
        "worth": Worth(row["expected_margin"], row["low"], row["high"]),
        "chosen": is_chosen(row, decision),
        "outcome": outcome(row, decision, names),
        "tree": tree(row, at_risk_name),
    }
    return Candidate(**{**copied, **given})


def is_chosen(row: dict[str, Any], decision: dict[str, Any] | None) -> bool:
    if decision is None or decision["action"] != Action.OFFER:
        return False
    return bool(decision["product_id"] == row["product_id"])


def outcome(row: dict[str, Any], decision: dict[str, Any] | None, names: Any) -> str:
    """Why this one was chosen, or why not."""
    if is_chosen(row, decision):
        return "chosen"
    if (row["expected_margin"] or 0.0) <= 0:
        return "would not pay for the contact"
    if decision is None:
        return "nobody decided yet"
    if decision["action"] != Action.NO_CONTACT:
        chosen = decision["product_id"] or decision["what"]
        return f"beaten by {names.get(chosen, chosen)}"
    return "would pay, but no contact was chosen"
