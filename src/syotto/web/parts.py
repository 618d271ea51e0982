"""Example answers for the page that shows every part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from syotto.ask.feedback import Said
from syotto.ask.today import Action
from syotto.ask.tree import Tree, tree
from syotto.ask.worth import Worth
from syotto.schema.words import Reading, Verdict

DAY = datetime(2026, 1, 5, tzinfo=UTC)
ACCEPTED = Said(
    "f1", DAY, "savo", "seal-kit", "seal kit contract", Verdict.ACCEPT, "accepted", None, None, None
)


@dataclass(frozen=True)
class Examples:
    currency: str
    actions: list[Action]
    trees: list[Tree]
    names: list[str]
    values: list[float]


def action(number: int, customer: str, worth: Worth, **more: object) -> Action:
    given: dict[str, object] = {
        "decision_id": f"example-{number}",
        "kind": "offer",
        "words": f"Offer seal kit contract to {customer}",
        "by_machine": False,
        "channel": "seller",
        "person_id": None,
        "answered_as": "seal-kit",
        "place": number,
        "customer_id": customer.lower(),
        "customer_name": customer,
        "owner": None,
        "customer_group": "mills",
        "group_name": "mid-size mills",
        "product_id": "seal-kit",
        "product_name": "seal kit contract",
        "worth": worth,
        "pays_from": 0.01,
        "extra_source": "assumed",
        "replaces": None,
        "reasons": "612 of 1,020 owners of the P-series pump in mid-size mills also have it.",
        "said": None,
        "message": None,
    }
    return Action(**{**given, **more})  # type: ignore[arg-type]


def offer(**more: object) -> dict[str, object]:
    given: dict[str, object] = {
        "extra_if_contacted": 0.09,
        "value": 4580.0,
        "at_risk_value": 1890.0,
        "keep": 0.98,
        "reading": Reading.INCREMENTAL,
        "cost": 24.0,
        "expected_margin": 384.8,
    }
    return {**given, **more}


EXAMPLES = Examples(
    currency="EUR",
    actions=[
        action(1, "Ahola & Sons", Worth(385.0, 240.0, 510.0)),
        action(2, "Koivu", Worth(96.0, -20.0, 190.0), replaces="Basic", pays_from=0.06),
        action(3, "Savo Paper", Worth(60.0, 12.0, 140.0), said=ACCEPTED),
    ],
    trees=[
        tree(offer(), "the spare-part agreement"),
        tree(offer(keep=1.0, expected_margin=388.2), None),
    ],
    names=["Oct", "Nov", "Dec"],
    values=[1200.0, 1850.0, 940.0],
)
