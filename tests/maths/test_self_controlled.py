"""People compared with themselves: the truth comes out although people differ."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.maths.self_controlled import rate_ratio, slope_within, stock

RNG = np.random.default_rng(11)


def test_the_ratio_of_one_table_is_that_of_its_rates():
    found = rate_ratio(*(np.array([one]) for one in (6.0, 10.0, 9.0, 30.0)))
    assert found is not None
    assert found.value == pytest.approx((6 / 10) / (9 / 30))
    spread = np.sqrt(1 / 6 + 1 / 9)
    assert np.log(found.high / found.value) == pytest.approx(1.2815515655 * spread)


def test_who_is_contacted_more_because_they_are_angrier_does_not_mislead():
    """True ratio 2; the angry half has five times the rate and twice the days of risk."""
    hits = 0
    for _ in range(60):
        angry = RNG.random(300) < 0.5
        rate = np.where(angry, 0.05, 0.01)
        days = np.where(angry, 60.0, 30.0)
        inside, outside = RNG.poisson(2 * rate * days), RNG.poisson(rate * (365 - days))
        found = rate_ratio(inside.astype(float), days, outside.astype(float), 365 - days)
        assert found is not None
        hits += found.low <= 2 <= found.high
    assert 40 <= hits <= 57


def test_a_ratio_needs_happenings_on_both_sides():
    none, some = np.zeros(3), np.ones(3)
    assert rate_ratio(none, some, some, some) is None
    assert rate_ratio(some, some, none, some) is None


def test_a_slope_within_people_is_not_that_between_them():
    who = np.repeat(np.arange(80), 12)
    level = RNG.normal(0, 3, 80)
    x = level[who] + RNG.normal(0, 1, len(who))
    y = 5 * level[who] - 0.3 * x + RNG.normal(0, 0.5, len(who))
    found = slope_within(who, x, y)
    assert found is not None
    assert found.value == pytest.approx(-0.3, abs=0.06)
    assert found.high - found.low < 0.1
    assert slope_within(who, level[who], y) is None


def test_what_is_left_is_what_a_loop_says():
    who = np.sort(RNG.integers(0, 7, 60))
    at = np.empty(60)
    for one in range(7):
        at[who == one] = np.sort(RNG.uniform(0, 400, (who == one).sum()))
    wear = RNG.uniform(0.5, 3, 60)
    plain = [
        sum(wear[j] * 0.5 ** ((at[k] - at[j]) / 30) for j in range(k) if who[j] == who[k])
        for k in range(60)
    ]
    assert stock(who, at, wear, 30.0) == pytest.approx(np.array(plain), abs=1e-12)
