"""The parameters under which what was seen is likeliest, and how far they may be off.

1. All parameters are above zero; the search runs over their logarithms.
2. The slope is given, not differenced. The curvature at the answer is the central difference of
   the slope; its inverse is the covariance of the logarithms (van der Vaart 1998, ch. 5).
3. Where the curvature shows no peak in some direction, the data do not tell that parameter: its
   standard error is infinite, and the estimate says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from threadpoolctl import ThreadpoolController

from syotto.errors import SyottoError

Floats = NDArray[np.float64]
Surface = Callable[[Floats], tuple[float, Floats]]
"""Log-likelihood and its slope, both in terms of the parameters themselves."""
STEP = 1e-4
CLOSE = 1e-7
"""Slope per observation, in the logarithms, at which the search ends."""
FLAT = 1e-9
"""Curvature, as a share of the largest, below which a direction is flat."""
BENT = 1e-4
"""The same while searching, where slopes are known less well."""
FAR = 1e8
"""As low as what has no likelihood counts; lower, and the search would make too small a step."""
EDGE = np.log(1e9)
"""No parameter is looked for beyond e^EDGE: further out, digits are lost and slopes are noise."""


@dataclass(frozen=True)
class Maximum:
    """params: above zero. covariance: of their logarithms; infinite where nothing is told."""

    params: Floats
    log_likelihood: float
    covariance: Floats

    def interval(self, reach: float) -> tuple[Floats, Floats]:
        """Lower and upper ends, `reach` standard errors of the logarithm away."""
        with np.errstate(over="ignore"):
            away = reach * np.sqrt(np.diag(self.covariance))
            return self.params * np.exp(-away), self.params * np.exp(away)


def maximised(surface: Surface, start: Floats, observations: float) -> Maximum:
    """Climb from `start` to the top of `surface`; observations: how many stand behind it.

    Raises SyottoError where the search does not settle.
    """

    with pools().limit(limits=1, user_api="blas"):
        return climbed(surface, start, observations)


@cache
def pools() -> ThreadpoolController:
    """The threads of linear algebra: for a handful of parameters they do nothing but wait."""
    return ThreadpoolController()


def climbed(surface: Surface, start: Floats, observations: float) -> Maximum:
    def downhill(logs: Floats) -> tuple[float, Floats]:
        params = np.exp(logs)
        with np.errstate(all="ignore"):
            height, slope = surface(params)
        if not (np.isfinite(height) and np.isfinite(slope).all()):
            return FAR, np.zeros_like(logs)  # a step beyond all numbers: the search turns back
        return -height / observations, -slope * params / observations

    bounds = [(-EDGE, EDGE)] * len(start)
    found = minimize(
        downhill,
        np.log(start),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"ftol": 0.0, "gtol": CLOSE, "maxiter": 500, "maxcor": 20},
    )
    logs = polished(downhill, found.x)
    height, slope = downhill(logs)
    outwards = (np.abs(logs) >= EDGE) & (slope * logs < 0)
    if height >= FAR or np.abs(np.where(outwards, 0.0, slope)).max() > 1e3 * CLOSE:
        raise SyottoError(
            "The fit did not settle.",
            fix="Look for customers whose dates are wrong, or give more of them.",
        )
    return Maximum(
        np.exp(logs), -height * observations, inverse(curvature(downhill, logs)) / observations
    )


def leaning(surface: Surface, on: Maximum | None, weight: float) -> Surface:
    """`surface` with what is known beforehand: that the parameters lie around those of `on`.

    weight: of what stood behind `on`, the share that is to count; a direction that `on` does not
    tell stays free. Normal in the logarithms (Gelman et al. 2013, Bayesian Data Analysis, 5.1).
    """
    if on is None:
        return surface
    told = np.isfinite(np.diag(on.covariance))
    sure = np.where(np.outer(told, told), on.covariance, 0.0)
    precision = weight * np.linalg.pinv(sure, hermitian=True)
    middle = np.log(on.params)

    def both(params: Floats) -> tuple[float, Floats]:
        height, slope = surface(params)
        away = np.log(params) - middle
        pull = precision @ away
        return height - float(away @ pull) / 2, slope - pull / params

    return both


def polished(downhill: Surface, logs: Floats) -> Floats:
    """A few steps of Newton's, as long as they lead down."""
    slope = downhill(logs)[1]
    for _ in range(8):
        if np.abs(slope).max() < CLOSE / 100:
            break
        step = newton(curvature(downhill, logs), slope)
        tried: Floats = np.clip(logs - step, -EDGE, EDGE)
        lower, flatter = downhill(tried)
        if not np.isfinite(lower) or np.abs(flatter).max() >= np.abs(slope).max():
            break
        logs, slope = tried, flatter
    return logs


def newton(bent: Floats, slope: Floats) -> Floats:
    """The step to where the slope is gone; none in directions in which nothing is bent."""
    bends, turned = np.linalg.eigh(bent)
    if bends[0] > 0:
        return np.asarray(np.linalg.solve(bent, slope))
    sure = turned[:, bends > max(BENT * bends[-1], 0.0)]
    return np.asarray(sure @ np.linalg.solve(sure.T @ bent @ sure, sure.T @ slope))


def curvature(downhill: Surface, logs: Floats) -> Floats:
    """Second derivatives in the logarithms."""
    rows = []
    for place in range(len(logs)):
        step = np.zeros(len(logs))
        step[place] = STEP
        rows.append((downhill(logs + step)[1] - downhill(logs - step)[1]) / (2 * STEP))
    bent: Floats = np.array(rows)
    return (bent + bent.T) / 2


def inverse(bent: Floats) -> Floats:
    """Covariance from curvature; infinite for a parameter that a flat direction moves."""
    values, ways = np.linalg.eigh(bent)
    flat = values <= FLAT * max(values[-1], 0.0)
    made: Floats = (ways[:, ~flat] / values[~flat]) @ ways[:, ~flat].T
    moved = (np.abs(ways[:, flat]) > 1e-3).any(axis=1)
    made[moved, moved] = np.inf
    return made
