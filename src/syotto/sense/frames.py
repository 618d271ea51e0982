"""What is already in memory, or answers a query: as an Arrow table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from syotto.errors import SourceError
from syotto.sense.source import written

BATCH = 50_000


def as_arrow(frame: Any) -> pa.Table:
    """Any dataframe that speaks the Arrow C stream. Raises SourceError for anything else."""
    if not hasattr(frame, "__arrow_c_stream__"):
        raise SourceError(
            f"A {type(frame).__name__} cannot be loaded.",
            fix="Give a path or a dataframe with the Arrow C stream (pyarrow, polars, pandas).",
        )
    table = pa.table(frame)
    index = [name for name in table.column_names if name.startswith("__index_level_")]
    return table.drop_columns(index)


def query_arrow(query: str, connection: Any) -> pa.Table:
    """The rows of a person's own query.

    connection: a SQLAlchemy address, engine or connection; or any DB-API connection
    (ADBC, sqlite3, psycopg, duckdb). Raises SourceError where the database refuses.
    """
    try:
        return answered(query, connection)
    except (sa.exc.SQLAlchemyError, OSError) as error:
        raise SourceError(
            f"The database refused the query: {error}.", fix="Check the query and the connection."
        ) from error


def answered(query: str, connection: Any) -> pa.Table:
    if isinstance(connection, str | sa.URL):
        engine = sa.create_engine(connection)
        try:
            return answered(query, engine)
        finally:
            engine.dispose()
    if isinstance(connection, sa.Engine):
        with connection.connect() as opened:
            return answered(query, opened)
    if isinstance(connection, sa.Connection):
        result = connection.execution_options(stream_results=True).exec_driver_sql(query)
        return table_of(list(result.keys()), (tuple(row) for row in result))
    if hasattr(connection, "cursor"):
        return from_cursor(query, connection.cursor())
    raise SourceError(
        f"A {type(connection).__name__} is no connection.",
        fix="Give a SQLAlchemy address such as postgresql://USER@HOST/NAME, or an open connection.",
    )


def from_cursor(query: str, cursor: Any) -> pa.Table:
    try:
        cursor.execute(query)
    except Exception as error:  # every driver has errors of its own
        raise SourceError(
            f"The database refused the query: {error}.", fix="Check the query."
        ) from error
    if hasattr(cursor, "fetch_arrow_table"):
        return cursor.fetch_arrow_table()
    return table_of([column[0] for column in cursor.description], rows_of(cursor))


def rows_of(cursor: Any) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(BATCH):
        yield from rows


def table_of(names: list[str], rows: Iterator[tuple[Any, ...]]) -> pa.Table:
    """Rows of Python values as a table of texts."""
    schema = pa.schema([(name, pa.string()) for name in names])
    batches = []
    while chunk := list(islice(rows, BATCH)):
        columns = [
            pa.array(map(written, column), pa.string()) for column in zip(*chunk, strict=True)
        ]
        batches.append(pa.record_batch(columns, schema=schema))
    return pa.Table.from_batches(batches, schema)
