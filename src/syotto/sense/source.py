"""Something to load from: a table of texts, in order, with the names its columns have there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.datatypes as dt
import pyarrow as pa
from ibis import Table
from ibis.backends.duckdb import Backend

CHUNK = 100_000
"""Rows of one batch."""


@dataclass(frozen=True)
class Ragged:
    """A line that has not as many fields as the header."""

    line: int
    fields: int
    text: str


@dataclass(frozen=True)
class Typed:
    """The rows of a source with the types they have there.

    read: the named columns, at most so many rows at a time.
    """

    schema: pa.Schema
    read: Callable[[Sequence[str], int], Iterator[pa.RecordBatch]]


@dataclass(frozen=True)
class Source:
    """A file or frame. `read` gives its rows as texts in columns c0, c1, ... in their order.

    lines: where rows of the table stand in the file, given how many it has (row 0 is the first).
    mend: the same file written anew where the fast reader gives up on it; None if nothing helps.
    typed: the same rows with the types they come with; None for files of texts.
    """

    name: str
    columns: tuple[str, ...]
    content_hash: str
    read: Callable[[Backend], Table]
    lines: Callable[[Sequence[int], int], list[int]] = field(default=lambda rows, _: after(rows, 1))
    mend: Callable[[], Source] | None = None
    ragged: tuple[Ragged, ...] = ()
    notes: tuple[str, ...] = ()
    typed: Typed | None = None


def after(rows: Sequence[int], first: int) -> list[int]:
    """The lines of rows that stand one below the other from line `first` on."""
    return [row + first for row in rows]


def positions(columns: Sequence[str]) -> list[str]:
    """Names of the columns inside: any name of a file is safe, whatever it looks like."""
    return [f"c{place}" for place, _ in enumerate(columns)]


def engine(folder: Path, *, time_zone: str = "UTC", memory: str = "1200MB") -> Backend:
    """A private engine to read with; times without a zone are read in `time_zone`."""
    spill = str(folder / "spill")
    backend = ibis.duckdb.connect(memory_limit=memory, temp_directory=spill)
    backend.settings["enable_progress_bar"] = False
    backend.settings["TimeZone"] = time_zone
    return backend


def stream(backend: Backend, rows: Table) -> Iterator[pa.RecordBatch]:
    """The rows in order, never all of them at once."""
    query = str(backend.compile(rows))
    yield from backend.con.sql(query).to_arrow_reader(CHUNK)


def fetch(backend: Backend, rows: Table) -> pa.Table:
    batches = list(stream(backend, rows))
    return pa.Table.from_batches(batches) if batches else rows.schema().to_pyarrow().empty_table()


def texts(table: Table) -> Table:
    """Every column of a typed table as text; nested values as JSON."""
    return table.select(
        **{
            position: text_of(table[name])
            for position, name in zip(positions(table.columns), table.columns, strict=True)
        }
    )


def text_of(value: Any) -> Any:
    kind: dt.DataType = value.type()
    if kind.is_string():
        return value
    if kind.is_struct() or kind.is_array() or kind.is_map():
        return value.cast("json").cast("string")
    return value.cast("string")


def written(cell: Any) -> str | None:
    """A value as it would stand in a text file: whole numbers without a point, ISO dates."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime | date | time):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell.total_seconds())
    return str(cell)
