"""What a purchase is worth: the gamma-gamma model.

1. The worth of a customer's purchases varies around a mean of their own (gamma with shape p).
2. The means differ between customers: inverse gamma with shape q and scale v.
3. How much a customer spends has nothing to do with how often: check the correlation first.

With x purchases of mean worth z,

    L = G(px+q) / (G(px) G(q)) v^q z^(px-1) x^(px) / (v + xz)^(px+q)

Sources: Colombo & Jiang (1999), J. Interactive Marketing 13(3); Fader & Hardie (2013), "The
gamma-gamma model of monetary value".
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.special import gammaln, psi

from syotto.maths.maximum import Floats, Maximum, leaning, maximised


def fitted(
    x: Floats, z: Floats, n: Floats, on: Maximum | None = None, weight: float = 0.0
) -> Maximum:
    """p, q, v of customers with x > 0 purchases of mean worth z > 0, n of each, leaning on what
    others told (`leaning`).

    Raises SyottoError where the fit does not settle.
    """
    worth = float(np.average(z, weights=n))  # of order one while searching
    scale = np.array([1.0, 1.0, worth])
    other = None if on is None else replace(on, params=on.params / scale)
    surface = leaning(lambda params: likelihood(params, x, z / worth, n), other, weight)
    made = maximised(surface, np.ones(3), float(n.sum()))
    height = likelihood(made.params * scale, x, z, n)[0]
    return Maximum(made.params * scale, height, made.covariance)


def likelihood(params: Floats, x: Floats, z: Floats, n: Floats) -> tuple[float, Floats]:
    """Log-likelihood of p, q, v and its slope in them."""
    p, q, v = params
    shape, together = p * x, v + x * z
    head = gammaln(shape + q) - gammaln(shape) - gammaln(q) + q * np.log(v)
    rows = head + (shape - 1) * np.log(z) + shape * np.log(x) - (shape + q) * np.log(together)
    whole = psi(shape + q)
    of_p = x * (whole - psi(shape) + np.log(z) + np.log(x) - np.log(together))
    of_q = whole - psi(q) + np.log(v) - np.log(together)
    of_v = q / v - (shape + q) / together
    return float(n @ rows), np.array([n @ of_p, n @ of_q, n @ of_v])


def expected(params: Floats, x: Floats, z: Floats) -> Floats:
    """The mean worth of a customer's purchases to come; of x = 0: of a new customer's."""
    p, q, v = params
    return np.asarray(p * (v + x * z) / (p * x + q - 1))


def spread(params: Floats, x: Floats, z: Floats) -> tuple[Floats, Floats]:
    """Variances of that mean, as far as it is not known, and of one purchase around it.

    The first is infinite where px + q <= 2; then it is taken as if that were 2.5.
    """
    p, q, _ = params
    mean = expected(params, x, z)
    of_mean = mean**2 / np.maximum(p * x + q - 2, 0.5)
    return np.asarray(of_mean), np.asarray((mean**2 + of_mean) / p)


def correlation(x: Floats, z: Floats, n: Floats) -> float:
    """Pearson's, of how often and how much; nan where all are alike."""
    away = [column - np.average(column, weights=n) for column in (x, z)]
    width = np.sqrt(np.prod([n @ part**2 for part in away]))
    return float(n @ (away[0] * away[1]) / width) if width else float("nan")
