"""The ledger's answers about pairs that look alike: that they are two, or that it can wait."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.ledger import Moment, metadata

pair_answers = sa.Table(
    "pair_answers",
    metadata,
    sa.Column("answer_id", sa.String, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("id_left", sa.String, nullable=False, index=True),
    sa.Column("id_right", sa.String, nullable=False, index=True),
    sa.Column("verdict", sa.String, nullable=False),
    sa.Column("by", sa.String),
    sa.Column("evidence", sa.String),
    sa.Column("undone_at", Moment),
    sa.Column("undone_by", sa.String),
    sa.CheckConstraint("verdict IN ('different', 'later')", name="pair_answers_verdict"),
)


def every_answer(connection: sa.Connection) -> list[dict[str, Any]]:
    """The oldest first, also those taken back."""
    query = sa.select(pair_answers).order_by(pair_answers.c.at, pair_answers.c.answer_id)
    return [dict(row) for row in connection.execute(query).mappings()]


def undo(connection: sa.Connection, answer_id: str, at: datetime, by: str | None) -> bool:
    """Takes one back; whether there is such a one. Twice is the same as once."""
    mine = pair_answers.c.answer_id == answer_id
    if connection.scalar(sa.select(sa.func.count()).select_from(pair_answers).where(mine)) == 0:
        return False
    standing = mine & pair_answers.c.undone_at.is_(None)
    connection.execute(sa.update(pair_answers).where(standing).values(undone_at=at, undone_by=by))
    return True
