"""What was known of a lead at a moment: now, and at earlier moments whose outcome is known.

1. Moments lie one horizon apart, so that a success belongs to one of them alone. The newest with
   an outcome lies one horizon back.
2. A feature counts what happened before its moment. Nothing after it can change one.
3. The outcome is what came within the horizon after: a sales case, one that was won, or an order.
4. Whose case was open at the moment, or who had never been met, teaches nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import ibis
from ibis import Table
from ibis.expr.types import ArrayValue, BooleanValue, NumericValue

from syotto.know.members import joined
from syotto.know.moments import DAY, moment
from syotto.schema.journeys import SAID
from syotto.schema.leads import FEATURES, LEAD_FEATURES
from syotto.schema.words import LineKind

MOMENTS = 8
"""Earlier moments that are looked back to."""
ASKED = "Requested"
BACK = 365
WON, ORDER = "won", "order"


def lead_features(
    people: Table,
    touchpoints: Table,
    stages: Table,
    accounts: Table,
    personas: Table,
    opportunities: Table,
    order_lines: Table,
    *,
    as_of: datetime,
    lead_days: int,
    lead_outcome: str,
) -> Table:
    """People at moments, with what was known of them; schema LEAD_FEATURES."""
    back = [as_of - timedelta(days=lead_days * place) for place in range(MOMENTS + 1)]
    moments = ibis.array([moment(at) for at in back])
    known = at_moments(touchpoints.filter(touchpoints.at <= moment(as_of)), moments)
    met = known.filter(known.at <= known.cut, ~known.kind.startswith(SAID))
    rows = at_moments(people.select("person_id", "account_id"), moments)
    rows = beside(rows, of_people(met), ["person_id", "cut"])
    rows = beside(rows, of_accounts(met), ["account_id", "cut"])
    rows = beside(rows, cases(opportunities, moments), ["account_id", "cut"])
    rows = beside(rows, orders(order_lines, moments), ["account_id", "cut"])
    rows = beside(rows, standing(stages, moments), ["person_id", "cut"])
    rows = joined(rows, personas.select("person_id", "persona"))
    told = accounts.select("account_id", "industry", "size", "tier", "country")
    rows = rows.left_join(told, "account_id").drop("account_id_right")
    rows = with_outcome(rows, reached(opportunities, order_lines, lead_outcome), lead_days)
    now = rows.cut == moment(as_of)
    rows = rows.filter(now | (rows.days_since_last.notnull() & ~rows.open_case.fill_null(False)))
    counts = {
        name: rows[name].fill_null(0.0) for name, (kind, _) in FEATURES.items() if kind == "count"
    }
    outcome = ibis.ifelse(now, ibis.null("boolean"), rows.outcome)
    return rows.mutate(**counts, outcome=outcome, now=now).select(*LEAD_FEATURES.columns)


def at_moments(rows: Table, moments: ArrayValue) -> Table:
    """Each row once for each moment."""
    return rows.mutate(cut=moments.unnest())


def beside(rows: Table, more: Table, keys: list[str]) -> Table:
    wide = rows.left_join(more, keys)
    for key in keys:  # one by one: Ibis writes a set of columns in any order
        wide = wide.drop(f"{key}_right")
    return wide


def of_people(met: Table) -> Table:
    """What people did and what was done with them, before each moment."""
    age = days(met.at, met.cut)
    asked = met.kind.contains(ASKED) | (met.kind == "Form Submitted")
    read = met.content_id.notnull() | met.kind.contains("Download") | met.kind.contains("Opened")
    tests: dict[str, tuple[BooleanValue, int]] = {
        "touches_30": (age >= 0, 30),
        "touches_90": (age >= 0, 90),
        "pages_30": (met.channel == "web", 30),
        "read_90": (read, 90),
        "asked_90": (asked, 90),
        "asked_365": (asked, BACK),
        "mails_90": (met.channel == "email", 90),
        "portal_90": (met.channel == "portal", 90),
        "events_365": (met.channel == "event", BACK),
        "contacts_90": (met.channel.isin(["phone", "visit", "meeting"]), 90),
    }
    named = met.filter(met.person_id.notnull())
    sums: dict[str, Any] = {
        name: (test.fill_null(False) & (age < far)).cast("int64").sum().cast("float64")
        for name, (test, far) in tests.items()
    }
    return named.group_by("person_id", "cut").agg(
        days_since_last=age.min(),
        days_since_asked=age.min(where=asked.fill_null(False)),
        channels_90=met.channel.nunique(where=age < 90).cast("float64"),
        **sums,
    )


def of_accounts(met: Table) -> Table:
    """What everybody in the company did."""
    named = met.filter(met.account_id.notnull())
    age = days(met.at, met.cut)
    asked = (met.kind.contains(ASKED) & (age < 90)).fill_null(False)
    return named.group_by("account_id", "cut").agg(
        company_touches_90=(age < 90).cast("int64").sum().cast("float64"),
        company_people_90=met.person_id.nunique(where=age < 90).cast("float64"),
        company_asked_90=asked.cast("int64").sum().cast("float64"),
    )


def cases(opportunities: Table, moments: ArrayValue) -> Table:
    """Sales cases of the company that were opened before each moment."""
    rows = at_moments(opportunities.filter(opportunities.account_ref.notnull()), moments)
    rows = rows.filter(rows.created_at <= rows.cut)
    closed = (rows.closed_at <= rows.cut).fill_null(False)
    won = closed & rows.won.fill_null(False)
    return rows.group_by(account_id=rows.account_ref, cut=rows.cut).agg(
        cases=rows.count().cast("float64"),
        cases_won=won.cast("int64").sum().cast("float64"),
        days_since_case=days(rows.created_at, rows.cut).min(),
        open_case=(~closed).max(),
    )


def orders(order_lines: Table, moments: ArrayValue) -> Table:
    sold = order_lines.filter(order_lines.kind == LineKind.SALE.value)
    rows = at_moments(sold.select("customer_id", "order_id", "at"), moments)
    rows = rows.filter(rows.at <= rows.cut)
    age = days(rows.at, rows.cut)
    return rows.group_by(account_id=rows.customer_id, cut=rows.cut).agg(
        orders_365=rows.order_id.nunique(where=age < BACK).cast("float64"),
        days_since_order=age.min(),
    )


def standing(stages: Table, moments: ArrayValue) -> Table:
    """The stage of the journey that people were in, and since when."""
    people = at_moments(stages.filter(stages.subject == "person"), moments)
    stays = people.left_at.isnull() | (people.left_at > people.cut)
    there = people.filter(people.entered_at <= people.cut, stays)
    return there.group_by(person_id=there.subject_id, cut=there.cut).agg(
        stage=there.stage.argmax(there.place),
        days_in_stage=days(there.entered_at, there.cut).min(),
    )


def days(at: Any, until: Any) -> NumericValue:
    gone = until.truncate("s").epoch_seconds() - at.truncate("s").epoch_seconds()
    return gone.cast("float64") / DAY


def reached(opportunities: Table, order_lines: Table, outcome: str) -> Table:
    """person_id or account_id, and at: each success."""
    if outcome == ORDER:
        sold = order_lines.filter(order_lines.kind == LineKind.SALE.value)
        return sold.select(person_id="customer_id", account_id="customer_id", at="at")
    meant = opportunities
    if outcome == WON:
        meant = meant.filter(meant.won.fill_null(False), meant.closed_at.notnull())
    at = meant.closed_at if outcome == WON else meant.created_at
    return meant.select(
        person_id=meant.person_ref,
        account_id=ibis.ifelse(meant.person_ref.isnull(), meant.account_ref, ibis.null(str)),
        at=at,
    )


def with_outcome(rows: Table, reached: Table, lead_days: int) -> Table:
    """Whether a success of theirs came within the days after the moment."""
    for name in ("person_id", "account_id"):
        hits = reached.filter(reached[name].notnull()).select(who=name, success_at="at")
        near = rows.select(name, "cut").distinct().join(hits, [(name, "who")])
        gone = days(near.cut, near.success_at)
        found = near.filter(gone > 0, gone <= lead_days).select(name, "cut").distinct()
        rows = beside(rows, found.mutate(**{f"by_{name}": True}), [name, "cut"])
    return rows.mutate(
        outcome=rows.by_person_id.fill_null(False) | rows.by_account_id.fill_null(False)
    )
