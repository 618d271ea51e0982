"""Contracts as renewals tell of them: whose, for how long, and whether another replaced them."""

from __future__ import annotations

from datetime import datetime

from ibis import Table

from syotto.know.contracts import periods_a_year
from syotto.know.moments import YEAR_DAYS, days_from

REPLACED_DAYS = 7


def contract_histories(subscriptions: Table, said: Table, *, as_of: datetime) -> Table:
    """Every contract; schema CONTRACT_HISTORIES.

    said: raw.subscriptions, for the period after which a contract is renewed; where that is none of
    ours, a year. Replaced: its customer began another one within REPLACED_DAYS of its end.
    """
    periods = said.select(
        said_id=said.subscription_id, a_year=periods_a_year(said.period).fill_null(1)
    )
    rows = subscriptions.left_join(periods, subscriptions.subscription_id == periods.said_id)
    gone = replaced(subscriptions)
    rows = rows.left_join(gone, rows.subscription_id == gone.replaced_id)
    return rows.select(
        "subscription_id",
        "customer_id",
        "person_id",
        "product_id",
        "started_at",
        "ended_at",
        period_days=YEAR_DAYS / rows.a_year.fill_null(1),
        yearly_margin=rows.yearly_margin.cast("float64").fill_null(0.0),
        replaced=rows.replaced_id.notnull(),
    )


def replaced(subscriptions: Table) -> Table:
    """replaced_id: of contracts that another one of the same customer took the place of."""
    new = subscriptions.select(
        new_id=subscriptions.subscription_id,
        holder=subscriptions.customer_id,
        began=subscriptions.started_at,
    )
    ended = subscriptions.filter(subscriptions.ended_at.notnull())
    both = ended.join(new, ended.customer_id == new.holder)
    near = days_from(both.ended_at, both.began).abs() <= REPLACED_DAYS
    taken = both.filter(near & (both.new_id != both.subscription_id))
    return taken.select(replaced_id=taken.subscription_id).distinct()
