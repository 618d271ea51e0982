"""One customer: what they bought and have, what they could be offered, what was decided and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import ibis

from syotto.ask.acts import headline
from syotto.ask.candidates import Candidate, candidates
from syotto.ask.customers import CustomerRow, grouped, row_of
from syotto.ask.feedback import Said, newest
from syotto.ask.lately import Happened, lately
from syotto.ask.left_alone import in_words
from syotto.ask.months import every_month, first_of_month
from syotto.ask.own_value import OwnValue, own_value
from syotto.ask.permitted import ForPeople, Permitted, of_people, permitted
from syotto.ask.profile import Profile, profile
from syotto.ask.sources import Sources, asked, first, product_names
from syotto.ask.words import called, interval, money
from syotto.ask.worth import Worth
from syotto.errors import NotFound
from syotto.schema.words import Action
from syotto.store.snapshot import Snapshot

ORDERS_SHOWN = 30
OWNED_SHOWN = 200
PRODUCTS_NAMED = 3


@dataclass(frozen=True)
class Order:
    """One order, or what a credit note took back."""

    order_id: str
    at: datetime
    kind: str
    lines: int
    amount: Decimal
    products: list[str]


@dataclass(frozen=True)
class Owned:
    """A product that the customer has."""

    product_id: str
    product_name: str
    how: str | None
    first_at: datetime | None
    last_at: datetime | None
    times: int | None
    amount: Decimal | None


@dataclass(frozen=True)
class Decision:
    """What was chosen for the customer, and why."""

    action: str
    product_id: str | None
    product_name: str | None
    what: str | None
    worth: Worth
    place: int | None
    arm: str | None
    propensity: float | None
    reason: str | None
    words: str
    reasons: str | None
    policy_version: str | None


@dataclass(frozen=True)
class Month:
    """What the customer paid in a month, net of returns."""

    month: datetime
    amount: Decimal


@dataclass(frozen=True)
class Customer:
    """Everything about one customer."""

    finding: str
    currency: str
    as_of: datetime
    customer: CustomerRow
    decision: Decision | None
    candidates: list[Candidate]
    owned: list[Owned]
    orders: list[Order]
    months: list[Month]
    said: list[Said]
    lately: list[Happened]
    rights: list[Permitted]
    rights_of_people: list[ForPeople]
    profile: Profile
    value: OwnValue | None


def customer(house: Sources, customer_id: str) -> Customer:
    """Raises NotFound for a customer that the newest build does not know."""
    snapshot = house.warehouse.open()
    row = first(asked(snapshot, about, customer_id=customer_id))
    if row is None:
        raise NotFound(
            f"There is no customer {customer_id!r}.", fix="Search for a part of the name or number."
        )
    decided = first(asked(snapshot, decided_about, customer_id=customer_id))
    decision = decision_of(decided, snapshot) if decided else None
    known = row_of(row, snapshot)
    bought = orders(snapshot, customer_id)
    return Customer(
        finding=finding(known, decision, house.settings.currency),
        currency=house.settings.currency,
        as_of=snapshot.build.as_of,
        customer=known,
        decision=decision,
        candidates=candidates(snapshot, customer_id, decided),
        owned=owned(snapshot, customer_id),
        orders=bought[:ORDERS_SHOWN],
        months=months(bought),
        said=newest(house, snapshot, customer_id=customer_id),
        lately=lately(house, customer_id),
        rights=permitted(house, snapshot, customer_id),
        rights_of_people=of_people(snapshot, customer_id),
        profile=profile(house, row["kind"], customer_id),
        value=own_value(house, snapshot, customer_id),
    )


def about(snapshot: Snapshot, customer_id: Any) -> ibis.Table:
    everybody = grouped(snapshot)
    return everybody.filter(everybody.customer_id == customer_id)


def decided_about(snapshot: Snapshot, customer_id: Any) -> ibis.Table:
    decisions = snapshot.table("decisions")
    return decisions.filter(decisions.customer_id == customer_id)


def decision_of(row: dict[str, Any], snapshot: Snapshot) -> Decision:
    names = product_names(snapshot)
    together = row["products"] or ([row["product_id"]] if row["product_id"] else [])
    return Decision(
        action=row["action"],
        product_id=row["product_id"],
        product_name=" + ".join(names.get(product, product) for product in together) or None,
        what=row["what"],
        worth=Worth(row["expected_margin"], row["low"], row["high"]),
        place=row["place"],
        arm=row["arm"],
        propensity=row["propensity"],
        reason=row["reason"],
        words=in_words(row["reason"]),
        reasons=row["reasons"],
        policy_version=row["policy_version"],
    )


def owned(snapshot: Snapshot, customer_id: str) -> list[Owned]:
    names = product_names(snapshot)
    return [
        Owned(
            row["product_id"],
            names.get(row["product_id"], row["product_id"]),
            row["how"],
            row["first_at"],
            row["last_at"],
            row["times"],
            row["amount"],
        )
        for row in asked(snapshot, owned_by, customer_id=customer_id)
    ]


def owned_by(snapshot: Snapshot, customer_id: Any) -> ibis.Table:
    table = snapshot.table("owned")
    own = table.filter(table.customer_id == customer_id)
    return own.order_by(ibis.desc("last_at"), "product_id").limit(OWNED_SHOWN)


def orders(snapshot: Snapshot, customer_id: str) -> list[Order]:
    """All orders, the newest first."""
    return [
        Order(
            row["order_id"],
            row["at"],
            row["kind"],
            row["line_count"],
            row["amount"],
            list(dict.fromkeys(row["products"]))[:PRODUCTS_NAMED],
        )
        for row in asked(snapshot, orders_of, customer_id=customer_id)
    ]


def orders_of(snapshot: Snapshot, customer_id: Any) -> ibis.Table:
    table = snapshot.table("order_lines")
    lines = table.filter(table.customer_id == customer_id)
    by_order = lines.group_by("order_id").agg(
        at=lines.at.max(),
        kind=lines.kind.max(),  # by the alphabet: a sale wins over what else is on the order
        line_count=lines.line_no.count(),
        amount=lines.amount.sum(),
        products=lines.product_name.fill_null(lines.product_id).collect(order_by=lines.line_no),
    )
    return by_order.order_by(ibis.desc("at"), ibis.desc("order_id"))


def months(orders: list[Order]) -> list[Month]:
    """What was paid in each month from the first order to the last; nothing where there is none."""
    paid: dict[datetime, Decimal] = {}
    for order in orders:
        month = first_of_month(order.at)
        paid[month] = paid.get(month, Decimal(0)) + order.amount
    return [Month(month, paid.get(month, Decimal(0))) for month in every_month(paid)]


def finding(customer: CustomerRow, decision: Decision | None, currency: str) -> str:
    name = called(customer.name, customer.customer_id)
    if decision is None:
        return f"Nothing was decided for {name}: build to consider this customer."
    if decision.action == Action.NO_CONTACT:
        return f"Leave {name} alone today: {decision.words}."
    worth = decision.worth
    what = headline(decision.action, decision.what or decision.product_name or "", name)
    return (
        f"{what}: worth "
        f"{money(worth.estimate, currency)} ({interval(worth.low, worth.high, currency)})."
    )
