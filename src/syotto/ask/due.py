"""What falls due for customers, before a competitor does: services, supplies, renewals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis
from ibis import Table

from syotto.ask.numbered import everybody
from syotto.ask.sources import Sources, asked, first, product_names, rows
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.schema.supply import NEED_WORDS, SUPPLY_FITS, SUPPLY_NEEDS, Need
from syotto.store.snapshot import Snapshot

PAGE, OF_ONE = 100, 30


@dataclass(frozen=True)
class Due:
    """Something that falls due. low_at, high_at: its 80 % interval. value: margin of one.

    page: customers, or accounts or people of who has bought nothing yet.
    """

    need_id: str
    customer_id: str
    customer_name: str
    owner: str | None
    kind: str
    kind_words: str
    what: str
    product_id: str | None
    last_at: datetime | None
    due_at: datetime
    low_at: datetime
    high_at: datetime
    over: bool
    in_horizon: float | None
    value: float | None
    basis: str
    reason: str
    page: str = "customers"


@dataclass(frozen=True)
class Learned:
    """What a kind rests on, or why nothing is foretold."""

    kind: str
    about: str
    known: bool
    why: str


@dataclass(frozen=True)
class DueList:
    """What falls due, the soonest first; `found` counts all of it."""

    finding: str
    currency: str
    as_of: datetime
    horizon_days: int
    found: int
    kinds: dict[str, str]
    owners: list[str]
    due: list[Due]
    learned: list[Learned]
    next_after: str | None


def due(
    house: Sources, kind: str = "", owner: str = "", *, after: str | None = None, limit: int = PAGE
) -> DueList:
    """kind, owner: empty is all of them. after: the need_id of the last one already seen.

    Raises NotFound before the first build, and for an unknown `after`.
    """
    snapshot = house.warehouse.open()
    table = named(snapshot)
    owners = [row["owner"] for row in rows(table.select("owner").distinct().order_by("owner"))]
    wanted = table if not kind else table.filter(table.kind == kind)
    wanted = wanted if not owner else wanted.filter(wanted.owner == owner)
    found, over = counted(wanted, snapshot.build.as_of)
    page = rows(beyond(wanted, after).order_by("due_at", "need_id").limit(limit + 1))
    shown = [due_of(row, snapshot) for row in page[:limit]]
    return DueList(
        finding=finding(found, over, house.settings.horizon_days),
        currency=house.settings.currency,
        as_of=snapshot.build.as_of,
        horizon_days=house.settings.horizon_days,
        found=found,
        kinds={str(one): NEED_WORDS[one] for one in Need},
        owners=[one for one in owners if one],
        due=shown,
        learned=learned(snapshot),
        next_after=shown[-1].need_id if len(page) > limit else None,
    )


def due_for(snapshot: Snapshot, customer_id: str) -> list[Due]:
    """Of one customer, the soonest first."""
    if SUPPLY_NEEDS.name not in snapshot.names:
        return []
    found = asked(snapshot, of_customer, limit=OF_ONE, customer_id=customer_id)
    return [due_of(row, snapshot) for row in found]


def of_customer(snapshot: Snapshot, customer_id: Any) -> Table:
    table = named(snapshot)
    return table.filter(table.customer_id == customer_id).order_by("due_at", "need_id")


def named(snapshot: Snapshot) -> Table:
    """The needs with what their customers are called. Raises NotFound in an older build."""
    if SUPPLY_NEEDS.name not in snapshot.names:
        raise NotFound("This build knows nothing that falls due.", fix="Build again.")
    needs = snapshot.table(SUPPLY_NEEDS.name)
    known = everybody(snapshot)
    return needs.left_join(known, needs.customer_id == known.number).drop("number")


def beyond(table: Table, after: str | None) -> Table:
    if after is None:
        return table
    last = first(rows(table.filter(table.need_id == after).select("due_at").limit(1)))
    if last is None:
        raise NotFound(f"Nothing {after!r} is due here.", fix="Start from the first page.")
    later = (table.due_at > last["due_at"]) | (
        (table.due_at == last["due_at"]) & (table.need_id > after)
    )
    return table.filter(later)


def counted(table: Table, as_of: datetime) -> tuple[int, int]:
    """How many, and how many of them should have come by now."""
    over = table.due_at <= ibis.literal(as_of, type="timestamp('UTC')")
    row = rows(table.agg(found=table.count(), over=over.cast("int64").sum().fill_null(0)))[0]
    return row["found"], row["over"]


def due_of(row: dict[str, Any], snapshot: Snapshot) -> Due:
    names = product_names(snapshot)
    product = row["product_id"]
    called = names.get(product, product) if product else None
    machine = f"{called or 'Machine'} {row['asset_id']}" if row["asset_id"] else None
    return Due(
        need_id=row["need_id"],
        customer_id=row["customer_id"],
        customer_name=row["name"] or row["customer_id"],
        owner=row["owner"],
        kind=row["kind"],
        kind_words=NEED_WORDS[Need(row["kind"])],
        what=machine or called or row["subject"],
        product_id=product,
        last_at=row["last_at"],
        due_at=row["due_at"],
        low_at=row["low_at"],
        high_at=row["high_at"],
        over=row["due_at"] <= snapshot.build.as_of,
        in_horizon=row["in_horizon"],
        value=row["value"],
        basis=row["basis"],
        reason=row["reason"],
        page=row["page"] or "customers",
    )


def learned(snapshot: Snapshot) -> list[Learned]:
    table = snapshot.table(SUPPLY_FITS.name)
    return [
        Learned(NEED_WORDS[Need(row["kind"])], row["about"], row["how"] == "fitted", row["why"])
        for row in rows(table.order_by("kind", "about"))
    ]


def finding(found: int, over: int, horizon_days: int) -> str:
    if not found:
        return "Nothing is known to fall due."
    late = f" {many(over, 'thing')} should have come by now." if over else ""
    return f"{many(found, 'thing')} fall{'s' * (found == 1)} due within {horizon_days} days.{late}"
