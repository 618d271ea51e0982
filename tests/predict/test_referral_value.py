"""Referral value after Kumar, Petersen and Leone: the sums by hand, and what P(type 1) does to them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, strategies as st

from syotto.predict.referral_value import (
    FEWEST,
    Counted,
    Margins,
    Rows,
    Share,
    Terms,
    chance_of,
    fit_share,
    pays_to,
    score,
    usual_margins,
)
from syotto.schema.referred import Known

TERMS = Terms(
    share=0.5, low=0.2, high=0.8, right=0.9, acquisition=10.0, keeping=2.0, discount=0.15, halves=2
)
SURE = Share(1.0, 1.0, 1.0, Known.ASKED, "")


def rows(credit, chance, margin, spent=0.0, who=None, variance=0.0) -> Rows:
    n = len(margin)
    full = [np.broadcast_to(np.asarray(one, float), n).copy() for one in (credit, chance, spent)]
    return Rows(
        np.zeros(n, np.int64) if who is None else np.array(who),
        full[0], full[1], full[2], full[2], np.array(margin, float), np.array(margin, float),
        np.full(n, variance),
    )  # fmt: skip


def test_fifteen_percent_a_year_are_seven_in_half_a_year():
    assert TERMS.rate == pytest.approx(0.07238, abs=1e-5)


def test_the_value_of_kumar_by_hand():
    """Two half-years of margin 50 and 40; 5 for the referral, 2 a half-year to keep, 10 saved.

    Type 1: (50 - 5 - 2 + 10) / 1.07238 + (40 - 2) / 1.07238^2; type 2: 10 / 1.07238.
    """
    r = 1.15**0.5
    known = Margins(np.array([[50.0, 40.0]]), np.ones((1, 2)), np.zeros(2), np.zeros(2))
    total, _, _ = known.of(np.array([0]), TERMS.factors)
    first = score(rows(1.0, 1.0, total, spent=5.0), 1, SURE, TERMS)
    assert first.value[0] == pytest.approx((50 - 5 - 2 + 10) / r + (40 - 2) / r**2)
    second = score(rows(1.0, 0.0, total, spent=5.0), 1, SURE, TERMS)
    assert second.value[0] == pytest.approx(10 / r)
    half = score(rows(1.0, 0.5, total, spent=5.0), 1, SURE, TERMS)
    assert half.value[0] == pytest.approx((first.value[0] + second.value[0]) / 2)


@given(st.lists(st.floats(0.01, 10), min_size=1, max_size=6), st.floats(0, 1), st.floats(0, 1000))
def test_splitting_the_credit_splits_the_value(weights, chance, margin):
    share = np.array(weights) / sum(weights)
    n = len(share)
    whole = score(rows(1.0, chance, [margin]), 1, SURE, TERMS).value[0]
    parts = score(rows(share, chance, [margin] * n, who=list(range(n))), n, SURE, TERMS).value.sum()
    assert parts == pytest.approx(whole)


def test_what_is_not_seen_yet_is_the_mean_of_others_at_the_same_age():
    seen = np.array([[10.0, 30.0], [20.0, 50.0], [6.0, 0.0]])
    passed = np.array([[1.0, 1.0], [1.0, 1.0], [0.5, 0.0]])
    made = usual_margins(seen, passed, np.ones(3, bool))
    assert made.rest.tolist() == [15.0, 40.0]
    total, so_far, variance = made.of(np.array([2]), np.ones(2))
    assert (total[0], so_far[0]) == (6 + 0.5 * 15 + 40, 6)
    assert variance[0] == pytest.approx(0.5 * 25 + 100)


def test_without_answers_the_share_is_assumed_and_says_so():
    share = fit_share(Counted(asked=FEWEST - 1, anyway=3), TERMS)
    assert (share.value, share.low, share.high, share.basis) == (0.5, 0.2, 0.8, Known.ASSUMED)
    assert "Assumed" in share.why


def test_answers_are_corrected_for_those_that_are_wrong():
    """Of 100 with 60 of type 1, nine of ten answer right: 40 x .9 + 60 x .1 = 42 say yes."""
    share = fit_share(Counted(asked=100, anyway=42), TERMS)
    assert (share.value, share.basis) == (pytest.approx(0.6), Known.OTHERS)
    assert share.low < 0.6 < share.high


def test_what_each_answered_adds_up_to_the_share():
    answers = np.repeat([1.0, 0.0], [42, 58])
    found = chance_of(0.6, answers, 0.9)
    assert found.mean() == pytest.approx(0.6)
    assert found[0] == pytest.approx(0.6 * 0.1 / (0.6 * 0.1 + 0.4 * 0.9))
    assert chance_of(0.6, np.array([np.nan]), 0.9)[0] == 0.6


def test_invitations_held_back_win_over_answers():
    tally = Counted(
        asked=100, anyway=42, invited=400, came_invited=80, held_back=100, came_held_back=5
    )
    share = fit_share(tally, TERMS)
    assert (share.value, share.basis) == (pytest.approx(1 - 0.05 / 0.2), Known.HOLDOUT)
    assert 0 < share.low < share.value < share.high < 1


def test_nobody_who_came_uninvited_is_no_proof_of_certainty():
    share = fit_share(Counted(invited=300, came_invited=40, held_back=60), TERMS)
    assert share.low < 0.95
    assert share.high <= 1


def test_the_interval_holds_both_types_of_a_single_referral():
    """Nobody knows which it was: nothing and everything must both be possible."""
    made = score(rows(1.0, 0.5, [100.0]), 1, Share(0.5, 0.5, 0.5, Known.OTHERS, ""), TERMS)
    types = [score(rows(1.0, p, [100.0]), 1, SURE, TERMS).value[0] for p in (0.0, 1.0)]
    assert made.low[0] <= min(types) < max(types) <= made.high[0]


@pytest.mark.parametrize("seed", range(3))
def test_four_of_five_values_lie_in_their_interval(seed):
    """True types are drawn; the share and the answers are what the estimator sees."""
    chance = np.random.default_rng(seed)
    n, each, right = 400, 5, 0.9
    only = chance.random(n * each) < 0.6
    margin = chance.gamma(2.0, 100.0, n * each)
    said = np.where(chance.random(n * each) < right, ~only, only).astype(float)
    share = fit_share(Counted(asked=len(said), anyway=int(said.sum())), TERMS)
    who = np.repeat(np.arange(n), each)
    made = score(rows(1.0, chance_of(share.value, said, right), margin, who=who), n, share, TERMS)
    true = score(rows(1.0, only, margin, who=who), n, SURE, TERMS).value
    assert share.low <= only.mean() + 0.02
    assert only.mean() - 0.02 <= share.high
    assert ((made.low <= true) & (true <= made.high)).mean() > 0.74


def test_an_incentive_is_paid_for_those_who_come_anyway_too():
    """At its limit what a referral brings is nothing, on the mean of both types."""
    share = Share(0.6, 0.5, 0.7, Known.OTHERS, "")
    margin, cost = 200.0, 3.0
    most, low, high = pays_to(
        np.array([0.6]), np.array([margin]), np.array([20.0]), cost, share, TERMS
    )
    factor, kept = TERMS.factors[0], 2.0 * TERMS.factors.sum()
    one = margin - kept + (10 - cost - most[0]) * factor
    two = (10 - cost - most[0]) * factor
    assert 0.6 * one + 0.4 * two == pytest.approx(0, abs=1e-9)
    assert low[0] < most[0] < high[0]
