"""The chances as steps of a build: learn once, show what was learned, score every customer."""

from __future__ import annotations

from datetime import datetime, timedelta

import pyarrow as pa
from ibis import Table

from syotto.predict.chance_fit import Fit, fit_rows
from syotto.predict.next_product import fit, score
from syotto.schema.derived import CHANCE_MODEL
from syotto.schema.words import LineKind

BESIDES = 2  # more candidates than are kept: euros may order them otherwise than chances
INSTANT = timedelta(microseconds=1)  # `fit` knows what was before a moment, a build that moment too


def bought(lines: Table) -> tuple[Table]:
    """What learning reads: the sales of named customers."""
    sale = (lines.kind == LineKind.SALE.value) & lines.customer_id.notnull()
    return (lines.filter(sale).select("customer_id", "product_id", "at"),)


def learned(
    sales: pa.Table,
    *,
    as_of: datetime,
    horizon_days: int,
    own_days: int,
) -> pa.Table:
    """One row with the fit; schema CHANCE_MODEL."""
    made = fit(
        sales,
        as_of=as_of + INSTANT,
        horizon_days=horizon_days,
        own_days=own_days,
    )
    row = {
        "learned_at": as_of, "how": made.how, "why": made.why, "pairs": made.rows,
        "bought": made.bought, "fit": made.to_json(),
    }  # fmt: skip
    return pa.Table.from_pylist([row], CHANCE_MODEL.columns.to_pyarrow())


def coefficients(model: pa.Table, *, as_of: datetime) -> pa.Table:
    """What speaks for a purchase, feature by feature; schema CHANCE_FITS."""
    return fit_rows(read_back(model))


def on_sale(
    lines: Table, customer_groups: Table, products: Table, model: Table
) -> tuple[Table, Table, Table, Table]:
    """What scoring reads; what is no product, or a contract, is never a candidate."""
    offered = products.available & products.is_product & (products.sold_as == "order")
    sellable = products.select("product_id", "value", available=offered)
    return *bought(lines), customer_groups, sellable, model


def scored(
    sales: pa.Table,
    customer_groups: pa.Table,
    products: pa.Table,
    model: pa.Table,
    *,
    as_of: datetime,
    candidates: int,
) -> pa.RecordBatchReader:
    """The candidates of every customer with their chance; schema CHANCES."""
    known = read_back(model)
    return score(sales, known, groups=customer_groups, products=products, top=candidates + BESIDES)


def read_back(model: pa.Table) -> Fit:
    return Fit.from_json(model["fit"][0].as_py())
