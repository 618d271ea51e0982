"""The ledger's book of loads: which count, which were taken back, how one is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from syotto.errors import InputError, NotFound
from syotto.run.house import House
from syotto.store import rights
from syotto.store.ledger import Ledger, loads as book

ACTIVE = "active"
UNDONE = "undone"
"""Taken back, or never finished: its rows do not count."""
TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class LoadRecord:
    """A load as the ledger remembers it."""

    load_id: str
    table_name: str
    source: str | None
    files: list[str]
    content_hash: str
    mapping: dict[str, str] | None
    full: bool
    state: str
    rows_read: int
    added: int
    changed: int
    unchanged: int
    vanished: int
    rejected: int
    loaded_at: datetime
    seconds: float | None


@dataclass(frozen=True)
class Undone:
    """A load taken back, and what to mind."""

    load: LoadRecord
    notes: tuple[str, ...] = ()


def loads(house: House, table: str | None = None) -> list[LoadRecord]:
    """All loads, the newest first; of one table, if it is named."""
    names = [entry.name for entry in fields(LoadRecord)]
    query = sa.select(*(book.c[name] for name in names)).order_by(book.c.load_id.desc())
    if table:
        query = query.where(book.c.table_name == table.removeprefix("raw."))
    with house.ledger.read() as connection:
        return [LoadRecord(**row) for row in connection.execute(query).mappings()]


def undone_loads(ledger: Ledger) -> set[str]:
    """Loads whose rows do not count: taken back, or broken off."""
    with ledger.read() as connection:
        query = sa.select(book.c.load_id).where(book.c.state != ACTIVE)
        return set(connection.scalars(query))


def begun(house: House, row: Mapping[str, Any]) -> tuple[str, datetime]:
    """Writes a new load down before its rows: until it is finished they do not count.

    Returns its number and the moment at which its rows are received, later than any before.
    """
    with house.ledger.begin() as connection:
        last_id, last_at = connection.execute(
            sa.select(sa.func.max(book.c.load_id), sa.func.max(book.c.loaded_at))
        ).one()
        number = int(last_id.removeprefix("load-")) + 1 if last_id else 1
        load_id = f"load-{number:06d}"
        moment = max(house.now(), last_at + TICK) if last_at else house.now()
        values = {**row, "load_id": load_id, "loaded_at": moment, "state": UNDONE}
        connection.execute(sa.insert(book).values(**values))
    return load_id, moment


def finished(house: House, load_id: str, counts: Mapping[str, Any]) -> None:
    """The load is whole: from here on its rows count."""
    with house.ledger.begin() as connection:
        chosen = book.c.load_id == load_id
        connection.execute(sa.update(book).where(chosen).values(state=ACTIVE, **counts))


def same_as(house: House, row: Mapping[str, Any]) -> LoadRecord | None:
    """The newest load of the table, if it is of the same content and nothing came between."""
    earlier = loads(house, row["table_name"])
    if not earlier or any(load.state != ACTIVE for load in earlier):
        return None
    newest = earlier[0]
    alike = all(
        getattr(newest, name) == row[name] for name in ("content_hash", "mapping", "source")
    )
    return newest if alike and (newest.full or not row["full"]) else None


def undo(house: House, load_id: str) -> Undone:
    """Takes a load back: what it added goes, what it replaced or removed returns.

    Load the files again to take this back. Raises NotFound for an unknown load, InputError for
    one that was taken back already.
    """
    known = {load.load_id: load for load in loads(house)}
    if load_id not in known:
        raise NotFound(f"There is no load {load_id!r}.", fix="`syotto loads DIR` lists them.")
    load = known[load_id]
    if load.state == UNDONE:
        raise InputError(
            f"{load_id} is taken back already.", fix="Load its files again to have it back."
        )
    with house.ledger.begin() as connection:
        connection.execute(sa.update(book).where(book.c.load_id == load_id).values(state=UNDONE))
        rights.take_back(connection, load_id)
    return Undone(load, tuple(leaning(load, list(known.values()))))


def leaning(load: LoadRecord, every: list[LoadRecord]) -> list[str]:
    """Later loads left rows out because they were there: some may have been this load's."""
    later = [
        other
        for other in every
        if other.table_name == load.table_name
        and other.load_id > load.load_id
        and other.state == ACTIVE
        and other.unchanged
    ]
    return [
        f"{other.load_id} left out {other.unchanged:,} rows that were there already; "
        f"some may have come with {load.load_id}. Load {', '.join(other.files)} again to have them."
        for other in later
    ]
