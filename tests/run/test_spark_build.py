"""Whole companies, built on DuckDB and on Spark: the same rows in every table.

The real one has many order lines, the simulated one has contracts, events and contacts too.
"""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files

import pyarrow.compute as pc
import pytest

from syotto.demo.real import MAPPING, open_demo
from syotto.demo.simulate import simulate
from syotto.run.build import build
from syotto.run.house import open_house
from syotto.run.load import load
from syotto.run.steps import STEPS
from syotto.run.workspace import create

SAME = 1e-9
pytestmark = [pytest.mark.slow, pytest.mark.spark]


def real(folder):
    with as_file(files("syotto.demo") / "data" / "online_retail.parquet") as path:
        load(open_demo(folder), "order_lines", [path], mapping=MAPPING)


def simulated(folder):
    create(folder, {"currency": "EUR"})
    simulate(folder, people=400, days=120, seed=1)


FILLED = {
    real: {"order_lines": 541_909, "customers": 4_372, "owned": 258_077, "decisions": 4_372},
    simulated: {"order_lines", "subscriptions", "cross_sell", "events", "takeups", "decisions"},
}


@pytest.fixture(scope="module", params=FILLED, ids=lambda company: company.__name__)
def company(request):
    return request.param


@pytest.fixture(scope="module")
def snapshots(company, tmp_path_factory):
    """Of the same loaded rows, one on each engine; neither build has seen the other."""
    folder = tmp_path_factory.mktemp("engines")
    company(folder / "duckdb")
    shutil.copytree(folder / "duckdb", folder / "spark")
    for engine in ("duckdb", "spark"):
        build(open_house(folder / engine), engine=engine)
    return [open_house(folder / engine).warehouse.open() for engine in ("duckdb", "spark")]


def test_each_snapshot_says_what_built_it(snapshots):
    on_duckdb, on_spark = snapshots
    assert (on_duckdb.build.engine, on_spark.build.engine) == ("duckdb", "spark")
    assert on_duckdb.names == on_spark.names
    assert on_duckdb.columns == on_spark.columns
    assert on_duckdb.build.as_of == on_spark.build.as_of


@pytest.mark.parametrize("spec", [step.makes for step in STEPS], ids=lambda spec: spec.name)
def test_both_engines_make_the_same_table(snapshots, spec):
    on_duckdb, on_spark = (
        snapshot.table(spec.name).order_by(*spec.key).to_pyarrow() for snapshot in snapshots
    )
    assert on_spark.num_rows == on_duckdb.num_rows
    assert on_spark.select(spec.key).equals(on_duckdb.select(spec.key))
    for name, kind in spec.columns.items():
        if kind.is_floating():
            assert_close(on_duckdb[name], on_spark[name], name)
        else:
            assert on_spark[name].equals(on_duckdb[name]), name


def assert_close(one, other, name):
    """No two floats differ by more than `SAME`, of large ones that share; nulls stand alike."""
    assert pc.is_null(one).equals(pc.is_null(other)), name
    size = pc.max_element_wise(pc.abs(one), 1.0)
    off = pc.divide(pc.abs(pc.subtract(one, other)), size)
    assert (pc.max(off).as_py() or 0.0) <= SAME, name


def test_the_company_has_something_to_compare(company, snapshots):
    rows = {name: snapshots[1].table(name).count().to_pyarrow().as_py() for name in FILLED[company]}
    if isinstance(FILLED[company], dict):
        assert rows == FILLED[company]
    assert all(rows.values())
