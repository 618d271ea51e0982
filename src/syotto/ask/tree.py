"""The euro tree of one offer: what contact leads to, with which chance, and what that is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from syotto.ask.words import MINUS, money, share
from syotto.schema.words import Reading


@dataclass(frozen=True)
class Branch:
    """One way it can go: how likely, and the margin at its end (null where it forks again)."""

    words: str
    chance: float
    margin: float | None
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Tree:
    """Contact against no contact.

    gain = added * value - added * (1 - keep) * at_risk_value - cost, the euro tree of offers.
    """

    cost: float
    added: float
    value: float
    lost: float  # margin at risk that a sale is expected to end: (1 - keep) * at_risk_value
    gain: float | None
    branches: tuple[Branch, ...]

    def formula(self, currency: str) -> str:
        """`9 % × £4,580 − 9 % × £38 − £24 = £385`."""
        sale = f"{share(self.added)} × {money(self.value, currency)}"
        lost = f" {MINUS} {share(self.added)} × {money(self.lost, currency)}" if self.lost else ""
        cost = f" {MINUS} {money(self.cost, currency)}"
        return f"{sale}{lost}{cost} = {money(self.gain, currency)}"


def tree(offer: dict[str, Any], at_risk_name: str | None) -> Tree:
    """The tree of a row of `offers`; a number that is not known counts as nothing."""
    added = offer["extra_if_contacted"] or 0.0
    value = offer["value"] or 0.0
    at_risk = offer["at_risk_value"] or 0.0 if at_risk_name else 0.0
    keep = 1.0 if offer["keep"] is None else offer["keep"]
    incremental = offer["reading"] != Reading.CONFIDENCE
    buys = Branch(
        "buys because of it" if incremental else "buys",
        added,
        None if forks(at_risk_name, keep) else value,
        fork(at_risk_name, keep, value, at_risk),
    )
    stays = Branch("no difference" if incremental else "does not buy", 1 - added, 0.0)
    lost = (1 - keep) * at_risk
    return Tree(offer["cost"] or 0.0, added, value, lost, offer["expected_margin"], (buys, stays))


def forks(at_risk_name: str | None, keep: float) -> bool:
    return bool(at_risk_name) and keep < 1


def fork(name: str | None, keep: float, value: float, at_risk: float) -> tuple[Branch, ...]:
    """What the sale does to the product at risk."""
    if not forks(name, keep):
        return ()
    return (
        Branch(f"keeps {name}", keep, value),
        Branch(f"ends {name}", 1 - keep, value - at_risk),
    )
