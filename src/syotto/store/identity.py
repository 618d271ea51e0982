"""The ledger's merges: which people or companies somebody joined, on what evidence, and undone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.ledger import Json, Moment, metadata

merges = sa.Table(
    "merges",
    metadata,
    sa.Column("merge_id", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("kept", sa.String, nullable=False, index=True),
    sa.Column("other", sa.String, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("by", sa.String),
    sa.Column("evidence", Json),
    sa.Column("undone_at", Moment),
    sa.Column("undone_by", sa.String),
    sa.CheckConstraint("kind IN ('person', 'account')", name="merges_kind"),
)


def every_merge(connection: sa.Connection) -> list[dict[str, Any]]:
    """The oldest first."""
    query = sa.select(merges).order_by(merges.c.at, merges.c.merge_id)
    return [dict(row) for row in connection.execute(query).mappings()]


def merge_of(connection: sa.Connection, merge_id: str) -> dict[str, Any] | None:
    found = connection.execute(sa.select(merges).where(merges.c.merge_id == merge_id))
    row = found.mappings().one_or_none()
    return dict(row) if row else None


def standing(connection: sa.Connection, kind: str, kept: str, other: str) -> str | None:
    """The number of the merge that joins these two, where one stands."""
    c = merges.c
    chosen = (c.kind == kind) & (c.kept == kept) & (c.other == other) & c.undone_at.is_(None)
    return connection.scalar(sa.select(c.merge_id).where(chosen))


def undo(connection: sa.Connection, merge_id: str, at: datetime, by: str | None) -> None:
    """Takes one apart; twice is the same as once."""
    chosen = (merges.c.merge_id == merge_id) & merges.c.undone_at.is_(None)
    connection.execute(sa.update(merges).where(chosen).values(undone_at=at, undone_by=by))
