import numpy as np
import pytest
from hypothesis import assume, given, settings, strategies as st
from scipy.stats import false_discovery_control, fisher_exact, hypergeom

from syotto.maths.basket import gather
from syotto.maths.itemsets import count_itemsets
from syotto.maths.rules import (
    Rules,
    benjamini_hochberg,
    conviction,
    fisher,
    leverage,
    lift,
    rules_of,
)

cells = st.integers(0, 60)


def rule(both, only_x, only_y):
    counts = (np.array([number]) for number in (both, both + only_x, both + only_y))
    return Rules(np.array([0]), np.array([1]), np.array([1]), *counts)


@settings(deadline=None)
@given(cells, cells, cells, cells)
def test_the_p_value_is_that_of_fishers_exact_test(both, only_x, only_y, neither):
    assume(both + only_x and both + only_y)
    truth = fisher_exact([[both, only_x], [only_y, neither]], alternative="greater").pvalue
    p_value = fisher(rule(both, only_x, only_y), both + only_x + only_y + neither)
    assert p_value == pytest.approx(truth, rel=1e-10, abs=1e-300)


@pytest.mark.parametrize("both", [1, 480, 500, 520, 900, 5_000])
def test_the_p_value_holds_for_a_million_baskets(both):
    n, n_x, n_y = 1_000_000, 10_000, 50_000
    p_value = fisher(rule(both, n_x - both, n_y - both), n)
    assert p_value == pytest.approx(hypergeom.sf(both - 1, n, n_x, n_y), rel=1e-7, abs=1e-300)


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_q_values_are_those_of_benjamini_and_hochberg(p_values):
    p_value = np.array(p_values)
    assert benjamini_hochberg(p_value) == pytest.approx(false_discovery_control(p_value))


@settings(deadline=None)
@given(st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=40), st.floats(0, 1))
def test_every_rule_and_no_other_passes_the_confidence(baskets, least):
    line = [(at, item) for at, items in enumerate(baskets) for item in items]
    basket, item = np.array(line).T
    found = rules_of(count_itemsets(gather(basket, item), min_count=1), least)
    ends = np.cumsum(found.size)
    antecedents = [tuple(part.tolist()) for part in np.split(found.antecedent, ends[:-1])]
    rules = [*zip(antecedents, found.consequent.tolist(), strict=True)] if len(ends) else []
    assert len(rules) == len(set(rules))
    assert set(rules) == {
        (tuple(sorted(whole - {item})), item)
        for whole in {frozenset(part) for items in baskets for part in subsets(items)}
        for item in whole
        if len(whole) > 1 and confident(baskets, whole, item, least)
    }


def confident(baskets, whole, item, least):
    n_both = sum(whole <= items for items in baskets)
    return n_both >= least * sum(whole - {item} <= items for items in baskets) - 1e-9


def subsets(items):
    parts = [[]]
    for item in items:
        parts += [[*part, item] for part in parts]
    return parts


def test_independence_is_lift_one_leverage_zero_conviction_one():
    even = rule(6, 14, 24)  # 20 of 100 have x, 30 have y, 6 have both
    assert lift(even, 100) == pytest.approx(1)
    assert leverage(even, 100) == pytest.approx(0)
    assert conviction(even, 100) == pytest.approx(1)


def test_a_rule_that_never_fails_has_infinite_conviction():
    assert conviction(rule(3, 0, 5), 100) == np.inf
