"""The compiled loops of `allotment`: over groups, over their rows, over what a row takes.

Arrays as in `allotment.Things`; `choice` (groups,) holds the row of each group, -1 for none.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from syotto.maths.compiled import compiled

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
SLACK = 1e-9
"""Amounts that differ by less are the same."""


@compiled
def covers(resource: Ints, amount: Floats, one: int, other: int) -> bool:
    """Whether a row takes no more than another of everything that it takes."""
    for k in range(resource.shape[0]):
        if resource[k, one] < 0:
            continue
        if resource[k, one] != resource[k, other] or amount[k, one] > amount[k, other]:
            return False
    return True


@compiled
def beaten(worth: Floats, resource: Ints, amount: Floats, one: int, other: int) -> bool:
    """Whether a row brings at most as much as another that takes no more; the later of equals."""
    less = worth[one] < worth[other] or (worth[one] == worth[other] and one > other)
    return less and covers(resource, amount, other, one)


@compiled
def mark_kept(
    starts: Ints, worth: Floats, resource: Ints, amount: Floats, keep: NDArray[np.bool_]
) -> None:
    """Sets `keep` where a row is worth something and no other of its group beats it."""
    for group in range(len(starts) - 1):
        for row in range(starts[group], starts[group + 1]):
            keep[row] = worth[row] > 0
            for other in range(starts[group], row):
                if keep[row] and keep[other]:
                    keep[row] = not beaten(worth, resource, amount, row, other)
                    keep[other] = not beaten(worth, resource, amount, other, row)


@compiled
def cost(resource: Ints, amount: Floats, price: Floats, row: int) -> float:
    total = 0.0
    for k in range(resource.shape[0]):
        if resource[k, row] >= 0:
            total += price[resource[k, row]] * amount[k, row]
    return total


@compiled
def take(resource: Ints, amount: Floats, row: int, sign: float, of: Floats) -> None:
    """Adds what a row takes to `of`, times `sign`."""
    for k in range(resource.shape[0]):
        if resource[k, row] >= 0:
            of[resource[k, row]] += sign * amount[k, row]


@compiled
def ask(
    starts: Ints,
    worth: Floats,
    resource: Ints,
    amount: Floats,
    price: Floats,
    choice: Ints,
    used: Floats,
) -> float:
    """Each group's best row at these prices (-1: none is above 0); returns what is left of all."""
    used[:] = 0.0
    total = 0.0
    for group in range(len(starts) - 1):
        best, at = 0.0, -1
        for row in range(starts[group], starts[group + 1]):
            left = worth[row] - cost(resource, amount, price, row)
            if left > best:
                best, at = left, row
        choice[group] = at
        if at >= 0:
            total += best
            take(resource, amount, at, 1.0, used)
    return total


@compiled
def fits(resource: Ints, amount: Floats, room: Floats, row: int) -> bool:
    for k in range(resource.shape[0]):
        if resource[k, row] >= 0 and amount[k, row] > room[resource[k, row]] + SLACK:
            return False
    return True


@compiled
def fill(
    order: Ints,
    group: Ints,
    worth: Floats,
    resource: Ints,
    amount: Floats,
    room: Floats,
    choice: Ints,
    better: bool,
) -> int:
    """Gives rows in this order as far as there is room; returns how many.

    better: groups that have something get what is worth more, and give back what they had.
    """
    given = 0
    for row in order:
        has = choice[group[row]]
        if has >= 0 and not (better and worth[row] > worth[has]):
            continue
        if has >= 0:
            take(resource, amount, has, 1.0, room)
        if fits(resource, amount, room, row):
            take(resource, amount, row, -1.0, room)
            choice[group[row]] = row
            given += 1
        elif has >= 0:
            take(resource, amount, has, -1.0, room)
    return given
