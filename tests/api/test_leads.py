"""Leaks: a column that was written after the outcome is found; honest ones are not."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pytest
from sklearn.metrics import roc_auc_score

import syotto
from syotto.errors import InputError
from syotto.maths.ranking import area

BANK = Path(__file__).parents[3] / "shared" / "data" / "uci-bank" / "bank+marketing.zip"


@pytest.fixture(scope="module")
def leads() -> dict[str, pa.Array]:
    """500 closed cases whose outcome their size tells a little of."""
    draw = np.random.default_rng(1)
    size = draw.normal(size=500)
    won = draw.random(500) < 1 / (1 + np.exp(1 - size))
    return {
        "size": pa.array(size),
        "origin": pa.array(draw.choice(["fair", "web", "tip"], 500)),
        "won": pa.array(won),
    }


def found(columns: dict[str, pa.Array], outcome: str = "won") -> dict[tuple[str, str], dict]:
    told = syotto.leads.check_leakage(pa.table(columns), outcome)
    return {(row["feature"], row["kind"]): row for row in told.to_pylist()}


def test_honest_columns_are_no_leaks(leads):
    told = found(leads)
    assert not any(row["leak"] for row in told.values())
    assert (
        told["size", "value"]["low"] < told["size", "value"]["auc"] < told["size", "value"]["high"]
    )


def test_a_column_written_on_closing_is_one(leads):
    won = leads["won"].to_pylist()
    closed = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=int(good) * 90) for good in won]
    told = found({**leads, "closed_at": pa.array(closed, pa.timestamp("us", "UTC"))})
    assert told["closed_at", "value"]["leak"]
    assert "nearly for certain" in told["closed_at", "value"]["reason"]


def test_a_field_that_is_filled_in_on_winning_is_one_by_its_gaps(leads):
    draw = np.random.default_rng(2)
    won = leads["won"].to_pylist()
    contract = [draw.choice(["a", "b"]) if good else None for good in won]
    told = found({**leads, "contract": pa.array(contract)})
    assert told["contract", "missing"]["leak"]
    assert ("contract", "value") not in told  # only won cases have one: nothing to compare


def test_a_name_that_occurs_once_tells_nothing(leads):
    names = pa.array([f"customer {number}" for number in range(500)])
    assert not found({**leads, "name": names})["name", "value"]["leak"]


def test_the_length_of_a_call_is_flagged_in_the_banks_campaigns():
    if not BANK.exists():
        pytest.skip(f"{BANK} is not there")
    inner = zipfile.ZipFile(io.BytesIO(zipfile.ZipFile(BANK).read("bank-additional.zip")))
    rows = io.BytesIO(inner.read("bank-additional/bank-additional-full.csv"))
    read = pyarrow.csv.read_csv(rows, parse_options=pyarrow.csv.ParseOptions(delimiter=";"))
    told = syotto.leads.check_leakage(read, "y").to_pylist()
    assert [row["feature"] for row in told if row["leak"]] == ["duration"]


def test_the_area_is_scikit_learns_and_holds_the_truth():
    draw = np.random.default_rng(3)
    value, one = draw.integers(0, 9, 400) * 1.0, draw.random(400) < 0.3
    assert area(value, one).area == pytest.approx(roc_auc_score(one, value))
    inside = 0
    for _ in range(300):
        ones, zeros = draw.normal(1, 1, 30), draw.normal(0, 1, 60)
        told = area(np.concatenate([ones, zeros]), np.arange(90) < 30)
        inside += told.low <= 0.7602 <= told.high  # the chance that N(1, 2) is above zero
    assert 0.74 <= inside / 300 <= 0.87


@pytest.mark.parametrize(
    ("outcome", "values", "said"),
    [
        ("won", [True] * 20 + [None] * 20, "20 nulls"),
        ("won", ["won", "lost", "open", "won"] * 10, "3 different values: lost, open, won"),
        ("won", [True] * 3 + [False] * 37, "3 true of 40"),
        ("lost", [True] * 20 + [False] * 20, "no column lost"),
    ],
)
def test_an_outcome_that_cannot_be_read_is_refused(outcome, values, said):
    table = pa.table({"size": range(len(values)), "won": values})
    with pytest.raises(InputError, match=said):
        syotto.leads.check_leakage(table, outcome)
