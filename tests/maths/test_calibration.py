"""Calibration and paired intervals."""

from __future__ import annotations

import numpy as np

from syotto.maths.bootstrap import mean_interval
from syotto.maths.calibration import deciles, share, slope
from syotto.maths.logistic import logit, sigmoid


def drawn(stretch, rows=30_000):
    rng = np.random.default_rng(9)
    truth = sigmoid(rng.normal(-3, 1, rows))
    y = (rng.random(rows) < truth).astype(float)
    middle = logit(truth).mean()
    said = sigmoid(middle + stretch * (logit(truth) - middle))
    return said, y, np.arange(rows)


def test_true_chances_have_slope_one_and_agree_in_every_decile():
    said, y, who = drawn(1.0)
    found = slope(said, y, who)
    assert found.low < 1 < found.high
    assert all(tenth.covered for tenth in deciles(said, said, said, y, who, level=0.999))


def test_chances_that_differ_too_much_have_the_slope_that_puts_them_right():
    said, y, who = drawn(1.5)
    found = slope(said, y, who)
    assert found.low < 1 / 1.5 < found.high < 0.75
    assert not all(tenth.covered for tenth in deciles(said, said, said, y, who))


def test_rows_of_one_customer_count_less_than_rows_of_many():
    y = np.repeat(np.random.default_rng(1).integers(0, 2, 200), 5).astype(float)
    alone, together = share(y, np.arange(1_000), 0.95), share(y, np.arange(1_000) // 5, 0.95)
    assert together.high - together.low > 2 * (alone.high - alone.low)


def test_what_two_methods_share_cancels_in_a_paired_comparison():
    rng = np.random.default_rng(2)
    luck = rng.normal(0, 10, 500)
    ours, theirs = luck + 1 + rng.normal(0, 0.1, 500), luck
    ahead, alone = mean_interval(np.column_stack([ours - theirs, ours]))
    assert 0.9 < ahead.low < 1 < ahead.high < 1.1
    assert alone.high - alone.low > 1


def test_the_same_values_give_the_same_interval():
    values = np.arange(50.0)[:, None]
    assert mean_interval(values) == mean_interval(values)
