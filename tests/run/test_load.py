from __future__ import annotations

import csv
import fcntl
import gzip
import sqlite3
from datetime import UTC, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from syotto.errors import InputError, NotFound, SourceError
from syotto.run.load import load, loads, undo
from tests.run.loaded import columns, drawing, file, house_in, rows

ORDERS = drawing("""
    order_id | line_no | at                  | person_ref | product_id | quantity | amount
    1        | 1       | 2026-01-05 10:00:00 | ann        | A          | 1        | 10.00
    1        | 2       | 2026-01-05 10:00:00 | ann        | B          | 2        | 20.00
    2        | 1       | 2026-01-06 11:30:00 | bo         | A          | -1       | -10.00
""")
PEOPLE = drawing("""
    source_id | first_name | city
    1         | Ann        | Turku
    2         | Bo         | Oulu
""")


@pytest.fixture
def house(tmp_path):
    return house_in(tmp_path / "shop")


def counts(report):
    names = ("added", "changed", "unchanged", "vanished", "rejected")
    return tuple(getattr(report, name) for name in names)


def test_rows_arrive_with_their_types(house, tmp_path):
    report = load(house, "order_lines", file(tmp_path, "o.csv", ORDERS))
    assert counts(report) == (3, 0, 0, 0, 0)
    first = rows(house, "order_lines")[0]
    assert first["at"] == datetime(2026, 1, 5, 10, tzinfo=UTC)
    assert (first["quantity"], first["amount"]) == (Decimal("1.000"), Decimal("10.00"))
    assert first["channel"] is None


def test_the_same_file_twice_changes_nothing(house, tmp_path):
    path = file(tmp_path, "o.csv", ORDERS)
    first = load(house, "order_lines", path)
    again = load(house, "order_lines", path)
    assert again.same
    assert again.load_id == first.load_id
    assert counts(again) == (0, 0, 3, 0, 0)
    assert len(loads(house)) == 1


def test_unchanged_rows_are_not_appended_again(house, tmp_path):
    load(house, "order_lines", file(tmp_path, "o.csv", ORDERS))
    more = ORDERS + "3,1,2026-01-07 09:00:00,cy,A,1,10.00\n"
    report = load(house, "order_lines", file(tmp_path, "more.csv", more))
    assert counts(report) == (1, 0, 3, 0, 0)
    assert len(rows(house, "order_lines")) == 4


def test_the_same_key_with_new_values_replaces(house, tmp_path):
    load(house, "people", file(tmp_path, "p.csv", PEOPLE))
    report = load(house, "people", file(tmp_path, "q.csv", PEOPLE.replace("Oulu", "Espoo")))
    assert counts(report) == (0, 1, 1, 0, 0)
    assert columns(house, "people", "source_id", "city") == [("1", "Turku"), ("2", "Espoo")]


def test_an_older_file_loaded_again_wins_over_a_newer_one(house, tmp_path):
    old = file(tmp_path, "p.csv", PEOPLE)
    load(house, "people", old)
    load(house, "people", file(tmp_path, "q.csv", PEOPLE.replace("Oulu", "Espoo")))
    assert counts(load(house, "people", old)) == (0, 1, 1, 0, 0)
    assert columns(house, "people", "city") == [("Turku",), ("Oulu",)]


def test_full_marks_what_vanished_from_the_same_source(house, tmp_path):
    load(house, "people", file(tmp_path, "p.csv", PEOPLE))
    load(house, "people", file(tmp_path, "x.csv", "source_id,city\n9,Rauma\n"), source="other")
    report = load(house, "people", file(tmp_path, "q.csv", "source_id,city\n3,Lahti\n"), full=True)
    assert counts(report) == (1, 0, 0, 2, 0)
    assert columns(house, "people", "source_id") == [("3",), ("9",)]


def test_a_rejected_row_has_not_vanished(house, tmp_path):
    lines = "source_id,birth_date\n1,1980-01-02\n2,1990-03-04\n3,1970-05-06\n"
    load(house, "people", file(tmp_path, "p.csv", lines))
    broken = lines.replace("1990-03-04", "soon").replace("3,1970-05-06\n", "")
    report = load(house, "people", file(tmp_path, "q.csv", broken), full=True)
    assert counts(report) == (0, 0, 1, 1, 1)
    assert columns(house, "people", "source_id") == [("1",), ("2",)]


def test_what_vanished_and_returns_is_added(house, tmp_path):
    path = file(tmp_path, "p.csv", PEOPLE)
    load(house, "people", path)
    load(house, "people", file(tmp_path, "q.csv", "source_id\n1\n"), full=True)
    assert counts(load(house, "people", path)) == (1, 1, 0, 0, 0)
    assert columns(house, "people", "city") == [("Turku",), ("Oulu",)]


def test_undo_restores_replaced_and_vanished_rows(house, tmp_path):
    load(house, "people", file(tmp_path, "p.csv", PEOPLE))
    before = rows(house, "people")
    changed = "source_id,first_name,city\n1,Anna,Turku\n3,Cy,Lahti\n"
    path = file(tmp_path, "q.csv", changed)
    report = load(house, "people", path, full=True)
    after = rows(house, "people")
    assert counts(report) == (1, 1, 0, 1, 0)
    undo(house, report.load_id)
    assert rows(house, "people") == before
    assert counts(load(house, "people", path, full=True)) == (1, 1, 0, 1, 0)
    assert rows(house, "people") == after


def test_a_load_is_taken_back_once(house, tmp_path):
    report = load(house, "people", file(tmp_path, "p.csv", PEOPLE))
    undo(house, report.load_id)
    with pytest.raises(InputError, match="already"):
        undo(house, report.load_id)
    with pytest.raises(NotFound, match="load-000099"):
        undo(house, "load-000099")


def test_undo_names_later_loads_that_left_rows_out(house, tmp_path):
    first = load(house, "people", file(tmp_path, "p.csv", PEOPLE))
    load(house, "people", file(tmp_path, "q.csv", PEOPLE + "3,Cy,Lahti\n"))
    (note,) = undo(house, first.load_id).notes
    assert "load-000002 left out 2 rows" in note
    assert counts(load(house, "people", tmp_path / "q.csv")) == (2, 0, 1, 0, 0)
    assert len(rows(house, "people")) == 3


def test_lines_are_numbered_in_file_order_within_the_order(house, tmp_path):
    text = drawing("""
        order_id | at         | product_id | quantity | amount
        1        | 2026-01-05 | A          | 1        | 1
        2        | 2026-01-05 | B          | 1        | 2
        1        | 2026-01-05 | C          | 1        | 3
        1        | 2026-01-05 | A          | 1        | 1
    """)
    load(house, "order_lines", file(tmp_path, "o.csv", text))
    assert columns(house, "order_lines", "order_id", "line_no", "product_id") == [
        ("1", 1, "A"),
        ("1", 2, "C"),
        ("1", 3, "A"),
        ("2", 1, "B"),
    ]


def test_a_rejected_line_keeps_its_number_for_when_it_is_mended(house, tmp_path):
    text = "order_id,at,product_id,quantity,amount\n1,2026-01-05,A,x,1\n1,2026-01-05,B,1,1\n"
    load(house, "order_lines", file(tmp_path, "o.csv", text))
    assert columns(house, "order_lines", "line_no", "product_id") == [(2, "B")]
    report = load(house, "order_lines", file(tmp_path, "o.csv", text.replace("x", "1")))
    assert counts(report) == (1, 0, 1, 0, 0)


def test_of_repeated_keys_the_last_row_counts_and_they_are_told(house, tmp_path):
    text = "source_id,city\n1,Turku\n2,Oulu\n1,Espoo\n"
    report = load(house, "people", file(tmp_path, "p.csv", text))
    assert (report.added, report.repeated) == (2, 1)
    assert any("1 rows have the source_id of a later row" in note for note in report.notes)
    assert columns(house, "people", "city") == [("Espoo",), ("Oulu",)]


def test_wrong_rows_are_kept_with_the_line_they_stand_on(house, tmp_path):
    text = (
        "order_id,at,product_id,quantity,amount\n"
        '1,2026-01-05,"A\nlong",1,5\n'
        "2,yesterday,A,1,5\n"
        "3,2026-01-05,,one,5\n"
    )
    report = load(house, "order_lines", file(tmp_path, "o.csv", text))
    assert (report.rows_read, report.added, report.rejected) == (3, 1, 2)
    with report.rejects_file.open(newline="") as opened:
        found = list(csv.DictReader(opened))
    assert [(line["file"], line["row"], line["column"], line["found"]) for line in found] == [
        ("o.csv", "4", "at", "yesterday"),
        ("o.csv", "5", "product_id", ""),
        ("o.csv", "5", "quantity", "one"),
    ]
    assert all(line["expected"] and line["fix"] for line in found)
    assert found[0]["order_id"] == "2"
    assert report.reasons[0].found == "yesterday"


def test_a_wrong_value_far_down_needs_no_second_reading(house, tmp_path, monkeypatch):
    monkeypatch.setattr("syotto.sense.delimited.mended", None)
    lines = [f"{n},2026-01-05,A,1,1.50" for n in range(60_000)]
    lines[30_000] = "30000,2026-01-05,A,1,on request"
    text = "\n".join(["order_id,at,product_id,quantity,amount", *lines]) + "\n"
    report = load(house, "order_lines", file(tmp_path, "o.csv", text))
    assert (report.added, report.rejected) == (59_999, 1)
    assert (report.reasons[0].row, report.reasons[0].found) == (30_002, "on request")


def test_an_optional_value_that_cannot_be_read_rejects_its_row(house, tmp_path):
    text = "source_id,birth_date\n1,1980-01-02\n2,someday\n3,\n4,NULL\n"
    report = load(house, "people", file(tmp_path, "p.csv", text))
    assert (report.added, report.rejected) == (3, 1)
    assert "--map birth_date=" in report.reasons[0].fix


def test_a_ragged_line_is_rejected_and_the_others_loaded(house, tmp_path):
    good = "".join(f"{n},2026-01-05,A,1,5\n" for n in range(50))
    text = f"order_id,at,product_id,quantity,amount\n{good}99,2026-01-05\n100,2026-01-05,B,1,z\n"
    report = load(house, "order_lines", file(tmp_path, "o.csv", text))
    assert (report.rows_read, report.added, report.rejected) == (52, 50, 2)
    assert [(reject.row, reject.found) for reject in report.reasons] == [
        (52, "2 fields"),
        (53, "z"),
    ]


def test_columns_are_guessed_and_amounts_computed_exactly(house, tmp_path):
    text = (
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
        "536365,85123A,LANTERN,3,2010-12-01 08:26:00,0.29,17850.0,United Kingdom\n"
        "C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,,United Kingdom\n"
    )
    report = load(house, "order_lines", file(tmp_path, "o.csv", text))
    guessed = {choice.column: choice.expression for choice in report.mapping}
    assert guessed["amount"] == "Quantity * UnitPrice"
    assert all(0.5 <= choice.confidence <= 1 for choice in report.mapping)
    assert columns(house, "order_lines", "order_id", "person_ref", "amount") == [
        ("536365", "17850", Decimal("0.87")),
        ("C536379", None, Decimal("-27.50")),
    ]


def test_large_products_are_exact_and_only_impossible_ones_rejected(house, tmp_path):
    text = (
        "order_id,at,product_id,quantity,price\n"
        "1,2026-01-05,A,250000.125,98765.4321\n"
        "2,2026-01-05,A,999999999999,9999999999999\n"
        "3,2026-01-05,A,-3,0.335\n"
    )
    report = load(house, "order_lines", file(tmp_path, "o.csv", text))
    assert columns(house, "order_lines", "amount") == [
        (Decimal("24691370370.68"),),
        (Decimal("-1.01"),),
    ]
    assert [reject.column for reject in report.reasons] == ["amount"]


def test_spaces_around_values_do_not_matter(house, tmp_path):
    text = "order_id,at,product_id,quantity,amount\n 1 , 2026-01-05 ,\u00a0A\u00a0, 1 , 5.0 \n"
    report = load(house, "order_lines", file(tmp_path, "o.csv", text))
    assert report.rejected == 0
    assert columns(house, "order_lines", "order_id", "product_id") == [("1", "A")]


def test_a_mapping_is_kept_and_comments_survive(house, tmp_path):
    settings = house.folder / "syotto.toml"
    settings.write_text(settings.read_text() + "# ours\n")
    text = "no,when,what,n,sum\n1,2026-01-05,A,1,5\n"
    given = "order_id=no,at=when,product_id=what,quantity=n,amount=sum * 1"
    load(house, "order_lines", file(tmp_path, "o.csv", text), mapping=given)
    assert "# ours" in settings.read_text()
    assert 'amount = "sum * 1"' in settings.read_text()
    more = file(tmp_path, "p.csv", text.replace("1,2026", "2,2026"))
    report = load(house, "order_lines", more)
    assert {choice.why for choice in report.mapping} == {"kept in syotto.toml"}
    assert report.added == 1


def test_a_file_of_another_system_is_guessed_anew_and_the_kept_mapping_stays(house, tmp_path):
    one = "no,when,what,n,sum\n1,2026-01-05,A,1,5\n"
    given = "order_id=no,at=when,product_id=what,quantity=n,amount=sum"
    load(house, "order_lines", file(tmp_path, "o.csv", one), mapping=given)
    report = load(house, "order_lines", file(tmp_path, "p.csv", ORDERS))
    assert any("another one was guessed" in note for note in report.notes)
    assert 'order_id = "no"' in (house.folder / "syotto.toml").read_text()


def test_a_guessed_column_can_be_left_out(house, tmp_path):
    path = file(tmp_path, "p.csv", PEOPLE)
    load(house, "people", path, mapping="city=")
    assert columns(house, "people", "first_name", "city") == [("Ann", None), ("Bo", None)]


def test_a_missing_required_column_is_named_with_the_option_to_write(house, tmp_path):
    path = file(tmp_path, "o.csv", "foo,at,bar\n1,2026-01-05,x\n")
    with pytest.raises(SourceError) as error:
        load(house, "order_lines", path)
    assert "product_id" in error.value.what
    assert "foo, at, bar" in error.value.what
    assert "--map order_id=COLUMN" in error.value.fix
    assert loads(house) == []


def test_times_without_a_zone_are_on_the_clock_of_the_settings(tmp_path):
    house = house_in(tmp_path / "shop", time_zone="Europe/Helsinki")
    text = (
        "order_id,at,product_id,quantity,amount\n"
        "1,2026-01-05 10:00,A,1,5\n2,2026-07-05 10:00,A,1,5\n3,2026-07-05T10:00:00Z,A,1,5\n"
    )
    load(house, "order_lines", file(tmp_path, "o.csv", text))
    hours = [moment.astimezone(UTC).hour for (moment,) in columns(house, "order_lines", "at")]
    assert hours == [8, 7, 10]


def test_a_bare_day_stays_that_day_in_every_zone(tmp_path):
    house = house_in(tmp_path / "shop", time_zone="Asia/Tokyo")
    load(house, "people", file(tmp_path, "p.csv", "source_id,birth_date\n1,1980-01-02\n"))
    ((day,),) = columns(house, "people", "birth_date")
    assert day.isoformat() == "1980-01-02"


def test_day_and_month_are_decided_by_all_rows_and_said(house, tmp_path):
    early = "".join(f"{n},2/1/2011,A,1,5\n" for n in range(3_000))
    text = f"order_id,at,product_id,quantity,amount\n{early}x,1/31/2011,A,1,5\n"
    report = load(house, "order_lines", file(tmp_path, "o.csv", text))
    assert (report.added, report.rejected) == (3_001, 0)
    assert {moment.month for (moment,) in columns(house, "order_lines", "at")} == {1, 2}
    assert any("month first" in note for note in report.notes)


def test_a_form_of_date_that_comes_late_is_found(house, tmp_path):
    early = "".join(f"{n},1.2.2011,A,1,5\n" for n in range(3_000))
    text = f"order_id,at,product_id,quantity,amount\n{early}x,3.2.2011 12:30,A,1,5\n"
    report = load(house, "order_lines", file(tmp_path, "o.csv", text))
    assert (report.added, report.rejected) == (3_001, 0)


def test_a_decimal_comma_that_comes_late_is_found(house, tmp_path):
    early = "".join(f"{n};2011-02-01;A;1;5\n" for n in range(3_000))
    text = f"order_id;at;product_id;quantity;amount\n{early}x;2011-02-01;A;1;1.234,50\n"
    report = load(house, "order_lines", file(tmp_path, "o.csv", text))
    assert report.rejected == 0
    assert (Decimal("1234.50"),) in columns(house, "order_lines", "amount")


def test_several_files_are_one_load(house, tmp_path):
    first, *others = ORDERS.splitlines(keepends=True)
    folder = tmp_path / "days"
    for number, line in enumerate(others):
        file(folder, f"{number}.csv", first + line)
    file(folder, "notes.md", "no table")
    report = load(house, "order_lines", folder)
    assert report.files == ("0.csv", "1.csv", "2.csv")
    assert report.added == 3


def test_files_may_have_their_columns_in_another_order(house, tmp_path):
    one = file(tmp_path, "a.csv", "source_id,city\n1,Turku\n")
    two = file(tmp_path, "b.csv", "phone,source_id,city\n050,2,Oulu\n")
    load(house, "people", [one, two])
    assert columns(house, "people", "city", "phone") == [("Turku", None), ("Oulu", "050")]


@pytest.mark.parametrize("kind", ["gz", "parquet", "jsonl", "frame", "latin-1", "utf-16", "bom"])
def test_every_kind_of_input_gives_the_same_rows(house, tmp_path, kind):
    table = {"source_id": ["007", "8"], "city": ["Jyväskylä", None], "updated_at": [MOMENT, None]}
    text = "source_id,city,updated_at\n007,Jyväskylä,2026-01-05 10:00:00\n8,,\n"
    path = tmp_path / "p.csv"
    if kind == "gz":
        path = tmp_path / "p.csv.gz"
        path.write_bytes(gzip.compress(text.encode()))
    elif kind == "parquet":
        path = tmp_path / "p.parquet"
        pq.write_table(pa.table(table), path)
    elif kind == "jsonl":
        path = file(tmp_path, "p.jsonl", JSON_LINES)
    else:
        path.write_bytes(text.encode({"bom": "utf-8-sig", "frame": "utf-8"}.get(kind, kind)))
    load(house, "people", pa.table(table) if kind == "frame" else path)
    found = columns(house, "people", "source_id", "city", "updated_at")
    assert found == [("007", "Jyväskylä", MOMENT), ("8", None, None)]


MOMENT = datetime(2026, 1, 5, 10, tzinfo=UTC)
JSON_LINES = (
    '{"source_id": "007", "city": "Jyväskylä", "updated_at": "2026-01-05T10:00:00Z"}\n'
    '{"source_id": 8, "city": null}\n'
)


def test_a_query_is_loaded(house):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (id INTEGER, nimi TEXT)")
    connection.executemany("INSERT INTO t VALUES (?, ?)", [(1, "Oy Yksi"), (2, None)])
    query = "SELECT id, nimi FROM t"
    report = load(house, "accounts", query, connection=connection)
    assert columns(house, "accounts", "source_id", "name") == [("1", "Oy Yksi"), ("2", None)]
    assert load(house, "accounts", query, connection=connection).load_id == report.load_id
    with pytest.raises(SourceError, match="refused"):
        load(house, "accounts", "SELECT * FROM nothing", connection=connection)


def test_a_query_by_the_address_of_a_database(house, postgres):
    report = load(
        house,
        "people",
        "SELECT '1' AS source_id, DATE '1980-01-02' AS birth_date, 'Åbo' AS city",
        connection=postgres.replace("postgresql://", "postgresql+psycopg://"),
    )
    assert report.added == 1
    assert columns(house, "people", "city") == [("Åbo",)]


def test_a_query_that_fails_on_a_server_says_so(house):
    with pytest.raises(SourceError, match="refused"):
        load(house, "people", "SELECT 1", connection="sqlite:////no/such/folder/x.db")


def test_a_broken_off_load_does_not_count(house, tmp_path, monkeypatch):
    path = file(tmp_path, "p.csv", PEOPLE)

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("syotto.run.load.finished", killed)
        with pytest.raises(KeyboardInterrupt):
            load(house, "people", path)
    assert rows(house, "people") == []
    assert load(house, "people", path).added == 2
    assert len(rows(house, "people")) == 2


def test_nothing_is_left_beside_the_stores(house, tmp_path):
    before = {path.name for path in house.folder.iterdir()}
    load(house, "people", file(tmp_path, "p.csv", PEOPLE))
    left = {path.name for path in house.folder.iterdir()} - before
    assert {name.split(".")[0] for name in left} <= {"log", "ledger"}


def test_what_a_killed_load_left_is_removed_and_a_running_one_is_left_alone(house, tmp_path):
    for name in ("loading-killed", "loading-running"):
        file(house.folder / name, "lock", "")
    with (house.folder / "loading-running/lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        load(house, "people", file(tmp_path, "p.csv", PEOPLE))
        assert [path.name for path in house.folder.glob("loading-*")] == ["loading-running"]


def test_progress_is_told(house, tmp_path):
    told = []
    load(house, "people", file(tmp_path, "p.csv", PEOPLE), progress=told.append)
    assert told[0] == "reading p.csv"
    assert "checking every row" in told


def test_an_unknown_table_is_named_with_the_nearest(house):
    with pytest.raises(NotFound) as error:
        load(house, "order_line", "x.csv")
    assert "order_lines" in error.value.fix


def test_a_whole_file_that_does_not_fit_is_an_error_and_no_load(house, tmp_path):
    path = file(tmp_path, "o.csv", "order_id,at,product_id,quantity,amount\n1,soon,A,1,5\n")
    with pytest.raises(SourceError, match="No row can be used"):
        load(house, "order_lines", path)
    assert loads(house) == []
