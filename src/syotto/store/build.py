"""A build in the making: steps read their tables from it and keep what they make in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import pyarrow as pa
import sqlglot
from ibis import Table
from ibis.backends.sql.datatypes import DuckDBType
from sqlglot import exp

from syotto.errors import NotFound, SourceError
from syotto.schema.table import TableSpec
from syotto.store import duck
from syotto.store.current import active, counting, known, repeated
from syotto.store.log import Log, Part, log_schema

ARRIVING, ROUNDED = "arriving", "rounded"
DIGITS = 12
SMALLEST = 1e-280  # below it, the power of ten would overflow


@dataclass(frozen=True)
class Query:
    """SQL whose rows have the columns and types of a table."""

    sql: str


class Build:
    """One build: a new DuckDB file that nobody reads before it is whole.

    `as_of` and `notes` may be set until the build ends; they go into the snapshot.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path, number: int) -> None:
        self.connection = connection
        self.backend = duck.backend(connection)
        connection.execute(rounding())
        self.folder = folder
        self.number = number
        self.as_of: datetime | None = None
        self.notes: list[str] = []
        self.kept: dict[str, TableSpec] = {}
        self.counted: dict[str, int] = {}
        self.given: dict[Any, Table] = {}
        self.declared: set[str] = set()

    def raw(self, log: Log, spec: TableSpec, *, undone: set[str], as_of: datetime | None) -> Table:
        """The raw rows that count at `as_of` (that moment included): a view over the log's files.

        undone: load_ids that were taken back. The view is `raw.<name>` in the snapshot too; that
        of all versions is `log.<name>_versions`.
        """
        self.as_of = self.as_of or as_of
        parts = [part for part in log.parts(spec) if part.load_id not in undone]
        asked = (
            spec.name,
            spec.every,
            tuple(part.path for part in parts),
            frozenset(undone),
            as_of,
        )
        if asked not in self.given:
            self.given[asked] = self.view(parts, spec, undone, as_of)
        return self.given[asked]

    def view(
        self, parts: Sequence[Part], spec: TableSpec, undone: set[str], as_of: datetime | None
    ) -> Table:
        loaded = self.loaded(parts, spec)
        rows = active(known(loaded, spec, as_of), parts, undone)
        again = self.again(repeated(rows, spec, parts) if parts else None, spec)
        query = self.backend.compile(counting(rows, spec, again, parts))
        schema, name = place_of(spec)
        self.connection.execute(f"CREATE OR REPLACE VIEW {schema}.{duck.quoted(name)} AS {query}")
        return duck.table(self.backend, spec.columns, schema, name)

    def view_of(self, name: str, rows: Table, *, held: bool = False) -> Table:
        """A view of `rows`, so that what all steps ask becomes SQL once. held: and is read once."""
        query, kind = self.backend.compile(rows), "TABLE" if held else "VIEW"
        self.connection.execute(f"CREATE TEMP {kind} {duck.quoted(name)} AS {query}")
        return ops.DatabaseTable(name=name, schema=rows.schema(), source=self.backend).to_expr()

    def loaded(self, parts: Sequence[Part], spec: TableSpec) -> Table:
        """`log.<name>`: the rows of these files as they are. Columns that came later are null."""
        columns = ibis.schema(log_schema(spec))
        files = [duck.file_name(part.path, self.folder) for part in parts]
        source = f"read_parquet([{', '.join(map(duck.literal, files))}], union_by_name = true)"
        there = set(self.columns_of(source)) if files else set()
        chosen = ", ".join(
            duck.quoted(name)
            if name in there
            else f"CAST(NULL AS {DuckDBType.to_string(kind)}) AS {duck.quoted(name)}"
            for name, kind in columns.items()
        )
        self.connection.execute(
            f"CREATE OR REPLACE VIEW log.{duck.quoted(spec.name)} AS "
            f"SELECT {chosen} {f'FROM {source}' if files else 'WHERE false'}"
        )
        return duck.table(self.backend, columns, "log", spec.name)

    def columns_of(self, source: str) -> list[str]:
        found = self.connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
        return [name for name, *_ in found]

    def again(self, keys: Table | None, spec: TableSpec) -> Table | None:
        """The repeated keys, counted once for all readers; None where there are none."""
        if keys is None:
            return None
        name = f"{spec.name}_again"
        self.backend.create_table(name, keys, database="log", overwrite=True)
        kept = duck.table(self.backend, keys.schema(), "log", name)
        return kept if kept.count().to_pyarrow().as_py() else None

    def query(self, spec: TableSpec, table: Table) -> Query:
        """What makes `spec` of `table`. May be asked in any thread, before any row is there.

        Types are said here: the engine's sum of whole numbers is wider than Ibis thinks.
        """
        typed = ", ".join(
            f"{typed_as(duck.quoted(name), kind)} AS {duck.quoted(name)}"
            for name, kind in spec.columns.items()
        )
        return Query(f"SELECT {typed} FROM ({self.backend.compile(chosen(table, spec))})")

    def keep(
        self, spec: TableSpec, table: Table | pa.Table | pa.RecordBatchReader | Query
    ) -> Table:
        """Writes `table` as `spec`: its columns, its types, floats with 12 significant digits.

        A reader is never in memory as a whole. Raises SourceError where a column is missing.
        """
        if isinstance(table, pa.Table) and not table.num_rows:
            self.declare(spec)
            self.counted[spec.name] = 0
        else:
            if not isinstance(table, Query):
                rows = table if isinstance(table, Table) else self.arriving(table)
                table = self.query(spec, rows)
            made = self.connection.execute(
                f"CREATE OR REPLACE TABLE main.{duck.quoted(spec.name)} AS {table.sql}"
            )
            self.counted[spec.name] = int(made.fetchall()[0][0])
        self.kept[spec.name] = spec
        return Build.table(self, spec.name)

    def arriving(self, rows: pa.Table | pa.RecordBatchReader) -> Table:
        """Rows from this process, to be read once."""
        self.connection.register(ARRIVING, rows)
        columns = ibis.schema(rows.schema)
        return ops.DatabaseTable(name=ARRIVING, schema=columns, source=self.backend).to_expr()

    def table(self, name: str) -> Table:
        """A table that was kept in this build.

        Raises NotFound where it was not made yet.
        """
        if name not in self.kept:
            raise NotFound(
                f"This build has no table {name!r} yet.", fix="Make it in an earlier step."
            )
        return duck.table(self.backend, self.kept[name].columns, "main", name)

    def before(self, spec: TableSpec) -> Table:
        """A table as the last build made it; empty where that did not, or made it otherwise."""
        return self.near_before(spec)

    def near_before(self, spec: TableSpec) -> Table:
        """The same on the engine in this process."""
        name = f"before_{spec.name}"
        columns = ", ".join(map(duck.quoted, spec.columns))
        source = f"{duck.quoted(duck.LAST)}.main.{duck.quoted(spec.name)}"
        try:
            self.connection.execute(
                f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {columns} FROM {source}"
            )
        except (duckdb.CatalogException, duckdb.BinderException):
            empty = spec.columns.to_pyarrow().empty_table()
            self.connection.register(name, empty)
        return ops.DatabaseTable(name=name, schema=spec.columns, source=self.backend).to_expr()

    def promised(self, spec: TableSpec) -> Table:
        """A table that is or will be kept; until then it has no rows, for views that name it."""
        if spec.name not in {*self.kept, *self.declared}:
            self.declare(spec)
            self.declared.add(spec.name)
        return duck.table(self.backend, spec.columns, "main", spec.name)

    def declare(self, spec: TableSpec) -> None:
        """A table without a row."""
        kinds = ((duck.quoted(n), DuckDBType.to_string(k)) for n, k in spec.columns.items())
        columns = ", ".join(f"{name} {kind}" for name, kind in kinds)
        name = duck.quoted(spec.name)
        self.connection.execute(f"CREATE OR REPLACE TABLE main.{name} ({columns})")

    def near(self, spec: TableSpec) -> Table:
        """What `raw` or `keep` gave, on the engine in this process: for local steps."""
        if spec.kind == "raw":
            return duck.table(self.backend, spec.columns, *place_of(spec))
        return Build.table(self, spec.name)

    def arrow(self, spec: TableSpec) -> pa.Table:
        """A kept table in memory; its types are those of `spec`."""
        return self.near(spec).to_pyarrow()

    def close(self) -> None:
        """Called when the build ends, whole or not."""


def place_of(spec: TableSpec) -> tuple[str, str]:
    """Schema and name of the view of a raw table."""
    return ("log", f"{spec.name}_versions") if spec.every else ("raw", spec.name)


def typed_as(column: str, kind: dt.DataType) -> str:
    """A column of a query in its type; floats as `rounded` makes them."""
    typed = f"CAST({column} AS {DuckDBType.to_string(kind)})"
    return f"{ROUNDED}({typed})" if kind.is_floating() else typed


def chosen(rows: Table, spec: TableSpec) -> Table:
    """`rows` with the columns of `spec`, in its order. Raises SourceError where one is missing."""
    missing = set(spec.columns) - set(rows.columns)
    if missing:
        raise SourceError(
            f"Table {spec.full_name!r} lacks {', '.join(sorted(missing))}.",
            fix="The step that makes it must give every column of the table.",
        )
    return rows.select(*spec.columns)


def shaped(rows: Table, spec: TableSpec) -> Table:
    """`rows` with the columns and types of `spec`, in its order."""
    typed = chosen(rows, spec).cast(spec.columns)
    floats = [name for name, kind in spec.columns.items() if kind.is_floating()]
    return typed.mutate(**{name: rounded(typed[name]) for name in floats}) if floats else typed


@cache
def rounding() -> str:
    """`rounded` as a macro of the engine, so that no query has to say it for each of its floats."""
    number = ibis.table({"number": "float64"}, name="given").number
    said = sqlglot.parse_one(ibis.to_sql(rounded(number).name("made"), "duckdb"), dialect="duckdb")
    formula = said.expressions[0].this.transform(
        lambda part: exp.column("number") if isinstance(part, exp.Column) else part
    )
    return f"CREATE TEMP MACRO {ROUNDED}(number) AS {formula.sql('duckdb')}"


def rounded(number: Any) -> Any:
    """12 significant digits: what is added up in another order then comes out the same."""
    plain = number.isnan() | number.isinf() | (number.abs() < SMALLEST)
    size = (DIGITS - 1) - ibis.ifelse(plain, 1.0, number).abs().log10().floor()
    power = ibis.literal(10.0) ** size.abs()  # no negative power: those are not exact
    small = (number * power).round().cast("float64") / power
    large = (number / power).round().cast("float64") * power
    return ibis.ifelse(plain, number, ibis.ifelse(size >= 0, small, large))
