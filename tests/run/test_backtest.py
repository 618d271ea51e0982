"""A backtest through the workspace: cut, predict, compare, write."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from syotto.errors import InputError
from syotto.run.backtest import backtest
from syotto.run.build import build
from syotto.run.house import open_house
from syotto.run.load import load
from syotto.run.workspace import create
from tests.predict.shop import FIRST, day, shop


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("backtest") / "shop"
    create(folder, {"group_size": 10_000})
    house = open_house(folder)
    lines = shop(customers=500, tie=0.8, days=300)
    count = len(lines)
    table = lines.rename_columns(["person_ref", "product_id", "at"])
    for name, values in (
        ("order_id", [f"o{n}" for n in range(count)]),
        ("line_no", np.ones(count, np.int64)),
        ("quantity", np.ones(count)),
        ("amount", np.full(count, 10.0)),
    ):
        table = table.append_column(name, [values])
    load(house, "order_lines", [table])
    build(house)
    return house


def test_a_backtest_leaves_tables_a_plot_and_a_verdict(house):
    report = backtest(house, day(220))
    names = {path.name for path in report.folder.iterdir()}
    assert names == {"comparison.csv", "calibration.csv", "plot.svg", "verdict.txt"}
    methods = set(report.comparison["method"].to_pylist())
    assert {"syotto", "recent popularity", "item cosine"} <= methods
    assert report.verdict.words in (report.folder / "verdict.txt").read_text()
    assert all(cut < day(220).isoformat() for cut in report.fit.cuts)


def test_a_backtest_flips_no_pointer(house):
    before = house.warehouse.open().build
    backtest(house, day(220))
    assert house.warehouse.open().build == before


def test_a_cut_after_the_last_order_is_refused(house):
    with pytest.raises(InputError, match="Nobody bought anything new"):
        backtest(house, FIRST + timedelta(days=300))
