"""Arrow columns from arrays of numbers: words by code, numbered names, moments, money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import ArrayLike

from syotto.demo.world.chance import Floats, Ints
from syotto.demo.world.state import DAY_US, NEVER, START_US
from syotto.schema.table import TableSpec

CENTS = pa.decimal128(18, 2)
MOMENT = pa.timestamp("us", tz="UTC")
OPENS, OPEN_HOURS = 7.5, 10.0
"""Local office hours in which most things happen."""


def words(vocabulary: Sequence[str] | pa.Array, codes: ArrayLike) -> pa.Array:
    """Codes as words, kept once each; a code below zero is null."""
    code = np.asarray(codes)
    index = pa.array(code.astype(np.int32), mask=code < 0)
    listed = vocabulary if isinstance(vocabulary, pa.Array) else pa.array(vocabulary, pa.string())
    return pa.DictionaryArray.from_arrays(index, listed)


def numbered(prefix: str, numbers: ArrayLike, width: int = 7) -> pa.Array:
    """`prefix` and the number, filled up with zeros; a number below zero is null."""
    number = np.asarray(numbers, dtype=np.int64)
    text = pc.utf8_lpad(pa.array(number, mask=number < 0).cast(pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, text, "")


def labelled(prefix: str, numbers: ArrayLike) -> pa.Array:
    """`prefix` and the number; quicker than `numbered` for many."""
    return pc.binary_join_element_wise(prefix, pa.array(numbers).cast(pa.string()), "")


def hour(u: Floats, ahead: Ints | Floats) -> Floats:
    """A moment in local office hours as a part of the UTC day."""
    return np.asarray((OPENS + OPEN_HOURS * u - ahead) / 24.0)


def microseconds(day: ArrayLike) -> Ints:
    """Days since the first one as microseconds since 1970."""
    return START_US + np.round(np.asarray(day, dtype=np.float64) * DAY_US).astype(np.int64)


def moments(day: ArrayLike, unknown: ArrayLike | None = None) -> pa.Array:
    """Days (with fractions) since the first one as moments; null where `unknown`, or NEVER."""
    days = np.asarray(day, dtype=np.float64)
    missing = days >= NEVER
    if unknown is not None:
        missing = missing | np.asarray(unknown)
    safe = np.where(missing, 0.0, days)
    return pa.array(microseconds(safe), mask=missing).cast(MOMENT)


def money(amount: Floats, unknown: ArrayLike | None = None) -> pa.Array:
    return pa.array(np.round(amount, 2), mask=unknown).cast(CENTS)


def flags(values: ArrayLike, unknown: ArrayLike | None = None) -> pa.Array:
    return pa.array(np.asarray(values, dtype=np.bool_), mask=unknown)


def table(spec: TableSpec, **columns: Any) -> pa.Table:
    """Some columns of a raw table, typed as the vocabulary says, in its order."""
    types = spec.columns.to_pyarrow()
    given = [name for name in types.names if name in columns]
    fields = [column_of(columns[name], types.field(name).type) for name in given]
    return pa.table(fields, names=given)


def column_of(values: Any, kind: pa.DataType) -> pa.Array:
    array = values if isinstance(values, pa.Array | pa.ChunkedArray) else pa.array(values)
    if pa.types.is_dictionary(array.type) or array.type == kind:
        return array
    return array.cast(kind)
