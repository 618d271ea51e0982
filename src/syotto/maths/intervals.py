"""How far an interval reaches: every one of ours is meant to hold the truth four times in five."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import Any

from scipy.special import ndtri

LEVEL = 0.80
REACH = float(ndtri((1 + LEVEL) / 2))
"""Standard deviations of a normal distribution to either side that hold LEVEL of it."""


def wilson(part: Any, whole: Any) -> tuple[Any, Any]:
    """The interval of the share `part` of `whole`, both ends between 0 and 1.

    Of numbers, of arrays, and of columns of floats alike; a whole of 0 has none.
    Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    share, spread = part / whole, REACH**2 / whole
    middle = (share + spread / 2) / (spread + 1)
    half = (share * (share * -1 + 1) / whole + spread / whole / 4) ** 0.5 * REACH / (spread + 1)
    return middle - half, middle + half


def median_interval(ordered: Sequence[float]) -> tuple[float, float]:
    """The interval of the median of values in rising order, from their ranks alone.

    Raises ValueError where there is none.
    Source: Conover (1999), Practical Nonparametric Statistics, ch. 3.2.
    """
    count = len(ordered)
    if not count:
        raise ValueError("nothing has no median")
    reach = REACH * count**0.5 / 2
    low, high = floor(count / 2 - reach), ceil(count / 2 + reach)
    return ordered[max(0, low - 1)], ordered[min(count - 1, high)]
