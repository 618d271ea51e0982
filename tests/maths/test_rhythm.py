"""Rhythms: the curve by hand, series cut rightly, and dates that hold as often as they say."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.maths.rhythm import EARLIER, FEWEST, Rhythm, fitted, series_of, surviving


def test_kaplan_and_meier_by_hand():
    """Of 5 one ends at 1, one runs out at 2, two end at 3: 4/5, then 4/5 x 1/3."""
    u, left = surviving(
        np.array([1.0, 2.0, 3.0, 3.0, 4.0]), np.array([True, False, True, True, False])
    )
    assert u.tolist() == [1.0, 3.0]
    assert left == pytest.approx([4 / 5, 4 / 5 * 1 / 3])


def test_where_every_time_ends_all_that_go_on_end_too():
    rhythm = Rhythm(centre=3.0, strength=1.0, u=(-1.0, 0.0, 1.0), left=(0.6, 0.3, 0.0), rows=9)
    ran, typical = np.array([1.0, 100.0]), np.array([3.0, 3.0])
    assert rhythm.later(ran, typical, 5.0).tolist() == [1.0, 1.0]
    some = Rhythm(centre=3.0, strength=1.0, u=(-1.0, 0.0, 1.0), left=(0.6, 0.4, 0.3), rows=9)
    assert some.later(ran, typical, 5.0).tolist() == pytest.approx([0.7, 0.0])


def test_series_are_cut_and_the_last_time_still_runs():
    made = series_of(np.array([0, 0, 0, 1]), np.array([0.0, 10.0, 40.0, 5.0]), 50.0)
    assert made.time.tolist() == [10, 30, 10, 45]
    assert made.ended.tolist() == [True, True, False, False]
    assert made.n.tolist() == [0, 1, 2, 0]
    assert made.total == pytest.approx([0, np.log(10), np.log(300), 0])


def drawn(seed: int, until: float = 400.0, series: int = 400):
    """Log-normal times of series that each have a typical time of their own; a tenth end for good
    after each purchase.
    """
    chance = np.random.default_rng(seed)
    number, moment, coming = [], [], []
    for one in range(series):
        typical, at = chance.normal(3.2, 0.4), chance.uniform(0, 60)
        while at < until:
            number.append(one)
            moment.append(at)
            after = at + np.exp(chance.normal(typical, 0.5))
            at = np.inf if chance.random() < 0.1 else after
        coming.append(at)
    return np.array(number), np.array(moment), np.array(coming)


def test_chances_and_intervals_hold_as_often_as_they_say():
    number, moment, coming = drawn(4)
    made = series_of(number, moment, 400.0)
    fit = fitted(made)
    last = np.flatnonzero(~made.ended & (made.n >= EARLIER))
    ran, typical = made.time[last], fit.typical(made.total[last], made.n[last])
    came = coming[number[last]] <= 460
    said = fit.within(ran, typical, 60.0)
    assert said.mean() == pytest.approx(came.mean(), abs=0.06)
    wait = coming[number[last]] - moment[last]
    low, high = (fit.quantile(ran, typical, 60.0, share) for share in (0.1, 0.9))
    inside = ((wait >= low) & (wait <= high))[came].mean()
    assert 0.7 < inside < 0.9


def test_a_quantile_lies_between_now_and_the_horizon_and_rises():
    number, moment, _ = drawn(5)
    fit = fitted(series_of(number, moment, 400.0))
    ran, typical = np.full(9, 20.0), np.linspace(1.0, 5.0, 9)
    ends = [fit.quantile(ran, typical, 30.0, share) for share in (0.1, 0.5, 0.9)]
    assert (np.diff(ends, axis=0) >= 0).all()
    assert ((ends[0] >= 20) & (ends[2] <= 50)).all()


def test_too_few_times_refuse_a_fit():
    number = np.repeat(np.arange(FEWEST - 1), 4)
    moment = np.tile(np.arange(4.0) * 10, FEWEST - 1)
    assert fitted(series_of(number, moment, 31.0)) is None


def test_a_fit_is_the_same_read_back():
    number, moment, _ = drawn(6, series=150)
    fit = fitted(series_of(number, moment, 400.0))
    assert Rhythm.from_json(fit.to_json()) == fit
