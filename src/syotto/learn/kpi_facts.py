"""What figures about leads are made of: one row for each thing that counts, with whose it is.

kpi, month, amount (what is summed), whole (out of how many: 0 or 1), lasts (days or hours), and
the members: origin, channel, content, campaign, owner, unit.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Value

from syotto.schema import kpis as names
from syotto.schema.journeys import Subject
from syotto.schema.kpis import CONVERSIONS, DIMENSIONS, LASTING
from syotto.schema.raw_world import NOT_HELD

MONTHS = 12
"""Before the one that runs."""
DAY = 86_400
HOUR = 3_600
NEVER = 1e12
"""Lasts longer than anything that ended."""
LEAD = "lead"
NOTE = "note"
NONE = ibis.null("string")
COLUMNS = ("kpi", "month", "amount", "whole", "lasts", *DIMENSIONS)


def facts(
    stages: Table, journeys: Table, touchpoints: Table, people: Table, origins: Table,
    opportunities: Table, activities: Table, meetings: Table, spend: Table,
    *, as_of: datetime, within_days: int, margin_share: float, currency: str,
) -> Table:  # fmt: skip
    """Every fact since the first of the months that are told."""
    since = first_month(as_of)
    whose = known_of(journeys, origins)
    stays = of_stays(stages, touchpoints, whose, since, as_of)
    leads = at_home(stays.filter(stays.stage == LEAD), people)
    cases = of_cases(opportunities, whose, as_of)
    called = activities.filter((activities.kind.lower() != NOTE).fill_null(True))
    held = meetings.filter(~meetings.state.isin(NOT_HELD).fill_null(False))
    answers = ibis.union(met(called, as_of), met(held, as_of))
    caught = of_catches(origins, whose, since, as_of)
    return ibis.union(
        *moved(stays, within_days),
        fact(leads, names.LEADS.name, leads.entered_at),
        fact(caught, names.CAUGHT.name, caught["at"]),
        *sold(cases, since),
        *costs(leads, spend, currency, since),
        *worth(leads, cases, within_days, margin_share),
        answered(caught, answers),
    )


def first_month(as_of: datetime) -> datetime:
    months = as_of.year * 12 + as_of.month - 1 - MONTHS
    return as_of.replace(
        year=months // 12, month=months % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0
    )


def fact(
    rows: Table, kpi: str | Value, at: Value, amount: Value | float = 1.0, whole: int = 0,
    lasts: Value | None = None,
) -> Table:  # fmt: skip
    """Rows as facts; a member that the rows do not have is not known."""
    return rows.select(
        kpi=kpi if isinstance(kpi, Value) else ibis.literal(kpi),
        month=at.date().truncate("M"),
        amount=ibis.literal(amount) if isinstance(amount, float) else amount.cast("float64"),
        whole=ibis.literal(whole, "int64"),
        lasts=ibis.null("float64") if lasts is None else lasts.cast("float64"),
        **{name: rows[name] if name in rows.columns else NONE for name in DIMENSIONS},
    ).select(*COLUMNS)


def known_of(journeys: Table, origins: Table) -> Table:
    """Of people and companies: where they were first caught, else what first brought them; the
    channel of their first touchpoint, their owner and unit.
    """
    dated = origins.mutate(first_at=origins["at"].min().over(group_by="person_id"))
    earliest = dated.filter(dated["at"] == dated.first_at)
    first = earliest.group_by(caught_id="person_id").agg(caught_from=earliest.origin.min())
    told = journeys.left_join(
        first, [journeys.subject_id == first.caught_id, journeys.subject == Subject.PERSON.value]
    )
    return told.select(
        whose="subject", whose_id="subject_id",
        origin=told.caught_from.coalesce(told.entry_origin),
        channel="entry_channel", owner="owner", unit="unit",
    )  # fmt: skip


def of_stays(
    stages: Table, touchpoints: Table, whose: Table, since: datetime, as_of: datetime
) -> Table:
    """Stays of people that began in the months, with the last content and campaign they had met."""
    began = stages.filter(
        (stages.subject == Subject.PERSON.value)
        & stages.stage.isin(list(CONVERSIONS))
        & (stages.entered_at >= ibis.literal(since))
        & (stages.entered_at <= ibis.literal(as_of))
    ).mutate(person_id=stages.subject_id)
    people = whose.filter(whose.whose == Subject.PERSON.value)
    told = began.left_join(people, began.subject_id == people.whose_id)
    return told.left_join(
        last_met(began, touchpoints), ["subject_id", "entered_at"]
    ).select(
        "subject_id", "stage", "entered_at", "left_at", "moved_on",
        *(name for name in DIMENSIONS),
    )  # fmt: skip


def at_home(leads: Table, people: Table) -> Table:
    """Leads with their company."""
    homes = people.select(member="person_id", account_id="account_id")
    return leads.left_join(homes, leads.subject_id == homes.member).drop("member")


def last_met(began: Table, touchpoints: Table) -> Table:
    """subject_id, entered_at, content, campaign: the last ones until then."""
    met_with = touchpoints.filter(
        touchpoints.content_id.notnull() | touchpoints.campaign.notnull()
    ).select("person_id", "at", "content_id", "campaign")
    until = began.select("subject_id", "entered_at").distinct()
    met_before = until.inner_join(
        met_with, [until.subject_id == met_with.person_id, met_with["at"] <= until.entered_at]
    )
    content = newest_of(met_before, "content_id", "content")
    campaign = newest_of(met_before, "campaign", "campaign")
    stay = ["subject_id", "entered_at"]
    told = until.left_join(content, stay).select(*stay, "content")
    return told.left_join(campaign, stay).select(*stay, "content", "campaign")


def newest_of(met_before: Table, column: str, name: str) -> Table:
    """The last of a column that each stay had met; of several at one moment the last by name."""
    known = met_before.filter(met_before[column].notnull())
    dated = known.mutate(last_at=known["at"].max().over(group_by=["subject_id", "entered_at"]))
    newest = dated.filter(dated["at"] == dated.last_at)
    return newest.group_by("subject_id", "entered_at").agg(**{name: newest[column].max()})


def moved(stays: Table, within_days: int) -> tuple[Table, Table]:
    """Who went on within the days that count, and how long it took them."""
    days = (stays.left_at.epoch_seconds() - stays.entered_at.epoch_seconds()) / DAY
    on_time = (stays.moved_on & (days <= within_days)).fill_null(False)
    share = stays.stage.substitute({stage: one.name for stage, one in CONVERSIONS.items()})
    lasting = stays.mutate(took=ibis.ifelse(on_time, days, None), went=on_time)
    lasting = lasting.filter(lasting.stage.isin(list(LASTING)))
    name = lasting.stage.substitute({stage: one.name for stage, one in LASTING.items()})
    return (
        fact(stays, share, stays.entered_at, on_time.cast("float64"), 1),
        fact(lasting, name, lasting.entered_at, lasting.went, 1, lasting.took),
    )


def of_cases(opportunities: Table, whose: Table, as_of: datetime) -> Table:
    """Sales cases with whose they are; of a case its own owner counts."""
    known = opportunities.filter(opportunities.created_at <= ibis.literal(as_of))
    named = known.mutate(
        about=ibis.ifelse(known.person_ref.notnull(), Subject.PERSON.value, Subject.ACCOUNT.value),
        about_id=known.person_ref.coalesce(known.account_ref),
    )
    told = named.left_join(
        whose.rename(looked_after="owner"),
        [named.about == whose.whose, named.about_id == whose.whose_id],
    )
    won = told.won & (told.closed_at <= ibis.literal(as_of))
    return told.select(
        "opportunity_id", "about", "about_id", "created_at", "closed_at", "origin", "channel",
        "unit",
        won=won.fill_null(False),
        euros=told.amount.cast("float64").fill_null(0.0),
        owner=told.owner.coalesce(told.looked_after),
    )  # fmt: skip


def sold(cases: Table, since: datetime) -> tuple[Table, ...]:
    """Cases opened, cases won, and their amounts."""
    opened = cases.filter(cases.created_at >= ibis.literal(since))
    won = cases.filter(cases.won & (cases.closed_at >= ibis.literal(since)))
    return (
        fact(opened, names.OPPORTUNITIES.name, opened.created_at),
        fact(won, names.WON.name, won.closed_at),
        fact(won, names.REVENUE.name, won.closed_at, won.euros),
    )


def costs(leads: Table, spend: Table, currency: str, since: datetime) -> tuple[Table, Table]:
    """What was spent, and for how many leads."""
    ours = spend.filter(
        (spend.currency.isnull() | (spend.currency == currency))
        & (spend.day >= ibis.literal(since.date()))
    ).mutate(spent_at=spend.day.cast("timestamp('UTC')"))
    name = names.COST_PER_LEAD.name
    return (
        fact(ours, name, ours.spent_at, ours.amount),
        fact(leads, name, leads.entered_at, 0.0, 1),
    )


def worth(leads: Table, cases: Table, within_days: int, margin_share: float) -> tuple[Table, Table]:
    """Leads, and the margin won so far of cases opened in time; a case is its newest lead's."""
    won = cases.filter(cases.won).select(
        "opportunity_id", "about", "about_id", "created_at", "closed_at", "euros"
    )
    keyed = [
        leads.inner_join(
            won,
            [
                leads[number] == won.about_id,
                won.about == whose.value,
                leads.entered_at <= won.created_at,
            ],
        )
        for number, whose in (("subject_id", Subject.PERSON), ("account_id", Subject.ACCOUNT))
    ]
    joined = ibis.union(*keyed)
    newest = ibis.window(
        group_by="opportunity_id", order_by=[joined.entered_at.desc(), joined.subject_id]
    )
    placed = joined.mutate(place=ibis.row_number().over(newest))
    days = (placed.created_at.epoch_seconds() - placed.entered_at.epoch_seconds()) / DAY
    in_time = placed.filter((placed.place == 0) & (days <= within_days))
    name = names.VALUE_OF_LEAD.name
    return (
        fact(leads, name, leads.entered_at, 0.0, 1),
        fact(in_time, name, in_time.entered_at, in_time.euros * margin_share),
    )


def of_catches(origins: Table, whose: Table, since: datetime, as_of: datetime) -> Table:
    """Catches with their own origin and channel, and who looks after whom they caught."""
    lately = origins.filter(
        (origins["at"] >= ibis.literal(since)) & (origins["at"] <= ibis.literal(as_of))
    )
    people = whose.filter(whose.whose == Subject.PERSON.value).select("whose_id", "owner", "unit")
    told = lately.left_join(people, lately.person_id == people.whose_id)
    return told.select(
        "event_id", "person_id", "account_id", "at", "origin", "channel", "campaign", "owner",
        "unit",
        content="content_id",
    )  # fmt: skip


def met(rows: Table, as_of: datetime) -> Table:
    """When we called, visited or met whom."""
    done = rows.filter(rows["at"] <= ibis.literal(as_of))
    return done.select("person_ref", "account_ref", met_at="at")


def answered(caught: Table, answers: Table) -> Table:
    """Hours from a catch to our first answer, to the person or to their company."""
    keyed = [
        caught.inner_join(
            answers, [caught[ours] == answers[theirs], answers.met_at >= caught["at"]]
        ).select("event_id", "met_at")
        for ours, theirs in (("person_id", "person_ref"), ("account_id", "account_ref"))
    ]
    first = (
        ibis.union(*keyed)
        .group_by(answered_id="event_id")
        .agg(met_at=lambda rows: rows.met_at.min())
    )
    told = caught.left_join(first, caught.event_id == first.answered_id)
    hours = (told.met_at.epoch_seconds() - told["at"].epoch_seconds()) / HOUR
    amount = told.met_at.notnull().cast("float64")
    lasts = hours.cast("float64").fill_null(NEVER)
    return fact(told, names.HOURS_TO_ANSWER.name, told["at"], amount, 1, lasts)
