"""The log and the warehouse with many order lines, beside bare DuckDB.

    python benchmarks/stores.py [--lines N]

Makes N order lines (ten an order, 20,000 products, N / 10 customers), appends them to a log, and
builds a table of 16 columns from them; then a second load brings a thousandth of the keys again and
the table is built once more. Bare DuckDB writes the same table with CREATE TABLE AS from the same
Parquet files, in the same run. Each line is a process of its own; its memory includes Python.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
from ibis import Table

from syotto.schema import DERIVED
from syotto.schema.raw import ORDER_LINES
from syotto.store.log import Log
from syotto.store.warehouse import Warehouse

NOW = datetime(2030, 1, 1, tzinfo=UTC)
KEPT = DERIVED["order_lines"]
DRAWN = """
SELECT 'O' || (i // 10) AS order_id, i % 10 + 1 AS line_no,
    TIMESTAMPTZ '2020-01-01 00:00:00+00' + to_seconds(i // 10 * 30) AS "at",
    'C' || (hash(i // 10) % ({lines} // 10)) AS person_ref,
    'P' || CAST(pow(20000, hash(i, 1) % 1000000 / 1e6) AS BIGINT) AS product_id,
    CAST(hash(i, 2) % 20 + 1 AS DECIMAL(18, 3)) AS quantity,
    CAST(hash(i, 3) % 10000 / 100 AS DECIMAL(18, 2)) AS amount,
    'web' AS channel, 'Article ' || (hash(i, 1) % 20000) AS product_name, 'FI' AS country,
    'shop' AS source, TIMESTAMPTZ '2029-01-01 00:00:00+00' AS received_at, '{load}' AS load_id
FROM range(0, {lines}, {every}) r(i)
"""


def drawn(lines: int, load: str, every: int = 1) -> pa.RecordBatchReader:
    """Order lines in the columns of the log, a batch at a time."""
    asked = duckdb.sql(DRAWN.format(lines=lines, load=load, every=every))
    schema = ORDER_LINES.columns.to_pyarrow()

    def batches():
        for batch in asked.to_arrow_reader(100_000):
            given = dict(zip(batch.schema.names, batch.columns, strict=True))
            nothing = pa.nulls(batch.num_rows)
            columns = [given.get(field.name, nothing).cast(field.type) for field in schema]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    return pa.RecordBatchReader.from_batches(schema, batches())


def cleaned(rows: Table) -> Table:
    """What a first step makes of order lines, without its rules."""
    made = {
        "customer_id": rows.person_ref,
        "person_id": rows.person_ref,
        "account_id": rows.account_ref,
        "kind": ibis.literal("sale"),
        "margin": (rows.amount * 0.3).cast("decimal(18, 2)"),
        "margin_source": ibis.literal("default"),
    }
    return rows.select(
        **{
            name: made.get(name, rows[name] if name in rows.columns else ibis.null(kind))
            for name, kind in KEPT.columns.items()
        }
    )


def draw(folder: Path, lines: int) -> None:
    for _ in drawn(lines, "L1"):
        pass


def append(folder: Path, lines: int) -> None:
    Log(folder / "log").append(ORDER_LINES, drawn(lines, "L1"))


def again(folder: Path, lines: int) -> None:
    Log(folder / "log").append(ORDER_LINES, drawn(lines, "L2", every=1000))


def scan(folder: Path, lines: int) -> None:
    with Warehouse(folder / "scan").begin() as build:
        rows = build.raw(Log(folder / "log"), ORDER_LINES, undone=set(), as_of=NOW)
        assert rows.count().to_pyarrow().as_py() == lines
        rows.amount.sum().to_pyarrow()


def keep(folder: Path, lines: int) -> None:
    with Warehouse(folder / "warehouse").begin() as build:
        rows = build.raw(Log(folder / "log"), ORDER_LINES, undone=set(), as_of=NOW)
        build.keep(KEPT, cleaned(rows))


def bare(folder: Path, lines: int) -> None:
    files = Log(folder / "log").files(ORDER_LINES)
    there = ibis.duckdb.connect(folder / f"bare-{time.time_ns()}.duckdb")
    there.raw_sql("SET preserve_insertion_order = false")
    there.raw_sql(f"CREATE VIEW rows AS SELECT * FROM read_parquet({files})")
    there.raw_sql(f"CREATE TABLE lines AS {there.compile(cleaned(there.table('rows')))}")
    there.disconnect()


PASSES: dict[str, tuple[str, Callable[[Path, int], None]]] = {
    "draw": ("drawing the lines, alone", draw),
    "append": ("drawing and appending them", append),
    "scan": ("raw view: count, sum", scan),
    "bare": ("bare CREATE TABLE AS", bare),
    "keep": ("a build that keeps the table", keep),
    "again": ("appending a thousandth again", again),
    "scan again": ("raw view with repeated keys", scan),
    "keep again": ("a second build, changes counted", keep),
}


def measured(name: str, folder: Path, lines: int) -> tuple[float, float, int]:
    """Wall seconds, processor seconds and peak megabytes of one pass in its own process."""
    started, spent = time.perf_counter(), time.process_time()
    PASSES[name][1](folder, lines)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return time.perf_counter() - started, time.process_time() - spent, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=10_000_000)
    parser.add_argument("--pass", dest="one")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(given.one, given.folder, given.lines)))
        return
    print(f"{given.lines:,} order lines\n{'':32} {'wall s':>8} {'cpu s':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, (about, _) in PASSES.items():
            command = [sys.executable, __file__, "--pass", name, "--folder", folder]
            command += ["--lines", str(given.lines)]
            ran = subprocess.run(command, check=True, capture_output=True, text=True)
            wall, cpu, peak = json.loads(ran.stdout.splitlines()[-1])
            print(f"{about:32} {wall:8.1f} {cpu:8.1f} {peak:8}", flush=True)


if __name__ == "__main__":
    main()
