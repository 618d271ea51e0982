"""What it would be worth to contact a customer about what falls due.

They may buy by themselves, with p. Contact is taken to multiply that by 1 + lift: measured where
lots decided who was reminded, else as assumed for offers; every row says which. A purchase that
would have come later by itself is only moved: it is taken off again as cannibalised. One contact
speaks of at most three things. Renewals are left to the acts that keep contracts.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import ibis
from ibis import Table

from syotto.decide.euro_tree import lifted_by
from syotto.schema.plan import REBUY, Kind
from syotto.schema.supply import AHEAD, Need
from syotto.schema.table import EXACT, MOMENT

AT_ONCE = 3
SUMS = ("now", "cannibalised", "low", "high")


def supply_candidates(
    needs: Table,
    customers: Table,
    act_lifts: Table,
    *,
    as_of: datetime,
    contact_cost: float,
    channel: str,
) -> Table:
    """One row for each customer of whom something falls due soon; schema SUPPLY_CANDIDATES."""
    soon = needs.filter(
        needs.kind != Need.RENEWAL.value,
        needs.due_at <= ibis.literal(as_of + timedelta(days=AHEAD), type=MOMENT),
        needs.high_at >= ibis.literal(as_of, type=MOMENT),
    )
    about = soon.mutate(act=ibis.ifelse(soon.kind == Need.SUPPLY.value, REBUY, Kind.SUPPLY.value))
    told = about.join(added_by(act_lifts, REBUY, Kind.SUPPLY.value), "act")
    stays = 1 - told.comes_later.fill_null(0.0)
    now, low, high = (
        lifted_by(told.in_horizon, told[name]) * told.value
        for name in ("lift", "lift_low", "lift_high")
    )
    worth = told.mutate(
        now=now, cannibalised=now * (1 - stays), net=now * stays,
        low=ibis.least(low, high) * stays, high=ibis.greatest(low, high) * stays,
    )  # fmt: skip
    of_customer = ibis.window(
        group_by="customer_id",
        order_by=[worth.net.isnull(), worth.net.round(9).desc(), worth.due_at, worth.need_id],
    )
    placed = worth.mutate(place=ibis.row_number().over(of_customer))
    few = placed.filter(placed.place < AT_ONCE)
    return described(few, customers, contact_cost, channel)


def added_by(act_lifts: Table, *kinds: str) -> Table:
    """What acts of these kinds add: act, lift, lift_low, lift_high, caused_by."""
    own = act_lifts.filter(act_lifts.kind.isin(kinds))
    return own.select(
        "lift", act="kind", lift_low="low", lift_high="high", caused_by="extra_source"
    )


def described(placed: Table, customers: Table, cost: float, channel: str) -> Table:
    """The needs of a customer in one row: what the first is about, what all are worth."""
    first = placed.place == 0
    sums = {name: placed[name].cast(EXACT).sum().cast("float64") for name in SUMS}
    each = placed.group_by("customer_id").agg(
        what=placed.subject.max(where=first),
        product_id=placed.product_id.max(where=first),
        reason=placed.reason.max(where=first),
        more=placed.count() - 1,
        until=placed.high_at.max(),
        basis=placed.caused_by.max(where=first),
        **sums,
    )
    owners = customers.select("customer_id", "owner")
    named = each.left_join(owners, "customer_id")
    others = ibis.ifelse(
        named.more > 0, ibis.literal("; and ") + named.more.cast("string") + " more due", ""
    )
    return named.select(
        "customer_id", "what", "product_id", "now", "cannibalised", "until", "owner", "basis",
        person_id=ibis.null("string"),
        kind=ibis.literal(Kind.SUPPLY.value),
        channel=ibis.literal(channel),
        later=ibis.literal(0.0),
        cost=ibis.literal(cost),
        low=named.low - cost,
        high=named.high - cost,
        minutes=ibis.null("float64"),
        reasons=named.reason + others,
    )  # fmt: skip
