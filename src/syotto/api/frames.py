"""Dataframes at the door: any that speaks the Arrow C stream, checked before work begins."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.errors import InputError


def ids(frame: Any, *columns: str, name: str) -> pa.Table:
    """The named id columns of a frame as text or whole numbers without nulls.

    `name` is what the caller calls the frame. Raises InputError for a thing that is no frame, a
    column that is missing, a type that names nothing, or a null.
    """
    table = _table(frame, columns, name)
    for at, column in enumerate(columns):
        table = table.set_column(at, column, _names(table[column], column, name))
    return table


def moments(frame: Any, column: str, *, name: str, also: tuple[str, ...] = ()) -> pa.Table:
    """The frame with `column` as whole microseconds (UTC where it has a zone), and columns beside.

    Raises InputError for a thing that is no frame, a missing column, one without moments, a null.
    """
    table = _table(frame, (*also, column), name)
    values = table[column]
    if not (pa.types.is_timestamp(values.type) or pa.types.is_date(values.type)):
        raise InputError(
            f"column {column} of `{name}` is {values.type}, which is no moment",
            fix="parse it to a timestamp or a date first",
        )
    _check_nulls(values, column, name, "leave these rows out: nobody knows when that was")
    zone = values.type.tz if pa.types.is_timestamp(values.type) else None
    plain = values.cast(pa.timestamp("us", zone), safe=False).cast(pa.int64())
    return table.set_column(table.column_names.index(column), column, plain)


def numbers(
    frame: Any, *columns: str, name: str, optional: tuple[str, ...] = ()
) -> dict[str, NDArray[np.float64]]:
    """The named columns of a frame as floats; of `optional` ones those that it has.

    Raises InputError for a thing that is no frame, a missing column, one without numbers, a null.
    """
    there = getattr(frame, "column_names", None) or whole(frame, name).column_names
    table = _table(frame, (*columns, *(column for column in optional if column in there)), name)
    return {column: _floats(table[column], column, name) for column in table.column_names}


def whole(frame: Any, name: str) -> pa.Table:
    """All columns of a frame. Raises InputError for a thing that is no frame."""
    if not hasattr(frame, "__arrow_c_stream__"):
        raise InputError(
            f"`{name}` is a {type(frame).__name__}, not a dataframe",
            fix="give a pyarrow, pandas (2.2 or newer), polars, DuckDB or Ibis table",
        )
    return frame if isinstance(frame, pa.Table) else pa.table(frame)


def _table(frame: Any, columns: tuple[str, ...], name: str) -> pa.Table:
    table = whole(frame, name)
    missing = [column for column in columns if column not in table.column_names]
    if missing:
        raise InputError(
            f"`{name}` has no column {', '.join(missing)}",
            fix=f"rename its columns; it has {', '.join(table.column_names) or 'none'}",
        )
    return table.select(columns)


def _names(values: pa.ChunkedArray, column: str, name: str) -> pa.ChunkedArray:
    kind = values.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_string_view(kind) or (pa.types.is_null(kind) and len(values) == 0):
        kind = pa.string()
    if not (
        pa.types.is_integer(kind) or pa.types.is_string(kind) or pa.types.is_large_string(kind)
    ):
        raise InputError(
            f"column {column} of `{name}` is {values.type}, which is no id",
            fix="cast it to text or to whole numbers",
        )
    _check_nulls(values, column, name, "leave these rows out, or give them an id of their own")
    return values if values.type == kind else values.cast(kind)


def _floats(values: pa.ChunkedArray, column: str, name: str) -> NDArray[np.float64]:
    kind = values.type
    if not (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)):
        raise InputError(
            f"column {column} of `{name}` is {kind}, which is no number",
            fix="cast it to a number first",
        )
    _check_nulls(values, column, name, "leave these rows out")
    made = np.asarray(values.cast(pa.float64()).to_numpy())
    wrong = np.flatnonzero(~np.isfinite(made))
    if len(wrong):
        raise InputError(
            f"column {column} of `{name}` is {made[wrong[0]]} in row {wrong[0]}",
            fix="leave these rows out",
        )
    return made


def _check_nulls(values: pa.ChunkedArray, column: str, name: str, fix: str) -> None:
    if values.null_count:
        row = pc.index(pc.is_null(values), True).as_py()
        raise InputError(
            f"column {column} of `{name}` has {values.null_count:,} nulls, first in row {row}",
            fix=fix,
        )
