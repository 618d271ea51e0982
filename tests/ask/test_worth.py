from __future__ import annotations

import math

import pyarrow as pa
import pytest

from syotto.ask.worth import total

COLUMNS = (
    "expected_margin", "low", "high", "cost", "would_buy_anyway", "chance_low", "chance_high",
    "extra_if_contacted", "extra_low", "extra_high",
)  # fmt: skip
ANN = (34.2, 2.35, 93.0, 5.0, 0.4, 0.3, 0.5, 0.08, 0.015, 0.2)
BOB = (25.0, 0.0, 75.0, 5.0, 0.3, 0.2, 0.4, 0.06, 0.01, 0.16)


def rows(*given):
    columns = zip(*given, strict=True) if given else ((),) * len(COLUMNS)
    return pa.table([pa.array(list(c), pa.float64()) for c in columns], names=list(COLUMNS))


def test_one_row_keeps_its_own_range():
    one = total(rows(ANN))
    assert (one.estimate, one.low, one.high) == pytest.approx((34.2, 2.35, 93.0))


def test_two_rows_share_the_lift_and_pool_their_chances():
    both = total(rows(ANN, BOB))
    assert both.estimate == pytest.approx(59.2)
    # low end of the lift (5 %): 0.4 * 5 % * 490 = 9.8 and 0.3 * 5 % * 500 = 7.5
    assert both.low == pytest.approx(9.8 + 7.5 - math.hypot(9.8 - 7.35, 7.5 - 5.0) - 10)
    # high end (40 %): 78.4 and 60
    assert both.high == pytest.approx(78.4 + 60 + math.hypot(98 - 78.4, 80 - 60) - 10)


def test_the_range_of_a_sum_is_narrower_than_the_sum_of_the_ranges():
    many = total(rows(*[BOB] * 100))
    assert many.low > 100 * 0.0
    assert many.high < 100 * 75.0
    assert many.low < many.estimate < many.high


def test_a_row_without_a_chance_is_taken_as_shared():
    blind = (10.0, 4.0, 20.0, 1.0, None, None, None, None, None, None)
    assert total(rows(blind, blind)).low == pytest.approx(8.0)


def test_nothing_is_worth_nothing():
    nothing = total(rows())
    assert (nothing.estimate, nothing.low, nothing.high) == (0.0, 0.0, 0.0)
