"""A finished build, read-only: what pages, exports and the next build read."""

from __future__ import annotations

import json
import threading
from collections.abc import Hashable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb
import ibis
from ibis import Table
from ibis.backends.duckdb import Backend

from syotto.errors import NotFound
from syotto.store import duck
from syotto.store.changes import Changes


@dataclass(frozen=True)
class BuildInfo:
    """What a snapshot says about itself.

    changes: for each table, rows `added`, `gone` and `changed` since the build before.
    """

    number: int
    as_of: datetime
    built_at: datetime
    seconds: float
    engine: str = "duckdb"
    changes: Changes = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def write(self, connection: duckdb.DuckDBPyConnection) -> None:
        said = asdict(self) | {"as_of": f"{self.as_of}", "built_at": f"{self.built_at}"}
        connection.execute(f"CREATE TABLE {duck.BUILD}.about.build (info VARCHAR)")
        connection.execute(f"INSERT INTO {duck.BUILD}.about.build VALUES (?)", [json.dumps(said)])

    @classmethod
    def read(cls, connection: duckdb.DuckDBPyConnection) -> BuildInfo:
        row = connection.execute(f"SELECT info FROM {duck.BUILD}.about.build").fetchone()
        said = json.loads(row[0]) if row else {}
        moments = {name: datetime.fromisoformat(said[name]) for name in ("as_of", "built_at")}
        return cls(**{**said, **moments, "notes": tuple(said["notes"])})


class Snapshot:
    """One finished build. Several threads may read it at once.

    A table belongs to the thread that asked for it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.narrowed: dict[
            Hashable, Snapshot
        ] = {}  # what is made of it for who may not see all of it
        self.mine = threading.local()
        self.connection = duck.engine(path.parent)
        duck.attach(self.connection, path, duck.BUILD)
        self.build = BuildInfo.read(self.connection)
        self.columns = self.read_columns()
        self.names = tuple(sorted(self.columns))

    def table(self, name: str) -> Table:
        """A table of the build: `customers`, or `raw.order_lines` as it counted then.

        Raises NotFound where the build has no such table.
        """
        if name not in self.columns:
            raise NotFound(
                f"The build has no table {name!r}.", fix=f"It has {', '.join(self.names)}."
            )
        schema, _, short = name.rpartition(".")
        return duck.table(self.backend(), self.columns[name], schema or "main", short)

    def backend(self) -> Backend:
        """This thread's own connection."""
        if not hasattr(self.mine, "backend"):
            cursor = self.connection.cursor()
            cursor.execute(f"USE {duck.BUILD}")
            self.mine.backend = duck.backend(cursor)
        made: Backend = self.mine.backend
        return made

    def read_columns(self) -> dict[str, ibis.Schema]:
        """The tables that a reader may ask for, with their columns."""
        reader = self.backend()
        names = self.connection.execute(
            "SELECT schema_name, table_name FROM ("
            "SELECT database_name, schema_name, table_name FROM duckdb_tables() UNION ALL "
            "SELECT database_name, schema_name, view_name FROM duckdb_views()) "
            f"WHERE database_name = '{duck.BUILD}' AND schema_name IN ('main', 'raw')"
        ).fetchall()
        return {
            name if schema == "main" else f"{schema}.{name}": reader.get_schema(
                name, catalog=duck.BUILD, database=schema
            )
            for schema, name in names
        }


def checksum(table: Table) -> int:
    """A number of all rows, whatever their order: the same rows give the same number.

    Of two tables on one engine; another version of the engine may hash in another way.
    """
    columns = table.columns
    hashes = table.select(row=ibis.struct({name: table[name] for name in columns}).hash())
    return int(hashes.row.cast("decimal(38, 0)").sum().to_pyarrow().as_py() or 0)
