"""Rows that come with our types give the same rows as their texts, only quicker."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings, strategies as st

from syotto.run import load as loading
from syotto.run.load import load
from syotto.schema import RAW
from syotto.sense.key_hashes import hashes_of
from syotto.sense.mapping import Column
from syotto.sense.ready import looked_at, ready
from tests.run.loaded import house_in, rows

AT = datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
WORDS = [" a ", "NULL", "b", "", None, "007", "NaN", "ä\u00e9"]


def order_lines(n: int = len(WORDS)) -> pa.Table:
    return pa.table(
        {
            "order_id": pa.array([f"O{i // 2}" for i in range(n)]),
            "at": pa.array([AT] * n, pa.timestamp("us", tz="Europe/Helsinki")),
            "product_id": pa.array(range(n), pa.int32()),
            "quantity": pa.array([Decimal("1.5")] * n, pa.decimal128(5, 1)),
            "amount": pa.array([Decimal("-2.25")] * n, pa.decimal128(9, 2)),
            "channel": pa.array(WORDS[:n]).dictionary_encode(),
            "unit": pa.array(WORDS[:n], pa.large_string()),
            "margin": pa.nulls(n),
        }
    )


def as_texts(table: pa.Table) -> pa.Table:
    """The same as one would read it in a text file."""
    columns = [
        [None if v is None else v.isoformat(" ") if isinstance(v, datetime) else str(v) for v in c]
        for c in (column.to_pylist() for column in table.columns)
    ]
    return pa.table([pa.array(c, pa.string()) for c in columns], names=table.column_names)


def is_ready(name: str, table: pa.Table, tmp_path, *, utc: bool = True) -> bool:
    from syotto.sense.files import sources

    mapping = {column: Column(column) for column in table.column_names}
    return ready(RAW[name], mapping, sources([table], tmp_path), utc=utc) is not None


@pytest.mark.parametrize("kind", ["frame", "parquet"])
def test_types_and_texts_give_the_same_rows(tmp_path, kind, monkeypatch):
    lines, texts = order_lines(), house_in(tmp_path / "texts")
    load(texts, "order_lines", as_texts(lines))
    typed = house_in(tmp_path / "typed")
    monkeypatch.setattr(loading, "understood", None)  # the thorough way is not there to be taken
    given_ = lines
    if kind == "parquet":
        given_ = tmp_path / "lines.parquet"
        pq.write_table(lines, given_)
    names = {name: name for name in lines.column_names}
    assert load(typed, "order_lines", given_, mapping=names).added == len(WORDS)
    assert rows(typed, "order_lines") == rows(texts, "order_lines")
    assert [row["line_no"] for row in rows(typed, "order_lines")] == [1, 2] * (len(WORDS) // 2)
    assert {row["channel"] for row in rows(typed, "order_lines")} == {"a", "b", None, "007", "äé"}


@pytest.mark.parametrize(
    ("column", "values", "taken"),
    [
        ("margin_share", pa.array([0.1]), True),
        ("margin_share", pa.array([0.1], pa.float32()), False),  # 0.1 is another number there
        ("margin_share", pa.array([7], pa.int16()), True),
        ("price", pa.array([1.5]), False),  # money is read exactly, from its text
        ("price", pa.array([Decimal("1.5")]), True),
        ("price", pa.array([Decimal("1.234")]), False),
        ("available", pa.array([True]), True),
        ("updated_at", pa.array([AT]), True),
        ("updated_at", pa.array([AT], pa.timestamp("ns", tz="UTC")), False),
        ("name", pa.array(["17850.0"]), False),  # a whole number that a program wrote so
        ("name", pa.array(["\tx"]), False),
        ("name", pa.array([17850]), True),
        ("name", pa.array([1.0]), False),
    ],
)
def test_only_types_that_say_the_same_as_their_text_are_taken(tmp_path, column, values, taken):
    table = pa.table({"product_id": pa.array(["P1"]), column: values})
    assert is_ready("products", table, tmp_path) is taken


def test_a_time_without_a_zone_is_taken_where_clocks_show_utc(tmp_path):
    bare = pa.table({"product_id": ["P1"], "updated_at": pa.array([datetime(2024, 1, 1)])})
    assert is_ready("products", bare, tmp_path)
    assert not is_ready("products", bare, tmp_path, utc=False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"product_id": ["a", " a"], "margin_share": [0.1, 0.2]},  # the same key twice
        {"product_id": ["a", " "], "margin_share": [0.1, 0.2]},
        {"product_id": ["a", "b"], "margin_share": [0.1, float("inf")]},
    ],
)
def test_what_is_wrong_goes_the_thorough_way(tmp_path, wrong):
    table = pa.table(wrong)
    from syotto.sense.files import sources

    mapping = {column: Column(column) for column in table.column_names}
    rows_ = ready(RAW["products"], mapping, sources([table], tmp_path), utc=True)
    assert rows_ is not None
    assert looked_at(rows_) is None
    report = load(house_in(tmp_path / "shop"), "products", table)
    assert (report.rejected, report.repeated) in {(1, 0), (0, 1)}


def test_a_name_with_a_point_is_read_as_a_name(tmp_path):
    path = tmp_path / "p.parquet"
    pq.write_table(pa.table({"product.id": ["a"], "product": [{"id": "x"}]}), path)
    house = house_in(tmp_path / "shop")
    load(house, "products", path, mapping={"product_id": '"product.id"'})
    assert [row["product_id"] for row in rows(house, "products")] == ["a"]


def test_a_number_that_is_none_is_unknown(tmp_path):
    house = house_in(tmp_path / "shop")
    load(house, "products", pa.table({"product_id": ["a"], "margin_share": [float("nan")]}))
    assert rows(house, "products")[0]["margin_share"] is None


def test_new_keys_are_added_and_known_ones_compared(tmp_path):
    house = house_in(tmp_path / "shop")
    first = pa.table({"product_id": ["a", "b"], "price": pa.array([Decimal(1), Decimal(2)])})
    load(house, "products", first)
    more = load(house, "products", pa.table({"product_id": ["c"]}))
    assert (more.added, more.changed) == (1, 0)
    again = load(house, "products", pa.table({"product_id": ["b", "d"]}))
    assert (again.added, again.changed) == (1, 1)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=12, unique=True), st.integers(0, 3))
def test_texts_hash_alike_however_they_are_held(texts, cut):
    plain = pa.array(["x" * 9] * cut + texts).slice(cut)
    hashes = hashes_of([plain])
    assert (hashes == hashes_of([plain.dictionary_encode()])).all()
    assert len(np.unique(hashes)) == len(texts)


def test_columns_of_a_key_count_in_their_order():
    one, two = pa.array(["a", "b"]), pa.array(["b", "a"])
    assert hashes_of([one, two])[0] != hashes_of([two, one])[0]
    days = pa.array([date(2024, 1, 1), date(2024, 1, 2)])
    assert len(np.unique(hashes_of([days, pa.array([1, 1])]))) == 2
    many = pa.array(np.arange(200_000)).cast(pa.string())
    assert len(np.unique(hashes_of([many]))) == 200_000
