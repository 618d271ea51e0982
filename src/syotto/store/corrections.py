"""The ledger's corrections: what people said is wrong in their record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.schema.messages import MessageState
from syotto.store.ledger import Moment, metadata
from syotto.store.outbox import outbox

WRONG = "The person said that the address is wrong."

corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("correction_id", sa.String, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("person_ref", sa.String, nullable=False, index=True),
    sa.Column("field", sa.String, nullable=False),
    sa.Column("value", sa.String, nullable=False),
    sa.Column("was", sa.String, nullable=False),
    sa.Column("by", sa.String),
    sa.Column("undone_at", Moment),
)


def said(connection: sa.Connection, people: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """The oldest first; of these people, or of all."""
    query = sa.select(corrections).order_by(corrections.c.at, corrections.c.correction_id)
    if people is not None:
        query = query.where(corrections.c.person_ref.in_(sorted(people)))
    return [dict(row) for row in connection.execute(query).mappings()]


def undo(
    connection: sa.Connection, correction_id: str, now: datetime, person: str | None = None
) -> bool:
    """Takes one back; whether there is such a one of this person. Twice is the same as once."""
    mine = corrections.c.correction_id == correction_id
    if person is not None:
        mine &= corrections.c.person_ref == person
    if connection.scalar(sa.select(sa.func.count()).select_from(corrections).where(mine)) == 0:
        return False
    standing = mine & corrections.c.undone_at.is_(None)
    connection.execute(sa.update(corrections).where(standing).values(undone_at=now))
    return True


def redirect(connection: sa.Connection, person: str, was: str, address: str, now: datetime) -> None:
    """What waits for a person at one address goes to another; to none where that is empty."""
    c = outbox.c
    waits = c.state.in_((MessageState.INTENDED, MessageState.HELD))
    theirs = (c.person_id == person) & (sa.func.lower(c.address) == was) & waits
    change: dict[str, Any] = {"address": address, "domain": address.rpartition("@")[2].lower()}
    if not address:
        change = {
            "state": MessageState.SKIPPED,
            "reason": WRONG,
        }
    connection.execute(sa.update(outbox).where(theirs).values(changed_at=now, **change))
