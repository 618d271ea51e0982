"""What follows what: against a count by hand, and against SQL on an event log nobody here made."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import mean, median

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, strategies as st

import syotto
from syotto.errors import InputError

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SIX = [("ann", "visit", 0), ("bob", "visit", 5), ("ann", "quote", 60), ("ann", "visit", 90), ("ann", "quote", 190), ("bob", "order", 65)]  # fmt: skip


def frame(rows):
    case, activity, seconds = zip(*rows, strict=True) if rows else ((), (), ())
    at = [NOON + timedelta(seconds=second) for second in seconds]
    moment = pa.timestamp("us", "UTC")
    return pa.table({"case_id": pa.array(case, pa.string()), "activity": pa.array(activity, pa.string()), "at": pa.array(at, moment)})  # fmt: skip


def by_hand(rows):
    """Pairs and paths the slow way."""
    cases = defaultdict(list)
    for case, activity, second in sorted(rows, key=lambda row: row[2]):
        cases[case].append((activity, second))
    waits = defaultdict(list)
    for steps in cases.values():
        for (a, at), (b, then) in pairwise(steps):
            waits[a, b].append(then - at)
    return waits, Counter(tuple(activity for activity, _ in steps) for steps in cases.values())


def test_the_worked_example():
    assert syotto.journeys.directly_follows(frame(SIX)).to_pydict() == {
        "activity": ["quote", "visit", "visit"],
        "next_activity": ["visit", "order", "quote"],
        "n": [1, 1, 2],
        "mean_wait_s": [30.0, 60.0, 80.0],
        "median_wait_s": [30.0, 60.0, 80.0],
    }
    assert syotto.journeys.variants(frame(SIX)).to_pydict() == {
        "path": [["visit", "quote", "visit", "quote"], ["visit", "order"]],
        "n": [1, 1],
        "share": [0.5, 0.5],
    }


events = st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y", "z"]), st.integers(0, 9))


@given(st.lists(events))
def test_any_events_are_counted_as_by_hand(rows):
    waits, paths = by_hand(rows)
    found = syotto.journeys.directly_follows(frame(rows)).to_pylist()
    assert [(row["activity"], row["next_activity"]) for row in found] == sorted(waits)
    for row in found:
        own = waits[row["activity"], row["next_activity"]]
        assert (row["n"], row["median_wait_s"]) == (len(own), median(own))
        assert row["mean_wait_s"] == pytest.approx(mean(own))
    told = syotto.journeys.variants(frame(rows)).to_pylist()
    assert {tuple(row["path"]): row["n"] for row in told} == paths
    assert [row["n"] for row in told] == sorted((row["n"] for row in told), reverse=True)


def test_events_of_one_moment_keep_the_order_of_their_rows():
    rows = [("ann", "b", 0), ("ann", "a", 0), ("ann", "c", 0)]
    assert syotto.journeys.variants(frame(rows))["path"].to_pylist() == [["b", "a", "c"]]


def test_days_and_whole_numbers_will_do():
    table = pa.table({"case_id": [7, 7], "activity": ["a", "b"], "at": pa.array([0, 2], pa.date32())})  # fmt: skip
    assert syotto.journeys.directly_follows(table)["mean_wait_s"].to_pylist() == [2 * 86_400.0]


def test_nothing_follows_nothing():
    assert syotto.journeys.directly_follows(frame([])).num_rows == 0
    assert syotto.journeys.variants(frame([])).num_rows == 0


def test_top_paths():
    assert syotto.journeys.variants(frame(SIX), top=1).num_rows == 1
    with pytest.raises(InputError, match="top is 0"):
        syotto.journeys.variants(frame(SIX), top=0)


@pytest.mark.parametrize(
    ("column", "values", "message"),
    [
        ("at", ["2026-01-01"] * 6, "no moment"),
        ("at", pa.nulls(6, pa.timestamp("us")), "6 nulls"),
        ("case_id", pa.nulls(6, pa.string()), "6 nulls"),
    ],
)
def test_what_cannot_be_used_is_said(column, values, message):
    table = frame(SIX)
    wrong = table.set_column(table.column_names.index(column), column, pa.array(values))
    with pytest.raises(InputError, match=message):
        syotto.journeys.directly_follows(wrong)


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="no column activity"):
        syotto.journeys.directly_follows(frame(SIX).drop_columns("activity"))


def test_a_real_event_log_as_sql_counts_it(shared_data):
    file = shared_data / "retentioneering/ecom.csv.gz"
    log = duckdb.sql(
        f"SELECT session_id AS case_id, event AS activity, timestamp AS \"at\" FROM '{file}'"
    ).to_arrow_table()
    engine = duckdb.connect()
    engine.register("log", log)
    expected = engine.sql("""
        WITH moved AS (
            SELECT activity, lead(activity) OVER w AS next_activity,
                epoch(lead("at") OVER w - "at") AS wait
            FROM (SELECT *, row_number() OVER () AS place FROM log)
            WINDOW w AS (PARTITION BY case_id ORDER BY "at", place)
        )
        SELECT activity, next_activity, count(*), avg(wait), median(wait) FROM moved
        WHERE next_activity IS NOT NULL GROUP BY ALL ORDER BY ALL
    """).fetchall()
    found = syotto.journeys.directly_follows(log)
    assert len(found) > 50
    for row, (activity, following, n, average, middle) in zip(
        found.to_pylist(), expected, strict=True
    ):
        assert (row["activity"], row["next_activity"], row["n"]) == (activity, following, n)
        assert (row["mean_wait_s"], row["median_wait_s"]) == pytest.approx((average, middle))
    assert sum(syotto.journeys.variants(log)["n"].to_pylist()) == len(log["case_id"].unique())
