"""The same build on Apache Spark: steps run there, readers find the results in the same file.

What a step makes is written as Parquet by Spark and taken into the build file by DuckDB.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import pyarrow as pa
import pyarrow.parquet as pq
from ibis import Table
from ibis.backends.sql.compilers import PySparkCompiler

from syotto.errors import NotFound, SettingError
from syotto.schema.table import TableSpec
from syotto.store import duck
from syotto.store.build import Build, shaped
from syotto.store.current import active, counting, known, repeated
from syotto.store.log import Part, log_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

QUIET = {
    "spark.master": f"local[{duck.THREADS}]",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": f"{min(4000, duck.physical_megabytes() // 3)}m",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.adaptive.coalescePartitions.enabled": "false",  # small files, but much to count
    "spark.sql.ansi.enabled": "false",  # an index past the end of a list is null, as on DuckDB
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",  # else a sum loses digits
    "spark.sql.shuffle.partitions": str(duck.THREADS),
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
}


BLANKS = " \t\n\r"


class SparkCompiler(PySparkCompiler):  # type: ignore[misc]
    """SQL for Spark that means the same as that for DuckDB."""

    def visit_NonNullLiteral(self, op: Any, *, value: Any, dtype: Any) -> Any:
        """Spark takes 365.25 for a decimal, and gives a quotient of decimals few digits."""
        plain = super().visit_NonNullLiteral(op, value=value, dtype=dtype)
        return self.cast(plain, dtype) if dtype.is_floating() else plain

    def visit_ExtractEpochSeconds(self, op: Any, *, arg: Any) -> Any:
        """With the part of a second, as DuckDB counts them; Spark's own function cuts it off."""
        return self.cast(arg, dt.float64)

    def visit_ArrayIndex(self, op: Any, *, arg: Any, index: Any) -> Any:
        """Spark counts from 1, from the end below 0, and in 32 bits; there is no place 0."""
        place = self.if_(index < 0, index, index + 1)
        return self.f.element_at(arg, self.cast(place, dt.int32))

    def visit_Strip(self, op: Any, *, arg: Any) -> Any:
        """Blanks and ends of lines. Spark reads the escapes of rarer ones as the letters v and f,
        and would take those off names."""
        return self.f.trim(arg, BLANKS)


class SparkBuild(Build):
    """A build whose expressions run on Spark. Its tables are tables there."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path, number: int) -> None:
        super().__init__(connection, folder, number)
        self.parquet = folder / f"unfinished-{number:06}.parquet"
        self.parquet.mkdir()
        self.session = started(self.parquet)
        self.spark = connected(self.session)
        self.made: dict[str, Table] = {}

    def view(
        self, parts: Sequence[Part], spec: TableSpec, undone: set[str], as_of: datetime | None
    ) -> Table:
        """The raw rows on Spark; the snapshot's readers get the same view on DuckDB."""
        super().view(parts, spec, undone, as_of)
        rows = active(known(self.arrived(parts, spec), spec, as_of), parts, undone)
        return counting(rows, spec, repeated(rows, spec, parts) if parts else None, parts)

    def arrived(self, parts: Sequence[Part], spec: TableSpec) -> Table:
        """With the types that the table promises: a moment of the log says how exact it is."""
        files = [part.path for part in parts] or [self.written(spec, log_schema(spec))]
        columns = ibis.schema(log_schema(spec))
        return self.read(f"log_{spec.name}", ibis.schema({**columns, **spec.columns}), files)

    def written(self, spec: TableSpec, schema: pa.Schema) -> str:
        """An empty file: Spark reads no table without one."""
        path = self.parquet / f"empty-{spec.name}.parquet"
        pq.write_table(schema.empty_table(), path)
        return str(path)

    def read(self, name: str, columns: ibis.Schema, files: Sequence[str]) -> Table:
        from ibis.backends.pyspark.datatypes import PySparkSchema

        typed = PySparkSchema.from_ibis(columns)
        self.session.read.schema(typed).parquet(*files).createOrReplaceTempView(name)
        return ops.DatabaseTable(name=name, schema=columns, source=self.spark).to_expr()

    def keep(self, spec: TableSpec, table: Table | pa.Table | pa.RecordBatchReader) -> Table:
        """Spark writes what it made and DuckDB reads it; what was made here goes the other way."""
        place = self.parquet / spec.name
        if not isinstance(table, Table):
            place.mkdir()
            super().keep(spec, table).to_parquet(place / "rows.parquet")
        else:
            self.spark.frame(shaped(table, spec)).write.parquet(str(place))
            super().keep(spec, self.backend.read_parquet(str(place / "*.parquet")))
        self.made[spec.name] = self.read(spec.name, spec.columns, [str(place)])
        return self.made[spec.name]

    def table(self, name: str) -> Table:
        if name not in self.made:
            raise NotFound(
                f"This build has no table {name!r} yet.", fix="Make it in an earlier step."
            )
        return self.made[name]

    def before(self, spec: TableSpec) -> Table:
        """Read by DuckDB, taken over as a file."""
        path = self.parquet / f"before-{spec.name}.parquet"
        self.near_before(spec).to_parquet(path)
        return self.read(f"before_{spec.name}", spec.columns, [str(path)])

    def promised(self, spec: TableSpec) -> Table:
        return self.table(spec.name)

    def view_of(self, name: str, rows: Table, *, held: bool = False) -> Table:
        return rows

    def close(self) -> None:
        self.session.stop()


def started(folder: Path) -> SparkSession:
    """A small Spark of our own on this machine, reachable from here only.

    Raises SettingError where PySpark or Java is missing.
    """
    try:
        with quiet():
            from pyspark.errors import PySparkRuntimeError
            from pyspark.sql import SparkSession
    except ImportError as error:
        raise SettingError(
            "The engine spark needs PySpark.", fix="Run `pip install 'syotto[spark]'`."
        ) from error
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.appName("syotto").config("spark.local.dir", str(folder))
    for name, value in QUIET.items():
        builder = builder.config(name, value)
    try:
        with quiet():
            return builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise SettingError(
            f"Spark does not start: {error}.", fix="Install Java 17 or newer, or set JAVA_HOME."
        ) from error


def connected(session: SparkSession) -> Any:
    """Ibis on Spark. Rows travel as Arrow, so that decimals, moments and lists stay exact."""
    with quiet():
        from ibis.backends.pyspark import Backend

    class Spark(Backend):  # type: ignore[misc]
        compiler = SparkCompiler()

        def frame(self, expression: ibis.Expr) -> DataFrame:
            self._run_pre_execute_hooks(expression)
            rows: DataFrame = self._session.sql(self.compile(expression))
            return rows

        def to_pyarrow(self, expr: ibis.Expr, /, **_: Any) -> Any:
            table = expr.as_table()
            rows = self.frame(table).toArrow().cast(table.schema().to_pyarrow())
            return expr.__pyarrow_result__(rows)

        def _register_in_memory_table(self, op: ops.InMemoryTable) -> None:
            rows = op.data.to_pyarrow(op.schema)
            self._session.createDataFrame(rows).createOrReplaceTempView(op.name)

    Spark.register_options()
    made = Spark()
    made.do_connect(session)
    return made


@contextmanager
def quiet() -> Iterator[None]:
    """PySpark warns about a version of pandas that we make no use of."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield
