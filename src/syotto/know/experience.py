"""What customers feel of us, as far as data tell: answers, kept promises, repeated questions.

Every measure is a list of facts with a moment and a customer; a share or a median is taken over
all of them, over each month and over each unit, with its interval. Nothing is made up for what
nobody loaded: a measure without facts has no row.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column, Value

from syotto.know.holds import COMPLAINTS, open_at
from syotto.know.moments import DAY, moment
from syotto.maths.intervals import REACH, wilson
from syotto.schema.coverage import ALL, EXPERIENCE, SHARES, Measure
from syotto.schema.event_names import FORM_SUBMITTED
from syotto.schema.membership import sole_membership
from syotto.schema.words import Actor

ANSWER_DAYS = 30
"""What we do later is no answer any more."""
AGAIN_DAYS = 14
"""The same customer with the same kind of case within so many days asks again."""
HOUR = 3600
FACT = ("measure", "at", "customer_id", "value")


def experience(
    cases: Table,
    events: Table,
    activities: Table,
    deliveries: Table,
    lines: Table,
    customers: Table,
    memberships: Table,
    *,
    as_of: datetime,
) -> Table:
    """schema EXPERIENCE."""
    homes = sole_membership(memberships, as_of)
    asked = requests(cases, events, homes)
    answered = answers(asked, activities, homes, as_of)
    facts = ibis.union(
        *waiting(answered),
        promises(deliveries, lines, as_of),
        *about_cases(cases, homes, as_of),
    )
    return summed(with_parts(facts, customers))


def requests(cases: Table, events: Table, homes: Table) -> Table:
    """request_id, at, customer_id, kind: what customers wanted of us."""
    forms = events.filter(
        events.name == FORM_SUBMITTED, events.actor.fill_null("") != Actor.MACHINE.value
    )
    came = cases.select(
        request_id=cases.case_id, at="opened_at", person="person_ref", account="account_ref",
        kind=cases.kind.fill_null("case").lower(),
    ).union(
        forms.select(
            request_id=forms.event_id, at="at", person="person_id", account="account_id",
            kind=ibis.literal("form"),
        )
    )  # fmt: skip
    return of_customer(came, homes, "request_id", "at", "kind")


def of_customer(rows: Table, homes: Table, *columns: str) -> Table:
    """Under the account where there is one, else under the person; without those of nobody."""
    placed = rows.left_join(homes, rows.person == homes.person_ref)
    customer = ibis.coalesce(placed.account, placed.account_ref, placed.person)
    named = placed.select(*columns, customer_id=customer)
    return named.filter(named.customer_id.notnull())


def answers(asked: Table, activities: Table, homes: Table, as_of: datetime) -> Table:
    """Requests with the moment of our first activity after them; null where there was none."""
    ours = activities.filter(activities.kind.fill_null("").lower() != "note")
    done = of_customer(ours.rename(person="person_ref", account="account_ref"), homes, "at")
    done = done.rename(answered_at="at", of_whom="customer_id")
    over = asked["at"] + ibis.interval(days=ANSWER_DAYS)
    old = asked.filter(over <= moment(as_of))
    until = old["at"] + ibis.interval(days=ANSWER_DAYS)
    found = old.left_join(
        done,
        [
            old.customer_id == done.of_whom,
            done.answered_at >= old["at"],
            done.answered_at <= until,
        ],
    )
    return found.group_by("request_id", "at", "customer_id", "kind").agg(
        answered_at=found.answered_at.min()
    )


def waiting(answered: Table) -> tuple[Table, Table, Table]:
    """Whether requests were answered, after how long, and how often the customer asked before."""
    done = answered.filter(answered.answered_at.notnull())
    hours = (done.answered_at.epoch_seconds() - done["at"].epoch_seconds()) / HOUR
    steps = done.group_by("customer_id", "answered_at").agg(
        at=done["at"].min(), value=done.count().cast("float64")
    )
    return (
        fact(answered, Measure.ANSWERED, answered.answered_at.notnull().cast("float64")),
        fact(done, Measure.ANSWER_HOURS, hours),
        fact(steps, Measure.STEPS, steps.value),
    )


def fact(rows: Table, measure: Measure, value: Value) -> Table:
    return rows.select(
        "at", "customer_id", measure=ibis.literal(measure.value), value=value
    ).select(*FACT)


def promises(deliveries: Table, lines: Table, as_of: datetime) -> Table:
    """Deliveries that were promised for a day that has passed: kept or not."""
    named = lines.filter(lines.customer_id.notnull())
    buyers = named.group_by("order_id").agg(customer_id=named.customer_id.min())
    due = deliveries.filter(deliveries.promised_at < moment(as_of)).inner_join(buyers, "order_id")
    kept = (due.delivered_at <= due.promised_at).fill_null(False)
    return fact(due.mutate(at=due.promised_at), Measure.ON_TIME, kept.cast("float64"))


def about_cases(cases: Table, homes: Table, as_of: datetime) -> tuple[Table, ...]:
    told = cases.rename(person="person_ref", account="account_ref", at="opened_at").mutate(
        kind=cases.kind.fill_null("case").lower()
    )
    own = of_customer(told, homes, "case_id", "at", "closed_at", "kind", "score")
    window = ibis.window(group_by=["customer_id", "kind"], order_by=["at", "case_id"])
    next_at = own["at"].lead().over(window)
    again = own.mutate(next_at=next_at)
    soon = again.next_at <= again["at"] + ibis.interval(days=AGAIN_DAYS)
    old = again.mutate(value=soon.fill_null(False).cast("float64")).filter(
        again["at"] + ibis.interval(days=AGAIN_DAYS) <= moment(as_of)
    )
    still = own.filter(open_at(own.closed_at, as_of), own.kind.isin(COMPLAINTS))
    over = own.filter(own.closed_at.notnull(), own.closed_at <= moment(as_of))
    marked = own.filter(own.score.notnull())
    return (
        fact(old, Measure.ASKED_AGAIN, old.value),
        fact(still, Measure.OPEN_DAYS, days_between(still["at"], moment(as_of))),
        fact(over, Measure.SETTLE_DAYS, days_between(over["at"], over.closed_at)),
        fact(marked, Measure.MARK, marked.score),
    )


def days_between(start: Column, end: Value) -> Value:
    return (end.epoch_seconds() - start.epoch_seconds()) / DAY


def with_parts(facts: Table, customers: Table) -> Table:
    """measure, over, part, value: each fact for all, for its month and for its unit."""
    units = customers.select(buyer="customer_id", unit="unit", segment="segment")
    told = facts.left_join(units, facts.customer_id == units.buyer)
    parts = {
        ALL: ibis.literal(ALL),
        "month": told["at"].strftime("%Y-%m"),
        "unit": told.unit,
        "segment": told.segment,
    }
    every = ibis.union(
        *(
            told.select("measure", "value", over=ibis.literal(over), part=part)
            for over, part in parts.items()
        )
    )
    return every.filter(every.part.notnull())


def summed(rows: Table) -> Table:
    """The share or the median of each part; the ends of a median's interval are values too."""
    key = ["measure", "over", "part"]
    ranked = rows.mutate(
        place=ibis.row_number().over(group_by=key, order_by="value"),
        n=ibis._.count().over(group_by=key),
    )
    reach = ranked.n.cast("float64").sqrt() * (REACH / 2)
    ends = ranked.mutate(
        low_place=ibis.greatest((ranked.n / 2 - reach).floor().cast("int64") - 1, 0),
        high_place=ibis.least((ranked.n / 2 + reach).ceil().cast("int64"), ranked.n - 1),
        middle=(ranked.place == (ranked.n - 1) // 2) | (ranked.place == ranked.n // 2),
    )
    found = ends.group_by(*key).agg(
        n=ends.n.max(),
        total=ends.value.cast("decimal(38, 9)").sum(),
        median=ends.value.mean(where=ends.middle),
        median_low=ends.value.max(where=ends.place == ends.low_place),
        median_high=ends.value.max(where=ends.place == ends.high_place),
    )
    share = found.measure.isin(sorted(one.value for one in SHARES))
    total, count = found.total.cast("float64"), found.n.cast("float64")
    low, high = wilson(total, count)
    return found.mutate(
        estimate=ibis.ifelse(share, total / count, found.median),
        low=ibis.ifelse(share, low, found.median_low),
        high=ibis.ifelse(share, high, found.median_high),
    ).select(*EXPERIENCE.columns)
