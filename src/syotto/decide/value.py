"""What a sale to this customer is worth: the product's usual margin, at the customer's own size.

A shop that buys by the dozen and a wholesaler that buys by the pallet do not bring the same margin.

    value = value of the product * (own + K usual) / (expected + K usual)

own is the margin that the customer's products brought, expected what the same products bring of
their average owner, usual the average of a product; K products of usual size stand for what a
customer with few products has not shown yet. Contracts have a price of their own, and of what
buyers ever take about one piece of, such as a machine, nobody takes ten: neither is scaled.
"""

from __future__ import annotations

import ibis
from ibis import Table

from syotto.schema.table import EXACT

K = 3.0
SMALLEST = 0.01  # nobody is expected to cost money by buying
ORDER = "order"
SINGLE = 1.5  # pieces that a buyer ever took, below which the customer's size says nothing


def at_own_size(rows: Table, owned: Table, products: Table) -> Table:
    """`rows` (customer_id, product_id, value) with the value of order products scaled."""
    sizes = customer_sizes(owned)
    pieces = products.quantity.cast("float64") / products.buyers.nullif(0)
    single = (pieces < SINGLE).fill_null(ibis.literal(value=False))
    sized = (products.sold_as == ORDER) & ~single
    kinds = products.select(sold_id=products.product_id, sized=sized)
    joined = rows.left_join(sizes, rows.customer_id == sizes.sized_id)
    told = joined.left_join(kinds, joined.product_id == kinds.sold_id)
    scaled = told.value * told.size.fill_null(1.0)
    value = ibis.ifelse(told.sized, scaled, told.value)
    return told.mutate(value=value).select(*rows.columns)


def customer_sizes(owned: Table) -> Table:
    """sized_id, size: how the customer's margins compare with those of other owners."""
    bought = owned.filter(owned.how == ORDER, owned.margin.notnull())
    usual = bought.group_by("product_id").agg(
        typical=bought.margin.cast(EXACT).sum().cast("float64") / bought.count().cast("float64")
    )
    paired = bought.join(usual, "product_id")
    per_customer = paired.group_by(sized_id=paired.customer_id).agg(
        own=paired.margin.cast(EXACT).sum().cast("float64"),
        expected=paired.typical.cast(EXACT).sum().cast("float64"),
    )
    overall = usual.agg(usual=usual.typical.cast(EXACT).sum().cast("float64") / usual.count())
    both = per_customer.cross_join(overall)
    ratio = (both.own + K * both.usual) / (both.expected + K * both.usual).nullif(0.0)
    return both.select("sized_id", size=ibis.greatest(ratio, SMALLEST))
