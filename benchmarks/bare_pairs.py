"""The least a pair counter must do, compiled: the bound that syotto is held against.

No checks, no names, no shuffled lines, no repeats: codes from 0, the lines of a basket together.
For each item, all items of its baskets are tallied in an array that fits the cache.
"""

from __future__ import annotations

import numba
import numpy as np
import pyarrow.parquet as pq


@numba.njit(cache=True, nogil=True)
def lines_by_item(start, item, width):
    """The places of each item's baskets among the lines, from `begin[item]` on."""
    begin = np.zeros(width + 1, np.int64)
    for one in item:
        begin[one + 1] += 1
    begin = np.cumsum(begin)
    fill = begin.copy()
    first = np.empty(item.size, np.int32)
    end = np.empty(item.size, np.int32)
    for basket in range(start.size - 1):
        for line in range(start[basket], start[basket + 1]):
            place = fill[item[line]]
            fill[item[line]] = place + 1
            first[place] = start[basket]
            end[place] = start[basket + 1]
    return begin, first, end


@numba.njit(cache=True, nogil=True)
def pairs(start, item, width, least):
    """Rows item_a, item_b, n_ab; and how many baskets each item is in."""
    begin, first, end = lines_by_item(start, item, width)
    tally = np.zeros(width, np.int32)
    found = np.empty((1 << 16, 3), np.int64)
    size = 0
    for a in range(width):
        if begin[a + 1] - begin[a] < least:
            continue
        for place in range(begin[a], begin[a + 1]):
            for line in range(first[place], end[place]):
                tally[item[line]] += 1
        for b in range(a + 1, width):
            if tally[b] >= least:
                if size == len(found):
                    found = np.concatenate((found, np.empty_like(found)))
                found[size, 0], found[size, 1], found[size, 2] = a, b, tally[b]
                size += 1
        tally[:] = 0
    return found[:size], np.diff(begin)


def count(path, least):
    """item_a, item_b, n_ab and both confidences from a Parquet file of basket_id, item."""
    lines = pq.ParquetFile(path).read()
    basket, item = (np.from_dlpack(lines[name].combine_chunks()) for name in ("basket_id", "item"))
    start = np.concatenate(([0], np.flatnonzero(np.diff(basket)) + 1, [len(item)]))
    found, n_item = pairs(start, item, int(item.max()) + 1, least)
    a, b, n_ab = found.T
    return a, b, n_ab, n_ab / n_item[a], n_ab / n_item[b]
