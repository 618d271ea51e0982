"""Removes old rows from the log, files and books; each says how many went."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import sqlalchemy as sa
from deltalake import DeltaTable

from syotto.schema.table import TableSpec
from syotto.store import outbox_ended as ended
from syotto.store.audit import audit
from syotto.store.log import KEPT_HOURS, Log, log_schema
from syotto.store.marks import removals
from syotto.store.outbox import contents, mailings, outbox, paces
from syotto.store.profiles import live_events
from syotto.store.sources import source_errors

HAS_CONTENT = mailings.c.content.isnot(None)


def old_rows(log: Log, spec: TableSpec, before: datetime) -> int:
    """Rows received before a moment. Files that hold only newer ones are opened for one column."""
    paths = log.files(spec)
    if not paths:
        return 0
    old = pc.field("received_at") < pa.scalar(before, pa.timestamp("us", tz="UTC"))
    found = ds.dataset(paths, schema=log_schema(spec), format="parquet")
    return int(found.count_rows(filter=old))


def remove_rows(log: Log, spec: TableSpec, before: datetime) -> int:
    """Removes the rows received before a moment, in one commit. Returns how many there were.

    Their files stay a little for builds and readers that have begun, then they go from the disk.
    """
    rows = old_rows(log, spec, before)
    if rows:
        with log.together():
            table = DeltaTable(log.folder / spec.name)
            table.delete(f"received_at < '{before:%Y-%m-%dT%H:%M:%S.%fZ}'")
            table.vacuum(KEPT_HOURS, dry_run=False, enforce_retention_duration=False)
    return rows


def old_files(folder: Path, before: datetime) -> list[Path]:
    """The files below a folder that were last changed before a moment."""
    return [
        path
        for path in (folder.rglob("*") if folder.is_dir() else ())
        if path.is_file() and path.stat().st_mtime < before.timestamp()
    ]


def remove_files(folder: Path, before: datetime) -> int:
    old = old_files(folder, before)
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def old_in(book: str, before: datetime) -> tuple[sa.Table, sa.ColumnElement[bool]]:
    """A table of the ledger, and which of its rows are from before a moment."""
    used = sa.union(sa.select(outbox.c.content), sa.select(mailings.c.content).where(HAS_CONTENT))
    unused = contents.c.content_id.notin_(used) & (contents.c.created_at < before)
    found: dict[str, tuple[sa.Table, sa.ColumnElement[bool]]] = {
        "source_errors": (source_errors, source_errors.c.day < before.date()),
        "audit": (audit, audit.c.last_at < before),
        "paces": (paces, paces.c.since < before),
        "live_events": (live_events, live_events.c.received_at < before),
        "contents": (contents, unused),
        "outbox": (outbox, ended.old(before)),
    }
    return found[book]


def count_old(connection: sa.Connection, book: str, before: datetime) -> int:
    table, chosen = old_in(book, before)
    query = sa.select(sa.func.count()).select_from(table).where(chosen)
    return int(connection.scalar(query) or 0)


def remove_old(connection: sa.Connection, book: str, before: datetime) -> int:
    """Removes the rows of a table of the ledger from before a moment."""
    table, chosen = old_in(book, before)
    return int(connection.execute(sa.delete(table).where(chosen)).rowcount)


def record(
    connection: sa.Connection, name: str, *, at: datetime, before: datetime, days: int, rows: int
) -> None:
    """Writes down what was removed."""
    row = {"table_name": name, "removed_at": at, "before": before, "days": days, "rows": rows}
    connection.execute(sa.insert(removals).values(**row))
