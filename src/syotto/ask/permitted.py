"""What we may do to a person, why, and what they said since the newest build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis
import sqlalchemy as sa

from syotto.ask.seen import whole
from syotto.ask.sources import Sources, asked
from syotto.schema.rights import PAIRS, PERMISSIONS, in_words
from syotto.store.rights import consent_changes
from syotto.store.snapshot import Snapshot

BASIS = {
    "consent": "consent",
    "existing_customer": "existing customer",
    "legitimate_interest": "legitimate interest",
    "contract": "contract",
}


@dataclass(frozen=True)
class Permitted:
    """One thing that we may do, or may not. lately: said since the build, so it counts already."""

    what: str
    allowed: bool
    basis: str | None
    reason: str
    since: datetime | None
    source: str | None
    wording: str | None = None
    lately: bool = False


def permitted(house: Sources, snapshot: Snapshot, customer_id: str) -> list[Permitted]:
    """What was said lately, then what the build says; nothing of a customer that is a company.

    For a customer that the viewer sees.
    """
    if PERMISSIONS.name not in snapshot.names:
        return []
    order = [f"{purpose}{channel}" for purpose, channel in PAIRS]
    rows = asked(snapshot, about_person, customer_id=customer_id)
    rows.sort(key=lambda row: order.index(row["purpose"] + row["channel"]))
    return [*said_lately(house, customer_id), *map(one, rows)]


def about_person(snapshot: Snapshot, customer_id: Any) -> ibis.Table:
    permissions = snapshot.table(PERMISSIONS.name)
    return permissions.filter(permissions.person_id == customer_id)


def one(row: dict[str, Any]) -> Permitted:
    return Permitted(
        what=named(row),
        allowed=row["allowed"],
        basis=BASIS.get(row["basis"] or ""),
        reason=row["reason"],
        since=row["since"],
        source=row["source"],
        wording=row["wording"],
    )


def named(row: dict[str, Any]) -> str:
    return in_words(row["purpose"], row["channel"])


def said_lately(house: Sources, customer_id: str) -> list[Permitted]:
    c = consent_changes.c
    query = sa.select(consent_changes).where(c.person_id == customer_id).order_by(c.at.desc())
    with whole(house).ledger.read() as connection:
        found = [dict(row) for row in connection.execute(query).mappings()]
    return [
        Permitted(
            what=named(row),
            allowed=row["given"],
            basis=BASIS.get(row["basis"] or "") if row["given"] else None,
            reason="Agreed." if row["given"] else "Objected.",
            since=row["at"],
            source=row["source"],
            wording=row["wording"],
            lately=True,
        )
        for row in found
    ]
