"""How far an interval reaches: every one of ours is meant to hold the truth four times in five."""

from __future__ import annotations

from scipy.special import ndtri

LEVEL = 0.80
REACH = float(ndtri((1 + LEVEL) / 2))
"""Standard deviations of a normal distribution to either side that hold LEVEL of it."""
