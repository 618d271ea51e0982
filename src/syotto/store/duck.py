"""The one opener of DuckDB: every connection of the stores is made here, with the same settings.

An engine lives in memory and attaches build files, so that one process can read a build,
write the next one and compare both.
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
from ibis.backends.duckdb import Backend

BUILD = "build"
THREADS = max(1, min(8, os.cpu_count() or 1))
MEMORY = "3GB"


def engine(
    folder: Path, *, threads: int = THREADS, memory: str = MEMORY
) -> duckdb.DuckDBPyConnection:
    """An empty engine; relative file names in views count from `folder`, spills go there too."""
    connection = duckdb.connect(
        config={
            "threads": threads,
            "memory_limit": memory,
            "preserve_insertion_order": False,
            "temp_directory": str(folder / "spill"),
        }
    )
    connection.execute("SET GLOBAL TimeZone = 'UTC'")
    connection.execute(f"SET GLOBAL file_search_path = {text(str(folder))}")
    return connection


def attach(
    connection: duckdb.DuckDBPyConnection, path: Path, name: str, *, read_only: bool = True
) -> None:
    mode = "READ_ONLY" if read_only else "READ_WRITE"
    connection.execute(f"ATTACH {text(str(path))} AS {quoted(name)} ({mode})")


def backend(connection: duckdb.DuckDBPyConnection) -> Backend:
    """Ibis over a connection. One thread at a time: another thread takes a cursor of its own."""
    made: Backend = Backend.from_connection(connection)
    return made


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
