"""What contact adds, where exposure was randomised: the relative lift in buying, with its interval.

1. Who was treated and who was held out was drawn by chance, with the logged propensity.
2. The outcome is a purchase within the horizon after the moment of the draw, whoever it was for:
   of the product, where the action is an article number, else of anything.
3. A person drawn several times is one cluster.

Rates are weighted by 1 / propensity (Hájek 1971, in Foundations of Statistical Inference), their
variance is linearised by person, and the interval of the ratio is that of its logarithm (the delta
method; Deng, Knoblich & Lu 2018). Too few purchases in an arm refuse the number: then the setting
stands, as an assumption.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.schema import DERIVED
from syotto.schema.words import Arm, ExtraSource, LineKind

FEWEST = 20  # purchases in each arm below which no lift is read
REACH = 1.2815515655446004  # normal quantile of an 80 % interval
EXACT = "decimal(38, 9)"  # floats are added up as this, so that the order does not matter


def lifts(
    exposures: Table,
    order_lines: Table,
    *,
    as_of: datetime,
    horizon_days: int,
    lift: float,
    lift_low: float,
    lift_high: float,
) -> Table:
    """One row; schema LIFTS. `lift` and its range are the assumption where nothing is measured."""
    drawn = whole(exposures, as_of, horizon_days)
    arms = rates(with_outcome(drawn, order_lines, horizon_days))
    one = measured(arms)
    enough = (one.bought_treated >= FEWEST) & (one.bought_control >= FEWEST)
    known = enough & one.ratio.notnull()
    spread = (REACH * one.spread).exp()
    return one.select(
        name=ibis.literal("all"),
        lift=ibis.ifelse(known, one.ratio - 1, lift),
        low=ibis.ifelse(known, one.ratio / spread - 1, lift_low),
        high=ibis.ifelse(known, one.ratio * spread - 1, lift_high),
        extra_source=ibis.ifelse(known, ExtraSource.MEASURED.value, ExtraSource.ASSUMED.value),
        treated=one.treated,
        control=one.control,
        bought_treated=one.bought_treated,
        bought_control=one.bought_control,
    ).select(*DERIVED["lifts"].columns)


def whole(exposures: Table, as_of: datetime, horizon_days: int) -> Table:
    """Draws with an arm whose horizon is over, each with its weight."""
    arms = exposures.arm.isin([Arm.TREATED.value, Arm.CONTROL.value])
    over = exposures.at + ibis.interval(days=horizon_days) <= ibis.literal(as_of)
    drawn = exposures.filter(
        arms & over & (exposures.propensity.isnull() | (exposures.propensity > 0))
    )
    return drawn.select(
        "person_ref",
        "at",
        "arm",
        sought="action",
        weight=1 / drawn.propensity.fill_null(1.0),
        draw=ibis.row_number().over(order_by=["person_ref", "at", "channel", "action"]),
    )


def with_outcome(drawn: Table, order_lines: Table, horizon_days: int) -> Table:
    """Adds `bought` (0 or 1)."""
    sales = order_lines.filter(order_lines.kind == LineKind.SALE.value)
    products = sales.select("product_id").distinct().mutate(sells=ibis.literal(value=True))
    asked = drawn.left_join(products, drawn.sought == products.product_id)
    named = asked.select(*drawn.columns, sells=asked.sells.fill_null(ibis.literal(value=False)))
    bought = buyers(sales)
    met = named.join(bought, named.person_ref == bought.who)
    until = met["at"] + ibis.interval(days=horizon_days)
    hits = met.filter(
        met.bought_at > met["at"], met.bought_at <= until, ~met.sells | (met.sought == met.what)
    )
    success = hits.select("draw").distinct().mutate(bought=ibis.literal(1.0))
    joined = named.left_join(success, "draw")
    return joined.select(*named.columns, bought=joined.bought.fill_null(0.0))


def buyers(sales: Table) -> Table:
    """Who bought what when, under the name of the customer and under that of the person."""
    as_customer = sales.select(who="customer_id", what="product_id", bought_at="at")
    as_person = sales.select(who="person_id", what="product_id", bought_at="at")
    both = as_customer.union(as_person).distinct()
    return both.filter(both.who.notnull())


def rates(outcomes: Table) -> Table:
    """Per arm: draws, purchases, weighted rate and its variance, clustered by person."""
    people = outcomes.group_by("arm", "person_ref").agg(
        draws=outcomes.count(),
        bought=outcomes.bought.sum().cast("int64"),
        weight=total(outcomes.weight),
        weighted=total(outcomes.weight * outcomes.bought),
    )
    arms = people.group_by("arm").agg(rate=total(people.weighted) / total(people.weight))
    placed = people.join(arms, "arm")
    residual = placed.weighted - placed.rate * placed.weight
    return (
        placed.mutate(residual=residual)
        .group_by("arm", "rate")
        .agg(
            draws=ibis._.draws.sum(),
            bought=ibis._.bought.sum(),
            variance=total(ibis._.residual * ibis._.residual) / total(ibis._.weight).pow(2),
        )
    )


def measured(arms: Table) -> Table:
    """Both arms in one row: their ratio, and the standard error of its logarithm."""

    def of(arm: Arm, number: Column) -> Column:
        return number.max(where=arms.arm == arm.value)

    treated, control = of(Arm.TREATED, arms.rate), of(Arm.CONTROL, arms.rate)
    relative = arms.variance / (arms.rate * arms.rate).nullif(0.0)
    return arms.agg(
        ratio=treated / control.nullif(0.0),
        spread=(of(Arm.TREATED, relative) + of(Arm.CONTROL, relative)).sqrt(),
        treated=of(Arm.TREATED, arms.draws).fill_null(0),
        control=of(Arm.CONTROL, arms.draws).fill_null(0),
        bought_treated=of(Arm.TREATED, arms.bought).fill_null(0),
        bought_control=of(Arm.CONTROL, arms.bought).fill_null(0),
    )


def total(numbers: Column) -> Column:
    return numbers.cast(EXACT).sum().cast("float64")
