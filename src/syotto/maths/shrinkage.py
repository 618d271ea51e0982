"""Shares adjusted for small numbers: a Beta prior, with a strength that the data tell.

1. A share k / n is a draw around a centre m: k ~ Binomial(n, p), p ~ Beta(m s, (1 - m) s).
2. s, the strength, is one number for all shares that are compared. Method of moments: with
   rho = 1 / (s + 1), E[n (k/n - m)^2] = m (1 - m) (1 + (n - 1) rho); both sides are summed over
   all shares and solved for rho. No variance beyond chance gives the strongest prior.
3. The adjusted share is the posterior mean (k + s m) / (n + s).

Source: Kleinman (1973), Proportions with extraneous variance, JASA 68.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

WEAKEST, STRONGEST = 1.0, 1e6


def prior_strength(
    successes: ArrayLike, trials: ArrayLike, centre: ArrayLike, *, freedom: float = 1.0
) -> float:
    """How many trials the prior is worth: from WEAKEST to STRONGEST.

    The three arrays have one shape; shares with fewer than two trials tell nothing and are left
    out. `freedom` is the share of degrees of freedom that is left when the centres were
    estimated from the same counts: (G - 1) / G for G groups around their own mean.
    """
    return strength_of(*moments(successes, trials, centre, freedom=freedom))


def moments(
    successes: ArrayLike, trials: ArrayLike, centre: ArrayLike, *, freedom: float = 1.0
) -> tuple[float, float]:
    """(beyond, room): both are sums over the shares, so they may be added up in parts."""
    n = np.asarray(trials, float)
    use = n >= 2
    n, k = n[use], np.asarray(successes, float)[use]
    m = np.asarray(centre, float)[use]
    chance = m * (1 - m)
    room = float(((n - 1) * chance).sum()) * freedom
    return float((n * (k / n - m) ** 2 - freedom * chance).sum()), room


def strength_of(beyond: float, room: float) -> float:
    """The strength from the two sums of `moments`."""
    if room <= 0:
        return STRONGEST
    rho = beyond / room
    if rho <= 1 / (1 + STRONGEST):
        return STRONGEST
    return max(1 / rho - 1, WEAKEST)


def adjusted(
    successes: ArrayLike, trials: ArrayLike, centre: ArrayLike, strength: float
) -> NDArray[np.float64]:
    """The posterior mean of each share, between the raw share and its centre."""
    k, n, m = (np.asarray(given, float) for given in (successes, trials, centre))
    return np.asarray((k + strength * m) / (n + strength))
