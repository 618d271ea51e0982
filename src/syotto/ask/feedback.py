"""What people said about proposed actions, and what of it is in effect now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa

from syotto.ask.seen import sees, visible, whole
from syotto.ask.sources import Sources, product_names
from syotto.errors import NotFound
from syotto.schema.words import Verdict
from syotto.store.ledger import feedback as table
from syotto.store.snapshot import Snapshot

IN_WORDS = {
    Verdict.ACCEPT: "accepted",
    Verdict.DONE: "done",
    Verdict.NOT_NOW: "not now",
    Verdict.ALREADY_HAS: "already has it",
    Verdict.WRONG_PERSON: "wrong person",
    Verdict.NEVER_HERE: "never here",
}


@dataclass(frozen=True)
class Said:
    """One thing that a person said, and whether it still holds."""

    feedback_id: str
    at: datetime
    customer_id: str
    product_id: str | None
    product_name: str | None
    verdict: str
    words: str
    until: datetime | None
    by: str | None
    undone_at: datetime | None


@dataclass(frozen=True)
class Standing:
    """What holds now: the newest word about a customer and product, and about a customer."""

    about: dict[tuple[str, str | None], Said]

    @property
    def customers(self) -> set[str]:
        return {customer for customer, _ in self.about}

    def of(self, customer_id: str, products: Iterable[str]) -> Said | None:
        """The newest word about the customer as a whole or about one of `products`."""
        keys = [(customer_id, None), *((customer_id, product) for product in products)]
        words = [self.about[key] for key in keys if key in self.about]
        return max(words, key=lambda said: (said.at, said.feedback_id), default=None)


def standing(house: Sources, snapshot: Snapshot, now: datetime) -> Standing:
    """What people said and did not take back, as far as it still holds.

    "Not now" holds until its day, "done" until the horizon of the offer has passed.
    """
    over = now - timedelta(days=house.settings.horizon_days)
    about: dict[tuple[str, str | None], Said] = {}
    for said in newest(house, snapshot, open_only=True):
        if holds(said, now, over):
            about.setdefault((said.customer_id, said.product_id), said)
    return Standing(about)


def holds(said: Said, now: datetime, over: datetime) -> bool:
    if said.until is not None and said.until <= now:
        return False
    return said.verdict != Verdict.DONE or said.at > over


def newest(
    house: Sources,
    snapshot: Snapshot | None,
    *,
    customer_id: str | None = None,
    open_only: bool = False,
    limit: int | None = None,
) -> list[Said]:
    """What people said, newest first."""
    query = sa.select(table).order_by(table.c.at.desc(), table.c.feedback_id.desc())
    if customer_id is not None:
        query = query.where(table.c.customer_id == customer_id)
    if open_only:
        query = query.where(table.c.undone_at.is_(None))
    seen = visible(house)
    with whole(house).ledger.read() as connection:
        every = connection.execute(query if seen is not None else query.limit(limit)).mappings()
        mine = (dict(row) for row in every if seen is None or row["customer_id"] in seen)
        found = list(islice(mine, limit))
    names = product_names(snapshot) if snapshot else {}
    return [said_of(row, names.get(row["product_id"])) for row in found]


def one(house: Sources, feedback_id: str) -> Said:
    """Raises NotFound for an unknown answer, and for one about a customer that is not seen."""
    with whole(house).ledger.read() as connection:
        query = sa.select(table).where(table.c.feedback_id == feedback_id)
        row = connection.execute(query).mappings().first()
    if row is None or not sees(house, row["customer_id"]):
        raise NotFound(f"There is no answer {feedback_id!r}.", fix="Reload the page.")
    names = product_names(house.warehouse.open())
    return said_of(dict(row), names.get(row["product_id"]))


def said_of(row: dict[str, Any], product_name: str | None) -> Said:
    return Said(
        feedback_id=row["feedback_id"],
        at=row["at"],
        customer_id=row["customer_id"],
        product_id=row["product_id"],
        product_name=product_name or row["product_id"],
        verdict=row["verdict"],
        words=IN_WORDS[Verdict(row["verdict"])],
        until=row["until"],
        by=row["by"],
        undone_at=row["undone_at"],
    )
