"""What comes of a history: the exact distribution against the known means, and against luck."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.maths import beta_geo
from syotto.maths.maximum import Maximum, leaning, maximised
from syotto.maths.purchases_ahead import MODELS, ahead, likelihood, quantiles, waits

PARAMS = {
    "BG/NBD": np.array([0.243, 4.414, 0.793, 2.426]),
    "MBG/NBD": np.array([0.525, 6.183, 0.891, 1.614]),
    "Pareto/NBD": np.array([0.553, 10.578, 0.606, 11.669]),
}
X = np.array([0.0, 2.0, 5.0, 40.0])
LAST = np.array([0.0, 30.43, 20.0, 38.0])
END = np.array([38.86, 38.86, 38.86, 40.0])
WEEKS = 39.0


def told():
    return beta_geo.histories(X, LAST, END, np.ones(len(X)))


@pytest.mark.parametrize("name", MODELS)
def test_the_distribution_has_the_published_mean(name):
    found = ahead(MODELS[name], PARAMS[name], WEEKS, told(), fade=0.0)
    assert found.mean == pytest.approx(MODELS[name].expected(PARAMS[name], WEEKS, told()), rel=1e-5)
    assert found.discounted == pytest.approx(found.mean, rel=1e-5)


@pytest.mark.parametrize("name", MODELS)
def test_chances_make_one_and_agree_with_mean_and_variance(name):
    many = np.arange(250)
    chance = np.exp([
        likelihood(MODELS[name], PARAMS[name], WEEKS, told(), np.full(4, float(n))) for n in many
    ])  # fmt: skip
    found = ahead(MODELS[name], PARAMS[name], WEEKS, told(), fade=0.0)
    at = told().of_row
    assert chance.sum(axis=0) == pytest.approx(np.ones(4), abs=1e-6)
    mean = (many[:, None] * chance).sum(axis=0)
    assert found.mean[at] == pytest.approx(mean, rel=1e-4)
    assert found.variance[at] == pytest.approx((many[:, None] ** 2 * chance).sum(axis=0) - mean**2, rel=1e-3)  # fmt: skip
    assert found.none[at] == pytest.approx(chance[0], rel=1e-6)


@pytest.mark.parametrize("name", MODELS)
def test_four_in_five_lie_between_the_ends(name):
    model, params = MODELS[name], PARAMS[name]
    found = ahead(model, params, WEEKS, told(), fade=0.0)
    alive = model.alive(params, told())
    below, median = quantiles(params, model.later, WEEKS, told().x.whole, told().end.whole, alive, 0.5)  # fmt: skip
    assert (found.low <= median).all()
    assert (median <= found.high).all()
    assert (below == median).all()
    inside = sum(
        np.exp(likelihood(model, params, WEEKS, told(), np.full(4, float(n))))
        * ((found.low <= n) & (n <= found.high))[told().of_row]
        for n in range(250)
    )
    assert (inside >= 0.8 - 1e-9).all()


def test_a_later_purchase_counts_less():
    model, params = MODELS["BG/NBD"], PARAMS["BG/NBD"]
    now, later = (ahead(model, params, WEEKS, told(), fade=fade) for fade in (0.0, 0.01))
    share = later.discounted / now.discounted
    assert (share < 1).all()
    assert (share > np.exp(-0.01 * WEEKS)).all()


def test_half_of_those_who_buy_on_have_bought_by_the_median_wait():
    weeks = waits(PARAMS["BG/NBD"], 0.5, X, END)
    r, alpha = PARAMS["BG/NBD"][:2]
    assert ((alpha + END) / (alpha + END + weeks)) ** (r + X) == pytest.approx(np.full(4, 0.5))


def test_where_all_leave_alike_the_short_form_takes_over_without_a_step():
    told_once = told()
    just = [beta_geo.expected(np.array([0.5, 8.0, part * 0.05, part * 0.95]), WEEKS, told_once,
                              modified=False) for part in (3_999.0, 4_001.0)]  # fmt: skip
    assert just[0] == pytest.approx(just[1], rel=1e-4)
    far = beta_geo.expected(np.array([0.5, 8.0, 5e5, 5e7]), WEEKS, told_once, modified=False)
    assert np.isfinite(far).all()


def hill(params):
    """A surface with its top at 2 and 3, as of 100 observations."""
    away = np.log(params) - np.log([2.0, 3.0])
    return float(-50 * away @ away), -100 * away / params


def test_a_fit_lies_between_its_own_top_and_what_it_leans_on():
    other = Maximum(np.array([4.0, 3.0]), 0.0, np.eye(2) / 100)
    free = maximised(leaning(hill, None, 1.0), np.ones(2), 100).params
    leant = maximised(leaning(hill, other, 1.0), np.ones(2), 100).params
    assert free == pytest.approx([2.0, 3.0], rel=1e-6)
    assert leant == pytest.approx([np.sqrt(8.0), 3.0], rel=1e-5)


def test_what_the_other_one_does_not_know_is_not_leant_on():
    blind = Maximum(np.array([4.0, 9.0]), 0.0, np.diag([0.01, np.inf]))
    assert maximised(leaning(hill, blind, 1.0), np.ones(2), 100).params[1] == pytest.approx(3.0, rel=1e-5)  # fmt: skip


def test_a_step_beyond_all_numbers_is_taken_back():
    """The first step from 1 leads to e, where this hill has no height any more."""

    def hill(params):
        beyond = np.where(params > 2.0, np.inf, 0.0)
        return -float(((params - 1.5) ** 2).sum() * 100 + (beyond - beyond).sum()), -200.0 * (
            params - 1.5
        ) + (beyond - beyond)

    assert maximised(hill, np.ones(1), 1).params[0] == pytest.approx(1.5, rel=1e-5)
