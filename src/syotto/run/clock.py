"""The only place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import perf_counter

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def now() -> datetime:
    return datetime.now(UTC)


def seconds() -> float:
    """A clock for measuring how long something takes."""
    return perf_counter()


def microseconds(moment: datetime) -> int:
    """Since 1970, in UTC."""
    return (moment - EPOCH) // timedelta(microseconds=1)
