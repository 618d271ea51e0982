"""The euro tree: what a contact is worth, for one candidate or for a million.

    gain = d V_B - d (1 - s) V_A - k

d    what contact adds to the probability of the sale
V_B  margin of the sale
s    P(the product at risk is kept | sale)
V_A  remaining margin of the product at risk
k    cost of the contact

Two readings of d:
- incremental: they may buy anyway, with p0; contact multiplies that by 1 + lift, and p0 + d <= 1;
- confidence (nobody buys unasked): d is the confidence itself. That is the article's tree,
  c [s (V_A + V_B) + (1 - s) V_B] + (1 - c) V_A - k, less leaving as it is, V_A.

The same few functions serve floats, numpy arrays and Ibis columns: they only use + - * /.
docs/why/euro-tree.md has the reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from syotto.schema.words import Reading


def gain(added: Any, value: Any, keep: Any, at_risk_value: Any, cost: Any) -> Any:
    """Expected margin of contacting, less that of leaving alone."""
    return added * worth_of_sale(value, keep, at_risk_value) - cost


def worth_of_sale(value: Any, keep: Any, at_risk_value: Any) -> Any:
    """Margin of one sale, net of what it is expected to end."""
    return value - (1 - keep) * at_risk_value


def chance_from(value: Any, keep: Any, at_risk_value: Any, cost: Any) -> Any:
    """The added probability from which a contact pays, as numpy; nan where none up to 1 does."""
    net = np.asarray(worth_of_sale(value, keep, at_risk_value), float)
    needed = np.divide(cost, net, out=np.full(net.shape, np.nan), where=net > 0)
    return np.where(needed <= 1, needed, np.nan)


@dataclass(frozen=True)
class Candidate:
    """One product for one customer. chance: p0, or the confidence; a range goes with it."""

    reading: Reading
    chance: float
    chance_low: float
    chance_high: float
    value: float
    keep: float
    at_risk_value: float
    cost: float


@dataclass(frozen=True)
class Lift:
    """What contact is taken to multiply p0 by, less one; and its range."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Weighed:
    """What the tree says. pays_from: the lift (or the confidence) at which the gain is 0.

    low and high: both ends of the chance with the same ends of the lift. That is wider than 80 %.
    """

    added: float
    added_low: float
    added_high: float
    gain: float
    low: float
    high: float
    pays_from: float | None
    keep_from: float | None


def weigh(candidate: Candidate, lift: Lift) -> Weighed:
    """The tree of one candidate."""
    c = candidate
    added = added_by_contact(c.reading, c.chance, lift.middle)
    ends = [
        added_by_contact(c.reading, c.chance_low, lift.low),
        added_by_contact(c.reading, c.chance_high, lift.high),
    ]
    gains = [gain(end, c.value, c.keep, c.at_risk_value, c.cost) for end in ends]
    return Weighed(
        added,
        *ends,
        gain(added, c.value, c.keep, c.at_risk_value, c.cost),
        min(gains),
        max(gains),
        pays_from(c),
        keep_from(added, c),
    )


def added_by_contact(reading: Reading, chance: float, lift: float) -> float:
    if reading is Reading.CONFIDENCE:
        return chance
    return min(chance * lift, 1 - chance)


def pays_from(candidate: Candidate) -> float | None:
    """Null where the sale itself loses, or where more than certainty would be needed."""
    c = candidate
    net = worth_of_sale(c.value, c.keep, c.at_risk_value)
    if net <= 0:
        return None
    needed = c.cost / net
    if c.reading is Reading.CONFIDENCE:
        return needed if needed <= 1 else None
    return needed / c.chance if c.chance > 0 and needed <= 1 - c.chance else None


def keep_from(added: float, candidate: Candidate) -> float | None:
    """The keep-probability from which it pays: 0 where it always does, null where it never does."""
    c = candidate
    if added <= 0:
        return None
    spare = c.value - c.cost / added
    if c.at_risk_value <= 0:
        return 0.0 if spare >= 0 else None
    needed = 1 - spare / c.at_risk_value
    return max(needed, 0.0) if needed <= 1 else None
