"""What is known of contents among which flows choose, and the choices that it is known from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.schema.enrolled import How
from syotto.store.flows import enrolments, flow_steps
from syotto.store.ledger import metadata

Row = Mapping[str, Any]

content_results = sa.Table(
    "content_results",
    metadata,
    *(
        sa.Column(name, sa.String, primary_key=True)
        for name in ("flow", "step_id", "content", "persona")
    ),
    sa.Column("goal", sa.String, nullable=False),
    sa.Column("messages", sa.Integer, nullable=False),
    sa.Column("hits", sa.Integer, nullable=False),
    sa.Column("alpha", sa.Float, nullable=False),
    sa.Column("beta", sa.Float, nullable=False),
)
"""content: empty for one that no build knew; persona: empty for everybody."""


def replace(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """What the newest build found, instead of what was known."""
    connection.execute(sa.delete(content_results))
    if rows:
        connection.execute(sa.insert(content_results), [dict(row) for row in rows])


def known(connection: sa.Connection, *, content: str = "") -> list[Row]:
    """Every row, or those of the steps that have a content."""
    c = content_results.c
    query = sa.select(content_results).order_by(c.flow, c.step_id, c.content, c.persona)
    if content:
        of = sa.select(c.flow, c.step_id).where(c.content == content)
        query = query.where(sa.tuple_(c.flow, c.step_id).in_(of))
    return [dict(row) for row in connection.execute(query).mappings()]


def chosen(
    connection: sa.Connection, flow: str, steps: Collection[str], since: datetime
) -> list[Any]:
    """step_id, content, person_id, at, entered_at, goal_at of each message that a step chose."""
    c, e = flow_steps.c, enrolments.c
    query = (
        sa.select(
            c.step_id, c.words.label("content"), c.person_id, c["at"], e.entered_at, e.goal_at
        )
        .join(enrolments, e.enrolment_id == c.enrolment_id)
        .where(c.flow == flow, c.step_id.in_(sorted(steps)), c.how == How.DONE, c["at"] > since)
    )
    return list(connection.execute(query))


def by_lot(connection: sa.Connection, flow: str, entered_by: datetime) -> list[sa.Row[Any]]:
    """step_id, content, chances, people, reached: messages that a lot chose for people who came in
    by then.
    """
    c, e = flow_steps.c, enrolments.c
    by = (c.step_id, c.words.label("content"), c.chances)
    counted = (sa.func.count().label("people"), sa.func.count(e.goal_at).label("reached"))
    query = (
        sa.select(*by, *counted)
        .join(enrolments, e.enrolment_id == c.enrolment_id)
        .where(c.flow == flow, c.how == How.DONE, e.entered_at <= entered_by)
        .where(c.chances.is_not(sa.null()))
        .group_by(c.step_id, c.words, c.chances)
    )
    return list(connection.execute(query))
