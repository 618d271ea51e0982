"""Products owned together, as columns of a sparse matrix: customers x sets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Longs = NDArray[np.int64]
Members = tuple[int, ...]


@dataclass(frozen=True)
class Sets:
    """members[i] are the products (ascending) of column i of `held`, which is 0 or 1."""

    members: list[Members]
    held: sparse.csr_matrix

    @property
    def counts(self) -> Longs:
        """How many customers have all of a set."""
        return np.asarray(self.held.sum(axis=0), np.int64).ravel()

    def chosen(self, places: Longs) -> Sets:
        return Sets([self.members[place] for place in places], self.held[:, places].tocsr())


def sets_held(owned: sparse.csr_matrix, largest: int, least: int) -> Sets:
    """Every product, and every set of 2 .. `largest` products that `least` customers have."""
    singles = Sets([(item,) for item in range(owned.shape[1])], owned)
    levels = [singles]
    for _ in range(largest - 1):
        levels.append(one_larger(levels[-1], owned, max(least, 1)))
    members = [member for level in levels for member in level.members]
    if largest == 1:
        return singles
    return Sets(members, sparse.hstack([level.held for level in levels], format="csr"))


def one_larger(smaller: Sets, owned: sparse.csr_matrix, least: int) -> Sets:
    """Sets of `smaller` with one more product that comes after theirs."""
    counts = (smaller.held.T @ owned).tocoo()
    last = np.array([members[-1] for members in smaller.members], np.int64)
    after = (counts.data >= least) & (counts.col > last[counts.row])
    rows, items = counts.row[after].astype(np.int64), counts.col[after].astype(np.int64)
    order = np.lexsort((items, rows))
    rows, items = rows[order], items[order]
    members = [(*smaller.members[row], int(item)) for row, item in zip(rows, items, strict=True)]
    both = smaller.held.tocsc()[:, rows].multiply(owned.tocsc()[:, items])
    return Sets(members, both.tocsr())
