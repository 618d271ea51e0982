import ibis
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings, strategies as st

from syotto.decide.euro_tree import Candidate, Lift, chance_from, gain, weigh, weighed
from syotto.schema.words import Reading

shares = st.floats(0, 1).map(lambda x: round(x, 6))
euros = st.floats(-50, 5000).map(lambda x: round(x, 2))
ranges = st.tuples(shares, shares, shares).map(sorted)
lifts = st.tuples(*[st.floats(0, 2).map(lambda x: round(x, 4))] * 3).map(
    lambda three: Lift(sorted(three)[1], min(three), max(three))
)


@st.composite
def candidates(draw):
    low, middle, high = draw(ranges)
    return Candidate(
        reading=draw(st.sampled_from(Reading)),
        chance=middle,
        chance_low=low,
        chance_high=high,
        value=draw(euros),
        keep=draw(shares),
        at_risk_value=draw(st.floats(0, 5000).map(lambda x: round(x, 2))),
        cost=draw(st.floats(0, 100).map(lambda x: round(x, 2))),
    )


def candidate(**given):
    plain = {
        "reading": Reading.INCREMENTAL, "chance": 0.44, "chance_low": 0.4, "chance_high": 0.5,
        "value": 4580.0, "keep": 0.98, "at_risk_value": 1890.0, "cost": 24.0,
    }  # fmt: skip
    return Candidate(**(plain | given))


MIDDLE = Lift(0.2, 0.05, 0.4)


def test_a_drawn_tree():
    """9 % x 4,580, of whom 2 % drop an agreement worth 1,890; the call costs 24."""
    told = weigh(candidate(), MIDDLE)
    assert told.added == pytest.approx(0.088)
    assert told.gain == pytest.approx(0.088 * 4580 - 0.088 * 0.02 * 1890 - 24)
    assert told.pays_from == pytest.approx(24 / (4580 - 37.8) / 0.44)


def test_the_confidence_reading_is_the_articles_tree_less_leaving_as_it_is():
    c, s, value, at_risk, cost = 0.6, 0.5, 100.0, 80.0, 3.0
    article = c * (s * (at_risk + value) + (1 - s) * value) + (1 - c) * at_risk - cost
    told = weigh(
        candidate(
            reading=Reading.CONFIDENCE,
            chance=c,
            value=value,
            keep=s,
            at_risk_value=at_risk,
            cost=cost,
        ),
        MIDDLE,
    )
    assert told.gain == pytest.approx(article - at_risk)


def test_a_cheap_product_that_is_about_to_end_is_displaced_on_purpose():
    dear = candidate(reading=Reading.CONFIDENCE, value=300.0, keep=0.05, at_risk_value=400.0)
    ending = candidate(reading=Reading.CONFIDENCE, value=300.0, keep=0.05, at_risk_value=40.0)
    assert weigh(dear, MIDDLE).gain < 0 < weigh(ending, MIDDLE).gain


def test_nobody_is_moved_beyond_certainty():
    assert weigh(
        candidate(chance=0.9, chance_high=1.0), Lift(0.5, 0.1, 1.0)
    ).added == pytest.approx(0.1)


@settings(max_examples=40, deadline=None)
@given(st.lists(candidates(), min_size=1, max_size=25), lifts)
@example([candidate(chance=0.0, chance_low=0.0)], MIDDLE)
@example([candidate(value=0.0, at_risk_value=0.0)], MIDDLE)
def test_the_table_and_the_function_agree(rows, lift):
    columns = {
        name: [getattr(row, name) for row in rows] for name in Candidate.__dataclass_fields__
    }
    columns["reading"] = [row.reading.value for row in rows]
    table = ibis.memtable(pa.table({"number": list(range(len(rows))), **columns}))
    made = weighed(table, lift).order_by("number").to_pyarrow().to_pylist()
    for row, told in zip(made, (weigh(row, lift) for row in rows), strict=True):
        for name in ("added", "added_low", "added_high", "gain", "low", "high"):
            assert row[name] == pytest.approx(getattr(told, name), abs=1e-9)
        for name in ("pays_from", "keep_from"):
            assert row[name] == pytest.approx(getattr(told, name), abs=1e-6), name


@settings(deadline=None)
@given(candidates(), lifts)
def test_the_interval_holds_the_middle(row, lift):
    told = weigh(row, lift)
    assert told.low - 1e-9 <= told.gain <= told.high + 1e-9


@settings(deadline=None)
@given(candidates(), lifts)
def test_at_the_break_even_nothing_is_gained(row, lift):
    told = weigh(row, lift)
    if told.pays_from is not None:
        even = told.pays_from if row.reading is Reading.CONFIDENCE else row.chance * told.pays_from
        scale = abs(row.value) + row.at_risk_value + row.cost + 1
        assert gain(even, row.value, row.keep, row.at_risk_value, row.cost) == pytest.approx(
            0, abs=1e-6 * scale
        )
    if told.keep_from:
        assert gain(told.added, row.value, told.keep_from, row.at_risk_value, row.cost) == (
            pytest.approx(0, abs=1e-6 * (abs(row.value) + row.at_risk_value + row.cost + 1))
        )


def test_the_chance_from_which_a_contact_pays():
    got = chance_from(
        np.array([100.0, 10.0, 1.0]), np.array([1.0, 0.0, 1.0]), np.array([0.0, 20.0, 0.0]), 5.0
    )
    np.testing.assert_allclose(got, [0.05, np.nan, np.nan])
