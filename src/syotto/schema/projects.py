"""What is sold by sales cases: projects, as won cases and buyers tell."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

CASES = 0.5
"""Won sales cases for each customer who ever bought it, from which a product is a project."""


def sold_by_cases(opportunities: Table, products: Table, as_of: datetime | None) -> Table:
    """product_id of those with at least one won sales case for every two who ever bought them."""
    known = opportunities.filter(opportunities.won, opportunities.product_id.notnull())
    if as_of is not None:
        known = known.filter(known.closed_at.isnull() | (known.closed_at <= ibis.literal(as_of)))
    won = known.group_by("product_id").agg(cases=known.count())
    joined = products.join(won, "product_id")
    return joined.filter(joined.cases >= CASES * joined.buyers).select("product_id")
