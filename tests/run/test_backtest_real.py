"""The claims of docs/backtest.md, on invoices that nobody here made (bundled, CC BY 4.0)."""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow.compute as pc
import pytest

from syotto.demo.real import run_demo
from syotto.learn.backtest import EVERYBODY, FIVE, OURS
from syotto.predict.rivals import CONFIDENCE, COSINE, MEAN_KEY, POPULARITY
from syotto.run.backtest import backtest

CUT = datetime(2011, 9, 1, tzinfo=UTC)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    house, _, _ = run_demo(tmp_path_factory.mktemp("demo") / "shop")
    return backtest(house, CUT)


def at_five(report, method):
    rows = report.comparison.filter(
        (pc.field("method") == method)
        & (pc.field("k") == FIVE)
        & (pc.field("customer_group") == EVERYBODY)
    )
    return rows.to_pylist()[0]


def test_the_simpler_methods_do_what_is_known_of_them(report):
    known = {POPULARITY: 0.059, CONFIDENCE: 0.097, MEAN_KEY: 0.098, COSINE: 0.105}
    assert 1_860 <= at_five(report, OURS)["customers"] <= 1_890
    for method, share in known.items():
        assert at_five(report, method)["hit_rate"] == pytest.approx(share, abs=0.004)


def test_the_blend_reaches_its_goal_and_beats_every_simpler_method(report):
    assert at_five(report, OURS)["hit_rate"] >= 0.115
    for method in (POPULARITY, CONFIDENCE, MEAN_KEY, COSINE):
        assert at_five(report, method)["ahead_low"] > 0
    assert report.verdict.good


def test_the_chances_come_true_inside_their_intervals(report):
    found = report.calibration
    assert found.covered == 10
    assert 0.9 <= found.slope.estimate <= 1.1
    assert found.said == pytest.approx(found.seen, rel=0.2)


def test_nothing_was_learned_from_days_after_the_cut(report):
    assert report.fit.cuts
    assert all(datetime.fromisoformat(cut) < CUT for cut in report.fit.cuts)
