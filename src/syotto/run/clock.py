"""The only place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, datetime
from time import perf_counter


def now() -> datetime:
    return datetime.now(UTC)


def seconds() -> float:
    """A clock for measuring how long something takes."""
    return perf_counter()
