"""The best choice of `allotment`, proved: HiGHS on what its prices leave open.

At prices p a group that takes another row than its best loses the difference, and no choice brings
more than D(p) less what its groups lose. So a row that loses more than the gap is in no best
choice, and a group whose best row is the only one that does not must take it.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, vstack

from syotto.maths.allotment import (
    Things,
    asked,
    brought,
    filled,
    paid,
    undominated,
)
from syotto.maths.allotment_loops import Floats, Ints

MOST_ROWS = 3_000
"""With more open, the gap is stated instead."""
NODES = 500
NEAR = 1e-9
"""Gaps smaller than this share of what the choice brings are none."""


def chosen(things: Things, price: Floats) -> Ints:
    """The row of each group, -1 for none: greedy, and exact where that can be afforded."""
    keep = np.flatnonzero(undominated(things))
    small = things.kept(np.isin(np.arange(len(things.worth)), keep, assume_unique=True))
    choice = filled(small, price)
    bound = asked(small, price)[2]
    gap = bound - brought(small, choice)
    if gap > NEAR * max(bound, 1.0):
        choice = proved(small, price, choice, gap)
    return np.append(keep, -1)[choice]


def proved(things: Things, price: Floats, choice: Ints, gap: float) -> Ints:
    """The best choice; the given one where it is as good, or where too much is open."""
    group = things.group_of()
    left = things.worth - paid(things, price)
    best = np.zeros(things.groups)
    np.maximum.at(best, group, left)
    open_rows = best[group] - left <= gap * (1 + NEAR) + NEAR
    must = (np.bincount(group[open_rows], minlength=things.groups) == 1) & (best > gap + NEAR)
    fixed = open_rows & must[group]
    free = open_rows & ~must[group]
    if not 0 < free.sum() <= MOST_ROWS:
        return choice
    taken = usage(things)[:, fixed].sum(axis=1)
    found = solved(things, np.flatnonzero(free), group, things.capacity - np.asarray(taken).ravel())
    if found is None:
        return choice
    better = np.full(things.groups, -1, np.int64)
    for rows in (np.flatnonzero(fixed), found):
        better[group[rows]] = rows
    known = brought(things, choice)
    return better if brought(things, better) > known + NEAR * max(known, 1.0) else choice


def solved(things: Things, rows: Ints, group: Ints, room: Floats) -> Ints | None:
    """The rows that HiGHS takes of `rows`; None where it finds nothing in so many nodes."""
    _, at = np.unique(group[rows], return_inverse=True)
    ones = csr_matrix((np.ones(len(rows)), (at, np.arange(len(rows)))))
    limits = vstack([ones, usage(things)[:, rows]])
    most = np.concatenate([np.ones(ones.shape[0]), np.maximum(room, 0.0)])
    answer = milp(
        -things.worth[rows],
        integrality=np.ones(len(rows)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(limits, -np.inf, most),
        options={"mip_rel_gap": 0.0, "node_limit": NODES, "presolve": False},
    )
    return None if answer.x is None else rows[answer.x > 0.5]


def usage(things: Things) -> csr_matrix:
    """(resources, rows): how much each row takes of each resource."""
    columns, rows = np.nonzero(things.resource >= 0)
    return csr_matrix(
        (things.amount[columns, rows], (things.resource[columns, rows], rows)),
        shape=(len(things.capacity), len(things.worth)),
    )
