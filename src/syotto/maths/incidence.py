"""Which row holds which item, as index lists both ways; and stable counting sorts to make them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.maths.compiled import compiled

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


class Incidence(NamedTuple):
    """Rows (customers, baskets) and the items in them, each pair once.

    The items of row r are `items[starts[r]:starts[r + 1]]`; the rows that hold item i are
    `holders[item_starts[i]:item_starts[i + 1]]`, ascending. A named tuple, because compiled
    loops take one as it is.
    """

    starts: Longs
    items: Ints
    item_starts: Longs
    holders: Ints

    @property
    def rows(self) -> int:
        return len(self.starts) - 1

    @property
    def n_items(self) -> int:
        return len(self.item_starts) - 1

    @property
    def sizes(self) -> Longs:
        """Items of each row."""
        return np.diff(self.starts)


def incidence(row: Ints, item: Ints, rows: int, items: int) -> Incidence:
    """From pairs in ascending order of row, each pair once."""
    order = counting_order(item, items)
    return Incidence(starts_of(row, rows), item, starts_of(item[order], items), row[order])


def starts_of(sorted_keys: Ints, count: int) -> Longs:
    """Where each of `count` keys begins in ascending keys; one more for the end."""
    return np.concatenate([[0], np.cumsum(np.bincount(sorted_keys, minlength=count))])


def counting_order(keys: Ints, count: int) -> Longs:
    """The stable order of `keys`, which lie in range(count): argsort in linear time."""
    order = np.empty(len(keys), np.int64)
    place(keys, np.concatenate([[0], np.cumsum(np.bincount(keys, minlength=count))]), order)
    return order


@compiled
def place(keys: Ints, free: Longs, order: Longs) -> None:
    for at in range(len(keys)):
        key = keys[at]
        order[free[key]] = at
        free[key] += 1
