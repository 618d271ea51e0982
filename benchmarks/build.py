"""Building everything from many order lines: seconds, processor seconds and peak memory.

    python benchmarks/build.py [ROWS] [FOLDER]

Writes ROWS lines (10,000,000 by default) of ROWS / 10 customers as `load.py` does, loads them into
a workspace in FOLDER unless it is there already, and builds in a process of its own. Prints what
every table took.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from load import ROWS, generate

MAPPING = {
    "order_id": "order_no", "at": "ordered_at", "person_ref": "customer", "product_id": "article",
    "quantity": "quantity", "amount": "line_total",
}  # fmt: skip


def prepare(folder: Path, rows: int) -> None:
    """A workspace with the lines loaded."""
    import syotto

    subprocess.run([Path(sys.executable).with_name("syotto"), "init", folder], check=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as spare:
        lines = Path(spare) / "lines.csv"
        generate(lines, rows)
        syotto.open_workspace(folder).load("order_lines", lines, mapping=MAPPING)


def build(folder: Path) -> None:
    """In a process of its own: prints one JSON line."""
    from syotto.run.build import build
    from syotto.run.house import open_house

    started = time.perf_counter()
    report = build(open_house(folder))
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({
        "seconds": time.perf_counter() - started, "cpu": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / 1024, "steps": report.step_seconds, "rows": report.rows,
    }))  # fmt: skip


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()) / f"build-{rows}"
    if not (folder / "log").exists():
        prepare(folder, rows)
    asked = [sys.executable, __file__, "build", str(folder)]
    told = subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout
    found = json.loads(told.splitlines()[-1])
    for name, seconds in found["steps"].items():
        print(f"{name:18} {seconds:7.1f} s  {found['rows'][name]:>12,} rows")
    print(
        f"{'all':18} {found['seconds']:7.1f} s  {found['cpu']:.0f} processor seconds, "
        f"{found['peak_mb']:,.0f} MB, load average {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    build(Path(sys.argv[2])) if sys.argv[1:2] == ["build"] else main()
