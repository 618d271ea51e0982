"""Who is not contacted today, and why: no contact is a choice too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from syotto.ask.sources import once_a_build, rows
from syotto.ask.words import called
from syotto.schema.table import EXACT
from syotto.schema.words import Action
from syotto.store.snapshot import Snapshot

IN_WORDS = {
    "control": "control group: left alone so that the effect of contact can be measured",
    "held": "a complaint, a late delivery or a quote is open: nothing is sold meanwhile",
    "rested": "contacted a short while ago",
    "capacity": "worth an offer, but more than the sellers can do in a day",
    "no_gain": "no offer is expected to pay for the contact",
    "no_candidate": "too few similar customers to say what they lack",
    "no_offer": "nothing to offer that enough similar customers have",
    "feedback": "somebody here said no, or not now",
    "away": "worth a contact, but their seller is away and nobody stands in",
    "budget": "worth a contact, but the money for today goes to better ones",
    "elsewhere": "the same person is contacted for another customer today",
    "not_permitted": "they may not be contacted in any way that pays",
    "over": "it is too late for what would have paid",
    "with_seller": "a seller works on them as a lead",
    "unknown": "what it would bring is not known",
    "unproved": "they buy it by themselves; that a contact adds to it is assumed, not measured",
    "same_sale": "another candidate would sell the same, and is worth more",
    "control_lead": "control group of calls to leads: left alone for the same end",
    "control_supply": "control group of what falls due: left alone for the same end",
    "control_keep": "control group of acts that keep customers: left alone for the same end",
    "control_referral": "control group of requests to recommend us: left alone for the same end",
}


@dataclass(frozen=True)
class LeftAlone:
    """Customers whom nobody contacts today, for one reason. saves: what contacting would lose."""

    reason: str
    words: str
    customers: int
    saves: float
    example_id: str | None
    example_name: str | None


def left_alone(
    snapshot: Snapshot, owner: str | None, customer_group: str | None
) -> list[LeftAlone]:
    """The reasons for no contact, the most frequent first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in by_reason(snapshot):
        if owner in (None, row["owner"]) and customer_group in (None, row["customer_group"]):
            found.setdefault(row["reason"], []).append(row)
    counted = [one_reason(reason, parts) for reason, parts in found.items()]
    return sorted(counted, key=lambda reason: (-reason.customers, reason.reason))


def one_reason(reason: str, parts: list[dict[str, Any]]) -> LeftAlone:
    example = min(parts, key=lambda part: (-part["customers"], part["example_id"]))
    return LeftAlone(
        reason=reason,
        words=in_words(reason),
        customers=sum(part["customers"] for part in parts),
        saves=sum(part["saves"] or 0.0 for part in parts),
        example_id=example["example_id"],
        example_name=called(example["example_name"], example["example_id"]),
    )


def in_words(reason: str | None) -> str:
    return IN_WORDS.get(reason or "", (reason or "not said").replace("_", " "))


@once_a_build
def by_reason(snapshot: Snapshot) -> tuple[dict[str, Any], ...]:
    """Counts for each owner, group and reason, with one customer each: read once a build."""
    decisions = snapshot.table("decisions")
    customers = snapshot.table("customers")
    plan = snapshot.table("plan")
    loses = plan.filter(plan.expected_margin < 0).select("customer_id", loss=-plan.expected_margin)
    alone = decisions.filter(decisions.action == Action.NO_CONTACT)
    quiet = alone.left_join(loses, "customer_id").drop("customer_id_right")
    counted = quiet.group_by("owner", "customer_group", "reason").agg(
        customers=quiet.customer_id.count(),
        example_id=quiet.customer_id.min(),
        saves=quiet.loss.cast(EXACT).sum().cast("float64"),
    )
    named = customers.select(example_id=customers.customer_id, example_name=customers.name)
    return tuple(rows(counted.left_join(named, "example_id").drop("example_id_right")))
