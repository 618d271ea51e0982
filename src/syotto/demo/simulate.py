"""Makes a company whose truth is known: raw tables through the door, the truth beside them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from syotto.demo.rows import exports
from syotto.demo.rows.exports import Export
from syotto.demo.rows.identities import make_identities
from syotto.demo.truth.files import write_truth
from syotto.demo.world.habit import habit
from syotto.demo.world.live import Progress, begin, live, silent
from syotto.demo.world.state import State, World, make_world, moment
from syotto.errors import InputError
from syotto.run.clock import seconds
from syotto.run.house import House, open_house
from syotto.run.load import load
from syotto.run.workspace import create
from syotto.settings import FILE

SIZES = {"people": (50, 10_000_000), "days": (1, 3650), "seed": (0, 2**32 - 1)}
"""The smallest and largest company."""


@dataclass(frozen=True)
class Simulated:
    """What was made: rows by raw table, and where the truth is."""

    folder: Path
    people: int
    accounts: int
    days: int
    seed: int
    rows: dict[str, int]
    rejected: int
    truth: Path
    seconds: float


def simulate(
    folder: Path | str,
    *,
    people: int = 2000,
    days: int = 365,
    seed: int = 1,
    progress: Progress = silent,
) -> Simulated:
    """Fill the workspace `folder` (made where there is none) with a simulated company.

    The company lived `days` days from the first of January 2024 under its old habits. The truth
    is written to `folder/truth/`, which nothing reads but the commands that compare.

    Raises InputError for a company that is too small or too large.
    """
    started = seconds()
    check_sizes(people=people, days=days, seed=seed)
    place = Path(folder)
    if not (place / FILE).exists():
        create(place, paper=True)
    house = open_house(place)
    world, state = past(people, days, seed, progress)
    who = make_identities(world)
    rows, rejected = hand_over(house, exports.everything(world, who, state, 0, days), progress)
    truth = write_truth(house.folder / "truth", world, who, state)
    took = round(seconds() - started, 1)
    return Simulated(place, people, world.accounts.n, days, seed, rows, rejected, truth, took)


def check_sizes(**asked: int) -> None:
    for name, value in asked.items():
        low, high = SIZES[name]
        if not low <= value <= high:
            raise InputError(
                f"A company cannot have {name} {value:,}.", fix=f"Give {low:,} to {high:,}."
            )


def past(people: int, days: int, seed: int, progress: Progress = silent) -> tuple[World, State]:
    """The company as it is after some days of its old habits; the same for the same numbers."""
    world = make_world(people, seed)
    state = begin(world)
    live(world, state, habit, days, progress)
    return world, state


def hand_over(
    house: House, packages: Iterable[Export], progress: Progress = silent
) -> tuple[dict[str, int], int]:
    """Load every package; large ones through files. Rows read and rejected, by table."""
    rows: dict[str, int] = {}
    rejected = 0
    with tempfile.TemporaryDirectory(prefix="exports-", dir=house.folder) as scratch:
        for (table, source), files in written(packages, Path(scratch)).items():
            progress(f"load {table} from {source}", len(rows) / 20)
            report = load(
                house, table, files, mapping=as_named(files[0]), source=source, keep=False
            )
            rows[table] = rows.get(table, 0) + report.rows_read
            rejected += report.rejected
    return rows, rejected


def written(packages: Iterable[Export], scratch: Path) -> dict[tuple[str, str], list[Path]]:
    """Each package as a Parquet file, by table and source."""
    files: dict[tuple[str, str], list[Path]] = {}
    for number, package in enumerate(packages):
        if not package.rows.num_rows:
            continue
        path = scratch / f"{package.table}-{number:03d}.parquet"
        repeating = [f.name for f in package.rows.schema if pa.types.is_dictionary(f.type)]
        pq.write_table(package.rows, path, compression="lz4", use_dictionary=repeating)
        files.setdefault((package.table, package.source), []).append(path)
    return files


def as_named(file: Path) -> dict[str, str]:
    """The exports speak our names already."""
    names: pa.Schema = pq.read_schema(file)
    return {name: name for name in names.names}


def render(made: Simulated) -> str:
    """What was made, as a small text table."""
    head = (
        f"{made.people:,} people in {made.accounts:,} accounts, {made.days} days "
        f"to {moment(made.days):%Y-%m-%d}, seed {made.seed}"
    )
    lines = [f"  {table:<14} {count:>12,}" for table, count in made.rows.items()]
    tail = f"{made.rejected} rows rejected. The truth is in {made.truth}. {made.seconds} s."
    return "\n".join([head, *lines, tail])
