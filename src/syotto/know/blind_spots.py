"""What nobody sees: sources that fell silent, accounts without anybody who decides, people who
were never asked. The margin beside each is what it is about, not what it costs."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.know.coverage import role_of
from syotto.know.moments import DAY, moment
from syotto.maths.intervals import wilson
from syotto.schema.coverage import BLIND_SPOTS
from syotto.schema.table import EXACT
from syotto.schema.timeline import BuyingRole
from syotto.schema.words import Channel, Purpose

QUIET_DAYS = 7
"""A source is never called silent before."""
QUIET_GAPS = 5
"""Times its own mean gap between days on which it sent something."""
LEAST_DAYS = 5
"""Days that a source must have sent on, for its gaps to say anything."""


def blind_spots(
    events: Table,
    activities: Table,
    cases: Table,
    deliveries: Table,
    accounts: Table,
    people: Table,
    permissions: Table,
    memberships: Table,
    customers: Table,
    lines: Table,
    *,
    as_of: datetime,
) -> Table:
    """One row for each thing that is blind; schema BLIND_SPOTS."""
    sources = (
        sent(events, "events", events["at"]),
        sent(activities, "activities", activities["at"]),
        sent(cases, "cases", cases.opened_at),
        sent(deliveries, "deliveries", deliveries.delivered_at),
        sent(lines, "orders", lines["at"]),
    )
    every = ibis.union(
        silent(ibis.union(*sources), as_of),
        nobody_decides(accounts, memberships, customers, as_of),
        never_asked(people, permissions, customers),
    )
    there = every.filter(every.rows > 0)
    return there.select(*BLIND_SPOTS.columns)


def sent(rows: Table, what: str, at: Column) -> Table:
    """source, day: the days on which a source sent something."""
    named = rows["source"].fill_null("files")
    told = rows.select(source=ibis.literal(f"{what} from ") + named, day=at.truncate("D"))
    return told.filter(told.day.notnull()).distinct()


def silent(days: Table, as_of: datetime) -> Table:
    """Sources that sent regularly, and then no more."""
    by_source = days.group_by("source").agg(
        days=days.count(), first=days.day.min(), last=days.day.max()
    )
    span = (by_source.last.epoch_seconds() - by_source["first"].epoch_seconds()) / DAY
    gap = span / ibis.greatest(by_source.days - 1, 1)
    quiet = (moment(as_of).epoch_seconds() - by_source.last.epoch_seconds()) / DAY
    late = quiet > ibis.greatest(ibis.literal(QUIET_DAYS * 1.0), gap * QUIET_GAPS)
    return (
        by_source.filter(late, by_source.days >= LEAST_DAYS)
        .select(
            name=ibis.literal("silent_source"),
            about="source",
            rows=quiet.floor().cast("int64"),
            of=by_source.days,
            low=ibis.null("float64"),
            high=ibis.null("float64"),
            amount=ibis.null("float64"),
            example=ibis.null("string"),
            since=by_source.last.cast("timestamp('UTC')"),
        )
        .select(*BLIND_SPOTS.columns)
    )


def nobody_decides(accounts: Table, memberships: Table, customers: Table, as_of: datetime) -> Table:
    """Accounts where nobody is on record as deciding."""
    now = memberships.filter(memberships["to"].isnull() | (memberships["to"] > moment(as_of)))
    decides = (
        now.filter(role_of(now.buying_role.coalesce(now.role)) == BuyingRole.DECIDES.value)
        .select(known="account_id")
        .distinct()
    )
    told = accounts.left_join(decides, accounts.account_id == decides.known)
    bought = customers.select(buyer="customer_id", paid=customers.margin.cast(EXACT))
    worth = told.left_join(bought, told.account_id == bought.buyer)
    return counted(worth, "no_decision_maker", worth.known.isnull(), worth.account_id)


def never_asked(people: Table, permissions: Table, customers: Table) -> Table:
    """People with an address who have said neither yes nor no to news, and may not get them."""
    about = permissions.filter(
        permissions.purpose == Purpose.MAILING.value,
        permissions.channel == Channel.EMAIL.value,
        permissions.address.notnull(),
    )
    blank = (~about.allowed & ~about.stated.fill_null(False)).fill_null(False)
    told = about.select("person_id", blank=blank).inner_join(
        people.select("person_id", "account_id"), "person_id"
    )
    bought = customers.select(buyer="customer_id", paid=customers.margin.cast(EXACT))
    own = told.left_join(bought, told.person_id == bought.buyer)
    return counted(own, "never_asked", own.blank, own.person_id)


def counted(table: Table, name: str, blind: Column, number: Column) -> Table:
    """One row: how many of a table are blind, their share, their margin, one of them."""
    told = table.mutate(blind=blind, number=number)
    total = told.agg(
        rows=told.blind.cast("int64").sum().fill_null(0),
        of=told.count(),
        amount=told.paid.sum(where=told.blind).fill_null(0).cast("float64"),
        example=told.number.min(where=told.blind),
    )
    some = total.filter(total.of > 0)
    low, high = wilson(some.rows.cast("float64"), some.of.cast("float64"))
    return some.select(
        "rows", "of", "amount", "example", name=ibis.literal(name), about=ibis.literal(""),
        low=low, high=high, since=ibis.null("timestamp('UTC')"),
    ).select(*BLIND_SPOTS.columns)  # fmt: skip
