"""When too little was bought to fit a blend: how many of those without a product took it up.

1. Over the last window, of the customers who lacked a product, a share bought it. That share is
   adjusted for small numbers: a Beta prior centred on the mean of all products.
2. Every customer who lacks it gets this chance; the interval is that of the Beta posterior.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from syotto.maths.intervals import TAIL
from syotto.maths.shrinkage import prior_strength
from syotto.predict.purchases import DAY, Purchases, bought_new, known_at

Floats = NDArray[np.float64]
LEAST = 1e-6


class Uptake(NamedTuple):
    """Chance of each product for a customer who lacks it, within the window, with 80 % ends."""

    chance: Floats
    low: Floats
    high: Floats
    bought: int


def uptake(purchases: Purchases, as_of: int, days: float, own_days: int) -> Uptake:
    """Of those who lacked a product `days` before `as_of`, the share who bought it since."""
    start = as_of - int(days * DAY)
    known = known_at(purchases, start, own_days=own_days)
    bought = bought_new(purchases, known, start, as_of)
    took = np.diff(bought.item_starts).astype(float)
    lacked = np.maximum(len(known.met) - np.diff(known.owned.item_starts), 0).astype(float)
    mean = np.full(len(took), max(took.sum() / max(lacked.sum(), 1.0), LEAST))
    weight = prior_strength(took, lacked, mean)
    a, b = took + weight * mean, lacked - took + weight * (1 - mean)
    low, high = betaincinv(a, b, np.array([[TAIL], [1 - TAIL]]))
    return Uptake(a / (a + b), low, high, int(took.sum()))
