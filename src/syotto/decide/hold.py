"""Nothing is sold to who waits for us: an open complaint, a late delivery, a quote not answered.

A rule, not a price: it holds for the control group as for everybody, so held customers are no part
of the experiment.
"""

from __future__ import annotations

import ibis
from ibis import Table
from ibis.expr.types import Column

ORDER = ("complaint", "late_delivery", "quote")
"""Of several holds the first of these is named; of several alike the oldest."""


def with_hold(customers: Table, holds: Table) -> Table:
    """Adds `held_words` and `held_since`; null for who waits for nothing."""
    place = ibis.cases(*((holds.hold == name, at) for at, name in enumerate(ORDER)))
    first = ibis.window(group_by="customer_id", order_by=[place, holds.since, holds.about])
    ranked = holds.mutate(hold_rank=ibis.row_number().over(first))
    one = ranked.filter(ranked.hold_rank == 0).select(
        held_id="customer_id", held_words="words", held_since="since"
    )
    return customers.left_join(one, customers.customer_id == one.held_id).drop("held_id")


def hold_said(rows: Table) -> Column:
    """Held: a complaint is open since 2026-05-01."""
    day = rows.held_since.date().cast("string")
    return "Held: " + rows.held_words + " since " + day + ". Nothing is sold meanwhile."
