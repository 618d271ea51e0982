"""What each customer could be offered: from the fitted chances, and from the counts of S1.

- A product sold by orders with a fitted chance is read incrementally: they may buy it anyway.
- A contract is read as S1 does: nobody takes it unasked, so the adjusted confidence is the chance,
  but never more than the share who took it after contacts in the past, where those are on record.
- Where the company's own records say that contracts are taken unasked (`takeups`), a contract is
  read incrementally: the chance is the share of those lacking it who took it unasked within a
  horizon, times how much likelier than others the customer's products make them to have it.
- A product that is mostly sold by won sales cases is not considered: a case takes its months, and
  no contact of today sells one within the horizon. Leads and cases are worked elsewhere.
- A product sold by orders for which no chance could be fitted is read incrementally too, with the
  adjusted confidence standing in for the chance; the row says so.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.maths.intervals import REACH
from syotto.schema.projects import sold_by_cases
from syotto.schema.words import Reading

SUBSCRIPTION = "subscription"
COUNTED = (
    "customer_id", "customer_group", "product_id", "antecedent", "confidence", "support",
    "n_antecedent", "n_both", "n_group", "confidence_adjusted",
)  # fmt: skip
CHANCE = ("chance", "chance_low", "chance_high", "reading", "stands_in")
CONSIDERED = (*COUNTED, "products", *CHANCE)


def considered(
    chances: Table,
    cross_sell: Table,
    products: Table,
    takeups: Table,
    opportunities: Table,
    *,
    as_of: datetime | None,
) -> Table:
    """One row per customer and product: the counts, the chance and how it is read."""
    every = with_readings(chances, cross_sell, products, takeups)
    return every.anti_join(sold_by_cases(opportunities, products, as_of), "product_id")


def with_readings(chances: Table, cross_sell: Table, products: Table, takeups: Table) -> Table:
    """Fitted chances, and the counts of what has none."""
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
    return from_chances.union(from_counts(cross_sell, products, takeups))


def from_counts(cross_sell: Table, products: Table, takeups: Table) -> Table:
    contracts = products.filter(products.sold_as == SUBSCRIPTION).select(first="product_id")
    beside = cross_sell.left_join(contracts, cross_sell.products[0] == contracts.first)
    joined = with_takeup(beside, takeups)
    contract, unasked = joined["first"].notnull(), joined.taken.notnull()
    said = joined.confidence_adjusted
    spread = REACH * deviation(said, joined.n_antecedent)
    asked = contract & ~unasked
    most = joined.asked.fill_null(1.0)
    told = joined.mutate(
        chance=joined.taken.coalesce(ibis.least(said, most)),
        chance_low=joined.taken_low.coalesce(ibis.greatest(ibis.least(said, most) - spread, 0.0)),
        chance_high=joined.taken_high.coalesce(ibis.least(said + spread, most)),
        reading=ibis.ifelse(asked, Reading.CONFIDENCE.value, Reading.INCREMENTAL.value),
        stands_in=~contract,
    )
    return told.select(CONSIDERED)


def with_takeup(rows: Table, takeups: Table) -> Table:
    """Adds taken, taken_low, taken_high: the chance to take a contract unasked, where known; and
    asked: the most who take it after a contact.

    The chance is never more than the adjusted confidence, which is S1's chance when asked.
    """
    share = (takeups.had / (takeups.had + takeups.lacked)).nullif(0.0)
    known = {name: ibis.cases((takeups.known, takeups[name])) for name in ("rate", "low", "high")}
    rates = takeups.select("asked", taken_id="product_id", share=share, **known)
    joined = rows.left_join(rates, rows.products[0] == rates.taken_id)
    said = joined.confidence_adjusted
    times = (said / joined.share).fill_null(1.0)
    chances = {
        name: ibis.ifelse(rate.isnull(), ibis.null("float64"), ibis.least(rate * times, said))
        for name, rate in (
            ("taken", joined.rate), ("taken_low", joined.low), ("taken_high", joined.high),
        )
    }  # fmt: skip
    return joined.select(*rows.columns, "asked", **chances)


def deviation(share: Column, of: Column) -> Column:
    """Standard deviation of a Beta distribution with this mean, worth `of` observations."""
    return (share * (1 - share) / (of + 1)).sqrt()
