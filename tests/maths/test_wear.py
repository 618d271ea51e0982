"""Wear: exact lines are found, slopes lean on the typical one, intervals hold what comes."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.maths.wear import FEWEST, Sums, Wear, fitted


def sums(x, y) -> Sums:
    """x, y: (things, readings)."""
    return Sums(
        np.full(len(x), float(x.shape[1])),
        *(part.sum(axis=1) for part in (x, y, x * x, x * y, y * y)),
    )


def drawn(seed: int, things: int = 300, readings: int = 8):
    chance = np.random.default_rng(seed)
    slope = chance.normal(0.02, 0.005, things)
    x = np.sort(chance.uniform(0, 120, (things, readings)), axis=1)
    return slope, sums(x, 1.2 + slope[:, None] * x + chance.normal(0, 0.3, x.shape))


def test_lines_without_noise_are_found():
    x = np.tile([10.0, 20.0, 30.0], (6, 1))
    slope = np.linspace(0.1, 0.2, 6)
    fit = fitted(sums(x, 2 + slope[:, None] * x))
    assert fit.start == pytest.approx(2)
    days, _, _ = fit.reaches(sums(x, 2 + slope[:, None] * x), 5.0)
    assert days == pytest.approx(3 / slope, rel=1e-3)


def test_the_truth_is_found_and_four_of_five_limits_lie_in_their_interval():
    slope, told = drawn(3)
    fit = fitted(told)
    assert fit.start == pytest.approx(1.2, abs=0.05)
    assert (fit.typical, fit.spread) == (
        pytest.approx(0.02, abs=0.001),
        pytest.approx(0.005, abs=0.001),
    )
    _, low, high = fit.reaches(told, 4.0)
    true = (4.0 - 1.2) / slope
    assert 0.74 < ((low <= true) & (true <= high)).mean() < 0.86


def test_who_told_little_leans_on_the_others():
    _, told = drawn(3)
    fit = fitted(told)
    one = Sums(*(np.array([value]) for value in (2.0, 5.0, 20.0, 13.0, 50.0, 200.0)))
    slope, error = fit.slopes(one)
    own = (50.0 - fit.start * 5.0) / 20.0
    assert fit.typical < slope[0] < fit.typical + 0.01 * (own - fit.typical)
    assert error[0] < fit.spread


def test_what_does_not_rise_never_reaches_the_limit():
    fit = Wear(start=1.0, typical=-0.1, spread=0.001, noise=0.1, rows=10)
    days, _, _ = fit.reaches(Sums(*(np.array([v]) for v in (3.0, 6, 3, 14, 5, 3))), 5.0)
    assert np.isinf(days[0])


def test_readings_of_one_moment_tell_of_no_slope():
    """Twice the same reading is one."""
    assert fitted(sums(np.full((FEWEST, 2), 10.0), np.full((FEWEST, 2), 3.0))) is None


def test_too_few_machines_refuse_a_fit():
    x = np.tile([1.0, 2.0], (FEWEST - 1, 1))
    assert fitted(sums(x, x)) is None
