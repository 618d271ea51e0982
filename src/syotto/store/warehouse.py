"""The warehouse: everything derived, one DuckDB file for each build, readers never wait."""

from __future__ import annotations

import fcntl
import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import duckdb
import ibis
from ibis import Table
from ibis.backends.duckdb import Backend

from syotto.errors import Busy, NotFound
from syotto.store import duck
from syotto.store.build import Build

Engine = Literal["duckdb", "spark"]
CURRENT = "current.duckdb"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class BuildInfo:
    """What a snapshot says about itself."""

    number: int
    as_of: datetime
    built_at: datetime
    seconds: float
    changes: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Warehouse:
    """A folder of builds and a pointer, `current.duckdb`, to the newest whole one.

    `now` tells when a build ended; without it a build is dated by its `as_of`.
    """

    def __init__(
        self,
        folder: Path,
        keep: int = 3,
        engine: Engine = "duckdb",
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self.folder = Path(folder)
        self.keep = keep
        self.engine = engine
        self.now = now
        self.opening = threading.Lock()
        self.newest: Snapshot | None = None

    @contextmanager
    def begin(self) -> Iterator[Build]:
        """A new build. It becomes the current one when the block ends without an error.

        Raises Busy while another process builds.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with locked(self.folder / "lock"):
            started = self.now() if self.now else EPOCH
            number = max(self.numbers(), default=0) + 1
            unfinished = self.folder / f"unfinished-{number:06}.duckdb"
            self.clean()
            connection = duck.engine(self.folder)
            try:
                duck.attach(connection, unfinished, duck.BUILD, read_only=False)
                for schema in ("raw", "log", "about"):
                    connection.execute(f"CREATE SCHEMA {duck.BUILD}.{schema}")
                build = Build(duck.backend(connection), self.folder, number)
                yield build
                self.describe(connection, build, started)
                connection.execute(f"DETACH {duck.BUILD}")
                self.flip(unfinished, number)
            finally:
                connection.close()
                unfinished.unlink(missing_ok=True)

    def describe(
        self, connection: duckdb.DuckDBPyConnection, build: Build, started: datetime
    ) -> None:
        built_at = self.now() if self.now else build.as_of or EPOCH
        info = {
            "number": build.number,
            "as_of": (build.as_of or built_at).isoformat(),
            "built_at": built_at.isoformat(),
            "seconds": (built_at - started).total_seconds() if self.now else 0.0,
            "changes": {},
            "notes": build.notes,
        }
        connection.execute(f"CREATE TABLE {duck.BUILD}.about.build (info VARCHAR)")
        connection.execute(f"INSERT INTO {duck.BUILD}.about.build VALUES (?)", [json.dumps(info)])

    def flip(self, unfinished: Path, number: int) -> None:
        """From here on readers see the new build; the oldest ones go."""
        whole = self.folder / f"build-{number:06}.duckdb"
        os.replace(unfinished, whole)
        pointer = self.folder / "unfinished-current"
        pointer.symlink_to(whole.name)
        os.replace(pointer, self.folder / CURRENT)
        for old in sorted(self.numbers())[: -self.keep]:
            (self.folder / f"build-{old:06}.duckdb").unlink()

    def clean(self) -> None:
        """Removes what a build that was killed has left."""
        for left in self.folder.glob("unfinished-*"):
            left.unlink()

    def numbers(self) -> list[int]:
        return [
            int(path.stem.removeprefix("build-")) for path in self.folder.glob("build-*.duckdb")
        ]

    def open(self) -> Snapshot:
        """The newest build, read-only. Cheap: opens a file only when the pointer moved.

        Raises NotFound before the first build.
        """
        try:
            target = os.readlink(self.folder / CURRENT)
        except FileNotFoundError:
            raise NotFound(
                "There is no build yet.", fix="Run `syotto build DIR` after loading data."
            ) from None
        with self.opening:
            if self.newest is None or self.newest.path.name != target:
                self.newest = Snapshot(self.folder / target)
            return self.newest


class Snapshot:
    """One finished build, read-only. May be used from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = duck.engine(path.parent)
        duck.attach(self.connection, path, duck.BUILD)
        self.mine = threading.local()
        self.build = self.read_info()
        self.names = tuple(sorted(self.read_names()))

    def table(self, name: str) -> Table:
        """A table of the build: `customers`, or `raw.order_lines` as it counted then.

        Raises NotFound where the build has no such table.
        """
        if name not in self.names:
            raise NotFound(
                f"The build has no table {name!r}.", fix=f"It has {', '.join(self.names)}."
            )
        schema, _, short = name.rpartition(".")
        return self.backend().table(short, database=(duck.BUILD, schema or "main"))

    def backend(self) -> Backend:
        """This thread's own connection."""
        if not hasattr(self.mine, "backend"):
            self.mine.backend = duck.backend(self.connection.cursor())
        mine: Backend = self.mine.backend
        return mine

    def read_info(self) -> BuildInfo:
        row = self.connection.execute(f"SELECT info FROM {duck.BUILD}.about.build").fetchone()
        said = json.loads(row[0]) if row else {}
        moments = {name: datetime.fromisoformat(said[name]) for name in ("as_of", "built_at")}
        return BuildInfo(**{**said, **moments, "notes": tuple(said["notes"])})

    def read_names(self) -> list[str]:
        rows = self.connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables "
            f"WHERE table_catalog = '{duck.BUILD}' AND table_schema IN ('main', 'raw')"
        ).fetchall()
        return [name if schema == "main" else f"raw.{name}" for schema, name in rows]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """The one lock of builds. The system lets go of it when a process dies."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy("Another build is running.", fix="Wait until it is done.") from None
        yield


def checksum(table: Table) -> int:
    """A number of all rows in any order: two tables are the same if their checksums are."""
    hashes = table.select(row=ibis.struct({name: table[name] for name in table.columns}).hash())
    return int(hashes.row.cast("decimal(38, 0)").sum().to_pyarrow().as_py() or 0)
