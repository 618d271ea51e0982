"""Comparing groups that were drawn by lot: are their sizes as drawn, and do their shares differ?"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from scipy.special import chdtrc, ndtri

from syotto.maths.intervals import REACH

ALARM = 0.001
"""Below this chance the sizes are not by lot: something else decided who is in which group."""
POWER = 0.80


def sample_ratio(counts: Sequence[int], shares: Sequence[float], together: float = 1.0) -> float:
    """The chance of sizes as far from the shares as these, were they drawn by lot (chi-square).

    counts: people in each group. shares: drawn with, making 1. together: of `drawn_together`.
    Two groups of 1000 and 1200 of one half each: 2.0079e-05.
    Source: Fabijan et al. (2019), Diagnosing sample ratio mismatch.
    """
    whole = sum(counts)
    if len(counts) < 2 or not whole:
        return 1.0
    wanted = [whole * share for share in shares]
    distance = sum((found - due) ** 2 / due for found, due in zip(counts, wanted, strict=True))
    return float(chdtrc(len(counts) - 1, distance / together))


def drawn_together(people: float, squares: float) -> float:
    """How many times the sizes of groups differ more than those of people drawn one by one, where
    several are drawn as one: all of a company. squares: the sum over those drawn of each one's
    people, squared. Source: Kish (1965), Survey Sampling, ch. 5.
    """
    return max(squares / people, 1.0) if people else 1.0


def alike(units: int, people: int, reached: int, spread: float) -> float:
    """How many times the variance of the share `reached` of `people` is that of people who decide
    one by one (the design effect), where those of a company decide alike.

    units: companies, or people who are alone. spread: the sum over them of the square of how many
    of their people reached it beyond that share. Source: Kish (1965), Survey Sampling, ch. 5.
    """
    share = reached / people if people else 0.0
    if units < 2 or not 0 < share < 1:
        return 1.0
    return max(units / (units - 1) * spread / (people * share * (1 - share)), 1.0)


def people_to_tell(difference: float, share: float, control_share: float) -> int:
    """People of both groups together at whom a difference of shares would be told from none, four
    times in five, by the interval that all numbers have.

    share: of all who reach the goal. control_share: of the people who are left alone, 0-1.
    """
    spread = share * (1 - share)
    if not difference or not spread or not 0 < control_share < 1:
        return 0
    reach = REACH + float(ndtri(POWER))
    groups = 1 / control_share + 1 / (1 - control_share)
    return ceil(spread * groups * (reach / difference) ** 2)
