"""At most one thing for each group, under shared limits: by hand, and against HiGHS."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, vstack

from syotto.maths.allotment import (
    Things,
    asked,
    brought,
    filled,
    prices,
    undominated,
    used_by,
    with_more,
)
from syotto.maths.allotment_exact import chosen, usage


def things(rows, capacity):
    """rows: group, worth, resource, amount; groups in order."""
    group, worth, resource, amount = (np.array(column) for column in zip(*rows, strict=True))
    starts = np.searchsorted(group, np.arange(group[-1] + 2))
    return Things(
        starts.astype(np.int64),
        worth.astype(float),
        resource.astype(np.int64)[None, :],
        amount.astype(float)[None, :],
        np.array(capacity, float),
    )


def some(seed: int, groups: int = 60, each: int = 5, sellers: int = 3) -> Things:
    """Acts of a seller's minutes and of money; some customers are looked after by two."""
    chance = np.random.default_rng(seed)
    n = groups * each
    seller = np.repeat(chance.integers(0, sellers, groups), each)
    seller = np.where(chance.random(n) < 0.1, chance.integers(0, sellers, n), seller)
    minutes = chance.choice([0.0, 15.0, 30.0, 60.0], n)
    room = [*(60.0 * chance.integers(1, 7, sellers)), groups * 1.5]
    return Things(
        np.arange(0, n + 1, each, dtype=np.int64),
        np.round(chance.normal(15, 30, n), 2),
        np.stack([np.where(minutes > 0, seller, -1), np.full(n, sellers)]).astype(np.int64),
        np.stack([minutes, np.round(chance.random(n) * 10, 2)]),
        np.array(room, float),
    )


def best(given: Things) -> float:
    """What HiGHS says of the whole, without prices."""
    shape = (given.groups, len(given.worth))
    rows = np.arange(len(given.worth))
    once = csr_matrix((np.ones(len(rows)), (given.group_of(), rows)), shape=shape)
    limits = vstack([once, usage(given)])
    most = np.concatenate([np.ones(given.groups), given.capacity])
    answer = milp(
        -given.worth,
        integrality=np.ones(len(rows)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(limits, -np.inf, most),
        options={"mip_rel_gap": 1e-9, "presolve": False},
    )
    return -answer.fun


HOUR = [(0, 50, 0, 30), (0, 40, -1, 0), (1, 45, 0, 30), (2, 30, 0, 30), (3, -5, 0, 30)]


def test_who_can_do_with_less_time_leaves_it_to_others():
    """One hour: the first customer gets a mail for 40, for a call of 50 takes a call of 30 away."""
    given = things(HOUR, [60])
    found = chosen(given, prices(given).price)
    assert found.tolist() == [1, 2, 3, -1]
    assert brought(given, found) == 115


def test_a_price_is_what_a_little_more_would_bring():
    """Half an hour: the best call brings 45, the next one 30, so a minute more brings 1."""
    given = things(HOUR, [30])
    assert prices(given).price == pytest.approx([1.0])
    assert prices(with_more(given, np.array([60.0]))).price == pytest.approx([0.0])


def test_who_has_time_left_has_a_price_of_nothing():
    given = things(HOUR, [600])
    assert prices(given).price.tolist() == [0.0]
    assert chosen(given, np.zeros(1)).tolist() == [0, 2, 3, -1]


def test_nobody_is_given_anything_by_a_seller_who_is_away():
    given = things(HOUR, [0])
    assert chosen(given, prices(given).price).tolist() == [1, -1, -1, -1]


def test_among_equals_the_first_is_taken():
    given = things([(0, 10, 0, 15), (0, 10, 0, 15), (1, 10, 0, 15)], [15])
    assert chosen(given, prices(given).price).tolist() == [0, -1]


def test_what_is_worth_nothing_or_takes_more_for_less_is_never_looked_at():
    given = things(HOUR, [60])
    assert undominated(given).tolist() == [True, True, True, True, False]
    dearer = things([(0, 10, 0, 15), (0, 9, 0, 30), (0, 9, 1, 10), (0, 8, -1, 0)], [60, 60])
    assert undominated(dearer).tolist() == [True, False, True, True]


@pytest.mark.parametrize("seed", range(6))
def test_the_stated_gap_holds_and_the_exact_choice_is_the_best(seed):
    given = some(seed)
    priced = prices(given)
    greedy, exact = filled(given, priced.price), chosen(given, priced.price)
    for choice in (greedy, exact):
        assert (used_by(given, choice) <= given.capacity + 1e-6).all()
    most = best(given)
    assert brought(given, greedy) <= most + 1e-6 <= priced.bound + 2e-6
    assert priced.bound - brought(given, greedy) <= 0.05 * priced.bound
    assert brought(given, exact) == pytest.approx(most, abs=1e-4)


@pytest.mark.parametrize("seed", range(3))
def test_an_hour_more_brings_what_its_price_says_within_the_gap(seed):
    given = some(seed)
    priced = prices(given)
    hour = np.array([60.0, 0.0, 0.0, 0.0])
    gap = priced.bound - best(given)
    more = best(with_more(given, hour)) - best(given)
    assert more <= 60 * priced.price[0] + gap + 1e-6
    later = prices(with_more(given, hour))
    assert more >= 60 * later.price[0] - (later.bound - best(with_more(given, hour))) - 1e-6


def test_any_prices_bound_what_can_be_brought():
    given = some(1)
    most = best(given)
    for seed in range(20):
        price = np.random.default_rng(seed).random(4) * 3
        assert asked(given, price)[2] >= most - 1e-6


def test_the_order_of_groups_makes_no_difference():
    given = some(2)
    turned = np.arange(len(given.worth)).reshape(given.groups, -1)[::-1].ravel()
    other = replace(
        given,
        worth=given.worth[turned],
        resource=given.resource[:, turned],
        amount=given.amount[:, turned],
    )
    one, two = (chosen(it, prices(it).price) for it in (given, other))
    assert brought(given, one) == pytest.approx(brought(other, two), abs=1e-6)
