"""Which records share values, counted by hand."""

from __future__ import annotations

import pyarrow as pa

from syotto.maths.blocks import blocks, pairs, shared

TOWN = blocks(pa.chunked_array([["a", "b", "a", None], ["a", "b", None]]))
NAME = blocks(pa.chunked_array([["x", "y", "x", "x", "z", "y", "y"]]))


def test_a_block_for_each_value():
    assert TOWN.pairs == 3 + 1
    assert TOWN.agreement == 4 / 10  # of the pairs of five records whose town is known


def test_a_block_for_each_combination():
    both = shared([TOWN, NAME])
    assert both.of.tolist()[3] == -1
    assert both.pairs == 2  # 0 and 2; 1 and 5


def test_pairs_of_several_rules_are_told_once():
    left, right = pairs([TOWN, NAME], most=10)
    found = {*zip(left.tolist(), right.tolist(), strict=True)}
    assert len(found) == len(left)
    assert found == {(0, 2), (0, 4), (2, 4), (1, 5), (0, 3), (2, 3), (1, 6), (5, 6)}


def test_a_crowd_is_not_compared():
    left, right = pairs([TOWN], most=2)
    assert [*zip(left.tolist(), right.tolist(), strict=True)] == [(1, 5)]


def test_nothing_to_share():
    left, right = pairs([], most=5)
    assert not len(left)
    assert not len(right)
