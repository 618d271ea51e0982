"""A build in the making: steps read their tables from it and keep what they make in it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from ibis import Table
from ibis.backends.duckdb import Backend

from syotto.errors import NotFound, SourceError
from syotto.schema.table import TableSpec
from syotto.store import duck
from syotto.store.current import current
from syotto.store.log import Log, log_schema

DIGITS = 12


class Build:
    """One build: a new DuckDB file that nobody reads before it is whole.

    `as_of` and `notes` may be set until the build ends; they go into the snapshot.
    """

    def __init__(self, backend: Backend, folder: Path, number: int) -> None:
        self.backend = backend
        self.folder = folder
        self.number = number
        self.as_of: datetime | None = None
        self.notes: list[str] = []
        self.kept: dict[str, TableSpec] = {}

    def raw(self, log: Log, spec: TableSpec, *, undone: set[str], as_of: datetime | None) -> Table:
        """The raw rows that count at `as_of`, as a view over the log's files.

        undone: load_ids that were taken back.
        """
        self.as_of = as_of or self.as_of
        rows = self.loaded(log.files(spec), spec)
        view = current(rows, spec, undone=undone, as_of=as_of, again=True)
        return self.backend.create_view(
            spec.name, view, database=f"{duck.BUILD}.raw", overwrite=True
        )

    def loaded(self, files: list[str], spec: TableSpec) -> Table:
        """The log's rows as they are; without files, none."""
        if not files:
            empty = ibis.schema(log_schema(spec))
            return self.backend.create_table(
                spec.name, schema=empty, database=f"{duck.BUILD}.log", overwrite=True
            )
        listed = ", ".join(duck.text(os.path.relpath(file, self.folder)) for file in files)
        name = f"{duck.BUILD}.log.{duck.quoted(spec.name)}"
        self.backend.raw_sql(
            f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet([{listed}])"
        )
        return self.backend.table(spec.name, database=f"{duck.BUILD}.log")

    def keep(self, spec: TableSpec, table: Table | pa.Table) -> Table:
        """Writes `table` as `spec`: its columns, its types, floats with 12 significant digits.

        Raises SourceError where a column is missing.
        """
        rows = ibis.memtable(table) if isinstance(table, pa.Table) else table
        self.backend.create_table(
            spec.name,
            shaped(rows, spec),
            schema=spec.columns,
            database=f"{duck.BUILD}.main",
            overwrite=True,
        )
        self.kept[spec.name] = spec
        return self.table(spec.name)

    def table(self, name: str) -> Table:
        """A kept table, or `raw.<name>`."""
        schema, _, short = name.rpartition(".")
        try:
            return self.backend.table(short, database=(duck.BUILD, schema or "main"))
        except ibis.common.exceptions.TableNotFound as error:
            raise NotFound(
                f"This build has no table {name!r} yet.", fix="Make it in an earlier step."
            ) from error

    def arrow(self, spec: TableSpec) -> pa.Table:
        """A table in memory, for a local step; its types are those of `spec`."""
        return self.table(spec.full_name).to_pyarrow()


def shaped(rows: Table, spec: TableSpec) -> Table:
    """`rows` with the columns and types of `spec`, in its order."""
    missing = set(spec.columns) - set(rows.columns)
    if missing:
        raise SourceError(
            f"Table {spec.full_name!r} lacks {', '.join(sorted(missing))}.",
            fix="The step that makes it must give every column of the table.",
        )
    typed = rows.select(*spec.columns).cast(spec.columns)
    floats = [name for name, kind in spec.columns.items() if kind.is_floating()]
    return typed.mutate(**{name: rounded(typed[name]) for name in floats}) if floats else typed


def rounded(number: Any) -> Any:
    """12 significant digits: what is added up in another order then comes out the same."""
    size = (DIGITS - 1) - number.abs().log10().floor()
    factor = ibis.literal(10.0) ** size
    plain = (number == 0) | number.isnan() | number.isinf()
    return ibis.ifelse(plain, number, (number * factor).round().cast("float64") / factor)
