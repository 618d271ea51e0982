"""Takes people out of the log, the ledger and files, with their history: nothing is left to undo.

A Delta table that is only deleted from keeps the person in its commits (smallest and largest values
of every column) and in files that are not vacuumed yet. So a table is written anew beside itself,
with the positions of its senders, and then takes its own place.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa

from syotto.schema.personal import BLACK
from syotto.schema.table import TableSpec
from syotto.store.ledger import Ledger
from syotto.store.ledger_tables import metadata
from syotto.store.log import Log, log_schema

NEW, OLD = ".rewriting-", ".old-"
Clean = Callable[[pa.Table], pa.Table]
STAYS = {
    "builds", "loads", "suppressed", "marks", "removals", "sources", "source_days", "inbox",
    "users", "sessions", "sign_in_waits", "api_tokens", "contents", "mailings", "paces",
    "segment_counts", "flows", "flow_versions", "content_results",
    "givers", "crm_erasures",
    "spent_keys", "mailing_totals",
    "ad_audiences",  # hashes, until the platform was told to forget them
}  # fmt: skip
"""Tables of the ledger without a customer; who works here is no customer. What waits in the inbox
holds other people's events too: the drain leaves out who was erased. A record that is still to be
deleted in a CRM is known by that system's number alone, until that is done.
"""
BLANKED = {"audit": ("subject", "detail"), "erasures": ("lifted_proof",)}
"""Rows that stay, without the cells that name somebody: that somebody looked stays on record."""
SQLITE = ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
IS_SUPERUSER = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"


def rewrite(log: Log, spec: TableSpec, clean: Clean) -> None:
    """The table with `clean` applied to the rows of each file; nothing of its history stays."""
    parts = log.parts(spec)
    place, new, old = (log.folder / f"{mark}{spec.name}" for mark in ("", NEW, OLD))
    shutil.rmtree(new, ignore_errors=True)
    beside = Log(new.parent / f"{NEW}{spec.name}")
    beside.create(spec)
    for part in parts:
        rows = clean(read(Path(part.path), spec))
        if rows.num_rows:
            beside.append(spec, rows)
    reached = positions(place)
    if reached:
        beside.append(spec, log_schema(spec).empty_table(), positions=reached)
    place.rename(old)
    (new / spec.name).rename(place)
    shutil.rmtree(new)
    shutil.rmtree(old)


def recover(log: Log, spec: TableSpec) -> None:
    """After a crash in the middle of the change of places."""
    place, new, old = (log.folder / f"{mark}{spec.name}" for mark in ("", NEW, OLD))
    if old.exists() and not place.exists():
        (new / spec.name).rename(place)
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)


def read(path: Path, spec: TableSpec) -> pa.Table:
    """All rows of a file, in the columns that the table has today."""
    found = pq.read_table(path, partitioning=None)
    schema = log_schema(spec)
    lacking = [field for field in schema if field.name not in found.column_names]
    for entry in lacking:
        found = found.append_column(entry, pa.nulls(found.num_rows, entry.type))
    return found.select(schema.names).cast(schema)


def positions(place: Path) -> dict[str, int]:
    """How far every sender has come, by the commits of a Delta table."""
    found: dict[str, int] = {}
    for action in actions(place):
        said = action.get("txn")
        if said and said.get("appId"):
            found[said["appId"]] = max(int(said["version"]), found.get(said["appId"], 0))
    return found


def actions(place: Path) -> Iterator[dict[str, Any]]:
    """What the commits and checkpoints of a Delta table say, in no order."""
    for path in sorted((place / "_delta_log").glob("*.checkpoint*.parquet")):
        yield from pq.read_table(path).to_pylist()
    for path in sorted((place / "_delta_log").glob("*.json")):
        yield from map(json.loads, filter(None, path.read_text(encoding="utf-8").splitlines()))


def texts_of(path: Path) -> str:
    """What a file says to its reader: the values of a Parquet file, the text of any other."""
    if path.suffix == ".parquet":
        return repr(pq.read_table(path, partitioning=None).to_pylist())
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    return data.decode("utf-8", "replace")


def history_of(log: Log, spec: TableSpec) -> str:
    """Everything that the commits of a table say."""
    return repr(list(actions(log.folder / spec.name)))


def erase_rows(
    connection: sa.Connection, about: Callable[[str, dict[str, Any]], bool]
) -> dict[str, int]:
    """Deletes or blanks the rows of the ledger that are about somebody; rows by table."""
    gone: dict[str, int] = {}
    for table in metadata.sorted_tables[::-1]:
        if table.name in STAYS or not sa.inspect(connection).has_table(table.name):
            continue
        key = list(table.primary_key)
        found = [
            tuple(row[column.name] for column in key)
            for row in connection.execute(sa.select(table)).mappings()
            if about(table.name, dict(row))
        ]
        blank = dict.fromkeys(BLANKED.get(table.name, ()), BLACK)
        for values in found:
            chosen = sa.and_(*(column == value for column, value in zip(key, values, strict=True)))
            change = sa.update(table).values(**blank) if blank else sa.delete(table)
            connection.execute(change.where(chosen))
        if found:
            gone[table.name] = len(found)
    return gone


def tidy(ledger: Ledger) -> None:
    """Gives back the space of deleted rows, so that no byte of them stays in the tables' files: on
    SQLite the file and its WAL, on PostgreSQL every table of ours, which others wait for meanwhile.
    """
    sqlite = ledger.engine.dialect.name == "sqlite"
    words = SQLITE if sqlite else vacuums(ledger)
    with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        cursor = raw.cursor()  # beside SQLAlchemy, which would begin a transaction
        for word in words:
            cursor.execute(word)
        cursor.close()


def vacuums(ledger: Ledger) -> list[str]:
    """Of every table of ours: written anew, and what the planner remembers of its values.

    A table's file of before stays until a checkpoint, which only a superuser may ask for, as for
    the planner's memory; else both go by themselves within `checkpoint_timeout` and by autovacuum.
    """
    with ledger.read() as connection:
        there = set(sa.inspect(connection).get_table_names())
        superuser = connection.scalar(sa.text(IS_SUPERUSER))
    ours = [f'VACUUM (FULL, ANALYZE) "{name}"' for name in sorted(set(metadata.tables) & there)]
    return [*ours, "VACUUM FULL pg_catalog.pg_statistic", "CHECKPOINT"] if superuser else ours


def remove_mentioning(
    folder: Path, names: Iterable[str], mentions: Callable[[str], bool]
) -> list[Path]:
    """Removes the files of these folders that say something about somebody."""
    found = [
        path
        for name in names
        for path in sorted((folder / name).rglob("*"))
        if path.is_file() and mentions(texts_of(path))
    ]
    for path in found:
        path.unlink()
    return found
