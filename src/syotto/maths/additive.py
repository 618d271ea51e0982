"""Additive logistic regression: each column has a curve of its own, and log odds add up.

1. Columns come in bins (whole numbers); the curve of a column is a number for each of its bins.
2. What is made small: the logistic loss, plus `rough` / 2 times the squared steps between bins that
   are neighbours, plus SMALL / 2 times the squared values. So a curve bends only where rows say so;
   a column of categories has no neighbours, its values shrink by `rough` / LOOSE.
3. Newton's method outside, one column at a time inside (backfitting: Hastie & Tibshirani 1990). The
   objective is convex, the answer does not depend on the order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.maths.compiled import compiled
from syotto.maths.logistic import logit, sigmoid

Floats = NDArray[np.float64]
Codes = NDArray[np.uint8]
STEPS, SWEEPS = 12, 4
CLOSE = 1e-6  # of the loss
SMALL = 0.5
LOOSE = 10.0
FLOOR = 1e-4
"""Least weight of a row, as a share of chance: keeps sure rows from hiding."""


@dataclass(frozen=True)
class Curves:
    """level: log odds of all; values: of each column, what each bin adds, 0 on average."""

    level: float
    values: tuple[Floats, ...]

    def odds(self, codes: Codes) -> Floats:
        """Log odds of rows. codes: (columns, rows)."""
        total = np.full(codes.shape[1], self.level)
        for curve, bins in zip(self.values, codes, strict=True):
            total += curve[bins]
        return total

    def parts(self, codes: Codes) -> Floats:
        """What each column adds to the log odds: (columns, rows)."""
        return np.stack([curve[bins] for curve, bins in zip(self.values, codes, strict=True)])


def fit_additive(
    codes: Codes,
    one: Floats,
    *,
    bins: Sequence[int],
    ordered: Sequence[bool],
    rough: float,
    start: Curves | None = None,
) -> Curves:
    """Fit P(one). codes: (columns, rows), each row of it from 0 to below `bins`; one: 0 or 1.

    ordered: columns whose bins have neighbours; bin 0 (a gap) is nobody's neighbour. A `start` near
    the answer saves steps.
    """
    most = max(bins, default=1)
    penalty = np.stack([held(most, *two, rough) for two in zip(bins, ordered, strict=True)])
    at = begun(start, len(codes), most, one)
    odds, loss = lost(at, codes, one, penalty)
    for _ in range(STEPS):
        chance = sigmoid(odds)
        weight = np.maximum(chance * (1 - chance), FLOOR)
        aim = at.curves.copy()
        moved = backfit(codes, weight, (one - chance) / weight, penalty, aim)
        before = loss
        at, odds, loss = descend(at, State(at.level + moved, aim), codes, one, penalty, odds, loss)
        if before - loss < CLOSE * (1 + abs(loss)):
            break
    return centred(codes, at.level, at.curves, bins)


class State(NamedTuple):
    level: float
    curves: Floats


def begun(start: Curves | None, columns: int, most: int, one: Floats) -> State:
    curves = np.zeros((columns, most))
    if start is None:
        return State(float(logit(np.array((one.sum() + 0.5) / (len(one) + 1)))), curves)
    for place, curve in enumerate(start.values):
        curves[place, : len(curve)] = curve
    return State(start.level, curves)


def lost(at: State, codes: Codes, one: Floats, penalty: Floats) -> tuple[Floats, float]:
    """Log odds of the rows, and what is to be made small."""
    odds = Curves(at.level, tuple(at.curves)).odds(codes)
    held = sum(0.5 * float(f @ matrix @ f) for f, matrix in zip(at.curves, penalty, strict=True))
    return odds, float((np.logaddexp(0, odds) - one * odds).sum()) + held


def descend(
    at: State, aim: State, codes: Codes, one: Floats, penalty: Floats, odds: Floats, loss: float
) -> tuple[State, Floats, float]:
    """A step towards the aim, halved until the loss falls."""
    share = 1.0
    for _ in range(10):
        tried = State(
            at.level + share * (aim.level - at.level),
            at.curves + share * (aim.curves - at.curves),
        )
        found = lost(tried, codes, one, penalty)
        if found[1] < loss:
            return tried, *found
        share /= 2
    return at, odds, loss


def held(most: int, bins: int, ordered: bool, rough: float) -> Floats:
    """The matrix of the penalty of one column."""
    if not ordered:
        return np.eye(most) * (SMALL + rough / LOOSE)
    matrix = np.eye(most) * SMALL
    for place in range(1, bins - 1):
        pair = slice(place, place + 2)
        matrix[pair, pair] += rough * np.array([[1.0, -1.0], [-1.0, 1.0]])
    return matrix


def backfit(codes: Codes, weight: Floats, left: Floats, penalty: Floats, curves: Floats) -> float:
    """Some rounds over all columns; changes `curves`. left: what is to be explained, per row.

    Returns what the level moves.
    """
    mass = [np.bincount(column, weight, curves.shape[1]) for column in codes]
    held = [matrix + np.diag(heavy) for matrix, heavy in zip(penalty, mass, strict=True)]
    moved = 0.0
    for _ in range(SWEEPS):
        step = float(weight @ left / weight.sum())
        moved += step
        left -= step
        for place, column in enumerate(codes):
            pull = np.zeros(curves.shape[1])
            gather(column, weight, left, pull)
            change = np.linalg.solve(held[place], pull - penalty[place] @ curves[place])
            curves[place] += change
            take(column, change, left)
    return moved


@compiled
def gather(column: NDArray[np.uint8], weight: Floats, left: Floats, pull: Floats) -> None:
    for row in range(len(column)):
        pull[column[row]] += weight[row] * left[row]


@compiled
def take(column: NDArray[np.uint8], change: Floats, left: Floats) -> None:
    for row in range(len(column)):
        left[row] -= change[column[row]]


def centred(codes: Codes, level: float, curves: Floats, bins: Sequence[int]) -> Curves:
    """With curves that add nothing on average; the level takes what they did."""
    made = []
    for curve, column, size in zip(curves, codes, bins, strict=True):
        share = np.bincount(column, minlength=size) / max(len(column), 1)
        mean = float(share @ curve[:size])
        level += mean
        made.append(curve[:size] - mean)
    return Curves(level, tuple(made))
