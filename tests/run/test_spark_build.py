"""The real company, built on DuckDB and on Spark: the same rows in every table."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files

import pyarrow.compute as pc
import pytest

from syotto.demo.real import MAPPING, open_demo
from syotto.run.build import build
from syotto.run.house import open_house
from syotto.run.load import load
from syotto.run.steps import STEPS

SAME = 1e-9
pytestmark = [pytest.mark.slow, pytest.mark.spark]


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory):
    """Of the same loaded lines, one on each engine; neither build has seen the other."""
    folder = tmp_path_factory.mktemp("engines")
    with as_file(files("syotto.demo") / "data" / "online_retail.parquet") as path:
        load(open_demo(folder / "duckdb"), "order_lines", [path], mapping=MAPPING)
    shutil.copytree(folder / "duckdb", folder / "spark")
    for engine in ("duckdb", "spark"):
        build(open_house(folder / engine), engine=engine)
    return [open_house(folder / engine).warehouse.open() for engine in ("duckdb", "spark")]


def test_each_snapshot_says_what_built_it(snapshots):
    assert [snapshot.build.engine for snapshot in snapshots] == ["duckdb", "spark"]
    assert snapshots[0].names == snapshots[1].names
    assert snapshots[0].build.as_of == snapshots[1].build.as_of


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
    """Fails where two columns of floats differ by more than `SAME`."""
    assert pc.is_null(one).equals(pc.is_null(other)), name
    assert (pc.max(pc.abs(pc.subtract(one, other))).as_py() or 0.0) <= SAME, name


def test_the_company_is_large_enough_to_tell(snapshots):
    rows = {name: snapshots[1].table(name).count().to_pyarrow().as_py() for name in REAL}
    assert rows == REAL


REAL = {"order_lines": 541_909, "customers": 4_372, "owned": 258_077, "decisions": 4_372}
