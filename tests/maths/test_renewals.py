"""The chances of contracts to end, each its own."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import betaincinv

from syotto.maths.renewals import fitted, own_ends

PARAMS = np.array([0.7, 1.8])
T = np.array([0.0, 2.0, 2.0, 5.0])


def test_of_parameters_that_are_known_the_ends_are_those_of_the_beta():
    low, high = own_ends(PARAMS, np.zeros((2, 2)), T, 0.1)
    assert low == pytest.approx(betaincinv(0.7, 1.8 + T, 0.1), abs=1e-9)
    assert high == pytest.approx(betaincinv(0.7, 1.8 + T, 0.9), abs=1e-9)


def test_what_few_contracts_leave_open_makes_the_ends_wider():
    sure = own_ends(PARAMS, np.zeros((2, 2)), T, 0.1)
    unsure = own_ends(PARAMS, np.array([[0.3, 0.2], [0.2, 0.25]]), T, 0.1)
    assert (unsure[0] < sure[0]).all()
    assert (unsure[1] > sure[1]).all()
    flat = own_ends(PARAMS, np.array([[np.inf, 0.0], [0.0, np.inf]]), T, 0.1)
    assert np.array(flat) == pytest.approx(np.array(sure))


def test_the_ends_hold_four_in_five_of_the_own_chances_though_the_parameters_are_estimates():
    """Forty companies of 150 contracts and three years."""
    rng, inside, as_if_known = np.random.default_rng(3), [], []
    for _ in range(40):
        own = rng.beta(*PARAMS, size=150)
        years = rng.geometric(np.clip(own, 1e-9, 1)) - 1
        stayed, left = np.minimum(years, 3.0), (years < 3).astype(float)
        fit = fitted(stayed, left, np.ones(150), ageing=False)
        here = left == 0
        for spread, hits in ((fit.covariance, inside), (np.zeros((2, 2)), as_if_known)):
            low, high = own_ends(fit.params, spread, stayed[here], 0.1)
            hits += ((low <= own[here]) & (own[here] <= high)).tolist()
    assert 0.78 <= np.mean(inside) <= 0.86
    assert np.mean(as_if_known) < 0.78
