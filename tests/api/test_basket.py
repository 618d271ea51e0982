import gzip

import duckdb
import ibis
import numpy as np
import pyarrow as pa
import pytest

import syotto
from syotto.errors import InputError

SIX = [("1", "A"), ("1", "B"), ("1", "C"), ("2", "A"), ("2", "B"), ("3", "A"), ("3", "B"), ("4", "A"), ("4", "C"), ("5", "A"), ("6", "D")]  # fmt: skip


def lines(rows, kind=None):
    basket, item = zip(*rows, strict=True)
    return pa.table({"basket_id": pa.array(basket, kind), "item": pa.array(item, kind)})


def rule_rows(found, *columns):
    return [tuple(row.values()) for row in found.select(columns).to_pylist()]


@pytest.fixture(scope="module")
def groceries(shared_data):
    file = shared_data / "groceries/groceries_baskets.csv.gz"
    rows = gzip.decompress(file.read_bytes()).decode().splitlines()
    return lines([(at, item) for at, row in enumerate(rows) for item in row.split(",")])


def test_pairs_of_the_worked_example():
    assert syotto.basket.pairs(lines(SIX)).to_pydict() == {
        "item_a": ["A", "A", "B"],
        "item_b": ["B", "C", "C"],
        "n_ab": [3, 2, 1],
        "n_a": [5, 5, 3],
        "n_b": [3, 2, 2],
        "n": [6, 6, 6],
        "support": [3 / 6, 2 / 6, 1 / 6],
        "confidence_ab": [3 / 5, 2 / 5, 1 / 3],
        "confidence_ba": [3 / 3, 2 / 2, 1 / 2],
        "lift": [3 * 6 / (5 * 3), 2 * 6 / (5 * 2), 1 * 6 / (3 * 2)],
    }


def test_min_count_counts_its_boundary():
    assert syotto.basket.pairs(lines(SIX), min_count=2)["n_ab"].to_pylist() == [3, 2]
    assert syotto.basket.pairs(lines(SIX), min_count=4).num_rows == 0


def test_rules_of_the_worked_example():
    found = syotto.basket.rules(lines(SIX), min_support=2 / 6, min_confidence=0.4)
    assert set(rule_rows(found, "consequent", "n", "confidence", "support")) == {
        ("B", 3, 3 / 5, 3 / 6),
        ("C", 2, 2 / 5, 2 / 6),
        ("A", 2, 2 / 2, 2 / 6),
        ("A", 3, 3 / 3, 3 / 6),
    }
    assert found["antecedent"].to_pylist() == [["A"], ["B"], ["A"], ["C"]]


def test_rules_of_groceries_are_those_of_arules(groceries):
    found = syotto.basket.rules(groceries, min_support=0.001, min_confidence=0.5)
    assert found.num_rows == 5_668
    top = found.slice(0, 1).to_pylist()[0]
    assert top["antecedent"] == ["Instant food products", "soda"]
    assert (top["consequent"], top["n"]) == ("hamburger meat", 12)
    assert top["lift"] == pytest.approx(18.995654, abs=5e-7)
    assert top["confidence"] == pytest.approx(0.6315789, abs=5e-8)
    assert min(found["n"].to_pylist()) == 10
    assert syotto.basket.rules(groceries, min_support=0.006, min_confidence=0.25).num_rows == 463


def test_measures_keep_to_their_bounds(groceries):
    found = syotto.basket.rules(groceries, min_support=0.005, min_confidence=0.2)
    columns = {
        name: np.array(found[name].to_pylist())
        for name in found.column_names
        if name != "antecedent"
    }
    for name in ("support", "confidence", "p_value", "q_value"):
        assert np.all((columns[name] >= 0) & (columns[name] <= 1)), name
    assert np.all(columns["support"] <= columns["confidence"])
    assert np.all(columns["q_value"] >= columns["p_value"])
    assert np.all((columns["lift"] > 1) == (columns["leverage"] > 0))
    assert np.all((columns["lift"] > 1) == (columns["conviction"] > 1))
    assert np.all(np.diff(columns["lift"]) <= 0)


def test_max_items_bounds_the_rule_and_takes_nothing_else_away(groceries):
    limits = {"min_support": 0.01, "min_confidence": 0.3}
    whole = syotto.basket.rules(groceries, **limits).to_pylist()
    short = syotto.basket.rules(groceries, **limits, max_items=2).to_pylist()
    of_two = [rule for rule in whole if len(rule["antecedent"]) == 1]
    shared = ("antecedent", "consequent", "n", "lift", "p_value")
    assert [[rule[c] for c in shared] for rule in short] == [
        [rule[c] for c in shared] for rule in of_two
    ]
    assert len(short) < len(whole)


def test_neither_the_order_of_lines_nor_repeats_change_an_answer(groceries):
    rng = np.random.default_rng(5)
    mixed = groceries.take(pa.array(rng.permutation(len(groceries)).repeat(2)))
    assert syotto.basket.pairs(mixed).equals(syotto.basket.pairs(groceries))
    limits = {"min_support": 0.01, "min_confidence": 0.3}
    assert syotto.basket.rules(mixed, **limits).equals(syotto.basket.rules(groceries, **limits))


@pytest.mark.parametrize(
    "frame",
    [
        lambda table: table,
        lambda table: pa.RecordBatchReader.from_batches(table.schema, table.to_batches()),
        lambda table: duckdb.from_arrow(table),
        lambda table: ibis.memtable(table),
        lambda table: table.set_column(1, "item", table["item"].dictionary_encode()),
        lambda table: table.append_column("price", pa.nulls(len(table))),
    ],
    ids=["arrow", "stream", "duckdb", "ibis", "dictionary", "more columns"],
)
def test_any_dataframe_with_an_arrow_stream_will_do(frame):
    assert (
        syotto.basket.pairs(frame(lines(SIX))).to_pydict()
        == syotto.basket.pairs(lines(SIX)).to_pydict()
    )


@pytest.mark.parametrize(
    "kind", [pa.int64(), pa.int32(), pa.uint8(), pa.string(), pa.large_string()]
)
def test_ids_keep_their_type(kind):
    rows = (
        [(1, 10), (1, 9), (2, 9), (2, 10)]
        if pa.types.is_integer(kind)
        else [("1", "10"), ("1", "9")]
    )
    found = syotto.basket.pairs(lines(rows, kind))
    assert found["item_a"].type == kind
    assert found["item_a"].to_pylist() == ([9] if pa.types.is_integer(kind) else ["10"])


def test_no_lines_are_no_rows():
    empty = lines(SIX).slice(0, 0)
    assert syotto.basket.pairs(empty).schema == syotto.basket.pairs(lines(SIX)).schema
    assert syotto.basket.rules(empty, min_support=0.1, min_confidence=0.1).num_rows == 0


@pytest.mark.parametrize(
    ("given", "what"),
    [
        (lines(SIX).rename_columns(["order", "item"]), "has no column basket_id"),
        (lines([*SIX, ("7", None)]), "has 1 nulls, first in row 11"),
        (lines(SIX).set_column(1, "item", pa.array([0.5] * 11)), "is double"),
        ([("1", "A")], "is a list, not a dataframe"),
    ],
)
def test_wrong_lines_are_refused_with_a_fix(given, what):
    with pytest.raises(InputError) as refused:
        syotto.basket.pairs(given)
    assert what in refused.value.what
    assert refused.value.fix


@pytest.mark.parametrize(
    "limits",
    [
        {"min_support": 1.5, "min_confidence": 0.5},
        {"min_support": 0.1, "min_confidence": -0.1},
        {"min_support": 0.1, "min_confidence": float("nan")},
        {"min_support": "0.1", "min_confidence": 0.5},
        {"min_support": 0.1, "min_confidence": 0.5, "max_items": 1},
    ],
)
def test_wrong_limits_are_refused_with_a_fix(limits):
    with pytest.raises(InputError, match="Fix: give a"):
        syotto.basket.rules(lines(SIX), **limits)


@pytest.mark.parametrize("min_count", [0, -1, 1.5, True])
def test_min_count_is_a_whole_number_from_one(min_count):
    with pytest.raises(InputError, match="min_count"):
        syotto.basket.pairs(lines(SIX), min_count=min_count)
