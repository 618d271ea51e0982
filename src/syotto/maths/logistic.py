"""Logistic regression with weights, a ridge, and intervals that know of clusters.

1. logit P(y = 1 | x) = offset + x b. The ridge lambda |b|^2 / 2 keeps nearly parallel columns
   apart; one column, the level, may be free of it.
2. Newton's method; the objective is convex, so the answer does not depend on the start.
3. Rows of one cluster (a customer) move together: covariance is the sandwich H^-1 M H^-1 with
   the scores summed by cluster (Liang & Zeger 1986), times c / (c - 1) for c clusters.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from syotto.errors import SyottoError

Floats = NDArray[np.float64]
STEPS = 50
CLOSE = 1e-6  # of the last step; what is left after it is about the square of that
AT_ONCE = 2048


@dataclass(frozen=True)
class Logistic:
    """Coefficients in the order of the columns, and their covariance."""

    coefficients: Floats
    covariance: Floats


def sigmoid(z: Floats) -> Floats:
    """1 / (1 + e^-z) without overflow."""
    return np.asarray(expit(z))


def logit(p: Floats) -> Floats:
    return np.asarray(np.log(p) - np.log1p(-p))


def fit_logistic(
    x: Floats,
    y: Floats,
    *,
    ridge: float = 1.0,
    free: int | None = None,
    cluster: NDArray[np.int64] | None = None,
    offset: Floats | None = None,
    start: Floats | None = None,
) -> Logistic:
    """Fit P(y | x). x: (rows, columns), y: 0/1; `cluster` numbers the rows' clusters.

    `offset` is a part of the log odds that is given, not fitted. `free` is the column that the
    ridge leaves alone. A `start` near the answer saves steps.

    Raises SyottoError when Newton's method has not settled, which a ridge > 0 rules out.
    """
    held: Floats = np.full(x.shape[1], ridge, np.float64)
    if free is not None:
        held[free] = 1e-9
    given = np.zeros(len(x)) if offset is None else offset
    b: Floats = first_guess(y, held, free) if start is None else start.copy()
    z, loss = penalised(x, y, b, held, given)
    for _ in range(STEPS):
        p = sigmoid(z)
        hessian = information(x, p, held)
        step: Floats = np.linalg.solve(hessian, x.T @ (y - p) - held * b).astype(np.float64)
        b, z, loss = descend(x, y, b, step, held, given, z, loss)
        if np.abs(step).max() < CLOSE:
            return Logistic(b, sandwich(x, y - sigmoid(z), hessian, cluster))
    raise SyottoError(
        "The logistic fit did not settle.", fix="Give it a ridge above zero, or fewer columns."
    )


def first_guess(y: Floats, held: Floats, free: int | None) -> Floats:
    """Zero; the level, where one column is free, at the share of ones."""
    b: Floats = np.zeros(len(held))
    if free is not None and 0 < y.sum() < len(y):
        b[free] = logit(np.array(y.mean()))
    return b


def penalised(x: Floats, y: Floats, b: Floats, held: Floats, given: Floats) -> tuple[Floats, float]:
    """The log odds, and the loss that is made as small as it gets."""
    z = given + x @ b
    return z, float((np.logaddexp(0, z) - y * z).sum() + 0.5 * (held * b * b).sum())


def descend(
    x: Floats, y: Floats, b: Floats, step: Floats, held: Floats, given: Floats,
    z: Floats, loss: float,
) -> tuple[Floats, Floats, float]:  # fmt: skip
    """A Newton step, halved until the loss does not grow."""
    for _ in range(30):
        tried = b + step
        odds, new = penalised(x, y, tried, held, given)
        if new <= loss + 1e-9 * abs(loss):
            return tried, odds, new
        step = step / 2
    return b, z, loss


def information(x: Floats, p: Floats, held: Floats) -> Floats:
    """The matrix of second derivatives, some rows at a time, which stay in the cache."""
    weight, found = p * (1 - p), np.diag(held)
    for at in range(0, len(x), AT_ONCE):
        rows = x[at : at + AT_ONCE]
        found = found + rows.T @ (rows * weight[at : at + AT_ONCE, None])
    return found


def sandwich(
    x: Floats, residual: Floats, hessian: Floats, cluster: NDArray[np.int64] | None
) -> Floats:
    """Covariance of the coefficients; without clusters each row is its own."""
    inverse = np.linalg.inv(hessian)
    scores = x * residual[:, None]
    if cluster is not None:
        order = np.argsort(cluster, kind="stable")
        starts = np.flatnonzero(np.diff(cluster[order], prepend=-1))
        scores = np.add.reduceat(scores[order], starts, axis=0)
    c = len(scores)
    return np.asarray(inverse @ (scores.T @ scores) @ inverse * (c / max(c - 1, 1)))
