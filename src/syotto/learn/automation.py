"""By hand or automated: what people repeat, what it costs, and what a machine doing it would save.

    saves = acts * minutes / 60 * cost of an hour - setup
    setup = hours to set it up * cost of an hour / QUARTERS quarters in which it is used

1. An act is repeated when it was done at least FEWEST times in the last 90 days for one segment,
   and in each of the three months. Visits and meetings are left out: no machine meets anybody.
2. The next quarter has about as many: acts are Poisson, interval by the square root (Anscombe 1948,
   The transformation of Poisson, binomial and negative-binomial data, Biometrika 35).
3. Minutes are those written down, with the interval of their mean; else USUAL, half to double.
4. A machine's work costs nothing more, and does as well. Whether it does, only an experiment tells:
   the page says so.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import ibis
from ibis import Table
from ibis.expr.types import NumericValue, Value

from syotto.maths.intervals import REACH
from syotto.schema.membership import sole_membership
from syotto.schema.pressure import AUTOMATIONS
from syotto.schema.table import EXACT

DAYS = 90
MONTH = 30
FEWEST = 6
QUARTERS = 8
USUAL = {"call": 12.0, "note": 5.0, "quote": 30.0, "activity": 15.0}
"""Minutes of an act of which none were written down."""
MET = ("visit", "meeting")
NO_CUSTOMER = "no customers yet"
ALL = "customers"
DAY = 86_400
MACHINES = ("email", "sms")


def automations(
    activities: Table, quotes: Table, contacts: Table, customers: Table, memberships: Table,
    *, as_of: datetime, hour_cost: float, setup_hours: float,
) -> Table:  # fmt: skip
    """One row per kind of act and segment; schema AUTOMATIONS."""
    since = as_of - timedelta(days=DAYS)
    done = acts(activities, quotes, memberships, as_of)
    lately = done.filter(done["at"] > ibis.literal(since), done["at"] <= ibis.literal(as_of))
    placed = in_segments(lately, customers)
    counted = repeated(placed, as_of)
    sent = contacts.filter(contacts["at"] > ibis.literal(since), contacts.channel.isin(MACHINES))
    messages = in_segments(sent.select("customer_id", "at"), customers)
    by_machine = messages.group_by(mailed="segment").agg(by_machine=messages.count())
    told = counted.left_join(by_machine, counted.segment == by_machine.mailed)
    return valued(told, hour_cost, setup_hours).select(*AUTOMATIONS.columns)


def acts(activities: Table, quotes: Table, memberships: Table, as_of: datetime) -> Table:
    """kind, owner, customer_id, at, minutes of all that people did."""
    home = sole_membership(memberships, as_of).select(member="person_ref", home="account_ref")
    did = activities.select(
        "at", "owner", "person_ref", "account_ref", "minutes",
        kind=activities.kind.fill_null("activity").lower(),
    )  # fmt: skip
    wrote = quotes.select(
        "owner", "person_ref", "account_ref", at="created_at", minutes=ibis.null("float64"),
        kind=ibis.literal("quote"),
    ).select(*did.columns)  # fmt: skip
    every = did.filter(~did.kind.isin(MET)).union(wrote)
    placed = every.left_join(home, every.person_ref == home.member)
    return placed.select(
        "at", "owner", "kind", "minutes",
        customer_id=placed.account_ref.coalesce(placed.home, placed.person_ref),
    )  # fmt: skip


def in_segments(rows: Table, customers: Table) -> Table:
    named = customers.select(buyer="customer_id", group_of=customers.segment.coalesce(ALL))
    joined = rows.left_join(named, rows.customer_id == named.buyer)
    return joined.mutate(segment=joined.group_of.coalesce(NO_CUSTOMER)).drop("buyer", "group_of")


def repeated(placed: Table, as_of: datetime) -> Table:
    """acts, people, known, whole, squares by kind and segment, of what is done again and again."""
    age = (ibis.literal(as_of).epoch_seconds() - placed["at"].epoch_seconds()) / DAY
    dated = placed.mutate(
        month=(age / MONTH).floor(),
        square=(placed.minutes * placed.minutes).cast(EXACT),
    )
    rows = dated.group_by("kind", "segment").agg(
        acts=dated.count(),
        people=dated.owner.nunique(),
        months=dated.month.nunique(),
        known=dated.minutes.count(),
        whole=dated.minutes.cast(EXACT).sum().cast("float64"),
        squares=dated.square.sum().cast("float64"),
    )
    return rows.filter(rows.acts >= FEWEST, rows.months * MONTH >= DAYS)


def valued(rows: Table, hour_cost: float, setup_hours: float) -> Table:
    """Adds minutes, hours, euros, intervals and the verdict."""
    timed = with_minutes(rows)
    root = timed.acts.cast("float64").sqrt()
    low, high = (root - REACH / 2).clip(lower=0) ** 2, (root + REACH / 2) ** 2
    setup = setup_hours * hour_cost / QUARTERS
    euros = hour_cost / 60

    def saves(acts: NumericValue, minutes: NumericValue) -> NumericValue:
        return acts * minutes * euros - setup

    most = timed.mutate(
        acts_low=low, acts_high=high,
        by_machine=timed.by_machine.fill_null(0),
        hours=timed.acts * timed.minutes / 60,
        cost=timed.acts * timed.minutes * euros,
        setup=ibis.literal(setup),
        saves=saves(timed.acts, timed.minutes),
        low=saves(low, timed.fewest), high=saves(high, timed.most),
        pays_from=from_acts(setup, timed.minutes * euros),
    )  # fmt: skip
    verdict = ibis.cases((most.low > 0, "automate"), (most.high < 0, "by_hand"), else_="unclear")
    return most.mutate(verdict=verdict)


def from_acts(setup: float, each: NumericValue) -> Value:
    return ibis.ifelse(each > 0, (setup / each.nullif(0)).ceil().cast("int64"), None)


def with_minutes(rows: Table) -> Table:
    """minutes of an act with their ends: written down, or usual."""
    n = rows.known.cast("float64").nullif(0)
    mean = rows.whole / n
    spread = ((rows.squares / n - mean * mean).clip(lower=0) / n).sqrt() * REACH
    told = rows.known >= FEWEST
    usual = rows.kind.cases(*USUAL.items(), else_=USUAL["activity"])
    return rows.mutate(
        minutes=ibis.ifelse(told, mean, usual),
        fewest=ibis.ifelse(told, (mean - spread).clip(lower=0), usual / 2),
        most=ibis.ifelse(told, mean + spread, usual * 2),
        minutes_source=ibis.ifelse(told, "measured", "assumed"),
    )
