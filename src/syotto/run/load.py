"""Loads files and frames into the log, tells what came of it, and takes loads back."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from ibis.backends.duckdb import Backend

from syotto.errors import NotFound, SourceError
from syotto.run import clock
from syotto.run.compare import Difference, Logged, difference, spooled
from syotto.run.erased import admitted, erased
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
from syotto.run.rights_at_once import RIGHTS, at_once
from syotto.run.scratch import scratch
from syotto.schema import LOADABLE, RAW
from syotto.schema.handed import LEAD_RESULTS
from syotto.schema.table import TableSpec
from syotto.sense import rejects as wrong_rows
from syotto.sense.checking import Checked, Flags, checked, typed_rows, wrong_columns
from syotto.sense.files import open_frame, sources
from syotto.sense.formats import Part, Reading, decided, first_values, reconsidered
from syotto.sense.frames import query_arrow
from syotto.sense.guess import Choice, Sample
from syotto.sense.mapping import read_mapping
from syotto.sense.opt_outs import told_apart
from syotto.sense.ready import looked_at, ready, ready_rows
from syotto.sense.rejects import Reject
from syotto.sense.source import Source, engine
from syotto.sense.wide import as_rows
from syotto.settings import FILE
from syotto.store.log import log_schema
from syotto.store.recent import rows_of_load

__all__ = ["LoadRecord", "LoadReport", "Undone", "load", "loads", "undo", "undone_loads"]

Progress = Callable[[str], None]
SHOWN = 10
"""Rejects that a report shows; the file holds all."""
OWN = "files"
"""Source of rows for which none is named."""
EVERY = 1_000_000
"""Rows between two words of progress."""
BROKEN = (duckdb.Error, pa.ArrowException)
"""What the readers raise where a file is not what it seems."""


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
    progress: Progress
    started: float = field(default_factory=clock.seconds)

    @cached_property
    def backend(self) -> Backend:
        """The engine that reads texts and compares; rows with our types do without."""
        return engine(self.scratch, time_zone=self.house.settings.time_zone)

    def close(self) -> None:
        if "backend" in self.__dict__:
            self.backend.disconnect()


@dataclass(frozen=True)
class Rows:
    """The rows of a load, every one looked at.

    reading: how their texts are read; None where they came with our types. read: those to keep.
    """

    checks: Checked
    reading: Reading | None
    read: Callable[[Flags, pa.Schema, Mapping[str, Any]], Iterator[pa.RecordBatch]]


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
    with (
        scratch(house.folder) as place,
        closing(Loading(house, spec, source or OWN, full, place, progress)) as load,
    ):
        found = opened(files, connection, place)
        now = house.now()
        apart = [as_rows(told_apart(one, spec.name, now), spec.name, now) for one in found]
        return run(load, apart, given, keep=keep)


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
    except BROKEN as error:
        mended = [source.mend() if source.mend else source for source in found]
        if mended == found:
            raise unreadable(found, error) from error
    try:
        return attempt(load, mended, given, keep=keep)
    except BROKEN as error:
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
    parts = cache(lambda: [Part(source, source.read(load.backend)) for source in found])
    values = cache(lambda: first_values(load.backend, parts()))
    columns = dict.fromkeys(name for source in found for name in source.columns)
    how = mapped(load.house, load.spec, found, Sample(columns, values), given)
    row = book_row(load, found, how)
    names = tuple(source.name for source in found)
    report = LoadReport("", load.spec.name, load.source, names, mapping=how.choices)
    same = same_as(load.house, row)
    if same:
        return unchanged(report, same, load.started)
    rows = with_our_types(load, found, how) or understood(load, parts(), how, values())
    check_any_right(load.spec, found, rows)
    with load.house.log.together():  # who is erased meanwhile does not come in with it
        report = written(load, report, rows, row)
    notes = [*report.notes, *how.notes, *(note for source in found for note in source.notes)]
    notes += rows.reading.notes if rows.reading else ()
    if rows.checks.repeated:
        key = ", ".join(load.spec.key_in_files)
        notes.append(f"{rows.checks.repeated:,} rows have the {key} of a later row, which counts.")
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


def with_our_types(load: Loading, found: Sequence[Source], how: Mapped) -> Rows | None:
    """The rows as they come, if their types say the same as their texts and nothing is wrong."""
    utc = load.house.settings.time_zone == "UTC"
    rows = ready(load.spec, how.nodes, found, utc=utc)
    load.progress("checking every row")
    checks = looked_at(rows) if rows else None
    return Rows(checks, None, partial(ready_rows, rows, checks)) if rows and checks else None


def understood(
    load: Loading, parts: Sequence[Part], how: Mapped, values: Mapping[str, Sequence[str]]
) -> Rows:
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
    checks = checked(reading, load.scratch)
    if checks.aside:
        aside = list(checks.aside.values())
        wrong = wrong_columns(reading, aside)
        better = reconsidered(reading, wrong, aside, month_first=american)
        if better.formats != reading.formats:
            reading, checks = better, checked(better, load.scratch)
    return Rows(checks, reading, partial(typed_rows, reading, checks))


def check_any_right(spec: TableSpec, found: Sequence[Source], rows: Rows) -> None:
    """A file of which nothing can be used is a wrong file, or wrongly mapped."""
    if not len(rows.checks.wrong):
        raise SourceError(
            f"{found[0].name} has a header but no rows.", fix="Give a file with rows."
        )
    if not rows.checks.wrong.all() or rows.reading is None:
        return
    first = next(wrong_rows.rejects(rows.reading, rows.checks))
    raise SourceError(
        f"No row can be used as {spec.one_row}. {first.file}, row {first.row}: {first.column} is "
        f"{first.found!r}, expected {first.expected}.",
        fix=f"Say where {first.column} comes from: --map {first.column}=COLUMN.",
    )


def written(load: Loading, report: LoadReport, rows: Rows, row: dict[str, Any]) -> LoadReport:
    """Appends what is new, in one commit, between two entries in the ledger."""
    checks, reading = rows.checks, rows.reading
    load_id, moment = begun(load.house, row)
    fixed = {"source": load.source, "received_at": moment, "load_id": load_id}
    new, added = new_rows(load, rows, fixed), 0
    if new.added + new.changed + new.vanished:
        batches = told(new.rows, load.progress)
        schema = log_schema(load.spec)
        arriving = pa.RecordBatchReader.from_batches(schema, batches)
        added = load.house.log.append(load.spec, arriving) - new.changed - new.vanished
        if load.spec.name in RIGHTS:
            new_here = rows_of_load(load.house.log, load.spec, load_id)
            at_once(load.house, load.spec.name, new_here, load_id)
        if load.spec.name == LEAD_RESULTS.name:
            new_here = rows_of_load(load.house.log, load.spec, load_id)
            report = replace(report, notes=results_at_once(load.house, new_here))
    ragged = sum(len(part.source.ragged) for part in reading.parts) if reading else 0
    counts: dict[str, Any] = {
        "rows_read": len(checks.wrong) + ragged,
        "added": added,
        "changed": new.changed,
        "unchanged": new.unchanged,
        "vanished": new.vanished,
        "rejected": int(checks.wrong.sum()) + ragged,
    }
    reasons, path = rejected(load, rows, load_id) if counts["rejected"] else ((), None)
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


def results_at_once(house: House, rows: pa.Table) -> tuple[str, ...]:
    from syotto.run.lead_files import take  # here, because flows hear of it, and they load too

    return take(house, rows.to_pylist())


def new_rows(load: Loading, rows: Rows, fixed: dict[str, Any]) -> Difference:
    """All rows where the table is new; else those that differ from what counts today."""
    schema, checks = log_schema(load.spec), rows.checks
    batches = admitted(load.house, load.spec, rows.read(checks.keep, schema, fixed))
    logged = Logged.of(load.house.log, load.spec, undone_loads(load.house.ledger))
    load.progress("comparing with what is there")
    all_new = checks.hashes is not None and not load.full and logged.lacks(load.spec, checks.hashes)
    if not logged.parts or all_new:
        return Difference(int(checks.keep.sum()), 0, 0, 0, batches)
    new = spooled(batches, schema, load.scratch / "new.parquet")
    held = None
    if load.full:
        wrong = rows.read(checks.wrong, schema, fixed)
        held = spooled(wrong, schema, load.scratch / "held.parquet")
    return difference(load.backend, load.spec, new, logged, fixed, held)


def told(rows: Iterator[pa.RecordBatch], progress: Progress) -> Iterator[pa.RecordBatch]:
    done = 0
    for batch in rows:
        if done // EVERY < (done + batch.num_rows) // EVERY:
            progress(f"{done + batch.num_rows:,} rows written")
        done += batch.num_rows
        yield batch


def rejected(load: Loading, rows: Rows, load_id: str) -> tuple[tuple[Reject, ...], Path | None]:
    """Keeps the rows that cannot be used in rejects/<load_id>.csv; the first few are returned."""
    reading = rows.reading
    if reading is None:
        return (), None
    path = load.house.folder / "rejects" / f"{load_id}.csv"
    columns = dict.fromkeys(name for part in reading.parts for name in part.source.columns)
    found = wrong_rows.rejects(reading, rows.checks)
    gone = erased(load.house)
    if gone:
        found = (one for one in found if not any(map(gone.is_, one.original.values())))
    return tuple(wrong_rows.written(path, found, list(columns), SHOWN)), path
