from collections import Counter, defaultdict
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from syotto.maths import basket
from syotto.maths.basket import count_pairs, gather, least_count, split

some_lines = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 7)), max_size=60)


def gathered(lines):
    columns = np.array(lines, np.int64).reshape(-1, 2)
    return gather(columns[:, 0], columns[:, 1])


def by_hand(lines, min_count):
    baskets = defaultdict(set)
    for one, item in lines:
        baskets[one].add(item)
    pairs = Counter(pair for items in baskets.values() for pair in combinations(sorted(items), 2))
    return sorted((*pair, n) for pair, n in pairs.items() if n >= min_count)


def counted(lines, min_count=1):
    pairs = count_pairs(gathered(lines), min_count=min_count)
    return [*zip(pairs.item_a.tolist(), pairs.item_b.tolist(), pairs.n_ab.tolist(), strict=True)]


@settings(deadline=None)
@given(some_lines, st.integers(1, 4))
def test_pairs_are_counted_as_by_hand_whatever_the_order_and_the_repeats(lines, min_count):
    assert counted(lines, min_count) == by_hand(lines, min_count)


@pytest.mark.parametrize("size", [1, 2, 7])
def test_how_the_work_is_cut_does_not_change_a_count(size, monkeypatch):
    lines = [(one, item) for one in range(40) for item in range(one % 11)]
    for name in ("PAIRS_AT_ONCE", "LINES_AT_ONCE", "PAIRS_WORTH_A_THREAD", "BLOCK"):
        monkeypatch.setattr(basket, name, size)
    assert counted(lines, 2) == by_hand(lines, 2)


def test_more_items_than_32_bits_can_pair_are_counted():
    lines = [(one, item) for one in range(70_000) for item in (one, one + 1)]
    assert counted(lines)[-1] == (69_999, 70_000, 1)
    assert len(counted(lines)) == 70_000


def test_no_lines_are_no_pairs():
    assert counted([]) == []
    assert gathered([]).n == 0


def test_a_basket_with_one_item_is_still_a_basket():
    assert gathered([(3, 0), (5, 0), (5, 1), (9, 2)]).n == 3


@pytest.mark.parametrize(
    ("share", "n", "least"),
    [(0.001, 9_835, 10), (0.006, 9_835, 60), (0.1, 30, 3), (0.07, 100, 7), (0, 5, 1), (1, 5, 5)],
)
def test_the_boundary_belongs_to_the_share(share, n, least):
    assert least_count(share, n) == least


@settings(deadline=None)
@given(st.lists(st.integers(0, 5)))
def test_every_line_is_in_the_part_of_its_group_alone(groups):
    group = np.array(groups, np.int64)
    parts = [*split(group)]
    assert [name for name, _ in parts] == sorted(set(groups))
    for name, lines in parts:
        assert lines.tolist() == np.flatnonzero(group == name).tolist()
