"""What contact adds, where chance decided: the relative lift in buying, with its interval.

1. Chance decided who was contacted and who was held out, with the logged propensity: in exposures
   that somebody randomised (what was certain, with a propensity of 1, tells nothing), and in
   syotto's own decisions, where `best_offer` and `control` are the two arms of whoever would have
   been on the list.
2. All count by what was decided, whether or not somebody called (intention to treat).
3. The outcome is a purchase, or a contract begun, within `outcome_days` after the draw, whoever it
   was for: of the product, where the draw was about one, else of anything. What contact adds is
   taken to have come by then: the lift over a horizon is smaller by outcome_days / horizon_days.
4. Whatever was drawn for a person counts for the account they belong to, and so do purchases. A
   customer drawn several times is one cluster.

Rates are weighted by 1 / propensity (Hájek 1971, in Foundations of Statistical Inference), their
variance is linearised by person, and the interval of the ratio is that of its logarithm (the delta
method; Deng, Knoblich & Lu 2018). Too few purchases in an arm refuse the number: then the setting
stands, as an assumption. Categories of products lean on the whole: the logarithms of their ratios
are taken to lie around it with the standard deviation APART (a normal prior; Gelman et al. 2013,
Bayesian Data Analysis, section 5.4).
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.maths.intervals import REACH
from syotto.schema import DERIVED
from syotto.schema.membership import sole_membership
from syotto.schema.table import EXACT
from syotto.schema.words import Arm, ExtraSource, LineKind

FEWEST = 20  # purchases in each arm below which no lift is read
APART = 0.3
WHOLE = "all"
DRAWN = ["best_offer", "control"]


def lifts(
    exposures: Table,
    decisions: Table,
    order_lines: Table,
    subscriptions: Table,
    products: Table,
    memberships: Table,
    *,
    as_of: datetime,
    horizon_days: int,
    outcome_days: int,
    lift: float,
    lift_low: float,
    lift_high: float,
) -> Table:
    """The whole, and each category of products with evidence of its own; schema LIFTS.

    `lift` and its range are the assumption where nothing is measured.
    """
    days = min(outcome_days, horizon_days)
    drawn = whole(draws(exposures, decisions, memberships, as_of), as_of, days)
    met = with_outcome(drawn, taken(order_lines, subscriptions), days)
    every = measured(rates(named(met, products)))
    share = days / horizon_days
    return every.select(
        "name",
        "category",
        lift=ibis.ifelse(every.known, (every.log.exp() - 1) * share, lift),
        low=ibis.ifelse(every.known, ((every.log - every.reach).exp() - 1) * share, lift_low),
        high=ibis.ifelse(every.known, ((every.log + every.reach).exp() - 1) * share, lift_high),
        extra_source=ibis.ifelse(
            every.known, ExtraSource.MEASURED.value, ExtraSource.ASSUMED.value
        ),
        treated=every.treated,
        control=every.control,
        bought_treated=every.bought_treated,
        bought_control=every.bought_control,
    ).select(*DERIVED["lifts"].columns)


def draws(exposures: Table, decisions: Table, memberships: Table, as_of: datetime) -> Table:
    """Whom chance gave which arm: who, at, arm, sought, propensity, and a number of the draw."""
    home = sole_membership(memberships, as_of).select(member="person_ref", home="account_ref")
    placed = exposures.left_join(home, exposures.person_ref == home.member)
    who = placed.home.coalesce(placed.person_ref)
    shown = placed.select("at", "arm", "propensity", who=who, sought="action")
    by_chance = decisions.filter(decisions.reason.isin(DRAWN))
    decided = by_chance.select("at", "arm", "propensity", who="customer_id", sought="product_id")
    every = shown.union(decided).select("who", "at", "arm", "sought", "propensity")
    return every.mutate(
        draw=ibis.row_number().over(order_by=["who", "at", "sought", "arm", "propensity"])
    )


def whole(every: Table, as_of: datetime, days: int) -> Table:
    """Draws with an arm whose window is over, each with its weight."""
    arms = every.arm.isin([Arm.TREATED.value, Arm.CONTROL.value])
    over = every["at"] + ibis.interval(days=days) <= ibis.literal(as_of)
    possible = every.propensity.isnull() | ((every.propensity > 0) & (every.propensity < 1))
    drawn = every.filter(arms & over & possible)
    return drawn.mutate(weight=1 / drawn.propensity.fill_null(1.0)).drop("propensity")


def taken(order_lines: Table, subscriptions: Table) -> Table:
    """Who bought, or signed a contract for, what when: under the customer's name and the person's.

    who, what, taken_at.
    """
    sales = order_lines.filter(order_lines.kind == LineKind.SALE.value)
    sides = [
        rows.select(who=name, what="product_id", taken_at=at)
        for rows, at in ((sales, "at"), (subscriptions, "started_at"))
        for name in ("customer_id", "person_id")
    ]
    both = sides[0].union(*sides[1:]).distinct()
    return both.filter(both.who.notnull())


def with_outcome(drawn: Table, bought: Table, days: int) -> Table:
    """Adds `bought` (0 or 1)."""
    products = bought.select(sold="what").distinct()
    asked = drawn.left_join(products, drawn.sought == products.sold)
    told = asked.select(*drawn.columns, sells=asked.sold.notnull())
    theirs = bought.rename(buyer="who")
    met = told.join(theirs, told.who == theirs.buyer)
    until = met["at"] + ibis.interval(days=days)
    hits = met.filter(
        met.taken_at > met["at"], met.taken_at <= until, ~met.sells | (met.sought == met.what)
    )
    success = hits.select(hit="draw").distinct()
    joined = told.left_join(success, told.draw == success.hit)
    return joined.select(*drawn.columns, bought=joined.hit.notnull().ifelse(1.0, 0.0))


def named(outcomes: Table, products: Table) -> Table:
    """Every draw twice: in the whole, and in the category of its product where there is one."""
    kinds = products.select(kind_of="product_id", kind="category")
    placed = outcomes.left_join(kinds, outcomes.sought == kinds.kind_of)
    told = placed.select(*outcomes.columns, category=placed.kind)
    everywhere = told.mutate(category=ibis.null("string"))
    return everywhere.union(told.filter(told.category.notnull()))


def rates(outcomes: Table) -> Table:
    """Per category and arm: draws, purchases, weighted rate and its variance, by person."""
    people = outcomes.group_by("category", "arm", "who").agg(
        draws=outcomes.count(),
        bought=outcomes.bought.sum().cast("int64"),
        weight=total(outcomes.weight),
        weighted=total(outcomes.weight * outcomes.bought),
    )
    of_arm = ibis.window(group_by=["category", "arm"])
    placed = people.mutate(
        rate=people.weighted.cast(EXACT).sum().over(of_arm).cast("float64")
        / people.weight.cast(EXACT).sum().over(of_arm).cast("float64")
    )
    residual = placed.weighted - placed.rate * placed.weight
    return (
        placed.mutate(residual=residual)
        .group_by("category", "arm", "rate")
        .agg(
            draws=ibis._.draws.sum(),
            bought=ibis._.bought.sum(),
            variance=total(ibis._.residual * ibis._.residual) / total(ibis._.weight).pow(2),
        )
    )


def in_one_row(arms: Table, *by: str) -> Table:
    """Both arms side by side: the logarithm of their ratio, its variance, and the counts."""

    def of(arm: Arm, number: Column) -> Column:
        return number.max(where=arms.arm == arm.value)

    treated, control = of(Arm.TREATED, arms.rate), of(Arm.CONTROL, arms.rate)
    relative = arms.variance / (arms.rate * arms.rate).nullif(0.0)
    return arms.aggregate(
        by=by,
        log=(treated.nullif(0.0) / control.nullif(0.0)).ln(),
        variance=of(Arm.TREATED, relative) + of(Arm.CONTROL, relative),
        treated=of(Arm.TREATED, arms.draws).fill_null(0),
        control=of(Arm.CONTROL, arms.draws).fill_null(0),
        bought_treated=of(Arm.TREATED, arms.bought).fill_null(0),
        bought_control=of(Arm.CONTROL, arms.bought).fill_null(0),
    )


def measured(arms: Table) -> Table:
    """The whole in one row, and the categories that have evidence, leaning on it."""
    one = in_one_row(arms.filter(arms.category.isnull()))
    enough = (one.bought_treated >= FEWEST) & (one.bought_control >= FEWEST)
    known = (enough & one.log.notnull()).fill_null(ibis.literal(value=False))
    every = one.mutate(name=ibis.literal(WHOLE), category=ibis.null("string"), known=known)
    apart = in_one_row(arms.filter(arms.category.notnull()), "category")
    centre = every.filter(every.known).select(middle="log", about="variance")
    beside = apart.filter(apart.log.notnull()).cross_join(centre)
    own = APART**2 / (APART**2 + beside.variance)
    leaning = beside.mutate(
        name="category " + beside.category,
        known=ibis.literal(value=True),
        log=beside.middle + own * (beside.log - beside.middle),
        variance=own * beside.variance + (1 - own) * (1 - own) * beside.about,
    )
    both = every.union(leaning.select(*every.columns))
    return both.mutate(reach=REACH * both.variance.sqrt())


def total(numbers: Column) -> Column:
    """The same to the digit, in whatever order the rows come."""
    return numbers.cast(EXACT).sum().cast("float64")
