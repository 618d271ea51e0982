"""Days between moments, counted in whole days of 86,400 seconds, alike on every engine."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis.expr.types import Column, Scalar, TimestampValue

DAY = 86_400
YEAR_DAYS = 365.25


def moment(at: datetime) -> Scalar:
    return ibis.literal(at, type="timestamp('UTC')")


def written(at: TimestampValue) -> Column:
    """A moment as text, for keys: millionths of a second since 1970, alike on every engine."""
    return (at.epoch_seconds() * 1e6).round().cast("int64").cast("string")


def days_before(as_of: datetime, at: TimestampValue) -> Column:
    """Whole days from `at` to `as_of`."""
    return days_from(at, moment(as_of))


def days_from(start: TimestampValue, end: TimestampValue) -> Column:
    return ((end.epoch_seconds() - start.epoch_seconds()) // DAY).cast("int64")
