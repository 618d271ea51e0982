"""Which raw rows count: the newest of each key, of loads not undone, known at a moment."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from syotto.schema.raw import ACCOUNTS, ORDER_LINES, PRODUCTS, RATES
from syotto.store.log import GONE, Log
from syotto.store.warehouse import Warehouse
from tests.tables import arrow
from tests.thorough import examples

MAY = datetime(2026, 5, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def log(tmp_path):
    return Log(tmp_path / "log")


@pytest.fixture
def build(tmp_path):
    with Warehouse(tmp_path / "warehouse").begin() as build:
        yield build


def products(*rows, load_id, received_at):
    """product_id, name[, updated_at[, gone]]"""
    full = [
        dict(zip(("product_id", "name", "updated_at", GONE), row, strict=False)) for row in rows
    ]
    load = {"load_id": load_id, "received_at": received_at}
    gone = pa.array([row.get(GONE) for row in full], pa.bool_())
    return arrow(PRODUCTS, [row | load for row in full]).append_column(GONE, gone)


def names(build, log, undone=(), as_of=None):
    rows = build.raw(log, PRODUCTS, undone=set(undone), as_of=as_of).to_pyarrow().to_pylist()
    return sorted((row["product_id"], row["name"]) for row in rows)


def test_without_a_load_there_are_no_rows_but_all_columns(build, log):
    rows = build.raw(log, ORDER_LINES, undone=set(), as_of=MAY)
    assert rows.to_pyarrow().schema.equals(ORDER_LINES.columns.to_pyarrow())
    assert rows.count().to_pyarrow().as_py() == 0


def test_of_a_key_that_came_again_the_newest_row_counts(build, log):
    log.append(PRODUCTS, products(("A", "old"), ("B", "b"), load_id="L1", received_at=MAY))
    log.append(PRODUCTS, products(("A", "new"), ("C", "c"), load_id="L2", received_at=MAY + DAY))
    assert names(build, log) == [("A", "new"), ("B", "b"), ("C", "c")]


def test_received_later_wins_whatever_the_name_of_the_load(build, log):
    log.append(PRODUCTS, products(("A", "new"), load_id="L1", received_at=MAY + DAY))
    log.append(PRODUCTS, products(("A", "old"), load_id="L2", received_at=MAY))
    assert names(build, log) == [("A", "new")]


def test_of_two_received_at_once_the_later_load_wins(build, log):
    log.append(PRODUCTS, products(("A", "first"), load_id="L1", received_at=MAY))
    log.append(PRODUCTS, products(("A", "second"), load_id="L2", received_at=MAY))
    assert names(build, log) == [("A", "second")]


def test_an_undone_load_never_was(build, log):
    log.append(PRODUCTS, products(("A", "old"), load_id="L1", received_at=MAY))
    log.append(PRODUCTS, products(("A", "new"), ("B", "b"), load_id="L2", received_at=MAY + DAY))
    assert names(build, log, undone={"L2"}) == [("A", "old")]
    assert names(build, log, undone={"L1", "L2"}) == []


def test_an_undone_load_leaves_a_file_that_it_shares(build, log):
    both = [
        products(("A", "a"), load_id="L1", received_at=MAY),
        products(("B", "b"), load_id="L2", received_at=MAY),
    ]
    log.append(PRODUCTS, pa.concat_tables(both))
    assert names(build, log, undone={"L2"}) == [("A", "a")]


def test_what_vanished_is_gone_until_it_comes_again(build, log):
    log.append(PRODUCTS, products(("A", "a"), ("B", "b"), load_id="L1", received_at=MAY))
    vanished = products(("A", None, None, True), load_id="L2", received_at=MAY + DAY)
    log.append(PRODUCTS, vanished)
    assert names(build, log) == [("B", "b")]
    assert names(build, log, undone={"L2"}) == [("A", "a"), ("B", "b")]
    log.append(PRODUCTS, products(("A", "back"), load_id="L3", received_at=MAY + 2 * DAY))
    assert names(build, log) == [("A", "back"), ("B", "b")]


def test_an_earlier_moment_knows_the_earlier_record(build, log):
    log.append(PRODUCTS, products(("A", "old", MAY - DAY), load_id="L1", received_at=MAY))
    log.append(PRODUCTS, products(("A", "new", MAY + DAY), load_id="L2", received_at=MAY + DAY))
    assert names(build, log, as_of=MAY) == [("A", "old")]
    assert names(build, log, as_of=MAY - 2 * DAY) == []
    assert names(build, log, as_of=MAY + DAY) == [("A", "new")]  # that moment included


def test_a_record_without_a_moment_was_always_known(build, log):
    log.append(PRODUCTS, products(("A", "a", None), load_id="L1", received_at=MAY))
    assert names(build, log, as_of=MAY - 1000 * DAY) == [("A", "a")]


def test_a_day_is_known_on_that_day(build, log):
    rows = [
        {"day": date(2026, 5, n), "currency": "SEK", "rate": 0.09, "load_id": "L1"} for n in (1, 2)
    ]
    log.append(RATES, arrow(RATES, rows))
    kept = build.raw(log, RATES, undone=set(), as_of=MAY + DAY / 2)
    assert kept.day.to_pyarrow().to_pylist() == [date(2026, 5, 1)]


def test_a_build_that_reads_twice_looks_for_repeated_keys_once(build, log):
    log.append(PRODUCTS, products(("A", "a"), load_id="L1", received_at=MAY))
    first = build.raw(log, PRODUCTS, undone=set(), as_of=MAY)
    assert build.raw(log, PRODUCTS, undone=set(), as_of=MAY) is first
    log.append(PRODUCTS, products(("B", "b"), load_id="L2", received_at=MAY))
    assert names(build, log, as_of=MAY) == [("A", "a"), ("B", "b")]


@pytest.mark.parametrize(
    ("second", "window"), [("A", True), ("B", False)], ids=["repeated", "not repeated"]
)
def test_only_repeated_keys_are_put_in_order(build, log, second, window):
    log.append(PRODUCTS, products(("A", "a"), load_id="L1", received_at=MAY))
    log.append(PRODUCTS, products((second, "b"), load_id="L2", received_at=MAY))
    names(build, log)
    [(sql,)] = build.connection.execute(
        "SELECT sql FROM duckdb_views() WHERE schema_name = 'raw' AND view_name = 'products'"
    ).fetchall()
    assert ("OVER" in sql) is window


def test_one_load_is_only_read(build, log):
    log.append(PRODUCTS, products(("A", "a"), load_id="L1", received_at=MAY))
    names(build, log)
    tables = build.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert tables == []


def test_columns_keep_their_types(build, log):
    row = {
        "order_id": "1",
        "line_no": 1,
        "at": MAY,
        "product_id": "A",
        "quantity": Decimal("1.125"),
        "amount": Decimal("9999999999999999.99"),
        "load_id": "L1",
    }
    log.append(ORDER_LINES, arrow(ORDER_LINES, [row]))
    kept = build.raw(log, ORDER_LINES, undone=set(), as_of=MAY).to_pyarrow()
    assert kept.equals(arrow(ORDER_LINES, [row]))


rows_of_a_load = st.dictionaries(
    st.sampled_from("ABCD"),
    st.tuples(st.sampled_from([None, 0, 1, 2]), st.booleans()),  # updated on day, gone
    max_size=4,
)


@settings(
    max_examples=examples(8),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    loads=st.lists(rows_of_a_load, max_size=4),
    undone=st.sets(st.integers(0, 3)),
    day=st.sampled_from([None, 0, 1, 2]),
    together=st.booleans(),
)
def test_it_is_what_replaying_the_loads_gives(tmp_path_factory, loads, undone, day, together):
    """The same as a dictionary that forgets what was undone or not yet known."""
    folder = tmp_path_factory.mktemp("replay")
    log = Log(folder / "log")
    tables, counting = [], {}
    for number, load in enumerate(loads):
        rows = [
            (key, f"{key}{number}", None if on is None else MAY + on * DAY, gone)
            for key, (on, gone) in load.items()
        ]
        tables.append(
            products(*rows, load_id=f"L{number}", received_at=MAY + number * timedelta(hours=1))
        )
        for key, name, moment, gone in rows:
            if number not in undone and (day is None or not moment or moment <= MAY + day * DAY):
                counting[key] = None if gone else name
    for each in [pa.concat_tables(tables)] if together and tables else tables:
        log.append(PRODUCTS, each)
    with Warehouse(folder / "warehouse").begin() as build:
        as_of = None if day is None else MAY + day * DAY
        found = names(build, log, {f"L{number}" for number in undone}, as_of)
    assert found == sorted((key, name) for key, name in counting.items() if name)


def test_the_raw_rows_of_a_build_can_be_read_later(tmp_path, log):
    log.append(ACCOUNTS, arrow(ACCOUNTS, [{"source_id": "1", "name": "Acme", "load_id": "L1"}]))
    warehouse = Warehouse(tmp_path / "warehouse")
    with warehouse.begin() as build:
        build.raw(log, ACCOUNTS, undone=set(), as_of=MAY)
    log.append(ACCOUNTS, arrow(ACCOUNTS, [{"source_id": "2", "name": "Bolt", "load_id": "L2"}]))
    kept = warehouse.open().table("raw.accounts")
    assert kept.name.to_pyarrow().to_pylist() == ["Acme"]


def test_a_workspace_may_be_moved(tmp_path):
    there, here = tmp_path / "there", tmp_path / "a new [place]"
    log = Log(there / "log")
    log.append(ACCOUNTS, arrow(ACCOUNTS, [{"source_id": "1", "name": "Acme", "load_id": "L1"}]))
    with Warehouse(there / "warehouse").begin() as build:
        build.raw(log, ACCOUNTS, undone=set(), as_of=MAY)
    there.rename(here)
    kept = Warehouse(here / "warehouse").open().table("raw.accounts")
    assert kept.name.to_pyarrow().to_pylist() == ["Acme"]


def test_a_folder_may_have_any_name(tmp_path):
    folder = tmp_path / "it's a place, ä 50%"
    log = Log(folder / "log")
    log.append(ACCOUNTS, arrow(ACCOUNTS, [{"source_id": "1", "name": "Acme", "load_id": "L1"}]))
    warehouse = Warehouse(folder / "warehouse")
    with warehouse.begin() as build:
        build.raw(log, ACCOUNTS, undone=set(), as_of=MAY)
    assert warehouse.open().table("raw.accounts").name.to_pyarrow().to_pylist() == ["Acme"]
