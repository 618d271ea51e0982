"""What could be done to keep customers: one candidate for each contract or rhythm in danger.

A contract is in danger when its renewal is due within the horizon, a rhythm when it has broken off.
What a contact changes comes after the horizon: it is `later`, and known only where chance decided
who was contacted. Else the row says so, and its ends reach from the cost to keeping everybody.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.schema.lifetime import Risk
from syotto.schema.plan import CausedBy, Kind

ORDERS = "orders"


def keep_candidates(
    risks: Table,
    customers: Table,
    *,
    as_of: datetime,
    horizon_days: int,
    contact_cost: float,
    channel: str,
) -> Table:
    """Contracts and rhythms for which a contact can pay; schema KEEP_CANDIDATES."""
    now, end = (ibis.literal(at) for at in (as_of, as_of + timedelta(days=horizon_days)))
    contract = risks.kind == Risk.CONTRACT.value
    soon = (contract & (risks.due_at <= end)) | (~contract & (risks.due_at <= now))
    danger = risks.filter(soon, risks.pays_from.notnull())
    owners = customers.select(who=customers.customer_id, owner=customers.owner)
    rows = danger.left_join(owners, danger.customer_id == owners.who)
    measured = rows.saving.notnull()
    lost = rows.hazard * rows.at_stake
    return rows.select(
        "customer_id",
        "person_id",
        kind=ibis.literal(Kind.KEEP.value),
        what=rows.subscription_id.coalesce(ORDERS),
        product_id=rows.what,
        channel=ibis.literal(channel),
        now=ibis.literal(0.0),
        later=rows.saving + contact_cost,
        cannibalised=ibis.literal(0.0),
        cost=ibis.literal(contact_cost),
        low=rows.saving_low.coalesce(-contact_cost),
        high=rows.saving_high.coalesce(lost - contact_cost),
        minutes=ibis.null("float64"),
        owner=rows.owner,
        reasons=in_words(rows),
        basis=ibis.ifelse(measured, CausedBy.MEASURED.value, CausedBy.UNKNOWN.value),
        until=ibis.ifelse(
            rows.kind == Risk.CONTRACT.value, rows.due_at, ibis.null("timestamp('UTC')")
        ),
    )


def in_words(rows: Table) -> Column:
    """How likely the loss is, of how much, and what speaks for it."""
    percent = (rows.hazard * 100).round().cast("int64").cast("string")
    stake = rows.at_stake.round().cast("int64").cast("string")
    contract = ibis.literal("contract ") + rows.what.fill_null("") + " is not renewed with "
    what = ibis.ifelse(rows.kind == Risk.CONTRACT.value, contract, "has left with ")
    signs = rows.warnings.join("; ").nullif("")
    told = what + percent + " %; at stake: " + stake
    known = (ibis.literal("; ") + rows.missing).fill_null("")
    return told + (ibis.literal("; ") + signs).fill_null("") + known
