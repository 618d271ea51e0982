"""What each customer ever bought of each product: one pass over the order lines."""

from __future__ import annotations

from datetime import datetime, timedelta

from ibis import Table

from syotto.schema.words import LineKind

BOUGHT_OR_SENT_BACK = [LineKind.SALE.value, LineKind.RETURN.value, LineKind.CANCELLED.value]


def purchases(lines: Table, *, as_of: datetime, horizon_days: int) -> Table:
    """Sales, returns and cancelled sales of named customers; schema PURCHASES.

    A cancelled sale and the return that cancels it are both in the sums, where they meet.
    """
    since = as_of - timedelta(days=horizon_days)
    meant = lines.kind.isin(BOUGHT_OR_SENT_BACK) & lines.customer_id.notnull()
    known = lines.filter(meant & (lines.at <= as_of))
    sale = known.kind == LineKind.SALE.value
    return known.group_by("customer_id", "product_id").agg(
        first_at=known.at.min(where=sale),
        last_at=known.at.max(where=sale),
        times=sale.sum().cast("int64"),
        quantity=known.quantity.sum(),
        amount=known.amount.sum().fill_null(0),
        margin=known.margin.sum().fill_null(0),
        recent_margin=known.margin.sum(where=known.at >= since).fill_null(0),
    )
