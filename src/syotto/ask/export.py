"""Any table of the newest build as a file: CSV, Parquet, JSON lines or Arrow, batch by batch."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from syotto.ask import handed_leads
from syotto.ask.sources import Sources
from syotto.errors import InputError
from syotto.store.questions import stream

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/x-ndjson",
    "arrow": "application/vnd.apache.arrow.stream",
}


def batches(house: Sources, name: str) -> pa.RecordBatchReader:
    """The table `name` (`customers`, `raw.order_lines`) of the newest build, or `handed_leads` as
    they stand now.

    Raises NotFound where it has no such table.
    """
    if name == handed_leads.NAME:
        return handed_leads.handed_leads(house).to_reader()
    return stream(house.warehouse.open(), name)


def to_file(house: Sources, name: str, kind: str) -> Path:
    """The table as a new file in the workspace's folder, for the caller to send and remove."""
    check_kind(kind)
    reader = batches(house, name)
    number, path = tempfile.mkstemp(prefix="export-", suffix=f".{kind}", dir=house.folder)
    try:
        with open(number, "wb") as out:
            write(reader, out, kind)
    except BaseException:
        Path(path).unlink()
        raise
    return Path(path)


def check_kind(kind: str) -> None:
    if kind not in WRITERS:
        known = ", ".join(WRITERS)
        raise InputError(f"{kind!r} is no known file type.", fix=f"Use one of {known}.")


def write(reader: pa.RecordBatchReader, out: IO[bytes], kind: str) -> int:
    """Write all rows as `kind` (csv, parquet, jsonl, arrow); returns how many there were.

    Raises InputError for another kind.
    """
    check_kind(kind)
    counted = Counted(reader)
    WRITERS[kind](counted, out)
    return counted.rows


class Counted:
    """Batches on their way out, counted."""

    def __init__(self, reader: pa.RecordBatchReader) -> None:
        self.reader = reader
        self.schema = reader.schema
        self.rows = 0

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        for batch in self.reader:
            self.rows += batch.num_rows
            yield batch


def write_csv(source: Counted, out: IO[bytes]) -> None:
    """Lists become `A+B`: a CSV cell holds one value."""
    schema = pa.schema([pa.field(f.name, flat_type(f.type)) for f in source.schema])
    with pyarrow.csv.CSVWriter(out, schema) as writer:
        for batch in source:
            columns = [flat(column) for column in batch.columns]
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))


def flat_type(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_list(kind) else kind


def flat(column: pa.Array) -> pa.Array:
    if not pa.types.is_list(column.type):
        return column
    joined = ["+".join(map(str, cell)) if cell is not None else None for cell in column.to_pylist()]
    return pa.array(joined, pa.string())


def write_parquet(source: Counted, out: IO[bytes]) -> None:
    with pyarrow.parquet.ParquetWriter(out, source.schema, compression="zstd") as writer:
        for batch in source:
            writer.write_batch(batch)


def write_jsonl(source: Counted, out: IO[bytes]) -> None:
    for batch in source:
        for row in batch.to_pylist():
            out.write(json.dumps(row, ensure_ascii=False, default=plain).encode() + b"\n")


def write_arrow(source: Counted, out: IO[bytes]) -> None:
    with pa.ipc.new_stream(out, source.schema) as writer:
        for batch in source:
            writer.write_batch(batch)


WRITERS: dict[str, Callable[[Counted, IO[bytes]], None]] = {
    "csv": write_csv,
    "parquet": write_parquet,
    "jsonl": write_jsonl,
    "arrow": write_arrow,
}


def plain(value: Any) -> Any:
    """Decimals and moments as what JSON has."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
