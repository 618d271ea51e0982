"""What falls due, as steps of a build: learn once, then read it back for each customer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table
from numpy.typing import NDArray

from syotto.maths import codes
from syotto.maths.rhythm import Rhythm
from syotto.maths.wear import Sums, Wear
from syotto.predict.supply import FEW_MACHINES, FEW_PURCHASES, fit_rebuys, fit_wear
from syotto.schema.supply import SUPPLY_FITS, Need
from syotto.schema.table import EXACT

DAY = 86_400
ALL = "all"
SUMS = ("x", "y", "xx", "xy", "yy")
Floats = NDArray[np.float64]


def learned_from(rebuys: Table, assets: Table, readings: Table) -> tuple[Table, Table, Table]:
    """What learning reads: days of purchase in order, machines, and sums of their readings."""
    return in_order(rebuys), machines(assets), readings_since_service(assets, readings)


def in_order(rebuys: Table) -> Table:
    day = rebuys.day.cast("timestamp").epoch_seconds() // DAY
    wanted = rebuys.select("customer_id", "product_id", day=day)
    return wanted.order_by("customer_id", "product_id", "day")


def machines(assets: Table) -> Table:
    named = assets.filter(assets.account_id.notnull())
    return named.select(
        "asset_id", "account_id", "product_id", "installed_at", "serviced_at", "due_at"
    )


def readings_since_service(assets: Table, readings: Table) -> Table:
    """Per machine and measure: how many readings since its last service, and their sums.

    x is days since that service, or the installation; y the reading.
    """
    named = assets.filter(assets.account_id.notnull())
    since = named.serviced_at.coalesce(named.installed_at)
    stood = named.select("account_id", "product_id", machine=named.asset_id, since=since)
    met = readings.filter(readings.value.notnull()).join(stood, readings.asset_id == stood.machine)
    later = met.filter(met["at"] > met.since)
    told = later.mutate(
        x=(later["at"].epoch_seconds() - later.since.epoch_seconds()) / DAY, y=later.value
    )
    wide = told.mutate(xx=told.x * told.x, xy=told.x * told.y, yy=told.y * told.y)
    of_each = wide.group_by("asset_id", "measure", "account_id", "product_id", "since")
    return of_each.agg(
        n=wide.count(), **{name: wide[name].cast(EXACT).sum().cast("float64") for name in SUMS}
    ).order_by("asset_id", "measure")


def fits(
    days: pa.Table,
    assets: pa.Table,
    readings: pa.Table,
    *,
    as_of: datetime,
    service_days: int,
    reading_limits: Mapping[str, float],
) -> pa.Table:
    """schema SUPPLY_FITS: a row for purchases, for services, and for each measure with a limit."""
    rows = [rebuy_fit(days, as_of)] if days.num_rows else []
    rows += [service_fit(assets, as_of, service_days)] if assets.num_rows else []
    rows += [wear_fit(readings, name) for name in sorted(reading_limits) if readings.num_rows]
    return pa.Table.from_pylist(rows, SUPPLY_FITS.columns.to_pyarrow())


def row(kind: Need, about: str, rows: int, fit: str | None, why: str) -> dict[str, Any]:
    how = "fitted" if fit else "unknown"
    return {"kind": kind, "about": about, "how": how, "why": why, "rows": rows, "fit": fit}


def rebuy_fit(days: pa.Table, as_of: datetime) -> dict[str, Any]:
    made = fit_rebuys(*series_and_day(days), today(as_of))
    if made is None:
        return row(Need.SUPPLY, ALL, 0, None, f"There are {FEW_PURCHASES}.")
    why = f"{made.rows:,} times between purchases, each against those before it"
    return row(Need.SUPPLY, ALL, made.rows, made.to_json(), why)


def service_fit(assets: pa.Table, as_of: datetime, service_days: int) -> dict[str, Any]:
    """The share of machines old enough for it whose last service is younger than `service_days`."""
    before = pa.scalar(as_of.timestamp() - service_days * DAY)
    old = assets.filter(pc.less(seconds(assets["installed_at"]), before))
    recent = pc.fill_null(pc.greater_equal(seconds(old["serviced_at"]), before), fill_value=False)
    if not old.num_rows:
        return row(Need.SERVICE, ALL, 0, None, f"No machine is {service_days} days old.")
    done = int(pc.sum(recent).as_py())
    why = f"{done:,} of {old.num_rows:,} machines were serviced in the last {service_days} days"
    share = (done + 0.5) / (old.num_rows + 1)
    return row(Need.SERVICE, ALL, old.num_rows, json.dumps({"in_time": share}), why)


def wear_fit(readings: pa.Table, measure: str) -> dict[str, Any]:
    made = fit_wear(sums_of(readings.filter(pc.equal(readings["measure"], measure))))
    if made is None:
        return row(Need.WEAR, measure, 0, None, f"There are {FEW_MACHINES}.")
    if made.typical <= 0:
        return row(Need.WEAR, measure, made.rows, None, f"{measure} does not rise with time.")
    why = f"{made.rows:,} readings since services; {made.typical * 30:.3g} more in 30 days"
    return row(Need.WEAR, measure, made.rows, made.to_json(), why)


def series_and_day(days: pa.Table) -> tuple[NDArray[np.integer], Floats]:
    """The number of each row's customer x product, and its day; the rows are in order."""
    both = [codes.numbered(days[name]) for name in ("customer_id", "product_id")]
    changed = np.zeros(days.num_rows, dtype=np.int64)
    for code in both:
        changed[1:] |= code[1:] != code[:-1]
    return np.cumsum(changed), days["day"].to_numpy().astype(np.float64)


def sums_of(readings: pa.Table) -> Sums:
    return Sums(*(readings[name].to_numpy().astype(np.float64) for name in ("n", *SUMS)))


def seconds(moments: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.divide(pc.cast(moments, pa.int64()).cast(pa.float64()), 1e6)


def today(as_of: datetime) -> float:
    return as_of.timestamp() / DAY


def read_back(found: pa.Table, kind: Need) -> dict[str, str]:
    """What was learned of a kind: JSON by what it is about; nothing where there was too little."""
    mine = found.filter(pc.and_(pc.equal(found["kind"], kind), pc.is_valid(found["fit"])))
    return dict(zip(mine["about"].to_pylist(), mine["fit"].to_pylist(), strict=True))


def rhythm_of(found: pa.Table) -> Rhythm | None:
    text = read_back(found, Need.SUPPLY).get(ALL)
    return Rhythm.from_json(text) if text else None


def in_time(found: pa.Table) -> float:
    """The share of machines that are serviced in time; nan: not known."""
    text = read_back(found, Need.SERVICE).get(ALL)
    return float(json.loads(text)["in_time"]) if text else float("nan")


def wear_of(found: pa.Table) -> dict[str, Wear]:
    return {name: Wear.from_json(text) for name, text in read_back(found, Need.WEAR).items()}
