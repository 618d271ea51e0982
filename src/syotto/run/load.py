"""Loads files and frames into the log, tells what came of it, and takes loads back."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from ibis.backends.duckdb import Backend

from syotto.errors import NotFound, SourceError
from syotto.run import clock
from syotto.run.compare import Difference, Logged, difference, spooled
from syotto.run.house import House
from syotto.run.loads import (
    LoadRecord,
    Undone,
    begun,
    finished,
    loads,
    same_as,
    undo,
    undone_loads,
)
from syotto.run.mapped import Mapped, keep_mapping, mapped
from syotto.run.scratch import scratch
from syotto.schema import LOADABLE, RAW
from syotto.schema.table import TableSpec
from syotto.sense import rejects as wrong_rows
from syotto.sense.checking import Checked, checked, typed_rows, wrong_columns
from syotto.sense.files import open_frame, sources
from syotto.sense.formats import Part, Reading, decided, first_values, reconsidered
from syotto.sense.frames import query_arrow
from syotto.sense.guess import Choice
from syotto.sense.mapping import read_mapping
from syotto.sense.rejects import Reject
from syotto.sense.source import Source, engine
from syotto.settings import FILE
from syotto.store.log import log_schema

__all__ = ["LoadRecord", "LoadReport", "Undone", "load", "loads", "undo", "undone_loads"]

Progress = Callable[[str], None]
SHOWN = 10
"""Rejects that a report shows; the file holds all."""
OWN = "files"
"""Source of rows for which none is named."""
EVERY = 1_000_000
"""Rows between two words of progress."""


@dataclass(frozen=True)
class LoadReport:
    """What a load did. `load_id` is that of the earlier load where nothing was new."""

    load_id: str
    table: str
    source: str
    files: tuple[str, ...]
    rows_read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    rejected: int = 0
    repeated: int = 0
    mapping: tuple[Choice, ...] = ()
    reasons: tuple[Reject, ...] = ()
    rejects_file: Path | None = None
    notes: tuple[str, ...] = ()
    same: bool = False
    seconds: float = 0.0


@dataclass
class Loading:
    """One load on its way."""

    house: House
    spec: TableSpec
    source: str
    full: bool
    scratch: Path
    backend: Backend
    progress: Progress
    started: float = field(default_factory=clock.seconds)


def load(
    house: House,
    table: str,
    files: Any,
    *,
    mapping: str | Path | Mapping[str, str] | None = None,
    full: bool = False,
    source: str | None = None,
    connection: Any = None,
    keep: bool = True,
    progress: Progress = lambda _: None,
) -> LoadReport:
    """Load rows of one raw table: all of them that are right, in one commit.

    files: paths, folders or dataframes, one or several; with `connection` SQL queries.
    mapping: `k=v,k2=v2`, a TOML file or a dictionary; what it leaves out is taken from
    syotto.toml or guessed. full: the files are everything that `source` has; what is missing
    has vanished. keep: the mapping is kept in syotto.toml.

    Raises NotFound for an unknown table, SourceError where the files or the mapping are wrong.
    """
    spec = spec_of(table)
    given = read_mapping(mapping, spec.name)
    with scratch(house.folder) as place:
        backend = engine(place, time_zone=house.settings.time_zone)
        load = Loading(house, spec, source or OWN, full, place, backend, progress)
        try:
            return run(load, opened(files, connection, place), given, keep=keep)
        finally:
            backend.disconnect()


def spec_of(table: str) -> TableSpec:
    name = table.removeprefix("raw.")
    if name in LOADABLE:
        return RAW[name]
    near = difflib.get_close_matches(name, LOADABLE, n=1)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    raise NotFound(
        f"There is no table {table!r} to load into.", fix=f"{hint}Use {', '.join(LOADABLE)}."
    )


def opened(files: Any, connection: Any, place: Path) -> list[Source]:
    things = list(files) if isinstance(files, list | tuple) else [files]
    if connection is None:
        return sources(things, place)
    return [open_frame(query_arrow(str(query), connection), "query") for query in things]


def run(load: Loading, found: list[Source], given: Mapping[str, str], *, keep: bool) -> LoadReport:
    """Reads with what is fast; files on which that fails are written anew and read again."""
    try:
        return attempt(load, found, given, keep=keep)
    except duckdb.Error as error:
        mended = [source.mend() if source.mend else source for source in found]
        if mended == found:
            raise unreadable(found, error) from error
    try:
        return attempt(load, mended, given, keep=keep)
    except duckdb.Error as error:
        raise unreadable(found, error) from error


def unreadable(found: Sequence[Source], error: Exception) -> SourceError:
    return SourceError(
        f"{', '.join(source.name for source in found)} cannot be read: "
        f"{str(error).strip().splitlines()[0]}",
        fix="Check the lines it names, or write the file anew.",
    )


def attempt(
    load: Loading, found: list[Source], given: Mapping[str, str], *, keep: bool
) -> LoadReport:
    load.progress(f"reading {', '.join(source.name for source in found[:3])}")
    parts = [Part(source, source.read(load.backend)) for source in found]
    values = first_values(load.backend, parts)
    how = mapped(load.house, load.spec, parts, values, given)
    row = book_row(load, found, how)
    names = tuple(source.name for source in found)
    report = LoadReport("", load.spec.name, load.source, names, mapping=how.choices)
    same = same_as(load.house, row)
    if same:
        return unchanged(report, same, load.started)
    reading, checks = understood(load, parts, how, values)
    check_any_right(load.spec, reading, checks)
    report = written(load, report, reading, checks, row)
    notes = [*how.notes, *(note for source in found for note in source.notes), *reading.notes]
    if checks.repeated:
        key = ", ".join(load.spec.key)
        notes.append(f"{checks.repeated:,} rows have the {key} of a later row, which counts.")
    if keep and keep_mapping(load.house.folder / FILE, load.spec.name, how.expressions):
        notes.append(f"The mapping is kept in {FILE}.")
    return replace(report, notes=tuple(notes))


def book_row(load: Loading, found: Sequence[Source], how: Mapped) -> dict[str, Any]:
    """What the ledger knows of a load before it is made."""
    content = [load.house.settings.time_zone, *(source.content_hash for source in found)]
    return {
        "table_name": load.spec.name,
        "source": load.source,
        "files": [source.name for source in found],
        "content_hash": hashlib.sha256("\n".join(content).encode()).hexdigest(),
        "mapping": how.expressions,
        "full": load.full,
    }


def unchanged(report: LoadReport, same: LoadRecord, started: float) -> LoadReport:
    return replace(
        report,
        load_id=same.load_id,
        same=True,
        rows_read=same.rows_read,
        unchanged=same.added + same.changed + same.unchanged,
        rejected=same.rejected,
        seconds=round(clock.seconds() - started, 3),
        notes=(f"{same.load_id} has brought the same already: nothing changed.",),
    )


def understood(
    load: Loading, parts: Sequence[Part], how: Mapped, values: Mapping[str, Sequence[str]]
) -> tuple[Reading, Checked]:
    """The formats that read most rows, and what every row then looks like."""
    zone = load.house.settings.time_zone
    american = zone.startswith(("America/", "US/"))
    reading = decided(
        load.backend,
        load.spec,
        parts,
        how.nodes,
        values,
        month_first=american,
        utc=zone == "UTC",
    )
    load.progress("checking every row")
    checks = checked(reading, load.scratch)
    if checks.aside:
        aside = list(checks.aside.values())
        wrong = wrong_columns(reading, aside)
        better = reconsidered(reading, wrong, aside, month_first=american)
        if better.formats != reading.formats:
            reading, checks = better, checked(better, load.scratch)
    return reading, checks


def check_any_right(spec: TableSpec, reading: Reading, checks: Checked) -> None:
    """A file of which nothing can be used is a wrong file, or wrongly mapped."""
    if not len(checks.wrong):
        raise SourceError(
            f"{reading.parts[0].source.name} has a header but no rows.",
            fix="Give a file with rows.",
        )
    if not checks.wrong.all():
        return
    first = next(wrong_rows.rejects(reading, checks))
    raise SourceError(
        f"No row can be used as {spec.one_row}. {first.file}, row {first.row}: {first.column} is "
        f"{first.found!r}, expected {first.expected}.",
        fix=f"Say where {first.column} comes from: --map {first.column}=COLUMN.",
    )


def written(
    load: Loading, report: LoadReport, reading: Reading, checks: Checked, row: dict[str, Any]
) -> LoadReport:
    """Appends what is new, in one commit, between two entries in the ledger."""
    load_id, moment = begun(load.house, row)
    fixed = {"source": load.source, "received_at": moment, "load_id": load_id}
    new = new_rows(load, reading, checks, fixed)
    if new.added + new.changed + new.vanished:
        rows = told(new.rows, load.progress)
        schema = log_schema(load.spec)
        load.house.log.append(load.spec, pa.RecordBatchReader.from_batches(schema, rows))
    ragged = sum(len(part.source.ragged) for part in reading.parts)
    counts: dict[str, Any] = {
        "rows_read": len(checks.wrong) + ragged,
        "added": new.added,
        "changed": new.changed,
        "unchanged": new.unchanged,
        "vanished": new.vanished,
        "rejected": int(checks.wrong.sum()) + ragged,
    }
    reasons, path = rejected(load, reading, checks, load_id) if counts["rejected"] else ((), None)
    seconds = round(clock.seconds() - load.started, 3)
    finished(load.house, load_id, {**counts, "seconds": seconds})
    return replace(
        report,
        load_id=load_id,
        repeated=checks.repeated,
        reasons=reasons,
        rejects_file=path,
        seconds=seconds,
        **counts,
    )


def new_rows(load: Loading, reading: Reading, checks: Checked, fixed: dict[str, Any]) -> Difference:
    """All rows where the table is new; else those that differ from what counts today."""
    schema = log_schema(load.spec)
    rows = typed_rows(reading, checks, checks.keep, schema, fixed)
    logged = Logged.of(load.house.log, load.spec, undone_loads(load.house.ledger))
    if not logged.parts:
        return Difference(int(checks.keep.sum()), 0, 0, 0, rows)
    load.progress("comparing with what is there")
    new = spooled(rows, schema, load.scratch / "new.parquet")
    held = None
    if load.full:
        wrong = typed_rows(reading, checks, checks.wrong, schema, fixed)
        held = spooled(wrong, schema, load.scratch / "held.parquet")
    return difference(load.backend, load.spec, new, logged, fixed, held)


def told(rows: Iterator[pa.RecordBatch], progress: Progress) -> Iterator[pa.RecordBatch]:
    done = 0
    for batch in rows:
        if done // EVERY < (done + batch.num_rows) // EVERY:
            progress(f"{done + batch.num_rows:,} rows written")
        done += batch.num_rows
        yield batch


def rejected(
    load: Loading, reading: Reading, checks: Checked, load_id: str
) -> tuple[tuple[Reject, ...], Path]:
    """Keeps the rows that cannot be used in rejects/<load_id>.csv; the first few are returned."""
    path = load.house.folder / "rejects" / f"{load_id}.csv"
    columns = dict.fromkeys(name for part in reading.parts for name in part.source.columns)
    found = wrong_rows.rejects(reading, checks)
    return tuple(wrong_rows.written(path, found, list(columns), SHOWN)), path
