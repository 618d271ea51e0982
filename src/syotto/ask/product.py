"""One product: who has it, what goes with it, and whom to offer it to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import ibis

from syotto.ask.months import every_month
from syotto.ask.products import ProductRow, about, row_of
from syotto.ask.sources import (
    Sources,
    asked,
    first,
    group_names,
    once_a_build,
    product_names,
    rows,
)
from syotto.ask.words import count, many, share
from syotto.ask.worth import Worth
from syotto.decide.buyers import best_customers
from syotto.errors import NotFound
from syotto.store.snapshot import Snapshot

HOLDERS_SHOWN = 12
PAIRS_SHOWN = 12
OFFERED_SHOWN = 20
EVERYBODY = 1_000_000_000


@dataclass(frozen=True)
class Pair:
    """Another product, and how often owners of this one have it, in one customer group."""

    product_id: str
    product_name: str
    group_name: str
    n_both: int
    n_this: int
    n_other: int
    n_group: int
    confidence: float  # n_both / n_this
    base: float  # n_other / n_group: how usual the other one is anyway
    lift: float


@dataclass(frozen=True)
class Holder:
    """A customer who has the product."""

    customer_id: str
    customer_name: str
    times: int | None
    amount: Decimal | None
    last_at: datetime | None


@dataclass(frozen=True)
class Prospect:
    """A customer who lacks the product, and what offering it is worth.

    The worth is not known where the product is not among the customer's best candidates.
    """

    place: int
    customer_id: str
    customer_name: str
    owner: str | None
    group_name: str | None
    n_both: int | None
    n_antecedent: int | None
    confidence: float | None
    extra_if_contacted: float | None
    worth: Worth
    pays_from: float | None
    arm: str | None


@dataclass(frozen=True)
class Month:
    """A month's sales, net of returns, and how many customers bought."""

    month: datetime
    amount: Decimal
    buyers: int


@dataclass(frozen=True)
class Product:
    """Everything about one product."""

    finding: str
    currency: str
    product: ProductRow
    owners: int
    holders: list[Holder]
    pairs: list[Pair]
    prospects: list[Prospect]
    prospects_found: int
    months: list[Month]


def product(house: Sources, product_id: str, *, best: int | None = None) -> Product:
    """One product with the `best` customers to offer it to; null is a few of those it pays for.

    Raises NotFound for a product that the newest build does not know.
    """
    snapshot = house.warehouse.open()
    row = first(asked(snapshot, about, product_id=product_id))
    if row is None:
        raise NotFound(f"There is no product {product_id!r}.", fix="Search for a part of its name.")
    known = row_of(row)
    owners = owner_counts(snapshot).get(product_id, 0)
    together = pairs(snapshot, product_id)
    return Product(
        finding=finding(known, owners, together),
        currency=house.settings.currency,
        product=known,
        owners=owners,
        holders=holders(snapshot, product_id),
        pairs=together,
        prospects=prospects(house, product_id, best=best),
        prospects_found=prospect_counts(snapshot).get(product_id, 0),
        months=months(snapshot, product_id),
    )


@once_a_build
def owner_counts(snapshot: Snapshot) -> Mapping[str, int]:
    """How many customers have each product: read once a build."""
    return counts_by_product(snapshot.table("owned"))


@once_a_build
def prospect_counts(snapshot: Snapshot) -> Mapping[str, int]:
    """How many customers it would pay to offer each product to: read once a build."""
    return counts_by_product(paying(snapshot))


def counts_by_product(table: ibis.Table) -> Mapping[str, int]:
    counted = rows(table.group_by("product_id").agg(n=table.count()))
    return {row["product_id"]: row["n"] for row in counted}


def pairs(snapshot: Snapshot, product_id: str) -> list[Pair]:
    """What goes with it: the other products of its pairs, by how many owners have both."""
    found = asked(snapshot, pairs_of, limit=PAIRS_SHOWN, product_id=product_id)
    return [pair_of(row, snapshot) for row in found]


def pairs_of(snapshot: Snapshot, product_id: Any) -> ibis.Table:
    table = snapshot.table("pairs")
    shared = {"customer_group": table.customer_group, "n_both": table.n_ab, "n_group": table.n}
    as_a = table.filter(table.item_a == product_id).select(
        **shared, other=table.item_b, n_this=table.n_a, n_other=table.n_b, lift=table.lift
    )
    as_b = table.filter(table.item_b == product_id).select(
        **shared, other=table.item_a, n_this=table.n_b, n_other=table.n_a, lift=table.lift
    )
    both = as_a.union(as_b)
    return both.order_by(ibis.desc("n_both"), ibis.desc("lift"), "other", "customer_group")


def pair_of(row: dict[str, Any], snapshot: Snapshot) -> Pair:
    group = row["customer_group"] or ""
    return Pair(
        product_id=row["other"],
        product_name=product_names(snapshot).get(row["other"], row["other"]),
        group_name=group_names(snapshot).get(group, group),
        n_both=row["n_both"],
        n_this=row["n_this"],
        n_other=row["n_other"],
        n_group=row["n_group"],
        confidence=row["n_both"] / row["n_this"],
        base=row["n_other"] / row["n_group"],
        lift=row["lift"],
    )


def holders(snapshot: Snapshot, product_id: str) -> list[Holder]:
    """Who has it, those who paid most for it first."""
    found = asked(snapshot, held_by, product_id=product_id)
    return [
        Holder(
            row["customer_id"],
            row["customer_name"] or row["customer_id"],
            row["times"],
            row["amount"],
            row["last_at"],
        )
        for row in found
    ]


def held_by(snapshot: Snapshot, product_id: Any) -> ibis.Table:
    owned = snapshot.table("owned")
    order = [ibis.desc("amount"), ibis.asc("customer_id")]
    most = owned.filter(owned.product_id == product_id).order_by(order).limit(HOLDERS_SHOWN)
    customers = snapshot.table("customers")
    named = customers.select("customer_id", customer_name=customers.name)
    return most.left_join(named, "customer_id").drop("customer_id_right").order_by(order)


def paying(snapshot: Snapshot) -> ibis.Table:
    """Offers that would pay for the contact."""
    offers = snapshot.table("offers")
    return offers.filter(offers.expected_margin > 0)


def prospects(house: Sources, product_id: str, *, best: int | None) -> list[Prospect]:
    """The `best` customers to offer the product to, by what that is worth, then by confidence.

    Null is a few of those whom it would pay to contact: that is quick, all who lack it are not.

    The control group is among them, marked: it limits what is proposed, not what a person chooses.
    """
    snapshot = house.warehouse.open()
    found = asked(snapshot, weighed, limit=best or OFFERED_SHOWN, product_id=product_id)
    if best is not None and len(found) < best:
        found = asked(snapshot, everybody, limit=best, product_id=product_id)
    return [prospect_of(place, row, snapshot) for place, row in enumerate(found, start=1)]


def weighed(snapshot: Snapshot, product_id: Any) -> ibis.Table:
    """Customers whom it would pay to contact: no need to look further for a few."""
    offers = paying(snapshot)
    named = described(snapshot, offers.filter(offers.product_id == product_id))
    return named.order_by(ibis.desc("expected_margin"), "customer_id")


def everybody(snapshot: Snapshot, product_id: Any) -> ibis.Table:
    """All who lack the product: after those above, the others in the order of the counts."""
    offers = snapshot.table("offers")
    tables = (snapshot.table(name) for name in ("owned", "customer_groups", "pairs"))
    ranked = best_customers(offers, *tables, product_id=product_id, n=EVERYBODY)
    own = offers.filter(offers.product_id == product_id)
    extra = own.select("customer_id", "extra_if_contacted")
    joined = ranked.left_join(extra, "customer_id").drop("customer_id_right")
    return described(snapshot, joined).order_by("place")


def described(snapshot: Snapshot, table: ibis.Table) -> ibis.Table:
    """With the customer's name and owner, and whether they are in the control group."""
    customers, decisions = snapshot.table("customers"), snapshot.table("decisions")
    named = customers.select("customer_id", "owner", customer_name=customers.name)
    joined = table.left_join(named, "customer_id").drop("customer_id_right")
    arms = decisions.select("customer_id", "arm")
    return joined.left_join(arms, "customer_id").drop("customer_id_right")


def prospect_of(place: int, row: dict[str, Any], snapshot: Snapshot) -> Prospect:
    return Prospect(
        place=place,
        customer_id=row["customer_id"],
        customer_name=row["customer_name"] or row["customer_id"],
        owner=row["owner"],
        group_name=group_names(snapshot).get(row["customer_group"], row["customer_group"]),
        n_both=row["n_both"],
        n_antecedent=row["n_antecedent"],
        confidence=row["confidence"],
        extra_if_contacted=row["extra_if_contacted"],
        worth=Worth(row["expected_margin"], row["low"], row["high"]),
        pays_from=row["pays_from"],
        arm=row["arm"],
    )


def months(snapshot: Snapshot, product_id: str) -> list[Month]:
    """Every month from the first sale to the last; nothing where there is none."""
    sold = {row["month"]: row for row in asked(snapshot, sold_monthly, product_id=product_id)}
    nothing = {"amount": Decimal(0), "buyers": 0}
    return [
        Month(month, **{name: sold.get(month, nothing)[name] for name in nothing})
        for month in every_month(sold)
    ]


def sold_monthly(snapshot: Snapshot, product_id: Any) -> ibis.Table:
    lines = snapshot.table("order_lines")
    own = lines.filter(lines.product_id == product_id)
    return own.group_by(month=own.at.truncate("M")).agg(
        amount=own.amount.sum(), buyers=own.customer_id.nunique()
    )


def finding(product: ProductRow, owners: int, together: list[Pair]) -> str:
    if not product.is_product:
        return f"{product.name} is a charge or correction, not a product: it is never offered."
    has = f"{many(owners, 'customer has', 'customers have')} it"
    if not together:
        return f"{has}; too few to say what goes with it."
    best = max(together, key=lambda pair: (pair.confidence, pair.product_id))
    return (
        f"{has}; {count(best.n_both)} of {count(best.n_this)} owners in “{best.group_name}” "
        f"also have {best.product_name} ({share(best.confidence)})."
    )
