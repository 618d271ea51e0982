"""Small whole numbers for the values of an Arrow column, and numbers back to Arrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

ARROW = {"int64": pa.int64(), "int32": pa.int32(), "float64": pa.float64()}


def arrow(numbers: NDArray[Any]) -> pa.Array:
    """The same numbers, not copied.

    `pa.array` and `to_numpy` would do, but first they import pandas where it is installed: a third
    of a second, more than many a count takes.
    """
    whole = np.ascontiguousarray(numbers)
    kind = ARROW[whole.dtype.name]
    return pa.Array.from_buffers(kind, len(whole), [None, pa.py_buffer(whole)])


def plain(numbers: pa.Array) -> NDArray[Any]:
    """The same numbers, not copied; no nulls."""
    return np.from_dlpack(numbers)


def ranked(column: pa.ChunkedArray) -> tuple[NDArray[np.int32], pa.Array]:
    """Each row's place among the sorted distinct values, and those values.

    Text sorts by code point, as in DuckDB and Spark.
    """
    code, values = _coded(column)
    order = plain(pc.array_sort_indices(values)).astype(np.int64)
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return rank.take(code), values.take(arrow(order))


def numbered(column: pa.ChunkedArray) -> NDArray[np.int32]:
    """Each row's number of its value, by first appearance.

    Equal values usually stand side by side (the lines of an order): only the first of each run
    is looked up, unless most runs are of one row.
    """
    starts = [*_run_starts(column)]
    if sum(map(len, starts)) > len(column) // 2:
        return _coded(column)[0]
    heads = pa.chunked_array(
        [chunk.take(arrow(at)) for chunk, at in zip(column.chunks, starts, strict=True)],
        column.type,
    )
    code, _ = _coded(heads)
    ends = [np.append(at[1:], len(c)) for at, c in zip(starts, column.chunks, strict=True)]
    lengths = [end - at for at, end in zip(starts, ends, strict=True)]
    return np.repeat(code, np.concatenate([np.empty(0, np.int64), *lengths]))


def _run_starts(column: pa.ChunkedArray) -> Iterator[NDArray[np.int64]]:
    """For each chunk, where a value differs from the one before; its first row always does."""
    for chunk in column.chunks:
        changed = pc.not_equal(chunk.slice(1), chunk.slice(0, max(len(chunk) - 1, 0)))
        inner = plain(pc.indices_nonzero(changed)).astype(np.int64) + 1
        yield np.append(np.zeros(min(len(chunk), 1), np.int64), inner)


def _coded(column: pa.ChunkedArray) -> tuple[NDArray[np.int32], pa.Array]:
    encoded = column.dictionary_encode().chunks
    if not encoded:
        return np.empty(0, np.int32), column.combine_chunks()
    indices = np.concatenate([plain(chunk.indices) for chunk in encoded])
    return indices, encoded[-1].dictionary  # chunks share what they have, the last one has all
