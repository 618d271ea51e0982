"""The inbox in PostgreSQL: one row for each commit, written by COPY."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import psycopg
import sqlalchemy as sa

from syotto.store.inbox import Commit, Full, Lease, Request, lane_name, pack
from syotto.store.inbox_table import inbox
from syotto.store.ledger import Ledger

COPY = "COPY inbox (lane, number, events, requests) FROM STDIN (FORMAT BINARY)"
TYPES = ("text", "int8", "int4", "bytea")
DRAINING = 7_239_419
"""Number of the drain's lock, any that nobody else takes."""
ASKING = 7_239_420
"""The same for who asks the drain to let go."""
HELD = """
SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = :number
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
AT_ONCE = 64
"""Commits that a reader fetches at once."""


class PostgresLane:
    """A lane that belongs to one connection. It writes with COPY, and connects anew when cut."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.name = lane_name()
        self.number = 0
        self.connection: Any = None

    def write(self, requests: list[Request]) -> int:
        packed = pack(requests)
        events = sum(request.events for request in requests)
        try:
            self.copy((self.name, self.number + 1, events, packed))
        except (psycopg.Error, sa.exc.DBAPIError) as error:
            self.close()
            self.number += 1  # it may be there or not; its number is not used again
            raise Full(
                f"The inbox cannot be written: {error}.",
                fix="See that PostgreSQL runs and has room; senders come again until then.",
            ) from error
        self.number += 1
        return self.number

    def copy(self, row: tuple[str, int, int, bytes]) -> None:
        if self.connection is None:
            self.connection = self.engine.raw_connection()
        raw = self.connection.driver_connection
        with raw.cursor() as cursor, cursor.copy(COPY) as copy:
            copy.set_types(TYPES)
            copy.write_row(row)
        raw.commit()

    def tick(self) -> None:
        pass

    def close(self) -> None:
        if self.connection is not None:
            self.connection.invalidate()
            self.connection = None


class Held:
    """A lock of a connection: it ends with it."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def close(self) -> None:
        with suppress(sa.exc.DBAPIError):  # at once; the server notices a closed connection later
            self.connection.execute(sa.select(sa.func.pg_advisory_unlock_all()))
        self.connection.invalidate()
        self.connection.close()


class PostgresInbox:
    """The lanes in the table `inbox`."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def lane(self) -> PostgresLane:
        return PostgresLane(self.ledger.engine)

    def names(self) -> list[str]:
        with self.ledger.read() as connection:
            return list(connection.scalars(sa.select(inbox.c.lane).distinct().order_by("lane")))

    def lease(self) -> Lease | None:
        connection = self.ledger.engine.connect()
        if connection.scalar(sa.select(sa.func.pg_try_advisory_lock(DRAINING))):
            connection.commit()
            return Held(connection)
        connection.close()
        return None

    def ask(self) -> Lease:
        connection = self.ledger.engine.connect()
        connection.execute(sa.select(sa.func.pg_advisory_lock(ASKING)))
        connection.commit()
        return Held(connection)

    def asked(self) -> bool:
        with self.ledger.read() as connection:
            return bool(connection.scalar(sa.text(HELD), {"number": ASKING}))

    def waiting(self, drained: Mapping[str, int]) -> Iterator[Commit]:
        for lane in self.names():
            after = drained.get(lane, 0)
            while rows := self.next_rows(lane, after):
                yield from rows
                after = rows[-1].number

    def next_rows(self, lane: str, after: int) -> list[Commit]:
        query = (
            sa.select(inbox)
            .where(inbox.c.lane == lane, inbox.c.number > after)
            .order_by(inbox.c.number)
            .limit(AT_ONCE)
        )
        with self.ledger.read() as connection:
            return [
                Commit(row.lane, row.number, row.events, row.requests)
                for row in connection.execute(query)
            ]

    def forget(self, drained: Mapping[str, int]) -> None:
        with self.ledger.begin() as connection:
            for lane, number in sorted(drained.items()):
                done = sa.and_(inbox.c.lane == lane, inbox.c.number <= number)
                connection.execute(sa.delete(inbox).where(done))

    def size(self) -> int:
        with self.ledger.read() as connection:
            query = sa.select(
                sa.func.coalesce(sa.func.sum(sa.func.octet_length(inbox.c.requests)), 0)
            )
            return int(connection.scalar(query) or 0)

    def close(self) -> None:
        pass
