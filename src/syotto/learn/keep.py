"""Whether an act keeps customers, where chance decided who was contacted: shares of who stayed.

1. A draw is an exposure with the action `keep`, an arm, and a propensity between 0 and 1 (or none:
   then all were drawn alike), whose `horizon_days` are over. A customer counts with the first; one
   whose people were drawn for both arms at that moment is in neither and left out.
2. Who stayed bought something, or had a running contract, at the end of these days or later.
3. Kept is the share of leavers that contact keeps: (stayed if contacted - stayed if left alone) /
   (1 - stayed if left alone), with Newcombe's interval of the difference. Fewer than FEWEST leavers
   among those left alone tell nothing.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.maths.intervals import difference
from syotto.schema.membership import sole_membership
from syotto.schema.words import Arm, LineKind

FEWEST = 20
ACT = "keep"


def keep_effects(
    exposures: Table,
    memberships: Table,
    order_lines: Table,
    subscriptions: Table,
    *,
    as_of: datetime,
    horizon_days: int,
) -> Table:
    """One row; schema KEEP_EFFECTS."""
    drawn = draws(exposures, memberships, as_of, horizon_days)
    met = with_outcome(drawn, order_lines, subscriptions)
    treated, control = (met.arm == arm for arm in (Arm.TREATED.value, Arm.CONTROL.value))
    counted = met.agg(
        treated=treated.sum().fill_null(0),
        control=control.sum().fill_null(0),
        stayed_treated=(treated & met.stayed).sum().fill_null(0),
        stayed_control=(control & met.stayed).sum().fill_null(0),
    )
    return rated(counted)


def draws(exposures: Table, memberships: Table, as_of: datetime, days: int) -> Table:
    """customer_id, arm, until: the first draw of each customer."""
    home = sole_membership(memberships, as_of).select(member="person_ref", home="account_ref")
    arms = exposures.arm.isin([Arm.TREATED.value, Arm.CONTROL.value])
    by_lot = exposures.propensity.isnull() | exposures.propensity.between(1e-9, 1 - 1e-9)
    rows = exposures.filter((exposures.action == ACT) & arms & by_lot)
    placed = rows.left_join(home, rows.person_ref == home.member)
    until = placed["at"] + ibis.interval(days=days)
    named = placed.select("arm", customer_id=placed.home.coalesce(placed.person_ref), until=until)
    over = named.filter(named.until <= ibis.literal(as_of))
    first = over.group_by("customer_id").agg(until=over.until.min())
    firsts = over.semi_join(first, ["customer_id", "until"])
    drawn = firsts.group_by("customer_id", "until").agg(
        arm=firsts.arm.min(), arms=firsts.arm.nunique()
    )
    return drawn.filter(drawn.arms == 1).drop("arms")


def with_outcome(drawn: Table, order_lines: Table, subscriptions: Table) -> Table:
    """arm, stayed."""
    sales = order_lines.filter(order_lines.kind == LineKind.SALE.value)
    bought = sales.group_by(buyer="customer_id").agg(bought_at=sales["at"].max())
    held = subscriptions.group_by(holder="customer_id").agg(
        running=subscriptions.ended_at.isnull().any(), held_until=subscriptions.ended_at.max()
    )
    joined = drawn.left_join(bought, drawn.customer_id == bought.buyer)
    joined = joined.left_join(held, joined.customer_id == held.holder)
    signs = (
        joined.bought_at >= joined.until,
        joined.running,
        joined.held_until >= joined.until,
    )
    bought_on, runs, ran = (sign.fill_null(ibis.literal(value=False)) for sign in signs)
    return joined.select("arm", stayed=bought_on | runs | ran)


def rated(counted: Table) -> Table:
    """The shares, their difference and its interval."""
    names = ("stayed_treated", "treated", "stayed_control", "control")
    stayed, treated, stayed_alone, control = (counted[name].cast("float64") for name in names)
    treated, control = treated.nullif(0.0), control.nullif(0.0)
    enough = (control - stayed_alone >= FEWEST) & (treated >= FEWEST)
    low, high = difference(stayed, treated, stayed_alone, control)
    leavers = (1 - stayed_alone / control).nullif(0.0)

    def told(value: Column) -> Column:
        return ibis.ifelse(enough, value / leavers, ibis.null("float64"))

    return counted.select(
        name=ibis.literal(ACT),
        treated=counted.treated,
        control=counted.control,
        stayed_treated=counted.stayed_treated,
        stayed_control=counted.stayed_control,
        kept=told(stayed / treated - stayed_alone / control),
        low=told(low),
        high=told(high),
    )
