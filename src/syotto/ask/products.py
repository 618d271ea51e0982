"""Products: find them by code or name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import ibis

from syotto.ask.sources import Sources, asked, first
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.store.snapshot import Snapshot

PAGE = 50


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


def products(
    house: Sources, text: str = "", *, after: str | None = None, limit: int = PAGE
) -> Products:
    """Products whose code or name contains `text`; `after` is the last one already seen.

    Raises NotFound before the first build, and for an unknown `after`.
    """
    snapshot = house.warehouse.open()
    wanted = text.strip().lower()
    found = asked(snapshot, how_many, text=wanted)[0]["found"]
    page = page_of(snapshot, wanted, after, limit)
    shown = [row_of(row) for row in page[:limit]]
    fits = f" for “{text}”" if text else ""
    return Products(
        finding=f"{many(found, 'product')}{fits}, those with most customers first.",
        currency=house.settings.currency,
        found=found,
        products=shown,
        next_after=shown[-1].product_id if len(page) > limit else None,
    )


def page_of(snapshot: Snapshot, text: str, after: str | None, limit: int) -> list[dict[str, Any]]:
    """One row more than `limit`, where there are more."""
    if after is None:
        return asked(snapshot, first_page, limit=limit + 1, text=text)
    last = first(asked(snapshot, about, product_id=after))
    if last is None:
        raise NotFound(f"There is no product {after!r} here.", fix="Start from the first page.")
    buyers = str(last["buyers"])
    return asked(snapshot, later_page, limit=limit + 1, text=text, after=after, buyers=buyers)


def known(snapshot: Snapshot) -> ibis.Table:
    table = snapshot.table("products")
    return table.mutate(buyers=table.buyers.fill_null(0))


def matching(snapshot: Snapshot, text: Any) -> ibis.Table:
    """Products whose code or name contains `text`; without a text, charges are left out."""
    table = known(snapshot)
    is_product = table.is_product.fill_null(True) | (text != "")
    by_name = table.name.fill_null("").lower().contains(text)
    return table.filter(is_product, table.product_id.lower().contains(text) | by_name)


def how_many(snapshot: Snapshot, text: Any) -> ibis.Table:
    table = matching(snapshot, text)
    return table.agg(found=table.count())


def first_page(snapshot: Snapshot, text: Any) -> ibis.Table:
    return matching(snapshot, text).order_by(ibis.desc("buyers"), "product_id")


def later_page(snapshot: Snapshot, text: Any, after: Any, buyers: Any) -> ibis.Table:
    """What comes after the product `after`, which `buyers` customers bought."""
    table = matching(snapshot, text)
    most = buyers.cast("int64")
    beyond = (table.buyers < most) | ((table.buyers == most) & (table.product_id > after))
    return table.filter(beyond).order_by(ibis.desc("buyers"), "product_id")


def about(snapshot: Snapshot, product_id: Any) -> ibis.Table:
    table = known(snapshot)
    return table.filter(table.product_id == product_id)


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
