"""Shares adjusted for small numbers."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.maths.shrinkage import STRONGEST, adjusted, prior_strength


def test_the_adjusted_share_lies_between_the_raw_one_and_its_centre():
    assert adjusted(3, 5, 0.2, 5.0) == pytest.approx((3 + 5 * 0.2) / 10)
    assert adjusted(0, 0, 0.2, 5.0) == pytest.approx(0.2)


@pytest.mark.parametrize("strength", [8.0, 40.0])
def test_the_strength_of_drawn_shares_is_found_again(strength):
    rng = np.random.default_rng(5)
    n = rng.integers(5, 60, 40_000)
    k = rng.binomial(n, rng.beta(0.1 * strength, 0.9 * strength, n.size))
    assert prior_strength(k, n, np.full(n.size, 0.1)) == pytest.approx(strength, rel=0.08)


def test_shares_that_differ_only_by_chance_get_the_centre():
    rng = np.random.default_rng(5)
    n = np.full(50_000, 30)
    found = prior_strength(rng.binomial(n, 0.2), n, np.full(n.size, 0.2))
    assert found > 1_000
    assert prior_strength([], [], []) == STRONGEST
