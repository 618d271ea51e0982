"""One box for everything: people, accounts, customers, e-mail addresses, orders, sales cases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import ibis

from syotto.ask.sources import Sources, asked
from syotto.ask.words import day, listed, many
from syotto.schema.timeline import MARK, SEARCH, Found
from syotto.store.snapshot import Snapshot

EACH = 8
"""Hits shown of each kind."""
LEAST = 2
NUMBER = re.compile(r"^\+?[\d\s()/.-]{6,}$")
PLACES = {
    Found.PERSON: "/people/",
    Found.ACCOUNT: "/accounts/",
    Found.CUSTOMER: "/customers/",
    Found.ORDER: "/customers/",
    Found.OPPORTUNITY: "/accounts/",
}


@dataclass(frozen=True)
class Hit:
    """One thing that fits. place: its page, up to the number that follows. exact: is called so."""

    kind: str
    id: str
    name: str
    about: str | None
    place: str
    key: str
    exact: bool


@dataclass(frozen=True)
class Search:
    """At most EACH hits of each kind, the exact ones first."""

    finding: str
    hits: list[Hit]


def search(house: Sources, text: str) -> Search:
    """What fits `text`: every word of it in any order, or exactly. Case does not matter.

    Raises NotFound before the first build.
    """
    snapshot = house.warehouse.open()
    wanted = text.strip().lower()
    if len(wanted) < LEAST:
        return Search(f"Write at least {LEAST} letters or digits.", [])
    found = [*numbered_orders(snapshot, text.strip()), *in_table(snapshot, wanted)]
    found.sort(key=lambda hit: not hit.exact)
    return Search(in_words(found, text.strip()), found)


def in_table(snapshot: Snapshot, wanted: str) -> list[Hit]:
    words = words_of(wanted)
    if SEARCH.name not in snapshot.names or not words:
        return []
    whole = f"{MARK}{wanted if len(words) > 1 else words[0]}{MARK}"
    named = dict(zip(("first", "second", "third"), words, strict=False))
    found = asked(snapshot, fitting, limit=None, whole=whole, **named)
    return [hit(row) for row in found]


def words_of(wanted: str) -> list[str]:
    """Up to three words; what is more stays with the third.

    A telephone number is one, without what stands between its digits.
    """
    if NUMBER.match(wanted):
        return [re.sub(r"[^\d+]", "", wanted)]
    return wanted.replace(MARK, " ").split(maxsplit=2)


def fitting(snapshot: Snapshot, whole: Any, **words: Any) -> ibis.Table:
    """The best of each kind: who is called exactly so, then by name."""
    table = snapshot.table(SEARCH.name)
    fits = table.filter(*(table.text.contains(word) for word in words.values()))
    told = fits.mutate(exact=fits.text.contains(whole)).drop("text")
    best = (
        told.filter(told.kind == kind.value).order_by(ibis.desc("exact"), "name", "id").limit(EACH)
        for kind in Found
        if kind != Found.ORDER
    )
    return ibis.union(*best).order_by("kind", ibis.desc("exact"), "name", "id")


def hit(row: dict[str, Any]) -> Hit:
    kind = Found(row["kind"])
    key = row["id"] if kind != Found.OPPORTUNITY else row["account_id"] or row["person_id"] or ""
    person = kind == Found.OPPORTUNITY and not row["account_id"]
    place = PLACES[Found.PERSON if person else kind]
    return Hit(kind, row["id"], row["name"], row["about"], place, key, row["exact"])


def numbered_orders(snapshot: Snapshot, text: str) -> list[Hit]:
    """The order of exactly this number."""
    rows = asked(snapshot, orders_called, limit=1, number=text, capitals=text.upper())
    return [
        Hit(
            Found.ORDER, row["order_id"], f"Order {row['order_id']}",
            f"{row['name'] or row['customer_id']}, {day(row['at'])}", PLACES[Found.ORDER],
            row["customer_id"], exact=True,
        )
        for row in rows
    ]  # fmt: skip


def orders_called(snapshot: Snapshot, number: Any, capitals: Any) -> ibis.Table:
    lines = snapshot.table("order_lines")
    named = (lines.order_id == number) | (lines.order_id == capitals)
    own = lines.filter(named, lines.customer_id.notnull())
    order = own.group_by("order_id", "customer_id").agg(at=own["at"].max())
    customers = snapshot.table("customers").select("customer_id", "name")
    return order.left_join(customers, "customer_id").drop("customer_id_right")


def in_words(hits: list[Hit], text: str) -> str:
    if not hits:
        return f"Nothing fits “{text}”."
    kinds = [hit.kind for hit in hits]
    told = [
        many(kinds.count(kind), *NAMES[kind]) + (" or more" if kinds.count(kind) == EACH else "")
        for kind in Found
        if kind in kinds
    ]
    return f"{listed(told)} for “{text}”."


NAMES = {
    Found.PERSON: ("person", "people"),
    Found.ACCOUNT: ("account", "accounts"),
    Found.CUSTOMER: ("customer", "customers"),
    Found.OPPORTUNITY: ("sales case", "sales cases"),
    Found.ORDER: ("order", "orders"),
}
