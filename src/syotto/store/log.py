"""The log: facts as they were loaded, append-only, one Delta table for each raw table."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake

from syotto.errors import SourceError
from syotto.schema.table import TableSpec

GONE = "gone"
"""True on a row that says: this key vanished from its source."""

KEPT_HOURS = 24
"""So long a file that was put together with others is still there."""

WRITER = WriterProperties(compression="ZSTD", compression_level=1, max_row_group_size=262_144)
LOCK = ".lock"
EVERY_COLUMN = {"delta.dataSkippingNumIndexedCols": "-1"}


@dataclass(frozen=True)
class Part:
    """A Parquet file of the log, and what its statistics say.

    load_id: the load that all its rows came with; None where there are several, or not known.
    last_at: when the last of its rows was received; None where that is not known.
    gone: some of its rows may say that their key vanished.
    """

    path: str
    rows: int
    load_id: str | None
    gone: bool
    last_at: datetime | None = None


class Log:
    """Delta tables in a folder, `folder/<table>/`. A reader sees committed files only."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Nobody writes a table anew meanwhile. Appends and builds may overlap."""
        with self.locked(fcntl.LOCK_SH):
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody appends or builds meanwhile; waits for who does."""
        with self.locked(fcntl.LOCK_EX):
            yield

    @contextmanager
    def locked(self, how: int) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / LOCK).open("a") as file:
            fcntl.flock(file, how)
            yield

    def append(
        self,
        spec: TableSpec,
        rows: pa.Table | pa.RecordBatchReader,
        *,
        positions: Mapping[str, int] | None = None,
    ) -> int:
        """Add `rows` in one commit, all of them or none. Returns how many there were.

        `rows` carry the columns of `spec`; `gone` may be left out and is then null.
        A RecordBatchReader is streamed, whatever its length. One load brings a key at most once.
        positions: how far each of these senders has come with this commit; `position` tells.
        Raises SourceError where a column is missing or cannot become the type of `spec`.
        """
        arriving = Arriving(spec, rows)
        with self.together():
            self.create(spec)
            self.write(arriving, spec, positions or {})
        return arriving.rows

    def write(self, arriving: Arriving, spec: TableSpec, positions: Mapping[str, int]) -> None:
        reached = [Transaction(name, number) for name, number in positions.items()]
        try:
            write_deltalake(
                self.folder / spec.name,
                arriving.reader(),
                mode="append",
                schema_mode="merge",
                writer_properties=WRITER,
                commit_properties=CommitProperties(app_transactions=reached) if reached else None,
            )
        except Exception as error:
            raise arriving.failure or error from error

    def create(self, spec: TableSpec) -> None:
        if not self.exists(spec):
            place = self.folder / spec.name
            place.mkdir(parents=True, exist_ok=True)
            DeltaTable.create(
                place,
                log_schema(spec),
                mode="ignore",
                name=spec.full_name,
                configuration=EVERY_COLUMN,
            )

    def positions(self, spec: TableSpec, names: Sequence[str]) -> dict[str, int]:
        """How far each sender has come, by its last commit here; 0 before the first."""
        if not names or not self.exists(spec):
            return dict.fromkeys(names, 0)
        table = DeltaTable(self.folder / spec.name)
        return {name: table.transaction_version(name) or 0 for name in names}

    def compact(self, spec: TableSpec) -> None:
        """Puts small files together. The old ones stay for readers that have just begun."""
        if self.exists(spec):
            table = DeltaTable(self.folder / spec.name)
            table.optimize.compact()
            table.vacuum(KEPT_HOURS, dry_run=False, enforce_retention_duration=False)

    def exists(self, spec: TableSpec) -> bool:
        return DeltaTable.is_deltatable(str(self.folder / spec.name))

    def files(self, spec: TableSpec) -> list[str]:
        """The Parquet files of the newest version; none where nothing was loaded."""
        return [part.path for part in self.parts(spec)]

    def parts(self, spec: TableSpec) -> list[Part]:
        """The same files with what is known about their rows, without opening one."""
        if not self.exists(spec):
            return []
        place = self.folder / spec.name
        actions = pa.table(DeltaTable(place).get_add_actions(flatten=True)).to_pylist()
        return sorted((part_of(place, action) for action in actions), key=lambda part: part.path)


def part_of(place: Path, action: dict[str, Any]) -> Part:
    rows = action["num_records"] or 0
    first, last = action.get("min.load_id"), action.get("max.load_id")
    one_load = first == last and action.get("null_count.load_id") == 0
    return Part(
        path=str(place / unquote(action["path"])),
        rows=rows,
        load_id=first if one_load else None,
        gone=action.get(f"null_count.{GONE}") != rows,
        last_at=action.get("max.received_at"),
    )


class Arriving:
    """Rows on their way into the log: brought to its types, and counted.

    `failure` is what went wrong with them; on the way through the writer it would lose its type.
    """

    def __init__(self, spec: TableSpec, given: pa.Table | pa.RecordBatchReader) -> None:
        self.spec = spec
        self.given = given
        self.schema = log_schema(spec)
        self.rows = 0
        self.failure: Exception | None = None
        missing = set(self.schema.names) - set(given.schema.names) - {GONE}
        if missing:
            raise SourceError(
                f"Rows for {spec.full_name!r} lack {', '.join(sorted(missing))}.",
                fix="Give every column of the table; unknown values are null.",
            )

    def reader(self) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(self.schema, self.batches())

    def batches(self) -> Iterator[pa.RecordBatch]:
        given = self.given.to_batches() if isinstance(self.given, pa.Table) else self.given
        try:
            for batch in given:
                typed = self.typed(batch)
                self.rows += typed.num_rows
                yield typed
        except Exception as error:
            self.failure = error
            raise

    def typed(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        if GONE not in batch.schema.names:
            batch = batch.append_column(GONE, pa.nulls(batch.num_rows, pa.bool_()))
        try:
            return batch.select(self.schema.names).cast(self.schema)
        except pa.ArrowException as error:
            raise SourceError(
                f"A value for {self.spec.full_name!r} has the wrong type: {error}.",
                fix="Cast the columns to the types of the table before appending.",
            ) from error


def log_schema(spec: TableSpec) -> pa.Schema:
    """The columns of `spec` and `gone`."""
    columns: pa.Schema = spec.columns.to_pyarrow()
    return columns.append(pa.field(GONE, pa.bool_()))
