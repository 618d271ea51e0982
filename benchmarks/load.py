"""Loading order lines from CSV: syotto beside the bare bound, in one run.

    python benchmarks/load.py [ROWS] [FOLDER]

Writes a file of ROWS lines (10,000,000 by default) of ROWS / 10 customers, one line in 10,000
wrong, then loads it twice in processes of their own: with DuckDB and deltalake alone, and with
syotto, which checks every row, numbers the lines of every order and explains every rejected row.
Prints seconds, peak memory of the whole process, and the ratio.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

ROWS = 10_000_000
CHUNK = 500_000
WRONG_EVERY = 10_000
HEADER = ("order_no", "ordered_at", "customer", "article", "quantity", "line_total")
TYPES = {"quantity": "DECIMAL(18, 3)", "line_total": "DECIMAL(18, 2)"}


def generate(path: Path, rows: int) -> None:
    """Orders of four lines on average, in the order of time, over two years."""
    rng = np.random.default_rng(2026)
    sizes = rng.geometric(0.25, size=rows // 3)
    order = np.searchsorted(np.cumsum(sizes), np.arange(rows), side="right")
    orders = int(order[-1]) + 1
    customer = rng.integers(0, rows // 10, orders)
    seconds = np.sort(rng.integers(0, 730 * 86_400, orders)).astype("timedelta64[s]")
    at = np.datetime64("2024-01-01T00:00:00") + seconds
    with path.open("wb") as file:
        file.write((",".join(HEADER) + "\n").encode())
        options = pa.csv.WriteOptions(include_header=False, quoting_style="none")
        for start in range(0, rows, CHUNK):
            part = order[start : start + CHUNK]
            chunk = lines(rng, start, part, customer[part], at[part])
            pa.csv.write_csv(chunk, file, options)


def lines(rng, start, order, customer, at) -> pa.Table:
    count = len(order)
    quantity = rng.integers(1, 10, count)
    cents = rng.integers(99, 9_999, count) * quantity
    euros = np.char.add(np.char.add((cents // 100).astype("U8"), "."), two(cents % 100))
    wrong = (np.arange(start, start + count) % WRONG_EVERY) == WRONG_EVERY // 2
    columns = (
        np.char.add("O", order.astype("U8")),
        np.char.replace(np.datetime_as_string(at), "T", " "),
        np.char.add("C", customer.astype("U8")),
        np.char.add("P", (20_000 * rng.random(count) ** 2).astype(int).astype("U8")),
        quantity.astype("U2"),
        np.where(wrong, "on request", euros),
    )
    return pa.table([pa.array(column) for column in columns], names=HEADER)


def two(cents) -> np.ndarray:
    return np.char.zfill(cents.astype("U2"), 2)


def bare(path: Path, folder: Path) -> int:
    """The least that must be done: parse, cast, write. Nothing is checked; wrong is null."""
    import duckdb
    from deltalake import WriterProperties, write_deltalake

    engine = duckdb.connect(config={"memory_limit": "2GB", "preserve_insertion_order": False})
    engine.execute("SET enable_progress_bar = false")
    casts = ", ".join(
        f"try_cast(nullif({name}, '') AS {TYPES.get(name, 'VARCHAR')}) AS {name}"
        for name in HEADER
        if name != "ordered_at"
    )
    columns = dict.fromkeys(HEADER, "VARCHAR")
    read = f"read_csv('{path}', header = true, auto_detect = false, columns = {columns})"
    rows = engine.sql(f"SELECT ordered_at::TIMESTAMPTZ AS at, {casts} FROM {read}")
    properties = WriterProperties(compression="ZSTD", compression_level=1)
    write_deltalake(folder / "bare", rows.to_arrow_reader(100_000), writer_properties=properties)
    return engine.sql(f"SELECT count(*) FROM '{folder}/bare/*.parquet'").fetchall()[0][0]


def syotto(path: Path, folder: Path) -> int:
    from syotto.run.house import open_house
    from syotto.run.load import load
    from syotto.run.workspace import create

    create(folder / "shop")
    report = load(open_house(folder / "shop"), "order_lines", path)
    wrong = -(-report.rows_read // WRONG_EVERY)
    if abs(report.rejected - wrong) > 1 or report.added + report.rejected != report.rows_read:
        raise SystemExit(f"{report.rejected} rejected of {report.rows_read}")
    return report.added


def timed(name: str, path: Path, folder: Path) -> dict[str, float]:
    """One way of loading in a process of its own; the time is that of its work, after imports."""
    command = [sys.executable, __file__, name, str(path), str(folder)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(answer.stdout.splitlines()[-1])


def run_one(name: str, path: Path, folder: Path) -> None:
    started = time.perf_counter()
    rows = {"bare": bare, "syotto": syotto}[name](path, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "rows": rows,
                "seconds": round(time.perf_counter() - started, 2),
                "cpu": round(peak.ru_utime + peak.ru_stime, 1),
                "gigabytes": round(peak.ru_maxrss / 1e6, 2),
            }
        )
    )


def main() -> None:
    if len(sys.argv) == 4:
        run_one(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    place = sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        path = Path(folder) / "lines.csv"
        generate(path, rows)
        print(f"{rows:,} lines, {path.stat().st_size / 1e6:,.0f} MB")
        found = {name: timed(name, path, Path(folder)) for name in ("bare", "syotto")}
    for name, numbers in found.items():
        print(f"{name:8}", *(f"{value:>12,} {unit}" for unit, value in numbers.items()))
    print(f"ratio    {found['syotto']['seconds'] / found['bare']['seconds']:.2f}")


if __name__ == "__main__":
    main()
