"""What a build writes: the promised columns, the same digits, and what changed."""

import math
from datetime import UTC, datetime
from decimal import Decimal

import ibis
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from syotto.errors import SourceError
from syotto.schema.table import MOMENT, TableSpec, column, required
from syotto.store.build import rounded
from syotto.store.warehouse import Warehouse, checksum
from tests.thorough import examples

NOON = datetime(2026, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
THINGS = TableSpec(
    "things",
    "a thing",
    (
        required("thing_id", "string", "its number"),
        column("share", "float64", "a share"),
        column("amount", "decimal(38, 2)", "money"),
        column("at", MOMENT, "when"),
        column("parts", "array<string>", "what it is made of"),
    ),
    ("thing_id",),
)


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse(tmp_path / "warehouse")


def things(*rows):
    full = [dict(zip(THINGS.columns, row, strict=False)) for row in rows]
    schema = THINGS.columns.to_pyarrow()
    return pa.Table.from_pylist(
        [{name: row.get(name) for name in schema.names} for row in full], schema=schema
    )


def kept(warehouse, table):
    with warehouse.begin() as build:
        build.keep(THINGS, table)
    return warehouse.open().table("things")


def test_money_moments_and_lists_come_back_as_they_were(warehouse):
    given = things(
        ("a", 0.5, Decimal("-999999999999999999999999999999999999.99"), NOON, ["x", None, "ä"]),
        ("b",),
    )
    assert kept(warehouse, given).to_pyarrow().sort_by("thing_id").equals(given)


def test_sums_are_kept_in_the_types_that_were_promised(warehouse):
    """DuckDB's sum of whole numbers has 128 bits, that of money 38 digits."""
    columns = (column("times", "int64", "how often"), column("amount", "decimal(18, 2)", "money"))
    lines, sums = (TableSpec(name, name, columns, ("times",)) for name in ("lines", "sums"))
    rows = pa.table({"times": [1, 2], "amount": [Decimal("1.50"), Decimal("2.25")]})
    with warehouse.begin() as build:
        given = build.keep(lines, rows)
        build.keep(sums, given.agg(times=given.times.sum(), amount=given.amount.sum()))
    assert warehouse.open().columns["sums"] == sums.columns


def test_a_missing_column_is_named(warehouse):
    with warehouse.begin() as build, pytest.raises(SourceError, match="lacks amount, at"):
        build.keep(THINGS, things(("a",)).drop(["at", "amount"]))


def test_columns_are_put_in_order_and_others_left_out(warehouse):
    given = things(("a", 0.5)).append_column("note", pa.array(["mine"]))
    shuffled = given.select(sorted(given.column_names, reverse=True))
    assert kept(warehouse, shuffled).to_pyarrow().equals(things(("a", 0.5)))


def test_types_become_those_of_the_table(warehouse):
    given = things(("a",)).drop(["share"]).append_column("share", pa.array([1], pa.int8()))
    assert kept(warehouse, given).share.to_pyarrow().to_pylist() == [1.0]


def test_a_float_keeps_twelve_digits(warehouse):
    given = [1 / 3, 2e17 / 3, 1e-30 / 3, -1234.5678901234567, 0.1, 5.0, 0.0, 1e-300, math.inf, None]
    found = kept(warehouse, things(*((str(n), x) for n, x in enumerate(given)))).order_by(
        "thing_id"
    )
    assert found.share.to_pyarrow().to_pylist() == [
        0.333333333333, 66666666666700000.0, 3.33333333333e-31, -1234.56789012,
        0.1, 5.0, 0.0, 1e-300, math.inf, None,
    ]  # fmt: skip


numbers = st.floats(allow_nan=False, allow_infinity=False)
engine = ibis.duckdb.connect()


def rounded_by_duckdb(given):
    table = ibis.memtable(
        pa.table({"place": range(len(given)), "x": pa.array(given, pa.float64())})
    )
    rows = table.select("place", x=rounded(table.x)).order_by("place")
    return engine.to_pyarrow(rows).column("x").to_pylist()


@settings(max_examples=examples(8), deadline=None)
@given(st.lists(numbers.filter(lambda x: abs(x) > 1e-270), min_size=1))
def test_rounding_changes_less_than_the_twelfth_digit_and_only_once(given):
    once = rounded_by_duckdb(given)
    assert once == pytest.approx(given, rel=5.1e-12)
    assert rounded_by_duckdb(once) == once


@settings(max_examples=examples(8), deadline=None)
@given(st.lists(st.tuples(st.integers(-(10**12) + 1, 10**12 - 1), st.integers(-9, 12)), min_size=1))
def test_a_number_of_twelve_digits_is_left_as_it_is(given):
    exact = [float(Decimal(digits).scaleb(-places)) for digits, places in given]
    assert rounded_by_duckdb(exact) == exact


def test_sums_in_another_order_are_the_same_after_rounding(warehouse):
    many = np.random.default_rng(1).uniform(0, 1, 1000)
    sums = {float(np.sum(np.random.default_rng(n).permutation(many))) for n in range(50)}
    assert len(sums) > 1
    found = kept(warehouse, things(*((str(n), x) for n, x in enumerate(sums))))
    assert len(set(found.share.to_pyarrow().to_pylist())) == 1


rows = st.lists(
    st.tuples(
        st.text(max_size=3),
        st.floats(allow_nan=False) | st.none(),
        st.decimals(-1000, 1000, places=2) | st.none(),
        st.none() | st.just(NOON),
        st.lists(st.text(max_size=1) | st.none(), max_size=2) | st.none(),
    ),
    max_size=5,
)


@settings(
    max_examples=examples(5),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=rows, chance=st.randoms(use_true_random=False))
def test_a_checksum_knows_the_rows_but_not_their_order(rows, chance):
    shuffled = chance.sample(rows, len(rows))
    assert summed(rows) == summed(shuffled)
    if rows:
        assert summed(rows) != summed(rows[1:])
        assert summed(rows) != summed([*rows, rows[0]])


def summed(rows):
    name = engine.create_table("t", things(*rows), overwrite=True)
    return checksum(name)


def test_two_builds_of_the_same_rows_have_the_same_checksum(warehouse):
    given = things(*((str(n), n / 7, Decimal(n), NOON, [str(n)]) for n in range(5000)))
    first = checksum(kept(warehouse, given))
    order = np.random.default_rng(3).permutation(5000)
    assert checksum(kept(warehouse, given.take(order))) == first
    assert checksum(kept(warehouse, given.slice(1))) != first


def test_a_build_counts_what_changed_since_the_last(warehouse):
    kept(warehouse, things(("a", 0.1), ("b", 0.2), ("c", 0.3)))
    assert warehouse.open().build.changes == {"things": {"added": 3, "gone": 0, "changed": 0}}
    kept(warehouse, things(("b", 0.2), ("c", 0.4), ("d", 0.5), ("e", None)))
    assert warehouse.open().build.changes == {"things": {"added": 2, "gone": 1, "changed": 1}}
    kept(warehouse, things(("b", 0.2), ("c", 0.4), ("d", 0.5), ("e", 0.0)))
    assert warehouse.open().build.changes == {"things": {"added": 0, "gone": 0, "changed": 1}}


def test_a_table_with_a_new_column_is_compared_by_the_old_ones(warehouse):
    kept(warehouse, things(("a", 0.1), ("b", 0.2)))
    fields = (*THINGS.fields, column("colour", "string", "of the thing"))
    wider = TableSpec("things", "a thing", fields, THINGS.key)
    with warehouse.begin() as build:
        build.keep(
            wider, things(("a", 0.1), ("b", 0.3)).append_column("colour", pa.array(["r", "g"]))
        )
    assert warehouse.open().build.changes == {"things": {"added": 0, "gone": 0, "changed": 1}}


def test_a_table_that_is_no_longer_made_is_not_compared(warehouse):
    kept(warehouse, things(("a", 0.1)))
    with warehouse.begin():
        pass
    assert warehouse.open().build.changes == {}
