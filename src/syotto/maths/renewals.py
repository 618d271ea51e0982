"""How long contracts last: sBG, and BdW where staying gets likelier or less likely with age.

1. At each renewal a customer leaves with a chance of their own.
2. The chances differ between customers: beta with a and b.
3. In BdW the t-th renewal counts like t^c - (t-1)^c renewals: with c > 1 customers leave sooner
   the longer they are here, with c < 1 later. sBG is c = 1.

    S(t) = B(a, b + t^c) / B(a, b)

Sources: Fader & Hardie (2007), J. Interactive Marketing 21(1); Fader, Hardie, Liu, Davin &
Steenburgh (2018), J. Interactive Marketing 43.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import betainc, betaln, psi

from syotto.maths.maximum import Floats, Maximum, leaning, maximised

NODES = 7
"""Places at which each parameter is tried."""
FAR = 5.0
"""As far as the logarithm of a parameter is moved."""
HALVINGS = 40


def fitted(
    stayed: Floats,
    left: Floats,
    n: Floats,
    *,
    ageing: bool,
    since: Floats | None = None,
    on: Maximum | None = None,
    weight: float = 0.0,
) -> Maximum:
    """a, b (and c with `ageing`) of customers who stayed for `stayed` renewals.

    left: 1 where they left at the renewal after, 0 where nobody knows yet. since: renewals after
    which they came into sight; who had left by then is nowhere. `on`, `weight`: see `leaning`.
    Raises SyottoError where the fit does not settle.
    """
    surface = leaning(lambda p: likelihood(p, stayed, left, n, since), on, weight)
    return maximised(surface, np.ones(3 if ageing else 2), float(n.sum()))


def likelihood(
    params: Floats, stayed: Floats, left: Floats, n: Floats, since: Floats | None = None
) -> tuple[float, Floats]:
    """Log-likelihood of a, b, (c) and its slope in them, of who was there at `since`."""
    if since is not None:
        height, slope = likelihood(params, stayed, left, n)
        unseen, of_unseen = survival(params, since)
        return height - float(n @ unseen), slope - of_unseen @ n
    now, of_now = survival(params, stayed)
    then, of_then = survival(params, stayed + 1)
    gone = np.exp(then - now)
    lost = now + np.log1p(-gone)
    of_lost = (of_now - gone * of_then) / (1 - gone)
    rows = np.where(left > 0, lost, now)
    slopes = np.where(left > 0, of_lost, of_now)
    return float(n @ rows), slopes @ n


def survival(params: Floats, t: Floats) -> tuple[Floats, Floats]:
    """log S(t), and its slope in the parameters: (parameters, moments)."""
    a, b = params[0], params[1]
    c = params[2] if len(params) > 2 else 1.0
    age = t**c
    whole, later = psi(a + b + age), psi(b + age)
    of_a = psi(a + b) - whole
    of_b = later - whole - psi(b) + psi(a + b)
    with np.errstate(divide="ignore", invalid="ignore"):
        of_c = np.where(t > 0, (later - whole) * age * np.log(np.where(t > 0, t, 1.0)), 0.0)
    slopes = [of_a, of_b, of_c][: len(params)]
    return betaln(a, b + age) - betaln(a, b), np.array(slopes)


def hazard(params: Floats, t: Floats) -> Floats:
    """The chance to leave at the next renewal, of who stayed for `t`."""
    return np.asarray(-np.expm1(survival(params, t + 1)[0] - survival(params, t)[0]))


def own_ends(params: Floats, covariance: Floats, t: Floats, tail: float) -> tuple[Floats, Floats]:
    """The chances below and above which a `tail` of those have their own, who stayed for `t`.

    Each parameter is as unsure as its covariance says, of the logarithms: the ends are those of the
    mixture of what all parameters within reach would say (Gauss and Hermite).
    """
    ages, place = np.unique(t, return_inverse=True)
    points, weights = around(params, covariance)
    a, b = points[:, 0, None], points[:, 1, None]
    c = points[:, 2, None] if len(params) > 2 else 1.0
    tries = (ages + 1) ** c - ages**c

    def below(chance: Floats) -> Floats:
        """Of each age, the share whose own chance to leave is below `chance`."""
        each = -np.expm1(np.log1p(-chance) / tries)
        return np.asarray(weights @ betainc(a, b + ages**c, each))

    low, high = (halved(below, share, len(ages)) for share in (tail, 1 - tail))
    return low[place], high[place]


def around(params: Floats, covariance: Floats) -> tuple[Floats, Floats]:
    """Parameters within reach, (points, parameters), and their weights; what no data tell stays."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    side = len(params)
    grid = np.stack(np.meshgrid(*[nodes] * side, indexing="ij"), -1).reshape(-1, side)
    of = np.stack(np.meshgrid(*[weights] * side, indexing="ij"), -1).reshape(-1, side).prod(axis=1)
    spread, turned = np.linalg.eigh(np.where(np.isfinite(covariance), covariance, 0.0))
    away = grid * np.sqrt(np.clip(spread, 0.0, FAR**2)) @ turned.T
    return params * np.exp(np.clip(away, -FAR, FAR)), of / of.sum()


def halved(below: Callable[[Floats], Floats], share: float, size: int) -> Floats:
    """Where `below` is `share`, of each, between 0 and 1."""
    low, high = np.zeros(size), np.ones(size)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        under = below(middle) < share
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    return (low + high) / 2
