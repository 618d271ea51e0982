"""Which columns know the outcome because they were written after it.

1. Nothing that is known before tells an outcome nearly for certain: an area under the ROC curve of
   more than ALARM from one column alone is a leak until somebody says why not.
2. Nor does one column alone tell as much as all the others together. Where it does, and strongly
   (SUSPECT or more), it was most likely filled in while the outcome came about.
3. Where a column is empty can tell the outcome, too: fields that are filled in on closing a case.

Words and categories are read as the share of ones among other rows with the same value, fold by
fold, so that a name that occurs once tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.maths.logistic import fit_logistic, logit
from syotto.maths.ranking import Area, area

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
ALARM = 0.9
SUSPECT = 0.8
FOLDS = 5
PRIOR = 10.0
"""Rows of the overall share that each value starts with."""
PARTS = 20
FEWEST = 10
"""Ones, and zeros, below which nothing can be said."""


class Clue(NamedTuple):
    """What a column, or its gaps, tells of the outcome."""

    feature: str
    kind: str
    area: Area
    leak: bool
    reason: str


def clues(features: Mapping[str, Floats | Ints], one: Bools) -> list[Clue]:
    """Every column's clue, and one for its gaps where it has some; the strongest first.

    features: floats with nan for a gap, or whole numbers that stand for words, -1 for a gap.
    """
    fold = np.random.default_rng(1).permutation(len(one)) % FOLDS
    read = {name: as_number(values, one, fold) for name, values in features.items()}
    found = [
        judged(name, kind, told, read, one, fold)
        for name, values in read.items()
        for kind, told in told_by(values, one)
    ]
    return sorted(found, key=lambda clue: (-clue.area.area, clue.feature, clue.kind))


def as_number(values: Floats | Ints, one: Bools, fold: Ints) -> Floats:
    if values.dtype.kind == "f":
        return values.astype(np.float64, copy=False)
    return share_elsewhere(values.astype(np.int64, copy=False), one, fold)


def share_elsewhere(code: Ints, one: Bools, fold: Ints, *, gaps: bool = False) -> Floats:
    """The share of ones among rows of other folds with the same value; nan for a gap, unless
    `gaps` count as a value of their own.
    """
    size = int(code.max(initial=-1)) + 2
    mean = float(one.mean())
    made = np.full(len(code), np.nan)
    for part in range(FOLDS):
        rest = fold != part
        n = np.bincount(code[rest] + 1, minlength=size)
        ones = np.bincount(code[rest] + 1, one[rest].astype(float), minlength=size)
        share = (ones + PRIOR * mean) / (n + PRIOR)
        made[~rest] = share[code[~rest] + 1]
    return made if gaps else np.where(code < 0, np.nan, made)


def told_by(values: Floats, one: Bools) -> list[tuple[str, Area]]:
    gap = np.isnan(values)
    made = []
    for kind, told, rows in (
        ("value", values, ~gap),
        ("missing", gap.astype(float), np.ones_like(gap)),
    ):
        ones = int(one[rows].sum())
        enough = min(ones, int(rows.sum()) - ones) >= FEWEST
        if enough and (kind == "value" or gap.any()):
            made.append((kind, either_way(area(told[rows], one[rows]))))
    return made


def either_way(found: Area) -> Area:
    """The area of the column or of its opposite, whichever tells more."""
    if found.area >= 0.5:
        return found
    return Area(1 - found.area, 1 - found.high, 1 - found.low)


def judged(
    name: str, kind: str, told: Area, read: Mapping[str, Floats], one: Bools, fold: Ints
) -> Clue:
    what = "its value" if kind == "value" else "whether it is filled in"
    if told.area > ALARM:
        reason = f"{what} alone tells the outcome nearly for certain"
        return Clue(name, kind, told, leak=True, reason=f"{reason}: {told.area:.2f} of 1")
    if told.area < SUSPECT:
        return Clue(name, kind, told, leak=False, reason="tells no more than others do")
    others = together({key: values for key, values in read.items() if key != name}, one, fold)
    if others is None or told.area <= others:
        return Clue(name, kind, told, leak=False, reason="tells less than the others together")
    reason = f"{what} alone tells more ({told.area:.2f}) than all others together ({others:.2f})"
    return Clue(name, kind, told, leak=True, reason=f"{reason}: was it known before the outcome?")


def together(read: Mapping[str, Floats], one: Bools, fold: Ints) -> float | None:
    """The area of all columns together, added up as log odds, on rows that taught nothing."""
    if not read:
        return None
    odds = [
        logit(share_elsewhere(tenths(values), one, fold, gaps=True)) for values in read.values()
    ]
    x = np.column_stack([np.ones(len(one)), *odds])
    told = np.empty(len(one))
    for part in range(FOLDS):
        rest = fold != part
        found = fit_logistic(x[rest], one[rest].astype(float), free=0)
        told[~rest] = x[~rest] @ found.coefficients
    return area(told, one).area


def tenths(values: Floats) -> Ints:
    """In which of some equally large parts a value lies; -1 for a gap."""
    gap = np.isnan(values)
    inner = np.arange(1, PARTS) / PARTS
    edges: Floats = np.unique(np.quantile(values[~gap], inner)) if not gap.all() else np.zeros(0)
    place = np.searchsorted(edges, np.nan_to_num(values), side="right")
    return np.where(gap, -1, place).astype(np.int64)
