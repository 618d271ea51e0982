"""What calling brings: the curve, the rule of today on it, and where each call loses money."""

import pytest

from syotto.ask.calling import curve_of, profit_at, profits, share_above
from syotto.predict.lead_fit import Tenth

EURO = "EUR"


def tenths(*shares):
    """A hundred leads each, the least likely first; what was said came."""
    return [Tenth(100, one, one, one, one, one, one) for one in reversed(shares)]


FOUR = tenths(0.5, 0.2, 0.05, 0.0)
"""By a value of 100 and 10 a call: +40, +10, -5, -10 for each lead."""


def test_each_tenth_says_what_it_adds_and_whether_that_is_a_loss():
    steps = profits(FOUR, 100, 10, 0)
    assert [step.profit for step in steps] == pytest.approx([10_000, 12_500, 11_250, 8_750])
    assert [step.adds for step in steps] == pytest.approx([10_000, 2_500, -1_250, -2_500])
    assert [step.loses for step in steps] == ["", "", *2 * ["each further call loses money"]]
    assert profits(FOUR, 20, 10, 0)[3].loses == "loses money in all"


def test_the_rule_of_today_stands_where_a_call_pays():
    curve = curve_of(FOUR, 100, 10, 0, None, EURO)
    assert curve.rule.chance_from == pytest.approx(0.1)
    assert curve.rule.share == pytest.approx((1.5 + 2 / 3) / 4)
    assert curve.rule.profit == pytest.approx(12_500 - 1_250 * (4 * curve.rule.share - 2))
    assert curve.room is None
    assert "the most is" in curve.finding.lower()
    assert "calling everybody brings €3,750 less" in curve.finding
    assert "The rule calls into that part and loses €208 by it" in curve.finding


def test_capacity_is_a_second_mark_among_the_rows():
    curve = curve_of(FOUR, 100, 10, 0, 0.125, EURO)
    assert curve.room.profit == pytest.approx(5_000)
    assert [row.name for row in curve.rows if row.name] == ["who is called", "today's rule"]
    assert [row.share for row in curve.rows] == sorted(row.share for row in curve.rows)
    assert "about €5,000" in curve.finding


def test_where_no_call_pays_it_is_said():
    curve = curve_of(FOUR, 10, 10, 0, None, EURO)
    assert (curve.rule.share, curve.rule.profit) == (0.0, 0.0)
    assert "Even the best tenth costs more than it brings" in curve.finding


def test_between_tenths_a_straight_line():
    steps = profits(FOUR, 100, 10, 0)
    assert profit_at(steps, 0.0) == 0.0
    assert profit_at(steps, 0.375) == pytest.approx(11_250)
    assert share_above(FOUR, 0.9) == 0.0
    assert share_above(FOUR, 0.0) == 1.0
    assert share_above(tenths(0.2, 0.2), 0.2) == 1.0


def test_without_tenths_there_is_no_curve():
    assert not curve_of([], 100, 10, 0, None, EURO).steps
