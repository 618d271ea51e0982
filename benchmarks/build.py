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

    started, marks = time.perf_counter(), [("", time.process_time(), 0)]
    report = build(
        open_house(folder), progress=lambda said: marks.append((said, time.process_time(), peak()))
    )
    ends = [*marks[1:], ("", time.process_time(), peak())]
    steps = {
        name.split(" (")[0]: (end - start, most)
        for (name, start, _), (_, end, most) in zip(marks, ends, strict=True)
    }
    took = time.perf_counter() - started
    print(json.dumps({
        "seconds": took, "cpu": time.process_time(), "peak_mb": peak(),
        "cpu_and_peak": steps, "steps": report.step_seconds, "rows": report.rows,
    }))  # fmt: skip


def peak() -> float:
    """Megabytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()) / f"build-{rows}"
    if not (folder / "log").exists():
        prepare(folder, rows)
    asked = [sys.executable, __file__, "build", str(folder)]
    told = subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout
    found = json.loads(told.splitlines()[-1])
    for name, seconds in found["steps"].items():
        cpu, most = found["cpu_and_peak"][name]
        print(
            f"{name:18} {seconds:7.1f} s {cpu:7.1f} cpu s  {found['rows'][name]:>12,} rows"
            f"  peak so far {most:,.0f} MB"
        )
    print(
        f"{'all':18} {found['seconds']:7.1f} s  {found['cpu']:.0f} processor seconds, "
        f"{found['peak_mb']:,.0f} MB, load average {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    build(Path(sys.argv[2])) if sys.argv[1:2] == ["build"] else main()
