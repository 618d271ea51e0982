"""What the prices of contacts are learned from: contacts, what followed them, sales after harm,
what contacts bring, and how well a customer's past tells what is at stake.
"""

from __future__ import annotations

import ibis
from ibis import Table
from ibis.expr.types import NumericValue, TimestampValue

from syotto.learn.lift import total
from syotto.schema.event_names import EMAIL_MARKED_AS_SPAM, UNSUBSCRIBED
from syotto.schema.rights import MARKETING
from syotto.schema.table import EXACT
from syotto.schema.words import Actor, LineKind, Purpose

COMPLAINT, LEFT = "complaint", "left"
AFTER, LATER = 30, 60
"""Days after a complaint in which less may be bought, and days after them to compare with."""
GRIEVANCES = ("complaint", "claim")
SELLING = (MARKETING, Purpose.MAILING.value, Purpose.CALLS.value)
DAY = 86_400
YEAR = 365.25 * DAY


def facts(
    contacts: Table, events: Table, cases: Table, consents: Table, order_lines: Table,
    offers: Table, customers: Table, subscriptions: Table,
) -> tuple[Table, Table, Table, Table, Table]:  # fmt: skip
    """What `pressure_fits` takes, in its order."""
    return (
        contacts.select("channel", "at", "opened", person=who(contacts)),
        harms(events, cases, consents),
        sales(cases, order_lines),
        brings(offers, customers, subscriptions),
        halves(order_lines, customers),
    )


def who(contacts: Table) -> ibis.Value:
    return contacts.person_id.coalesce(contacts.customer_id)


def harms(events: Table, cases: Table, consents: Table) -> Table:
    """person, kind, at: who left a channel, and who complained; one a day."""
    gone = events.filter(
        events.name.isin([UNSUBSCRIBED, EMAIL_MARKED_AS_SPAM]),
        events.actor.fill_null("") != Actor.MACHINE.value,
    )
    refused = consents.filter(~consents.given, consents.purpose.lower().isin(SELLING))
    angry = cases.filter(cases.kind.lower().isin(GRIEVANCES))
    every = ibis.union(
        gone.select("at", person="person_id", kind=ibis.literal(LEFT)),
        refused.select("at", person="person_ref", kind=ibis.literal(LEFT)),
        angry.select(
            at="opened_at", person=angry.person_ref.coalesce(angry.account_ref),
            kind=ibis.literal(COMPLAINT),
        ),
    )  # fmt: skip
    known = every.filter(every.person.notnull())
    daily = known.mutate(day=known["at"].truncate("D"))
    return daily.group_by("person", "kind", "day").agg(at=daily["at"].min()).drop("day")


def sales(cases: Table, order_lines: Table) -> Table:
    """Per customer who complained: orders within AFTER days, and within LATER days after these.

    Only complaints of which both times are over, as far as orders tell.
    """
    angry = cases.filter(cases.kind.lower().isin(GRIEVANCES))
    named = angry.select("case_id", "opened_at", whose=angry.account_ref.coalesce(angry.person_ref))
    newest = order_lines.agg(newest=order_lines["at"].max())
    over = named.cross_join(newest)
    over = over.filter(over.opened_at + ibis.interval(days=AFTER + LATER) <= over.newest)
    sold = order_lines.filter(order_lines.kind == LineKind.SALE.value)
    orders = sold.group_by("customer_id", "order_id").agg(sold_at=sold["at"].min())
    met = over.left_join(orders, over.whose == orders.customer_id)
    days = between(met.opened_at, met.sold_at) / DAY
    counted = met.mutate(
        soon=((days > 0) & (days <= AFTER)).fill_null(False).cast("int64"),
        later=((days > AFTER) & (days <= AFTER + LATER)).fill_null(False).cast("int64"),
    )
    return counted.group_by("whose").agg(
        soon=counted.soon.sum(),
        later=counted.later.sum(),
        complaints=counted.case_id.nunique(),
    )


def brings(offers: Table, customers: Table, subscriptions: Table) -> Table:
    """One row: what contact adds within the horizon if everybody is offered their best, and what
    all of them bring in a year without it; no row where either is not known.
    """
    best = offers.filter(offers.rank == 1, offers.value > 0)
    ends = {name: best[f"extra_{end}"] for name, end in
            (("adds", "if_contacted"), ("low", "low"), ("high", "high"))}  # fmt: skip
    added = best.agg(**{name: total(one * best.value) for name, one in ends.items()})
    met = customers.cross_join(customers.agg(newest=customers.last_at.max()))
    years = between(met.first_at, met.newest) / YEAR
    bought = met.agg(bought=total(met.margin.cast("float64") / ibis.greatest(years, 1.0)))
    running = subscriptions.filter(subscriptions.ended_at.isnull())
    held = running.agg(held=total(running.yearly_margin))
    told = added.cross_join(bought).cross_join(held)
    told = told.mutate(year=told.bought.fill_null(0.0) + told.held.fill_null(0.0))
    return told.filter(told.adds > 0, told.year > 0).select("adds", "low", "high", "year")


def halves(order_lines: Table, customers: Table) -> Table:
    """One row: sums over the margins of the last half-year (a) and of the one before it (b), of
    all who were customers by then: n, a, b, aa, bb, ab.
    """
    newest = customers.agg(newest=customers.last_at.max())
    known = customers.cross_join(newest)
    old = known.filter(between(known.first_at, known.newest) >= YEAR).select(
        "customer_id", "newest"
    )
    lines = order_lines.select("at", "margin", buyer="customer_id")
    met = old.left_join(lines, old.customer_id == lines.buyer)
    age, margin = between(met["at"], met.newest), met.margin.cast(EXACT)
    late, before = age < YEAR / 2, (age >= YEAR / 2) & (age < YEAR)
    each = met.group_by("customer_id").agg(
        a=margin.sum(where=late).fill_null(0), b=margin.sum(where=before).fill_null(0)
    )
    a, b = each.a.cast("float64"), each.b.cast("float64")
    parts = {"a": a, "b": b, "aa": a * a, "bb": b * b, "ab": a * b}
    return each.agg(n=each.count(), **{name: total(one) for name, one in parts.items()})


def between(one: TimestampValue, later: TimestampValue) -> NumericValue:
    """Seconds."""
    return later.epoch_seconds() - one.epoch_seconds()
