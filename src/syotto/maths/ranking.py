"""How well a number tells ones from zeros: the area under the ROC curve.

The area is the chance that a random one ranks above a random zero, ties half (Mann & Whitney 1947).
Its spread is that of DeLong, DeLong & Clarke-Pearson (1988), from ranks as Sun & Xu (2014) do.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from syotto.maths.intervals import REACH

Floats = NDArray[np.float64]


class Area(NamedTuple):
    """0-1, and where it is four times in five."""

    area: float
    low: float
    high: float


def ranks(value: Floats) -> Floats:
    """Of each number, from one; equal ones share the middle of theirs."""
    _, place, many = np.unique(value, return_inverse=True, return_counts=True)
    middle: Floats = np.cumsum(many) - (many - 1) / 2
    return middle[place]


def area(value: Floats, one: NDArray[np.bool_]) -> Area:
    """value: without nan. one: which rows are ones; there must be some of both."""
    ones, zeros = value[one], value[~one]
    n, m = len(ones), len(zeros)
    every = ranks(np.concatenate([ones, zeros]))
    above = (every[:n] - ranks(ones)) / m
    below = 1 - (every[n:] - ranks(zeros)) / n
    middle = float(above.mean())
    spread = sum(
        float(part.var(ddof=1)) / len(part) if len(part) > 1 else 0.25 for part in (above, below)
    )
    inside = min(max(middle, 1e-6), 1 - 1e-6)  # on the log odds, so that the ends stay in 0-1
    odds, away = np.log(inside / (1 - inside)), REACH * np.sqrt(spread) / (inside * (1 - inside))
    return Area(middle, float(expit(odds - away)), float(expit(odds + away)))
