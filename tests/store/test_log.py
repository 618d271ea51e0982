from datetime import UTC, datetime
from decimal import Decimal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from syotto.errors import SourceError
from syotto.schema.raw import ORDER_LINES, PEOPLE
from syotto.schema.table import TableSpec, column
from syotto.store.log import GONE, Log, log_schema
from tests.tables import arrow

NOON = datetime(2026, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def log(tmp_path):
    return Log(tmp_path / "a log with spaces, ä and 50%")


def lines(load_id="L1", count=3, **given):
    row = {
        "at": NOON,
        "product_id": "A",
        "quantity": Decimal("1.125"),
        "amount": Decimal("9999999999999999.99"),
        "received_at": NOON,
        "load_id": load_id,
        **given,
    }
    return arrow(ORDER_LINES, [row | {"order_id": "1", "line_no": n} for n in range(count)])


def rows_in(log, spec=ORDER_LINES):
    return pa.concat_tables(pq.read_table(path, partitioning=None) for path in log.files(spec))


def test_before_the_first_row_there_are_no_files(log):
    assert not log.exists(ORDER_LINES)
    assert log.files(ORDER_LINES) == []


def test_rows_come_back_to_the_last_digit(log):
    assert log.append(ORDER_LINES, lines()) == 3
    kept = rows_in(log)
    assert kept.schema.field("at").type == pa.timestamp("us", "UTC")
    assert kept.drop([GONE]).equals(lines())
    assert kept.column(GONE).null_count == 3


def test_rows_of_a_table_without_rows_are_none(log):
    assert log.append(ORDER_LINES, lines(count=0)) == 0
    assert sum(part.rows for part in log.parts(ORDER_LINES)) == 0


def test_a_stream_is_never_in_memory_as_a_whole(log):
    """A million rows would be 120 MB; some batches of them wait at a time, never the half."""
    batch = lines(count=10_000).to_batches()[0]
    most = 0

    def batches():
        nonlocal most
        for _ in range(100):
            most = max(most, pa.total_allocated_bytes() - before)
            yield pa.RecordBatch.from_arrays(
                [pa.concat_arrays([each]) for each in batch.columns], schema=batch.schema
            )

    before = pa.total_allocated_bytes()
    reader = pa.RecordBatchReader.from_batches(batch.schema, batches())
    assert log.append(ORDER_LINES, reader) == 1_000_000
    assert most < 50 * batch.nbytes


def test_a_stream_that_breaks_off_leaves_nothing(log):
    def batches():
        yield from lines().to_batches()
        raise SourceError("The file ends in the middle of a row.", fix="Send it again.")

    with pytest.raises(SourceError, match="in the middle"):
        log.append(ORDER_LINES, pa.RecordBatchReader.from_batches(lines().schema, batches()))
    assert log.files(ORDER_LINES) == []


def test_a_missing_column_is_named(log):
    with pytest.raises(SourceError, match="lack amount"):
        log.append(ORDER_LINES, lines().drop(["amount"]))
    assert not log.exists(ORDER_LINES)


def test_a_value_of_the_wrong_type_is_refused(log):
    wrong = lines()
    at = wrong.schema.get_field_index("at")
    wrong = wrong.set_column(at, "at", pa.array(["yesterday"] * 3))
    with pytest.raises(SourceError, match="wrong type"):
        log.append(ORDER_LINES, wrong)
    assert log.files(ORDER_LINES) == []


def test_types_that_lose_nothing_are_brought_to_ours(log):
    given = lines()
    for name, kind in (("line_no", pa.int32()), ("product_id", pa.large_string())):
        place = given.schema.get_field_index(name)
        given = given.set_column(place, name, given.column(name).cast(kind))
    log.append(ORDER_LINES, given)
    assert rows_in(log).drop([GONE]).equals(lines())


def test_a_file_says_which_load_it_holds_and_whether_rows_vanished(log):
    log.append(ORDER_LINES, lines("L1"))
    log.append(ORDER_LINES, lines("L2", 1).append_column(GONE, pa.array([True])))
    said = {part.load_id: (part.rows, part.gone) for part in log.parts(ORDER_LINES)}
    assert said == {"L1": (3, False), "L2": (1, True)}


def test_a_file_with_several_loads_names_none(log):
    log.append(ORDER_LINES, pa.concat_tables([lines("L1"), lines("L2")]))
    assert [part.load_id for part in log.parts(ORDER_LINES)] == [None]


def test_tables_do_not_mix(log):
    log.append(ORDER_LINES, lines())
    assert log.files(PEOPLE) == []


def test_a_column_that_is_added_later_is_null_in_older_rows(log):
    log.append(ORDER_LINES, lines("L1"))
    fields = (*ORDER_LINES.fields, column("colour", "string", "of the product"))
    wider = TableSpec("order_lines", "a line", fields, ORDER_LINES.key, "raw", "at")
    colours = pa.array(["red"] * 3)
    log.append(wider, lines("L2").append_column("colour", colours))
    found = duckdb.sql(
        f"SELECT load_id, colour FROM read_parquet({log.files(wider)}, union_by_name = true)"
    ).fetchall()
    assert sorted(set(found)) == [("L1", None), ("L2", "red")]


def test_row_groups_are_small_enough_to_be_skipped(log):
    given = pa.concat_tables([lines(count=100_000)] * 6)
    log.append(ORDER_LINES, given)
    [path] = log.files(ORDER_LINES)
    footer = pq.ParquetFile(path).metadata
    assert footer.num_row_groups == 3
    at = log_schema(ORDER_LINES).get_field_index("at")
    assert footer.row_group(0).column(at).statistics.max == NOON
