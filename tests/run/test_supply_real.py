"""The claims of docs/due.md, on invoices that nobody here made (bundled, CC BY 4.0)."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from syotto.demo.real import run_demo
from syotto.predict.supply import fit_rebuys, rebuy_needs

pytestmark = pytest.mark.slow
HORIZON = 90


@pytest.fixture(scope="module")
def bought(tmp_path_factory):
    """Every series of purchases (customer x product), and its days since 1970, in order."""
    house, _, _ = run_demo(tmp_path_factory.mktemp("demo") / "shop")
    return series_of(house.warehouse.open().table("rebuys"))


def series_of(table):
    rows = table.order_by("customer_id", "product_id", "day").to_pyarrow()
    pairs = list(zip(rows["customer_id"].to_pylist(), rows["product_id"].to_pylist(), strict=True))
    changed = np.array(
        [False, *(one != other for one, other in zip(pairs[1:], pairs, strict=False))]
    )
    days = rows["day"].to_numpy().astype("datetime64[D]").astype(float)
    return np.cumsum(changed), days


@pytest.mark.parametrize(
    ("cut", "said", "came", "inside"),
    [(date(2011, 7, 1), 0.57, 0.57, 0.84), (date(2011, 9, 1), 0.52, 0.54, 0.78)],
)
def test_what_was_said_to_come_came(bought, cut, said, came, inside):
    """Of all series with three purchases before the cut, whatever their chance."""
    series, day = bought
    now = float(np.datetime64(cut).astype(int))
    often = np.bincount(series[day < now], minlength=series[-1] + 1) >= 3
    before, after = (day < now) & often[series], (day >= now) & often[series]
    fit = fit_rebuys(series[before], day[before], now)
    found = rebuy_needs(fit, series[before], day[before], now, HORIZON)
    coming = np.full(series[-1] + 1, np.inf)
    np.minimum.at(coming, series[after], day[after])
    last = day[before][found.place]
    wait = coming[series[before][found.place]] - last
    in_time = wait <= now - last + HORIZON
    held = (wait >= np.floor(found.low)) & (wait <= np.ceil(found.high))
    assert len(found.place) > 6_000
    assert found.in_horizon.mean() == pytest.approx(said, abs=0.03)
    assert in_time.mean() == pytest.approx(came, abs=0.03)
    assert held[in_time].mean() == pytest.approx(inside, abs=0.03)
