"""Which items go together, against counting by hand and against dense matrices."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings, strategies as st

from syotto.maths.incidence import incidence
from syotto.maths.neighbours import keep_best, neighbours

A, B, C, D = range(4)


def rows_of(baskets, items):
    pairs = sorted((row, item) for row, has in enumerate(baskets) for item in set(has))
    row, item = np.array(pairs, np.int32).reshape(-1, 2).T
    return incidence(row, item, len(baskets), items)


def counted(baskets, items, group, groups, top):
    rows = rows_of(baskets, items)
    return neighbours(rows, rows, np.array(group, np.int32), groups, top=top)


def test_the_worked_example_is_counted_exactly():
    near = counted([{A, B, C}, {A, B}, {A, B}, {A, C}, {A}, {D}], 4, [0] * 6, 1, 3)
    assert near.n_item[:, 0].tolist() == [5, 3, 2, 1]
    of_a = dict(zip(near.item[A].tolist(), near.n_both[A, :, 0].tolist(), strict=True))
    assert of_a == {B: 3, C: 2, -1: 0}
    assert near.squares[A] == 3**2 + 2**2


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sets(st.integers(0, 7), max_size=6), min_size=1, max_size=25),
    st.integers(1, 3),
)
def test_counts_and_cosines_are_those_of_dense_matrices(baskets, groups):
    group = [row % groups for row in range(len(baskets))]
    near = counted(baskets, 8, group, groups, 7)
    x = np.array([[float(item in has) for item in range(8)] for has in baskets])
    weight = 1 / np.sqrt(np.maximum(x.sum(1), 1))
    together = (x * weight[:, None]).T @ x
    own = np.sqrt(np.diag(together))
    for a in range(8):
        kept = {int(b): place for place, b in enumerate(near.item[a]) if b >= 0}
        assert set(kept) == {b for b in range(8) if b != a and together[a, b] > 0}
        for b, place in kept.items():
            members = [x[np.array(group) == g] for g in range(groups)]
            assert near.n_both[a, place].tolist() == [int(m[:, a] @ m[:, b]) for m in members]
            assert np.isclose(near.cosine[a, place], together[a, b] / own[a] / own[b], rtol=1e-5)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=40), st.integers(1, 8))
def test_the_best_are_kept_and_ties_go_to_the_lower_number(values, size):
    key, slot, kept = np.empty(size), np.empty(size, np.int32), 0
    for number, value in enumerate(values):
        kept = keep_best(key, slot, kept, float(value), number)
    best = sorted(range(len(values)), key=lambda number: (-values[number], number))[:size]
    assert sorted(slot[:kept].tolist()) == sorted(best)
