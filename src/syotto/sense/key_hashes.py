"""Hashes of keys, straight from Arrow's memory: a key of many million rows in a second or two."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from syotto.maths.mixing import mixed

Hashes = npt.NDArray[np.uint64]
WORD = 8
"""Bytes that are mixed in at once."""
STEP = np.uint64(0x9E3779B97F4A7C15)
MASKS = np.array([(1 << (8 * n)) - 1 for n in range(WORD)] + [2**64 - 1], np.uint64)
"""The first so many bytes of a word."""


def hashes_of(columns: Sequence[pa.Array]) -> Hashes:
    """One hash of 64 bits for each row of some columns without nulls; their order counts."""
    total = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        total = mixed(total * STEP + hashes(column))
    return total


def hashes(column: pa.Array) -> Hashes:
    """One hash for each value: texts by their bytes, whole numbers and moments by their value."""
    if pa.types.is_dictionary(column.type):
        of_words: Hashes = hashes(column.dictionary.fill_null(""))
        return of_words.take(whole(column.indices))
    if pa.types.is_string(column.type):
        return text_hashes(column)
    if pa.types.is_date32(column.type):
        column = column.cast(pa.int32())
    return mixed(whole(column).view(np.uint64))


def whole(column: pa.Array) -> npt.NDArray[np.int64]:
    """Whole numbers or moments as numpy, without a copy; asking pyarrow would import pandas."""
    return np.from_dlpack(column.cast(pa.int64())).astype(np.int64, copy=False)


def text_hashes(column: pa.StringArray) -> Hashes:
    """Texts word by word; the last bytes of a text that fill no word are masked."""
    _, places, data = column.buffers()
    edges = np.frombuffer(places, np.int32)[column.offset : column.offset + len(column) + 1]
    first, length = edges[:-1].astype(np.int64), np.diff(edges).astype(np.int64)
    held = np.frombuffer(data, np.uint8) if data else np.empty(0, np.uint8)
    padded = np.concatenate([held[: edges[-1]], np.zeros(WORD, np.uint8)])
    words = np.ndarray((len(padded) - WORD + 1,), "<u8", padded, strides=(1,))
    total = mixed(length.view(np.uint64) + STEP)
    for start in range(0, int(length.max(initial=0)), WORD):
        some = np.flatnonzero(length > start)
        left = np.minimum(length[some] - start, WORD)
        total[some] = mixed((total[some] ^ (words[first[some] + start] & MASKS[left])) * STEP)
    return total
