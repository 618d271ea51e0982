"""What changed from one build to the next, table by table."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from syotto.schema.table import TableSpec
from syotto.store import duck

Changes = dict[str, dict[str, int]]


def changes(connection: duckdb.DuckDBPyConnection, specs: dict[str, TableSpec]) -> Changes:
    """Rows added, gone and changed in each table of `specs`, by key: the build against the last.

    Both are attached. Rows are compared by 64-bit hashes of their key and of the columns that
    both builds have: two scans and one hash join a table.
    """
    before = columns_of(connection, duck.LAST)
    return {
        name: compared(connection, spec, before[name])
        if set(spec.key) <= set(before.get(name, ()))
        else {"added": rows_of(connection, name), "gone": 0, "changed": 0}
        for name, spec in specs.items()
    }


def compared(
    connection: duckdb.DuckDBPyConnection, spec: TableSpec, before: list[str]
) -> dict[str, int]:
    key = listed(spec.key)
    both = listed(name for name in spec.columns if name in before)
    hashed = f"SELECT hash({key}) AS k, hash({both}) AS h FROM {{}}.main.{duck.quoted(spec.name)}"
    row = connection.execute(
        "SELECT count(*) FILTER (o.k IS NULL), count(*) FILTER (n.k IS NULL), "
        "count(*) FILTER (o.h <> n.h) "
        f"FROM ({hashed.format(duck.BUILD)}) n FULL JOIN ({hashed.format(duck.LAST)}) o USING (k)"
    ).fetchone()
    return dict(zip(("added", "gone", "changed"), row or (0, 0, 0), strict=True))


def columns_of(connection: duckdb.DuckDBPyConnection, file: str) -> dict[str, list[str]]:
    """The tables of an attached build and their columns."""
    rows = connection.execute(
        "SELECT table_name, list(column_name) FROM duckdb_columns() "
        "WHERE database_name = ? AND schema_name = 'main' AND NOT internal GROUP BY ALL",
        [file],
    ).fetchall()
    return dict(rows)


def rows_of(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM {duck.BUILD}.main.{duck.quoted(name)}")
    row = found.fetchone()
    return int(row[0]) if row else 0


def listed(names: Iterable[str]) -> str:
    return ", ".join(duck.quoted(name) for name in names)
