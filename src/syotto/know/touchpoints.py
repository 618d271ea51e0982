"""Every moment in which somebody and the firm met: events, cases, offers, meetings, orders.

What machines do, and what only reports on our own sending, is none. Sessions end after a gap, and
where another campaign brings the visitor back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue, StringValue, Value

from syotto.know.journey_rules import Patterns, Rules, parse
from syotto.schema.inside import text_in
from syotto.schema.journeys import SAID, Place
from syotto.schema.raw_world import NOT_HELD
from syotto.schema.words import Actor, LineKind

STAGE_CHANGED = "Lifecycle Stage Changed"
NAMED = {"page": "Page Viewed", "screen": "Screen Viewed", "identify": "Identify", "track": "Event"}
VISITED = ("web", "portal", "app")
"""Channels that people visit: their touchpoints make sessions."""
SALES, SERVICE, MEETING = "sales", "service", "meeting"
CALLED = {"call": "phone"}
ALL = (
    "touchpoint_id", "at", "person_id", "account_id", "channel", "kind", "content_id", "campaign",
    "referrer", "known", "words",
)  # fmt: skip


def touchpoints(
    events: Table, opportunities: Table, quotes: Table, meetings: Table, activities: Table,
    cases: Table, order_lines: Table, people: Table, contents: Table,
    *, as_of: datetime, journey: Mapping[str, Any],
) -> Table:  # fmt: skip
    """Every touchpoint up to `as_of`; schema TOUCHPOINTS. Raises SettingError for wrong rules."""
    rules = parse(journey)
    of_sales = (
        *of_cases(opportunities, "opportunity", "Opportunity"),
        *of_quotes(quotes),
        of_meetings(meetings),
        of_activities(activities),
        of_service(cases),
        of_orders(order_lines),
    )
    visits = in_sessions(placed(of_events(events, contents, rules), rules), rules)
    rest = placed(ibis.union(*of_sales), rules).mutate(session_id=ibis.null("string"))
    together = visits.union(rest.select(visits.columns))
    return with_accounts(together.filter(together.at <= as_of), people)


def of_events(events: Table, contents: Table, rules: Rules) -> Table:
    """What people did, as they are known today."""
    ignored = [name.lower() for name in rules.ignore]
    met = events.filter(
        ~(events.actor == Actor.MACHINE.value).fill_null(False)
        & ~events.kind.fill_null("track").isin(["alias", "group"])
        & (events.name.isnull() | ~events.name.lower().isin(ignored))
    )
    named = contents.group_by(about="content_id").agg(title=contents.title.max())
    told = met.left_join(named, met.content_id == named.about)
    name = told.name.coalesce(told.kind.substitute(NAMED, else_=None), "Event")
    stage = text_in(told.properties, "stage", "lifecyclestage", "lifecycle_stage")
    kind = ibis.ifelse(name == STAGE_CHANGED, SAID + stage.coalesce("?"), name)
    return told.select(
        touchpoint_id=told.event_id,
        at=told.at,
        person_id=told.person_id,
        account_id=told.account_id,
        channel=channel_of(told.channel, "web"),
        kind=kind,
        content_id=told.content_id,
        campaign=told.campaign,
        referrer=told.referrer,
        known=told.user_id.notnull(),
        words=in_words(kind, told.title.coalesce(told.campaign, told.content_id)),
    )


def channel_of(said: StringValue, otherwise: str) -> StringValue:
    """In small letters; `e-mail` is email."""
    return said.lower().replace("e-mail", "email").coalesce(otherwise)


def in_words(kind: StringValue, about: StringValue) -> StringValue:
    return ibis.coalesce(kind + ": " + about, kind)


def happened(
    rows: Table, number: StringValue, at: str, kind: Any, channel: Any, about: Any = None
) -> Table:
    """Touchpoints that our own records tell of."""
    kinds = ibis.literal(kind) if isinstance(kind, str) else kind
    none = ibis.null("string")
    return rows.select(
        touchpoint_id=number,
        at=rows[at],
        person_id=rows.person_ref if "person_ref" in rows.columns else rows.person_id,
        account_id=rows.account_ref if "account_ref" in rows.columns else rows.account_id,
        channel=ibis.literal(channel) if isinstance(channel, str) else channel,
        kind=kinds,
        content_id=none,
        campaign=none,
        referrer=none,
        known=ibis.literal(value=True),
        words=kinds if about is None else in_words(kinds, about),
    )


def of_cases(cases: Table, prefix: str, name: str) -> tuple[Table, Table]:
    """Sales cases, or offers: opened, and won or lost."""
    number = ibis.literal(f"{prefix}:") + cases.opportunity_id
    ended = cases.filter(cases.closed_at.notnull() & cases.won.notnull())
    how = ibis.ifelse(ended.won, f"{name} Won", f"{name} Lost")
    why = ibis.ifelse(ended.won, ended.product_id, ended.lost_reason.coalesce(ended.product_id))
    return (
        happened(cases, number, "created_at", f"{name} Opened", SALES, cases.product_id),
        happened(ended, f"{prefix}:" + ended.opportunity_id + ":end", "closed_at", how, SALES, why),
    )


def of_quotes(quotes: Table) -> tuple[Table, Table]:
    """Offers in writing; one within a sales case ends with the case, not by itself."""
    alone = quotes.opportunity_id.isnull()
    kind = ibis.ifelse(alone, "Quote Sent", "Case Quoted")
    ended = quotes.filter(alone & quotes.closed_at.notnull() & quotes.won.notnull())
    how = ibis.ifelse(ended.won, "Quote Accepted", "Quote Declined")
    number = ibis.literal("quote:") + quotes.quote_id
    return (
        happened(quotes, number, "created_at", kind, SALES, quotes.product_id),
        happened(
            ended, "quote:" + ended.quote_id + ":end", "closed_at", how, SALES, ended.product_id
        ),
    )


def of_meetings(meetings: Table) -> Table:
    """Meetings that took place, as far as is known."""
    held = meetings.filter(~meetings.state.isin(NOT_HELD).fill_null(False))
    number = ibis.literal("meeting:") + held.meeting_id
    return happened(held, number, "at", "Meeting Held", MEETING, held.title)


def of_activities(activities: Table) -> Table:
    """Calls and visits of ours; a note touches nobody."""
    kind = activities.kind.lower()
    done = activities.filter((kind != "note").fill_null(True))
    what = done.kind.lower().coalesce("contact")
    named = what.substitute({"call": "Call", "visit": "Visit", "meeting": "Meeting Held"})
    number = ibis.literal("activity:") + done.activity_id
    return happened(done, number, "at", named, what.substitute(CALLED))


def of_service(cases: Table) -> Table:
    kind = cases.kind.lower().substitute(
        {"complaint": "Complaint", "claim": "Claim", "service": "Service", "feedback": "Feedback"}
    )
    number = ibis.literal("case:") + cases.case_id
    return happened(cases, number, "opened_at", kind.coalesce("Service"), SERVICE)


def of_orders(order_lines: Table) -> Table:
    """One touchpoint for an order on which something was sold."""
    sold = order_lines.filter(
        (order_lines.kind == LineKind.SALE.value)
        & (order_lines.person_id.notnull() | order_lines.account_id.notnull())
    )
    orders = sold.group_by("order_id").agg(
        at=sold.at.min(),
        person_id=sold.person_id.min(),
        account_id=sold.account_id.min(),
        through=sold.channel.min(),
    )
    number = ibis.literal("order:") + orders.order_id
    return happened(
        orders, number, "at", "Order Placed", channel_of(orders.through, "order"), orders.order_id
    )


def placed(met: Table, rules: Rules) -> Table:
    """Adds whose place it is, and what brought it by itself."""
    came_from = met.referrer
    if rules.own_sites:
        ours = reduce(or_, (came_from.contains(site) for site in rules.own_sites))
        came_from = ibis.ifelse(ours, ibis.null("string"), came_from)
    told = met.mutate(referrer=came_from)
    direct = ibis.ifelse(told.channel.isin(VISITED), "direct", told.channel)
    return told.mutate(
        owner=first_fit(told, rules.owners).coalesce(Place.BRAND.value),
        own_origin=first_fit(told, rules.origins).coalesce(direct),
    )


def first_fit(told: Table, patterns: Patterns) -> Value:
    fields = {name: told[name].lower() for name in ("kind", "channel", "referrer", "campaign")}
    return ibis.cases(
        *(
            (reduce(or_, (fits(fields[name], pattern) for name, pattern in told_by)), word)
            for word, told_by in patterns.items()
            if told_by
        )
    )


def fits(text: StringValue, pattern: str) -> BooleanValue:
    """* stands for anything."""
    found = text == pattern if "*" not in pattern else text.like(pattern.replace("*", "%"))
    return found.fill_null(False)


def in_sessions(met: Table, rules: Rules) -> Table:
    """Adds the session, and gives all of its touchpoints the origin and campaign of the first."""
    visiting = met.channel.isin(VISITED) & met.person_id.notnull()
    whose = ibis.ifelse(visiting, met.person_id, met.touchpoint_id)
    told = met.mutate(visiting=visiting, whose=whose, named=met.campaign.notnull())
    order = [told.at, told.touchpoint_id]
    by_person = ibis.window(group_by="whose", order_by=order)
    gap = told.at.epoch_seconds() - told.at.lag().over(by_person).epoch_seconds()
    among_named = ibis.window(group_by=["whose", "named"], order_by=order)
    other = told.named & (told.campaign != told.campaign.lag().over(among_named)).fill_null(True)
    begins = gap.isnull() | (gap > rules.session_minutes * 60) | other
    numbered = told.mutate(begins=begins.cast("int64")).mutate(
        visit=lambda rows: rows.begins.sum().over(
            ibis.window(group_by="whose", order_by=[rows.at, rows.touchpoint_id], rows=(None, 0))
        )
    )
    return of_first(numbered).select(*met.columns, "session_id")


def of_first(numbered: Table) -> Table:
    whole = ibis.window(
        group_by=["whose", "visit"],
        order_by=[numbered.at, numbered.touchpoint_id],
        rows=(None, 0),
    )
    first = {name: numbered[name].first().over(whole) for name in ("touchpoint_id", "own_origin")}
    return numbered.mutate(
        session_id=ibis.ifelse(numbered.visiting, first["touchpoint_id"], ibis.null("string")),
        own_origin=first["own_origin"],
    )


def with_accounts(met: Table, people: Table) -> Table:
    """A touchpoint of a person is one of their company too."""
    placed_in = people.filter(people.account_id.notnull()).select(
        member="person_id", company="account_id"
    )
    joined = met.left_join(placed_in, met.person_id == placed_in.member)
    return joined.mutate(
        account_id=joined.account_id.coalesce(joined.company), origin=joined.own_origin
    )
