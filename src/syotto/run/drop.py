"""The drop folder: a file put into DIR/drop/<table>/ is loaded by that table's mapping.

A file has landed when it has not changed between two looks. Loaded it goes to drop/done/, wrong it
goes to drop/failed/ with its reason beside it. A crash in between loads the same file again, which
changes nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from syotto.errors import SyottoError
from syotto.run.house import House
from syotto.run.load import LoadReport, load
from syotto.run.sources import ensure_source
from syotto.schema import LOADABLE
from syotto.schema.source import SourceKind
from syotto.store import sources as book

log = logging.getLogger("syotto.doors")
FOLDER = "drop"
"""Name of the folder, and of the source that files come from."""
DONE, FAILED = "done", "failed"
UNFINISHED = (".part", ".partial", ".tmp", ".filepart", ".crdownload", ".swp")
"""Endings of files that are still being written."""
Size = tuple[int, int]


@dataclass
class DropFolder:
    """Looks into the folder; `seen` is how large and how old each file was at the last look."""

    house: House
    seen: dict[Path, Size] = field(default_factory=dict)

    @property
    def place(self) -> Path:
        return self.house.folder / FOLDER

    def look(self) -> list[LoadReport]:
        """Loads the files that have landed, the oldest first. Returns what was loaded."""
        now = {path: size_of(path) for path in waiting(self.place)}
        landed = [path for path, size in now.items() if self.seen.get(path) == size]
        self.seen = {path: size for path, size in now.items() if path not in landed}
        ordered = sorted(landed, key=lambda path: (now[path][1], path.name))
        return [report for path in ordered if (report := self.take(path))]

    def take(self, path: Path) -> LoadReport | None:
        """Loads one file and moves it; None where it could not be used."""
        source = ensure_source(self.house, FOLDER, SourceKind.FOLDER)
        try:
            report = load(self.house, path.parent.name, [path], source=source.source_id)
        except (SyottoError, OSError) as error:
            self.refuse(path, error)
            return None
        self.move(path, DONE)
        now = self.house.now()
        rows = report.added + report.changed + report.unchanged
        with self.house.ledger.begin() as connection:
            book.tally(connection, [(FOLDER, now.date(), report.table, rows, now)])
            if report.rejected:
                said = f"{path.name}: {report.rejected:,} rows rejected, see {report.load_id}"
                wrong = (FOLDER, now.date(), "rejected", report.rejected, said, now)
                book.tally_errors(connection, [wrong])
        return report

    def refuse(self, path: Path, error: Exception) -> None:
        log.warning("%s cannot be loaded: %s", path.name, error)
        moved = self.move(path, FAILED)
        moved.with_name(f"{moved.name}.reason.txt").write_text(f"{error}\n", encoding="utf-8")
        now = self.house.now()
        said = f"{path.parent.name}/{path.name}: {error}"[:500].replace("\n", " ")
        with self.house.ledger.begin() as connection:
            book.tally_errors(connection, [(FOLDER, now.date(), "failed", 1, said, now)])

    def move(self, path: Path, where: str) -> Path:
        """Moves a file; one of that name that is there already stays."""
        folder = self.place / where / path.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        goal, number = folder / path.name, 1
        while goal.exists():
            number += 1
            goal = folder / f"{path.stem}-{number}{path.suffix}"
        return path.rename(goal)


def waiting(place: Path) -> Iterator[Path]:
    """Files in the folders of tables, as far as they look finished."""
    if not place.is_dir():
        return
    for folder in sorted(place.iterdir()):
        if folder.name not in LOADABLE or not folder.is_dir():
            continue
        for path in sorted(folder.iterdir()):
            hidden = path.name.startswith((".", "~"))
            if path.is_file() and not hidden and path.suffix.lower() not in UNFINISHED:
                yield path


def size_of(path: Path) -> Size:
    """Size and moment of the last change; of a file that is gone by now, none."""
    try:
        found = path.stat()
    except OSError:
        return (-1, -1)
    return found.st_size, found.st_mtime_ns


def strays(place: Path) -> list[str]:
    """What lies where nothing is read: in the folder itself, or in one that no table is named."""
    if not place.is_dir():
        return []
    known = {*LOADABLE, DONE, FAILED}
    return sorted(path.name for path in place.iterdir() if path.name not in known)
