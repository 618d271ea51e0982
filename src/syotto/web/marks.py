"""Where an interval's bar, tick and zero line stand, in percent of the width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from syotto.ask.worth import Worth

MARGIN = 3.0  # percent kept free at both ends


@dataclass(frozen=True)
class Scale:
    """The euros at the two ends of a bar; the same for all bars of a list. Zero is always on it."""

    low: float
    high: float

    def place(self, amount: float) -> float:
        width = (self.high - self.low) or 1.0
        return round(MARGIN + (100 - 2 * MARGIN) * (amount - self.low) / width, 2)


@dataclass(frozen=True)
class Mark:
    """One bar: from `left` to `right`, its tick, and zero."""

    left: float
    right: float
    tick: float
    zero: float


def scale(worths: Iterable[Worth]) -> Scale:
    ends = [end for worth in worths for end in (worth.low, worth.estimate, worth.high)]
    known = [0.0, *(end for end in ends if end is not None)]
    return Scale(min(known), max(known))


def mark(worth: Worth, on: Scale) -> Mark | None:
    """None where the interval is not known."""
    if worth.estimate is None or worth.low is None or worth.high is None:
        return None
    places = (worth.low, worth.high, worth.estimate, 0.0)
    return Mark(*(on.place(amount) for amount in places))
