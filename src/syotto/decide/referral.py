"""Whom to ask for a recommendation, and what asking is worth.

Only who said that they are satisfied is asked, and nobody with a complaint open. How many of those
asked bring somebody because of that is measured where lots decided who was asked, else assumed by
settings. What those bring is counted where they would not have come otherwise: margin of other
customers, which stands in nobody else's candidate.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table

from syotto.decide.supply import added_by
from syotto.schema.plan import CausedBy, Kind

WHAT = "a recommendation"


def referral_candidates(
    satisfied: Table,
    split: Table,
    values: Table,
    customers: Table,
    act_lifts: Table,
    *,
    as_of: datetime,
    contact_cost: float,
    channel: str,
) -> Table:
    """One row for each satisfied person; schema REFERRAL_CANDIDATES.

    later: rate x (what one more is worth before the incentive, less the usual incentive). Null
    where nobody was ever brought: what one is worth is not known then, and the basis says so.
    """
    known = split.select("pays_to", "pays_to_low", "pays_to_high", given="incentive")
    one = known.agg(**{name: known[name].max() for name in known.columns})
    own = values.select(valued="customer_id", own="pays_to", came="brought")
    owners = customers.select(owned_by="customer_id", owner="owner")
    told = satisfied.cross_join(one).cross_join(added_by(act_lifts, Kind.REFERRAL.value))
    told = told.left_join(own, told.customer_id == own.valued)
    told = told.left_join(owners, told.customer_id == owners.owned_by)
    worth = with_worth(told.mutate(given=told.given.fill_null(0.0)), contact_cost)
    return described(worth, contact_cost, channel)


def with_worth(told: Table, cost: float) -> Table:
    usual = told.own.coalesce(told.pays_to)
    apart = usual - told.pays_to
    least, most = (end + apart - told.given for end in (told.pays_to_low, told.pays_to_high))
    few, many = told.lift_low, told.lift_high  # a loss grows with how many bring somebody
    return told.mutate(
        later=(usual - told.given) * told.lift,
        low=ibis.least(least * few, least * many) - cost,
        high=ibis.greatest(most * few, most * many) - cost,
    )


def described(named: Table, cost: float, channel: str) -> Table:
    before = ibis.literal("Satisfied, and brought ") + named.came.cast("string") + " before"
    return named.select(
        "customer_id", "person_id", "owner", "later", "low", "high",
        kind=ibis.literal(Kind.REFERRAL.value),
        what=ibis.literal(WHAT),
        product_id=ibis.null("string"),
        channel=ibis.literal(channel),
        now=ibis.literal(0.0),
        cannibalised=ibis.literal(0.0),
        cost=ibis.literal(cost),
        minutes=ibis.null("float64"),
        reasons=ibis.ifelse(named.came > 0, before, "Satisfied, by their own last answer"),
        basis=ibis.ifelse(named.later.isnull(), CausedBy.UNKNOWN.value, named.caused_by),
        until=ibis.null("timestamp('UTC')"),
    )  # fmt: skip
