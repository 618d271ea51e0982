"""How far an interval reaches: every one of ours is meant to hold the truth four times in five."""

from __future__ import annotations

from typing import Any

from scipy.special import ndtri

LEVEL = 0.80
"""The one place that says so. Whoever wants another level sets all three numbers before anything
else is imported: `tests/demo/coverage.py` does, to see whether 95 in 100 hold the truth, too."""
REACH = float(ndtri((1 + LEVEL) / 2))
"""Standard deviations of a normal distribution to either side that hold LEVEL of it."""
TAIL = (1 - LEVEL) / 2
"""What may lie beyond each end."""


def wilson(part: Any, whole: Any) -> tuple[Any, Any]:
    """The interval of the share `part` of `whole`, both ends between 0 and 1.

    Of numbers, of arrays, and of columns of floats alike; a whole of 0 has none.
    Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    share, spread = part / whole, REACH**2 / whole
    middle = (share + spread / 2) / (spread + 1)
    half = (share * (share * -1 + 1) / whole + spread / whole / 4) ** 0.5 * REACH / (spread + 1)
    return middle - half, middle + half


def difference(part: Any, whole: Any, other: Any, of_other: Any) -> tuple[Any, Any]:
    """The interval of share `part` of `whole` minus share `other` of `of_other`; both wholes > 0.

    Of numbers and of columns of floats alike.
    Source: Newcombe (1998), Interval estimation for the difference between independent proportions,
    method 10: the Wilson intervals of both, without a correction.
    """
    one, two = part / whole, other / of_other
    (low, high), (other_low, other_high) = wilson(part, whole), wilson(other, of_other)
    below = ((one - low) ** 2 + (other_high - two) ** 2) ** 0.5
    above = ((high - one) ** 2 + (two - other_low) ** 2) ** 0.5
    return one - two - below, one - two + above
