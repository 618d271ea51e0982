"""When events happened: senders' clocks are wrong, and their events come late.

1. at = received_at - (sentAt - originalTimestamp): what the sender's clock says is only used for
   how long the event waited there. Without a sentAt its time is taken as it is.
2. What is odd about a time is said, and the event is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
SECOND = 1_000_000
DAY = 86_400 * SECOND
YEAR = 366 * DAY
FUTURE_AFTER = 60 * SECOND
"""An event so far ahead of its arrival is one of a wrong clock."""
UNUSABLE_AFTER = 100 * YEAR
MILLISECONDS_FROM = 10**11
"""Numbers from here on are milliseconds since 1970, smaller ones seconds."""
UNKNOWN = np.iinfo(np.int64).min
UTC_MOMENT = pa.timestamp("us", tz="UTC")

Time = str | int | float | None
Moments = np.ndarray[Any, np.dtype[np.int64]]


def moments(values: Sequence[Time]) -> Moments:
    """Microseconds since 1970; UNKNOWN where a value is no moment."""
    try:
        found = pc.cast(pa.array(values, pa.string()), UTC_MOMENT).cast(pa.int64())
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):
        return np.array([moment_of(value) for value in values], np.int64)
    return np.asarray(found.fill_null(UNKNOWN))


def moment_of(value: Time) -> int:
    """One moment: ISO 8601 (without a zone it is UTC), or seconds or milliseconds since 1970."""
    try:
        if isinstance(value, str):
            found = datetime.fromisoformat(value.strip())
            found = found if found.tzinfo else found.replace(tzinfo=UTC)
            return (found - EPOCH) // MICROSECOND
        if value is None:
            return UNKNOWN
        scaled = value * (1_000 if abs(value) >= MILLISECONDS_FROM else SECOND)
        return int(scaled) if abs(scaled) < UNUSABLE_AFTER * 10 else UNKNOWN
    except (ValueError, OverflowError):
        return UNKNOWN


def corrected(received: Moments, said: Moments, sent: Moments) -> Moments:
    """When it happened by our clock (rule 1); when it arrived where the sender's time is no use."""
    usable = (said > 0) & (said < received + UNUSABLE_AFTER)
    waited = np.where(usable & (sent > 0), sent - said, 0)
    at = np.where(usable & (sent > 0), received - waited, np.where(usable, said, received))
    return np.where((at > 0) & (at < received + UNUSABLE_AFTER), at, received)


def oddities(at: Moments, received: Moments) -> pa.Array:
    """What is odd about each time: late, future, ancient; null is nothing."""
    words = np.full(len(at), None, object)
    words[at // DAY < received // DAY] = "late"
    words[at < received - YEAR] = "ancient"
    words[at > received + FUTURE_AFTER] = "future"
    return pa.array(words, pa.string())


def as_moments(values: Moments) -> pa.Array:
    return pa.array(values, pa.int64()).cast(UTC_MOMENT)
