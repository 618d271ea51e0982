"""Contracts: what is paid and left a year, how long they run, and whether one outlives another."""

from __future__ import annotations

import math
from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.know.moments import DAY, YEAR_DAYS, days_from, moment
from syotto.know.money import times

PERIODS_A_YEAR = {"month": 12, "quarter": 4, "year": 1}


def subscriptions(
    contracts: Table, products: Table, *, as_of: datetime, margin_share: float
) -> Table:
    """Contracts of a named customer that started by `as_of`; schema SUBSCRIPTIONS.

    An end after `as_of` is not known yet. A period that is none of ours has no yearly amount.
    """
    named = contracts.account_ref.coalesce(contracts.person_ref)
    known = contracts.filter((contracts.started_at <= as_of) & named.notnull())
    shares = products.select(product_ref=products.product_id, share=products.margin_share)
    joined = known.left_join(shares, known.product_id == shares.product_ref)
    periods = periods_a_year(known.period)
    yearly = times(known.amount, periods)
    ended = known.ended_at <= as_of
    return joined.select(
        "subscription_id",
        "product_id",
        "started_at",
        "unit",
        customer_id=known.account_ref.coalesce(known.person_ref),
        person_id=known.person_ref,
        account_id=known.account_ref,
        ended_at=ibis.ifelse(ended, known.ended_at, ibis.null("timestamp('UTC')")),
        yearly_amount=yearly,
        yearly_margin=times(known.margin, periods).coalesce(
            times(yearly, shares.share.fill_null(margin_share))
        ),
    )


def periods_a_year(period: Column) -> Column:
    word = period.fill_null("year").lower()
    return ibis.cases(*[(word == name, count) for name, count in PERIODS_A_YEAR.items()])


def remaining_years(
    contracts: Table, *, as_of: datetime, subscription_years: float, discount: float
) -> Table:
    """product_id, remaining_years: discounted years that a running contract is worth.

    Contracts end at a constant rate h, estimated per product as (ended + 1) / (years run + 1 / h0)
    with h0 the same over all products, so that few contracts lean on all of them. With the yearly
    discount d and at most T years: (1 - exp(-(h + d) T)) / (h + d).
    """
    ran = contracts.ended_at.coalesce(moment(as_of)).epoch_seconds()
    days = (ran - contracts.started_at.epoch_seconds()) / DAY
    lived = contracts.mutate(days=days.ceil().cast("int64"))
    per_product = lived.group_by("product_id").agg(
        ended=lived.ended_at.count(), years=lived.days.sum() / YEAR_DAYS
    )
    total = lived.agg(
        all_ended=lived.ended_at.count() + 1, all_years=lived.days.sum() / YEAR_DAYS + 1.0
    )
    rates = per_product.cross_join(total)
    ends = (rates.ended + 1) / (rates.years + rates.all_years / rates.all_ended)
    fade = ends + math.log1p(discount)
    worth = (1 - (-fade * subscription_years).exp()) / fade
    return rates.select("product_id", remaining_years=worth)


def keeps(contracts: Table, *, as_of: datetime, horizon_days: int, min_owners: int) -> Table:
    """How often product A is kept after product B is added; schema KEEPS.

    Of A's owners who added B while A ran, the share whose A still runs a horizon later, against
    A's owners who never had B, looked at when their A was as old as it was for the median adder.
    Both must be seen for the whole horizon, and there must be `min_owners` of each. Contracts of
    the same age are compared because most contracts end young.
    """
    held = one_per_owner(contracts)
    adders = added(held, as_of, horizon_days)
    ages = adders.group_by("product_id", "added_id").agg(
        age=adders.age.median().floor().cast("int64"),
        n_with=adders.count(),
        kept_with=adders.kept.sum(),
    )
    enough = ages.filter(ages.n_with >= min_owners)
    others = never_added(held, enough, as_of, horizon_days)
    without = others.group_by("product_id", "added_id").agg(
        n_without=others.count(), kept_without=others.kept.sum()
    )
    both = enough.join(without, ["product_id", "added_id"])
    seen = both.filter((both.n_without >= min_owners) & (both.kept_without > 0))
    ratio = (seen.kept_with / seen.n_with) / (seen.kept_without / seen.n_without)
    return seen.select(
        "product_id", "added_id", "n_with", "kept_with", "n_without", "kept_without",
        keep=ibis.least(ratio, 1.0),
    )  # fmt: skip


def one_per_owner(contracts: Table) -> Table:
    """A customer's time with a product: from the first start to the last end (null: runs)."""
    still = contracts.ended_at.isnull().any()
    held = contracts.group_by("customer_id", "product_id").agg(
        started_at=contracts.started_at.min(), last=contracts.ended_at.max(), still=still
    )
    return held.select(
        "customer_id",
        "product_id",
        "started_at",
        ended_at=ibis.ifelse(held.still, ibis.null("timestamp('UTC')"), held.last),
    )


def added(held: Table, as_of: datetime, horizon_days: int) -> Table:
    """Owners of A who added B while A ran, long enough ago to know what became of A."""
    had, new = held, held.view()
    pairs = had.join(
        new,
        [
            had.customer_id == new.customer_id,
            had.product_id != new.product_id,
            had.started_at <= new.started_at,
            had.ended_at.isnull() | (had.ended_at > new.started_at),
        ],
    ).select(
        customer_id=had.customer_id,
        product_id=had.product_id,
        added_id=new.product_id,
        age=days_from(had.started_at, new.started_at),
        lasted=days_from(new.started_at, had.ended_at.coalesce(moment(as_of))),
        ran=had.ended_at.isnull(),
        known=days_from(new.started_at, moment(as_of)),
    )
    seen = pairs.filter(pairs.known >= horizon_days)
    return seen.mutate(kept=(seen.ran | (seen.lasted > horizon_days)).cast("int64"))


def never_added(held: Table, ages: Table, as_of: datetime, horizon_days: int) -> Table:
    """Owners of A who never had B and whose A reached the age at which others add B."""
    owners = held.join(ages, "product_id").select(
        "customer_id",
        "product_id",
        "added_id",
        "age",
        lasted=days_from(held.started_at, held.ended_at.coalesce(moment(as_of))),
        ran=held.ended_at.isnull(),
        known=days_from(held.started_at, moment(as_of)),
    )
    had_it = held.select("customer_id", added_id=held.product_id)
    never = owners.anti_join(had_it, ["customer_id", "added_id"])
    reached = never.filter((never.lasted >= never.age) & (never.known >= never.age + horizon_days))
    return reached.mutate(
        kept=(reached.ran | (reached.lasted > reached.age + horizon_days)).cast("int64")
    )
