"""What is computed as the truth is what happens on average."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from syotto.demo.truth import sums as truth_sums
from syotto.demo.truth.recovery import wilson
from syotto.demo.world import catalogue
from syotto.demo.world.chance import Chance
from syotto.demo.world.live import live
from tests.demo.worlds import leave_alone, lived


def test_expected_owners_of_products_and_pairs_are_those_found():
    world, state = lived(8000, 200, 3)
    who = np.arange(world.accounts.n)
    one, both = truth_sums.owners(world, state, who, own_days=365)
    account, product, returned = state.journal.read(
        "line", "account product returned", state.day - 365
    )
    stays = returned >= state.day
    have = np.zeros((world.accounts.n, catalogue.ORDERED))
    have[account[stays], product[stays]] = 1
    found, together = have.sum(axis=0), have.T @ have
    assert found.sum() == pytest.approx(one.sum(), rel=0.03)
    pairs = np.triu_indices(catalogue.ORDERED, 1)
    assert together[pairs].sum() == pytest.approx(both[pairs].sum(), rel=0.05)
    lead = np.flatnonzero(world.market.companion >= 0)
    brought = world.market.companion[lead]
    assert together[lead, brought].sum() == pytest.approx(both[lead, brought].sum(), rel=0.1)
    surprise = (found - one) / np.sqrt(np.maximum(one, 1))
    assert np.abs(surprise).max() < 5


def test_the_chance_to_buy_unasked_is_the_share_who_do():
    world, state = lived(4000, 60, 3)
    chance = truth_sums.buys_unasked(world, state, 60, lives=2)
    happened = np.zeros_like(chance)
    futures = 4
    for life in range(10, 10 + futures):
        other, ahead = replace(world, chance=Chance(world.seed, life)), state.copy()
        ahead.offer_until[:] = -1
        live(other, ahead, leave_alone, 60)
        account, product = ahead.journal.read("line", "account product", state.day)
        ordered = product < catalogue.ORDERED
        new = np.zeros_like(chance, dtype=bool)
        new[account[ordered], product[ordered]] = True
        happened += new
    happened /= futures
    ordered = slice(0, catalogue.ORDERED)
    order = np.argsort(chance[:, ordered], axis=None)
    for part in np.array_split(order, 10)[-3:]:
        expected = chance[:, ordered].ravel()[part].mean()
        assert happened[:, ordered].ravel()[part].mean() == pytest.approx(expected, rel=0.15)


def test_living_on_differently_leaves_the_evening_as_it_was():
    world, state = lived()
    before = {name: getattr(state, name).copy() for name in ("goodwill", "interest", "held")}
    noted = {kind: len(parts) for kind, parts in state.journal.parts.items()}
    serviced = state.assets.serviced.copy()
    live(world, state.copy(), leave_alone, 40)
    for name, values in before.items():
        assert (getattr(state, name) == values).all(), name
    assert (state.assets.serviced == serviced).all()
    assert noted == {kind: len(parts) for kind, parts in state.journal.parts.items()}


def test_the_rand_index_is_one_for_equal_groups_and_about_zero_for_chance():
    one = np.array([0, 0, 1, 1, 2, 2])
    assert truth_sums.rand_index(one, np.array([2, 2, 0, 0, 1, 1])) == pytest.approx(1.0)
    assert truth_sums.rand_index(one, np.array([0, 0, 1, 2, 2, 2])) == pytest.approx(4 / 9)
    rng = np.random.default_rng(1)
    assert abs(truth_sums.rand_index(rng.integers(0, 4, 4000), rng.integers(0, 3, 4000))) < 0.01


def test_wilson_is_the_published_interval_shape():
    low, high = wilson(np.array([0.0, 5.0, 10.0]), np.array([10.0, 10.0, 10.0]))
    assert low[0] == pytest.approx(0.0, abs=1e-12)
    assert high[2] == pytest.approx(1.0, abs=1e-12)
    assert high[0] == pytest.approx(0.1411, abs=2e-4)
    assert high[1] - 0.5 == pytest.approx(0.5 - low[1])
