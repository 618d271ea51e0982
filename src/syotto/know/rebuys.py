"""Days on which customers bought a product, where they buy it again and again."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.schema.words import LineKind

DAYS = 3
"""With fewer days of purchase there is no rhythm to speak of."""


def rebuys(lines: Table, purchases: Table, *, as_of: datetime) -> Table:
    """schema REBUYS. Purchases of one day are one; what was cancelled never was."""
    often = purchases.filter(purchases.times >= DAYS).select("customer_id", "product_id")
    sold = lines.filter(lines.kind == LineKind.SALE.value, lines["at"] <= as_of)
    theirs = sold.semi_join(often, ["customer_id", "product_id"])
    days = theirs.select("customer_id", "product_id", day=theirs["at"].date()).distinct()
    of_both = ibis.window(group_by=["customer_id", "product_id"])
    counted = days.mutate(days=days.count().over(of_both))
    return counted.filter(counted.days >= DAYS).drop("days")
