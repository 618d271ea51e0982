"""Comparing what was shown with what was bought: by hand, and on shops with a known truth."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from syotto.learn.backtest import OURS, calibration, compare, verdict
from syotto.learn.plot import drawing
from syotto.predict.next_product import fit, score
from syotto.predict.rivals import POPULARITY, rivals
from tests.predict.shop import day, shop

CUT = day(270)
KEYS = ["customer_id", "product_id"]


def shown_by_hand():
    rows = [
        (OURS, "ann", "A", 1), (OURS, "ann", "B", 2), (OURS, "bob", "A", 1), (OURS, "bob", "B", 2),
        ("plain", "ann", "C", 1), ("plain", "ann", "D", 2), ("plain", "bob", "B", 1),
    ]  # fmt: skip
    names = "method", "customer_id", "product_id", "rank"
    return pa.table(dict(zip(names, zip(*rows, strict=True), strict=True)))


BOUGHT = pa.table(
    {"customer_id": ["ann", "ann", "bob"], "product_id": ["A", "D", "B"], "margin": [3.0, 5.0, 2.0]}
)


def row(table, **wanted):
    return next(r for r in table.to_pylist() if all(r[key] == wanted[key] for key in wanted))


def test_hit_rates_and_euros_by_hand():
    found = compare(shown_by_hand(), BOUGHT)
    first = row(found, method=OURS, k=1)
    assert (first["customers"], first["hit_rate"], first["euros"]) == (2, 0.5, 1.5)
    five = row(found, method=OURS, k=5)
    assert (five["hit_rate"], five["euros"]) == (2 / 10, 2.5)
    plain = row(found, method="plain", k=5)
    assert (plain["hit_rate"], plain["euros"], plain["ahead"]) == (2 / 10, 3.5, 0.0)


def test_groups_are_compared_on_their_own_and_small_ones_left_out():
    groups = pa.table({"customer_id": ["ann", "bob"], "customer_group": ["x", "y"]})
    found = compare(shown_by_hand(), BOUGHT, groups)
    assert set(found["customer_group"].to_pylist()) == {"all"}
    many = [f"c{n:02d}" for n in range(60)]
    shown = pa.table({"method": [OURS] * 60, "customer_id": many, "product_id": ["A"] * 60,
                      "rank": [1] * 60})  # fmt: skip
    bought = pa.table({"customer_id": many, "product_id": ["A"] * 30 + ["B"] * 30,
                       "margin": [1.0] * 60})  # fmt: skip
    named = pa.table({"customer_id": many, "customer_group": ["x"] * 30 + ["y"] * 30})
    found = compare(shown, bought, named)
    assert row(found, customer_group="x", k=1)["hit_rate"] == 1.0
    assert row(found, customer_group="y", k=1)["hit_rate"] == 0.0
    assert row(found, customer_group="all", k=1)["hit_rate"] == 0.5


@pytest.fixture(scope="module", params=[0.0, 0.8], ids=["independent", "tied"])
def judged(request):
    lines = shop(tie=request.param, seed=21)
    made = fit(lines, as_of=CUT, horizon_days=60)
    chances = score(lines, made).read_all()
    bought = bought_new(lines)
    ours = chances.select([*KEYS, "rank"]).append_column("method", pa.repeat(OURS, len(chances)))
    others = rivals(lines, as_of=CUT).select([*KEYS, "rank", "method"])
    return request.param, compare(pa.concat_tables([ours, others]), bought), chances, bought


def bought_new(lines):
    end = CUT + timedelta(days=60)
    past = lines.filter(pc.less(lines["at"], CUT)).select(KEYS)
    later = lines.filter(pc.and_(pc.greater_equal(lines["at"], CUT), pc.less(lines["at"], end)))
    later = later.filter(pc.is_in(later["customer_id"], pc.unique(past["customer_id"])))
    pairs = later.group_by(KEYS).aggregate([]).join(past, keys=KEYS, join_type="left anti")
    return pairs.append_column("margin", pa.array(np.ones(len(pairs))))


def test_nothing_is_found_where_nothing_is_and_ties_where_they_are(judged):
    tie, comparison, _, _ = judged
    ahead = row(comparison, method=POPULARITY, k=5)
    if tie:
        assert ahead["ahead_low"] > 0.05
    else:
        assert ahead["ahead_low"] <= 0 or ahead["ahead"] < 0.02


@pytest.mark.parametrize(
    ("low", "high", "good", "words"),
    [
        (0.01, 0.03, True, "Nothing simpler is as good"),
        (-0.01, 0.01, False, "Recent popularity is as good here"),
        (-0.03, -0.01, False, "Recent popularity is better here"),
    ],
)
def test_the_verdict_follows_the_paired_interval_and_not_the_point(low, high, good, words):
    rows = [
        {"customer_group": "all", "k": 5, "customers": 900, "method": method, "hit_rate": hit,
         "ahead": (low + high) / 2, "ahead_low": low, "ahead_high": high}
        for method, hit in ((OURS, 0.1), (POPULARITY, 0.09), ("item cosine", 0.02))
    ]  # fmt: skip
    found = verdict(pa.Table.from_pylist(rows), None)
    assert found.good == good
    assert words in found.words


def test_where_nothing_is_to_be_found_the_verdict_is_not_good(judged):
    tie, comparison, chances, bought = judged
    if not tie:
        assert not verdict(comparison, calibration(chances, bought)).good


def test_chances_of_a_steady_shop_are_calibrated(judged):
    _, _, chances, bought = judged
    found = calibration(chances, bought)
    assert found.slope.low < 1.1
    assert found.slope.high > 0.9
    assert found.covered >= 9


def test_the_drawing_has_a_bar_a_method_and_a_dot_a_decile(judged):
    _, comparison, chances, bought = judged
    svg = drawing(comparison, calibration(chances, bought))
    assert svg.count('class="bar"') == 6
    assert svg.count('class="dot"') == 10
    assert drawing(comparison, None).count('class="dot"') == 0


def test_without_chances_there_is_no_calibration():
    empty = pa.table(
        {"customer_id": ["ann"], "product_id": ["A"], "rank": [1],
         **{name: pa.nulls(1, pa.float64()) for name in ("would_buy_anyway", "chance_low", "chance_high")}}
    )  # fmt: skip
    assert calibration(empty, BOUGHT) is None
