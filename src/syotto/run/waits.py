"""What the contact rules ask about people: their time zone, whether they wait for us, and what the
plan has one of us do for them today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from syotto.decide.guard import Hold
from syotto.errors import NotFound
from syotto.run.house import House
from syotto.run.replan import answers
from syotto.schema.derived import PRODUCTS
from syotto.schema.flow import Key
from syotto.schema.known import PEOPLE
from syotto.schema.plan import PLAN, short
from syotto.schema.rights import HOLDS
from syotto.store.snapshot import Snapshot

RECORDS = "raw.people"


@dataclass(frozen=True)
class About:
    """Of one person. holds: why nothing is sold to them just now. planned: what is done for them
    today, in words.
    """

    time_zone: str | None = None
    holds: Sequence[Hold] = ()
    planned: str = ""

    def hold(self, given: Mapping[str, Any]) -> Hold | None:
        """The oldest that is not about what a message itself speaks of, as its values say."""
        own = {given.get(key.property) for key in Key if key != Key.PERSON}
        return next((one for one in self.holds if one.about not in own), None)


NOBODY = About()


def about(house: House, people: Sequence[str]) -> dict[str, About]:
    """By person, as the newest build knows them; who is not there is unknown."""
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return {}
    wanted = sorted(set(people))
    zones, holds = zones_of(snapshot, wanted), holds_of(snapshot, wanted)
    planned = planned_today(house, snapshot, wanted)
    return {who: About(zones.get(who), holds.get(who, ()), planned.get(who, "")) for who in wanted}


def zones_of(snapshot: Snapshot, wanted: Sequence[str]) -> dict[str, str]:
    if RECORDS not in snapshot.names:
        return {}
    known = snapshot.table(RECORDS)
    known = known.filter(known.source_id.isin(wanted), known.time_zone.notnull())
    found = known.select("source_id", "time_zone").to_pyarrow().to_pylist()
    return {row["source_id"]: row["time_zone"] for row in found}


def holds_of(snapshot: Snapshot, wanted: Sequence[str]) -> dict[str, list[Hold]]:
    """The oldest first."""
    holds: dict[str, list[Hold]] = defaultdict(list)
    if HOLDS.name in snapshot.names:
        table = snapshot.table(HOLDS.name)
        named = table.filter(table.person_id.isin(wanted) | table.customer_id.isin(wanted))
        for row in named.order_by("since", "about").to_pyarrow().to_pylist():
            for who in {row["person_id"], row["customer_id"]} - {None}:
                holds[who].append(Hold(row["words"], row["since"], row["about"]))
    return holds


def planned_today(house: House, snapshot: Snapshot, wanted: Sequence[str]) -> dict[str, str]:
    """What one of us does today for the customers whom these people belong to. A plan is of its
    day only, and what somebody said no to since is off it.
    """
    as_of, now, zone = snapshot.build.as_of, house.now(), ZoneInfo(house.settings.time_zone)
    today = as_of.astimezone(zone).date() == now.astimezone(zone).date()
    if not today or not {PLAN.name, PEOPLE.name, PRODUCTS.name} <= {*snapshot.names}:
        return {}
    people = snapshot.table(PEOPLE.name)
    placed = people.filter(people.person_id.isin(wanted), people.account_id.notnull())
    homes = {row["person_id"]: row["account_id"] for row in placed.to_pyarrow().to_pylist()}
    told = {row["customer_id"]: row for row in ours(snapshot, {*wanted, *homes.values()})}
    with house.ledger.read() as connection:
        off = {
            customer
            for customer, row in told.items()
            for about, *_ in answers(connection, customer, as_of, now)
            if about in (None, row["product_id"])
        }
    currency = house.settings.currency
    words = {one: in_words(row, currency) for one, row in told.items() if one not in off}
    customers = {who: homes.get(who, who) for who in wanted}
    return {who: words[one] for who, one in customers.items() if one in words}


def ours(snapshot: Snapshot, customers: Collection[str]) -> list[dict[str, Any]]:
    """What the plan has one of us do for these customers, and what it is expected to bring."""
    plan = snapshot.table(PLAN.name)
    chosen = plan.filter(
        plan.customer_id.isin(sorted(customers)), plan.place.notnull(), plan.minutes > 0,
        plan.expected_margin > 0,
    )  # fmt: skip
    named = snapshot.table(PRODUCTS.name).select(code="product_id", called="name")
    told = chosen.left_join(named, chosen.what == named.code)
    rows: list[dict[str, Any]] = told.select(
        "customer_id", "kind", "product_id", "owner", "expected_margin", "low", "high",
        what=told.called.coalesce(told.what),
    ).to_pyarrow().to_pylist()  # fmt: skip
    return rows


def in_words(row: Mapping[str, Any], currency: str) -> str:
    """`offer pump (Salla), worth 120 EUR (40 to 210)`."""
    who = f" ({row['owner']})" if row["owner"] else ""
    known = row["low"] is not None and row["high"] is not None
    between = f" ({row['low']:,.0f} to {row['high']:,.0f})" if known else ""
    worth = f"{row['expected_margin']:,.0f} {currency}{between}"
    return f"{short(row['kind'], row['what'])}{who}, worth {worth}"
