"""People compared with themselves: what happens more often, or less, shortly after something.

Who is contacted more differs from who is contacted less. Each person is their own stratum here, so
whatever stays the same about them drops out; what changes with time (a need that makes both us
call and them complain) does not. So it stays a description, and a better one than a comparison of
people with each other.

1. Rates: events in k days of risk and in the other days are Poisson; the ratio of the two rates is
   the same for everybody. Its estimate is Mantel and Haenszel's for person-time, its variance that
   of Greenland & Robins (1985), Estimation of a common effect parameter from sparse follow-up data,
   Biometrics 41. Windows as in Farrington (1995), Relative incidence estimation from case series.
2. Slopes: y = person + b x + error; the person drops out by taking their means off; the variance is
   the sandwich with the scores summed by person.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from syotto.maths.intervals import REACH

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Span:
    """A number and its 80 % interval."""

    value: float
    low: float
    high: float

    def times(self, factor: float) -> Span:
        return Span(self.value * factor, self.low * factor, self.high * factor)

    def at_least(self, least: float) -> Span:
        return Span(*(max(one, least) for one in (self.value, self.low, self.high)))


def rate_ratio(inside: Floats, days: Floats, outside: Floats, other_days: Floats) -> Span | None:
    """How many times as often things happen in `days` as in `other_days`.

    Each array has one place per person: happenings and days. None where nothing happened in one of
    the two, or nobody has both kinds of days.
    """
    whole = days + other_days
    use = (days > 0) & (other_days > 0)
    k, d, q, o, n = (one[use] for one in (inside, days, outside, other_days, whole))
    above, below = float((k * o / n).sum()), float((q * d / n).sum())
    if above <= 0 or below <= 0:
        return None
    spread = float(((k + q) * d * o / n**2).sum()) / (above * below)
    middle, reach = np.log(above / below), REACH * spread**0.5
    return Span(*(float(np.exp(middle + step)) for step in (0.0, -reach, reach)))


def slope_within(who: Ints, x: Floats, y: Floats) -> Span | None:
    """What y changes with x within a person; None where x never changes within any."""
    n = np.bincount(who)
    mine = np.maximum(n, 1)
    off_x = x - (np.bincount(who, x) / mine)[who]
    off_y = y - (np.bincount(who, y) / mine)[who]
    around = float((off_x**2).sum())
    if around <= 1e-12:
        return None
    b = float((off_x * off_y).sum()) / around
    scores = np.bincount(who, off_x * (off_y - b * off_x))
    many = max(int((n > 0).sum()), 2)
    reach = REACH * float((scores**2).sum() * many / (many - 1)) ** 0.5 / around
    return Span(b, b - reach, b + reach)


def stock(who: Ints, at: Floats, wear: Floats, half_life: float) -> Floats:
    """What is left of a person's earlier ones just before each one; `at` in days.

    Rows sort by person and time. In each pass, every row takes over what a run of rows before it
    left, the runs twice as long as in the pass before (Hillis & Steele 1986).
    """
    left = wear.copy()
    fade = np.log(2) / half_life
    step, n = 1, len(who)
    while step < n:
        same = who[step:] == who[:-step]
        if not same.any():
            break
        passed = np.where(same, at[step:] - at[:-step], 0.0)
        carried = np.where(same, left[:-step] * np.exp(-fade * passed), 0.0)
        left = left + np.concatenate([np.zeros(step), carried])
        step *= 2
    return left - wear
