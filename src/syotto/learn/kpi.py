"""Figures about leads by month, in all and by origin, channel, content, campaign, owner and unit.

1. A month's share is of those who came in during it, and final once all of them had the days that
   count. Until then it is not told: the early ones alone would flatter or frighten.
2. Shares have Wilson's interval, medians one by order statistics, the value of a lead that of a
   mean where at least FEWEST cases were won. Counts, sums and costs are what they are.
3. Who waits for an answer counts as waiting longer than all who have one; a median beyond half of
   all is not told.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import NumericValue, Value

from syotto.learn.kpi_facts import NEVER, facts
from syotto.learn.kpi_sales import sales_facts
from syotto.maths.intervals import REACH, wilson
from syotto.schema.kpis import DEFINITIONS, DIMENSIONS, EVERYBODY, KPIS, Measure, Targets
from syotto.schema.table import EXACT

FEWEST = 10
"""Won cases below which their mean has no interval, nor a median's four movers."""
FEWEST_IN_ORDER = 4
DAY = 86_400


def kpis(
    stages: Table, journeys: Table, touchpoints: Table, people: Table, origins: Table,
    opportunities: Table, activities: Table, meetings: Table, spend: Table, leads: Table,
    *, as_of: datetime, within_days: int, margin_share: float, currency: str, targets: Targets,
) -> Table:  # fmt: skip
    """Every figure of the last 13 months up to `as_of`; schema KPIS."""
    found = facts(
        stages, journeys, touchpoints, people, origins, opportunities, activities, meetings, spend,
        as_of=as_of, within_days=within_days, margin_share=margin_share, currency=currency,
    )  # fmt: skip
    found = ibis.union(
        found, *sales_facts(leads, journeys, origins, touchpoints, as_of, within_days)
    )
    counted = dated(summed(by_member(found)), within_days)
    return aimed(valued(counted, as_of), as_of, targets).select(*KPIS.columns)


def by_member(found: Table) -> Table:
    """Each fact once for everybody, and once for what it is known to be of."""
    members = [f"{EVERYBODY}={EVERYBODY}", *(f"{name}=" + found[name] for name in DIMENSIONS)]
    each = found.mutate(whose=ibis.array(members).unnest())
    each = each.filter(each.whose.notnull())
    return each.mutate(
        dimension=each.whose.re_extract(r"^([a-z]+)=", 1),
        member=each.whose.re_extract(r"(?s)^[a-z]+=(.*)$", 1),
    )


def summed(each: Table) -> Table:
    """Exact sums; what lasts as a sorted list."""
    rows = each.group_by("kpi", "month", "dimension", "member").agg(
        numerator=each.amount.cast(EXACT).sum().cast("float64"),
        squares=(each.amount * each.amount).cast(EXACT).sum().cast("float64"),
        hits=(each.amount != 0).sum(),
        denominator=each.whole.sum(),
        lasts=each.lasts.collect(where=each.lasts.notnull()),
    )
    return rows.mutate(lasts=rows.lasts.sort())


def dated(rows: Table, within_days: int) -> Table:
    """The month in words and moments, and when its figure is final."""
    until = (rows.month + ibis.interval(months=1)).cast("timestamp('UTC')")
    waits = rows.kpi.isin([one.name for one in DEFINITIONS if one.waits])
    days = ibis.ifelse(waits, within_days, 0)
    return rows.mutate(
        period=rows.month.strftime("%Y-%m"),
        since=rows.month.cast("timestamp('UTC')"),
        until=until,
        known_from=ibis.ifelse(waits, until + ibis.interval(days=within_days), until),
        waits=days > 0,
        measure=rows.kpi.substitute({one.name: one.measure.value for one in DEFINITIONS}),
    )


def valued(rows: Table, as_of: datetime) -> Table:
    """The figure with its interval, by the kind of figure."""
    part, whole = rows.numerator, rows.denominator.cast("float64")
    told = ~rows.waits | (rows.known_from <= ibis.literal(as_of))
    none = ibis.null("float64")
    kind, ratio = rows.measure, part / whole.nullif(0)
    is_share = kind == Measure.SHARE.value
    low, high = wilson(part, whole.nullif(0))
    low, high = ibis.ifelse(part == 0, 0.0, low), ibis.ifelse(part == whole, 1.0, high)
    lasts = in_order(rows)
    mean_low, mean_high = of_mean(rows)
    by_kind = [
        (is_share, (ratio, low, high)),
        (kind.isin([Measure.DAYS.value, Measure.HOURS.value]), lasts),
        (rows.kpi == "value_of_lead", (ratio, mean_low, mean_high)),
        (rows.kpi == "cost_per_lead", (ratio, none, none)),
        (ibis.literal(value=True), (part, none, none)),
    ]
    value, low, high = (
        ibis.ifelse(told, ibis.cases(*((test, found[n]) for test, found in by_kind)), none)
        for n in range(3)
    )
    plain = rows.denominator == 0
    counted = rows.mutate(
        value=value, low=low, high=high, denominator=ibis.ifelse(plain, None, rows.denominator)
    )
    return counted.filter((counted.kpi != "cost_per_lead") | (counted.numerator > 0))


def in_order(rows: Table) -> tuple[Value, Value, Value]:
    """The median of what lasts and an interval by its neighbours; null beyond what is known."""
    lasts = rows.lasts
    many = lasts.length()
    n = many.cast("float64")
    rank = ((n - REACH * n.sqrt()) / 2).floor().cast("int64").clip(lower=1)
    enough = many >= FEWEST_IN_ORDER
    below, above = (place(half) for half in ((many - 1) / 2, many / 2))
    middle = (lasts[below] + lasts[above]) / 2
    ends = lasts[rank - 1], lasts[place(many - rank)]
    return known(middle), *(known(ibis.ifelse(enough, end, None)) for end in ends)


def place(number: NumericValue) -> Value:
    """A place in a list; the first one where the list has none."""
    return number.floor().cast("int64").clip(lower=0)


def known(lasted: NumericValue) -> Value:
    return ibis.ifelse(lasted < NEVER / 2, lasted, ibis.null("float64"))


def of_mean(rows: Table) -> tuple[Value, Value]:
    """The interval of a mean with many zeros in it; null where too few are none."""
    n = rows.denominator.cast("float64").nullif(0)
    mean = rows.numerator / n
    spread = ((rows.squares / n - mean * mean).clip(lower=0) / n).sqrt()
    enough = rows.hits >= FEWEST
    low, high = (mean - spread * REACH).clip(lower=0), mean + spread * REACH
    return ibis.ifelse(enough, low, None), ibis.ifelse(enough, high, None)


def aimed(rows: Table, as_of: datetime, targets: Targets) -> Table:
    """Adds target and pace: of counts and sums as much as should be there by now."""
    key = rows.kpi + "=" + rows.dimension + "=" + rows.member
    wanted = [(key == "=".join(name), aim) for name, aim in sorted(targets.known.items())]
    target = ibis.cases(*wanted) if wanted else ibis.null("float64")
    told = rows.mutate(target=target.cast("float64"))
    month = (told.until.epoch_seconds() - told.since.epoch_seconds()).cast("float64")
    gone = ibis.literal(as_of).epoch_seconds() - told.since.epoch_seconds()
    share = (gone.cast("float64") / month).clip(lower=0, upper=1)
    plain = told.denominator.isnull()
    due = ibis.ifelse(plain, told.target * share, told.target)
    less = told.kpi.isin([one.name for one in DEFINITIONS if one.less])
    pace = ibis.ifelse(less, due / told.value.nullif(0), told.value / due.nullif(0))
    return told.mutate(pace=pace)
