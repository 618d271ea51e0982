"""What each customer could be offered: from the fitted chances, and from the counts of S1.

- A product sold by orders with a fitted chance is read incrementally: they may buy it anyway.
- A contract is read as S1 does: nobody takes it unasked, so the adjusted confidence is the chance.
- A product sold by orders for which no chance could be fitted is read incrementally too, with the
  adjusted confidence standing in for the chance; the row says so.
"""

from __future__ import annotations

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.schema.words import Reading

SUBSCRIPTION = "subscription"
Z80 = 1.2815515594  # 80 % of a normal distribution lies within so many deviations
COUNTED = (
    "customer_id", "customer_group", "product_id", "antecedent", "confidence", "support",
    "n_antecedent", "n_both", "n_group", "confidence_adjusted",
)  # fmt: skip
CHANCE = ("chance", "chance_low", "chance_high", "reading", "stands_in")
CONSIDERED = (*COUNTED, "products", *CHANCE)


def considered(chances: Table, cross_sell: Table, products: Table) -> Table:
    """One row per customer and product: the counts, the chance and how it is read."""
    fitted = chances.filter(chances.would_buy_anyway.notnull())
    from_chances = fitted.select(
        *COUNTED,
        products=ibis.array([fitted.product_id]),
        chance=fitted.would_buy_anyway,
        chance_low=fitted.chance_low.coalesce(fitted.would_buy_anyway),
        chance_high=fitted.chance_high.coalesce(fitted.would_buy_anyway),
        reading=ibis.literal(Reading.INCREMENTAL.value),
        stands_in=ibis.literal(value=False),
    ).select(CONSIDERED)
    return from_chances.union(from_counts(cross_sell, products))


def from_counts(cross_sell: Table, products: Table) -> Table:
    contracts = products.filter(products.sold_as == SUBSCRIPTION).select(first="product_id")
    joined = cross_sell.left_join(contracts, cross_sell.products[0] == contracts.first)
    contract = joined["first"].notnull()
    chance = joined.confidence_adjusted
    spread = Z80 * deviation(chance, joined.n_antecedent)
    told = joined.mutate(
        chance=chance,
        chance_low=ibis.greatest(chance - spread, 0.0),
        chance_high=ibis.least(chance + spread, 1.0),
        reading=ibis.ifelse(contract, Reading.CONFIDENCE.value, Reading.INCREMENTAL.value),
        stands_in=~contract,
    )
    return told.select(CONSIDERED)


def deviation(share: Column, of: Column) -> Column:
    """Standard deviation of a Beta distribution with this mean, worth `of` observations."""
    return (share * (1 - share) / (of + 1)).sqrt()
