"""What a customer has: a running contract, or a purchase within so many days, net of returns."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.know.moments import days_before

ORDER, SUBSCRIPTION = "order", "subscription"


def owned(
    purchases: Table,
    subscriptions: Table,
    products: Table,
    *,
    as_of: datetime,
    own_days: int,
    own_days_by_category: dict[str, int],
) -> Table:
    """One row per customer and product they have; schema OWNED. A contract goes before orders."""
    real = products.filter(products.is_product).select("product_id", "category")
    running = contracted(subscriptions, real)
    bought = recently_bought(purchases, real, as_of, own_days, own_days_by_category)
    return bought.anti_join(running, ["customer_id", "product_id"]).union(running)


def recently_bought(
    purchases: Table,
    products: Table,
    as_of: datetime,
    own_days: int,
    own_days_by_category: dict[str, int],
) -> Table:
    joined = purchases.join(products, "product_id")
    days = days_owned(joined.category, own_days, own_days_by_category)
    age = days_before(as_of, joined.last_at)
    kept = joined.filter((joined.quantity > 0) & (age <= days))
    return kept.select(
        "customer_id",
        "product_id",
        "first_at",
        "last_at",
        "times",
        "amount",
        "margin",
        how=ibis.literal(ORDER),
    )


def days_owned(category: Column, own_days: int, by_category: dict[str, int]) -> Column:
    cases = [(category == name, days) for name, days in sorted(by_category.items())]
    return ibis.cases(*cases, else_=own_days) if cases else ibis.literal(own_days)


def contracted(subscriptions: Table, products: Table) -> Table:
    running = subscriptions.filter(subscriptions.ended_at.isnull())
    known = running.semi_join(products, "product_id")
    summed = known.group_by("customer_id", "product_id").agg(
        first_at=known.started_at.min(),
        last_at=known.started_at.max(),
        times=known.count(),
        amount=known.yearly_amount.sum().fill_null(0),
        margin=known.yearly_margin.sum().fill_null(0),
    )
    return summed.mutate(how=ibis.literal(SUBSCRIPTION))
