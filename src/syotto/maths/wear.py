"""Straight lines of several things from one point, each with a slope of its own: wear over time.

    y = start + slope_i x + noise,    slope_i ~ N(typical, spread^2)

The start and the slopes are least squares, the noise what is left, the spread what the slopes
differ by beyond the noise (method of moments). Each slope then leans on the typical one by what is
known of either (Gelman et al. 2013, Bayesian Data Analysis, section 5.4). Sums are enough.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from syotto.maths.intervals import REACH

Floats = NDArray[np.float64]
FEWEST = 5
"""Things with readings, below which nothing is learned."""


@dataclass(frozen=True)
class Sums:
    """Of the readings of each thing: how many, and sums of x, y and their products."""

    n: Floats
    x: Floats
    y: Floats
    xx: Floats
    xy: Floats
    yy: Floats


@dataclass(frozen=True)
class Wear:
    """start: y at x = 0; typical and spread of the slopes; noise: of one reading."""

    start: float
    typical: float
    spread: float
    noise: float
    rows: int

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Wear:
        return Wear(**json.loads(text))

    def slopes(self, of: Sums) -> tuple[Floats, Floats]:
        """Each thing's slope and its standard deviation."""
        told, before = of.xx / self.noise**2, 1 / self.spread**2
        own = (of.xy - self.start * of.x) / self.noise**2
        return (own + self.typical * before) / (told + before), (told + before) ** -0.5

    def reaches(self, of: Sums, limit: float) -> tuple[Floats, Floats, Floats]:
        """x at which y is expected to reach `limit`: estimate, 80 % interval; inf where never."""
        slope, error = self.slopes(of)

        def at(slopes: Floats) -> Floats:
            rising = np.where(slopes > 0, slopes, np.nan)
            return np.nan_to_num((limit - self.start) / rising, nan=np.inf)

        return at(slope), at(slope + REACH * error), at(slope - REACH * error)


def fitted(of: Sums) -> Wear | None:
    """None where fewer than FEWEST things have readings at two moments, which tell of a slope."""
    use = of.n * of.xx - of.x**2 > 1e-9 * of.n * of.xx  # at two moments or more
    n, x, y, xx, xy, yy = (getattr(of, name)[use] for name in ("n", "x", "y", "xx", "xy", "yy"))
    if use.sum() < FEWEST:
        return None
    start = float((y - x * xy / xx).sum() / (n - x * x / xx).sum())
    slope = (xy - start * x) / xx
    left = (yy - 2 * start * y + n * start**2 - slope**2 * xx).sum()
    noise2 = max(float(left) / (n.sum() - len(n) - 1), 1e-12)
    typical = float(np.average(slope, weights=xx))
    beyond = float(np.average((slope - typical) ** 2 - noise2 / xx, weights=xx))
    least = (1e-3 * abs(typical)) ** 2 + 1e-18
    return Wear(start, typical, max(beyond, least) ** 0.5, noise2**0.5, int(n.sum()))
