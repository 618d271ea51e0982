"""Customers: find them by number or name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, TypedDict

import ibis

from syotto.ask.sources import Sources, asked, first, group_names
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.store.snapshot import Snapshot

PAGE = 50


class Search(TypedDict):
    """What is searched for; empty is everything."""

    text: str
    customer_group: str


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
    wanted: Search = {"text": text.strip().lower(), "customer_group": customer_group or ""}
    found = asked(snapshot, how_many, **wanted)[0]["found"]
    page = page_of(snapshot, wanted, after, limit)
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


def page_of(
    snapshot: Snapshot, wanted: Search, after: str | None, limit: int
) -> list[dict[str, Any]]:
    """One row more than `limit`, where there are more."""
    if after is None:
        return asked(snapshot, first_page, limit=limit + 1, **wanted)
    last = first(asked(snapshot, known_as, customer_id=after))
    if last is None:
        raise NotFound(f"There is no customer {after!r} here.", fix="Start from the first page.")
    amount = str(last["amount"])
    return asked(snapshot, later_page, limit=limit + 1, **wanted, after=after, amount=amount)


def grouped(snapshot: Snapshot) -> ibis.Table:
    """The customers with their group; sums that are not known count as nothing."""
    table = snapshot.table("customers")
    groups = snapshot.table("customer_groups")
    joined = table.left_join(groups, "customer_id").drop("customer_id_right")
    return joined.mutate(amount=joined.amount.fill_null(0), margin=joined.margin.fill_null(0))


def matching(snapshot: Snapshot, text: Any, customer_group: Any) -> ibis.Table:
    """Customers whose number or name contains `text`; an empty text or group is all of them."""
    table = grouped(snapshot)
    of_group = (customer_group == "") | (table.customer_group == customer_group)
    by_number = table.customer_id.lower().contains(text)
    return table.filter(of_group, by_number | table.name.fill_null("").lower().contains(text))


def how_many(snapshot: Snapshot, text: Any, customer_group: Any) -> ibis.Table:
    table = matching(snapshot, text, customer_group)
    return table.agg(found=table.count())


def known_as(snapshot: Snapshot, customer_id: Any) -> ibis.Table:
    table = grouped(snapshot)
    return table.filter(table.customer_id == customer_id).select("name", "amount")


def first_page(snapshot: Snapshot, text: Any, customer_group: Any) -> ibis.Table:
    return ordered(matching(snapshot, text, customer_group))


def later_page(
    snapshot: Snapshot, text: Any, customer_group: Any, after: Any, amount: Any
) -> ibis.Table:
    """What comes after the customer `after`, who paid `amount`."""
    table = matching(snapshot, text, customer_group)
    paid = amount.cast(table.amount.type())
    beyond = (table.amount < paid) | ((table.amount == paid) & (table.customer_id > after))
    return ordered(table.filter(beyond))


def ordered(table: ibis.Table) -> ibis.Table:
    """Those who paid most first."""
    return table.order_by(ibis.desc("amount"), "customer_id")


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
    where = f" in “{group}”" if group else ""
    fits = f" fit “{text}”" if text and found != 1 else f" fits “{text}”" if text else ""
    order = ", those who paid most first" if found > 1 else ""
    return f"{many(found, 'customer')}{where}{fits}{order}."
