"""Every contact of ours: whom, through which channel, when, and whether a person opened it.

A contact is a message delivered, a call or visit, an exposure that was no control, an action of
today's list that was done. One source may log what another one logged too: of a person, a day and
a channel one counts; of a company none, where one log names whom of it. Notes are no contact, and
neither are meetings, to which both agreed.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import StringValue

from syotto.know.moments import moment
from syotto.schema.event_names import EMAIL_DELIVERED, EMAIL_OPENED
from syotto.schema.known import VISITOR
from syotto.schema.membership import sole_membership
from syotto.schema.pressure import CHANNELS, CONTACTS, SAID_AS
from syotto.schema.words import Actor, Arm, Verdict

UNASKED = ("note", "meeting")
"""Kinds of activities that do not wear: nobody was touched, or both agreed to it."""
NOBODY = ibis.null("string")
UNSEEN = ibis.null("boolean")
COLUMNS = ("person_id", "account_id", "channel", "at", "opened")


def contact_log(
    events: Table, activities: Table, exposures: Table, feedback: Table, memberships: Table,
    *, as_of: datetime, channel: str,
) -> Table:  # fmt: skip
    """One row per person or company, channel and day; schema CONTACTS. `channel`: of the list."""
    every = ibis.union(
        mailed(events), called(activities), shown(exposures), done(feedback, channel)
    )
    known = every.filter(every["at"] <= moment(as_of), every.channel.isin(CHANNELS))
    homes = sole_membership(memberships, as_of).select(member="person_ref", home="account_ref")
    placed = known.left_join(homes, known.person_id == homes.member)
    whose = placed.mutate(
        customer_id=placed.account_id.coalesce(placed.home, placed.person_id),
        day=placed["at"].truncate("D"),
    )
    named = whose.filter(whose.customer_id.notnull())
    daily = named.group_by("customer_id", "person_id", "channel", "day").agg(
        at=named["at"].min(), opened=named.opened.max()
    )
    same = ibis.window(group_by=["customer_id", "channel", "day"])
    told = daily.mutate(known=daily.person_id.count().over(same))
    return told.filter(told.person_id.notnull() | (told.known == 0)).select(*CONTACTS.columns)


def mailed(events: Table) -> Table:
    """Delivered e-mails, opened where a person opened the same one."""
    theirs = events.filter(~events.person_id.startswith(VISITOR))
    letter = theirs.content_id.coalesce(theirs.campaign)
    sent = theirs.filter(theirs.name == EMAIL_DELIVERED)
    seen = theirs.filter(theirs.name == EMAIL_OPENED, theirs.actor != Actor.MACHINE.value)
    read = seen.select(reader="person_id", read=letter).distinct()
    named = sent.mutate(letter=letter)
    joined = named.left_join(read, [named.person_id == read.reader, named.letter == read.read])
    opened = ibis.ifelse(joined.letter.notnull(), joined.reader.notnull(), UNSEEN)
    return joined.select(
        "person_id", "account_id", "at", channel=ibis.literal("email"), opened=opened
    ).select(*COLUMNS)


def called(activities: Table) -> Table:
    kind = activities.kind.fill_null("activity").lower()
    asked = activities.filter(~kind.isin(UNASKED))
    return asked.select(
        "at", person_id="person_ref", account_id="account_ref", channel=said(kind), opened=UNSEEN
    ).select(*COLUMNS)


def shown(exposures: Table) -> Table:
    treated = exposures.filter(exposures.arm.fill_null("") != Arm.CONTROL.value)
    return treated.select(
        "at", person_id="person_ref", account_id=NOBODY, channel=said(treated.channel),
        opened=UNSEEN,
    ).select(*COLUMNS)  # fmt: skip


def done(feedback: Table, channel: str) -> Table:
    """What somebody said was done; it names the customer."""
    acted = feedback.filter(feedback.verdict == Verdict.DONE.value, feedback.undone_at.isnull())
    through = ibis.literal(SAID_AS.get(channel, channel))
    return acted.select(
        "at", person_id=NOBODY, account_id="customer_id", channel=through, opened=UNSEEN
    ).select(*COLUMNS)


def said(channel: StringValue) -> StringValue:
    """Our word for a source's."""
    return channel.lower().substitute(dict(SAID_AS))
