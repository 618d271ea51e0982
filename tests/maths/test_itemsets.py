from itertools import combinations

import numpy as np
from hypothesis import given, settings, strategies as st

from syotto.maths.basket import gather
from syotto.maths.itemsets import count_itemsets

some_baskets = st.lists(st.sets(st.integers(0, 6), min_size=1), max_size=90)


def gathered(baskets):
    basket = [at for at, items in enumerate(baskets) for _ in items]
    return gather(np.array(basket, np.int64), np.array([i for b in baskets for i in b], np.int64))


def found(baskets, **limits):
    levels = count_itemsets(gathered(baskets), **limits)
    return [
        {tuple(items): n for items, n in zip(level.items.tolist(), level.n.tolist(), strict=True)}
        for level in levels
    ]


def by_hand(baskets, min_count, deepest):
    levels = []
    for size in range(1, deepest + 1):
        sets = combinations(range(7), size)
        counts = {s: sum(set(s) <= basket for basket in baskets) for s in sets}
        levels.append({s: n for s, n in counts.items() if n >= min_count})
    return [level for level in levels if level]


@settings(deadline=None)
@given(some_baskets, st.integers(1, 5), st.integers(1, 7))
def test_sets_of_every_size_are_counted_as_by_hand(baskets, min_count, deepest):
    counted = found(baskets, min_count=min_count, max_items=deepest)
    assert counted == by_hand(baskets, min_count, deepest)


def test_without_a_limit_the_whole_basket_is_found():
    levels = found([set(range(12))] * 3 + [{0, 1}] * 200, min_count=2)
    assert len(levels) == 12
    assert levels[11] == {tuple(range(12)): 3}
    assert levels[1][0, 1] == 203


def test_sets_come_in_order():
    baskets = [{5, 1, 3}] * 2 + [{5, 1}] + [{3, 5}, {0}]
    for level in count_itemsets(gathered(baskets), min_count=1):
        assert np.all(np.diff(level.items, axis=1) > 0)
        assert level.items.tolist() == sorted(level.items.tolist())
