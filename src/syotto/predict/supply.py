"""When a customer needs something again: a rhythm of purchases, the wear of a machine, its age.

Each part comes in halves: `fit_...` learns numbers from all customers or machines, `..._needs`
reads them back for each. Where too little was seen there is no fit, and no need is made up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from syotto.maths import rhythm, wear
from syotto.maths.intervals import TAIL
from syotto.maths.rhythm import Rhythm, Series
from syotto.maths.wear import Sums, Wear

Floats = NDArray[np.float64]
LOW, MIDDLE, HIGH = TAIL, 0.5, 1 - TAIL
LIKELY = 0.25
"""P(within the horizon) below which nothing is expected."""
FEW_PURCHASES = (
    f"fewer than {rhythm.FEWEST} times between purchases that came after two others of the same "
    "customer and product"
)
FEW_MACHINES = f"fewer than {wear.FEWEST} machines with two readings since their last service"


@dataclass(frozen=True)
class Expected:
    """Of chosen rows: their place, days after the last time (middle, low, high), own times,
    P(within the horizon), and P(later, if not within it).
    """

    place: NDArray[np.int64]
    days: Floats
    low: Floats
    high: Floats
    own: NDArray[np.int64]
    in_horizon: Floats
    later: Floats


def fit_rebuys(series: NDArray[np.integer], day: Floats, today: float) -> Rhythm | None:
    """series: number of each row's customer x product, day: of purchase; sorted by both."""
    return rhythm.fitted(rhythm.series_of(series, day, today))


def rebuy_needs(
    fit: Rhythm, series: NDArray[np.integer], day: Floats, today: float, horizon: float
) -> Expected:
    """What is likely to be bought again within `horizon` days; the dates hold if it is.

    A customer who has not come for longer than anybody came back after is not waited for.
    """
    every: Series = rhythm.series_of(series, day, today)
    last = np.flatnonzero(~every.ended & (every.n >= rhythm.EARLIER))
    ran, typical = every.time[last], fit.typical(every.total[last], every.n[last])
    chance = fit.within(ran, typical, horizon)
    likely = np.nan_to_num(chance) >= LIKELY
    last, ran, typical, chance = last[likely], ran[likely], typical[likely], chance[likely]
    low, days, high = (fit.quantile(ran, typical, horizon, s) for s in (LOW, MIDDLE, HIGH))
    later = fit.later(ran, typical, horizon)
    return Expected(last, days, low, high, every.n[last].astype(np.int64), chance, later)


def fit_wear(of: Sums) -> Wear | None:
    return wear.fitted(of)


def wear_needs(fit: Wear, of: Sums, limit: float, longest: float) -> Expected:
    """Machines whose readings are expected to reach the limit, in days since their last service.

    Where not even the upper end of the interval lies within `longest` days, nothing is said.
    """
    days, low, high = fit.reaches(of, limit)
    told = np.flatnonzero((high <= longest) & (of.n >= 2))
    none = np.full(len(told), np.nan)
    return Expected(
        told, days[told], low[told], high[told], of.n[told].astype(np.int64), none, none
    )
