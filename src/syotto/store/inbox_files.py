"""The inbox in SQLite files: a folder for each lane, a row of small databases in it.

A file is written by one process, up to a size or an age, and then followed by the next. The drain
removes files, never rows: removing a file costs nothing, and nobody waits for a lock. For the same
reason its write-ahead log is never copied back into it: a file does not live long enough. What is
written is in the write-ahead log and synced (`synchronous = FULL`) before anybody is answered.
"""

from __future__ import annotations

import fcntl
import shutil
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from itertools import pairwise, zip_longest
from pathlib import Path

from syotto.store.inbox import Commit, Full, Lease, Request, lane_name, pack

FILE_BYTES = 64 * 1024 * 1024
"""A file holds about so much."""
FILE_TICKS = 60
"""Nor is it kept longer than so many seconds where something is in it."""
LOCK = "lock"
UNBORN = "."
LEASE = "drain.lock"
ASKED = "asked.lock"
SETTINGS = (
    "page_size = 16384",
    "journal_mode = WAL",
    "synchronous = FULL",
    "wal_autocheckpoint = 0",
)
TABLE = "CREATE TABLE inbox (number INTEGER PRIMARY KEY, events INTEGER, requests BLOB)"
INSERT = "INSERT INTO inbox VALUES (?, ?, ?)"
SELECT = "SELECT number, events, requests FROM inbox WHERE number > ? ORDER BY number"


class FileLane:
    """A lane that belongs to this process as long as it lives: it holds the lock of its folder."""

    def __init__(self, folder: Path, *, file_bytes: int = FILE_BYTES) -> None:
        self.name = lane_name()
        self.folder = folder / self.name
        self.file_bytes = file_bytes
        unborn = folder / f"{UNBORN}{self.name}"  # nobody may see the folder without its lock held
        unborn.mkdir(parents=True)
        self.lock = (unborn / LOCK).open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        unborn.rename(self.folder)
        self.number = 0
        self.written = self.ticks = 0
        self.old: list[tuple[Path, sqlite3.Connection]] = []
        self.path, self.connection = self.opened(1)

    def opened(self, first: int) -> tuple[Path, sqlite3.Connection]:
        """A new file, named by the first number in it."""
        path = self.folder / f"{first:012d}.sqlite"
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            for setting in SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            connection.execute(TABLE)
        except sqlite3.Error:
            connection.close()
            remove(path)
            raise
        return path, connection

    def write(self, requests: list[Request]) -> int:
        packed = pack(requests)
        events = sum(request.events for request in requests)
        try:
            if self.written >= self.file_bytes:
                self.follow()
            self.connection.execute(INSERT, (self.number + 1, events, packed))
        except (sqlite3.Error, OSError) as error:
            raise Full(
                f"The inbox cannot be written: {error}.",
                fix="Make room on the disk; senders are asked to come again until then.",
            ) from error
        self.number += 1
        self.written += len(packed)
        return self.number

    def follow(self) -> None:
        """Goes on in a new file."""
        path, connection = self.opened(self.number + 1)
        self.old.append((self.path, self.connection))
        self.path, self.connection = path, connection
        self.written = self.ticks = 0

    def tick(self) -> None:
        self.ticks += 1
        if self.written and (self.ticks >= FILE_TICKS or asked(self.folder.parent)):
            self.follow()  # who asks wants what is drained to be gone
        gone = [pair for pair in self.old if not pair[0].exists()]
        self.old = [pair for pair in self.old if pair[0].exists()]
        if gone:
            closing = [connection for _, connection in gone]
            threading.Thread(target=close_all, args=(closing,), daemon=True).start()

    def close(self) -> None:
        for _, connection in [*self.old, (self.path, self.connection)]:
            connection.close()
        self.lock.close()


class FileInbox:
    """The lanes in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.readers: dict[Path, sqlite3.Connection] = {}

    def lane(self) -> FileLane:
        return FileLane(self.folder)

    def names(self) -> list[str]:
        return [place.name for place in self.lanes()]

    def ask(self) -> Lease:
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / ASKED).open("w")
        fcntl.flock(lock, fcntl.LOCK_EX)
        return lock

    def asked(self) -> bool:
        return asked(self.folder)

    def lease(self) -> Lease | None:
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / LEASE).open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return None
        return lock

    def waiting(self, drained: Mapping[str, int]) -> Iterator[Commit]:
        for place in self.lanes():
            after = drained.get(place.name, 0)
            files = sorted(place.glob("*.sqlite"))
            following = [first_of(path) for path in files[1:]]
            for path, then in zip_longest(files, following):
                if then is None or then > after + 1:
                    yield from self.commits(place.name, path, after)

    def commits(self, lane: str, path: Path, after: int) -> Iterator[Commit]:
        """Rows of one file; none where it is just being made, or was removed meanwhile."""
        try:
            rows = self.reader(path).execute(SELECT, (after,))
            for number, events, packed in rows:
                yield Commit(lane, number, events, packed)
        except sqlite3.OperationalError as error:
            if path.exists() and "no such table" not in str(error):
                raise

    def reader(self, path: Path) -> sqlite3.Connection:
        """Only reads, and leaves the write-ahead log as it is."""
        if path not in self.readers:
            address = f"{path.absolute().as_uri()}?mode=ro"
            self.readers[path] = sqlite3.connect(
                address, uri=True, isolation_level=None, check_same_thread=False
            )
        return self.readers[path]

    def forget(self, drained: Mapping[str, int]) -> None:
        for place in self.lanes():
            after = drained.get(place.name, 0)
            dead = not alive(place)  # asked before its files are listed: a dead one gets no more
            files = sorted(place.glob("*.sqlite"))
            for path, following in pairwise(files):
                if first_of(following) <= after + 1:
                    self.remove(path)
            if dead and not self.any_after(place, files, after):
                self.remove_lane(place, files)

    def any_after(self, place: Path, files: list[Path], after: int) -> bool:
        """Something in the last of a lane's files is not in the log."""
        return any(True for path in files[-1:] for _ in self.commits(place.name, path, after))

    def remove_lane(self, place: Path, files: list[Path]) -> None:
        for path in files:
            self.remove(path)
        shutil.rmtree(place, ignore_errors=True)

    def remove(self, path: Path) -> None:
        remove(path)
        if path in self.readers:
            self.readers.pop(path).close()

    def size(self) -> int:
        return sum(size_of(path) for path in self.folder.glob("*/*.sqlite*"))

    def lanes(self) -> list[Path]:
        found = (lock.parent for lock in self.folder.glob(f"*/{LOCK}"))
        return sorted(place for place in found if not place.name.startswith(UNBORN))

    def close(self) -> None:
        for connection in self.readers.values():
            connection.close()
        self.readers.clear()


def asked(folder: Path) -> bool:
    """Somebody holds the lock that asks the drain to let go."""
    try:
        with (folder / ASKED).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def first_of(path: Path) -> int:
    """The first number in a file."""
    return int(path.stem)


def alive(place: Path) -> bool:
    """Its process still holds the lock."""
    with (place / LOCK).open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def remove(path: Path) -> None:
    for suffix in ("-shm", "-wal", ""):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def close_all(connections: list[sqlite3.Connection]) -> None:
    """Closes files that are removed already: what SQLite still copies need not reach the disk."""
    for connection in connections:
        connection.execute("PRAGMA synchronous = OFF")
        connection.close()
