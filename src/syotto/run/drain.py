"""Carries events from the inbox into the log, each exactly once. One process at a time does.

1. The log itself remembers the last commit of each lane that it holds, in the same transaction as
   the events (Delta's application transactions). A crash between any two steps repeats only what
   is not there yet.
2. An event that came before within a day or two (the same source and message number) is left out:
   senders send again when they did not hear our answer.
3. What is made of events (`followers.py`) is made from their rows in the log, and remembered there
   by the number of the drain.
4. Live profiles know of an event as soon as it is gathered, before it is in the log.
"""

from __future__ import annotations

import contextlib
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.run import clock, flow_events, live_events, live_people, metrics
from syotto.run.erased import erased
from syotto.run.followers import FOLLOWERS, Follower, Wrong
from syotto.run.house import House
from syotto.run.inbound import hand_on, waits
from syotto.run.rights_at_once import at_once
from syotto.schema import RAW
from syotto.schema.raw_world import EVENTS
from syotto.sense.persons import without
from syotto.sense.tracking_rows import Rows
from syotto.store import sources as book
from syotto.store.inbox import Commit, Inbox, Lease, Request, open_inbox
from syotto.store.recent import rows_of_load, rows_since
from syotto.store.seen import Numbers, Seen, first_of_each

AT_ONCE = 100_000
"""Events of one append."""
DAY = 86_400_000_000
DRAIN = "drain"
log = logging.getLogger("syotto.drain")
DAYS_SEEN = 1
"""An event that came today or on so many days before is known again."""


@dataclass
class Gathered:
    """Events on their way, and how far each lane has come with them."""

    rows: Rows
    positions: dict[str, int] = field(default_factory=dict)
    rejected: Counter[tuple[str, str, str, int]] = field(default_factory=Counter)
    oldest: int | None = None
    told: int = 0
    """Events that live profiles know of."""


@dataclass(frozen=True)
class Leaving:
    """New events with all that is said of them, ready for the log."""

    number: int
    events: pa.Table
    positions: Mapping[str, int]
    rejected: Counter[tuple[str, str, str, int]]
    repeated: int


class Drain:
    """Holds the lease of the inbox, and what was seen lately.

    While one part is being appended the next is gathered: `flush` starts an append, after the one
    before has ended.
    """

    def __init__(self, house: House, inbox: Inbox, lease: Lease) -> None:
        self.house = house
        self.inbox = inbox
        self.lease = lease
        self.reached: dict[str, int] = {}
        self.drained: dict[str, int] = {}
        self.seen = Seen()
        self.number = self.last_number()
        self.recall()
        self.catch_up()
        self.gathered = self.nothing()
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="append")
        self.appending: tuple[Future[None], Mapping[str, int]] | None = None

    def nothing(self) -> Gathered:
        return Gathered(Rows(shorten=self.house.settings.shorten_addresses))

    def gather(self) -> int:
        """Takes up what waits, until there is enough for an append. Returns how much there is."""
        for commit in self.waiting():
            if len(self.gathered.rows) >= AT_ONCE:
                break
            self.take_up(commit)
        self.tell_live()
        return len(self.gathered.rows)

    def tell_live(self) -> None:
        """What goes wrong with it holds up no event; the next build knows of it."""
        gathered = self.gathered
        if len(gathered.rows) == gathered.told:
            return
        events, _ = self.fresh(gathered.rows.after(gathered.told))
        gathered.told = len(gathered.rows)
        try:
            live_people.take(self.house, events, load_of(self.number + 1))
            live_events.take(self.house, events)
            flow_events.take(self.house, events)
        except Exception:
            log.exception("Live profiles, or flows, do not know of some events.")

    def waiting(self) -> Iterator[Commit]:
        names = self.inbox.names()
        new = [name for name in names if name not in self.reached]
        found = self.house.log.positions(EVENTS, [f"inbox/{name}" for name in new])
        for name in new:
            self.reached[name] = self.drained[name] = found[f"inbox/{name}"]
        self.reached = {name: self.reached[name] for name in names}
        for commit in self.inbox.waiting(self.reached):
            if commit.lane in self.reached:  # a lane that came up just now has its turn next time
                yield commit

    def take_up(self, commit: Commit) -> None:
        gathered = self.gathered
        for place, request in commit.placed():
            try:
                gathered.rows.add(request, place)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
                self.set_aside(request, place, error)
            day = request.received_at // DAY
            for code, message in request.rejected:
                gathered.rejected[request.source_id, code, message, day] += 1
            oldest = gathered.oldest
            gathered.oldest = min(oldest or request.received_at, request.received_at)
        self.reached[commit.lane] = gathered.positions[commit.lane] = commit.number

    def set_aside(self, request: Request, place: str, error: Exception) -> None:
        """A request that cannot be read is kept for a person, and holds nothing up."""
        gone = erased(self.house)
        if gone and gone.in_text(request.body.decode("utf-8", "replace")):
            return
        folder = self.house.folder / "rejects"
        folder.mkdir(exist_ok=True)
        (folder / f"inbox-{place}.json").write_bytes(request.body)
        key = (request.source_id, "unreadable", repr(error), request.received_at // DAY)
        self.gathered.rejected[key] += 1

    def age(self) -> float:
        """Seconds that the oldest gathered event has waited."""
        oldest = self.gathered.oldest
        return (clock.microseconds(self.house.now()) - oldest) / 1e6 if oldest else 0.0

    def flush(self) -> int:
        """Starts to append what is gathered. Returns how many events are new."""
        if not self.gathered.positions:
            return 0
        metrics.DRAIN_LAG.set(self.age())
        leaving = self.leaving()
        self.settle()
        future = self.thread.submit(append, self.house, leaving)
        self.appending = future, leaving.positions
        self.gathered = self.nothing()
        return int(leaving.events.num_rows)

    def leaving(self) -> Leaving:
        """What is gathered, without the events that came before."""
        self.number += 1
        gathered = self.gathered
        events, repeated = self.fresh(gathered.rows.table(load_of(self.number)))
        self.remember(numbers_of(events["source"], events["event_id"]), events["received_at"])
        return Leaving(self.number, events, gathered.positions, gathered.rejected, repeated)

    def fresh(self, events: pa.Table) -> tuple[pa.Table, int]:
        """Events of nobody who was erased, that did not come before; how many did."""
        gone = erased(self.house)
        if gone:
            events = without(EVENTS.name, events, gone)
        numbers = numbers_of(events["source"], events["event_id"])
        new = first_of_each(numbers) & ~self.seen.known(numbers)
        repeated = int((~new).sum())
        return (events.filter(pa.array(new)) if repeated else events), repeated

    def settle(self) -> None:
        """Waits for the append that is on its way; raises what went wrong with it."""
        if self.appending is not None:
            future, positions = self.appending
            self.appending = None
            future.result()
            self.drained |= positions
            self.tidy()

    def tidy(self) -> None:
        """Removes from the inbox what is in the log."""
        if self.appending is not None and self.appending[0].done():
            self.settle()
        self.drained = {name: self.drained[name] for name in self.reached}
        self.inbox.forget(self.drained)

    def last_number(self) -> int:
        return self.house.log.positions(EVENTS, [DRAIN])[DRAIN]

    def recall(self) -> None:
        """Reads from the log which events came lately."""
        now = self.house.now()
        since = datetime.combine(now.date() - timedelta(days=DAYS_SEEN), datetime.min.time(), UTC)
        columns = ("source", "event_id", "received_at")
        for batch in rows_since(self.house.log, EVENTS, since, columns):
            numbers = numbers_of(batch["source"], batch["event_id"])
            self.remember(numbers, batch["received_at"])

    def remember(self, numbers: Numbers, received: Any) -> None:
        days = np.asarray(pc.cast(pc.cast(received, pa.date32()), pa.int32()))
        for day in np.unique(days):
            self.seen.add(int(day), numbers[days == day])
        today = clock.microseconds(self.house.now()) // DAY
        self.seen.forget_before(today - DAYS_SEEN)

    def catch_up(self) -> None:
        """What followed the last append may have been broken off."""
        if self.number:
            for follower in FOLLOWERS:
                if behind(self.house, follower, self.number):
                    rows = rows_of_load(self.house.log, EVENTS, load_of(self.number))
                    follow(self.house, follower, rows, self.number)
            if waits(self.house, self.number):
                rows = rows_of_load(self.house.log, EVENTS, load_of(self.number))
                hand_on(self.house, rows, self.number)

    def close(self) -> None:
        self.thread.shutdown()
        self.inbox.close()
        self.lease.close()


def append(house: House, leaving: Leaving) -> None:
    """Events, what follows from them, who asked goes to a seller, then the book of sources."""
    events = leaving.events
    positions = {f"inbox/{lane}": number for lane, number in leaving.positions.items()}
    house.log.append(EVENTS, events, positions={**positions, DRAIN: leaving.number})
    wrong: list[Wrong] = []
    for follower in FOLLOWERS:
        wrong += follow(house, follower, events, leaving.number)
    wrong += hand_on(house, events, leaving.number)
    tell(house, leaving, wrong)


def tell(house: House, leaving: Leaving, wrong: Sequence[Wrong]) -> None:
    """The book of sources and the metrics."""
    metrics.DRAINED.inc(leaving.events.num_rows)
    metrics.REPEATED.inc(leaving.repeated)
    now = house.now()
    errors = Counter(dict(leaving.rejected))
    for one in wrong:
        errors[one.source_id, one.code, one.message, clock.microseconds(now) // DAY] += 1
    with house.ledger.begin() as connection:
        book.tally(connection, counted(leaving.events))
        book.tally_errors(connection, wrongs(errors, now))


def inbox_of(house: House) -> Inbox:
    return open_inbox(house.folder / "inbox", house.ledger)


def open_drain(house: House, *, asks: bool = False) -> Drain | None:
    """None where another process drains, or asks to: it goes first. asks: that is we."""
    inbox = inbox_of(house)
    lease = inbox.lease() if asks or not inbox.asked() else None
    if lease is None:
        inbox.close()
        return None
    return Drain(house, inbox, lease)


def drain_all(house: House) -> int:
    """Appends everything that waits. Returns how many events were new; 0 where another drains."""
    drain = open_drain(house)
    if drain is None:
        return 0
    with contextlib.closing(drain):
        return empty(drain)


def empty(drain: Drain) -> int:
    total = 0
    while drain.gather() or drain.gathered.positions:
        total += drain.flush()
    drain.settle()
    drain.tidy()
    return total


def load_of(number: int) -> str:
    return f"drain-{number:09d}"


def numbers_of(sources: Any, ids: Any) -> Numbers:
    """A 64-bit number for each event; another in every process, so that nobody can aim at it."""
    own = np.fromiter(map(hash, ids.to_pylist()), np.int64, len(ids))
    names = pc.unique(sources).to_pylist()
    place = np.asarray(pc.index_in(sources, value_set=pa.array(names, pa.string())))
    salts = np.array([hash((name,)) for name in names], np.int64)
    made: Numbers = own ^ salts[place] if names else own
    return made


def follow(house: House, follower: Follower, events: pa.Table, number: int) -> list[Wrong]:
    """Appends what the follower makes, to tables that do not have it yet."""
    waiting = behind(house, follower, number)
    try:
        found = follower.follow(house, events)
    except Exception as error:  # noqa: BLE001 - events are in the log; this can be made again
        return [Wrong("", f"follower_{follower.name}", repr(error))]
    for name in sorted(waiting & found.tables.keys()):
        position = {position_of(follower): number}
        at_once(house, name, found.tables[name], load_of(number))
        house.log.append(RAW[name], found.tables[name], positions=position)
    return list(found.wrong)


def behind(house: House, follower: Follower, number: int) -> set[str]:
    """Its tables that have not come to this drain."""
    name = position_of(follower)
    return {
        table for table in follower.tables if house.log.positions(RAW[table], [name])[name] < number
    }


def position_of(follower: Follower) -> str:
    return f"{DRAIN}/{follower.name}"


def counted(events: pa.Table) -> Iterable[tuple[str, date, str, int, datetime]]:
    """Events of each source, day and kind, with the last one's arrival."""
    day = pc.cast(events["received_at"], pa.date32())
    grouped = events.append_column("day", day).group_by(["source", "day", "kind"])
    for row in grouped.aggregate([("received_at", "max"), ("event_id", "count")]).to_pylist():
        yield row["source"], row["day"], row["kind"], row["event_id_count"], row["received_at_max"]


def wrongs(
    errors: Mapping[tuple[str, str, str, int], int], now: datetime
) -> Iterable[tuple[str, date, str, int, str, datetime]]:
    """One row for each source, day and code, with one of its messages."""
    sums: dict[tuple[str, date, str], tuple[int, str]] = {}
    for (source, code, message, day), events in sorted(errors.items()):
        key = (source, date(1970, 1, 1) + timedelta(days=day), code)
        before = sums.get(key, (0, message))[0]
        sums[key] = (before + events, message)
    for (source, day_, code), (events, message) in sums.items():
        yield source, day_, code, events, message[:500], now
