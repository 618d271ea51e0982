"""How often customers buy again, and whether they still do: Pareto/NBD.

1. While a customer is one, purchases come at a rate of their own, at random (Poisson).
2. A customer leaves at a moment of their own choosing (exponential), buying or not.
3. The rates of buying differ between customers: gamma with shape r and rate alpha; those of
   leaving: gamma with shape s and rate beta. They have nothing to do with each other.

    L = G(r+x)/G(r) alpha^r beta^s [ (alpha+T)^-(r+x) (beta+T)^-s
        + s integral from t_x to T of (alpha+u)^-(r+x) (beta+u)^-(s+1) du ]

The integral is worked out as such (Gauss and Legendre, on a scale that follows its fall) instead of
by differences of hypergeometric functions: every part is positive, so nothing cancels.

Sources: Schmittlein, Morrison & Colombo (1987), Management Science 33(1); Fader & Hardie (2005),
"A note on deriving the Pareto/NBD model".
"""

from __future__ import annotations

from functools import partial

import numpy as np
from scipy.special import gammaln, psi

from syotto.maths.beta_geo import SAMPLE, SLICE, Histories, in_parts, sampled
from syotto.maths.compiled import compiled
from syotto.maths.maximum import Floats, Maximum, leaning, maximised

START = np.array([0.5, 10.0, 0.5, 10.0])
NODES, WEIGHTS = (np.asarray(part) for part in np.polynomial.legendre.leggauss(32))


def fitted(told: Histories, on: Maximum | None = None, weight: float = 0.0) -> Maximum:
    """r, alpha, s, beta of the customers' histories, leaning on what others told (`leaning`).

    Raises SyottoError where the fit does not settle.
    """
    start = START if on is None else on.params
    if len(told.n) > 2 * SAMPLE:
        part = sampled(told)
        start = maximised(partial(likelihood, told=part), start, float(part.n.sum())).params
    surface = leaning(partial(likelihood, told=told), on, weight)
    return maximised(surface, start, float(told.n.sum()))


def likelihood(params: Floats, told: Histories) -> tuple[float, Floats]:
    """Log-likelihood of r, alpha, s, beta and its slope in them."""
    r, alpha = float(params[0]), float(params[1])
    x, last, end = told.x.whole, told.last.whole, told.end.whole
    head = (gammaln(r + told.x.values) - gammaln(r))[told.x.place]
    of_r = (psi(r + told.x.values) - psi(r))[told.x.place]

    def part(start: int) -> Floats:
        cut = slice(start, start + SLICE)
        seen = x[cut], last[cut], end[cut]
        return added(params, NODES, WEIGHTS, *seen, told.n[cut], head[cut], of_r[cut])

    sums = np.sum(in_parts(part, len(told.n)), axis=0)
    customers = told.n.sum()
    s, beta = float(params[2]), float(params[3])
    height = sums[0] + customers * (r * np.log(alpha) + s * np.log(beta))
    slope = sums[1:] + customers * np.array([np.log(alpha), r / alpha, np.log(beta), s / beta])
    return float(height), slope


@compiled
def added(
    params: Floats,
    nodes: Floats,
    weights: Floats,
    x: Floats,
    last: Floats,
    end: Floats,
    n: Floats,
    head: Floats,
    of_r: Floats,
) -> Floats:
    r, alpha, s, beta = params
    sums = np.zeros(5)
    slope = np.empty(4)
    for row in range(len(x)):
        whole = r + x[row]
        here = -whole * np.log(alpha + end[row]) - s * np.log(beta + end[row])
        left = fallen(params, nodes, weights, x[row], last[row], end[row], slope)
        top = max(here, left)
        ratio = np.exp(-abs(here - left))
        small = ratio / (1 + ratio)
        gone = 1 - small if left > here else small
        stays = 1 - gone
        sums[0] += n[row] * (head[row] + top + np.log1p(ratio))
        sums[1] += n[row] * (of_r[row] - stays * np.log(alpha + end[row]) + gone * slope[0])
        sums[2] += n[row] * (-stays * whole / (alpha + end[row]) + gone * slope[1])
        sums[3] += n[row] * (-stays * np.log(beta + end[row]) + gone * slope[2])
        sums[4] += n[row] * (-stays * s / (beta + end[row]) + gone * slope[3])
    return sums


@compiled
def fallen(
    params: Floats,
    nodes: Floats,
    weights: Floats,
    x: float,
    last: float,
    end: float,
    slope: Floats,
) -> float:
    """The logarithm of s times the integral; into `slope` its slope in r, alpha, s, beta."""
    r, alpha, s, beta = params
    whole = r + x
    slope[:] = 0.0
    if end <= last:
        return -np.inf
    scale = 1 / (whole / (alpha + last) + (s + 1) / (beta + last))
    width = np.log1p((end - last) / scale)
    total = 0.0
    for place in range(len(nodes)):
        grown = np.exp(width * (1 + nodes[place]) / 2)
        u = last + scale * (grown - 1)
        buys, leaves = np.log((alpha + u) / (alpha + last)), np.log((beta + u) / (beta + last))
        f = weights[place] * grown * np.exp(-whole * buys - (s + 1) * leaves)
        total += f
        slope[0] -= f * buys
        slope[1] -= f * whole / (alpha + u)
        slope[2] -= f * leaves
        slope[3] -= f * (s + 1) / (beta + u)
    for place in range(4):
        slope[place] /= total
    slope[0] -= np.log(alpha + last)
    slope[2] += 1 / s - np.log(beta + last)
    area: float = np.log(s * total * scale * width / 2)
    area -= whole * np.log(alpha + last) + (s + 1) * np.log(beta + last)
    return area


@compiled
def chances(
    params: Floats, nodes: Floats, weights: Floats, x: Floats, last: Floats, end: Floats
) -> Floats:
    r, alpha, s, beta = params
    slope = np.empty(4)
    made = np.empty(len(x))
    for row in range(len(x)):
        here = -(r + x[row]) * np.log(alpha + end[row]) - s * np.log(beta + end[row])
        left = fallen(params, nodes, weights, x[row], last[row], end[row], slope)
        made[row] = 1 / (1 + np.exp(min(left - here, 700.0)))
    return made


def alive(params: Floats, told: Histories) -> Floats:
    """The chance that a customer with each history still is one, 0-1."""
    seen = told.x.whole, told.last.whole, told.end.whole
    return np.asarray(chances(params, NODES, WEIGHTS, *seen))


def expected(params: Floats, t: float, told: Histories) -> Floats:
    """Purchases expected in the `t` weeks after T, of each history."""
    r, alpha, s, beta = params
    end = told.end.whole
    fade = np.log((beta + end) / (beta + end + t))
    weeks = -fade if s == 1 else -np.expm1((s - 1) * fade) / (s - 1)
    bought = (r + told.x.whole) * (beta + end) / (alpha + end) * weeks
    return np.asarray(bought * alive(params, told))
