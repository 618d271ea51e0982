"""Questions of the pages about flows: who is inside, who came in last, what waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from syotto.schema.enrolled import Status
from syotto.store.flows import enrolments, flows
from syotto.store.outbox import outbox


def states(connection: sa.Connection) -> dict[str, Mapping[str, Any]]:
    """Every flow that was ever published."""
    return {row["name"]: dict(row) for row in connection.execute(sa.select(flows)).mappings()}


def inside(connection: sa.Connection) -> dict[str, int]:
    """People on their way through each flow."""
    query = (
        sa.select(enrolments.c.flow, sa.func.count())
        .where(enrolments.c.status == Status.RUNNING)
        .group_by(enrolments.c.flow)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def newest(connection: sa.Connection, name: str, at_most: int) -> list[dict[str, Any]]:
    query = (
        sa.select(enrolments)
        .where(enrolments.c.flow == name)
        .order_by(enrolments.c.entered_at.desc(), enrolments.c.enrolment_id)
        .limit(at_most)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def instances(connection: sa.Connection, name: str, person: str) -> list[dict[str, Any]]:
    """A person's instances of a flow, the newest first."""
    query = (
        sa.select(enrolments)
        .where(enrolments.c.flow == name, enrolments.c.person_id == person)
        .order_by(enrolments.c.entered_at.desc(), enrolments.c.enrolment_id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def queue(connection: sa.Connection, person: str) -> list[dict[str, Any]]:
    """Messages to a person that wait, of whatever kind, the one that goes first first."""
    waits = outbox.c.state.in_(["intended", "held", "claimed"])
    query = (
        sa.select(outbox)
        .where(outbox.c.person_id == person, waits)
        .order_by(
            sa.case((outbox.c.lane == "transactional", 0), else_=1),
            outbox.c.priority.desc(),
            outbox.c.send_after,
            outbox.c.message_id,
        )
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def messages(connection: sa.Connection, mailing_id: str, person: str) -> list[dict[str, Any]]:
    """A person's messages of a mailing, by number."""
    query = sa.select(outbox).where(outbox.c.mailing_id == mailing_id, outbox.c.person_id == person)
    rows = connection.execute(query.order_by(outbox.c.message_id)).mappings()
    return [dict(row) for row in rows]
