"""Customers: find them by number or name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import ibis

from syotto.ask.sources import Sources, first, group_names, rows
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.store.warehouse import Snapshot

PAGE = 50


@dataclass(frozen=True)
class CustomerRow:
    """A customer in a list."""

    customer_id: str
    name: str
    owner: str | None
    country: str | None
    customer_group: str | None
    group_name: str | None
    orders: int
    products: int
    amount: Decimal
    margin: Decimal
    first_at: datetime | None
    last_at: datetime | None
    recency_days: int | None


@dataclass(frozen=True)
class Customers:
    """One page of customers, those who paid most first; `found` counts all of them."""

    finding: str
    currency: str
    found: int
    customers: list[CustomerRow]
    groups: dict[str, str]
    next_after: str | None


def customers(
    house: Sources,
    text: str = "",
    *,
    customer_group: str | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> Customers:
    """Customers whose number or name contains `text`; `after` is the last one already seen.

    Raises NotFound before the first build, and for an unknown `after`.
    """
    snapshot = house.warehouse.open()
    chosen = matching(snapshot, text.strip(), customer_group)
    found = chosen.count().to_pyarrow().as_py()
    ordered = beyond(chosen, after).order_by(ibis.desc("amount"), "customer_id")
    page = rows(ordered.limit(limit + 1))
    shown = [row_of(row, snapshot) for row in page[:limit]]
    groups = group_names(snapshot)
    return Customers(
        finding=found_in_words(found, text, groups.get(customer_group or "", customer_group)),
        currency=house.settings.currency,
        found=found,
        customers=shown,
        groups=dict(groups),
        next_after=shown[-1].customer_id if len(page) > limit else None,
    )


def grouped(snapshot: Snapshot) -> ibis.Table:
    """The customers with their group; sums that are not known count as nothing."""
    table = snapshot.table("customers")
    groups = snapshot.table("customer_groups")
    joined = table.left_join(groups, "customer_id").drop("customer_id_right")
    return joined.mutate(amount=joined.amount.fill_null(0), margin=joined.margin.fill_null(0))


def matching(snapshot: Snapshot, text: str, customer_group: str | None) -> ibis.Table:
    table = grouped(snapshot)
    if customer_group is not None:
        table = table.filter(table.customer_group == customer_group)
    if not text:
        return table
    low = text.lower()
    by_name = table.name.fill_null("").lower().contains(low)
    return table.filter(table.customer_id.lower().contains(low) | by_name)


def beyond(table: ibis.Table, after: str | None) -> ibis.Table:
    """What comes after the customer `after` in the order of the list."""
    if after is None:
        return table
    last = first(table.filter(table.customer_id == after).select("amount"))
    if last is None:
        raise NotFound(f"There is no customer {after!r} here.", fix="Start from the first page.")
    less = table.amount < last["amount"]
    return table.filter(less | ((table.amount == last["amount"]) & (table.customer_id > after)))


def row_of(row: dict[str, Any], snapshot: Snapshot) -> CustomerRow:
    return CustomerRow(
        customer_id=row["customer_id"],
        name=row["name"] or row["customer_id"],
        owner=row["owner"],
        country=row["country"],
        customer_group=row["customer_group"],
        group_name=group_names(snapshot).get(row["customer_group"], row["customer_group"]),
        orders=row["orders"] or 0,
        products=row["products"] or 0,
        amount=row["amount"],
        margin=row["margin"],
        first_at=row["first_at"],
        last_at=row["last_at"],
        recency_days=row["recency_days"],
    )


def found_in_words(found: int, text: str, group: str | None) -> str:
    where = f" in {group}" if group else ""
    fits = f" fit “{text}”" if text and found != 1 else f" fits “{text}”" if text else ""
    order = ", those who paid most first" if found > 1 else ""
    return f"{many(found, 'customer')}{where}{fits}{order}."
