"""Leads scored: the chance, its interval, and what speaks for and against, in words."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from syotto.maths.bins import Codes, coded
from syotto.predict.lead import Columns
from syotto.predict.lead_fit import Fit

Floats = NDArray[np.float64]
REASONS = 3
AT_ONCE = 100_000


class Scored(NamedTuple):
    """Of each row. reasons: the columns that move the odds most, in words."""

    probability: Floats
    low: Floats
    high: Floats
    reasons: pa.Array


def score(found: Fit, columns: Columns, *, reasons: int = REASONS) -> Scored:
    """Rows with the columns that `found` learned from; a fit without a model has no answer."""
    model, codes = found.model, codes_of(found, columns)
    most = min(reasons, len(codes))
    top = np.empty((codes.shape[1], most), np.int64)
    first = np.cumsum([0, *(len(curve) for curve in model.values)])[:-1]
    for at in range(0, codes.shape[1], AT_ONCE):
        some = codes[:, at : at + AT_ONCE]
        strength = -np.abs(model.parts(some)).T
        order = np.argsort(strength, axis=1, kind="stable")[:, :most]
        top[at : at + AT_ONCE] = first[order] + np.take_along_axis(some.T, order, axis=1)
    return Scored(*chances(found, codes), listed(found, top))


def codes_of(found: Fit, columns: Columns) -> Codes:
    """The bins of each row, a line for each column."""
    return np.stack([coded(cut, columns[cut.name]) for cut in found.cuts])


def chances(found: Fit, codes: Codes) -> tuple[Floats, Floats, Floats]:
    """Of each row the chance and its interval."""
    assert found.chances is not None
    return found.chances.chances(found.model.odds(codes))


def listed(found: Fit, top: NDArray[np.int64]) -> pa.Array:
    """The labels of these bins; none of a bin that moves nothing."""
    values = np.concatenate([np.array(curve) for curve in found.curves])
    moves = np.abs(values[top]) > 1e-9
    offsets = np.concatenate([[0], np.cumsum(moves.sum(axis=1))])
    labels = pa.array(found.labels(), pa.string())
    return pa.ListArray.from_arrays(
        pa.array(offsets, pa.int32()), labels.take(pa.array(top[moves], pa.int64()))
    )
