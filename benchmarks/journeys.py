"""What follows what in 5,000,000 events: syotto beside SQL on DuckDB and, where installed, pm4py.

    python benchmarks/journeys.py [EVENTS] [--peers]

A fifth of as many cases as events, 40 kinds of events whose frequency falls with rank, waits from
seconds to weeks; the rows in order of time, as logs are. Every contender reads the same Parquet
file in a process of its own, imports included, and must find the same counts and medians.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

EVENTS = 5_000_000
KINDS = 40


def make(path: Path, events: int) -> None:
    draw = np.random.default_rng(1)
    share = 1 / np.arange(1, KINDS + 1)
    kind = draw.choice(KINDS, events, p=share / share.sum())
    case = draw.integers(0, events // 5, events)
    at = np.sort(draw.integers(0, 365 * 86_400 * 1_000, events)) * 1_000
    names = pa.array([f"kind {number:02}" for number in range(KINDS)])
    cases = pa.array([f"customer-{number}" for number in range(events // 5)])
    table = pa.table(
        {"case_id": cases.take(pa.array(case)), "activity": names.take(pa.array(kind)),
         "at": pa.array(at, pa.timestamp("us", "UTC"))}
    )  # fmt: skip
    pq.write_table(table, path)


def syotto_follows(path: Path) -> list[Any]:
    import syotto

    found = syotto.journeys.directly_follows(pq.read_table(path))
    return summary(*(found[name].to_pylist() for name in ("n", "median_wait_s")))


def syotto_variants(path: Path) -> list[Any]:
    import syotto

    found = syotto.journeys.variants(pq.read_table(path))
    return [found.num_rows, found["n"][0].as_py()]


def duckdb_follows(path: Path) -> list[Any]:
    import duckdb

    found = duckdb.sql(f"""
        WITH moved AS (
            SELECT activity, lead(activity) OVER w AS next_activity,
                epoch(lead("at") OVER w - "at") AS wait
            FROM '{path}' WINDOW w AS (PARTITION BY case_id ORDER BY "at")
        )
        SELECT activity, next_activity, count(*), avg(wait), median(wait) FROM moved
        WHERE next_activity IS NOT NULL GROUP BY ALL ORDER BY ALL
    """).fetchall()
    return summary([row[2] for row in found], [row[4] for row in found])


def duckdb_variants(path: Path) -> list[Any]:
    import duckdb

    found = duckdb.sql(f"""
        SELECT path, count(*) AS n FROM (
            SELECT list(activity ORDER BY "at") AS path FROM '{path}' GROUP BY case_id
        ) GROUP BY path ORDER BY n DESC
    """).fetchall()
    return [len(found), found[0][1]]


def pm4py_follows(path: Path) -> list[Any]:
    import pm4py

    frame = pq.read_table(path).to_pandas()
    log = pm4py.format_dataframe(
        frame, case_id="case_id", activity_key="activity", timestamp_key="at"
    )
    graph, _, _ = pm4py.discover_performance_dfg(log)
    pairs = [graph[pair] for pair in sorted(graph)]
    counts, _, _ = pm4py.discover_dfg(log)
    return summary([counts[pair] for pair in sorted(counts)], [pair["median"] for pair in pairs])


def summary(n: list[int], median: list[float]) -> list[Any]:
    return [len(n), sum(n), round(sum(median))]


CONTENDERS = {
    "syotto.journeys.directly_follows": syotto_follows,
    "DuckDB SQL, follows": duckdb_follows,
    "syotto.journeys.variants": syotto_variants,
    "DuckDB SQL, variants": duckdb_variants,
}
PEERS = {"pm4py, performance graph": pm4py_follows}


def measure(name: str, path: Path) -> dict[str, Any]:
    told = subprocess.run(
        [sys.executable, __file__, "--run", name, str(path)],
        check=True, stdout=subprocess.PIPE, text=True,
    ).stdout  # fmt: skip
    return dict(json.loads(told.splitlines()[-1]))


def run(name: str, path: Path) -> None:
    started = time.perf_counter()
    found = {**CONTENDERS, **PEERS}[name](path)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({
        "seconds": time.perf_counter() - started, "cpu": usage.ru_utime + usage.ru_stime,
        "gigabytes": usage.ru_maxrss / 2**20, "found": found,
    }))  # fmt: skip


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.parquet"
        make(path, numbers[0] if numbers else EVENTS)
        peers = PEERS if "--peers" in sys.argv and find_spec("pm4py") else ()
        for name in [*CONTENDERS, *peers]:
            best = min((measure(name, path) for _ in range(2)), key=lambda one: one["seconds"])
            print(
                f"{name:34} {best['seconds']:7.2f} s {best['cpu']:7.2f} cpu s"
                f" {best['gigabytes']:6.2f} GiB  {best['found']}"
            )


if __name__ == "__main__":
    run(sys.argv[2], Path(sys.argv[3])) if sys.argv[1:2] == ["--run"] else main()
