"""The ledger's tips: who may give them without signing in, what they gave, who it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.ledger import Moment, insert_into, metadata

givers = sa.Table(
    "givers",
    metadata,
    sa.Column("giver_id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("origin", sa.String, nullable=False),
    sa.Column("signs_in", sa.Boolean, nullable=False),
    sa.Column("created_by", sa.String),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
)
"""signs_in: a user of the pages, called by their e-mail; others have a link."""

tips = sa.Table(
    "tips",
    metadata,
    sa.Column("tip_id", sa.String, primary_key=True),
    sa.Column("giver_id", sa.String, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("received_at", Moment, nullable=False, index=True),
    sa.Column("origin", sa.String, nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("need", sa.String, nullable=False),
    sa.Column("person_ref", sa.String, nullable=False, index=True),
    sa.Column("person_id", sa.String, index=True),
    sa.Column("stage", sa.String),
    sa.Column("photo", sa.String),
)
"""person_ref: as the event names them; person_id, stage: who that is by the newest build, and
where they stand."""


def giver(connection: sa.Connection, giver_id: str) -> dict[str, Any] | None:
    found = connection.execute(sa.select(givers).where(givers.c.giver_id == giver_id)).mappings()
    row = found.first()
    return dict(row) if row else None


def every_giver(connection: sa.Connection) -> list[dict[str, Any]]:
    """By name, those that ended last; with how many tips, and the last one."""
    counted = (
        sa.select(
            tips.c.giver_id, sa.func.count().label("n"), sa.func.max(tips.c.received_at).label("at")
        )
        .group_by(tips.c.giver_id)
        .subquery()
    )
    query = (
        sa.select(
            givers, sa.func.coalesce(counted.c.n, 0).label("tips"), counted.c.at.label("last")
        )
        .outerjoin(counted, counted.c.giver_id == givers.c.giver_id)
        .order_by(givers.c.ended_at.isnot(None), givers.c.name, givers.c.giver_id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def add_giver(connection: sa.Connection, row: Mapping[str, Any]) -> None:
    """One that is there already stays as it is."""
    statement = insert_into(connection, givers)
    connection.execute(statement.on_conflict_do_nothing(index_elements=["giver_id"]), dict(row))


def end_giver(connection: sa.Connection, giver_id: str, at: datetime) -> None:
    open_yet = (givers.c.giver_id == giver_id) & givers.c.ended_at.is_(None)
    connection.execute(sa.update(givers).where(open_yet).values(ended_at=at))


def add_tip(connection: sa.Connection, row: Mapping[str, Any]) -> None:
    """A tip that is there already stays as it is."""
    statement = insert_into(connection, tips)
    connection.execute(statement.on_conflict_do_nothing(index_elements=["tip_id"]), dict(row))


def one(connection: sa.Connection, tip_id: str) -> dict[str, Any] | None:
    row = connection.execute(sa.select(tips).where(tips.c.tip_id == tip_id)).mappings().first()
    return dict(row) if row else None


def of_giver(connection: sa.Connection, giver_id: str, limit: int) -> list[dict[str, Any]]:
    """The newest first."""
    return newest(connection, limit, tips.c.giver_id == giver_id)


def newest(
    connection: sa.Connection, limit: int, *only: sa.ColumnElement[bool]
) -> list[dict[str, Any]]:
    order = (tips.c.received_at.desc(), tips.c.tip_id)
    query = sa.select(tips).where(*only).order_by(*order).limit(limit)
    return [dict(row) for row in connection.execute(query).mappings()]


def since(connection: sa.Connection, giver_id: str, moment: datetime) -> int:
    """How many a giver gave since a moment."""
    mine = (tips.c.giver_id == giver_id) & (tips.c.received_at > moment)
    return int(connection.scalar(sa.select(sa.func.count()).select_from(tips).where(mine)) or 0)


def every_tip(connection: sa.Connection) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(sa.select(tips)).mappings()]


def settle(connection: sa.Connection, known: Iterable[Mapping[str, Any]]) -> None:
    """Who tips are about and where they stand: rows of person_ref, person_id and stage."""
    for row in known:
        mine = tips.c.person_ref == row["person_ref"]
        connection.execute(sa.update(tips).where(mine).values(**row))
