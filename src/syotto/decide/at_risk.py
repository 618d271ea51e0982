"""What a sale may end: of the contracts in the same category, the one with most to lose.

Ways to know the probability that it is kept, each named in the row:
observed   contracts of this kind that others added to that one (`keeps`)
support    S1's rough reading: the share of the group that has both
one        nothing is lost; always so for what is sold by orders
assumed    a number from the settings
With no setting: observed where it was, else support.
"""

from __future__ import annotations

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.errors import SettingError
from syotto.schema.words import KeepSource

SUBSCRIPTION = "subscription"


def with_risk(
    rows: Table, owned: Table, products: Table, keeps: Table, pairs: Table, keep: str
) -> Table:
    """Adds at_risk, at_risk_value, keep and keep_source."""
    worst = most_at_risk(contracts_beside(rows, owned, products), keeps, pairs, keep)
    joined = rows.left_join(worst, ["customer_id", "product_id"])
    return joined.select(
        *rows.columns,
        at_risk=worst.at_risk,
        at_risk_value=worst.at_risk_value.fill_null(0.0),
        keep=worst.keep.fill_null(1.0),
        keep_source=worst.keep_source.fill_null(KeepSource.ONE.value),
    )


def contracts_beside(rows: Table, owned: Table, products: Table) -> Table:
    """Contracts offered, each beside every contract the customer has in the same category."""
    kinds = products.filter(products.sold_as == SUBSCRIPTION).select(
        kind_id=products.product_id,
        category=products.category.fill_null(""),
        years=products.remaining_years,
    )
    offered = rows.join(kinds, rows.products[0] == kinds.kind_id).select(
        "customer_id", "customer_group", "product_id", "kind_id", "category"
    )
    running = owned.filter(owned.how == SUBSCRIPTION)
    had = running.join(kinds, running.product_id == kinds.kind_id).mutate(
        at_risk_value=running.margin.cast("float64") * kinds.years
    )
    has = had.select(
        owner="customer_id",
        at_risk="kind_id",
        had_category="category",
        at_risk_value="at_risk_value",
    )
    return (
        offered.join(
            has,
            [
                offered.customer_id == has.owner,
                offered.category == has.had_category,
                offered.kind_id != has.at_risk,
            ],
        )
        .drop("owner")
        .drop("had_category")
    )


def most_at_risk(beside: Table, keeps: Table, pairs: Table, keep: str) -> Table:
    """One row per customer and offer: the contract with the largest (1 - keep) x value."""
    seen = keeps.select(kept_id=keeps.product_id, added_id=keeps.added_id, observed=keeps.keep)
    together = pairs.select(
        pair_group=pairs.customer_group, one="item_a", other="item_b", both_share=pairs.support
    )
    known = beside.left_join(
        seen, [beside.at_risk == seen.kept_id, beside.kind_id == seen.added_id]
    ).left_join(
        together,
        [
            beside.customer_group == together.pair_group,
            ibis.least(beside.at_risk, beside.kind_id) == together.one,
            ibis.greatest(beside.at_risk, beside.kind_id) == together.other,
        ],
    )
    share, source = keep_of(known.observed, known.both_share.fill_null(0.0), keep)
    told = known.mutate(keep=share, keep_source=source)
    loss = (1 - told.keep) * told.at_risk_value
    largest_first = ibis.window(
        group_by=["customer_id", "product_id"], order_by=[loss.desc(), told.at_risk]
    )
    ranked = told.mutate(place=ibis.row_number().over(largest_first))
    return ranked.filter(ranked.place == 0).select(
        "customer_id", "product_id", "at_risk", "at_risk_value", "keep", "keep_source"
    )


def keep_of(observed: Column, support: Column, keep: str) -> tuple[Column, Column]:
    """The keep-probability and where it is from, as the setting asks."""
    one, of_support = ibis.literal(1.0), ibis.literal(KeepSource.SUPPORT.value)
    if keep == KeepSource.SUPPORT.value:
        return support, of_support
    if keep == KeepSource.ONE.value:
        return one, ibis.literal(KeepSource.ONE.value)
    if keep not in {"", KeepSource.OBSERVED.value}:
        return ibis.literal(probability(keep)), ibis.literal(KeepSource.ASSUMED.value)
    otherwise, its_source = (support, of_support) if keep == "" else (one, ibis.literal("one"))
    was_seen = observed.notnull()
    return (
        observed.coalesce(otherwise),
        ibis.ifelse(was_seen, KeepSource.OBSERVED.value, its_source),
    )


def probability(keep: str) -> float:
    try:
        number = float(keep)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise SettingError(
            f"The setting keep is {keep!r}.",
            fix="Give observed, support, one, or a probability from 0 to 1 as text.",
        )
    return number
