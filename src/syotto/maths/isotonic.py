"""Chances from scores: shares of what came, never falling with the score, each with its interval.

1. Rows in the order of the score, in groups of about GROUP; neighbours that would fall are pooled
   (pool adjacent violators: Barlow et al. 1972).
2. Between groups the log odds go straight; beyond the ends they go on by FURTHER of the score's.
3. The interval of a group is Wilson's, over all rows that were pooled. Neither the chance (adjusted
   for small numbers) nor an end of it falls where the next group is smaller.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression

from syotto.maths.intervals import wilson
from syotto.maths.logistic import logit, sigmoid

Floats = NDArray[np.float64]
GROUP, MOST = 50, 60
FURTHER = 0.25


@dataclass(frozen=True)
class Steps:
    """Scores (log odds, ascending), and the log odds that came true there, with both ends."""

    score: tuple[float, ...]
    middle: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]

    def chances(self, score: Floats) -> tuple[Floats, Floats, Floats]:
        """Chance, lower and upper end of rows with these scores."""
        at = np.array(self.score)
        beyond = (score - np.clip(score, at[0], at[-1])) * FURTHER
        middle, low, high = (
            sigmoid(np.interp(score, at, np.array(line)) + beyond)
            for line in (self.middle, self.low, self.high)
        )
        return middle, low, high


def fit_steps(score: Floats, one: Floats) -> Steps:
    """score: log odds that were said before; one: what came, 0 or 1."""
    order = np.argsort(score, kind="stable")
    groups = np.array_split(order, int(np.clip(len(order) // GROUP, 1, MOST)))
    rows = np.array([len(group) for group in groups], float)
    share = np.array([one[group].mean() for group in groups])
    fitted = isotonic_regression(share, weights=rows)
    starts = np.asarray(fitted.blocks)[:-1]
    pooled = np.add.reduceat(rows, starts)
    ones = np.add.reduceat(rows * share, starts)
    place = np.add.reduceat(rows * np.array([score[group].mean() for group in groups]), starts)
    low, high = wilson(ones, pooled)
    middle = (ones + 0.5) / (pooled + 1)
    lines = (np.maximum.accumulate(np.clip(line, 1e-6, 1 - 1e-6)) for line in (middle, low, high))
    return Steps(tuple((place / pooled).tolist()), *(tuple(logit(line).tolist()) for line in lines))
