"""Exact counts of pairs of items that stand in the same basket.

Method: within a basket the items ascend, so each pair is met once, at its smaller item. All pairs
of a range of smaller items are written down as numbers `smaller * width + larger` and sorted; equal
numbers then lie side by side, and the length of a run is the count. Nothing is sampled or capped.

A range is chosen to hold about `PAIRS_AT_ONCE` pairs, which bounds the memory, and ranges are
independent, so threads share them (numpy sorts outside the interpreter lock). The answer depends
neither on the ranges nor on the threads.

Source of the counts: Agrawal & Srikant (1994), "Fast algorithms for mining association rules".
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.integer[Any]]

PAIRS_AT_ONCE = 1 << 24
LINES_AT_ONCE = 1 << 16
PAIRS_WORTH_A_THREAD = 1 << 20
BLOCK = 1 << 18
MOST_THREADS = 4
ROUNDING = 1e-9


@dataclass(frozen=True)
class Baskets:
    """Baskets one after the other; the items of a basket ascend and differ.

    item: uint32 (lines,), the item on each line.
    start: int64 (baskets + 1,), where each basket starts, and at last where the last one ends.
    width: items are 0 ... width - 1.
    """

    item: NDArray[np.uint32]
    start: NDArray[np.int64]
    width: int

    @property
    def n(self) -> int:
        """How many baskets there are."""
        return len(self.start) - 1

    def counts(self) -> NDArray[np.int64]:
        """In how many baskets each item is: (width,)."""
        count = np.zeros(self.width, np.int64)
        for first in range(0, len(self.item), LINES_AT_ONCE):  # numpy widens what it counts
            count += np.bincount(self.item[first : first + LINES_AT_ONCE], minlength=self.width)
        return count

    def following(self) -> NDArray[np.int32]:
        """How many items follow each line in its basket: (lines,)."""
        end = np.repeat(self.start[1:].astype(np.int32), np.diff(self.start))
        end -= np.arange(1, len(end) + 1, dtype=np.int32)
        return end

    def only(self, wanted: NDArray[np.bool_]) -> Baskets:
        """The same baskets with the wanted items alone, numbered anew in the same order."""
        kept = wanted.take(self.item)
        code = np.cumsum(wanted, dtype=np.uint32) - np.uint32(1)
        before = np.concatenate(([0], np.cumsum(kept)))
        return Baskets(code.take(self.item.compress(kept)), before[self.start], int(wanted.sum()))


@dataclass(frozen=True)
class PairCounts:
    """Pairs in ascending order of (item_a, item_b), item_a < item_b; arrays of one length."""

    item_a: NDArray[np.int64]
    item_b: NDArray[np.int64]
    n_ab: NDArray[np.int64]


NO_PAIRS = PairCounts(*[np.empty(0, np.int64)] * 3)


def least_count(share: float, n: NDArray[np.int64] | int) -> NDArray[np.int64]:
    """The smallest count whose share of `n` is at least `share`, and at least 1.

    The boundary belongs to it, also where `share * n` is off by a rounding error.
    """
    return np.maximum(1, np.ceil(share * np.asarray(n) - ROUNDING).astype(np.int64))


def gather(basket: Codes, item: Codes) -> Baskets:
    """Baskets from lines in any order: basket and item of each line, both >= 0 and < 2**31.

    An item that stands in a basket twice counts once. Lines whose baskets ascend take a short cut.
    """
    if len(basket) == 0:
        return Baskets(np.empty(0, np.uint32), np.zeros(1, np.int64), 0)
    width = int(item.max()) + 1
    if np.any(basket[1:] < basket[:-1]):
        line = np.sort(basket.astype(np.int64) * width + item)
        basket, item = line // width, line % width
    start = np.concatenate(([0], np.flatnonzero(basket[1:] != basket[:-1]) + 1, [len(basket)]))
    ordered = np.empty(len(item), np.uint32)
    for lines in _whole_baskets(start):
        before = basket[lines].astype(np.int64) * width
        line = np.sort(before + item[lines])
        ordered[lines] = line - before
    return _once(Baskets(ordered, start, width))


def split(group: Codes) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Which lines belong to each group: (group, its lines), both ascending.

    group: of each line, >= 0.
    """
    if len(group) == 0:
        return
    small = np.min_scalar_type(group.max())  # numpy sorts up to 16 bits in linear time
    order = np.argsort(group.astype(small), kind="stable")
    inside, first = np.unique(group.take(order), return_index=True)
    yield from zip(inside.tolist(), np.split(order, first[1:]), strict=True)


def count_pairs(baskets: Baskets, *, min_count: int = 1) -> PairCounts:
    """Every pair of items that at least `min_count` baskets hold.

    By sorting: 60 million pairs take about a second on two cores, and 0.2 GB besides the lines.
    """
    often = baskets.counts() >= min_count
    items = np.flatnonzero(often)
    pairs = _count_frequent(baskets if often.all() else baskets.only(often), min_count)
    return PairCounts(items.take(pairs.item_a), items.take(pairs.item_b), pairs.n_ab)


def lines_after(
    lines: NDArray[np.int64], following: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """How many lines follow each of `lines` in its basket, and all those lines in that order."""
    times = following.take(lines)
    reached = np.cumsum(times, dtype=np.int64)
    after = np.repeat(lines + 1 - reached + times, times)
    after += np.arange(len(after))
    return times, after


def _whole_baskets(start: NDArray[np.int64]) -> Iterator[slice]:
    """Cuts the lines into slices of whole baskets, about `LINES_AT_ONCE` lines each."""
    wanted = np.searchsorted(start, np.arange(0, start[-1], LINES_AT_ONCE))
    cuts = np.unique(np.append(start.take(wanted), start[-1]))
    return (slice(a, b) for a, b in pairwise(cuts))


def _once(baskets: Baskets) -> Baskets:
    """Leaves out lines that repeat the line before them in the same basket."""
    again = np.concatenate(([False], baskets.item[1:] == baskets.item[:-1]))
    again[baskets.start[:-1]] = False
    if not again.any():
        return baskets
    before = np.concatenate(([0], np.cumsum(~again)))
    return Baskets(baskets.item.compress(~again), before[baskets.start], baskets.width)


def _count_frequent(baskets: Baskets, min_count: int) -> PairCounts:
    following = baskets.following()
    ranges = _ranges(baskets, following)
    count = partial(_count_range, baskets, following, min_count)
    with ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1)) as threads:
        parts = [NO_PAIRS, *threads.map(count, ranges)]
    return PairCounts(
        np.concatenate([part.item_a for part in parts]),
        np.concatenate([part.item_b for part in parts]),
        np.concatenate([part.n_ab for part in parts]),
    )


def _ranges(baskets: Baskets, following: NDArray[np.int32]) -> list[tuple[int, int]]:
    """Cuts the items into ranges [low, high) in which about equally many pairs start.

    A sample of the lines is enough for that: the cuts decide about memory, never about counts.
    """
    total = int(following.sum())
    parts = max(1 + total // PAIRS_AT_ONCE, 2 if total > PAIRS_WORTH_A_THREAD else 1)
    sample = slice(None, None, 1 + len(following) // LINES_AT_ONCE)
    started = np.bincount(baskets.item[sample], following[sample], baskets.width).cumsum()
    inner = np.searchsorted(started, started[-1:] * np.arange(1, parts) / parts)
    cuts = np.unique([0, *inner, baskets.width]).tolist()
    return [*pairwise(cuts)]


def _count_range(
    baskets: Baskets, following: NDArray[np.int32], min_count: int, bounds: tuple[int, int]
) -> PairCounts:
    """The pairs whose smaller item lies in [low, high)."""
    low, high = bounds
    small = _lines_within(baskets.item, low, high)
    pairs = _pairs(baskets, following, small, low, _wide_enough((high - low) * baskets.width))
    pairs.sort()
    pair, n_ab = _runs(pairs, min_count)
    return PairCounts(low + pair // baskets.width, pair % baskets.width, n_ab)


def _lines_within(item: NDArray[np.uint32], low: int, high: int) -> NDArray[np.int64]:
    parts = [
        first + np.flatnonzero(item[first : first + BLOCK] - np.uint32(low) < high - low)
        for first in range(0, len(item), BLOCK)
    ]
    return np.concatenate(parts)


def _wide_enough(numbers: int) -> type[np.unsignedinteger[Any]]:
    return np.uint32 if numbers <= 1 << 32 else np.uint64


def _pairs(
    baskets: Baskets,
    following: NDArray[np.int32],
    small: NDArray[np.int64],
    low: int,
    kind: type[np.unsignedinteger[Any]],
) -> NDArray[np.unsignedinteger[Any]]:
    """`(smaller - low) * width + larger` of every pair that starts on one of the lines `small`.

    Written in blocks that stay in the processor's cache.
    """
    reached = np.concatenate(([0], np.cumsum(following.take(small), dtype=np.int64)))
    pairs = np.empty(reached[-1], kind)
    for lines in _blocks(reached):
        block = pairs[reached[lines.start] : reached[lines.stop]]
        times, after = lines_after(small[lines], following)
        row = (baskets.item.take(small[lines]) - np.uint32(low)).astype(kind) * kind(baskets.width)
        block[:] = baskets.item.take(after)
        block += np.repeat(row, times)
    return pairs


def _blocks(reached: NDArray[np.int64]) -> Iterator[slice]:
    """Cuts the lines, after each of which `reached` pairs are written, into blocks of pairs."""
    wanted = np.searchsorted(reached, np.arange(0, reached[-1], BLOCK))
    cuts = np.unique(np.append(wanted, len(reached) - 1))
    return (slice(a, b) for a, b in pairwise(cuts))


def _runs(
    numbers: NDArray[np.unsignedinteger[Any]], least: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers that stand at least `least` times in a sorted array, and how often."""
    if len(numbers) < least:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    edge = numbers[1:] != numbers[:-1]
    ends = numbers[least - 1 :] == numbers[: len(numbers) - least + 1]  # a long run goes on here
    begins = ends.copy()
    begins[1:] &= edge[: len(begins) - 1]
    ends[:-1] &= edge[least - 1 :]
    first, last = np.flatnonzero(begins), np.flatnonzero(ends) + least
    return numbers.take(first).astype(np.int64), last - first
