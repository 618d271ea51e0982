"""Groups from pairs: what hangs together, and where a group hangs by a thread."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import average, fcluster
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
LARGEST = 500
"""Members of a group that is looked at for weak places; the distances of more take long."""


def components(left: Ints, right: Ints, count: int) -> Ints:
    """The group of each of `count` things, numbered by their first member."""
    graph = coo_array((np.ones(len(left), np.int8), (left, right)), (count, count))
    _, group = connected_components(graph, directed=False)
    return np.asarray(group, np.int64)


def split_at_weak_places(
    group: Ints, left: Ints, right: Ints, probability: Floats, least: float
) -> Ints:
    """Groups whose members are alike on average, not only along a chain of pairs.

    A pair that was never compared counts as 0. Two parts stay together where the mean probability
    between them is `least` or more (average linkage; Sokal & Michener 1958).
    """
    made = group.copy()
    sizes = np.bincount(group)
    doubtful = (sizes > 2) & (sizes <= LARGEST)
    inside = doubtful[group[left]] & (group[left] == group[right])
    order = np.argsort(group[left[inside]], kind="stable")
    pairs = np.flatnonzero(inside)[order]
    of_pair = group[left[pairs]]
    members = np.argsort(group, kind="stable")
    starts = np.concatenate([[0], np.cumsum(sizes)])
    free = len(sizes)
    for number in np.flatnonzero(doubtful):
        own = members[starts[number] : starts[number + 1]]
        some = pairs[slice(*np.searchsorted(of_pair, [number, number + 1]))]
        far = np.ones((len(own), len(own)))
        np.fill_diagonal(far, 0.0)
        a, b = np.searchsorted(own, left[some]), np.searchsorted(own, right[some])
        far[a, b] = far[b, a] = 1.0 - probability[some]
        parts = fcluster(average(squareform(far)), 1.0 - least, "distance")
        if parts.max() > 1:
            made[own] = np.where(parts == parts[0], number, free + parts)
            free += int(parts.max()) + 1
    return made
