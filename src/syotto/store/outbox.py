"""The ledger's outbox: one row for each message that was intended, and how each ended.

A row is written before any transport is called, under a key that says what the message is: who
intends the same again intends nothing. Indexes are partial: a message that has ended costs the next
claim nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.schema.messages import MailingState, MessageState
from syotto.schema.words import Lane
from syotto.store import bulk
from syotto.store.ledger import Json, Moment, insert_into, metadata
from syotto.store.rights import parts

DUE = sa.text("state IN ('intended', 'held')")
CLAIMED = sa.text("state = 'claimed'")
LEAVING = sa.text("state = 'leaving'")
CONFIRM = "confirm-"
"""Keys of mails that ask whether it was them begin so."""
Row = Mapping[str, Any]

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("message_id", sa.String, primary_key=True),
    sa.Column("intent_key", sa.String, nullable=False),
    sa.Column("mailing_id", sa.String, nullable=False),
    sa.Column("person_id", sa.String),
    sa.Column("address", sa.String, nullable=False),
    sa.Column("domain", sa.String, nullable=False),
    sa.Column("channel", sa.String, nullable=False),
    sa.Column("lane", sa.String, nullable=False),
    sa.Column("purpose", sa.String, nullable=False),
    sa.Column("content", sa.String, nullable=False),
    sa.Column("given", Json, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("reason", sa.String),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("send_after", Moment, nullable=False),
    sa.Column("claimed_by", sa.String),
    sa.Column("claimed_until", Moment),
    sa.Column("transport_id", sa.String),
    sa.Column("returned", sa.String),
    sa.Column("priority", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("topic", sa.String),
    sa.Column("send_until", Moment),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
    sa.CheckConstraint(f"state IN {tuple(map(str, MessageState))}", name="outbox_state"),
    sa.CheckConstraint(f"lane IN {tuple(map(str, Lane))}", name="outbox_lane"),
    sa.Index("outbox_intent", "intent_key", unique=True),
    sa.Index(
        "outbox_due", "mailing_id", "lane", "send_after", "message_id",
        sqlite_where=DUE, postgresql_where=DUE,
    ),
    sa.Index(
        "outbox_claimed", "claimed_until", sqlite_where=CLAIMED, postgresql_where=CLAIMED
    ),
    sa.Index("outbox_leaving", "claimed_until", sqlite_where=LEAVING, postgresql_where=LEAVING),
    sa.Index("outbox_address", "address"),
    sa.Index("outbox_person", "person_id"),
    sa.Index("outbox_told", "mailing_id", "state"),
)  # fmt: skip

mailings = sa.Table(
    "mailings",
    metadata,
    sa.Column("mailing_id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("reason", sa.String),
    sa.Column("content", sa.String),
    sa.Column("audience", Json),
    sa.Column("planned_by", sa.String),
    sa.Column("approved_by", sa.String),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
    sa.CheckConstraint(f"state IN {tuple(map(str, MailingState))}", name="mailings_state"),
)

contents = sa.Table(
    "contents",
    metadata,
    sa.Column("content_id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
)

paces = sa.Table(
    "paces",
    metadata,
    sa.Column("scope", sa.String, primary_key=True),
    sa.Column("since", Moment, primary_key=True),
    sa.Column("taken", sa.Integer, nullable=False),
)


def insert_new(connection: sa.Connection, table: sa.Table, key: str, rows: Sequence[Row]) -> int:
    """Inserts rows whose `key` is not there yet; returns how many those were."""
    return bulk.insert_new(connection, table, rows, key)


def mailings_in(connection: sa.Connection, state: MailingState) -> list[str]:
    query = sa.select(mailings.c.mailing_id).where(mailings.c.state == state)
    return list(connection.scalars(query.order_by(mailings.c.mailing_id)))


def due(
    connection: sa.Connection, mailing_id: str, lane: Lane, now: datetime, at_most: int
) -> list[dict[str, Any]]:
    """Messages whose turn has come, the longest due first; no other worker sees them meanwhile."""
    query = (
        sa.select(outbox)
        .where(DUE, outbox.c.mailing_id == mailing_id, outbox.c.lane == lane)
        .where(outbox.c.send_after <= now)
        .order_by(outbox.c.send_after, outbox.c.message_id)
        .limit(at_most)
        .with_for_update(skip_locked=True)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def change(connection: sa.Connection, message_ids: Sequence[str], **values: Any) -> None:
    """Sets the same values on some messages."""
    if message_ids:
        chosen = outbox.c.message_id.in_(message_ids)
        connection.execute(sa.update(outbox).where(chosen).values(**values))


def change_each(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Sets on each message (`message_id`) the other values of its row; all rows name the same."""
    if not rows:
        return
    names = [name for name in rows[0] if name != "message_id"]
    values: dict[str, Any] = {name: sa.bindparam(f"new_{name}") for name in names}
    chosen = outbox.c.message_id == sa.bindparam("one")
    given = [
        {"one": row["message_id"], **{f"new_{name}": row[name] for name in names}} for row in rows
    ]
    connection.execute(sa.update(outbox).where(chosen).values(**values), given)


def leave(
    connection: sa.Connection, message_ids: Sequence[str], worker: str, now: datetime, **values: Any
) -> set[str]:
    """Marks messages as leaving; returns those whose claim this worker still held, and whose
    mailing was not paused meanwhile.
    """
    running = sa.select(mailings.c.mailing_id).where(mailings.c.state == MailingState.RUNNING)
    mine = (
        sa.update(outbox)
        .where(outbox.c.message_id.in_(message_ids), outbox.c.state == MessageState.CLAIMED)
        .where(outbox.c.mailing_id.in_(running))
        .where(outbox.c.claimed_by == worker, outbox.c.claimed_until > now)
        .values(state=MessageState.LEAVING, changed_at=now, **values)
        .returning(outbox.c.message_id)
    )
    return set(connection.scalars(mine))


def give_back(connection: sa.Connection, now: datetime) -> int:
    """Messages whose worker died before they were leaving wait again; returns how many."""
    over = sa.update(outbox).where(CLAIMED, outbox.c.claimed_until <= now)
    freed = {"claimed_by": None, "claimed_until": None, "changed_at": now}
    return connection.execute(over.values(state=MessageState.INTENDED, **freed)).rowcount


def message_of(connection: sa.Connection, message_id: str) -> dict[str, Any] | None:
    query = sa.select(outbox).where(outbox.c.message_id == message_id)
    row = connection.execute(query).mappings().one_or_none()
    return dict(row) if row else None


def message_for(connection: sa.Connection, intent_key: str) -> dict[str, Any] | None:
    """The message that was intended under a key."""
    query = sa.select(outbox).where(outbox.c.intent_key == intent_key)
    row = connection.execute(query).mappings().one_or_none()
    return dict(row) if row else None


def asked_to_confirm(
    connection: sa.Connection, addresses: Collection[str], people: Collection[str], since: datetime
) -> list[dict[str, Any]]:
    """Mails with a link to confirm by, to these addresses or people, that have not failed."""
    c = outbox.c
    query = sa.select(c.address, c.person_id, c.given, c.created_at).where(
        c.address.in_(sorted(addresses)) | c.person_id.in_(sorted(people)),
        c.intent_key.startswith(CONFIRM),
        c.created_at > since,
        c.state.not_in([MessageState.FAILED, MessageState.SKIPPED]),
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def wake(
    connection: sa.Connection, address: str, person: str | None, reason: str, now: datetime
) -> int:
    """Messages that are held for a reason that begins so are looked at now."""
    c = outbox.c
    whose = (c.address == address) | (c.person_id == person)
    held = (c.state == MessageState.HELD) & c.reason.startswith(reason)
    woken = sa.update(outbox).where(whose, held).values(send_after=now)
    return int(connection.execute(woken).rowcount)


def mailing_of(connection: sa.Connection, mailing_id: str) -> dict[str, Any] | None:
    query = sa.select(mailings).where(mailings.c.mailing_id == mailing_id)
    row = connection.execute(query).mappings().one_or_none()
    return dict(row) if row else None


def change_mailing(
    connection: sa.Connection, mailing_id: str, before: MailingState, **values: Any
) -> bool:
    """Changes a mailing that is in the state `before`; False where it is in another."""
    chosen = sa.and_(mailings.c.mailing_id == mailing_id, mailings.c.state == before)
    return connection.execute(sa.update(mailings).where(chosen).values(**values)).rowcount == 1


def content_of(connection: sa.Connection, content_id: str) -> str | None:
    """The source of a content, as it was when a message was intended with it."""
    query = sa.select(contents.c.source).where(contents.c.content_id == content_id)
    return connection.scalar(query)


def gone_to(connection: sa.Connection, people: Sequence[str]) -> list[dict[str, Any]]:
    """person_id, content, channel, changed_at of messages that went to people, or are leaving."""
    names = ("person_id", "content", "channel", "changed_at", "state")
    rows = bulk.among(connection, [outbox.c[name] for name in names], outbox.c.person_id, people)
    there = (MessageState.SENT, MessageState.LEAVING)
    return [dict(zip(names, row, strict=True)) for row in rows if row[-1] in there]


def messages_of(
    connection: sa.Connection, people: Sequence[str]
) -> Iterator[tuple[str, str, str, datetime]]:
    """person_id, content, channel, changed_at: messages that people got or are about to, the newest
    first.
    """
    there = [state for state in MessageState if state not in ("failed", "skipped")]
    names = ("person_id", "content", "channel", "changed_at")
    query = sa.select(*(outbox.c[name] for name in names))
    query = query.where(outbox.c.state.in_(there))
    for some in parts(people):
        chosen = query.where(outbox.c.person_id.in_(some))
        for row in connection.execute(chosen.order_by(outbox.c.message_id.desc())):
            yield row[0], row[1], row[2], row[3]


def taken_since(connection: sa.Connection, scope: str, since: datetime) -> int:
    """How many of a scope (a domain, all mail) were let go in the period that began then."""
    query = sa.select(paces.c.taken).where(paces.c.scope == scope, paces.c.since == since)
    return connection.scalar(query) or 0


def take_room(
    connection: sa.Connection, scope: str, since: datetime, wanted: int, at_most: int
) -> int:
    """Takes up to `wanted` of what a scope may still send in a period; returns how many it got."""
    first = {"scope": scope, "since": since, "taken": 0}
    connection.execute(insert_into(connection, paces).values(**first).on_conflict_do_nothing())
    chosen = sa.and_(paces.c.scope == scope, paces.c.since == since)
    known = connection.scalar(sa.select(paces.c.taken).where(chosen).with_for_update())
    got = max(0, min(wanted, at_most - (known or 0)))
    if got:
        connection.execute(sa.update(paces).where(chosen).values(taken=paces.c.taken + got))
    return got


def ahead(
    connection: sa.Connection,
    addresses: Collection[str],
    people: Collection[str],
    since: datetime,
    more_than: int,
    soon: datetime,
) -> list[dict[str, Any]]:
    """Messages of mailings to these addresses or people that left since a moment or are leaving,
    and more important ones that are to go until `soon`.
    """
    running = sa.select(mailings.c.mailing_id).where(mailings.c.state == MailingState.RUNNING)
    left = outbox.c.state.in_([MessageState.SENT, MessageState.LEAVING])
    waits = outbox.c.state.in_([MessageState.INTENDED, MessageState.HELD, MessageState.CLAIMED])
    first = outbox.c.priority > more_than
    names = (
        "message_id", "mailing_id", "address", "person_id", "channel", "purpose", "state",
        "priority", "changed_at",
    )  # fmt: skip
    query = (
        sa.select(*(outbox.c[name] for name in names))
        .where(outbox.c.address.in_(sorted(addresses)) | outbox.c.person_id.in_(sorted(people)))
        .where(outbox.c.lane == Lane.BULK)
        .where(
            (left & (outbox.c.changed_at > since))
            | (waits & first & (outbox.c.send_after <= soon) & outbox.c.mailing_id.in_(running))
        )
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def end_waiting(connection: sa.Connection, mailing_id: str, reason: str, now: datetime) -> int:
    """Messages of a mailing that have not left are skipped; returns how many."""
    waiting = sa.update(outbox).where(
        outbox.c.mailing_id == mailing_id,
        outbox.c.state.in_([MessageState.INTENDED, MessageState.HELD]),
    )
    values = {"state": MessageState.SKIPPED, "reason": reason, "changed_at": now}
    return connection.execute(waiting.values(**values)).rowcount


def decide_leaving(
    connection: sa.Connection, message_id: str, now: datetime, **values: Any
) -> bool:
    """Ends the doubt about a message whose worker is gone; False where there is none."""
    doubtful = (
        sa.update(outbox)
        .where(outbox.c.message_id == message_id, outbox.c.state == MessageState.LEAVING)
        .where(outbox.c.claimed_until <= now)
        .values(claimed_by=None, claimed_until=None, send_after=now, changed_at=now, **values)
    )
    return connection.execute(doubtful).rowcount == 1
