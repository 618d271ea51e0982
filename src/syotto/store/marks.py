"""The ledger's marks: how far something outside was read. And its book of what was removed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.ledger import Json, Moment, metadata

marks = sa.Table(
    "marks",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", Json, nullable=False),
    sa.Column("moved_at", Moment, nullable=False),
)

removals = sa.Table(
    "removals",
    metadata,
    sa.Column("table_name", sa.String, primary_key=True),
    sa.Column("removed_at", Moment, primary_key=True),
    sa.Column("before", Moment, nullable=False),
    sa.Column("days", sa.Integer, nullable=False),
    sa.Column("rows", sa.BigInteger, nullable=False),
)


def mark_of(connection: sa.Connection, name: str) -> dict[str, Any] | None:
    """How far it was read; None where it never was."""
    found = connection.scalar(sa.select(marks.c.value).where(marks.c.name == name))
    return dict(found) if found else None


def move(connection: sa.Connection, name: str, value: Mapping[str, Any], at: datetime) -> None:
    """The mark stands here now."""
    chosen = marks.c.name == name
    moved = sa.update(marks).where(chosen).values(value=dict(value), moved_at=at)
    if not connection.execute(moved).rowcount:
        row = {"name": name, "value": dict(value), "moved_at": at}
        connection.execute(sa.insert(marks).values(**row))
