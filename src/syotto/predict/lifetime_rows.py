"""Histories of customers as numbers, and fits as rows of a table and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from syotto.maths import beta_geo
from syotto.maths.intervals import REACH
from syotto.maths.maximum import Floats, Maximum
from syotto.schema.lifetime import LIFETIME_FITS

WHOLE = "all"
PURCHASES, MARGIN, CONTRACTS = "purchases", "margin", "contracts"
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Bought:
    """What was known of customers at a moment. x: days after the first; weeks; margin of all."""

    x: Floats
    last: Floats
    end: Floats
    margin: Floats

    @property
    def told(self) -> beta_geo.Histories:
        return beta_geo.histories(self.x, self.last, self.end, np.ones(len(self.x)))

    @property
    def days(self) -> Floats:
        return self.x + 1

    @property
    def each(self) -> Floats:
        """Margin of a day with a purchase."""
        return self.margin / self.days

    def of(self, rows: Flags | NDArray[np.int64]) -> Bought:
        return Bought(self.x[rows], self.last[rows], self.end[rows], self.margin[rows])


def bought(histories: pa.Table, when: str = "") -> Bought:
    """when: "" for now, "then_" for the cut; nan where somebody was no customer yet."""
    names = ("repeats", "last_week", "weeks", "margin")
    return Bought(*(numbers(histories, f"{when}{name}") for name in names))


def numbers(table: pa.Table, name: str) -> Floats:
    """A column as floats; what is not known is nan."""
    return np.asarray(table[name].cast(pa.float64()).to_numpy(), np.float64)


def column(values: Floats) -> pa.Array:
    """Floats as a column; nan is not known."""
    return pa.array(np.asarray(values, np.float64), from_pandas=True)


def by_segment(histories: pa.Table, known: Sequence[str]) -> Iterator[tuple[str, Flags]]:
    """The segments that something is known of, and their rows; all others are the whole."""
    named = np.array(histories["segment"].to_pylist(), dtype=object)
    other = ~np.isin(named, [name for name in known if name != WHOLE])
    for name in known:
        rows = other if name == WHOLE else named == name
        if rows.any():
            yield name, rows


@dataclass(frozen=True)
class Known:
    """A fit as it is read back."""

    model: str
    params: Floats
    covariance: Floats


def known(fits: pa.Table, about: str, when: str = "") -> dict[str, Known]:
    """The chosen fit of each segment, now or (`then_`) as it was at the cut."""
    made = {}
    for row in fits.to_pylist():
        params = row[f"{when}parameters"]
        if row["about"] == about and row["chosen"] and params:
            side = len(params)
            spread = np.array(row[f"{when}covariance"], float).reshape(side, side)
            made[row["segment"]] = Known(row["model"], np.array(params), spread)
    return made


def fit_row(
    about: str, segment: str, model: str, why: str, *, chosen: bool = False, **more: Any
) -> dict[str, Any]:
    return {
        "about": about, "segment": segment, "model": model, "why": why, "chosen": chosen, **more
    }  # fmt: skip


def told_by(now: Maximum | None, then: Maximum | None) -> dict[str, Any]:
    """Columns of a fit and of what it was at the cut."""
    made: dict[str, Any] = {}
    for name, found in (("", now), ("then_", then)):
        if found is not None:
            made[f"{name}parameters"] = found.params.tolist()
            made[f"{name}covariance"] = found.covariance.ravel().tolist()
    shown = now or then
    if shown is not None:
        low, high = shown.interval(REACH)
        made |= {"low": low.tolist(), "high": high.tolist()}
    return made


def fits_table(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, LIFETIME_FITS.columns.to_pyarrow())


def spread_of(answer: Any, fit: Known) -> Floats:
    """Relative standard error of `answer(params)`, by the delta method on the logarithms.

    What the data do not tell at all does not move the answer within reach, and is left out.
    """
    step, slopes = 1e-3, []
    for place in range(len(fit.params)):
        moved = np.ones(len(fit.params))
        moved[place] = np.exp(step)
        up, down = answer(fit.params * moved), answer(fit.params / moved)
        with np.errstate(divide="ignore", invalid="ignore"):
            slopes.append(np.nan_to_num((up - down) / (up + down) / step))
    slope = np.array(slopes)
    sure = np.where(np.isfinite(fit.covariance), fit.covariance, 0.0)
    return np.asarray(np.sqrt(np.maximum(np.einsum("ir,ij,jr->r", slope, sure, slope), 0.0)))
