"""The SQL of each step that is an expression, on DuckDB and Spark: a change shows up in review.

`make golden` (GOLDEN=write) writes it anew.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import ibis
import pytest
from ibis.backends.sql.compilers import DuckDBCompiler
from ibis.config import Config
from sqlglot import exp

from syotto.run.steps import STEPS
from syotto.settings import Settings
from syotto.store.spark import SparkCompiler, quiet, started
from tests.defined import DEFINED

GOLDEN = Path(__file__).parent / "golden" / "sql"
COMPILERS = {"duckdb": DuckDBCompiler(), "spark": SparkCompiler()}
EXPRESSIONS = [step for step in STEPS if step.kind == "expression"]


class SparkOptions(Config):
    """What Ibis asks its Spark backend while compiling; here it compiles without one."""

    treat_nan_as_null: bool = False


@pytest.fixture(autouse=True)
def options(monkeypatch):
    if ibis.options.pyspark is None:
        monkeypatch.setattr(ibis.options, "pyspark", SparkOptions())


def sql_of(step, engine: str, named=lambda spec: spec.name) -> str:
    given = {name: getattr(Settings(), name) for name in step.settings}
    given |= {name: DEFINED[name] for name in step.defined}
    needs = (*step.needs, *[step.makes] * step.before)
    tables = [ibis.table(need.columns, name=named(need)) for need in needs]
    made = step.how(*tables, as_of=datetime(2026, 1, 1, tzinfo=UTC), **given)
    columns = made.select(*step.makes.columns)
    made = COMPILERS[engine].to_sqlglot(columns.unbind())
    return in_order(made).sql(dialect=engine, pretty=True) + "\n"


def in_order(query: exp.Expression) -> exp.Expression:
    """Ibis keeps the columns that `drop` leaves out as a set: each run has an order of its own."""
    for star in query.find_all(exp.Star):
        if left_out := star.args.get("except_"):
            star.set("except_", sorted(left_out, key=lambda one: one.sql()))
    return query


@pytest.mark.parametrize("engine", COMPILERS)
@pytest.mark.parametrize("step", EXPRESSIONS, ids=lambda step: step.makes.name)
def test_the_sql_of_a_step(step, engine):
    golden = GOLDEN / f"{step.makes.name}.{engine}.sql"
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(sql_of(step, engine).encode())
    assert sql_of(step, engine) == golden.read_bytes().decode()


def apart(spec) -> str:
    """`people` and `raw.people` are two tables."""
    return spec.full_name.replace(".", "_")


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """A session that knows every table that a step needs."""
    with quiet():
        from ibis.backends.pyspark.datatypes import PySparkSchema

    session = started(tmp_path_factory.mktemp("spark"))
    for spec in {
        apart(need): need for step in STEPS for need in (*step.needs, step.makes)
    }.values():
        fields = PySparkSchema.from_ibis(spec.columns).fields
        nulls = [f"CAST(NULL AS {one.dataType.simpleString()}) AS `{one.name}`" for one in fields]
        session.sql(f"CREATE TEMP VIEW `{apart(spec)}` AS SELECT {', '.join(nulls)} WHERE false")
    yield session
    session.stop()


@pytest.mark.spark
@pytest.mark.parametrize("step", EXPRESSIONS, ids=lambda step: step.makes.name)
def test_spark_understands_the_sql_of_a_step(step, spark):
    """Names, functions and types; what the rows are, the builds of whole companies say."""
    found = spark.sql(sql_of(step, "spark", apart)).schema
    assert found.names == list(step.makes.columns)
