"""From what a person points at to sources: files of any kind, folders, frames, queries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.backends.duckdb import Backend

from syotto.errors import SourceError
from syotto.sense.delimited import open_delimited
from syotto.sense.dialect import named
from syotto.sense.frames import as_arrow
from syotto.sense.sheets import first_sheet
from syotto.sense.source import Source, Typed, texts

SHEETS = {".xlsx", ".xls", ".ods", ".xlsm", ".xlsb"}
JSON = {".jsonl", ".ndjson", ".json"}
TEXT = {".csv", ".tsv", ".txt", ".tab"}
KNOWN = {*SHEETS, *JSON, *TEXT, ".parquet"}


def sources(given: Iterable[Any], scratch: Path) -> list[Source]:
    """Files, folders and frames as sources, those of a folder in the order of their names.

    Raises SourceError for what is missing, empty or of no known kind.
    """
    found = [source for thing in given for source in open_one(thing, scratch)]
    if not found:
        raise SourceError("There is nothing to load.", fix="Name a file, a folder or a dataframe.")
    return found


def open_one(thing: Any, scratch: Path) -> list[Source]:
    if isinstance(thing, str | Path):
        return [open_file(path, scratch) for path in expanded(Path(thing))]
    return [open_frame(as_arrow(thing), "dataframe")]


def expanded(path: Path) -> list[Path]:
    if path.is_dir():
        inside = sorted(item for item in path.iterdir() if item.is_file() and kind(item) in KNOWN)
        if not inside:
            raise SourceError(
                f"The folder {path} holds no file to load.",
                fix=f"It can hold {', '.join(sorted(KNOWN))}, each also as .gz.",
            )
        return inside
    if not path.is_file():
        raise SourceError(f"There is no file {path}.", fix="Check the path.")
    return [path]


def kind(path: Path) -> str:
    """The ending of the name, without .gz."""
    endings = [ending.lower() for ending in path.suffixes]
    return next((ending for ending in reversed(endings) if ending != ".gz"), "")


def open_file(path: Path, scratch: Path) -> Source:
    with path.open("rb") as file:
        start = file.read(4)
    if start == b"PAR1":
        return open_parquet(path)
    if kind(path) in SHEETS:
        columns, rows, lines = first_sheet(path)
        table = pa.table(dict(zip(columns, rows, strict=True)))
        return arrow_source(table, path.name, content_hash(path), lines)
    if kind(path) in JSON and start[:1] != b"PK":
        return open_json(path)
    return open_delimited(path, path.name, scratch)


def open_parquet(path: Path) -> Source:
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        raise SourceError(
            f"{path.name} is a broken Parquet file.", fix="Copy or write it again."
        ) from error
    return Source(
        path.name,
        named(path.name, schema.names),
        content_hash(path),
        read=lambda backend: texts(backend.read_parquet(str(path), binary_as_string=True)),
        typed=Typed(schema, lambda names, size: parquet_rows(path, names, size)),
    )


def parquet_rows(path: Path, names: Sequence[str], size: int) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path) as file:
        yield from file.iter_batches(size, columns=list(names))


def open_json(path: Path) -> Source:
    """JSON lines, or one JSON list of objects. Every value is taken as it is written."""
    try:
        names = duckdb.connect().read_json(str(path), sample_size=-1).columns
    except duckdb.Error as error:
        raise SourceError(
            f"{path.name} is not JSON lines: {first_line(error)}",
            fix="Give one JSON object on each line.",
        ) from error
    columns = dict.fromkeys(names, "VARCHAR")
    return Source(
        path.name,
        named(path.name, list(names)),
        content_hash(path),
        read=lambda backend: texts(backend.read_json(str(path), columns=columns)),
    )


def open_frame(table: pa.Table, name: str) -> Source:
    """A frame; a copy with the same values has the same content hash."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table.combine_chunks())
    return arrow_source(table, name, hashlib.sha256(sink.getvalue()).hexdigest(), None)


def arrow_source(table: pa.Table, name: str, digest: str, lines: Sequence[int] | None) -> Source:
    def read(backend: Backend) -> Any:
        place = f"frame_{digest[:16]}"
        backend.con.register(place, table)
        return texts(backend.table(place))

    if lines is None:
        typed = Typed(table.schema, lambda names, size: table.select(names).to_batches(size))
        return Source(name, named(name, table.column_names), digest, read, typed=typed)
    return Source(
        name, tuple(table.column_names), digest, read, lambda rows, _: [lines[row] for row in rows]
    )


def content_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
