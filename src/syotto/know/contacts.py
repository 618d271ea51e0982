"""Whom we contacted, when and about what; when each customer was last contacted.

A contact is a call or visit of ours, an exposure, or an action of today's list that somebody said
was done. Whatever is logged about a person counts for the account they belong to. Notes are none.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.schema import DERIVED
from syotto.schema.event_names import EMAIL_DELIVERED
from syotto.schema.membership import sole_membership
from syotto.schema.messages import BY_PLAN
from syotto.schema.words import Arm, Verdict

NOTE = "note"
DONE = "done"
NOTHING = ibis.null("string")


def last_contacts(
    events: Table,
    activities: Table,
    exposures: Table,
    feedback: Table,
    memberships: Table,
    *,
    as_of: datetime,
    channel: str,
) -> Table:
    """One row per customer that was ever contacted; schema LAST_CONTACTS.

    Exposures by another channel than that of today's actions wear less and are left out.
    """
    through = exposures.filter(exposures.channel == channel)
    every = contacts(activities, through, feedback, memberships, as_of=as_of)
    newest = ibis.window(group_by="customer_id", order_by=[every["at"].desc(), every.how])
    placed = every.mutate(place=ibis.row_number().over(newest))
    last = placed.filter(placed.place == 0)
    wrote = written(events, memberships, as_of)
    both = last.outer_join(wrote, last.customer_id == wrote.written_to)
    named = both.mutate(customer_id=both.customer_id.coalesce(both.written_to))
    return named.select(*DERIVED["last_contacts"].columns)


def written(events: Table, memberships: Table, as_of: datetime) -> Table:
    """written_to, written_at: of messages that the plan sent by itself."""
    by_plan = events.campaign.startswith(BY_PLAN) & (events.name == EMAIL_DELIVERED)
    sent = events.filter(by_plan.fill_null(ibis.literal(value=False)))
    told = sent.select(
        "at", person_ref="person_id", account_ref="account_id", how=NOTHING, product_id=NOTHING
    )
    placed = at_home(told, sole_membership(memberships, as_of))
    known = placed.filter(placed.customer_id.notnull())
    return known.group_by(written_to="customer_id").agg(written_at=known["at"].max())


def contacts(
    activities: Table, exposures: Table, feedback: Table, memberships: Table, *, as_of: datetime
) -> Table:
    """customer_id, at, how, and product_id where the contact was about one."""
    homes = sole_membership(memberships, as_of)
    calls = activities.filter(activities.kind.fill_null("") != NOTE)
    called = calls.select(
        "person_ref", "account_ref", "at", how=calls.kind.fill_null("activity"), product_id=NOTHING
    )
    treated = exposures.filter(exposures.arm.fill_null("") != Arm.CONTROL.value)
    shown = treated.select(
        "person_ref", "at", account_ref=NOTHING, how="channel", product_id="action"
    ).select(*called.columns)
    done = feedback.filter(feedback.verdict == Verdict.DONE.value, feedback.undone_at.isnull())
    said = done.select("customer_id", "at", how=ibis.literal(DONE), product_id="product_id")
    every = at_home(called.union(shown), homes).union(said)
    return every.filter(every.customer_id.notnull())


def at_home(rows: Table, homes: Table) -> Table:
    """Contacts under the account where there is one, else under the person."""
    named = homes.select(member="person_ref", home="account_ref")
    placed = rows.left_join(named, rows.person_ref == named.member)
    who: Column = ibis.coalesce(placed.account_ref, placed.home, placed.person_ref)
    return placed.select("at", "how", "product_id", customer_id=who).select(
        "customer_id", "at", "how", "product_id"
    )
