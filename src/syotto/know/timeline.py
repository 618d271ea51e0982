"""Everything between a person or an account and us, on one line of time.

Every source becomes rows of the same columns. What a person did alike on one day through one
channel is one row, so 40 pages are one line; the events themselves stay in `events`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column, Value

from syotto.know.holds import open_at
from syotto.know.moments import days_from, moment, written
from syotto.schema.known import ACCOUNT, PERSON, VISITOR
from syotto.schema.membership import sole_membership
from syotto.schema.timeline import TIMELINE, Entry
from syotto.schema.words import Arm, LineKind

MAIL_CHANNEL = "email"
OWN_KINDS = {Entry.NOTE.value, Entry.TASK.value, Entry.MEETING.value}
"""Kinds of activities that are entries of their own; all others are an activity."""


def timeline(
    events: Table,
    lines: Table,
    deliveries: Table,
    contracts: Table,
    cases: Table,
    activities: Table,
    meetings: Table,
    opportunities: Table,
    quotes: Table,
    exposures: Table,
    consents: Table,
    recorded: Table,
    decisions: Table,
    stages: Table,
    contents: Table,
    people: Table,
    memberships: Table,
    *,
    as_of: datetime,
) -> Table:
    """Every entry of everybody; schema TIMELINE. In the order in which pages read it."""
    every = ibis.union(
        days_of_events(events, contents),
        orders(lines),
        on_the_way(deliveries, lines, as_of),
        *contract_entries(contracts),
        complaints(cases, as_of),
        our_activities(activities),
        our_meetings(meetings),
        *sales_cases(opportunities, Entry.OPPORTUNITY, "opportunity_id", "stage"),
        *sales_cases(quotes, Entry.QUOTE, "quote_id", "opportunity_id"),
        messages(exposures),
        said(consents),
        *choices(recorded, decisions),
        became(stages),
    )
    placed = at_home(every, homes_of(people, memberships, as_of))
    named = placed.filter(placed.customer_id.notnull())
    return named.order_by("account_id", "person_id", "at", "kind", "entry_id", "state")


def entries(table: Table, kind: Entry | Value, **given: Value | str) -> Table:
    """`table` in the columns of a timeline; what is not given is null."""
    values = {"kind": kind.value if isinstance(kind, Entry) else kind, **given}
    return table.select(
        **{
            name: (
                (ibis.literal(value) if isinstance(value, str) else value).cast(type_)
                if (value := values.get(name)) is not None
                else ibis.null(type_)
            )
            for name, type_ in TIMELINE.columns.items()
        }
    )


def days_of_events(events: Table, contents: Table) -> Table:
    """What a known person did alike on one day: one row, its `number` says how often."""
    visitor = events.person_id.startswith(VISITOR).fill_null(False)
    known = events.filter(~visitor, events.person_id.notnull() | events.account_id.notnull())
    day = known.at.truncate("D")
    alike = known.group_by(
        person_id=known.person_id,
        account_id=known.account_id,
        day=day,
        channel=known.channel.fill_null("web"),
        what=known.name.coalesce(known.kind, "event"),
        actor=known.actor.fill_null(""),
    ).agg(
        entry_id=known.event_id.min(),
        last_at=known.at.max(),
        first_content=known.content_id.min(),
        last_content=known.content_id.max(),
        times=known.count(),
    )
    titles = contents.select(titled="content_id", title="title")
    one_thing = the_one(alike.first_content, alike.last_content)
    alike = alike.mutate(one_thing=one_thing).left_join(titles, [("one_thing", "titled")])
    return entries(
        alike,
        ibis.ifelse(alike.channel == MAIL_CHANNEL, Entry.MAIL.value, Entry.VISIT.value),
        entry_id=alike.entry_id,
        state=alike.actor,
        at=alike.last_at,
        person_id=alike.person_id,
        account_id=alike.account_id,
        channel=alike.channel,
        what=alike.what,
        words=alike.title.coalesce(alike.one_thing),
        number=alike.times,
    )


def the_one(first: Column, last: Column) -> Column:
    """What all rows of a group have alike; null where they differ."""
    return ibis.ifelse(first == last, first, None)


def orders(lines: Table) -> Table:
    """One row for each order of a named customer; `state` is the kind of its lines."""
    known = lines.filter(lines.customer_id.notnull())
    product = known.product_name.coalesce(known.product_id)
    by_order = known.group_by("order_id").agg(
        at=known["at"].max(),
        kind=known.kind.max(),  # by the alphabet: a sale wins over what else is on the order
        person_id=known.person_id.min(),
        account_id=known.account_id.min(),
        customer_id=known.customer_id.min(),
        channel=known.channel.min(),
        unit=known.unit.min(),
        first=product.min(where=known.kind != LineKind.CHARGE.value),
        last=product.max(where=known.kind != LineKind.CHARGE.value),
        number=known.count(),
        amount=known.amount.sum(),
    )
    same = ("at", "person_id", "account_id", "customer_id", "channel", "unit", "number")
    return entries(
        by_order,
        Entry.ORDER,
        entry_id=by_order.order_id,
        state=by_order.kind,
        what=the_one(by_order.first, by_order.last),
        amount=by_order.amount,
        **{name: by_order[name] for name in same},
    )


def on_the_way(deliveries: Table, lines: Table, as_of: datetime) -> Table:
    """One row for each delivery with a date: on time, late, overdue or on its way."""
    known = lines.filter(lines.customer_id.notnull())
    who = ("person_id", "account_id", "customer_id", "unit")
    buyers = known.group_by("order_id").agg(**{name: known[name].min() for name in who})
    dated = deliveries.filter(deliveries.promised_at.notnull() | deliveries.delivered_at.notnull())
    sent = dated.join(buyers, "order_id")
    there = ~open_at(sent.delivered_at, as_of)
    over = there.ifelse(sent.delivered_at, moment(as_of))
    late = (sent.promised_at < over).fill_null(False)
    states = ((there & late, "late"), (there, "on time"), (late, "overdue"))
    return entries(
        sent,
        Entry.DELIVERY,
        entry_id=sent.order_id,
        state=ibis.cases(*states, else_="on its way"),
        at=there.ifelse(sent.delivered_at, sent.promised_at),
        until=sent.promised_at,
        number=ibis.ifelse(late, days_from(sent.promised_at, over), None),
        **{name: sent[name] for name in who},
    )


def contract_entries(contracts: Table) -> Iterator[Table]:
    begun = {
        name: contracts[name] for name in ("person_id", "account_id", "customer_id", "unit")
    } | {
        "entry_id": contracts.subscription_id,
        "what": contracts.product_id,
        "amount": contracts.yearly_amount,
    }
    yield entries(contracts, Entry.CONTRACT, state="began", at=contracts.started_at, **begun)
    over = contracts.filter(contracts.ended_at.notnull())
    of_over = {name: over[column.get_name()] for name, column in begun.items()}
    yield entries(over, Entry.CONTRACT, state="ended", at=over.ended_at, **of_over)


def complaints(cases: Table, as_of: datetime) -> Table:
    return entries(
        cases,
        Entry.CASE,
        entry_id=cases.case_id,
        state=ibis.ifelse(open_at(cases.closed_at, as_of), "open", "closed"),
        at=cases.opened_at,
        until=cases.closed_at,
        what=cases.kind,
        words=cases.text,
        number=cases.score,
        **who_in(cases),
    )


def our_activities(activities: Table) -> Table:
    kind = activities.kind.lower().fill_null("")
    return entries(
        activities,
        ibis.ifelse(kind.isin(sorted(OWN_KINDS)), kind, Entry.ACTIVITY.value),
        entry_id=activities.activity_id,
        state="done",
        at=activities["at"],
        what=activities.kind,
        words=activities.text,
        number=activities.minutes,
        owner=activities.owner,
        **who_in(activities),
    )


def our_meetings(meetings: Table) -> Table:
    return entries(
        meetings,
        Entry.MEETING,
        entry_id=meetings.meeting_id,
        state=meetings.state.fill_null("booked"),
        at=meetings["at"],
        until=meetings.ends_at,
        what=meetings.kind,
        words=meetings.title,
        owner=meetings.owner,
        **who_in(meetings),
    )


def sales_cases(rows: Table, kind: Entry, key: str, words: str) -> Iterator[Table]:
    """A row for the beginning of each, and one for its end."""
    for some, state, at in (
        (rows, "opened", "created_at"),
        (rows.filter(rows.won.notnull() & rows.closed_at.notnull()), None, "closed_at"),
    ):
        yield entries(
            some,
            kind,
            entry_id=some[key],
            state=state or ibis.ifelse(some.won, "won", "lost"),
            at=some[at],
            until=some.closed_at,
            what=some.product_id,
            words=reason_of(some, words) if state is None else some[words],
            amount=some.amount,
            owner=some.owner,
            **who_in(some),
        )


def reason_of(closed: Table, words: str) -> Column:
    return closed.lost_reason if "lost_reason" in closed.columns else closed[words]


def messages(exposures: Table) -> Table:
    """What was sent or shown, and what a control group did not get."""
    control = (exposures.arm == Arm.CONTROL.value).fill_null(False)
    keys = (exposures.person_ref, written(exposures["at"]), exposures.channel, exposures.action)
    return entries(
        exposures,
        Entry.MESSAGE,
        entry_id=ibis.literal("/").join(list(keys)),
        state=ibis.ifelse(control, "withheld", "sent"),
        at=exposures["at"],
        channel=exposures.channel,
        what=exposures.campaign.coalesce(exposures.content_id, exposures.action),
        words=exposures.action,
        person_id=exposures.person_ref,
    )


def said(consents: Table) -> Table:
    keys = (consents.person_ref, consents.purpose, consents.channel, written(consents["at"]))
    return entries(
        consents,
        Entry.CONSENT,
        entry_id=ibis.literal("/").join(list(keys)),
        state=ibis.ifelse(consents.given, "given", "withdrawn"),
        at=consents["at"],
        channel=consents.channel,
        what=consents.purpose,
        words=consents.wording.coalesce(consents.proof),
        person_id=consents.person_ref,
    )


def choices(recorded: Table, decisions: Table) -> Iterator[Table]:
    """What was decided before, and what is decided now."""
    before = recorded.anti_join(decisions, "decision_id")
    same = ("person_id", "account_id", "customer_id", "channel", "owner")
    for some in (before, decisions):
        yield entries(
            some,
            Entry.DECISION,
            entry_id=some.decision_id,
            state=some.action,
            at=some["at"],
            what=some.product_id.coalesce(some.what),
            words=some.reasons,
            amount=some.expected_margin,
            **{name: some[name] for name in same},
        )


def became(stages: Table) -> Table:
    entered = stages.entered_at
    keys = (stages.subject_id, stages.stage, written(entered))
    nobody = ibis.null("string")
    return entries(
        stages,
        Entry.STAGE,
        entry_id=ibis.literal("/").join(list(keys)),
        state=stages.how.fill_null("forward"),
        at=entered,
        until=stages.left_at,
        what=stages.stage,
        words=stages.because,
        person_id=ibis.ifelse(stages.subject == PERSON, stages.subject_id, nobody),
        account_id=ibis.ifelse(stages.subject == ACCOUNT, stages.subject_id, nobody),
    )


def who_in(rows: Table) -> dict[str, Value]:
    return {"person_id": rows.person_ref, "account_id": rows.account_ref}


def homes_of(people: Table, memberships: Table, as_of: datetime) -> Table:
    """member, home: the account that a person's record names, else the only one they belong to."""
    sole = sole_membership(memberships, as_of)
    own = people.filter(people.account_id.notnull())
    named = own.select(member="person_id", home="account_id")
    others = sole.anti_join(named, sole.person_ref == named.member)
    return named.union(others.select(member="person_ref", home="account_ref"))


def at_home(rows: Table, homes: Table) -> Table:
    """Entries of a person without an account stand under the account they belong to."""
    placed = rows.left_join(homes, rows.person_id == homes.member)
    account = placed.account_id.coalesce(placed.home)
    customer = placed.customer_id.coalesce(account, placed.person_id)
    return placed.mutate(account_id=account, customer_id=customer).select(*TIMELINE.columns)
