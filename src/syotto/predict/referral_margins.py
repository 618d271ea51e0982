"""Margins of customers by half-year since they came, from order lines and contracts."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table
from numpy.typing import NDArray

from syotto.predict.referral_value import Margins, usual_margins
from syotto.schema.table import EXACT

DAY = 86_400
HALF_DAYS = 365.25 / 2
Floats = NDArray[np.float64]


def read_from(
    referrals: Table, customers: Table, lines: Table, contracts: Table
) -> tuple[Table, Table, Table, Table]:
    """What both steps read: margins by half-year since each customer came, and contracts."""
    known = customers.filter(customers.first_at.notnull())
    buyers = known.select("customer_id", "first_at", margin=known.margin.cast("float64"))
    began = buyers.select(buyer="customer_id", began="first_at")
    sold = lines.filter(lines.margin.notnull()).join(began, lines.customer_id == began.buyer)
    age = (sold["at"].epoch_seconds() - sold.began.epoch_seconds()) / (HALF_DAYS * DAY)
    by_half = sold.mutate(half=age.floor().cast("int64")).group_by("customer_id", "half")
    margins = by_half.agg(margin=sold.margin.cast(EXACT).sum().cast("float64"))
    held = contracts.select(
        "customer_id", "started_at", "ended_at", margin=contracts.yearly_margin.cast("float64")
    )
    order = ("customer_id", "half")
    return (
        referrals.order_by("referral_id"), buyers.order_by("customer_id"),
        margins.order_by(*order), held.order_by("customer_id", "started_at", "margin"),
    )  # fmt: skip


def places(wanted: pa.ChunkedArray, among: pa.ChunkedArray) -> NDArray[np.int64]:
    return np.asarray(pc.index_in(wanted, value_set=among.combine_chunks()).to_numpy(), np.int64)


def by_half_year(
    customers: pa.Table, margins: pa.Table, contracts: pa.Table, halves: int, as_of: datetime
) -> Margins:
    """Margins of orders and contracts in each customer's first half-years."""
    n = customers.num_rows
    began = days_of(customers["first_at"])
    now = as_of.timestamp() / DAY
    edges = began[:, None] + HALF_DAYS * np.arange(halves)
    passed = np.clip((now - edges) / HALF_DAYS, 0.0, 1.0)
    seen = np.zeros((n, halves))
    half = margins["half"].to_numpy()
    use = (half >= 0) & (half < halves)
    at = places(margins["customer_id"], customers["customer_id"])[use]
    seen[at, half[use]] = margins["margin"].to_numpy()[use]
    if contracts.num_rows:
        add_contracts(seen, contracts, customers, edges, now)
    return usual_margins(seen, passed, began > began.min(initial=now) + HALF_DAYS)


def add_contracts(
    seen: Floats, contracts: pa.Table, customers: pa.Table, edges: Floats, now: float
) -> None:
    """What contracts brought in each half-year that has passed."""
    who = places(contracts["customer_id"], customers["customer_id"])
    ended = pc.fill_null(seconds(contracts["ended_at"]), now * DAY).to_numpy() / DAY
    started, until = days_of(contracts["started_at"]), np.minimum(ended, now)
    begin = np.maximum(edges[who], started[:, None])
    end = np.minimum(edges[who] + HALF_DAYS, until[:, None])
    a_day = pc.fill_null(contracts["margin"], 0.0).to_numpy() / 365.25
    np.add.at(seen, who, np.maximum(end - begin, 0.0) * a_day[:, None])


def seconds(moments: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.divide(pc.cast(moments, pa.int64()).cast(pa.float64()), 1e6)


def days_of(moments: pa.ChunkedArray) -> Floats:
    return np.asarray(seconds(moments).to_numpy(), np.float64) / DAY
