"""Who waits for us: an open complaint, an order that is late, a quote not answered yet.

What nobody closed in `hold_days` days holds nothing any more: it was forgotten, not left open.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import BooleanColumn, Column, TimestampColumn

from syotto.know.moments import moment
from syotto.schema import DERIVED
from syotto.schema.membership import sole_membership

COMPLAINTS = ("complaint", "claim")
WORDS = {
    "complaint": "a complaint is open",
    "late_delivery": "a delivery is late",
    "quote": "a quote is open",
}
KEY = ("hold", "about", "customer_id")


def holds(
    cases: Table,
    deliveries: Table,
    quotes: Table,
    lines: Table,
    memberships: Table,
    *,
    as_of: datetime,
    hold_days: int,
) -> Table:
    """One row for each thing that a customer waits for at `as_of`; schema HOLDS."""
    oldest = moment(as_of) - ibis.interval(days=hold_days)
    homes = sole_membership(memberships, as_of)
    complaints = cases.filter(cases.kind.lower().isin(COMPLAINTS), open_at(cases.closed_at, as_of))
    open_quotes = quotes.filter(quotes.won.isnull(), open_at(quotes.closed_at, as_of))
    every = ibis.union(
        held("complaint", complaints, complaints.case_id, complaints.opened_at, homes),
        held("quote", open_quotes, open_quotes.quote_id, open_quotes.created_at, homes),
        late(deliveries, lines, as_of),
    )
    recent = every.filter(
        every.since > oldest, every.since <= moment(as_of), every.customer_id.notnull()
    )
    words = ibis.cases(*((recent.hold == name, text) for name, text in WORDS.items()))
    return recent.mutate(words=words).select(*DERIVED["holds"].columns)


def open_at(closed_at: TimestampColumn, as_of: datetime) -> BooleanColumn:
    return closed_at.isnull() | (closed_at > moment(as_of))


def held(hold: str, rows: Table, about: Column, since: Column, homes: Table) -> Table:
    """Under the account where there is one, else under the person."""
    named = rows.mutate(about=about, since=since)
    placed = named.left_join(homes, named.person_ref == homes.person_ref)
    return placed.select(
        customer_id=ibis.coalesce(named.account_ref, homes.account_ref, named.person_ref),
        person_id=named.person_ref,
        hold=ibis.literal(hold),
        about="about",
        since="since",
    )


def late(deliveries: Table, lines: Table, as_of: datetime) -> Table:
    """Orders that should have arrived."""
    due = deliveries.filter(
        deliveries.promised_at < moment(as_of), open_at(deliveries.delivered_at, as_of)
    )
    buyers = (
        lines.filter(lines.customer_id.notnull())
        .group_by("order_id")
        .agg(customer_id=lines.customer_id.min(), person_id=lines.person_id.min())
    )
    joined = due.join(buyers, "order_id")
    return joined.select(
        "customer_id",
        "person_id",
        hold=ibis.literal("late_delivery"),
        about="order_id",
        since="promised_at",
    )
