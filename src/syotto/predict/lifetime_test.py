"""Forecasts against what came: made at the cut from what was known then, beside naive ones.

Forecasts are of days with a purchase from the cut until now, and of the margin that they brought.
Customers are put in tenths by their forecast. Beside it stand two that need no model: as in as long
a time before the cut, and the mean of that over all customers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa

from syotto.maths.intervals import REACH
from syotto.maths.maximum import Floats
from syotto.predict.lifetime_rows import (
    MARGIN,
    PURCHASES,
    WHOLE,
    Flags,
    bought,
    by_segment,
    known,
    numbers,
)
from syotto.predict.lifetime_score import worth
from syotto.schema.lifetime import LIFETIME_FORECASTS

TENTHS = 10


@dataclass(frozen=True)
class Judged:
    """A row a customer. each: mean, variance and doubt of a forecast, and what came."""

    purchases: Floats
    variance: Floats
    doubt: Floats
    low: Floats
    high: Floats
    came: Floats
    before: Floats
    margin: Floats
    margin_variance: Floats
    margin_doubt: Floats
    margin_came: Floats
    margin_before: Floats


def forecasts(histories: pa.Table, learned: pa.Table, *, as_of: datetime) -> pa.Table:
    """Tenths of all customers, and every segment; schema LIFETIME_FORECASTS."""
    histories = histories.sort_by("customer_id")
    fits = known(learned, PURCHASES, "then_")
    rows: list[dict[str, Any]] = []
    if histories.num_rows and fits:
        weeks = float(numbers(histories, "test_weeks")[0])
        judged = compared(histories, learned, weeks)
        everybody = np.isfinite(judged.purchases)
        rows.append(told(WHOLE, 0, judged, everybody, weeks, everybody))
        rows += tenths(judged, everybody, weeks)
        for segment, own in by_segment(histories, list(fits)):
            if segment != WHOLE:
                rows.append(told(segment, 0, judged, own & everybody, weeks, everybody))
    return pa.Table.from_pylist(rows, LIFETIME_FORECASTS.columns.to_pyarrow())


def compared(histories: pa.Table, learned: pa.Table, weeks: float) -> Judged:
    fits = (known(learned, about, "then_") for about in (PURCHASES, MARGIN))
    made = worth(histories, bought(histories, "then_"), *fits, weeks=weeks, fade=0.0)
    came = (numbers(histories, name) for name in ("came", "before", "came_margin", "before_margin"))
    count, before, margin, margin_before = came
    return Judged(
        made.purchases, made.purchases_variance, made.purchases_doubt, made.purchases_low,
        made.purchases_high, count, before, made.value, made.variance, made.doubt, margin,
        margin_before,
    )  # fmt: skip


def tenths(judged: Judged, everybody: Flags, weeks: float) -> list[dict[str, Any]]:
    order = np.flatnonzero(everybody)[np.argsort(judged.purchases[everybody], kind="stable")]
    made = []
    for place, part in enumerate(np.array_split(order, TENTHS), start=1):
        own = np.zeros(len(everybody), bool)
        own[part] = True
        if len(part):
            made.append(told(WHOLE, place, judged, own, weeks, everybody))
    return made


def told(
    segment: str, tenth: int, judged: Judged, own: Flags, weeks: float, everybody: Flags
) -> dict[str, Any]:
    """One row: sums with their ends, and how far single customers were off."""
    j = judged
    usual = float(j.before[everybody].mean())
    count, low, high = total(j.purchases[own], j.variance[own], j.doubt[own])
    margin, margin_low, margin_high = total(
        j.margin[own], j.margin_variance[own], j.margin_doubt[own]
    )
    came = j.came[own]
    off = (np.abs(came - part).mean() for part in (j.purchases[own], j.before[own], usual))
    inside = (j.low[own] <= came) & (came <= j.high[own])
    values = (
        own.sum(), weeks, count, low, high, came.sum(), j.before[own].sum(), usual * own.sum(),
        *off, margin, margin_low, margin_high, j.margin_came[own].sum(),
        j.margin_before[own].sum(), inside.mean(),
    )  # fmt: skip
    names = list(LIFETIME_FORECASTS.columns)[2:]
    known_ = {name: unknown(float(value)) for name, value in zip(names, values, strict=True)}
    return {"segment": segment, "tenth": tenth} | known_ | {"customers": int(own.sum())}


def total(mean: Floats, variance: Floats, doubt: Floats) -> tuple[float, float, float]:
    """A sum with its ends: customers differ by chance alone, what was learned errs for all."""
    middle = float(mean.sum())
    away = REACH * float(np.sqrt(variance.sum() + (mean * doubt).sum() ** 2))
    return middle, max(middle - away, 0.0), middle + away


def unknown(value: float) -> float | None:
    return None if np.isnan(value) else value
