"""What follows what: events of cases in time, as numbers.

Events of one case at one moment keep the order they came in.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.maths.compiled import compiled
from syotto.maths.incidence import counting_order, starts_of

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
START = np.uint64(0x9E3779B97F4A7C15)
ROOM = 50_000_000
"""Pairs of kinds that are counted in a table of all of them; beyond it they are sorted."""


class Events(NamedTuple):
    """Events in order of case and time. starts: where each case begins, one more for the end.

    kind: what happened; at: when, in microseconds.
    """

    starts: Longs
    kind: Ints
    at: Longs


class Follows(NamedTuple):
    """Pairs of kinds that follow each other directly, ascending; waits are in microseconds."""

    kind: Ints
    following: Ints
    n: Longs
    mean_wait: Floats
    median_wait: Floats


class Variants(NamedTuple):
    """Different paths, the most frequent first: how many cases, and one case that went it."""

    n: Longs
    case: Longs


def in_time(case: Ints, cases: int, kind: Ints, at: Longs) -> Events:
    """Events in any order, sorted."""
    order = np.arange(len(at)) if ascending(at) else np.argsort(at, kind="stable")
    order = order[counting_order(case[order], cases)]
    return Events(starts_of(case, cases), kind[order], at[order])


def ascending(numbers: Longs) -> bool:
    return bool((numbers[1:] >= numbers[:-1]).all())


def follows(events: Events, kinds: int) -> Follows:
    """Every pair of kinds of which the second came next after the first in some case."""
    last = np.zeros(len(events.kind), bool)
    last[events.starts[1:][np.diff(events.starts) > 0] - 1] = True
    first = np.flatnonzero(~last)
    wait = events.at[first + 1] - events.at[first]
    pair = events.kind[first].astype(np.int64) * kinds + events.kind[first + 1]
    if kinds * kinds <= max(ROOM, len(pair)):
        there = np.flatnonzero(np.bincount(pair, minlength=kinds * kinds))
        place = np.zeros(kinds * kinds, np.int32)
        place[there] = np.arange(len(there), dtype=np.int32)
        group = place[pair]
    else:
        there, inverse = np.unique(pair, return_inverse=True)
        group = inverse.astype(np.int32)
    order = counting_order(group, len(there))
    starts, waits = starts_of(group, len(there)), wait[order]
    mean, median = np.empty(len(there)), np.empty(len(there))
    summed(starts, waits, mean, median)
    kind, following = np.divmod(there, kinds)
    return Follows(kind.astype(np.int32), following.astype(np.int32), np.diff(starts), mean, median)


@compiled
def summed(starts: Longs, waits: Longs, mean: Floats, median: Floats) -> None:
    """Mean and median of each group; whole numbers are added, so their order changes nothing."""
    for group in range(len(starts) - 1):
        own = waits[starts[group] : starts[group + 1]]
        mean[group] = own.sum() / len(own)
        median[group] = np.median(own)


def variants(events: Events) -> Variants:
    """The different paths; of equal ones the smallest number of a case stands for all."""
    sizes = np.diff(events.starts)
    told = np.empty(len(sizes), np.uint64)
    fingerprints(events.starts, events.kind, told)
    _, case, n = np.unique(told, return_index=True, return_counts=True)
    order = np.lexsort((case, -n))
    return Variants(n[order], case[order])


@compiled
def fingerprints(starts: Longs, kind: Ints, told: NDArray[np.uint64]) -> None:
    """64 bits of each path: two different ones are alike once in 10^19 (splitmix64)."""
    for case in range(len(told)):
        state = START
        for at in range(starts[case], starts[case + 1]):
            state = (state ^ np.uint64(kind[at])) + START
            state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            state = state ^ (state >> np.uint64(31))
        told[case] = state
