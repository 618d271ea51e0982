"""The one opener of DuckDB: every connection of the stores is made here, with the same settings.

An engine lives in memory and attaches build files under a name. So one process can read a build,
write the next one and compare both, whatever settings each of them needs.
"""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.expr.operations as ops
import pyarrow as pa
from ibis import Table
from ibis.backends.duckdb import Backend

BUILD = "build"
"""The name that a build file is attached under."""
LAST = "last"
"""The name of the build before it."""


def physical_megabytes() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000


THREADS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
MEMORY = f"{min(3000, physical_megabytes() * 6 // 10)}MB"
"""What an engine holds before it spills: enough for 10 million order lines."""
SPILL = "spill-"
engines = itertools.count()


def engine(folder: Path, memory: str = MEMORY) -> duckdb.DuckDBPyConnection:
    """An empty engine. File names in views count from `folder`; what does not fit in memory is
    spilled to a folder of this engine in there."""
    config: dict[str, str | int | bool] = {
        "threads": THREADS,
        "memory_limit": memory,
        "preserve_insertion_order": False,
        "temp_directory": str(folder / f"{SPILL}{os.getpid()}-{next(engines)}"),
        "file_search_path": str(folder),
        "TimeZone": "UTC",
        "python_enable_replacements": False,
    }
    connection = duckdb.connect()
    for name, value in config.items():
        connection.execute(f"SET GLOBAL {name} = {literal(value)}")
    return connection


def attach(
    connection: duckdb.DuckDBPyConnection, path: Path, name: str, *, read_only: bool = True
) -> None:
    mode = "READ_ONLY" if read_only else "READ_WRITE"
    connection.execute(f"ATTACH {literal(str(path))} AS {quoted(name)} ({mode})")


class Duck(Backend):  # type: ignore[misc]
    """Ibis on DuckDB, with the one method that Ibis 12 writes for DuckDB 1 only."""

    def to_pyarrow_batches(
        self, expr: ibis.Expr, /, *, chunk_size: int = 100_000, **given: Any
    ) -> pa.RecordBatchReader:
        """The rows, `chunk_size` at a time; nothing else runs on this connection meanwhile."""
        rows = self._to_duckdb_relation(expr, **given).to_arrow_reader(chunk_size)
        schema = expr.as_table().schema().to_pyarrow()
        return pa.RecordBatchReader.from_batches(schema, (batch.cast(schema) for batch in rows))


def backend(connection: duckdb.DuckDBPyConnection) -> Backend:
    """Ibis over a connection. One thread at a time: another thread takes a cursor of its own."""
    made: Backend = Duck.from_connection(connection)
    made.settings["enable_progress_bar"] = False
    return made


def table(made: Backend, columns: ibis.Schema, schema: str, name: str) -> Table:
    """A table whose columns are known, so that nobody has to ask the engine for them."""
    place = ops.Namespace(database=schema)
    return ops.DatabaseTable(name=name, schema=columns, source=made, namespace=place).to_expr()


def file_name(path: str, folder: Path) -> str:
    """A file as views name it: counted from `folder`, so that both may be moved together.

    The engine takes a comma in `folder` for the end of its name; then the whole path stands.
    """
    return path if "," in str(folder) else os.path.relpath(path, folder)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(value: str | int | bool) -> str:
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)
