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

`gain` and `worth_of_sale` serve floats, numpy arrays and Ibis columns alike. What needs a choice
has two evaluators, `weigh` for one candidate and `weighed` for a table; a test holds them equal.
docs/why/euro-tree.md has the reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis
import numpy as np
from ibis import Table
from ibis.expr.types import Column, NumericValue

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

    low and high: the least and the most over the whole range of the chance and of the lift
    together. That is wider than 80 %.
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
    least = min(
        added_by_contact(c.reading, c.chance_low, lift.low),
        added_by_contact(c.reading, c.chance_high, lift.low),
    )
    most = added_by_contact(c.reading, most_moved(c, lift), lift.high)
    gains = [gain(end, c.value, c.keep, c.at_risk_value, c.cost) for end in (least, most)]
    return Weighed(
        added,
        least,
        most,
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


def most_moved(candidate: Candidate, lift: Lift) -> float:
    """The chance in the range at which contact adds most: nobody moves who buys for sure."""
    c = candidate
    if c.reading is Reading.CONFIDENCE:
        return c.chance_high
    return min(max(1 / (1 + lift.high), c.chance_low), c.chance_high)


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


def weighed(candidates: Table, lift: Lift) -> Table:
    """The same as `weigh` for a whole table.

    candidates: reading, chance, chance_low, chance_high, value, keep, at_risk_value, cost. Adds
    added, added_low, added_high, gain, low, high, pays_from, keep_from.
    """
    low, high = candidates.chance_low, candidates.chance_high
    confident = candidates.reading == Reading.CONFIDENCE.value
    turn = ibis.least(ibis.greatest(1 / (1 + lift.high), low), high)
    told = candidates.mutate(
        added=added_in_table(candidates, candidates.chance, lift.middle),
        added_low=ibis.least(
            added_in_table(candidates, low, lift.low), added_in_table(candidates, high, lift.low)
        ),
        added_high=added_in_table(candidates, ibis.ifelse(confident, high, turn), lift.high),
        net=worth_of_sale(candidates.value, candidates.keep, candidates.at_risk_value),
    )
    ends = told.added_low * told.net - told.cost, told.added_high * told.net - told.cost
    return told.mutate(
        gain=gain(told.added, told.value, told.keep, told.at_risk_value, told.cost),
        low=ibis.least(*ends),
        high=ibis.greatest(*ends),
        pays_from=pays_from_in_table(told),
        keep_from=keep_from_in_table(told),
    )


def added_in_table(candidates: Table, chance: Column, lift: float) -> Column:
    confident = candidates.reading == Reading.CONFIDENCE.value
    return ibis.ifelse(confident, chance, lifted_by(chance, lift))


def lifted_by(chance: NumericValue, lift: NumericValue | float) -> NumericValue:
    """What contact adds to the chance; together they are at most 1."""
    return ibis.least(chance * lift, 1 - chance)


def pays_from_in_table(told: Table) -> Column:
    confident = told.reading == Reading.CONFIDENCE.value
    needed = told.cost / told.net.nullif(0.0)
    most = ibis.ifelse(confident, 1.0, 1 - told.chance)
    unit = ibis.ifelse(confident, 1.0, told.chance)
    possible = (told.net > 0) & (unit > 0) & (needed <= most)
    return ibis.cases((possible, needed / unit.nullif(0.0)))


def keep_from_in_table(told: Table) -> Column:
    spare = told.value - told.cost / told.added.nullif(0.0)
    needed = 1 - spare / told.at_risk_value.nullif(0.0)
    nothing = (told.at_risk_value <= 0) & (spare >= 0)
    possible = (told.at_risk_value > 0) & (needed <= 1)
    return ibis.cases(
        (told.added <= 0, ibis.null("float64")),
        (nothing, 0.0),
        (possible, ibis.greatest(needed, 0.0)),
    )
