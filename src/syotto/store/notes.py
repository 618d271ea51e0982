"""The ledger's notes: what somebody of us wrote down about a person or an account."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa

from syotto.store.ledger import Moment, metadata

notes = sa.Table(
    "notes",
    metadata,
    sa.Column("note_id", sa.String, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("person_id", sa.String, index=True),
    sa.Column("account_id", sa.String, index=True),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("by", sa.String),
    sa.Column("undone_at", Moment),
    sa.Column("in_log", sa.Boolean, nullable=False, index=True),
)
"""in_log: the log has the note as it stands; not when it is new or was just taken back."""


def one(connection: sa.Connection, note_id: str) -> dict[str, Any] | None:
    row = connection.execute(sa.select(notes).where(notes.c.note_id == note_id)).mappings().first()
    return dict(row) if row else None


def about(
    connection: sa.Connection, people: Collection[str], account_id: str | None
) -> list[dict[str, Any]]:
    """Notes about any of these people or this account, also those that were taken back."""
    of_account = [notes.c.account_id == account_id] if account_id else []
    theirs = sa.or_(notes.c.person_id.in_(sorted(people)), *of_account)
    return [dict(row) for row in connection.execute(sa.select(notes).where(theirs)).mappings()]


def not_in_log(connection: sa.Connection) -> list[dict[str, Any]]:
    query = sa.select(notes).where(~notes.c.in_log).order_by(notes.c.at, notes.c.note_id)
    return [dict(row) for row in connection.execute(query).mappings()]


def now_in_log(connection: sa.Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Marks notes as drained, except those that were taken back meanwhile."""
    for row in rows:
        same = notes.c.undone_at.is_(None) == (row["undone_at"] is None)
        mine = notes.c.note_id == row["note_id"]
        connection.execute(sa.update(notes).where(mine, same).values(in_log=True))
