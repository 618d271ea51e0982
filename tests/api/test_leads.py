"""Leaks: a column that was written after the outcome is found; honest ones are not."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
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


def drawn(rows: int, seed: int = 1, base: float = -2.0) -> pa.Table:
    """Cases in the order of time whose outcome two columns tell of, and one does not."""
    draw = np.random.default_rng(seed)
    visits = draw.poisson(3, rows).astype(float)
    origin = draw.choice(["fair", "web", "tip"], rows)
    odds = base + 0.4 * (visits - 3) + np.select([origin == "tip", origin == "fair"], [1.0, 0.5])
    return pa.table(
        {
            "visits": pa.array(np.where(draw.random(rows) < 0.1, np.nan, visits)),
            "origin": pa.array(origin),
            "noise": pa.array(draw.normal(size=rows)),
            "chance": pa.array(1 / (1 + np.exp(-odds))),
            "won": pa.array(draw.random(rows) < 1 / (1 + np.exp(-odds))),
        }
    )


def test_chances_are_those_that_cases_were_drawn_with():
    table = drawn(6000)
    found = syotto.leads.fit(table.drop(["chance"]), "won")
    assert found.how == "additive"
    others = drawn(4000, seed=2)
    told = syotto.leads.score(others, found)
    true = others["chance"].to_numpy()
    said, low, high = (told[name].to_numpy() for name in ("probability", "low", "high"))
    assert np.corrcoef(said, true)[0, 1] > 0.9
    assert (low <= said).all()
    assert (said <= high).all()
    assert found.tested.error < 0.05
    assert sum(one.covered for one in found.tested.tenths) >= 9
    noise = sum("noise" in reasons[0] for reasons in told["reasons"].to_pylist())
    assert noise < 0.1 * others.num_rows


def test_few_successes_make_wide_intervals_and_it_is_said():
    few, many = (syotto.leads.fit(drawn(n).drop(["chance"]), "won") for n in (150, 6000))
    assert few.how == "logistic"
    assert "wide" in few.why
    others = drawn(1000, seed=3)
    wide, narrow = (
        np.mean(np.subtract(*(syotto.leads.score(others, found)[end].to_numpy() for end in ("high", "low"))))
        for found in (few, many)
    )  # fmt: skip
    assert wide > 1.3 * narrow


def test_nothing_is_learned_where_nothing_is_known():
    table = drawn(300).drop(["chance", "won"])
    found = syotto.leads.fit(
        table.append_column("won", pa.array([True] * 9 + [False] * 291)), "won"
    )
    assert found.how == "none"
    with pytest.raises(InputError, match="nothing was learned"):
        syotto.leads.score(table, found)


def test_a_lead_of_whom_something_is_not_known_is_scored_like_a_gap():
    table = drawn(2000).drop(["chance", "noise"])
    found = syotto.leads.fit(table, "won")
    some = table.slice(0, 5)
    for name in ("visits", "origin"):
        kind = table[name].type
        at = some.column_names.index(name)
        without, typed = (some.set_column(at, name, pa.nulls(5, gap)) for gap in (pa.null(), kind))
        assert syotto.leads.score(without, found) == syotto.leads.score(typed, found)
        wrong = pa.array(["a"] * 5 if name == "visits" else [1.0] * 5)
        with pytest.raises(InputError, match=f"column {name} of `table` is of type"):
            syotto.leads.score(some.set_column(at, name, wrong), found)


def test_without_a_column_that_was_known_before_nothing_is_learned():
    table = drawn(500)
    late = pa.table({"late": table["won"].cast(pa.float64()), "won": table["won"]})
    found = syotto.leads.fit(late, "won")
    assert (found.how, found.why) == ("none", "No column is left to learn from.")
    assert [name for name, _ in found.leaks] == ["late"]
    assert syotto.leads.fit(table.select(["won"]), "won").how == "none"


def test_what_was_written_afterwards_teaches_nothing():
    table = drawn(2000).drop(["chance"])
    late = pa.array(
        np.where(table["won"].to_numpy(), 1.0, 0.0) + np.random.default_rng(1).normal(0, 0.1, 2000)
    )
    found = syotto.leads.fit(table.append_column("invoice", late), "won")
    assert [name for name, _ in found.leaks] == ["invoice"]
    assert "invoice" not in {cut.name for cut in found.cuts}


def olist(shared_data: Path) -> pa.Table:
    """Leads of a marketplace: origin, page and time of first contact; won: a deal was closed."""
    leads, deals = (
        pyarrow.csv.read_csv(shared_data / f"olist/olist_{name}_dataset.csv.gz")
        for name in ("marketing_qualified_leads", "closed_deals")
    )
    day = leads["first_contact_date"]
    columns = {
        "origin": leads["origin"],
        "page": leads["landing_page_id"],
        "weekday": pc.day_of_week(day).cast(pa.string()),
        "at": day,
        "won": pc.is_in(leads["mql_id"], deals["mql_id"].combine_chunks()),
    }
    return pa.table(columns).sort_by("at")


def test_deals_of_a_real_marketplace_are_found_among_later_leads(shared_data):
    table = olist(shared_data)
    cut = int(0.8 * table.num_rows)
    found = syotto.leads.fit(table.slice(0, cut), "won", at="at")
    chance = syotto.leads.score(table.slice(cut), found)["probability"].to_numpy()
    won = table["won"].to_numpy()[cut:]
    best = np.argsort(-chance, kind="stable")[: len(won) // 10]
    assert won[best].mean() > 2 * won.mean()


@pytest.mark.slow
def test_a_real_campaign_is_told_beforehand_and_shuffled_folds_flatter():
    """Without `duration`, which is known only after the call."""
    if not BANK.exists():
        pytest.skip(f"{BANK} is not there")
    outer = zipfile.ZipFile(BANK)
    inner = zipfile.ZipFile(io.BytesIO(outer.read("bank-additional.zip")))
    text = inner.read("bank-additional/bank-additional-full.csv")
    options = pyarrow.csv.ParseOptions(delimiter=";")
    found = syotto.leads.fit(pyarrow.csv.read_csv(io.BytesIO(text), parse_options=options), "y")
    assert [name for name, _ in found.leaks] == ["duration"]
    assert 0.65 <= found.tested.auc < found.tested.shuffled
    assert found.tested.shuffled == pytest.approx(0.795, abs=0.005)
    assert found.tested.error <= 0.03
