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
    """Adds `contacted_days` and `written_days`: since the last contact, and since the plan last
    wrote by itself; null once `rest_days` have passed.

    Where orders end before people were contacted, the newest contact sets the clock.
    """
    known_at = ibis.literal(as_of, type="timestamp('UTC')")
    newest = last_contacts["at"].coalesce(last_contacts.written_at)
    newest = ibis.greatest(newest, last_contacts.written_at.coalesce(newest))
    now = ibis.greatest(newest.max().over(ibis.window()), known_at)
    of = {"contacted_days": "at", "written_days": "written_at"}
    days = {
        name: ((now.epoch_seconds() - last_contacts[at].epoch_seconds()) // DAY).cast("int64")
        for name, at in of.items()
    }
    recent = last_contacts.select(
        rested_id="customer_id",
        **{name: ibis.cases((ago < rest_days, ago)) for name, ago in days.items()},
    )
    joined = customers.left_join(recent, customers.customer_id == recent.rested_id)
    return joined.drop("rested_id")


def rest_said(days: Column) -> Column:
    """Contacted 5 days ago."""
    ago = ibis.cases(
        (days == 0, "today"), (days == 1, "yesterday"), else_=days.cast(str) + " days ago"
    )
    return "Contacted " + ago + ": left alone for a while."
