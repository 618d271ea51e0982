"""What flows chose, for the log: who came in, and which way they took where there was a choice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.flows import enrolments, flow_steps


def entered(
    connection: sa.Connection, since: datetime, until: datetime, after: str, at_most: int
) -> list[dict[str, Any]]:
    """Enrolments by number, from behind `after` on, of people who came in within a time."""
    c = enrolments.c
    within = (c.entered_at > since) & (c.entered_at <= until) & (c.enrolment_id > after)
    query = sa.select(enrolments).where(within).order_by(c.enrolment_id).limit(at_most)
    return [dict(row) for row in connection.execute(query).mappings()]


def left(
    connection: sa.Connection,
    steps: Sequence[str],
    since: datetime,
    until: datetime,
    after: tuple[str, str],
    at_most: int,
) -> list[dict[str, Any]]:
    """Steps with these ids that people left within a time, with their account and version."""
    c, e = flow_steps.c, enrolments.c
    within = (c["at"] > since) & (c["at"] <= until) & c.step_id.in_(steps)
    behind = sa.tuple_(c.enrolment_id, c.step_id) > sa.tuple_(*map(sa.literal, after))
    query = (
        sa.select(flow_steps, e.account_id, e.version)
        .join(enrolments, e.enrolment_id == c.enrolment_id)
        .where(within, behind)
        .order_by(c.enrolment_id, c.step_id)
        .limit(at_most)
    )
    return [dict(row) for row in connection.execute(query).mappings()]
