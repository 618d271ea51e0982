"""The inbox: requests that were acknowledged and are not yet in the log.

Every process that accepts requests writes into a *lane* of its own, so that no writer ever waits
for another. One commit is one row: all requests that arrived while the commit before was being
written, packed as one value. A commit is known by its lane and its number there, which only rises:
the log remembers the last number of each lane that it holds.

On SQLite a lane is a folder of files (`inbox_files.py`), on PostgreSQL rows of one table.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from syotto.errors import SyottoError
from syotto.store.ledger import Ledger


class Full(SyottoError):
    """The inbox cannot take more: the disk is full, or the drain is far behind."""

    status = 429


class Request(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """An accepted request. `body` is a batch of the Segment spec with its good events only.

    received_at: microseconds since 1970. door: `batch`, `import` (times as given) and others.
    address, agent: of the browser that sent it; null for servers. rejected: code and message of
    events that were not kept.
    """

    source_id: str
    received_at: int
    door: str
    address: str | None
    agent: str | None
    events: int
    body: bytes
    rejected: tuple[tuple[str, str], ...] = ()


class Commit(msgspec.Struct, frozen=True):
    """Requests that were written together."""

    lane: str
    number: int
    events: int
    packed: bytes

    def placed(self) -> Iterator[tuple[str, Request]]:
        """The requests, each with its place: a name that nothing else will ever have."""
        for place, request in enumerate(unpack(self.packed)):
            yield f"{self.lane}-{self.number}-{place}", request


class Lane(Protocol):
    """Where one process writes; used by one thread at a time."""

    name: str

    def write(self, requests: list[Request]) -> int:
        """Keeps them all, or raises Full and keeps none. Returns the number of the commit."""
        ...

    def tick(self) -> None:
        """Once a second: makes room for what is in the log by now."""
        ...

    def close(self) -> None: ...


class Lease(Protocol):
    """Let go by `close`, and by the end of its process."""

    def close(self) -> None: ...


class Inbox(Protocol):
    """All lanes, as the drain and readers see them."""

    def lane(self) -> Lane:
        """A new lane for this process."""
        ...

    def names(self) -> list[str]:
        """The lanes that there are."""
        ...

    def lease(self) -> Lease | None:
        """The right to drain, as long as it is held; None where another process has it."""
        ...

    def ask(self) -> Lease:
        """Asks whoever drains to let go, as long as this is held; waits for others who ask."""
        ...

    def asked(self) -> bool:
        """Whether somebody asks."""
        ...

    def waiting(self, drained: Mapping[str, int]) -> Iterator[Commit]:
        """Commits after the number of each lane in `drained`; each lane in order."""
        ...

    def forget(self, drained: Mapping[str, int]) -> None:
        """Up to these numbers everything is in the log."""
        ...

    def size(self) -> int:
        """Bytes that wait, about."""
        ...

    def close(self) -> None: ...


pack = msgspec.msgpack.Encoder().encode
unpack = msgspec.msgpack.Decoder(list[Request]).decode


def lane_name() -> str:
    """Never used before: a number of a lane means one commit for ever."""
    return secrets.token_hex(6)


def open_inbox(folder: Path, ledger: Ledger) -> Inbox:
    """In the ledger's database where that is PostgreSQL, else in files in `folder`."""
    from syotto.store.inbox_files import FileInbox
    from syotto.store.inbox_postgres import PostgresInbox

    if ledger.engine.dialect.name == "postgresql":
        return PostgresInbox(ledger)
    return FileInbox(folder)
