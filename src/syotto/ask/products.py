"""Products: who has one, what goes with it, and whom to offer it to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import ibis

from syotto.ask.sources import Sources, first, group_names, product_names, rows
from syotto.ask.words import count, many, share
from syotto.ask.worth import Worth
from syotto.errors import NotFound
from syotto.store.warehouse import Snapshot

PAGE = 50
BUYERS_SHOWN = 20
PAIRS_SHOWN = 15
OFFERED_SHOWN = 20


@dataclass(frozen=True)
class ProductRow:
    """A product in a list."""

    product_id: str
    name: str
    category: str | None
    is_product: bool
    price: Decimal | None
    margin_share: float | None
    buyers: int
    recent_buyers: int
    amount: Decimal
    margin: Decimal
    last_at: datetime | None


@dataclass(frozen=True)
class Products:
    """One page of products, those with most customers first; `found` counts all of them."""

    finding: str
    currency: str
    found: int
    products: list[ProductRow]
    next_after: str | None


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
    """A customer who lacks the product, and what offering it is worth."""

    place: int
    customer_id: str
    customer_name: str
    owner: str | None
    group_name: str | None
    worth: Worth
    would_buy_anyway: float | None
    extra_if_contacted: float | None
    pays_from: float | None
    arm: str | None
    reasons: str | None


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


def products(
    house: Sources, text: str = "", *, after: str | None = None, limit: int = PAGE
) -> Products:
    """Products whose code or name contains `text`; `after` is the last one already seen.

    Raises NotFound before the first build, and for an unknown `after`.
    """
    snapshot = house.warehouse.open()
    chosen = matching(snapshot, text.strip())
    found = chosen.count().to_pyarrow().as_py()
    page = rows(beyond(chosen, after).order_by(ibis.desc("buyers"), "product_id").limit(limit + 1))
    shown = [row_of(row) for row in page[:limit]]
    fits = f" for “{text}”" if text else ""
    return Products(
        finding=f"{many(found, 'product')}{fits}, those with most customers first.",
        currency=house.settings.currency,
        found=found,
        products=shown,
        next_after=shown[-1].product_id if len(page) > limit else None,
    )


def known(snapshot: Snapshot) -> ibis.Table:
    table = snapshot.table("products")
    return table.mutate(buyers=table.buyers.fill_null(0))


def matching(snapshot: Snapshot, text: str) -> ibis.Table:
    table = known(snapshot)
    if not text:
        return table.filter(table.is_product.fill_null(True))
    low = text.lower()
    by_name = table.name.fill_null("").lower().contains(low)
    return table.filter(table.product_id.lower().contains(low) | by_name)


def beyond(table: ibis.Table, after: str | None) -> ibis.Table:
    if after is None:
        return table
    last = first(table.filter(table.product_id == after).select("buyers"))
    if last is None:
        raise NotFound(f"There is no product {after!r} here.", fix="Start from the first page.")
    fewer = table.buyers < last["buyers"]
    return table.filter(fewer | ((table.buyers == last["buyers"]) & (table.product_id > after)))


def row_of(row: dict[str, Any]) -> ProductRow:
    return ProductRow(
        product_id=row["product_id"],
        name=row["name"] or row["product_id"],
        category=row["category"],
        is_product=row["is_product"] is not False,
        price=row["price"],
        margin_share=row["margin_share"],
        buyers=row["buyers"],
        recent_buyers=row["recent_buyers"] or 0,
        amount=row["amount"] or Decimal(0),
        margin=row["margin"] or Decimal(0),
        last_at=row["last_at"],
    )


def product(house: Sources, product_id: str, *, best: int = OFFERED_SHOWN) -> Product:
    """One product with the `best` customers to offer it to.

    Raises NotFound for a product that the newest build does not know.
    """
    snapshot = house.warehouse.open()
    table = known(snapshot)
    row = first(table.filter(table.product_id == product_id))
    if row is None:
        raise NotFound(f"There is no product {product_id!r}.", fix="Search for a part of its name.")
    about = row_of(row)
    owned = snapshot.table("owned")
    has_it = owned.filter(owned.product_id == product_id)
    owners = has_it.count().to_pyarrow().as_py()
    together = pairs(snapshot, product_id)
    return Product(
        finding=finding(about, owners, together),
        currency=house.settings.currency,
        product=about,
        owners=owners,
        holders=holders(snapshot, has_it),
        pairs=together,
        prospects=prospects(house, product_id, best=best),
        prospects_found=worth_offering(snapshot, product_id).count().to_pyarrow().as_py(),
        months=months(snapshot, product_id),
    )


def pairs(snapshot: Snapshot, product_id: str) -> list[Pair]:
    """What goes with it: the other products of its pairs, by how many owners have both."""
    table = snapshot.table("pairs")
    shared = {"customer_group": table.customer_group, "n_both": table.n_ab, "n_group": table.n}
    as_a = table.filter(table.item_a == product_id).select(
        **shared, other=table.item_b, n_this=table.n_a, n_other=table.n_b, lift=table.lift
    )
    as_b = table.filter(table.item_b == product_id).select(
        **shared, other=table.item_a, n_this=table.n_b, n_other=table.n_a, lift=table.lift
    )
    both = as_a.union(as_b)
    ordered = both.order_by(ibis.desc("n_both"), ibis.desc("lift"), "other", "customer_group")
    return [pair_of(row, snapshot) for row in rows(ordered.limit(PAIRS_SHOWN))]


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


def holders(snapshot: Snapshot, has_it: ibis.Table) -> list[Holder]:
    """Who has it, those who paid most for it first."""
    most = has_it.order_by(ibis.desc("amount"), "customer_id").limit(BUYERS_SHOWN)
    customers = snapshot.table("customers")
    named = customers.select("customer_id", customer_name=customers.name)
    joined = most.left_join(named, "customer_id").drop("customer_id_right")
    return [
        Holder(
            row["customer_id"],
            row["customer_name"] or row["customer_id"],
            row["times"],
            row["amount"],
            row["last_at"],
        )
        for row in rows(joined.order_by(ibis.desc("amount"), "customer_id"))
    ]


def worth_offering(snapshot: Snapshot, product_id: str) -> ibis.Table:
    offers = snapshot.table("offers")
    return offers.filter(offers.product_id == product_id, offers.expected_margin > 0)


def prospects(house: Sources, product_id: str, *, best: int) -> list[Prospect]:
    """The `best` customers to offer the product to, whom it would pay to contact.

    The control group is among them, marked: it limits what is proposed, not what a person chooses.
    """
    snapshot = house.warehouse.open()
    ranked = worth_offering(snapshot, product_id).order_by(
        ibis.desc("expected_margin"), "customer_id"
    )
    customers = snapshot.table("customers")
    decisions = snapshot.table("decisions")
    named = customers.select("customer_id", "owner", customer_name=customers.name)
    armed = decisions.select("customer_id", "arm").distinct(on="customer_id")
    joined = (
        ranked.limit(best)
        .left_join(named, "customer_id")
        .drop("customer_id_right")
        .left_join(armed, "customer_id")
        .drop("customer_id_right")
        .order_by(ibis.desc("expected_margin"), "customer_id")
    )
    return [prospect_of(place, row, snapshot) for place, row in enumerate(rows(joined), start=1)]


def prospect_of(place: int, row: dict[str, Any], snapshot: Snapshot) -> Prospect:
    return Prospect(
        place=place,
        customer_id=row["customer_id"],
        customer_name=row["customer_name"] or row["customer_id"],
        owner=row["owner"],
        group_name=group_names(snapshot).get(row["customer_group"], row["customer_group"]),
        worth=Worth(row["expected_margin"], row["low"], row["high"]),
        would_buy_anyway=row["would_buy_anyway"],
        extra_if_contacted=row["extra_if_contacted"],
        pays_from=row["pays_from"],
        arm=row["arm"],
        reasons=row["reasons"],
    )


def months(snapshot: Snapshot, product_id: str) -> list[Month]:
    lines = snapshot.table("order_lines")
    own = lines.filter(lines.product_id == product_id)
    monthly = own.group_by(month=own.at.truncate("M")).agg(
        amount=own.amount.sum(), buyers=own.customer_id.nunique()
    )
    return [
        Month(row["month"], row["amount"], row["buyers"]) for row in rows(monthly.order_by("month"))
    ]


def finding(product: ProductRow, owners: int, together: list[Pair]) -> str:
    if not product.is_product:
        return f"{product.name} is a charge or correction, not a product: it is never offered."
    has = f"{many(owners, 'customer has', 'customers have')} it"
    if not together:
        return f"{has}; too few to say what goes with it."
    best = max(together, key=lambda pair: (pair.confidence, pair.product_id))
    return (
        f"{has}; {count(best.n_both)} of {count(best.n_this)} owners in {best.group_name} "
        f"also have {best.product_name} ({share(best.confidence)})."
    )
