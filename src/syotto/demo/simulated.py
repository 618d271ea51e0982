"""A company whose truth is known, to look at: machines, spare parts and services, simulated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from syotto.demo.real import MARK, remove_demo
from syotto.demo.simulate import simulate
from syotto.demo.truth.recovery import WORLD_FILE
from syotto.run.build import BuildReport, build
from syotto.run.house import House, open_house
from syotto.run.load import LoadReport
from syotto.run.workspace import create
from syotto.settings import FILE

ATTRIBUTION = "A simulated company; nobody in it is real. Its truth is in truth/truth.md"
SETTINGS: dict[str, object] = {"currency": "EUR"}
PEOPLE, DAYS, SEED = 2000, 365, 1


def run_demo(
    folder: Path,
    progress: Callable[[str], None] = lambda _: None,
    *,
    people: int = PEOPLE,
    days: int = DAYS,
) -> tuple[House, LoadReport, BuildReport]:
    """Make the company in `folder` and build it; a company made earlier is only built."""
    loaded = LoadReport("", "order_lines", "simulated", ())
    if not (folder / WORLD_FILE).exists():
        if (folder / FILE).exists():
            remove_demo(folder)
        create(folder, SETTINGS, paper=True)
        (folder / MARK).write_text(f"{ATTRIBUTION}\n", encoding="utf-8")
        loaded = made(folder, people, days, progress)
    house = open_house(folder)
    return house, loaded, build(house, progress=progress)


def made(folder: Path, people: int, days: int, progress: Callable[[str], None]) -> LoadReport:
    """All its tables loaded, summed up as one load."""
    company = simulate(
        folder, people=people, days=days, seed=SEED, progress=lambda what, _: progress(what)
    )
    rows = sum(company.rows.values())
    return LoadReport(
        load_id="",
        table="order_lines",
        source="simulated",
        files=tuple(company.rows),
        rows_read=rows,
        added=rows - company.rejected,
        rejected=company.rejected,
        seconds=company.seconds,
    )
