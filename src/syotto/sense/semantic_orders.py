"""Order events (the e-commerce v2 names of the Segment spec) as order lines.

1. The lines of an order add up to what was paid for it without tax: `subtotal` where it is sent,
   else prices times quantities less `discount`, else `revenue`, else `total` less shipping and tax.
   What differs from the prices is spread over the lines by their price, to the cent.
2. Shipping is a line of its own, so that nothing that was paid is lost.
3. An update writes the order anew; lines that it no longer has go.
4. A refund takes back: the products it names; else the money it names, spread over the lines; else
   all that is left of the order. A cancellation takes back all that is left.
   Both read the order as it was before them.
5. Refund lines are numbered by their event, so that a repeated event writes the same line again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from hashlib import blake2b
from typing import Any

from syotto.sense.happenings import CENT, PIECE, Happening, Unusable, number_of, text_of, things

Line = dict[str, Any]
SHIPPING = "SHIPPING"
"""Code of the shipping line; the setting `not_products` knows it."""
ORDER = "ORDER"
"""Code of an order that came without its products."""
ZERO = Decimal(0)
ROOM = 1000
"""Lines that one refund may have."""


@dataclass
class Orders:
    """Orders as they stand: order_id -> line_no -> line. `changed` are the keys written since."""

    lines: dict[str, dict[int, Line]] = field(default_factory=dict)
    changed: dict[tuple[str, int], Line] = field(default_factory=dict)

    @classmethod
    def standing(cls, earlier: Iterable[Line]) -> Orders:
        orders = cls()
        for line in earlier:
            orders.lines.setdefault(line["order_id"], {})[line["line_no"]] = line
        return orders

    def write(self, line: Line) -> None:
        key = line["order_id"], line["line_no"]
        self.lines.setdefault(key[0], {})[key[1]] = line
        self.changed[key] = line

    def drop(self, line: Line, event: Happening) -> None:
        del self.lines[line["order_id"]][line["line_no"]]
        self.changed[line["order_id"], line["line_no"]] = {**line, **event.load, "gone": True}

    def of(self, order_id: str) -> list[Line]:
        return [line for _, line in sorted(self.lines.get(order_id, {}).items())]

    def before(self, order_id: str, event: Happening) -> list[Line]:
        """The order as the event found it, also when the event is read a second time."""
        own = first_number(event.event_id)
        return [
            line
            for line in self.of(order_id)
            if line["at"] <= event.at and not own <= line["line_no"] < own + ROOM
        ]


def completed(orders: Orders, event: Happening) -> None:
    """Order Completed and Order Updated: the order is now what the event says."""
    order_id = event.whole_text("order_id")
    made = order_lines(event, order_id)
    numbers = {line["line_no"] for line in made}
    bought = [line for line in orders.of(order_id) if line["line_no"] < ROOM]
    first = min((line["at"] for line in bought), default=event.at)
    for line in bought:
        if line["line_no"] not in numbers:
            orders.drop(line, event)
    for line in made:
        orders.write({**line, "at": min(first, event.at)})


def order_lines(event: Happening, order_id: str) -> list[Line]:
    products = things(event.properties, "products") or [event.properties]
    if len(products) >= ROOM:
        raise Unusable(
            f"Order {order_id} has {len(products):,} products.", fix=f"Send fewer than {ROOM:,}."
        )
    priced = [priced_product(product) for product in products]
    whole = paid(event.properties, priced)
    amounts = spread(whole, [line["amount"] or ZERO for line in priced])
    lines = [
        written(event, order_id, number, {**line, "amount": amount})
        for number, (line, amount) in enumerate(zip(priced, amounts, strict=True), 1)
    ]
    shipping = number_of(event.properties, "shipping")
    if shipping:
        sent = {"product_id": SHIPPING, "product_name": None, "quantity": Decimal(1)}
        amount = shipping.quantize(CENT)
        lines.append(written(event, order_id, len(lines) + 1, {**sent, "amount": amount}))
    return lines


def priced_product(product: Mapping[str, Any]) -> Line:
    """Code, name, quantity and price times quantity of one product; no price is null."""
    quantity = number_of(product, "quantity")
    pieces = Decimal(1) if quantity is None else quantity
    price = number_of(product, "price")
    return {
        "product_id": text_of(product, "product_id", "sku", "name") or ORDER,
        "product_name": text_of(product, "name"),
        "quantity": pieces.quantize(PIECE),
        "amount": None if price is None else (price * pieces).quantize(CENT),
    }


def paid(properties: Mapping[str, Any], priced: Sequence[Line]) -> Decimal:
    """What was paid for the goods, without tax and shipping: the rule 1 of this module."""
    subtotal = number_of(properties, "subtotal")
    if subtotal is not None:
        return subtotal.quantize(CENT)
    if all(line["amount"] is not None for line in priced):
        goods = sum((line["amount"] for line in priced), ZERO)
        return goods - (number_of(properties, "discount") or ZERO).quantize(CENT)
    revenue = number_of(properties, "revenue", "value")
    if revenue is not None:
        return revenue.quantize(CENT)
    total = number_of(properties, "total")
    if total is None:
        raise Unusable(
            "The order says neither what its products cost nor what was paid.",
            fix="Send `price` with every product, or `subtotal`, `revenue` or `total`.",
        )
    beside = sum((number_of(properties, name) or ZERO for name in ("shipping", "tax")), ZERO)
    return (total - beside).quantize(CENT)


def spread(whole: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """`whole` in cents over the weights, equally where all are 0; the parts add up exactly.

    The cents left over go to the largest remainders, ties to the first.
    """
    total = sum(weights, ZERO)
    equal = whole / len(weights)
    exact = [whole * weight / total if total else equal for weight in weights]
    parts = [value.quantize(CENT, ROUND_FLOOR) for value in exact]
    left = int((whole - sum(parts, ZERO)) / CENT)
    order = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in order[:left]:
        parts[place] += CENT
    return parts


def refunded(orders: Orders, event: Happening) -> None:
    """Order Refunded: lines with negative quantity and amount (rule 4 of this module)."""
    order_id = event.whole_text("order_id")
    standing = left_of(orders.before(order_id, event))
    products = things(event.properties, "products")
    money = number_of(event.properties, "total", "subtotal", "revenue", "value")
    if products:
        back = [named(product, standing) for product in products]
    elif not standing:
        raise Unusable(
            f"Order {order_id} is not known, and the refund names no product.",
            fix="Send the order first, or `products` with the refund.",
        )
    elif money is None or money >= sum((line["amount"] for line in standing), ZERO):
        back = standing
    else:
        parts = spread(money.quantize(CENT), [line["amount"] for line in standing])
        back = [
            {**line, "quantity": ZERO, "amount": part}
            for line, part in zip(standing, parts, strict=True)
        ]
    take_back(orders, event, order_id, back)


def cancelled(orders: Orders, event: Happening) -> None:
    """Order Cancelled: all that is left of it goes back; an unknown order is what it says."""
    order_id = event.whole_text("order_id")
    known = orders.before(order_id, event)
    take_back(orders, event, order_id, left_of(known) if known else order_lines(event, order_id))


def left_of(lines: Sequence[Line]) -> list[Line]:
    """What an order still is, one row for each product; products all taken back are left out."""
    sums: dict[str, Line] = {}
    for line in lines:
        if line["product_id"] not in sums:
            sums[line["product_id"]] = dict(line)
            continue
        known = sums[line["product_id"]]
        known["quantity"] += line["quantity"]
        known["amount"] += line["amount"]
    return [line for line in sums.values() if line["quantity"] or line["amount"]]


def named(product: Mapping[str, Any], standing: Sequence[Line]) -> Line:
    """A product of a refund; without a price it goes back at what was paid for a piece."""
    line = priced_product(product)
    if line["amount"] is not None:
        return line
    bought = [one for one in standing if one["product_id"] == line["product_id"]]
    if not bought or not bought[0]["quantity"]:
        raise Unusable(
            f"The refund of {line['product_id']} has no price, and the order no such product.",
            fix="Send `price` with the refunded product.",
        )
    each = bought[0]["amount"] / bought[0]["quantity"]
    return {**line, "amount": (each * line["quantity"]).quantize(CENT)}


def take_back(orders: Orders, event: Happening, order_id: str, lines: Sequence[Line]) -> None:
    first = first_number(event.event_id)
    known = orders.of(order_id)
    person = known[0]["person_ref"] if known else None
    for number, line in enumerate(lines):
        amounts = {name: -abs(line[name]) for name in ("quantity", "amount")}
        back = written(event, order_id, first + number, {**line, **amounts})
        back["person_ref"] = person or back["person_ref"]
        orders.write(back)


def first_number(event_id: str) -> int:
    """The number of a refund's first line: by its event, above those of any order."""
    named = int.from_bytes(blake2b(event_id.encode(), digest_size=5).digest(), "big")
    return (named + 1) * ROOM


def written(event: Happening, order_id: str, number: int, line: Mapping[str, Any]) -> Line:
    currency = text_of(event.properties, "currency")
    return {
        "order_id": order_id,
        "line_no": number,
        "at": event.at,
        "person_ref": event.person,
        "account_ref": event.account_ref,
        "product_id": line["product_id"],
        "quantity": line["quantity"],
        "amount": line["amount"],
        "margin": None,
        "currency": currency.upper() if currency else line.get("currency"),
        "channel": event.channel or "web",
        "unit": None,
        "product_name": line["product_name"],
        "country": None,
        **event.load,
    }
