"""How often contracts are taken unasked, by those who lacked them a year ago.

1. The customers of BACK_DAYS ago are looked at; who had a contract then is known.
2. Who lacked it and has begun one since took it. Where a call, a visit, or an offer of this very
   contract was on record within `outcome_days` before, they were asked; else they took it unasked.
3. What was taken unasked was taken while no contact was fresh: the customers who lacked a contract
   count for the share of the year in which none was.
4. The share of a contract is adjusted for small numbers: the prior is that of all contracts
   together, worth PRIOR takers. Of a steady rate, a horizon has 1 - (1 - share)^(horizon / year).

5. A contact sells a contract no oftener than contracts were taken while one was fresh. That bound
   (`asked`) is of `outcome_days` after a contact, at the upper end of its interval (Wilson 1927).

With few takers, or without any contact on record (then nobody knows who was asked), it is not known
what is taken unasked, and contracts are read as nobody took them so. The bound holds also then.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.know.contacts import contacts
from syotto.know.moments import DAY, moment
from syotto.maths.intervals import REACH
from syotto.schema import DERIVED

FEWEST = 20
"""Contracts taken unasked below which nothing is known."""
PRIOR = 5.0
BACK_DAYS = 365
LEAST_QUIET = 0.05


def takeups(
    subscriptions: Table,
    customers: Table,
    activities: Table,
    exposures: Table,
    feedback: Table,
    memberships: Table,
    *,
    as_of: datetime,
    horizon_days: int,
    outcome_days: int,
) -> Table:
    """One row per contract that somebody had or took; schema TAKEUPS."""
    cut = moment(as_of - timedelta(days=BACK_DAYS))
    then = customers.filter(customers.first_at <= cut).select("customer_id")
    theirs = subscriptions.semi_join(then, "customer_id")
    running = theirs.ended_at.isnull() | (theirs.ended_at > cut)
    had = theirs.filter((theirs.started_at <= cut) & running).select("customer_id", "product_id")
    had = had.distinct()
    since = theirs.filter(theirs.started_at > cut).anti_join(had, ["customer_id", "product_id"])
    took = since.group_by("customer_id", "product_id").agg(started_at=since.started_at.min())
    since_cut = activities["at"] > cut - ibis.interval(days=outcome_days)
    every = contacts(activities.filter(since_cut), exposures, feedback, memberships, as_of=as_of)
    asked = asked_before(took, every, outcome_days)
    unasked = took.anti_join(asked, ["customer_id", "product_id"])
    counted = counts(had, took, unasked)
    fresh = fresh_days(every.semi_join(then, "customer_id"), as_of, outcome_days)
    whole = then.agg(customers=then.count()).cross_join(every.agg(on_record=every.count()))
    whole = whole.cross_join(fresh)
    parts = horizon_days / BACK_DAYS, outcome_days / BACK_DAYS
    return rated(counted.cross_join(whole), *parts)


def asked_before(took: Table, every: Table, outcome_days: int) -> Table:
    """Of those who took a contract, those whom we contacted a short while before."""
    about = every.select(asked_id="customer_id", asked_at="at", about="product_id")
    met = took.join(about, took.customer_id == about.asked_id)
    return met.filter(
        met.asked_at <= met.started_at,
        met.asked_at + ibis.interval(days=outcome_days) >= met.started_at,
        met.about.isnull() | (met.about == met.product_id),
    ).select("customer_id", "product_id")


def fresh_days(every: Table, as_of: datetime, outcome_days: int) -> Table:
    """`fresh`: days, of all customers together, within `outcome_days` after a contact."""
    calls = every.filter(every.product_id.isnull())
    in_turn = ibis.window(group_by="customer_id", order_by="at")
    following = calls["at"].lead(1).over(in_turn).coalesce(moment(as_of))
    seconds = following.epoch_seconds() - calls["at"].epoch_seconds()
    lasting = calls.mutate(seconds=ibis.least(seconds, outcome_days * DAY))
    return lasting.agg(fresh=(lasting.seconds.sum() / DAY).fill_null(0.0))


def counts(had: Table, took: Table, unasked: Table) -> Table:
    """Per contract: customers who had it, took it, took it unasked."""

    def marked(rows: Table, name: str) -> Table:
        flags = {n: ibis.literal(int(n == name)) for n in ("had", "took", "unasked")}
        return rows.select("product_id", **flags)

    every = marked(had, "had").union(marked(took, "took")).union(marked(unasked, "unasked"))
    return every.group_by("product_id").agg(
        had=every.had.sum().cast("int64"),
        took=every.took.sum().cast("int64"),
        unasked=every.unasked.sum().cast("int64"),
    )


def rated(counted: Table, part: float, fresh_part: float) -> Table:
    """With the share who take it unasked in a `part` of the time, and whether enough did; and the
    most who take it in the time that a contact is fresh.
    """
    all_of = ibis.window()
    quiet = 1 - counted.fresh / (counted.customers * BACK_DAYS).nullif(0)
    told = counted.mutate(
        lacked=counted.customers - counted.had, quiet_share=ibis.greatest(quiet, LEAST_QUIET)
    )
    told = told.mutate(alone=told.lacked * told.quiet_share)
    all_of = ibis.window()
    takers, chances = told.unasked.sum().over(all_of), told.alone.sum().over(all_of)
    usual = takers / chances.nullif(0)
    worth = (PRIOR / usual.nullif(0)).fill_null(1.0)
    rate = (told.unasked + PRIOR * (usual > 0).ifelse(1.0, 0.0)) / (told.alone + worth)
    rate = ibis.least(rate, 1.0)
    spread = REACH * (rate * (1 - rate) / (told.alone + worth)).sqrt()
    most = upper(told.took - told.unasked, told.lacked * (1 - told.quiet_share))
    return told.mutate(
        rate=within(rate, part),
        low=within(ibis.greatest(rate - spread, 0.0), part),
        high=within(ibis.least(rate + spread, 1.0), part),
        known=(takers >= FEWEST) & (told.on_record > 0),
        asked=ibis.ifelse(told.on_record > 0, within(most, fresh_part), ibis.null("float64")),
    ).select(*DERIVED["takeups"].columns)


def upper(took: Column, of: Column) -> Column:
    """The upper end of Wilson's interval for a share; 1 where nobody could take it."""
    n = of.nullif(0.0)
    share, square = ibis.least(took / n, 1.0), REACH**2 / n
    reach = (share * (1 - share) * square + square**2 / 4).sqrt()
    return ibis.least((share + square / 2 + reach) / (1 + square), 1.0).fill_null(1.0)


def within(share: Column, part: float) -> Column:
    """Of a share that comes at a steady rate, what comes in a part of the time."""
    return 1 - (1 - share).pow(part)
