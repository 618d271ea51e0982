"""Histories of buying: how often, until when and for how much; now, and as known at a cut.

1. A purchase is a day with a sale; several on a day count once. Margins are net of what was sent
   back; what was cancelled, and charges, are left out. So are projects, which sales cases sell:
   how often somebody orders parts tells nothing of them.
2. The cut lies in the middle of the time that is known, and at most `years` ago. What came after it
   is what forecasts made at the cut are judged by.
3. A segment is what is known of customers beforehand: the column of the setting `group_by`, else
   their own segment, else their country. Groups found in how customers buy are none: they know
   what a forecast is to tell.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column, Scalar

from syotto.know.moments import DAY, YEAR_DAYS, moment
from syotto.know.purchases import BOUGHT_OR_SENT_BACK
from syotto.schema.projects import sold_by_cases
from syotto.schema.words import LineKind

WEEK = 7.0
EVERYBODY = "all"


def histories(
    lines: Table,
    customers: Table,
    products: Table,
    opportunities: Table,
    *,
    as_of: datetime,
    subscription_years: float,
    group_by: str,
) -> Table:
    """Every customer who ever bought; schema LIFETIME_HISTORIES."""
    today = (moment(as_of).epoch_seconds() // DAY).cast("int64")
    projects = sold_by_cases(opportunities, products, as_of)
    days = days_of(lines.anti_join(projects, "product_id"))
    longest = int(subscription_years * YEAR_DAYS)
    known = days.agg(start=days.day.min())
    back = ibis.least((today - known.start) // 2, longest)
    when = known.select(cut=today - back, back=back)
    rows = summed(days.cross_join(when))
    segment = customers[group_by] if group_by else customers.segment.coalesce(customers.country)
    named = customers.select(who=customers.customer_id, segment=segment.cast("string"))
    joined = rows.left_join(named, rows.customer_id == named.who)
    return described(joined.filter(joined.days > 0), today)


def days_of(lines: Table) -> Table:
    """A customer's days: whether something was bought, and the margin."""
    meant = lines.kind.isin(BOUGHT_OR_SENT_BACK) & lines.customer_id.notnull()
    day = (lines["at"].epoch_seconds() // DAY).cast("int64")
    rows = lines.filter(meant)
    return rows.group_by("customer_id", day=day).agg(
        sold=(rows.kind == LineKind.SALE.value).any(),
        margin=rows.margin.sum().fill_null(0),
    )


def summed(days: Table) -> Table:
    """One row a customer, with both cuts."""
    late = days.day > days.cut
    before = (days.day > days.cut - days.back) & ~late
    return days.group_by("customer_id").agg(
        cut=days.cut.min(),
        back=days.back.min(),
        **known(days, days.sold, "", None),
        **known(days, days.sold & ~late, "then_", ~late),
        came=(days.sold & late).sum(),
        came_margin=days.margin.sum(where=late),
        before=(days.sold & before).sum(),
        before_margin=days.margin.sum(where=before),
    )


def known(days: Table, sold: Column, name: str, of: Column | None) -> dict[str, Column]:
    """What is known of the days that are meant."""
    return {
        f"{name}days": sold.sum(),
        f"{name}first": days.day.min(where=sold),
        f"{name}last": days.day.max(where=sold),
        f"{name}margin": days.margin.sum(where=of),
    }


def described(rows: Table, today: Scalar) -> Table:
    began = rows.then_days > 0

    def then(value: Column) -> Column:
        return ibis.ifelse(began, value, ibis.null())

    def number(value: Column) -> Column:
        return value.fill_null(0).cast("float64")

    return rows.select(
        "customer_id",
        segment=rows.segment.coalesce(EVERYBODY),
        repeats=rows.days - 1,
        last_week=(rows["last"] - rows["first"]) / WEEK,
        weeks=(today - rows["first"]) / WEEK,
        margin=number(rows.margin),
        then_repeats=then(rows.then_days - 1),
        then_last_week=then((rows.then_last - rows.then_first) / WEEK),
        then_weeks=then((rows.cut - rows.then_first) / WEEK),
        then_margin=then(number(rows.then_margin)),
        came=rows.came,
        came_margin=number(rows.came_margin),
        before=rows.before,
        before_margin=number(rows.before_margin),
        test_weeks=rows.back / WEEK,
    )
