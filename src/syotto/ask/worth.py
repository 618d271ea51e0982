"""Euros with their range, and the range of a sum of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Worth:
    """Expected incremental margin with its range; null where it is not known."""

    estimate: float | None
    low: float | None
    high: float | None

    @property
    def may_lose(self) -> bool:
        return self.low is not None and self.high is not None and round(self.low, 2) < 0 < self.high


@dataclass(frozen=True)
class Total:
    """A sum of worths, and how its range was made."""

    estimate: float
    low: float
    high: float
    how: str


HOW = (
    "The range of the sum is not the sum of the ranges. What contact adds is one lift for "
    "everybody: if it is low, it is low for all at once, so that part is taken in full. How likely "
    "each customer is to buy is their own: some are likelier than we think and some less, so those "
    "parts partly cancel, and their squares are added up."
)


def total(actions: pa.Table) -> Total:
    """The sum of `expected_margin` over rows of `offers`, with its range (see HOW).

    A row's ends are chance_low with the lift's low end and chance_high with its high end; here the
    chances' part is pooled over the rows before it meets the lift.
    """
    estimate = float(numbers(actions, "expected_margin").sum())
    low, high = (end(actions, name, sign) for name, sign in (("low", -1), ("high", 1)))
    return Total(estimate, low, high, HOW)


def end(actions: pa.Table, name: str, sign: int) -> float:
    """One end of the sum's range: -1 the low one, 1 the high one."""
    cost = np.nan_to_num(numbers(actions, "cost"))
    added = numbers(actions, "extra_if_contacted")
    whole = numbers(actions, name) + cost
    with np.errstate(divide="ignore", invalid="ignore"):
        lift = numbers(actions, f"extra_{name}") / numbers(actions, f"chance_{name}")
        margin = (numbers(actions, "expected_margin") + cost) / added
        chance = numbers(actions, "would_buy_anyway")
        common = np.where(chance > 0, chance, added) * lift * margin
    common = np.where(np.isfinite(common), common, whole)
    own = np.sqrt(np.square(whole - common).sum())
    return float(common.sum() + sign * own - cost.sum())


def numbers(table: pa.Table, column: str) -> Numbers:
    """A column as floats; null is not a number."""
    found: Numbers = table[column].cast(pa.float64()).to_numpy()
    return found
