"""What hangs together, by union-find on numbers: all at once, or new pairs upon what is known.

Method: Tarjan & van Leeuwen (1984), linking to the smaller number, halving paths on the way.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from syotto.maths.compiled import compiled

Longs = NDArray[np.int64]
Ints = NDArray[np.int32]


@compiled
def unite(first: Ints, left: Ints, right: Ints) -> None:
    """Joins the groups of each pair. `first` leads from a member towards the first of its group."""
    for pair in range(len(left)):
        one, other = left[pair], right[pair]
        while first[one] != one:
            first[one] = first[first[one]]
            one = first[one]
        while first[other] != other:
            first[other] = first[first[other]]
            other = first[other]
        if one < other:
            first[other] = one
        else:
            first[one] = other


@compiled
def flatten(first: Ints) -> None:
    """Every member leads to the first of its group at once: it comes before them."""
    for member in range(len(first)):
        first[member] = first[first[member]]


def first_members(
    left: NDArray[np.integer], right: NDArray[np.integer], count: int, known: Ints | None = None
) -> Ints:
    """Of each of `count` things (below 2^31), the first thing that hangs together with it.

    known: the same for the things there were before; then only new pairs need to be given.
    """
    first = np.arange(count, dtype=np.int32)
    if known is not None:
        first[: len(known)] = known
    unite(first, left.astype(np.int32, copy=False), right.astype(np.int32, copy=False))
    flatten(first)
    return first
