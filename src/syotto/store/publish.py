"""After a build: its tables for people's own warehouse, as Parquet, Delta or in PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow.parquet as pq
from deltalake import write_deltalake
from ibis import Table

from syotto.errors import SettingError
from syotto.store.snapshot import Snapshot

if TYPE_CHECKING:
    from psycopg import Cursor

BATCH = 100_000
POSTGRES = ("postgresql://", "postgres://")


def publish(snapshot: Snapshot, tables: Iterable[str], target: str) -> dict[str, int]:
    """Writes `tables` of a snapshot to `target`; returns the rows of each.

    target: a folder (Parquet, `folder/customers.parquet`), `delta:FOLDER` or `postgresql://...`.
    Whoever reads there sees a table as it was before or as it is now, never half of it.
    Raises NotFound for a table that the build has not, SettingError for another kind of target.
    """
    asked = {name: snapshot.table(name) for name in tables}
    if target.startswith(POSTGRES):
        return to_postgres(asked, target)
    if target.startswith("delta:"):
        return to_delta(asked, Path(target.removeprefix("delta:")))
    if "://" in target:
        raise SettingError(
            f"Nothing can be published to {target!r}.",
            fix="Give a folder, delta:FOLDER or postgresql://USER@HOST/NAME.",
        )
    return to_parquet(asked, Path(target))


def to_parquet(tables: dict[str, Table], folder: Path) -> dict[str, int]:
    folder.mkdir(parents=True, exist_ok=True)
    return {name: parquet(table, folder / f"{name}.parquet") for name, table in tables.items()}


def parquet(table: Table, path: Path) -> int:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    rows = 0
    try:
        with (
            table.to_pyarrow_batches(chunk_size=BATCH) as batches,
            pq.ParquetWriter(unfinished, batches.schema, compression="zstd") as writer,
        ):
            for batch in batches:
                writer.write_batch(batch)
                rows += batch.num_rows
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return rows


def to_delta(tables: dict[str, Table], folder: Path) -> dict[str, int]:
    """A new version of each Delta table; older versions stay readable there."""
    return {name: delta(table, folder / name) for name, table in tables.items()}


def delta(table: Table, place: Path) -> int:
    place.mkdir(parents=True, exist_ok=True)
    with table.to_pyarrow_batches(chunk_size=BATCH) as batches:
        write_deltalake(place, batches, mode="overwrite", schema_mode="overwrite")
    return int(table.count().to_pyarrow().as_py())


def to_postgres(tables: dict[str, Table], url: str) -> dict[str, int]:
    """All tables in one transaction: others see all of it, or what was there before."""
    try:
        import psycopg
    except ImportError as error:
        raise SettingError(
            "Publishing to PostgreSQL needs psycopg.", fix="Run `pip install 'syotto[postgres]'`."
        ) from error
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        return {name: copied(cursor, name, table) for name, table in tables.items()}


def copied(cursor: Cursor, name: str, table: Table) -> int:
    """The rows of `table` in the place of what the table `name` held.

    A table of the same shape is emptied and filled, so that views on it and rights to it stay.
    Another one is dropped, which PostgreSQL refuses where a view needs it.
    """
    from psycopg import sql

    shape = {column: postgres_type(kind) for column, kind in table.schema().items()}
    target = sql.Identifier(name)
    if shape_of(cursor, name) == shape:
        cursor.execute(sql.SQL("DELETE FROM {}").format(target))
    else:
        fields = [
            sql.SQL("{} {}").format(sql.Identifier(column), sql.SQL(kind))
            for column, kind in shape.items()
        ]
        cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(target))
        cursor.execute(sql.SQL("CREATE TABLE {} ({})").format(target, sql.SQL(", ").join(fields)))
    rows = 0
    with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(target)) as copy:
        for row in rows_of(table):
            copy.write_row(row)
            rows += 1
    return rows


def shape_of(cursor: Cursor, name: str) -> dict[str, str]:
    """The columns of the table that is there, with their types; none without a table."""
    cursor.execute(
        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
        "WHERE attrelid = to_regclass(quote_ident(%s)) AND attnum > 0 AND NOT attisdropped "
        "ORDER BY attnum",
        [name],
    )
    return dict(cursor.fetchall())


def rows_of(table: Table) -> Iterator[tuple[Any, ...]]:
    with table.to_pyarrow_batches(chunk_size=BATCH) as batches:
        for batch in batches:
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def postgres_type(kind: ibis.DataType) -> str:
    if kind.is_array():
        return f"{postgres_type(kind.value_type)}[]"
    if kind.is_decimal():
        return f"numeric({kind.precision},{kind.scale})"
    names = (
        (kind.is_timestamp, "timestamp with time zone"),
        (kind.is_date, "date"),
        (kind.is_boolean, "boolean"),
        (kind.is_integer, "bigint"),
        (kind.is_floating, "double precision"),
    )
    return next((name for fits, name in names if fits()), "text")
