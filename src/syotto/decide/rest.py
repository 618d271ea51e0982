"""Rest after a contact: who was contacted a short while ago is left alone, whatever it would bring.

A rule, not a price: it holds for the control group as for everybody, and for contacts that others
made. What several contacts in a row do to a customer is not estimated.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Column

DAY = 86_400


def with_rest(customers: Table, last_contacts: Table, *, as_of: datetime, rest_days: int) -> Table:
    """Adds `contacted_days`: days since the last contact; null once `rest_days` have passed.

    Where orders end before people were contacted, the newest contact sets the clock.
    """
    known_at = ibis.literal(as_of, type="timestamp('UTC')")
    now = ibis.greatest(last_contacts["at"].max().over(ibis.window()), known_at)
    dated = last_contacts.mutate(
        days=((now.epoch_seconds() - last_contacts["at"].epoch_seconds()) // DAY).cast("int64")
    )
    recent = dated.filter(dated.days < rest_days).select(
        rested_id="customer_id", contacted_days="days"
    )
    joined = customers.left_join(recent, customers.customer_id == recent.rested_id)
    return joined.drop("rested_id")


def rest_said(days: Column) -> Column:
    """Contacted 5 days ago."""
    ago = ibis.cases(
        (days == 0, "today"), (days == 1, "yesterday"), else_=days.cast(str) + " days ago"
    )
    return "Contacted " + ago + ": left alone for a while."
