"""Chances that a share is the largest, and draws by them."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from syotto.maths.bandit import at_least, chances_best, drawn
from syotto.maths.hashing import draw


def test_two_whole_numbered_betas_are_as_the_formula_says():
    # P(B > A) = sum over i < a2 of B(a1 + i, b1 + b2) / ((b2 + i) B(1 + i, b2) B(a1, b1)) = 53 / 70
    # for Beta(2, 3) and Beta(3, 2). Source: Miller (2015), Formulas for Bayesian A/B testing.
    below, above = chances_best(((2.0, 3.0), (3.0, 2.0)))
    assert above == pytest.approx(53 / 70, abs=2e-6)
    assert below + above == pytest.approx(1)


def test_many_are_as_draws_of_them_say():
    shapes = ((3.0, 97.0), (6.0, 94.0), (1.0, 19.0), (400.0, 9600.0))
    rng = np.random.default_rng(1)
    samples = np.stack([rng.beta(*one, 200_000) for one in shapes])
    shares = np.bincount(samples.argmax(0), minlength=4) / 200_000
    assert chances_best(shapes) == pytest.approx(shares, abs=0.005)


def test_equals_have_equal_chances_and_sure_things_all():
    assert chances_best(((2.0, 9.0),) * 3) == pytest.approx([1 / 3] * 3)
    assert chances_best(((1e6, 1e6), (1.0, 1e5)))[0] == pytest.approx(1, abs=1e-6)


def test_no_chance_is_below_the_floor_and_all_make_one():
    assert at_least((1.0, 0.0), 0.05) == (0.95, 0.05)
    assert at_least((0.0,) * 19 + (1.0,), 0.05)[:2] == (0.025, 0.025)
    assert sum(at_least((1 / 3, 1 / 3, 1 / 3), 0.05)) == 1


def test_draws_are_as_often_as_their_chances_and_stay():
    chances = {"a": 0.62, "b": 0.38}
    found = Counter(drawn(chances, draw("x", str(n))) for n in range(5000))
    assert found["a"] / 5000 == pytest.approx(0.62, abs=0.03)
    assert drawn({"a": 0.5, "b": 0.4999}, "ffffffff") == "b"
