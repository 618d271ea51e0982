"""Whether chances come true: by decile, and as one slope.

1. Slope and level: logit P(y) = a + b logit(chance), fitted to what happened (Cox 1958). A slope
   of 1 says that chances differ as much as they should; below 1 the high ones are too high.
2. A decile holds a tenth of the chances, in their order; equal chances stay in given order.
3. Observed shares carry intervals that know that rows of a customer move together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from syotto.maths.bootstrap import Interval
from syotto.maths.logistic import Logistic, fit_logistic, logit

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
EDGE = 1e-9


@dataclass(frozen=True)
class Decile:
    """A tenth of the chances: what was said (mean chance, mean ends), and what happened."""

    rows: int
    said: Interval
    seen: Interval

    @property
    def covered(self) -> bool:
        """Whether the stated interval and the interval of what was seen meet."""
        return self.said.low <= self.seen.high and self.seen.low <= self.said.high


def recalibrate(chance: Floats, y: Floats, cluster: Ints) -> Logistic:
    """Level a and slope b of logit P(y) = a + b logit(chance), with their covariance."""
    z = logit(np.clip(chance, EDGE, 1 - EDGE))
    return fit_logistic(
        np.column_stack([np.ones_like(z), z]), y, ridge=1e-6, free=0, cluster=cluster
    )


def slope(chance: Floats, y: Floats, cluster: Ints, *, level: float = 0.95) -> Interval:
    """The calibration slope, with its interval."""
    fit = recalibrate(chance, y, cluster)
    far = float(ndtri((1 + level) / 2)) * float(np.sqrt(fit.covariance[1, 1]))
    at = float(fit.coefficients[1])
    return Interval(at, at - far, at + far)


def deciles(
    chance: Floats, low: Floats, high: Floats, y: Floats, cluster: Ints, *, level: float = 0.95
) -> list[Decile]:
    """What was said and what was seen, by tenths of the chance, the lowest first."""
    order = np.argsort(chance, kind="stable")
    return [
        decile(chance[part], low[part], high[part], y[part], cluster[part], level)
        for part in np.array_split(order, 10)
        if len(part)
    ]


def decile(
    chance: Floats, low: Floats, high: Floats, y: Floats, cluster: Ints, level: float
) -> Decile:
    said = Interval(float(chance.mean()), float(low.mean()), float(high.mean()))
    return Decile(len(y), said, share(y, cluster, level))


def share(y: Floats, cluster: Ints, level: float) -> Interval:
    """A share with Wilson's interval, over as many rows as the clusters leave (design effect)."""
    n, p = len(y), float(y.mean())
    sums = np.bincount(np.unique(cluster, return_inverse=True)[1], weights=y - p)
    plain = n * p * (1 - p)
    effect = max(float((sums**2).sum()) / plain, 1.0) if plain > 0 else 1.0
    m, z = n / effect, float(ndtri((1 + level) / 2))
    middle = (p + z * z / (2 * m)) / (1 + z * z / m)
    far = z / (1 + z * z / m) * np.sqrt(p * (1 - p) / m + z * z / (4 * m * m))
    return Interval(p, float(max(middle - far, 0.0)), float(min(middle + far, 1.0)))
