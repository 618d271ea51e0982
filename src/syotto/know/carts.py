"""Open carts: what was put in and not taken out, since the person last ordered.

A person is the user_id where the event has one, else the browser; machines fill no carts.
"""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import Table
from ibis.expr.types import Value

from syotto.schema.event_names import ORDER_COMPLETED, PRODUCT_ADDED, PRODUCT_REMOVED
from syotto.schema.inside import text_in, value_in
from syotto.schema.table import MONEY, QUANTITY
from syotto.schema.words import Actor

TOUCHES = (
    PRODUCT_ADDED,
    PRODUCT_REMOVED,
    "Cart Viewed",
    "Checkout Started",
    "Checkout Step Viewed",
)


def carts(events: Table, *, as_of: datetime) -> Table:
    """One row for each product in an open cart; schema CARTS."""
    told = events.filter(
        (events.at <= as_of) & ~(events.actor == Actor.MACHINE.value).fill_null(False)
    )
    named = told.mutate(person=told.user_id.coalesce(told.anonymous_id))
    ordered = (
        named.filter(named.name == ORDER_COMPLETED)
        .group_by(buyer="person")
        .agg(ordered_at=lambda orders: orders.at.max())
    )
    touches = named.filter(named.name.isin(TOUCHES))
    joined = touches.left_join(ordered, touches.person == ordered.buyer)
    since = joined.filter(joined.ordered_at.isnull() | (joined.at > joined.ordered_at))
    touched = since.group_by(toucher="person").agg(touched_at=since.at.max())
    inside = contents(since)
    return inside.inner_join(touched, inside.person == touched.toucher).drop("toucher")


def contents(since: Table) -> Table:
    """What is left of each product."""
    moves = since.filter(since.name.isin([PRODUCT_ADDED, PRODUCT_REMOVED])).mutate(
        product_id=value_in(since.properties, "product_id", "sku"),
        product_name=text_in(since.properties, "name"),
        pieces=value_in(since.properties, "quantity").try_cast(QUANTITY).fill_null(1),
        each=value_in(since.properties, "price").try_cast(MONEY),
        place=ibis.row_number().over(order_by=["at", "event_id"]),
    )
    whole = moves.filter(moves.person.notnull() & moves.product_id.notnull())
    is_added = whole.name == PRODUCT_ADDED
    left = whole.group_by("person", "product_id").agg(
        quantity=ibis.ifelse(is_added, whole.pieces, -whole.pieces).cast("decimal(38, 3)").sum(),
        product_name=last(whole, "product_name"),
        price=last(whole, "each"),
        added_at=whole.at.max(where=is_added),
    )
    return left.filter(left.quantity > 0)


def last(moves: Table, name: str) -> Value:
    """What was last sent as `name`; events without it do not count."""
    return moves[name].argmax(moves.place, where=moves[name].notnull())
