"""Codes that were sold: what they are called, whether they are products, what one buyer is worth.

Numbered assumptions
1. A product's name is the given one, or the one most often printed on lines (ties: by spelling).
2. Its price is the list price, or the median price paid per piece over sales.
3. `value` of a product sold by orders: margin of the last horizon / customers who bought it then.
   Where few did, it leans on the margin of one sale line: (margin + 20 m) / (buyers + 20), m =
   margin / sale lines over the whole time.
4. `value` of a contract: mean yearly margin x the discounted years it is expected to run.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import ibis
from ibis import Table

from syotto.know.contracts import remaining_years
from syotto.know.money import cents
from syotto.know.orders import is_charge
from syotto.know.owned import ORDER, SUBSCRIPTION
from syotto.know.purchases import BOUGHT_OR_SENT_BACK
from syotto.schema.words import LineKind

PRIOR_BUYERS = 20


def products(
    lines: Table,
    purchases: Table,
    contracts: Table,
    given: Table,
    *,
    as_of: datetime,
    horizon_days: int,
    margin_share: float,
    subscription_years: float,
    discount: float,
    not_products: list[str],
) -> Table:
    """Every code that was sold, contracted or given; schema PRODUCTS."""
    since = as_of - timedelta(days=horizon_days)
    codes = every_code(lines, contracts, given)
    sold = sold_by_code(lines)
    bought = bought_by_code(purchases, since)
    run = run_by_code(contracts, since)
    years = remaining_years(
        contracts, as_of=as_of, subscription_years=subscription_years, discount=discount
    )
    list_columns = ["name", "category", "price", "margin_share", "available"]
    listed = given.select(
        "product_id", *[given[name].name(f"{name}_given") for name in list_columns]
    )
    joined = codes
    for part in (sold, median_price(lines), bought, run, years, listed):
        joined = joined.left_join(part, "product_id").drop("product_id_right")
    return described(joined, margin_share, not_products)


def every_code(lines: Table, contracts: Table, given: Table) -> Table:
    tables = [table.select("product_id").distinct() for table in (lines, contracts, given)]
    return tables[0].union(tables[1], tables[2], distinct=True)


def sold_by_code(lines: Table) -> Table:
    """Sums and names, first by code and printed name, then by code."""
    meant = lines.kind.isin(BOUGHT_OR_SENT_BACK)
    sale = lines.kind == LineKind.SALE.value
    printed = lines.group_by("product_id", product_name=lines.product_name.strip()).agg(
        lines=lines.count(),
        quantity=lines.quantity.sum(where=meant),
        amount=lines.amount.sum(where=meant),
        margin=lines.margin.sum(where=meant),
        first_at=lines.at.min(where=sale),
        last_at=lines.at.max(where=sale),
    )
    ordered = ibis.window(
        group_by="product_id", order_by=[printed.lines.desc(), printed.product_name]
    )
    ranked = printed.mutate(place=ibis.row_number().over(ordered))
    named = ranked.product_name.notnull()
    return ranked.group_by("product_id").agg(
        printed_name=ranked.product_name.argmin(ranked.place, where=named),
        names=named.sum().cast("int64"),
        quantity=ranked.quantity.sum().fill_null(0),
        amount=ranked.amount.sum().fill_null(0),
        margin=ranked.margin.sum().fill_null(0),
        first_at=ranked.first_at.min(),
        last_at=ranked.last_at.max(),
    )


def median_price(lines: Table) -> Table:
    sales = lines.filter((lines.kind == LineKind.SALE.value) & (lines.quantity > 0))
    paid = sales.mutate(paid=sales.amount.cast("float64") / sales.quantity.cast("float64"))
    return paid.group_by("product_id").agg(paid=paid.paid.median())


def bought_by_code(purchases: Table, since: datetime) -> Table:
    recent = purchases.last_at >= since
    return purchases.group_by("product_id").agg(
        order_buyers=(purchases.times > 0).sum(),
        order_recent=recent.sum(),
        order_margin=purchases.margin.sum(),
        order_recent_margin=purchases.recent_margin.sum(where=recent),
        order_times=purchases.times.sum(),
    )


def run_by_code(contracts: Table, since: datetime) -> Table:
    return contracts.group_by("product_id").agg(
        contracts=contracts.count(),
        contract_buyers=contracts.customer_id.nunique(),
        contract_recent=contracts.customer_id.nunique(where=contracts.started_at >= since),
        yearly_margin=contracts.yearly_margin.sum(),
        contract_first=contracts.started_at.min(),
        contract_last=contracts.started_at.max(),
    )


def described(joined: Table, margin_share: float, not_products: list[str]) -> Table:
    contract = joined.contracts.notnull()
    return joined.select(
        "product_id",
        name=joined.name_given.coalesce(joined.printed_name),
        names=joined.names.fill_null(0),
        category=joined.category_given,
        sold_as=ibis.ifelse(contract, SUBSCRIPTION, ORDER),
        is_product=~is_charge(joined.product_id, joined.printed_name, not_products),
        available=joined.available_given.fill_null(ibis.literal(value=True)),
        price=joined.price_given.coalesce(cents(joined.paid)),
        margin_share=joined.margin_share_given.fill_null(margin_share),
        buyers=joined.contract_buyers.coalesce(joined.order_buyers, 0),
        recent_buyers=joined.contract_recent.coalesce(joined.order_recent, 0),
        quantity=joined.quantity.fill_null(0),
        amount=joined.amount.fill_null(0),
        margin=joined.margin.fill_null(0),
        value=ibis.ifelse(contract, value_of_contract(joined), value_of_orders(joined)),
        remaining_years=joined.remaining_years,
        first_at=joined.contract_first.coalesce(joined.first_at),
        last_at=joined.contract_last.coalesce(joined.last_at),
    )


def value_of_contract(joined: Table) -> ibis.expr.types.Column:
    mean = joined.yearly_margin.cast("float64") / joined.contracts.cast("float64")
    return mean * joined.remaining_years


def value_of_orders(joined: Table) -> ibis.expr.types.Column:
    of_one_sale = joined.order_margin.cast("float64") / joined.order_times.nullif(0)
    recent = joined.order_recent_margin.fill_null(0).cast("float64")
    buyers = joined.order_recent.cast("float64")
    return (recent + PRIOR_BUYERS * of_one_sale) / (buyers + PRIOR_BUYERS)
