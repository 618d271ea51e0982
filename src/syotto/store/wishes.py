"""What steps of flows ask of us: rows of `flow_wishes`, and among them the tasks of sellers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.flows import OPEN, flow_wishes

Row = Mapping[str, Any]
TASK = flow_wishes.c.kind == "task"


def tasks(connection: sa.Connection, since: datetime) -> list[dict[str, Any]]:
    """Tasks still to be done, and those done since then; the oldest first."""
    c = flow_wishes.c
    shown = TASK & (c.done_at.is_(None) | (c.done_at >= since))
    query = sa.select(flow_wishes).where(shown).order_by(c["at"], c.enrolment_id, c.step_id)
    return [dict(row) for row in connection.execute(query).mappings()]


def tasks_open(connection: sa.Connection) -> list[dict[str, Any]]:
    """Tasks still to be done, the oldest first."""
    c = flow_wishes.c
    query = sa.select(flow_wishes).where(OPEN, TASK).order_by(c["at"], c.enrolment_id, c.step_id)
    return [dict(row) for row in connection.execute(query).mappings()]


def set_done(
    connection: sa.Connection, enrolment_id: str, step_id: str, at: datetime | None, by: str | None
) -> bool:
    """Whether it was otherwise before. at: null takes it back."""
    c = flow_wishes.c
    other = c.done_at.is_not(None) if at is None else c.done_at.is_(None)
    mine = TASK & (c.enrolment_id == enrolment_id) & (c.step_id == step_id) & other
    done = sa.update(flow_wishes).where(mine).values(done_at=at, done_by=by)
    return connection.execute(done).rowcount > 0


def still_open(connection: sa.Connection, kind: str, at_most: int) -> list[dict[str, Any]]:
    """What is still to be done, the oldest first; no other worker sees them meanwhile."""
    query = sa.select(flow_wishes).where(OPEN, flow_wishes.c.kind == kind)
    query = query.order_by(flow_wishes.c["at"], flow_wishes.c.enrolment_id).limit(at_most)
    rows = connection.execute(query.with_for_update(skip_locked=True)).mappings()
    return [dict(row) for row in rows]


def leased(
    connection: sa.Connection, kind: str, at_most: int, now: datetime, until: datetime
) -> list[dict[str, Any]]:
    """The same, for work beyond this transaction: nobody else gets them before `until`, kept as
    their `due_at`; after a crash somebody does then.
    """
    c = flow_wishes.c
    free = OPEN & (c.kind == kind) & (c.due_at.is_(None) | (c.due_at <= now))
    query = sa.select(flow_wishes).where(free).order_by(c["at"], c.enrolment_id).limit(at_most)
    found = connection.execute(query.with_for_update(skip_locked=True)).mappings()
    rows = [dict(one) for one in found]
    chosen = (c.enrolment_id == sa.bindparam("one")) & (c.step_id == sa.bindparam("step"))
    given = [{"one": row["enrolment_id"], "step": row["step_id"]} for row in rows]
    if given:
        connection.execute(sa.update(flow_wishes).where(chosen).values(due_at=until), given)
    return rows


def mark_done(connection: sa.Connection, row: Row, at: datetime, by: str) -> bool:
    """Whether it was still to be done."""
    mine = (flow_wishes.c.enrolment_id == row["enrolment_id"]) & (
        flow_wishes.c.step_id == row["step_id"]
    )
    done = sa.update(flow_wishes).where(mine, OPEN).values(done_at=at, done_by=by)
    return connection.execute(done).rowcount > 0
