"""The ledger's audit log: who read or changed what, when, and from where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from syotto.store.ledger import Moment, metadata

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TOGETHER = timedelta(minutes=5)
"""The same read again within so long is counted on the same row."""

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("audit_id", NUMBER, primary_key=True, autoincrement=True),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("last_at", Moment, nullable=False),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("what", sa.String, nullable=False),
    sa.Column("subject", sa.String, index=True),
    sa.Column("detail", sa.String),
    sa.Column("address", sa.String),
    sa.Index("audit_who", "who", "last_at"),
)


@dataclass(frozen=True)
class Act:
    """Something that somebody did.

    action: read, export, change, refused, sign-in or users. what: the page or command.
    subject: the customer, user or token it is about. detail: what was searched or changed.
    """

    who: str
    action: str
    what: str
    subject: str | None = None
    detail: str | None = None
    address: str | None = None


def record(connection: sa.Connection, act: Act, at: datetime) -> None:
    """A new row for everything that was done."""
    row = {"at": at, "last_at": at, "times": 1, **vars(act)}
    connection.execute(sa.insert(audit).values(**row))


def record_read(connection: sa.Connection, act: Act, at: datetime) -> None:
    """The same, but a page that is read again and again is one row with its number of times."""
    same = [audit.c[name] == value for name, value in vars(act).items() if value is not None]
    unknown = [audit.c[name].is_(None) for name, value in vars(act).items() if value is None]
    chosen = sa.and_(*same, *unknown, audit.c.at > at - TOGETHER)
    again = sa.update(audit).where(chosen).values(times=audit.c.times + 1, last_at=at)
    if not connection.execute(again).rowcount:
        record(connection, act, at)
