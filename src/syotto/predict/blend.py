"""The blend behind `would_buy_anyway`, fitted to what customers bought after earlier cuts.

1. Several earlier cuts of the same data stand in for today: what was known at the cut makes the
   features, what each customer bought new within the horizon after it is the outcome. All
   outcome windows end before today, so the fit knows nothing of what it will be judged on.
2. log odds = level + ties + product + customer, each part a weighted sum of logarithms, each
   in the scale of its own cut (see `view_at`). One ridge keeps parallel features apart.
3. What is shown is the top of a long list, and the top of a list is where errors gather. So each
   cut is predicted by a blend of the other cuts, and its best candidates tell by how much each of
   the three parts is to be taken back (one slope a part, drawn towards 1).
4. Seasons differ. How far the held-out cuts lie off level is the drift; it widens the interval of
   every chance, with Student's reach since there are only a few cuts.
5. A shorter past gives shorter windows: chances then grow with the days, 1 - (1 - p)^exposure.

Sources: Cox (1958), Two further applications of a model for binary regression; Steyerberg (2019),
Clinical Prediction Models, ch. 15 (updating by parts of the linear predictor).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from syotto.maths.compiled import side_by_side
from syotto.maths.intervals import LEVEL, REACH
from syotto.maths.logistic import Logistic, fit_logistic
from syotto.predict.chance_fit import Settings
from syotto.predict.purchases import DAY, Purchases, bought_new
from syotto.predict.training import (
    N_FEATURES,
    ONE_IN,
    PARTS,
    Cut,
    Rows,
    long_rows,
    one_in,
    only_sampled,
    short_rows,
    view_at,
)

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]
FIRST_DAYS = 60  # of past that a cut needs before it
WINDOW_DAYS = 28  # the shortest window to learn from
CUTS, APART_DAYS = 4, 7
RIDGE, HOLD = 100.0, 1000.0
LEAST_SLOPE = 0.05
ENOUGH = 150  # bought pairs: ten a coefficient
UNKNOWN_DRIFT = (0.3, REACH)  # with a single cut: half again, or a third less


class Window(NamedTuple):
    """Where the cuts lie (microseconds, oldest first) and how many days each looks ahead."""

    moments: tuple[int, ...]
    days: float


class Held(NamedTuple):
    """Candidates of a cut as a blend of the other cuts sees them: parts are rows x 4."""

    parts: Floats
    y: Floats
    cluster: Longs


@dataclass(frozen=True)
class Blend:
    """The fitted numbers; the fields are those of `chance_fit.Fit`."""

    rows: int
    bought: int
    coefficients: Floats
    errors: Floats
    parts: Floats
    drift: float
    reach: float


def windows(first: int, as_of: int, horizon_days: float) -> Window:
    """Up to CUTS cuts with a past like today's; none when it is too short to learn from.

    The past of the oldest cut is at least FIRST_DAYS, and half that of the latest.
    """
    past = (as_of - first) / DAY
    days = min(horizon_days, past - FIRST_DAYS)
    if days < min(WINDOW_DAYS, horizon_days):
        return Window((), days)
    room = min(past - days - FIRST_DAYS, (past - days) / 2)
    count = min(CUTS, 1 + int(room / APART_DAYS))
    latest = as_of - int(days * DAY)
    step = int(room / max(count - 1, 1) * DAY)
    return Window(tuple(latest - step * back for back in reversed(range(count))), days)


def fit_blend(purchases: Purchases, window: Window, settings: Settings) -> Blend | None:
    """Fit to the cuts of `window`; None when fewer than ENOUGH candidates were bought."""
    cuts = side_by_side(
        lambda moment: cut_at(purchases, moment, window.days, settings), window.moments
    )
    if len(cuts) == 1:
        cuts = halves(cuts[0])
    rows = [long_rows(cut) for cut in cuts]
    bought = int(sum(part.y.sum() for part in rows))
    if bought < ENOUGH:
        return None
    whole = fit_rows(rows)
    held = [held_out(cut, rows[:at] + rows[at + 1 :], whole) for at, cut in enumerate(cuts)]
    back = take_back(held)
    slopes = np.append(1.0, np.maximum(1 + back.coefficients[1:], LEAST_SLOPE))
    drift, reach = drift_of(held, back) if len(window.moments) > 1 else UNKNOWN_DRIFT
    by_feature = np.repeat(slopes, [1, *(part.stop - part.start for part in PARTS)])
    shift = np.zeros(1 + N_FEATURES)
    shift[0] = back.coefficients[0]
    return Blend(
        sum(len(part.y) for part in rows),
        bought,
        whole.coefficients * by_feature + shift,
        np.sqrt(np.diag(whole.covariance)) * by_feature,
        back.covariance / np.outer(slopes, slopes),
        drift,
        reach,
    )


def cut_at(purchases: Purchases, moment: int, days: float, settings: Settings) -> Cut:
    everybody = np.zeros(len(purchases.customers), np.int32), 1
    view = view_at(purchases, moment, everybody, settings)
    bought = bought_new(purchases, view.known, moment, moment + int(days * DAY))
    return Cut(moment, only_sampled(view), np.ones(len(view.sampled), bool), bought)


def halves(cut: Cut) -> list[Cut]:
    """The only cut as two, by customer, so that either half is predicted by the other."""
    odd = one_in(2, cut.view.sampled.astype(np.int64))
    return [replace(cut, counts=half) for half in (odd, ~odd)]


def fit_rows(rows: list[Rows], near: Logistic | None = None) -> Logistic:
    """The blend of some cuts, level first; `near` is an answer close to it."""
    x, y, cluster = (np.concatenate([part[place] for part in rows]) for place in range(3))
    with_level = np.column_stack([np.ones(len(x)), x])
    start = near.coefficients + np.log(ONE_IN) * np.eye(1 + N_FEATURES)[0] if near else None
    fit = fit_logistic(with_level, y, ridge=RIDGE, free=0, cluster=cluster, start=start)
    fit.coefficients[0] -= np.log(ONE_IN)
    return fit


def held_out(cut: Cut, others: list[Rows], whole: Logistic) -> Held:
    """The best candidates of a cut, found and scored by a blend of the other cuts."""
    b = fit_rows(others, whole).coefficients
    rows = short_rows(cut, b)
    parts = [rows.x[:, part] @ b[1:][part] for part in PARTS]
    return Held(np.column_stack([np.full(len(rows.y), b[0]), *parts]), rows.y, rows.customer)


def take_back(held: list[Held]) -> Logistic:
    """Shift of the level, and what to add to a slope of 1 of each part; drawn towards none."""
    parts = np.vstack([cut.parts for cut in held])
    x = np.column_stack([np.ones(len(parts)), parts[:, 1:]])
    y, cluster = (np.concatenate([cut[place] for cut in held]) for place in (1, 2))
    return fit_logistic(x, y, ridge=HOLD, free=0, cluster=cluster, offset=parts.sum(axis=1))


def drift_of(held: list[Held], back: Logistic) -> tuple[float, float]:
    """Standard deviation of the held-out cuts' levels, and how many of them 80 % reach."""
    off = [level_off(cut, back.coefficients) for cut in held]
    count = len(off)
    drift = np.sqrt(np.sum(np.square(off)) / (count - 1))
    reach = stdtrit(count - 1, (1 + LEVEL) / 2) * np.sqrt(1 + 1 / count)
    return float(drift), float(reach)


def level_off(cut: Held, back: Floats) -> float:
    """How far what was bought lies off what was said, in log odds."""
    said = cut.parts.sum(axis=1) + back[0] + cut.parts[:, 1:] @ back[1:]
    ones = np.ones((len(said), 1))
    return float(fit_logistic(ones, cut.y, ridge=1.0, offset=said).coefficients[0])
