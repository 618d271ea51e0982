"""What was known of a lead at a moment: now, and at earlier moments whose outcome is known.

1. Moments lie one horizon apart, so that a success belongs to one of them alone. The newest with
   an outcome lies one horizon back.
2. A feature counts what happened before its moment. Nothing after it can change one.
3. The outcome is what came within the horizon after: a sales case, one that was won, or an order.
4. Sales cases and orders are the customer's: the company, or the person who has none. A case that
   names a person is the success of that person alone.
5. Why sales rejected somebody within the horizon counts as `schema/handed.Teaches` says.
6. Whose case was open at the moment, who had never been met, or whom sales know as nobody who ever
   buys, teaches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

import ibis
from ibis import Table
from ibis.expr.types import ArrayValue, BooleanValue, NumericValue

from syotto.know.moments import DAY, moment
from syotto.schema.handed import AGAIN, NEVER, LeadState, Teaches, teaching
from syotto.schema.journeys import SAID
from syotto.schema.leads import ASKED, FEATURES, FORM, LEAD_FEATURES
from syotto.schema.words import LineKind

MOMENTS = 8
"""Earlier moments that are looked back to."""
BACK = 365
WON, ORDER = "won", "order"
MET = ("person_id", "account_id", "at", "kind", "channel", "content_id")
TOLD = ("industry", "size", "tier", "country")


def lead_features(
    people: Table,
    touchpoints: Table,
    stages: Table,
    accounts: Table,
    personas: Table,
    opportunities: Table,
    order_lines: Table,
    leads: Table,
    *,
    as_of: datetime,
    lead_days: int,
    lead_outcome: str,
) -> Table:
    """People at moments, with what was known of them; schema LEAD_FEATURES."""
    back = [as_of - timedelta(days=lead_days * place) for place in range(MOMENTS + 1)]
    moments = ibis.array([moment(at) for at in back])
    homes = people.select(member="person_id", home="account_id")
    cases = of_customers(named(opportunities), homes)
    sold = order_lines.filter(order_lines.kind == LineKind.SALE.value)
    sold = of_customers(sold.select("order_id", "at", named="customer_id"), homes)
    met = before(touchpoints.filter(~touchpoints.kind.startswith(SAID)).select(*MET), "at", moments)
    walked = stages.filter(stages.subject == "person").drop("subject")
    parts = [
        ("person_id", of_people(met)),
        ("account_id", of_accounts(met)),
        ("customer_id", of_cases(before(cases, "created_at", moments))),
        ("customer_id", of_orders(before(sold, "at", moments))),
        ("person_id", standing(before(walked, "entered_at", moments))),
        ("person_id", answered(leads, moments, lead_days)),
    ]
    came = dict(reached(cases, sold, lead_outcome))
    parts += [(key, within(hits, key, moments, lead_days)) for key, hits in came.items()]
    customer = ibis.coalesce(people.account_id, people.person_id)
    rows = at_moments(people.select("person_id", "account_id", customer_id=customer), moments)
    rows = beside(rows, parts)
    rows = rows.left_join(personas.select("persona", is_="person_id"), [("person_id", "is_")])
    rows = rows.left_join(accounts.select(*TOLD, firm="account_id"), [("account_id", "firm")])
    return judged(rows.mutate(now=rows.cut == moment(as_of)), [f"by_{key}" for key in came])


def named(cases: Table) -> Table:
    who = ibis.coalesce(cases.account_ref, cases.person_ref)
    return cases.select("person_ref", "created_at", "closed_at", "won", named=who)


def beside(rows: Table, parts: list[tuple[str, Table]]) -> Table:
    """With parts of `who` at `cut`, each by a key of the rows: all in one select."""
    for place, (key, part) in enumerate(parts):
        part = part.rename({f"who_{place}": "who", f"cut_{place}": "cut"})
        rows = rows.left_join(part, [(key, f"who_{place}"), ("cut", f"cut_{place}")])
    return rows


def of_customers(rows: Table, homes: Table) -> Table:
    """customer_id: the company, else that of the person, else the person."""
    placed = rows.left_join(homes, [("named", "member")])
    return placed.mutate(customer_id=ibis.coalesce(placed.home, placed.named))


def at_moments(rows: Table, moments: ArrayValue) -> Table:
    """Each row once for each moment."""
    return rows.mutate(cut=moments.unnest())


def before(rows: Table, at: str, moments: ArrayValue) -> Table:
    """Each row once for each moment that it lies before; age: so many days."""
    each = at_moments(rows, moments)
    past = each.filter(each[at] <= each.cut)
    return past.mutate(age=days(past[at], past.cut))


def of_people(met: Table) -> Table:
    """What people did and what was done with them, before each moment."""
    age = met.age
    asked = met.kind.contains(ASKED) | (met.kind == FORM)
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
    sums: dict[str, Any] = {name: many(test & (age < far)) for name, (test, far) in tests.items()}
    return met.group_by(who=met.person_id, cut=met.cut).agg(
        days_since_last=age.min(),
        days_since_asked=age.min(where=asked),
        channels_90=met.channel.nunique(where=age < 90).cast("float64"),
        **sums,
    )


def many(test: BooleanValue) -> NumericValue:
    """How many rows pass; what is not known does not."""
    return test.fill_null(False).cast("int64").sum().cast("float64")


def of_accounts(met: Table) -> Table:
    """What everybody in the company did."""
    lately = met.age < 90
    return met.group_by(who=met.account_id, cut=met.cut).agg(
        company_touches_90=many(lately),
        company_people_90=met.person_id.nunique(where=lately).cast("float64"),
        company_asked_90=many(met.kind.contains(ASKED) & lately),
    )


def of_cases(rows: Table) -> Table:
    """Sales cases of the customer that were opened before each moment."""
    closed = (rows.closed_at <= rows.cut).fill_null(False)
    return rows.group_by(who=rows.customer_id, cut=rows.cut).agg(
        cases=rows.count().cast("float64"),
        cases_won=many(closed & rows.won),
        days_since_case=rows.age.min(),
        open_case=(~closed).max(),
    )


def of_orders(rows: Table) -> Table:
    return rows.group_by(who=rows.customer_id, cut=rows.cut).agg(
        orders_365=rows.order_id.nunique(where=rows.age < BACK).cast("float64"),
        days_since_order=rows.age.min(),
    )


def standing(walked: Table) -> Table:
    """The stage of the journey that people were in, and since when."""
    there = walked.filter(walked.left_at.isnull() | (walked.left_at > walked.cut))
    return there.group_by(who=there.subject_id, cut=there.cut).agg(
        stage=there.stage.argmax(there.place), days_in_stage=there.age.min()
    )


def answered(leads: Table, moments: ArrayValue, lead_days: int) -> Table:
    """Why sales sent people back before each moment, and what they said within the horizon."""
    said = leads.filter(leads.step.isin([LeadState.REJECTED, *AGAIN]))
    rows = at_moments(said.select("at", "step", "reason", who="person_ref"), moments)
    age = days(rows["at"], rows.cut)
    past, ahead = rows["at"] <= rows.cut, (rows["at"] > rows.cut) & (age >= -lead_days)
    back = past & (rows.step == LeadState.REJECTED)
    return rows.group_by("who", "cut").agg(
        rejected_365=many(back & (age < BACK)),
        days_since_rejected=age.min(where=back),
        never_at=rows["at"].max(where=past & rows.reason.isin(NEVER)),
        again_at=rows["at"].max(where=past & rows.step.isin(AGAIN)),
        failed=many(ahead & rows.reason.isin(teaching(Teaches.FAILURE))) > 0,
        not_found=many(ahead & rows.reason.isin(teaching(Teaches.NOTHING))) > 0,
    )


def days(at: Any, until: Any) -> NumericValue:
    gone = until.truncate("s").epoch_seconds() - at.truncate("s").epoch_seconds()
    return gone.cast("float64") / DAY


def reached(cases: Table, sold: Table, outcome: str) -> Iterator[tuple[str, Table]]:
    """Whose each success is, and who, at."""
    if outcome == ORDER:
        yield "customer_id", sold.select("at", who="customer_id")
        return
    at = "closed_at" if outcome == WON else "created_at"
    meant = cases.filter(cases.won.fill_null(False)) if outcome == WON else cases
    named = meant.person_ref.notnull()
    yield "person_id", meant.filter(named).select(who="person_ref", at=at)
    yield "customer_id", meant.filter(~named).select(who="customer_id", at=at)


def within(hits: Table, key: str, moments: ArrayValue, lead_days: int) -> Table:
    """Who succeeded within the days after which moment."""
    rows = at_moments(hits, moments)
    gone = days(rows.cut, rows["at"])
    found = rows.filter(gone > 0, gone <= lead_days).select("who", "cut").distinct()
    return found.mutate(**{f"by_{key}": True})


def judged(rows: Table, came: list[str]) -> Table:
    """With the outcome; without the moments that teach nothing."""
    success = {name: rows[name].fill_null(False) for name in came}
    failed = rows.failed.fill_null(False) & rows.account_id.notnull()
    success["by_customer_id"] &= ~failed
    reached = reduce(or_, success.values())
    not_known = rows.now | (rows.not_found.fill_null(False) & ~reached)
    outcome = ibis.ifelse(not_known, ibis.null("boolean"), reached)
    never = rows.never_at.notnull() & (rows.again_at.isnull() | (rows.again_at < rows.never_at))
    met = rows.days_since_last.notnull() & ~rows.open_case.fill_null(False)
    told = rows.mutate(outcome=outcome).filter(rows.now | (met & ~never & ~not_known))
    counts = {
        name: told[name].fill_null(0.0) for name, (kind, _) in FEATURES.items() if kind == "count"
    }
    return told.mutate(**counts).select(*LEAD_FEATURES.columns)
