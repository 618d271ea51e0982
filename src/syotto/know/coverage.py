"""How much of what led to an outcome could be seen before it happened.

An outcome is a customer's first order, a sales case that was won or lost, or an order after others.
It was visible to a channel and a part in buying where somebody of the customer was seen there in
the phase before it: through `horizon_days` before a first order or the opening of a sales case,
while a sales case was open, since the order before (at most `horizon_days`). What we sent is no
sight of anybody; what a machine opened is none either. Days count, not hours. Outcomes of the time
before anything was recorded are left out.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import StringValue

from syotto.maths.intervals import wilson
from syotto.schema.coverage import ANY, COVERAGE, UNKNOWN, Phase
from syotto.schema.known import VISITOR
from syotto.schema.membership import sole_membership
from syotto.schema.table import EXACT
from syotto.schema.timeline import ROLE_WORDS
from syotto.schema.words import Actor, Channel, LineKind

SERVICE, MACHINE = "service", "machine"
LATE = "late"
"""A clock that tells the right time of an event that came late; other odd ones tell none."""


def coverage(
    events: Table,
    activities: Table,
    cases: Table,
    meetings: Table,
    readings: Table,
    opportunities: Table,
    lines: Table,
    assets: Table,
    memberships: Table,
    *,
    as_of: datetime,
    horizon_days: int,
    margin_share: float,
) -> Table:
    """One row for each phase, channel and part in buying, and for all together; schema COVERAGE."""
    homes = sole_membership(memberships, as_of)
    seen = touches(events, activities, cases, meetings, readings, assets, homes)
    known = with_roles(seen, memberships)
    every = outcomes(lines, opportunities, homes, horizon_days, margin_share)
    recorded = every.cross_join(seen.agg(begin=seen.day.min()))
    ends = recorded.filter(recorded.since >= recorded.begin).drop("begin")
    counted = visible(ends, known)
    total = ends.group_by("phase").agg(
        outcomes=ends.count(), all_margin=ends.margin.cast(EXACT).sum()
    )
    cells = total.cross_join(combinations(known, total))
    joined = cells.left_join(counted, ["phase", "channel", "role"])
    number = joined.visible.fill_null(0)
    low, high = wilson(number.cast("float64"), joined.outcomes.cast("float64"))
    return joined.mutate(
        visible=number,
        share=number / joined.outcomes,
        low=low,
        high=high,
        margin=joined.all_margin.cast("float64"),
        dark_margin=(joined.all_margin - joined.seen_margin.fill_null(0)).cast("float64"),
    ).select(*COVERAGE.columns)


def touches(
    events: Table,
    activities: Table,
    cases: Table,
    meetings: Table,
    readings: Table,
    assets: Table,
    homes: Table,
) -> Table:
    """customer_id, person_id, day, channel: where somebody was seen, once a day."""
    actor = events.actor.fill_null("")
    by_mail = events.channel.fill_null("") == Channel.EMAIL.value  # what was sent has no actor
    acted = (actor == Actor.HUMAN.value) | ((actor == "") & ~by_mail)
    known = ~events.person_id.startswith(VISITOR).fill_null(False)
    in_time = events.clock.isnull() | (events.clock == LATE)
    by_people = events.filter(acted, known, in_time)
    ours = activities.filter(activities.kind.fill_null("").lower() != "note")
    held = meetings.filter(meetings.state.fill_null("held").lower().isin(["held", "done"]))
    read = readings.inner_join(assets, "asset_id")
    every = ibis.union(
        touch(by_people, by_people.person_id, by_people.account_id, by_people.channel, "at"),
        touch(ours, ours.person_ref, ours.account_ref, ours.kind.lower(), "at"),
        touch(cases, cases.person_ref, cases.account_ref, ibis.literal(SERVICE), "opened_at"),
        touch(held, held.person_ref, held.account_ref, ibis.literal("meeting"), "at"),
        touch(read, ibis.null("string"), read.account_id, ibis.literal(MACHINE), "at"),
    )
    placed = every.left_join(homes, every.person_id == homes.person_ref)
    customer = placed.account_id.coalesce(placed.account_ref, placed.person_id)
    named = placed.select("person_id", "day", "channel", customer_id=customer)
    return named.filter(named.customer_id.notnull()).distinct()


def touch(
    rows: Table, person: StringValue, account: StringValue, channel: StringValue, at: str
) -> Table:
    return rows.select(
        person_id=person,
        account_id=account,
        day=rows[at].date(),
        channel=channel.fill_null("web"),
    ).distinct()


def with_roles(seen: Table, memberships: Table) -> Table:
    """customer_id, day, channel, role: each also as any channel, any role and any of both."""
    parts = memberships.group_by(member="person_ref").agg(
        role=role_of(memberships.buying_role.coalesce(memberships.role)).min()
    )
    told = seen.left_join(parts, seen.person_id == parts.member).select(
        "customer_id", "day", "channel", role=parts.role.fill_null(UNKNOWN)
    )
    whole = ibis.literal(ANY)
    return ibis.union(
        told,
        told.mutate(channel=whole),
        told.mutate(role=whole),
        told.mutate(channel=whole, role=whole),
    ).distinct()


def role_of(words: StringValue) -> StringValue:
    """Our word for a part in buying; null where the source says nothing of one."""
    text = words.lower()
    return ibis.cases(
        *(
            (ibis.or_(*(text.contains(part) for part in parts)), role.value)
            for role, parts in ROLE_WORDS.items()
        )
    )


def outcomes(
    lines: Table, opportunities: Table, homes: Table, horizon_days: int, margin_share: float
) -> Table:
    """phase, outcome_id, customer_id, margin, and the days from `since` to `until` before it."""
    orders = orders_of(lines, horizon_days)
    cases = sales_cases(opportunities, homes, margin_share)
    opened = cases.mutate(
        phase=ibis.literal(Phase.INTEREST.value),
        outcome_id=ibis.literal("opening ") + cases.outcome_id,
        since=cases.since - ibis.interval(days=horizon_days),
        until=cases.since,
    )
    every = ibis.union(orders, *(some.select(*orders.columns) for some in (opened, cases)))
    return every.filter(every.customer_id.notnull())


def orders_of(lines: Table, horizon_days: int) -> Table:
    """Orders: the first of a customer, and those after others."""
    sold = lines.filter(lines.customer_id.notnull(), lines.kind == LineKind.SALE.value)
    orders = sold.group_by("order_id", "customer_id").agg(
        until=sold["at"].min().date(), margin=sold.margin.cast(EXACT).sum()
    )
    window = ibis.window(group_by="customer_id", order_by=["until", "order_id"])
    bought = orders.mutate(before=orders.until.lag().over(window))
    earliest = bought.until - ibis.interval(days=horizon_days)
    first = bought.before.isnull()
    return bought.select(
        phase=ibis.ifelse(first, Phase.INTEREST.value, Phase.USE.value),
        outcome_id=ibis.literal("order ") + bought.order_id,
        customer_id="customer_id",
        since=ibis.ifelse(first, earliest, ibis.greatest(earliest, bought.before)),
        until="until",
        margin=bought.margin.cast("float64"),
    )


def sales_cases(opportunities: Table, homes: Table, margin_share: float) -> Table:
    """Sales cases that were won or lost. Their margin is a share of the amount."""
    closed = opportunities.filter(opportunities.won.notnull(), opportunities.closed_at.notnull())
    placed = closed.left_join(homes, closed.person_ref == homes.person_ref)
    return placed.select(
        phase=ibis.literal(Phase.DECISION.value),
        outcome_id=closed.opportunity_id,
        customer_id=ibis.coalesce(closed.account_ref, homes.account_ref, closed.person_ref),
        since=closed.created_at.date(),
        until=closed.closed_at.date(),
        margin=closed.amount.cast("float64") * margin_share,
    )


def visible(ends: Table, known: Table) -> Table:
    """phase, channel, role: how many outcomes were seen there, and their margin."""
    touched = ends.inner_join(
        known,
        [
            ends.customer_id == known.customer_id,
            known.day >= ends.since,
            known.day <= ends.until,
        ],
    )
    once = touched.select("phase", "outcome_id", "margin", "channel", "role").distinct()
    return once.group_by("phase", "channel", "role").agg(
        visible=once.count(), seen_margin=once.margin.cast(EXACT).sum()
    )


def combinations(known: Table, total: Table) -> Table:
    """Every channel and part in buying that anybody was seen through, and all together."""
    whole = ibis.literal(ANY)
    together = total.select(channel=whole, role=whole)
    return known.select("channel", "role").union(together).distinct()
