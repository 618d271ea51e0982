"""Logistic fits: known coefficients come back, inside intervals that know of clusters."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from syotto.maths.logistic import fit_logistic, logit, sigmoid


def drawn(rows=20_000, seed=3):
    rng = np.random.default_rng(seed)
    x = np.column_stack([np.ones(rows), rng.normal(size=(rows, 2))])
    y = (rng.random(rows) < sigmoid(x @ [-1.0, 0.8, -0.5])).astype(float)
    return x, y


def test_known_coefficients_lie_inside_three_standard_errors():
    fit = fit_logistic(*drawn(), ridge=1e-6, free=0)
    off = np.abs(fit.coefficients - [-1.0, 0.8, -0.5])
    assert (off < 3 * np.sqrt(np.diag(fit.covariance))).all()


def test_the_ridge_is_the_one_of_scikit_learn():
    x, y = drawn(2_000)
    peer = LogisticRegression(C=1 / 50, tol=1e-10, max_iter=1000).fit(x[:, 1:], y)
    ours = fit_logistic(x, y, ridge=50.0, free=0)
    assert ours.coefficients == pytest.approx([*peer.intercept_, *peer.coef_[0]], abs=1e-5)


def test_an_offset_is_taken_as_it_is():
    x, y = drawn(2_000)
    whole = fit_logistic(x, y, ridge=1e-9)
    rest = fit_logistic(x, y, ridge=1e-9, offset=x @ whole.coefficients)
    assert rest.coefficients == pytest.approx(np.zeros(3), abs=1e-6)


def test_copies_of_a_customer_do_not_narrow_the_interval():
    x, y = drawn(1_000)
    once = fit_logistic(x, y, ridge=1e-9, cluster=np.arange(1_000))
    copied = fit_logistic(
        np.repeat(x, 5, 0), np.repeat(y, 5), ridge=1e-9, cluster=np.repeat(np.arange(1_000), 5)
    )
    assert copied.covariance == pytest.approx(once.covariance, rel=1e-5)


def test_separable_rows_settle_under_a_ridge():
    x = np.array([[1.0, -1.0], [1.0, 1.0]] * 20)
    fit = fit_logistic(x, (x[:, 1] > 0).astype(float), ridge=1.0)
    assert np.isfinite(fit.coefficients).all()


def test_logit_undoes_sigmoid_also_far_out():
    z = np.array([-30.0, -1.0, 0.0, 30.0])
    assert logit(sigmoid(z)) == pytest.approx(z, rel=1e-2)
