"""Questions about the outbox: every count that a page shows, from one definition each.

Messages that ended so long ago that their rows are gone count on, but not by domain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from syotto.schema.messages import MessageState
from syotto.store import outbox_ended as ended
from syotto.store.outbox import mailings, outbox
from syotto.store.rights import parts

GONE = (MessageState.SENT, MessageState.FAILED)


class Because(NamedTuple):
    """Messages in one state for one reason."""

    state: str
    reason: str
    messages: int


def by_state(connection: sa.Connection) -> dict[tuple[str, str], int]:
    """How many messages of each mailing are in each state."""
    query = sa.select(outbox.c.mailing_id, outbox.c.state, sa.func.count()).group_by(
        outbox.c.mailing_id, outbox.c.state
    )
    found = Counter({(row[0], row[1]): row[2] for row in connection.execute(query)})
    for total, messages in ended.totals(connection).items():
        found[total.mailing_id, total.state] += messages
    return found


def by_content(connection: sa.Connection) -> dict[tuple[str, str], int]:
    """How many messages on record have each kept version of a content, by state."""
    query = sa.select(outbox.c.content, outbox.c.state, sa.func.count()).group_by(
        outbox.c.content, outbox.c.state
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def by_reason(connection: sa.Connection, mailing_id: str | None = None) -> list[Because]:
    """Why messages were not sent, or wait; the most first."""
    query = (
        sa.select(outbox.c.state, outbox.c.reason, sa.func.count())
        .where(outbox.c.state.notin_([MessageState.SENT, MessageState.CLAIMED]))
        .where(outbox.c.reason.isnot(None))
        .group_by(outbox.c.state, outbox.c.reason)
    )
    if mailing_id is not None:
        query = query.where(outbox.c.mailing_id == mailing_id)
    found = Counter({(row[0], row[1]): row[2] for row in connection.execute(query)})
    for total, messages in ended.totals(connection, mailing_id).items():
        if total.reason:
            found[total.state, total.reason] += messages
    every = [Because(*key, messages) for key, messages in found.items()]
    return sorted(every, key=lambda one: (-one.messages, one.state, one.reason))


def by_domain(connection: sa.Connection, at_most: int) -> list[Any]:
    """domain, and messages of each state and kind of return; the domains with the most first."""
    number = sa.func.count()
    states = [
        sa.func.count(sa.case((outbox.c.state == state, 1))).label(str(state))
        for state in MessageState
    ]
    returned = sa.func.count(outbox.c.returned).label("returned")
    query = (
        sa.select(outbox.c.domain, number.label("messages"), *states, returned)
        .group_by(outbox.c.domain)
        .order_by(number.desc(), outbox.c.domain)
        .limit(at_most)
    )
    return list(connection.execute(query))


def leaving(connection: sa.Connection, before: datetime, at_most: int) -> list[dict[str, Any]]:
    """Messages that nobody knows of whether they left: their worker is gone since `before`."""
    query = (
        sa.select(outbox)
        .where(sa.text("state = 'leaving'"), outbox.c.claimed_until <= before)
        .order_by(outbox.c.claimed_until, outbox.c.message_id)
        .limit(at_most)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def newest(
    connection: sa.Connection, states: Sequence[str], at_most: int, mailing_id: str | None = None
) -> list[dict[str, Any]]:
    """Messages in some states, the newest number first."""
    query = sa.select(outbox).where(outbox.c.state.in_(states))
    if mailing_id is not None:
        query = query.where(outbox.c.mailing_id == mailing_id)
    query = query.order_by(outbox.c.message_id.desc()).limit(at_most)
    return [dict(row) for row in connection.execute(query).mappings()]


def every_mailing(connection: sa.Connection) -> list[dict[str, Any]]:
    query = sa.select(mailings).order_by(mailings.c.created_at.desc(), mailings.c.mailing_id)
    return [dict(row) for row in connection.execute(query).mappings()]


def gone_and_back(connection: sa.Connection, mailing_id: str) -> tuple[int, dict[str, int]]:
    """How many messages of a mailing were given away, and how many came back as what."""
    mine = outbox.c.mailing_id == mailing_id
    gone = connection.scalar(sa.select(sa.func.count()).where(mine, outbox.c.state.in_(GONE))) or 0
    query = (
        sa.select(outbox.c.returned, sa.func.count())
        .where(mine, outbox.c.returned.isnot(None))
        .group_by(outbox.c.returned)
    )
    back = Counter({row[0]: row[1] for row in connection.execute(query)})
    for total, messages in ended.totals(connection, mailing_id).items():
        gone += messages if total.state in GONE else 0
        if total.returned:
            back[total.returned] += messages
    return gone, back


def last_returned(connection: sa.Connection, address: str, at_most: int) -> list[str | None]:
    """What came back for the last messages to an address; None where nothing did."""
    query = (
        sa.select(outbox.c.returned)
        .where(outbox.c.address == address, outbox.c.state == MessageState.SENT)
        .order_by(outbox.c.message_id.desc())
        .limit(at_most)
    )
    return list(connection.scalars(query))


def given_away(
    connection: sa.Connection, since: datetime, channels: Sequence[str] | None = None
) -> dict[str, str]:
    """Messages that a worker gave to a transport since a moment, or may have: number -> state.

    channels: only by these. What a person said to have left is not among them: no transport knows
    of it.
    """
    told = (outbox.c.state == MessageState.SENT) & outbox.c.transport_id.isnot(None)
    query = sa.select(outbox.c.message_id, outbox.c.state).where(
        outbox.c.changed_at >= since, told | (outbox.c.state == MessageState.LEAVING)
    )
    if channels is not None:
        query = query.where(outbox.c.channel.in_(channels))
    return {row[0]: row[1] for row in connection.execute(query)}


def messages_of(
    connection: sa.Connection, message_ids: Sequence[str]
) -> dict[str, Mapping[str, Any]]:
    """Messages by their numbers; those that there are."""
    return {
        row["message_id"]: dict(row)
        for some in parts(message_ids)
        for row in connection.execute(
            sa.select(outbox).where(outbox.c.message_id.in_(some))
        ).mappings()
    }


def intent_keys(connection: sa.Connection, mailing_id: str) -> set[str]:
    query = sa.select(outbox.c.intent_key).where(outbox.c.mailing_id == mailing_id)
    return set(connection.scalars(query))


def returned(connection: sa.Connection) -> dict[str, int]:
    """How many messages of each mailing came back, in any way."""
    query = (
        sa.select(outbox.c.mailing_id, sa.func.count())
        .where(outbox.c.returned.isnot(None))
        .group_by(outbox.c.mailing_id)
    )
    found = Counter({row[0]: row[1] for row in connection.execute(query)})
    for total, messages in ended.totals(connection).items():
        if total.returned:
            found[total.mailing_id] += messages
    return found
