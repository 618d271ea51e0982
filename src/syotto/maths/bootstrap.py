"""Intervals by drawing the units (customers) again, with replacement and a fixed seed.

A figure of a unit goes with all its rows, and both sides of a comparison are drawn together:
what the two have in common cancels (a paired bootstrap). Percentile intervals.
Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 2000
SEED = 20_111_209
AT_ONCE = 50


@dataclass(frozen=True)
class Interval:
    """An estimate between the ends of its interval."""

    estimate: float
    low: float
    high: float


def resampled_means(values: NDArray[np.float64], *, draws: int = DRAWS) -> NDArray[np.float64]:
    """Means of `draws` resamples of the units. values: (units, figures) -> (draws, figures)."""
    rng = np.random.default_rng(SEED)
    units = len(values)
    means = np.empty((draws, values.shape[1]))
    for first in range(0, draws, AT_ONCE):
        some = min(AT_ONCE, draws - first)
        times = np.stack(
            [np.bincount(rng.integers(0, units, units), minlength=units) for _ in range(some)]
        )
        means[first : first + some] = times @ values / units
    return means


def mean_interval(
    values: NDArray[np.float64], *, level: float = 0.95, draws: int = DRAWS
) -> list[Interval]:
    """The mean of every column over the units, with its percentile interval.

    For a paired comparison give the differences as a column: they are drawn together.
    """
    means = resampled_means(values, draws=draws)
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2], axis=0)
    rows = zip(values.mean(axis=0), low, high, strict=True)
    return [Interval(float(mean), float(left), float(right)) for mean, left, right in rows]
