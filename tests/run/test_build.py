"""A build, through load, steps, snapshot and record, on a small company."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pyarrow as pa
import pytest

from syotto.errors import NotFound
from syotto.run.build import build
from syotto.run.load import load, undo
from syotto.run.steps import STEPS
from syotto.store.warehouse import checksum
from tests.company import order_lines, six_customers, workspace

TABLES = [step.makes.name for step in STEPS]


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """A workspace of 300 customers, built twice."""
    house = workspace(tmp_path_factory.mktemp("company"), group_size=50, contact_cost=0.1)
    load(house, "order_lines", [order_lines()])
    return house, build(house), build(house)


def sums(house):
    snapshot = house.warehouse.open()
    return {name: checksum(snapshot.table(name)) for name in TABLES}


def test_the_worked_example_comes_out_through_load_build_and_export(tmp_path):
    house = workspace(tmp_path / "w")
    load(house, "order_lines", [six_customers()])
    build(house)
    offers = house.warehouse.open().table("offers").to_pyarrow().to_pylist()
    found = {
        (row["customer_id"], row["product_id"]): (
            row["n_both"],
            row["n_antecedent"],
            row["n_group"],
        )
        for row in offers
        if row["antecedent"] == ["A"]
    }
    assert found["c5", "B"] == (3, 5, 6)
    assert found["c5", "C"] == (2, 5, 6)
    shares = {
        row["product_id"]: (row["confidence"], row["support"])
        for row in offers
        if row["customer_id"] == "c5"
    }
    assert shares["B"] == (3 / 5, 3 / 6)
    assert shares["C"] == pytest.approx((2 / 5, 2 / 6), abs=1e-11)


def test_two_builds_give_the_same_rows_in_every_table(company):
    _, first, second = company
    assert first.rows == second.rows
    assert second.number == first.number + 1
    changed = {name for name, counts in second.changes.items() if any(counts.values())}
    assert not changed


def test_what_was_decided_is_on_record_once(company):
    _, first, second = company
    assert first.decisions_recorded == first.rows["decisions"]
    assert second.decisions_recorded == 0


def test_data_older_than_a_month_sets_the_clock_and_says_so(company):
    _, first, _ = company
    assert first.as_of == max(order_lines()["at"].to_pylist())
    assert "more than 30 days ago" in first.as_of_reason


def test_money_is_neither_made_nor_lost_between_file_and_table(company):
    house, _, _ = company
    kept = house.warehouse.open().table("order_lines").amount.sum().to_pyarrow().as_py()
    assert kept == sum(order_lines()["amount"].to_pylist())


def test_a_load_that_is_undone_leaves_no_trace_in_any_table(tmp_path):
    house = workspace(tmp_path / "w", group_size=50)
    load(house, "order_lines", [order_lines(120)])
    build(house, as_of=datetime(2025, 12, 31, tzinfo=UTC))
    lookback = sums_of(house, "2025-12-31T0000")
    changed = pa.concat_tables([order_lines(120).slice(0, 200), six_customers()])
    report = load(house, "order_lines", [changed])
    assert report.added == six_customers().num_rows
    undo(house, report.load_id)
    build(house, as_of=datetime(2025, 12, 31, tzinfo=UTC))
    assert sums_of(house, "2025-12-31T0000") == lookback


def sums_of(house, moment):
    from syotto.store.warehouse import Warehouse

    snapshot = Warehouse(house.folder / "as-of" / moment).open()
    return {name: checksum(snapshot.table(name)) for name in TABLES}


def test_the_future_does_not_change_the_past(tmp_path):
    cut = datetime(2025, 7, 1, tzinfo=UTC)
    rows = order_lines(150)
    past = pa.Table.from_pylist([row for row in rows.to_pylist() if row["at"] <= cut], rows.schema)
    answers = []
    for name, given in (("all", rows), ("past", past)):
        house = workspace(tmp_path / name, group_size=50)
        load(house, "order_lines", [given])
        build(house, as_of=cut)
        answers.append(sums_of(house, "2025-07-01T0000"))
    assert answers[0] == answers[1]


def test_a_look_back_flips_no_pointer_and_records_nothing(company):
    house, _, second = company
    report = build(house, as_of=datetime(2025, 6, 1, tzinfo=UTC))
    assert house.warehouse.open().build.number == second.number
    assert report.decisions_recorded == 0
    assert "as-of" in str(report.path)


def test_selected_tables_are_made_anew_and_the_others_taken_over(company):
    house, _, _ = company
    before = sums(house)
    build(house, select=["offers"])
    assert sums(house) == before


def test_an_unknown_table_to_select_lists_the_known_ones(company):
    house, _, _ = company
    with pytest.raises(NotFound) as caught:
        build(house, select=["offrs"])
    assert "offers" in caught.value.fix


@pytest.mark.parametrize("after", [0.6, 1.2, 2.0, 3.0])
def test_a_build_killed_at_any_moment_leaves_the_old_snapshot_readable(company, after):
    house, _, _ = company
    before = house.warehouse.open().build.number
    words = [sys.executable, "-m", "syotto", "build", str(house.folder)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    snapshot = house.warehouse.open()
    assert snapshot.build.number in (before, before + 1)
    assert snapshot.table("offers").count().to_pyarrow().as_py() > 0
