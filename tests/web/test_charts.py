from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from syotto.ask.customer import Month
from syotto.ask.worth import Worth
from syotto.web.charts import bars, lying_bars, monthly
from syotto.web.marks import mark, scale


def test_a_month_is_a_bar():
    months = [Month(datetime(2026, 1, 1, tzinfo=UTC), Decimal("9.50"))]
    drawn = monthly(months, "amount", about="Paid")
    assert drawn["xAxis"]["data"] == ["Jan 26"]
    assert drawn["series"][0]["data"] == [9.5]


def test_several_series_are_stacked_and_keep_their_colours():
    drawn = bars(["a"], {"one": [1], "two": [2]}, about="x")
    assert [s["stack"] for s in drawn["series"]] == ["all", "all"]
    assert [s["itemStyle"]["color"] for s in drawn["series"]] == ["--c1", "--c2"]


def test_lying_bars_have_the_first_on_top():
    assert lying_bars(["a", "b"], [2, 1], about="x")["yAxis"]["inverse"] is True


def test_marks_of_one_list_stand_on_one_scale_with_zero_on_it():
    wide, narrow = Worth(100, 50, 200), Worth(10, -20, 30)
    on = scale([wide, narrow])
    assert mark(wide, on).zero == mark(narrow, on).zero
    assert mark(narrow, on).left < mark(narrow, on).zero < mark(narrow, on).tick
    assert mark(wide, on).right == 97.0
    assert mark(Worth(1, None, None), on) is None
