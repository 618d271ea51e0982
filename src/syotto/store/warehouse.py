"""The warehouse: everything derived, one DuckDB file for each build, readers never wait."""

from __future__ import annotations

import fcntl
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

import duckdb

from syotto.errors import Busy, NotFound, SettingError
from syotto.store import duck
from syotto.store.build import Build
from syotto.store.changes import changes
from syotto.store.snapshot import BuildInfo, Snapshot, checksum

__all__ = ["BuildInfo", "Engine", "Snapshot", "Warehouse", "checksum"]

Engine = Literal["duckdb", "spark"]
CURRENT = "current.duckdb"
LOCK = "lock"
UNFINISHED = "unfinished-"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Warehouse:
    """A folder of builds and a pointer, `current.duckdb`, to the newest whole one.

    `now` tells when a build began and ended; without it a build is dated by its `as_of`.
    Raises SettingError for an unknown engine.
    """

    def __init__(
        self,
        folder: Path,
        keep: int = 3,
        engine: Engine = "duckdb",
        now: Callable[[], datetime] | None = None,
    ) -> None:
        if engine not in get_args(Engine):
            raise SettingError(f"There is no engine {engine!r}.", fix="Use duckdb or spark.")
        self.folder = Path(folder)
        self.keep = keep
        self.engine = engine
        self.now = now
        self.opening = threading.Lock()
        self.newest: Snapshot | None = None

    @contextmanager
    def begin(self) -> Iterator[Build]:
        """A new build. It becomes the current one when the block ends without an error.

        Raises Busy while another build runs here.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with locked(self.folder / LOCK):
            started = self.now() if self.now else None
            self.clean()
            number = max(self.numbers(), default=0) + 1
            unfinished = self.folder / f"{UNFINISHED}{number:06}.duckdb"
            connection = self.prepared(unfinished)
            try:
                with closing(self.build(connection, number)) as build:
                    yield build
                    self.describe(build, started)
                connection.execute(f"USE memory; DETACH {duck.BUILD}")
                self.flip(unfinished, number)
            finally:
                connection.close()
                self.clean()

    def prepared(self, unfinished: Path) -> duckdb.DuckDBPyConnection:
        """An engine on an empty build file, with the last build beside it where there is one."""
        connection = duck.engine(self.folder)
        duck.attach(connection, unfinished, duck.BUILD, read_only=False)
        if (self.folder / CURRENT).exists():
            duck.attach(connection, (self.folder / CURRENT).resolve(), duck.LAST)
        connection.execute(f"USE {duck.BUILD}")
        for schema in ("raw", "log", "about"):
            connection.execute(f"CREATE SCHEMA {schema}")
        return connection

    def build(self, connection: duckdb.DuckDBPyConnection, number: int) -> Build:
        if self.engine == "spark":
            from syotto.store.spark import SparkBuild

            return SparkBuild(connection, self.folder, number)
        return Build(connection, self.folder, number)

    def describe(self, build: Build, started: datetime | None) -> None:
        """What the snapshot will say about itself."""
        changed = changes(build.connection, build.kept)
        ended = self.now() if self.now else build.as_of or EPOCH
        info = BuildInfo(
            number=build.number,
            as_of=build.as_of or ended,
            built_at=ended,
            seconds=(ended - (started or ended)).total_seconds(),
            engine=self.engine,
            changes=changed,
            notes=tuple(build.notes),
        )
        info.write(build.connection)

    def flip(self, unfinished: Path, number: int) -> None:
        """From here on readers see the new build; the oldest ones go."""
        whole = self.path(number)
        os.replace(unfinished, whole)
        pointer = self.folder / f"{UNFINISHED}pointer"
        pointer.symlink_to(whole.name)
        os.replace(pointer, self.folder / CURRENT)
        for old in self.numbers()[: -self.keep]:
            self.path(old).unlink()

    def clean(self) -> None:
        """Removes what builds and readers that were killed have left."""
        for left in self.folder.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        for spill in self.folder.glob(f"{duck.SPILL}*"):
            if not alive(int(spill.name.removeprefix(duck.SPILL).split("-")[0])):
                shutil.rmtree(spill, ignore_errors=True)
        for number in self.numbers():
            if number > self.current():
                self.path(number).unlink()

    def open(self) -> Snapshot:
        """The newest build, read-only. Cheap: opens a file only when the pointer moved.

        Raises NotFound before the first build.
        """
        with self.opening:
            target = self.target()
            while self.newest is None or self.newest.path.name != target:
                try:
                    self.newest = Snapshot(self.folder / target)
                except duckdb.IOException:
                    if target == self.target():
                        raise
                    target = self.target()  # it was replaced just now
            return self.newest

    def opened(self, number: int) -> Snapshot | None:
        """A build by its number, read-only; None where it is not there any more."""
        with suppress(NotFound, duckdb.IOException):
            newest = self.open()
            return newest if newest.build.number == number else Snapshot(self.path(number))
        return None

    def target(self) -> str:
        """The name of the file that the pointer points to."""
        try:
            return os.readlink(self.folder / CURRENT)
        except FileNotFoundError:
            raise NotFound(
                "There is no build yet.", fix="Load data, then run `syotto build DIR`."
            ) from None

    def current(self) -> int:
        """The number of the current build; 0 before the first."""
        with suppress(NotFound):
            return number_of(self.target())
        return 0

    def numbers(self) -> list[int]:
        """The builds that are there, oldest first."""
        return sorted(number_of(path.name) for path in self.folder.glob("build-*.duckdb"))

    def path(self, number: int) -> Path:
        return self.folder / f"build-{number:06}.duckdb"


def number_of(name: str) -> int:
    return int(name.removeprefix("build-").removesuffix(".duckdb"))


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """The one lock of builds; the system lets go of it when a process dies."""
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise Busy(
                f"Process {file.read() or '?'} is building here.", fix="Wait until it is done."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
