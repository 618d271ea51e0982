"""The claims of docs/backtest.md on invoices that nobody here made (bundled, CC BY 4.0)."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from syotto.learn.backtest import OURS, calibration, compare, verdict
from syotto.predict.next_product import fit, score
from syotto.predict.rivals import CONFIDENCE, COSINE, MEAN_KEY, POPULARITY, rivals

CUT = datetime(2011, 9, 1, tzinfo=UTC)
KEYS = ["customer_id", "product_id"]
pytestmark = pytest.mark.slow


def sales():
    """Paid lines of named customers on product codes (five digits and perhaps a letter)."""
    raw = pq.read_table(str(files("syotto.demo") / "data" / "online_retail.parquet"))
    lines = pa.table(
        {
            "customer_id": raw["CustomerID"],
            "product_id": pc.utf8_upper(raw["StockCode"]),
            "at": raw["InvoiceDate"].cast(pa.timestamp("us", "UTC")),
            "margin": pc.multiply(pc.cast(raw["Quantity"], pa.float64()), raw["UnitPrice"]),
        }
    )
    paid = pc.and_(pc.greater(raw["Quantity"], 0), pc.greater(raw["UnitPrice"], 0))
    product = pc.match_substring_regex(lines["product_id"], r"^\d{5}")
    return lines.filter(pc.and_(pc.and_(paid, product), pc.is_valid(raw["CustomerID"])))


@pytest.fixture(scope="module")
def judged():
    lines = sales()
    past = lines.filter(pc.less(lines["at"], CUT))
    later = lines.filter(pc.greater_equal(lines["at"], CUT))
    for key in KEYS:
        later = later.filter(pc.is_in(later[key], pc.unique(past[key])))
    bought = later.group_by(KEYS).aggregate([("margin", "sum")])
    bought = bought.join(past.select(KEYS), keys=KEYS, join_type="left anti")
    bought = bought.rename_columns({"margin_sum": "margin"})
    days = (pc.max(lines["at"]).as_py() - CUT).days + 1
    made = fit(lines, as_of=CUT, horizon_days=days)
    chances = score(lines, made)
    ours = chances.select([*KEYS, "rank"]).append_column("method", pa.repeat(OURS, len(chances)))
    others = rivals(lines, as_of=CUT).select([*KEYS, "rank", "method"])
    return compare(pa.concat_tables([ours, others]), bought), calibration(chances, bought), made


def at_five(comparison, method):
    rows = comparison.filter(
        pc.and_(pc.equal(comparison["method"], method), pc.equal(comparison["k"], 5))
    )
    return rows.to_pylist()[0]


def test_the_simpler_methods_do_what_is_known_of_them(judged):
    comparison = judged[0]
    known = {POPULARITY: 0.059, CONFIDENCE: 0.097, MEAN_KEY: 0.098, COSINE: 0.105}
    assert 1_860 <= at_five(comparison, OURS)["customers"] <= 1_890
    for method, share in known.items():
        assert at_five(comparison, method)["hit_rate"] == pytest.approx(share, abs=0.004)


def test_the_blend_reaches_its_goal_and_beats_every_simpler_method(judged):
    comparison, found, _ = judged
    assert at_five(comparison, OURS)["hit_rate"] >= 0.115
    for method in (POPULARITY, CONFIDENCE, MEAN_KEY, COSINE):
        assert at_five(comparison, method)["ahead_low"] > 0
    assert verdict(comparison, found).good


def test_the_chances_come_true_inside_their_intervals(judged):
    found = judged[1]
    assert found.covered == 10
    assert 0.9 <= found.slope.estimate <= 1.1
    assert found.said == pytest.approx(found.seen, rel=0.2)


def test_nothing_was_learned_from_days_after_the_cut(judged):
    made = judged[2]
    assert all(datetime.fromisoformat(cut) < CUT for cut in made.cuts)
    assert made.as_of == CUT.isoformat()
