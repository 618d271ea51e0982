"""Lifetime value in process: speed for 1,000,000 customers, and forecasts on real orders.

    python benchmarks/lifetime.py [CUSTOMERS]         fit, predictions and intervals
    python benchmarks/lifetime.py --forecasts FOLDER  CDNOW and Online Retail, half against half

Speed: CPU seconds of this process after imports and compiling, beside bare scipy on equal histories
counted once (no interval), and the naive rate x / T. Steps of a build are measured beside them:
three models tested on held-out time, one chosen and learned anew, values with ends of single ones.
FOLDER has `cdnow/CDNOW_master.txt.gz` and `online-retail/online_retail.csv.gz`.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ibis
import lifetime_value as alone
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv
import pyarrow.parquet as pq

import syotto
from syotto.know.histories import histories
from syotto.predict import lifetime, lifetime_test
from syotto.schema.derived import CUSTOMERS, ORDER_LINES
from syotto.schema.lifetime import CONTRACT_HISTORIES, LIFETIME_HISTORIES

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
NO_CONTRACTS = CONTRACT_HISTORIES.columns.to_pyarrow().empty_table()


def timed(name: str, work: Callable[[], Any]) -> Any:
    wall, processor = time.perf_counter(), time.process_time()
    made = work()
    spent, took = time.process_time() - processor, time.perf_counter() - wall
    print(f"{name:44} {spent:6.2f} CPU s  {took:6.2f} s")
    return made


def ours(table: pa.Table) -> None:
    fit = syotto.lifetime_value.BetaGeo().fit(table)
    fit.expected_purchases(52, table)


def naive(table: pa.Table) -> np.ndarray:
    rate = table["frequency"].to_numpy() / np.maximum(table["T"].to_numpy(), 1 / 7)
    return np.asarray(rate * 52)


def as_histories(table: pa.Table) -> pa.Table:
    """The same customers as a build knows them: at a cut half a year ago by their rate."""
    rows, x, end = table.num_rows, table["frequency"].to_numpy(), table["T"].to_numpy()
    draw = np.random.default_rng(2)
    cut = 26.0
    known = end > cut
    then = np.where(known, draw.binomial(x.astype(int), np.clip((end - cut) / end, 0, 1)), np.nan)
    last = np.where(then > 0, (end - cut) * 0.8, 0.0)
    worth = draw.gamma(5.0, 1 / draw.gamma(4.0, 1 / 60, rows))
    columns = {
        "customer_id": np.char.zfill(np.arange(rows).astype(str), 8),
        "segment": np.full(rows, "all"), "repeats": x.astype(np.int64),
        "last_week": table["recency"].to_numpy(), "weeks": end, "margin": worth * (x + 1),
        "then_repeats": then, "then_last_week": np.where(known, last, np.nan),
        "then_weeks": np.where(known, end - cut, np.nan),
        "then_margin": np.where(known, worth * (then + 1), np.nan),
        "came": (x - np.where(known, then, x)).astype(np.int64), "came_margin": np.zeros(rows),
        "before": np.zeros(rows, np.int64), "before_margin": np.zeros(rows),
        "test_weeks": np.full(rows, cut),
    }  # fmt: skip
    made = {name: pa.array(part, from_pandas=True) for name, part in columns.items()}
    return pa.table(made).cast(LIFETIME_HISTORIES.columns.to_pyarrow())


def speed(customers: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "customers.parquet"
        alone.make(path, 1_000)
        ours(pq.read_table(path))  # compiles
        small = as_histories(pq.read_table(path))
        build(small)
        alone.make(path, customers)
        table = pq.read_table(path)
        print(f"{customers:,} customers")
        timed("fit, predictions, intervals: syotto", lambda: ours(table))
        timed("fit, predictions: grouped scipy", lambda: alone.bound(path))
        timed("the naive rate", lambda: naive(table))
        whole = as_histories(table)
        timed("steps of a build: fits and values", lambda: build(whole))


def build(told: pa.Table) -> pa.Table:
    fits = lifetime.fits(told, NO_CONTRACTS, as_of=AS_OF)
    return lifetime.values(
        told, NO_CONTRACTS, fits, as_of=AS_OF, subscription_years=2.0, discount=0.15
    )


def shown(name: str, told: pa.Table) -> None:
    fits = lifetime.fits(told, NO_CONTRACTS, as_of=AS_OF)
    rows = lifetime_test.forecasts(told, fits, as_of=AS_OF).to_pylist()
    chosen = next(row for row in fits.to_pylist() if row["chosen"])
    print(f"\n{name}: {chosen['model']}, {rows[0]['weeks']:.1f} weeks")
    heads = (
        "tenth", "customers", "purchases", "low", "high", "came", "as_before", "as_all", "error",
        "error_as_before", "error_as_all", "margin", "margin_came", "covered",
    )  # fmt: skip
    print(" ".join(f"{head:>15}" for head in heads))
    for row in rows:
        cells = (row[head] if row[head] is not None else float("nan") for head in heads)
        print(" ".join(f"{cell:15,.2f}" for cell in cells))


def cdnow(folder: Path) -> pa.Table:
    """Every purchase of the 23,570 customers; what was paid stands for the margin."""
    with gzip.open(folder / "cdnow/CDNOW_master.txt.gz", "rt") as file:
        lines = [words for line in file if (words := line.split()) and words[0].isdigit()]
    at = [datetime.strptime(line[1], "%Y%m%d").replace(tzinfo=UTC) for line in lines]
    return pa.table({
        "customer_id": [line[0] for line in lines], "at": at, "kind": ["sale"] * len(lines),
        "margin": [float(line[3]) for line in lines],
    })  # fmt: skip


def retail(folder: Path) -> pa.Table:
    """Sales and returns of named customers, a margin of 30 %, by the clock of the shop."""
    rows = csv.read_csv(folder / "online-retail/online_retail.csv.gz")
    named = rows.filter(pc.is_valid(rows["CustomerID"]))
    sold = named["Quantity"].to_numpy()
    at = named["InvoiceDate"].cast(pa.timestamp("us")).cast(pa.timestamp("us", "UTC"))
    return pa.table({
        "customer_id": named["CustomerID"].cast(pa.string()), "at": at,
        "kind": np.where(sold > 0, "sale", "return").tolist(),
        "margin": 0.3 * sold * named["UnitPrice"].to_numpy(),
    })  # fmt: skip


def forecasts(folder: Path) -> None:
    for name, read in (("CDNOW master", cdnow), ("Online Retail", retail)):
        orders = read(folder)
        full = {
            column: orders[column] if column in orders.column_names else pa.nulls(len(orders))
            for column in ORDER_LINES.columns
        }
        lines = pa.table(full).cast(ORDER_LINES.columns.to_pyarrow(), safe=False)
        nobody = CUSTOMERS.columns.to_pyarrow().empty_table()
        told = histories(
            ibis.memtable(lines), ibis.memtable(nobody), as_of=max(orders["at"].to_pylist()),
            subscription_years=2.0, group_by="",
        )  # fmt: skip
        shown(name, told.to_pyarrow())


def main() -> None:
    if "--forecasts" in sys.argv:
        return forecasts(Path(sys.argv[sys.argv.index("--forecasts") + 1]))
    return speed(next((int(word) for word in sys.argv[1:] if word.isdigit()), alone.CUSTOMERS))


if __name__ == "__main__":
    main()
