"""The chance that each of several unknown shares is the largest, and a choice by these chances.

1. Each share is known by a Beta distribution; they are independent of each other.
2. P(i is the largest) is the integral of f_i times the product of all other F_j. It is summed over
   a grid of quantiles of all of them, as fine where they are narrow as where they are wide.
3. To choose each with the chance that it is the best is Thompson sampling; as the chance itself
   draws, it is known, and no choice needs a draw from a Beta.

Source: Thompson (1933), On the likelihood that one unknown probability exceeds another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from scipy.special import betainc, betaincinv

from syotto.maths.hashing import HEX_DIGITS

LEVELS = np.concatenate([[1e-9, 1e-6, 1e-4], np.linspace(0.001, 0.999, 400), [1 - 1e-4, 1 - 1e-6]])
DIGITS = 6
"""Of a chance: it is the same on every machine."""
Shape = tuple[float, float]


@lru_cache(maxsize=4096)
def chances_best(shapes: tuple[Shape, ...]) -> tuple[float, ...]:
    """For each Beta(alpha, beta), the chance that its share is the largest. They make 1."""
    alpha, beta = np.array(shapes, float).T[:, :, None]
    grid = np.unique(np.concatenate([[0.0, 1.0], betaincinv(alpha, beta, LEVELS).ravel()]))
    below = betainc(alpha, beta, grid)
    found = []
    for number in range(len(shapes)):
        others = np.prod(np.delete(below, number, axis=0), axis=0)
        found.append(float(np.sum(np.diff(below[number]) * (others[1:] + others[:-1]) / 2)))
    return tuple(one / sum(found) for one in found)


def at_least(chances: Sequence[float], floor: float) -> tuple[float, ...]:
    """Chances of which none is below a floor, or below half of an equal share where that is less.

    They make 1, and are rounded.
    """
    low = min(floor, 0.5 / len(chances))
    some = [round(low + (1 - low * len(chances)) * one, DIGITS) for one in chances]
    some[-1] = round(1 - sum(some[:-1]), DIGITS)
    return tuple(some)


def drawn(chances: Mapping[str, float], number: str) -> str:
    """The name that a draw (`maths.hashing`) falls on, in the order that they are given in."""
    place, reached = int(number, 16) / 16**HEX_DIGITS, 0.0
    for name, chance in chances.items():
        reached += chance
        if place < reached:
            return name
    return list(chances)[-1]
