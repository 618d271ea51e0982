"""Accepts requests: keys, limits, the queue, the commit, and only then the answer.

In one process one thread writes. While it writes, requests gather; the next commit takes them all
(group commit), so that under load the disk is asked once for many.
"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from syotto.run import clock, metrics
from syotto.run.house import House
from syotto.run.sources import source as source_named, sources
from syotto.schema.source import ConsentMode, Source
from syotto.sense import doors
from syotto.sense.addresses import shortened
from syotto.sense.admission import admit
from syotto.sense.bot_names import names_machine
from syotto.sense.doors import Door
from syotto.sense.tracking import Admit, Malformed, Rejected, Taken, take_events, write_key
from syotto.store.inbox import Full, Lane, Request, open_inbox

Found = TypeVar("Found")
MB = 1024 * 1024
AT_ONCE = 8 * MB
"""A commit takes about so much."""
QUEUE = 64 * MB
"""More than this waiting for a commit is asked to come again."""
RETRY_SECONDS = 2
KEYS_SECONDS = 2.0
"""So long a source that was added or ended may go unnoticed."""
NEWEST_KEYS_SECONDS = 0.25


class Refused(Exception):
    """An answer other than success: HTTP status, code, message, rejected events."""

    def __init__(
        self, status: int, code: str, message: str, rejected: Sequence[Rejected] = (), kept: int = 0
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.rejected = rejected
        self.kept = kept


@dataclass(slots=True)
class Arrival:
    """A request as it came in. key_before: in its Basic header; keys_after: elsewhere, in order."""

    door: Door
    body: bytes
    encoding: str = ""
    key_before: str | None = None
    keys_after: tuple[str | None, ...] = ()
    origin: str | None = None
    address: str | None = None
    agent: str | None = None
    anonymous_id: str | None = None


@dataclass(slots=True)
class Group:
    """Requests that are written together."""

    requests: list[Request] = field(default_factory=list)
    bytes: int = 0
    written: asyncio.Event = field(default_factory=asyncio.Event)
    failure: Full | None = None


class Collector:
    """Accepts requests in one process of the server.

    share: of a source's limit of events per second, for this process.
    """

    def __init__(self, house: House, *, share: float = 1.0) -> None:
        self.house = house
        self.share = share
        self.inbox = open_inbox(house.folder / "inbox", house.ledger)
        self.lane: Lane = self.inbox.lane()
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self.side = ThreadPoolExecutor(1, thread_name_prefix="ledger")
        self.groups: list[Group] = []
        self.queued = 0
        self.work = asyncio.Event()
        self.behind: str | None = None
        self.keys: dict[str, Source] = {}
        self.keys_at = float("-inf")
        self.spent: Counter[str] = Counter()
        self.tasks: list[asyncio.Task[None]] = []
        self.stopping = False

    async def start(self) -> None:
        await self.read_keys(0.0)
        await self.look_around()
        self.tasks = [asyncio.create_task(self.write_on()), asyncio.create_task(self.tick_on())]

    async def stop(self) -> None:
        """Writes what is queued, then closes the lane."""
        self.stopping = True
        self.work.set()
        if self.tasks:
            await self.tasks[0]
            self.tasks[1].cancel()
        self.thread.shutdown()
        self.side.shutdown()
        self.lane.close()
        self.inbox.close()

    async def accept(self, arrival: Arrival) -> int:
        """Keeps a request, and returns how many events it had once they are committed.

        Raises Refused for all that is not to be answered with success.
        """
        try:
            body = doors.unpacked(arrival.body, arrival.encoding)
            source = await self.source_of(arrival, body)
            taken = doors.taken(
                arrival.door,
                body,
                anonymous_id=arrival.anonymous_id,
                admit=admission(source),
            )
        except Malformed as error:
            raise Refused(400, error.code, error.message) from None
        address, agent = sender_of(source, arrival)
        await self.take(source, taken, arrival.door.name, address, agent)
        if taken.rejected:
            raise partly(taken)
        return taken.events

    async def source_of(self, arrival: Arrival, body: bytes) -> Source:
        """The source whose key the request says: Basic, body, address, headers, in this order."""
        key = arrival.key_before or write_key(body) or next(filter(None, arrival.keys_after), None)
        source = await self.source_with(key)
        if source is None:
            raise Refused(401, "unknown_key", "The write key is missing or not known here.")
        if arrival.origin and not source.lets(arrival.origin):
            raise Refused(403, "origin", f"{arrival.origin} may not send to this source.")
        return source

    async def source_with(self, key: str | None) -> Source | None:
        """The open source of a key. A key that is not known may have been made just now."""
        if key not in self.keys:
            await self.read_keys(NEWEST_KEYS_SECONDS)
        return self.keys.get(key) if key else None

    async def take(
        self,
        source: Source,
        taken: Taken,
        door: str,
        address: str | None = None,
        agent: str | None = None,
    ) -> None:
        """Returns once everything kept is committed. Raises Refused where it is not."""
        if not taken.events and not taken.rejected:
            return
        self.check_room(source, taken.events)
        request = request_of(self.house, source, taken, door, address, agent)
        group = self.join(request)
        await group.written.wait()
        if group.failure is not None:
            raise Refused(429, "no_room", group.failure.what)
        metrics.EVENTS.labels(source.source_id).inc(taken.events)
        for bad in taken.rejected:
            metrics.REJECTED.labels(source.source_id, bad.code).inc()

    async def aside(self, ask: Callable[..., Found], *given: Any) -> Found:
        """What a function that reads the ledger answers, without holding up requests."""
        return await asyncio.get_running_loop().run_in_executor(self.side, ask, *given)

    async def by_keys(self, ask: Callable[..., Found], *given: Any) -> Found:
        """The same of a function that reads a few rows by their keys.

        SQLite has them sooner than another thread has the question: it is asked at once.
        """
        if self.house.ledger.inside:
            return ask(*given)
        return await self.aside(ask, *given)

    def check_room(self, source: Source, events: int = 0) -> None:
        """Raises Refused where so many more events cannot be taken now."""
        if self.stopping or self.behind or self.queued > QUEUE:
            raise Refused(429, "behind", self.behind or "The server is busy; come again.")
        if source.events_per_second:
            self.spent[source.source_id] += events
            if self.spent[source.source_id] > source.events_per_second * self.share:
                raise Refused(
                    429,
                    "too_many",
                    f"More than {source.events_per_second:,} events a second; come again.",
                )

    def join(self, request: Request) -> Group:
        """The group that the request is written with."""
        if not self.groups or self.groups[-1].bytes > AT_ONCE:
            self.groups.append(Group())
        group = self.groups[-1]
        group.requests.append(request)
        group.bytes += len(request.body)
        self.queued += len(request.body)
        self.work.set()
        return group

    async def write_on(self) -> None:
        """Writes group after group; stops when asked to and nothing is left."""
        loop = asyncio.get_running_loop()
        while self.groups or not self.stopping:
            await self.work.wait()
            while self.groups:
                group = self.groups.pop(0)
                try:
                    await loop.run_in_executor(self.thread, self.write, group.requests)
                except Full as error:
                    group.failure = error
                except Exception as error:  # noqa: BLE001 - senders must be told, whatever it is
                    group.failure = Full(f"Not written: {error!r}.", fix="See the server's log.")
                self.queued -= group.bytes
                group.written.set()
            if not self.stopping:
                self.work.clear()

    def write(self, requests: list[Request]) -> None:
        with metrics.COMMIT_SECONDS.time():
            self.lane.write(requests)

    async def tick_on(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(1)
            self.spent.clear()
            try:
                await loop.run_in_executor(self.thread, self.lane.tick)
                await self.look_around()
                await self.read_keys(KEYS_SECONDS)
            except Exception as error:  # noqa: BLE001 - the next second may be better
                self.behind = f"The inbox cannot be looked at: {error}."

    async def look_around(self) -> None:
        """Is there room on the disk, and is the drain near enough?"""
        loop = asyncio.get_running_loop()
        size = await loop.run_in_executor(self.side, self.inbox.size)
        metrics.INBOX_BYTES.set(size)
        free = shutil.disk_usage(self.house.folder).free
        settings = self.house.settings
        self.behind = None
        if size > settings.inbox_mb * MB:
            self.behind = f"{size // MB:,} MB wait for the drain."
        elif free < settings.disk_reserve_mb * MB:
            self.behind = f"Only {free // MB:,} MB are free on the disk."

    async def read_keys(self, older_than: float) -> None:
        """Reads the sources anew, unless that was done within so many seconds."""
        now = clock.seconds()
        if now - self.keys_at < older_than:
            return
        self.keys_at = now
        found = await asyncio.get_running_loop().run_in_executor(self.side, sources, self.house)
        self.keys = {source.write_key: source for source in found if source.open}


def partly(taken: Taken) -> Refused:
    """The answer to a request of which something was not kept."""
    first = taken.rejected[0]
    where = f"Event {first.index}: " if len(taken.rejected) + taken.events > 1 else ""
    return Refused(400, first.code, f"{where}{first.message}", taken.rejected, taken.events)


def sender_of(source: Source, arrival: Arrival) -> tuple[str | None, str | None]:
    """Address and browser that may be kept: of a source that asks first only a machine's name."""
    if source.consent == ConsentMode.OFF:
        return arrival.address, arrival.agent
    return None, arrival.agent if arrival.agent and names_machine(arrival.agent) else None


def admission(source: Source) -> Admit | None:
    """What is kept of an event of a source that must ask first; None where nothing is asked."""
    if source.consent == ConsentMode.OFF:
        return None
    return lambda event: admit(event, source)


def request_of(
    house: House, source: Source, taken: Taken, door: str, address: str | None, agent: str | None
) -> Request:
    moment = house.now()
    return Request(
        source_id=source.source_id,
        received_at=clock.microseconds(moment),
        door=door,
        address=shortened(address) if house.settings.shorten_addresses else address,
        agent=agent,
        events=taken.events,
        body=taken.body,
        rejected=tuple((bad.code, bad.message) for bad in taken.rejected),
    )


def put(house: House, source_id: str, events: list[dict[str, Any]]) -> Taken:
    """Keeps events that came through no tracking request; returns after their commit.

    Bad events are rejected by their place. Raises NotFound for an unknown source, Full where there
    is no room.
    """
    source = source_named(house, source_id)
    taken = take_events(events, admit=admission(source))
    inbox = open_inbox(house.folder / "inbox", house.ledger)
    lane = inbox.lane()
    try:
        lane.write([request_of(house, source, taken, "put", None, None)])
    finally:
        lane.close()
        inbox.close()
    return taken
