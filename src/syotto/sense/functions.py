"""Functions of the reading engine that Ibis has no name for."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.datatypes as dt


def one(value: Any) -> Any:
    """A function of one input; the engine computes it."""


def two(value: Any, other: Any) -> Any:
    """A function of two inputs; the engine computes it."""


builtin = ibis.udf.scalar.builtin

trim = builtin(one, name="trim", signature=((dt.string,), dt.string))
"""Spaces at both ends taken off; twenty times faster than with a list of characters."""

size = builtin(one, name="strlen", signature=((dt.string,), dt.int64))
"""Bytes of a text; known without counting letters."""

hashed = builtin(one, name="hash", signature=((dt.string,), dt.uint64))

strptime = builtin(
    two, name="try_strptime", signature=((dt.string, dt.Array(dt.string)), dt.Timestamp())
)
"""The moment that the first fitting format reads; null where none fits."""

from_microseconds = builtin(one, name="make_timestamp", signature=((dt.int64,), dt.Timestamp()))

in_zone = builtin(
    two, name="timezone", signature=((dt.string, dt.Timestamp()), dt.Timestamp("UTC"))
)
"""A moment on the clock of a zone, as UTC."""
