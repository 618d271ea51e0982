from __future__ import annotations

import pytest

from syotto.ask.flow_result import result
from syotto.maths.intervals import difference
from syotto.schema.words import Arm
from syotto.store.flow_counts import Fate


def fates(treated, reached, control, other):
    return [Fate(Arm.CONTROL, control, other), Fate(Arm.TREATED, treated, reached)]


def test_the_interval_is_newcombes():
    """Newcombe (1998), table II: 56/70 minus 48/80 is 0.0524 to 0.3339 at 95 %; here at 80 %."""
    low, high = difference(56, 70, 48, 80)
    assert 0.0524 < low < 0.2 < high < 0.3339
    assert difference(48, 80, 56, 70) == pytest.approx((-high, -low))


def test_an_effect_is_the_difference_to_who_was_left_alone():
    found = result(fates(1000, 300, 200, 40), 0.1)
    assert found.effect == pytest.approx(0.1)
    assert 0 < found.low < 0.1 < found.high
    assert found.words.replace("\xa0", " ").startswith(
        "30 % of 1,000 reached the goal, and 20 % of 200 who were left alone"
    )


def test_nothing_is_reported_where_nothing_is():
    found = result(fates(1000, 200, 200, 40), 0.1)
    assert found.low < 0 < found.high
    assert found.words.endswith("not yet known whether it helps.")


@pytest.mark.parametrize(
    ("numbers", "share", "said"),
    [
        ((50, 3, 0, 0), 0.1, "Not yet known"),
        ((0, 0, 0, 0), 0.1, "Not yet known"),
        ((50, 3, 0, 0), 0, "no control group"),
    ],
)
def test_without_both_arms_there_is_no_number(numbers, share, said):
    found = result(fates(*numbers), share)
    assert (found.effect, found.low, found.high) == (None, None, None)
    assert said in found.words
