"""One person planned anew, now: what the newest build knew, and what happened since.

Since the build: events of theirs, messages that went to them, permissions they took back, what
somebody said about offers. Everything else is as of the build. Changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from ibis import Table

from syotto.decide.control import arm_of
from syotto.decide.plan_limits import NOBODY, desks
from syotto.decide.pressure import PriceFit, usual_worth, worths
from syotto.decide.replan import Known, Option, Since, chosen, options
from syotto.errors import NotFound
from syotto.run.channels import word_of
from syotto.run.house import House
from syotto.run.live import profiles
from syotto.schema.derived import CUSTOMERS, SUBSCRIPTIONS
from syotto.schema.event_names import ORDER_COMPLETED
from syotto.schema.messages import MessageState
from syotto.schema.plan import CANDIDATES, PLAN_PRICES
from syotto.schema.pressure import CONTACT_PRICES, PRESSURE_FITS
from syotto.schema.profile import Profile
from syotto.schema.rights import touches
from syotto.schema.sellers import days_off, sellers_in
from syotto.schema.words import Channel, Purpose, Verdict
from syotto.store import outbox, rights
from syotto.store.ledger import feedback
from syotto.store.questions import answer
from syotto.store.snapshot import Snapshot

MOST = 50
"""Candidates of a customer that are looked at, the best first."""
THROUGH = ((Purpose.MAILING, Channel.EMAIL), (Purpose.MAILING, Channel.SMS),
           (Purpose.MAILING, Channel.POST), (Purpose.CALLS, Channel.PHONE))  # fmt: skip
NO = (Verdict.NOT_NOW, Verdict.WRONG_PERSON, Verdict.NEVER_HERE, Verdict.DONE)
NEEDED = (
    "kind", "what", "product_id", "channel", "person_id", "expected_margin", "pressure", "low",
    "high", "minutes", "cost", "owner", "reasons", "why_not", "until",
)  # fmt: skip
GONE = (MessageState.SENT, MessageState.LEAVING)
Row = Mapping[str, Any]
Prices = tuple[dict[str, PriceFit], dict[tuple[str, str], float], float]


@dataclass(frozen=True)
class Replanned:
    """chosen: what is done now; null is no contact. options: all of it, the best first.

    as_of: what the build knew; at: now.
    """

    person_id: str
    customer_id: str
    as_of: datetime
    at: datetime
    chosen: Option | None
    options: list[Option]


def replan(house: House, person_id: str) -> Replanned:
    """What to do for one person now. Costs some milliseconds of a processor.

    Raises NotFound before the first build, for who is not known, and for who objected to being
    profiled.
    """
    now, snapshot = house.now(), house.warehouse.open()
    profile = profiles(house, [person_id]).get(person_id)
    if profile is None:
        raise NotFound(
            f"Nobody may be planned as {person_id!r}: not known, or they objected to it.",
            fix="Give the number of a person of the newest build.",
        )
    customer = profile.fields.get("account_id") or person_id
    as_of = snapshot.build.as_of
    fits, prices, usual = prices_of(snapshot)
    found = answer(snapshot, candidates_of, limit=MOST, customer=customer).to_pylist()
    rows = at_desks(house, found, as_of)
    worn = answer(snapshot, worn_of, customer=customer).to_pylist()
    recent = {row["person_id"]: row["recent"] for row in worn}
    arm = arm_of(customer, house.settings.control_share, house.settings.control_exempt)
    own = worn or answer(snapshot, worth_of, customer=customer).to_pylist()
    worth = own[0]["worth"] if own else usual
    known = Known(as_of, fits, prices, recent, worth, arm)
    every = options(
        [row for row in rows if row["person_id"] in (None, person_id)],
        known, since_of(house, profile, customer, rows, as_of, now), now,
    )  # fmt: skip
    return Replanned(person_id, customer, as_of, now, chosen(every), every)


known_prices: WeakKeyDictionary[Snapshot, Prices] = WeakKeyDictionary()


def prices_of(snapshot: Snapshot) -> Prices:
    """What is the same for everybody, read once a build."""
    if snapshot not in known_prices:
        fits = answer(snapshot, lambda found: found.table(PRESSURE_FITS.name)).to_pylist()
        limits = answer(snapshot, lambda found: found.table(PLAN_PRICES.name)).to_pylist()
        usual = answer(snapshot, lambda found: usual_worth(worth_in(found))).to_pylist()
        names = PriceFit.__dataclass_fields__
        known_prices[snapshot] = (
            {row["channel"]: PriceFit(**{name: row[name] for name in names}) for row in fits},
            {(row["resource"], row["owner"]): row["price"] or 0.0 for row in limits},
            usual[0]["usual"],
        )
    return known_prices[snapshot]


def candidates_of(snapshot: Snapshot, customer: Any) -> Table:
    table = snapshot.table(CANDIDATES.name)
    mine = table.filter(table.customer_id == customer)
    return mine.order_by(mine["rank"].asc(), "kind", "what").select(*NEEDED)


def at_desks(house: House, rows: Sequence[Row], as_of: datetime) -> list[Row]:
    """The candidates with whose time they take: of who is away, their deputy's, as in the plan."""
    given = house.settings
    sellers = sellers_in(given)
    owners = {row["owner"] or NOBODY for row in rows}
    found = desks(owners, sellers, as_of, days_off(given.holidays), given.contact_minutes)
    return [{**row, "owner": found[row["owner"] or NOBODY].seller} for row in rows]


def worn_of(snapshot: Snapshot, customer: Any) -> Table:
    """Recent contacts of each person of a customer, once for every channel."""
    table = snapshot.table(CONTACT_PRICES.name)
    return table.filter(table.customer_id == customer).select("person_id", "recent", "worth")


def worth_in(snapshot: Snapshot) -> Table:
    customers, contracts = (snapshot.table(one.name) for one in (CUSTOMERS, SUBSCRIPTIONS))
    return worths(customers, contracts, snapshot.table(PRESSURE_FITS.name), snapshot.build.as_of)


def worth_of(snapshot: Snapshot, customer: Any) -> Table:
    """A year's margin of a customer whom nobody contacted."""
    table = worth_in(snapshot)
    return table.filter(table.worth_of == customer)


def since_of(
    house: House, profile: Profile, customer: str, rows: Sequence[Row], as_of: datetime,
    now: datetime,
) -> Since:  # fmt: skip
    orders = [one for one in profile.events if one.at > as_of and one.name == ORDER_COMPLETED]
    products = {row["product_id"] for row in rows if row["product_id"]}
    with house.ledger.read() as connection:
        said = answers(connection, customer, as_of, now)
        left = frozenset(refused(connection, profile))
        messages = list(sent(connection, house, profile, as_of, now))
    called = [(house.settings.channel, at) for _, verdict, at in said if verdict == Verdict.DONE]
    return Since(
        contacts=[*messages, *called],
        refused=left,
        bought=frozenset(
            one for one in products if any(names(order.properties, one) for order in orders)
        ),
        declined=frozenset(about for about, verdict, _ in said if verdict in NO or not about),
        owned=frozenset(about for about, verdict, _ in said if about and verdict not in NO),
    )


def names(properties: str | None, product: str) -> bool:
    """Whether an order's properties name a product, as a text of their own."""
    return f'"{product}"' in (properties or "")


def answers(
    connection: sa.Connection, customer: str, as_of: datetime, now: datetime
) -> list[tuple[str | None, str, datetime]]:
    """What somebody said since, but yes: about what (null: the whole customer), verdict, when."""
    c = feedback.c
    mine = sa.select(c.product_id, c.verdict, c["at"]).where(
        c.customer_id == customer, c["at"] > as_of, c.undone_at.is_(None),
        c.until.is_(None) | (c.until > now), c.verdict != Verdict.ACCEPT,
    )  # fmt: skip
    return [
        (None if verdict == Verdict.NEVER_HERE else about, verdict, at)
        for about, verdict, at in connection.execute(mine)
    ]


def refused(connection: sa.Connection, profile: Profile) -> Iterator[str]:
    """Channels through which they do not want to be sold to any more, as said since the build."""
    address = profile.fields.get("email")
    said = rights.changes_for(connection, [profile.person_id], [address] if address else [])
    last: dict[str, bool] = {}
    for one in said:
        for purpose, channel in THROUGH:
            if touches(one["purpose"], one["channel"], purpose, channel):
                last[channel] = one["given"]
    yield from (channel for channel, given in last.items() if not given)


def sent(
    connection: sa.Connection, house: House, profile: Profile, as_of: datetime, now: datetime
) -> Iterator[tuple[str, datetime]]:
    """Messages that went to them since, or are on their way."""
    address = profile.fields.get("email")
    rows = outbox.ahead(
        connection, {address} if address else set(), {profile.person_id}, as_of, 0, now
    )
    for row in rows:
        if row["state"] in GONE and row["changed_at"] > as_of:
            yield word_of(house, row["channel"]), row["changed_at"]
