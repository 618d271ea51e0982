"""Rows that cannot be used: where they stand, what was found, what was expected, how to mend it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from syotto.sense.checking import Checked
from syotto.sense.formats import Part, Reading
from syotto.sense.source import Source, positions, stream

HEADER = ("file", "row", "column", "found", "expected", "fix")


@dataclass(frozen=True)
class Reject:
    """One thing wrong with one row. `row` is the line of the file it begins on."""

    file: str
    row: int
    column: str
    found: str
    expected: str
    fix: str
    original: Mapping[str, str] = field(default_factory=dict)


def rejects(reading: Reading, checks: Checked) -> Iterator[Reject]:
    """Every wrong cell, file by file, in the order of the rows."""
    for place, part in enumerate(reading.parts):
        yield from ragged(part.source)
        if place in checks.aside:
            start, size = checks.offsets[place], checks.sizes[place]
            rows = np.flatnonzero(checks.wrong[start : start + size]).tolist()
            yield from wrong_cells(reading, checks.aside[place], part.source.lines(rows, size))


def ragged(source: Source) -> Iterator[Reject]:
    for line in source.ragged:
        yield Reject(
            source.name,
            line.line,
            "",
            f"{line.fields} fields",
            f"{len(source.columns)} fields",
            "Put fields that hold the delimiter into quotes.",
            {source.columns[0]: line.text},
        )


def wrong_cells(reading: Reading, part: Part, lines: list[int]) -> Iterator[Reject]:
    cells = reading.cells(part)
    wrong = {f"wrong_{cell.target.name}": cell.wrong for cell in cells}
    found = {f"found_{cell.target.name}": cell.text for cell in cells}
    table = part.rows.mutate(**wrong, **found)
    place = 0
    for batch in stream(reading.backend, table):
        for row in batch.to_pylist():
            values = [row[name] or "" for name in positions(part.source.columns)]
            original = dict(zip(part.source.columns, values, strict=True))
            for cell in cells:
                if row[f"wrong_{cell.target.name}"]:
                    yield reject(part.source.name, lines[place], cell, row, original)
            place += 1


def reject(
    file: str, line: int, cell: Any, row: dict[str, Any], original: dict[str, str]
) -> Reject:
    name = cell.target.name
    found = row[f"found_{name}"] or ""
    fix = "Correct it in the source and load the file again."
    if not found:
        fix = (
            f"Fill it in at the source; a row without {name} ({cell.target.about}) cannot be used."
        )
    elif not cell.target.required:
        fix = f"Correct it, or leave the column out: --map {name}="
    return Reject(file, line, name, found, cell.expected, fix, original)


def written(path: Path, found: Iterator[Reject], columns: list[str], first: int) -> list[Reject]:
    """Writes all of them with the original rows; returns the first few."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shown: list[Reject] = []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*HEADER, *columns])
        for entry in found:
            writer.writerow(
                [
                    *(getattr(entry, name) for name in HEADER),
                    *(entry.original.get(name, "") for name in columns),
                ]
            )
            if len(shown) < first:
                shown.append(entry)
    return shown
