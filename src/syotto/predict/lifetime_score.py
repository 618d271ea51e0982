"""What a history is worth from now on: purchases, margin of each, and both together with ends.

1. Purchases ahead are those of the segment's model (maths/purchases_ahead); what a day brings is
   the gamma-gamma mean of their own and of the segment's days.
2. Their product has the mean and the variance of a random sum; a customer who brings nothing has a
   chance of their own, and the rest is read as gamma. The ends hold what one customer does.
3. That the parameters are estimates widens the ends, by the delta method.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa
from scipy.special import gammaincinv

from syotto.maths import gamma_gamma
from syotto.maths.beta_geo import Histories
from syotto.maths.intervals import REACH, TAIL
from syotto.maths.maximum import Floats
from syotto.maths.purchases_ahead import MODELS, Model, ahead, waits
from syotto.predict.lifetime_rows import Bought, Flags, Known, by_segment, spread_of

SURE = 1e-12


@dataclass(frozen=True)
class Worth:
    """Of each customer, nan where nothing was learned. doubt: relative, of what was learned."""

    alive: Floats
    alive_low: Floats
    alive_high: Floats
    purchases: Floats
    purchases_low: Floats
    purchases_high: Floats
    purchases_variance: Floats
    purchases_doubt: Floats
    each: Floats
    value: Floats
    variance: Floats
    doubt: Floats
    none: Floats
    next_low: Floats
    next: Floats
    next_high: Floats


def worth(
    histories: pa.Table,
    part: Bought,
    purchases: Mapping[str, Known],
    margins: Mapping[str, Known],
    *,
    weeks: float,
    fade: float,
) -> Worth:
    """Of every row of `histories`, whose numbers are `part`: the next `weeks`."""
    made = {field.name: np.full(len(part.x), np.nan) for field in fields(Worth)}
    for segment, rows in by_segment(histories, list(purchases)):
        rows = rows & np.isfinite(part.x)
        margin = margins.get(segment)
        told = of_segment(part.of(rows), purchases[segment], margin, weeks, fade)
        for name, values in told.items():
            made[name][rows] = values
    return Worth(**made)


def of_segment(
    part: Bought, fit: Known, margin: Known | None, weeks: float, fade: float
) -> dict[str, Floats]:
    """The columns of `Worth`, of customers of one segment."""
    model, told = MODELS[fit.model], part.told
    found = ahead(model, fit.params, weeks, told, fade=fade)
    doubt = spread_of(lambda params: model.expected(params, weeks, told), fit)
    at = told.of_row
    low, high = alive_ends(model, fit, told, found.alive)
    came = {
        "alive": found.alive[at],
        "alive_low": low[at],
        "alive_high": high[at],
        "purchases": found.mean[at],
        "purchases_low": found.low[at],
        "purchases_high": found.high[at],
        "purchases_variance": found.variance[at],
        "purchases_doubt": doubt[at],
        "none": found.none[at],
        "next_low": waits(fit.params, TAIL, part.x, part.end),
        "next": waits(fit.params, 0.5, part.x, part.end),
        "next_high": waits(fit.params, 1 - TAIL, part.x, part.end),
    }
    return came | (of_margin(part, came, found.discounted[at], margin) if margin else {})


def alive_ends(model: Model, fit: Known, told: Histories, alive: Floats) -> tuple[Floats, Floats]:
    """Ends of P(alive), on the logarithm of its odds."""

    def odds(share: Floats) -> Floats:
        return share / np.maximum(1 - share, SURE)

    away = REACH * spread_of(lambda params: odds(model.alive(params, told)), fit)
    with np.errstate(over="ignore"):
        low, high = odds(alive) * np.exp(-away), odds(alive) * np.exp(away)
        ends = low / (1 + low), 1 / (1 + 1 / np.maximum(high, SURE))
    return np.minimum(ends[0], alive), np.maximum(ends[1], alive)


def of_margin(
    part: Bought, came: Mapping[str, Floats], discounted: Floats, margin: Known
) -> dict[str, Floats]:
    """What the purchases bring: mean and variance of a random sum of days."""
    x, z = part.days, np.maximum(part.each, 0.0)
    each = gamma_gamma.expected(margin.params, x, z)
    of_mean, of_day = gamma_gamma.spread(margin.params, x, z)
    unsure = spread_of(lambda params: gamma_gamma.expected(params, x, z), margin)
    count = came["purchases"]
    late = np.divide(discounted, count, out=np.ones_like(count), where=count > 0)
    square = came["purchases_variance"] + count**2
    doubt = np.hypot(came["purchases_doubt"], unsure)
    value = count * each
    variance = count * of_day + square * (each**2 + of_mean) - value**2 + (value * doubt) ** 2
    value = value * late
    return {
        "each": each,
        "value": value,
        "variance": variance * late**2,
        "doubt": doubt,
    }


def ends(mean: Floats, variance: Floats, none: Floats) -> tuple[Floats, Floats]:
    """What four in five bring, where `none` of them brings nothing and the others are gamma."""
    some = np.maximum(1 - none, 1e-9)
    middle = mean / some
    spread = np.maximum((variance + mean**2) / some - middle**2, 1e-12)
    return quantile(TAIL, middle, spread, none), quantile(1 - TAIL, middle, spread, none)


def quantile(level: float, middle: Floats, spread: Floats, none: Floats) -> Floats:
    made = np.zeros_like(middle)
    made[np.isnan(middle)] = np.nan
    rows: Flags = (none < level) & (middle > 0)
    place = (level - none[rows]) / (1 - none[rows])
    shape = middle[rows] ** 2 / spread[rows]
    made[rows] = gammaincinv(shape, place) * middle[rows] / shape
    return made
