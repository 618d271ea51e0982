"""What comes of a history of purchases: how many more, when the next one, and how sure that is.

Of somebody alive at T nothing but their rate and their leaving is unknown, and both are known as
well as Bayes' rule says:

1. The rate is gamma with r + x and alpha + T, so purchases are negative binomial while nobody
   leaves; their waiting time is Lomax.
2. BG/NBD and MBG/NBD: n purchases or more take n - 1 chances to leave that were not used. These
   are beta with a and b' + x, which gives B(a, b'+x+n-1) / B(a, b'+x).
3. Pareto/NBD: the time until they leave is Lomax with s and beta + T; the count is a mixture over
   that time, worked out by Gauss and Legendre on the scale of its distribution.

So P(n or more | history) is exact, and with it the mean, the spread, the ends and the likelihood of
what came. Nobody who has left buys: all of it counts with P(alive).

Sources: Fader, Hardie & Lee (2005), Marketing Science 24(2), appendix; Fader & Hardie (2005), "A
note on deriving the Pareto/NBD model".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from syotto.maths import beta_geo, pareto_nbd
from syotto.maths.beta_geo import Histories
from syotto.maths.compiled import compiled
from syotto.maths.intervals import TAIL
from syotto.maths.maximum import Floats, Maximum

MOST = 8_192
"""Nobody is expected to buy more often than this."""
SMALL, LEAST = 1e-10, 1e-14
NODES, WEIGHTS = (np.asarray(part) for part in np.polynomial.legendre.leggauss(12))
TIMES, SHARES = (np.asarray(part) for part in np.polynomial.legendre.leggauss(5))


@dataclass(frozen=True)
class Model:
    """A model of purchases. later: what is added to b; nan where leaving waits for no purchase."""

    name: str
    names: tuple[str, ...]
    later: float
    fitted: Callable[..., Maximum]
    alive: Callable[[Floats, Histories], Floats]
    expected: Callable[[Floats, float, Histories], Floats]


def geometric(name: str, *, modified: bool) -> Model:
    return Model(
        name,
        ("r", "alpha", "a", "b"),
        1.0 if modified else 0.0,
        partial(beta_geo.fitted, modified=modified),
        partial(beta_geo.alive, modified=modified),
        partial(beta_geo.expected, modified=modified),
    )


MODELS = {
    model.name: model
    for model in (
        geometric("BG/NBD", modified=False),
        geometric("MBG/NBD", modified=True),
        Model(
            "Pareto/NBD",
            ("r", "alpha", "s", "beta"),
            np.nan,
            pareto_nbd.fitted,
            pareto_nbd.alive,
            pareto_nbd.expected,
        ),
    )
}


class Ahead(NamedTuple):
    """Purchases in a time ahead, of each history. none: P(no purchase); low, high: their ends.

    discounted: the mean, each purchase less by what it is late.
    """

    alive: Floats
    mean: Floats
    discounted: Floats
    variance: Floats
    none: Floats
    low: Floats
    high: Floats


def ahead(model: Model, params: Floats, t: float, told: Histories, *, fade: float) -> Ahead:
    """The next `t` weeks of each history; fade: what a week takes off the logarithm of a euro."""
    alive = model.alive(params, told)
    x, end, place = told.pairs
    here, second, none = (part[place] for part in moments(params, model.later, t, x, end))
    mean = alive * here
    ends = quantiles(params, model.later, t, told.x.whole, told.end.whole, alive, TAIL)
    return Ahead(
        alive,
        mean,
        discounted(model, params, t, told, fade=fade),
        alive * second - mean**2,
        1 - alive + alive * none,
        *ends,
    )


def discounted(model: Model, params: Floats, t: float, told: Histories, *, fade: float) -> Floats:
    """Expected purchases of each history, by parts: each less by what it is late."""
    late = np.exp(-fade * t) * model.expected(params, t, told)
    for node, share in zip(TIMES, SHARES, strict=True):
        u = t * (1 + node) / 2
        late = late + share * t / 2 * fade * np.exp(-fade * u) * model.expected(params, u, told)
    return np.asarray(late)


def likelihood(model: Model, params: Floats, t: float, told: Histories, came: Floats) -> Floats:
    """The logarithm of the chance of `came` purchases within `t` weeks, of each row of `told`."""
    at = told.of_row
    alive, x, end = model.alive(params, told)[at], told.x.whole[at], told.end.whole[at]
    chance = chances(params, model.later, t, x, end, alive, came)
    return np.asarray(np.log(np.maximum(chance, LEAST)))


def waits(params: Floats, share: float, x: Floats, since: Floats) -> Floats:
    """Weeks within which a `share` of those who buy on have bought again; since: weeks seen."""
    r, alpha = params[0], params[1]
    with np.errstate(over="ignore"):
        return np.asarray((alpha + since) * np.expm1(-np.log1p(-share) / (r + x)))


@compiled
def leaving(
    params: Floats, later: float, t: float, end: float, times: Floats, weights: Floats
) -> None:
    """Into `times` and `weights`: how long somebody stays of the `t` weeks after `end`."""
    times[:] = t
    weights[:] = 0.0
    last = len(times) - 1
    weights[last] = 1.0
    if not np.isnan(later):
        return
    s, scale = params[2], params[3] + end
    stays = np.exp(s * np.log(scale / (scale + t)))
    weights[last] = stays
    for place in range(last):
        here = stays + (1 - stays) * (1 + NODES[place]) / 2
        times[place] = scale * np.expm1(-np.log(here) / s)
        weights[place] = (1 - stays) * WEIGHTS[place] / 2


@compiled
def tails(
    params: Floats,
    later: float,
    x: float,
    end: float,
    times: Floats,
    weights: Floats,
    floor: float,
    made: Floats,
) -> int:
    """Into made[n]: the chance of n or more, of somebody alive, until it is below `floor`."""
    geometric = not np.isnan(later)
    shape, rate = params[0] + x, params[1] + end
    first = 0 if not geometric else len(times) - 1
    each = shape * np.log(rate / (rate + times))
    odds = times / (rate + times)
    left = np.ones(len(times))
    stays = 1.0
    made[0] = 1.0
    for n in range(1, len(made)):
        total = 0.0
        for place in range(first, len(times)):
            if n > 1:
                each[place] += np.log((shape + n - 2) / (n - 1) * odds[place])
            left[place] = max(left[place] - np.exp(each[place]), 0.0)
            total += weights[place] * left[place]
        if geometric and n > 1:
            tries = params[3] + later + x + n - 2
            stays *= tries / (params[2] + tries)
        made[n] = stays * total
        if made[n] < floor:
            return n + 1
    return len(made)


@compiled
def moments(
    params: Floats, later: float, t: float, x: Floats, end: Floats
) -> tuple[Floats, Floats, Floats]:
    """Mean, mean square and P(none) of somebody alive, of each (x, T)."""
    made, times, weights = np.zeros(MOST), np.empty(len(NODES) + 1), np.empty(len(NODES) + 1)
    mean, second, none = np.zeros(len(x)), np.zeros(len(x)), np.zeros(len(x))
    for row in range(len(x)):
        leaving(params, later, t, end[row], times, weights)
        count = tails(params, later, x[row], end[row], times, weights, SMALL, made)
        for n in range(1, count):
            mean[row] += made[n]
            second[row] += (2 * n - 1) * made[n]
        none[row] = 1 - made[1]
    return mean, second, none


@compiled
def quantiles(
    params: Floats, later: float, t: float, x: Floats, end: Floats, alive: Floats, tail: float
) -> tuple[Floats, Floats]:
    """The least counts that are not exceeded with the chance `tail`, and with 1 - `tail`."""
    made, times, weights = np.zeros(MOST), np.empty(len(NODES) + 1), np.empty(len(NODES) + 1)
    low, high = np.zeros(len(x)), np.zeros(len(x))
    for row in range(len(x)):
        leaving(params, later, t, end[row], times, weights)
        floor = tail / max(alive[row], SMALL)
        count = tails(params, later, x[row], end[row], times, weights, floor, made)
        for n in range(1, count):
            low[row] += alive[row] * made[n] > 1 - tail
            high[row] += alive[row] * made[n] > tail
    return low, high


@compiled
def chances(
    params: Floats, later: float, t: float, x: Floats, end: Floats, alive: Floats, came: Floats
) -> Floats:
    """P(exactly `came` purchases within `t` weeks), of each row."""
    times, weights = np.empty(len(NODES) + 1), np.empty(len(NODES) + 1)
    made = np.empty(len(x))
    for row in range(len(x)):
        n = int(came[row])
        tail = np.zeros(n + 2)
        leaving(params, later, t, end[row], times, weights)
        tails(params, later, x[row], end[row], times, weights, 0.0, tail)
        made[row] = alive[row] * (tail[n] - tail[n + 1]) + (1 - alive[row]) * (n == 0)
    return made
