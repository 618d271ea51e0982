"""The log: facts as they were loaded, append-only, one Delta table for each raw table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pyarrow as pa
from deltalake import DeltaTable, WriterProperties, write_deltalake

from syotto.errors import SourceError
from syotto.schema.table import TableSpec

GONE = "gone"
"""True on a row that says: this key vanished from its source."""

WRITER = WriterProperties(compression="ZSTD", compression_level=1, max_row_group_size=262_144)


class Log:
    """Delta tables in a folder, `folder/<table>/`. A reader sees committed files only."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)

    def append(self, spec: TableSpec, rows: pa.Table | pa.RecordBatchReader) -> int:
        """Add `rows` in one commit: all of them or none. Returns how many there were.

        `rows` carry the columns of `spec`; `gone` may be left out and is then null.
        A RecordBatchReader is streamed, whatever its length.
        Raises SourceError where a column is missing or cannot become the type of `spec`.
        """
        schema = log_schema(spec)
        counted = Counted(rows, schema, spec)
        place = self.folder / spec.name
        if not self.exists(spec):
            place.mkdir(parents=True, exist_ok=True)
            DeltaTable.create(place, schema, mode="ignore", name=spec.full_name)
        write_deltalake(place, counted.reader(), mode="append", writer_properties=WRITER)
        return counted.rows

    def exists(self, spec: TableSpec) -> bool:
        return DeltaTable.is_deltatable(str(self.folder / spec.name))

    def files(self, spec: TableSpec) -> list[str]:
        """The Parquet files of the newest version; none where nothing was loaded."""
        if not self.exists(spec):
            return []
        return sorted(unquote(uri) for uri in DeltaTable(self.folder / spec.name).file_uris())


class Counted:
    """Rows on their way into the log: brought to its types, and counted."""

    def __init__(
        self, given: pa.Table | pa.RecordBatchReader, schema: pa.Schema, spec: TableSpec
    ) -> None:
        missing = set(schema.names) - set(given.schema.names) - {GONE}
        if missing:
            raise SourceError(
                f"Rows for {spec.full_name!r} lack {', '.join(sorted(missing))}.",
                fix="Give every column of the table; unknown values are null.",
            )
        self.given = given
        self.schema = schema
        self.spec = spec
        self.rows = 0

    def reader(self) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(self.schema, self.batches())

    def batches(self) -> Iterator[pa.RecordBatch]:
        given = self.given.to_batches() if isinstance(self.given, pa.Table) else self.given
        for batch in given:
            self.rows += batch.num_rows
            yield self.cast(batch)

    def cast(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        if GONE not in batch.schema.names:
            batch = batch.append_column(GONE, pa.nulls(batch.num_rows, pa.bool_()))
        try:
            return batch.select(self.schema.names).cast(self.schema)
        except pa.ArrowInvalid as error:
            raise SourceError(
                f"A value for {self.spec.full_name!r} has the wrong type: {error}.",
                fix="Cast the columns to the types of the table before appending.",
            ) from error


def log_schema(spec: TableSpec) -> pa.Schema:
    """The columns of `spec` and `gone`."""
    columns: pa.Schema = spec.columns.to_pyarrow()
    return columns.append(pa.field(GONE, pa.bool_()))
