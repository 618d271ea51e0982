"""Offers: what each customer could be offered, weighed in euros, the best few of each."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.decide.at_risk import with_risk
from syotto.decide.considered import considered
from syotto.decide.euro_tree import Lift, weighed
from syotto.decide.reasons import with_reasons
from syotto.decide.value import at_own_size
from syotto.schema import DERIVED
from syotto.schema.table import EXACT
from syotto.schema.words import Action, Reading


def offers(
    chances: Table,
    cross_sell: Table,
    owned: Table,
    products: Table,
    keeps: Table,
    pairs: Table,
    lifts: Table,
    takeups: Table,
    opportunities: Table,
    *,
    as_of: datetime | None = None,
    horizon_days: int = 90,
    candidates: int = 5,
    contact_cost: float = 5.0,
    keep: str = "",
) -> Table:
    """The best `candidates` of each customer by expected margin; schema OFFERS."""
    every = considered(chances, cross_sell, products, takeups, opportunities, as_of=as_of)
    usual = with_value(every, cross_sell, products)
    valued = at_own_size(usual, owned, products)
    risked = with_risk(valued, owned, products, keeps, pairs, keep)
    told = lifted(risked.mutate(cost=ibis.literal(contact_cost)), lifts, products)
    best = with_reasons(ranked(told, candidates), products, horizon_days)
    return described(best)


def lifted(rows: Table, lifts: Table, products: Table) -> Table:
    """Weighed with what contact is measured to do in the product's category, else on the whole."""
    whole = lifts.filter(lifts.category.isnull()).select(
        "extra_source", all_middle="lift", all_low="low", all_high="high"
    )
    apart = lifts.filter(lifts.category.notnull())
    kinds = products.join(apart, "category").select(
        lifted_id="product_id", own_middle="lift", own_low="low", own_high="high"
    )
    beside = rows.cross_join(whole)
    joined = beside.left_join(kinds, beside.product_id == kinds.lifted_id)
    told = joined.select(
        *rows.columns,
        "extra_source",
        lift=joined.own_middle.coalesce(joined.all_middle),
        lift_low=joined.own_low.coalesce(joined.all_low),
        lift_high=joined.own_high.coalesce(joined.all_high),
    )
    return weighed(told, Lift(told.lift, told.lift_low, told.lift_high))


def with_value(rows: Table, cross_sell: Table, products: Table) -> Table:
    """Adds `value`: margin of the sale; of several products together the sum."""
    single = products.select(valued_id=products.product_id, value=products.value)
    packages = cross_sell.filter(cross_sell.products.length() > 1).select("product_id", "products")
    parts = packages.distinct().mutate(item=packages.distinct().products.unnest())
    priced = parts.join(single, parts.item == single.valued_id)
    summed = priced.group_by(valued_id=priced.product_id).agg(
        value=priced.value.cast(EXACT).sum().cast("float64")
    )
    values = single.union(summed)
    joined = rows.left_join(values, rows.product_id == values.valued_id)
    return joined.drop("valued_id")


def ranked(told: Table, candidates: int) -> Table:
    """rank 1 is the largest expected margin; nothing known comes last."""
    by_margin = ibis.window(
        group_by="customer_id",
        order_by=[told.gain.isnull(), told.gain.round(9).desc(), told.product_id],
    )
    placed = told.mutate(rank=ibis.row_number().over(by_margin) + 1)
    return placed.filter(placed["rank"] <= candidates)


def described(rows: Table) -> Table:
    incremental = rows.reading == Reading.INCREMENTAL.value
    anyway = ibis.ifelse(incremental, rows.chance, 0.0)
    named = rows.mutate(
        would_buy_anyway=anyway,
        extra_if_contacted=rows.added,
        extra_low=rows.added_low,
        extra_high=rows.added_high,
        expected_margin=rows.gain,
        rank_key=(rows.confidence + rows.support) / 2,
        decision=ibis.ifelse(
            (rows.gain > 0).fill_null(ibis.literal(value=False)),
            Action.OFFER.value,
            Action.NO_CONTACT.value,
        ),
    )
    return named.select(*DERIVED["offers"].columns)
