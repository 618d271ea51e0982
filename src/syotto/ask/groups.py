"""Customer groups: what sets each apart and what it brings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import ibis

from syotto.ask.sources import Sources, rows
from syotto.ask.today import on_the_list
from syotto.ask.words import many, share
from syotto.store.snapshot import Snapshot


@dataclass(frozen=True)
class Group:
    """A group of customers; means are of one customer."""

    customer_group: str
    name: str
    how: str | None
    about: str | None
    customers: int
    orders: float | None
    products: float | None
    amount: Decimal
    margin: Decimal
    margin_share: float | None  # of the margin of all groups, 0-1
    recency_days: float | None
    actions: int  # on today's list


@dataclass(frozen=True)
class Groups:
    """All groups, those that bring most first."""

    finding: str
    currency: str
    as_of: datetime
    groups: list[Group]


def groups(house: Sources) -> Groups:
    """Raises NotFound before the first build."""
    snapshot = house.warehouse.open()
    table = snapshot.table("groups")
    found = rows(table.order_by(ibis.desc("margin"), "customer_group"))
    whole = sum((row["margin"] or Decimal(0) for row in found), Decimal(0))
    actions = placed(snapshot)
    listed = [group_of(row, whole, actions.get(row["customer_group"], 0)) for row in found]
    return Groups(finding(listed), house.settings.currency, snapshot.build.as_of, listed)


def placed(snapshot: Snapshot) -> dict[str, int]:
    counted = on_the_list(snapshot)["customer_group"].value_counts().to_pylist()
    return {row["values"]: row["counts"] for row in counted}


def group_of(row: dict[str, Any], whole: Decimal, actions: int) -> Group:
    margin = row["margin"] or Decimal(0)
    return Group(
        customer_group=row["customer_group"],
        name=row["name"] or row["customer_group"],
        how=row["how"],
        about=row["about"],
        customers=row["customers"],
        orders=row["orders"],
        products=row["products"],
        amount=row["amount"] or Decimal(0),
        margin=margin,
        margin_share=float(margin / whole) if whole > 0 else None,
        recency_days=row["recency_days"],
        actions=actions,
    )


def finding(groups: list[Group]) -> str:
    if not groups:
        return "There are no customers to group."
    if len(groups) == 1:
        return f"All {many(groups[0].customers, 'customer')} are read as one group."
    best = groups[0]
    people = sum(group.customers for group in groups)
    return (
        f"“{best.name}”: {share(best.customers / people)} of the customers "
        f"bring {share(best.margin_share)} of the margin."
    )
