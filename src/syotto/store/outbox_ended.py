"""Messages that ended long ago: of each mailing their numbers stay, and hashes of their keys.

A message that is intended again under a key that was spent is not written, as if its row was there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from syotto.schema.messages import MailingState, MessageState
from syotto.store.ledger import insert_into, metadata
from syotto.store.outbox import mailings, outbox
from syotto.store.rights import parts

ENDED = (MessageState.SENT, MessageState.FAILED, MessageState.SKIPPED)

spent_keys = sa.Table(
    "spent_keys",
    metadata,
    sa.Column("key_hash", sa.String, primary_key=True),
    sa.Column("mailing_id", sa.String, nullable=False, index=True),
)

mailing_totals = sa.Table(
    "mailing_totals",
    metadata,
    sa.Column("mailing_id", sa.String, primary_key=True),
    sa.Column("state", sa.String, primary_key=True),
    sa.Column("reason", sa.String, primary_key=True),
    sa.Column("returned", sa.String, primary_key=True),
    sa.Column("messages", sa.BigInteger, nullable=False),
)


class Total(NamedTuple):
    """What messages have in common that are only counted any more; '' where there is nothing."""

    mailing_id: str
    state: str
    reason: str
    returned: str


def old(before: datetime) -> sa.ColumnElement[bool]:
    """Messages that ended before a moment."""
    return outbox.c.state.in_(ENDED) & (outbox.c.changed_at < before)


def oldest(connection: sa.Connection, before: datetime, at_most: int) -> list[dict[str, Any]]:
    """Messages that ended before a moment; no worker sees them meanwhile."""
    query = sa.select(outbox).where(old(before)).order_by(outbox.c.message_id).limit(at_most)
    return [dict(row) for row in connection.execute(query.with_for_update()).mappings()]


def stopped(connection: sa.Connection) -> set[str]:
    """Mailings of which nothing will ever be sent again."""
    query = sa.select(mailings.c.mailing_id).where(mailings.c.state == MailingState.STOPPED)
    return set(connection.scalars(query))


def spend(connection: sa.Connection, keys: Mapping[str, str]) -> None:
    """Keeps hashes of keys: hash -> mailing."""
    rows = [{"key_hash": one, "mailing_id": mailing} for one, mailing in keys.items()]
    if rows:
        statement = insert_into(connection, spent_keys).on_conflict_do_nothing()
        connection.execute(statement, rows)


def any_spent(connection: sa.Connection) -> bool:
    return connection.scalar(sa.select(spent_keys.c.key_hash).limit(1)) is not None


def spent(connection: sa.Connection, hashes: Sequence[str]) -> set[str]:
    """Those of these hashes that are kept."""
    found: set[str] = set()
    for some in parts(hashes):
        chosen = spent_keys.c.key_hash.in_(some)
        found |= set(connection.scalars(sa.select(spent_keys.c.key_hash).where(chosen)))
    return found


def spent_of(connection: sa.Connection, mailing_id: str) -> set[str]:
    query = sa.select(spent_keys.c.key_hash).where(spent_keys.c.mailing_id == mailing_id)
    return set(connection.scalars(query))


def add(connection: sa.Connection, numbers: Mapping[Total, int]) -> None:
    """Counts messages that are about to be removed."""
    for total, messages in sorted(numbers.items()):
        statement = insert_into(connection, mailing_totals)
        statement = statement.values(**total._asdict(), messages=messages)
        more = mailing_totals.c.messages + statement.excluded.messages
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=list(Total._fields), set_={"messages": more}
            )
        )


def remove(connection: sa.Connection, message_ids: Sequence[str]) -> None:
    for some in parts(message_ids):
        connection.execute(sa.delete(outbox).where(outbox.c.message_id.in_(some)))


def totals(connection: sa.Connection, mailing_id: str | None = None) -> dict[Total, int]:
    """Messages that are only counted any more; of one mailing, or of all."""
    query = sa.select(mailing_totals)
    if mailing_id is not None:
        query = query.where(mailing_totals.c.mailing_id == mailing_id)
    return {Total(*row[:4]): row.messages for row in connection.execute(query)}
