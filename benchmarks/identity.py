"""Groups from pairs: 5,000,000 pairs beside scipy's components, and 100,000 new pairs upon them.

Run: python benchmarks/identity.py. CPU seconds of this process, the best of five; both in one run.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from syotto.maths.unions import first_members

THINGS, PAIRS, NEW = 4_000_000, 5_000_000, 100_000
BOUND, SOON = 1.2, 1.0


def best(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def main() -> None:
    chance = np.random.default_rng(1)
    left, right = chance.integers(0, THINGS, (2, PAIRS), dtype=np.int32)
    more = chance.integers(0, THINGS, (2, NEW), dtype=np.int32)
    ones = np.ones(PAIRS, np.int8)

    def by_scipy() -> object:
        graph = coo_array((ones, (left, right)), (THINGS, THINGS))
        return connected_components(graph, directed=False)

    first_members(left[:1], right[:1], THINGS)
    known = first_members(left, right, THINGS)
    count = connected_components(coo_array((ones, (left, right)), (THINGS, THINGS)))[0]
    assert len(np.unique(known)) == count
    whole = first_members(np.concatenate([left, more[0]]), np.concatenate([right, more[1]]), THINGS)
    assert np.array_equal(whole, first_members(*more, THINGS, known))
    theirs, ours = best(by_scipy), best(lambda: first_members(left, right, THINGS))
    upon = best(lambda: first_members(*more, THINGS, known))
    print(f"scipy {theirs:.2f} s, syotto {ours:.2f} s: ratio {ours / theirs:.2f} (<= {BOUND})")
    print(f"{NEW:,} new pairs upon them: {upon:.3f} s (<= {SOON})")


if __name__ == "__main__":
    main()
