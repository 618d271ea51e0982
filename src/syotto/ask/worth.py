"""Euros with their interval, and the interval of a sum of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True)
class Worth:
    """Expected incremental margin with its 80 % interval; null where it is not known."""

    estimate: float | None
    low: float | None
    high: float | None

    @property
    def spans_zero(self) -> bool:
        return self.low is not None and self.high is not None and self.low < 0 < self.high


@dataclass(frozen=True)
class Total:
    """A sum of worths and how its range was made."""

    estimate: float
    low: float
    high: float
    shared: float  # share of the range's width that all actions have in common, 0-1
    how: str


def total(actions: pa.Table) -> Total:
    """The sum over rows with expected_margin, low, high, cost, and extra_* (of contact).

    What contact adds is one number for everybody, assumed or measured once: if it is lower, it is
    lower for all, so that part of the distances adds up. What remains of each interval (how likely
    this customer is to buy) is the customer's own: those parts are independent and add up as
    squares. Both parts are independent of each other and are joined as squares again.
    """
    estimate = summed(actions["expected_margin"])
    below = distance(actions, "low", "extra_low")
    above = distance(actions, "high", "extra_high")
    width = sum(hypotenuse(*side) for side in (below, above))
    shared = (below[0] + above[0]) / width if width else 0.0
    low, high = estimate - hypotenuse(*below), estimate + hypotenuse(*above)
    return Total(estimate, low, high, min(shared, 1.0), HOW)


HOW = (
    "The range of the sum is not the sum of the ranges. What contact adds is one assumption for "
    "everybody, so its part of each range adds up in full; how likely each customer is to buy is "
    "their own, so those parts partly cancel and add up as squares."
)


def distance(actions: pa.Table, end: str, extra_end: str) -> tuple[float, float]:
    """How far the end of the range lies: (in common, added up; own, added up as squares)."""
    whole = pc.abs(pc.subtract(actions["expected_margin"], actions[end]))
    paid = pc.add(actions["expected_margin"], pc.fill_null(actions["cost"], 0.0))
    extra = actions["extra_if_contacted"]
    moved = pc.abs(pc.subtract(extra, actions[extra_end]))
    fraction = pc.if_else(pc.equal(extra, 0.0), 0.0, pc.divide(moved, safe(extra)))
    common = pc.fill_null(pc.multiply(pc.abs(paid), fraction), 0.0)
    common = pc.min_element_wise(common, pc.fill_null(whole, 0.0))
    own = pc.subtract(pc.multiply(whole, whole), pc.multiply(common, common))
    return summed(common), sqrt(max(summed(own), 0.0))


def safe(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Zero as one, so that a division which is not used does not fail."""
    return pc.if_else(pc.equal(column, 0.0), 1.0, column)


def summed(column: pa.ChunkedArray) -> float:
    return float(pc.sum(column).as_py() or 0.0)


def hypotenuse(one: float, other: float) -> float:
    return sqrt(one * one + other * other)
