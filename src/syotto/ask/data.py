"""The state of the data: loads, what was rejected, what was noticed and assumed, builds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from syotto.ask.added import Adds, adds
from syotto.ask.feedback import Said, newest
from syotto.ask.kept import Kept, kept
from syotto.ask.seen import hidden, limited, whole
from syotto.ask.sources import Sources, once_a_build, rows
from syotto.ask.words import count, many
from syotto.errors import NotFound
from syotto.schema import LOADABLE, RAW, TABLES
from syotto.schema.words import LineKind
from syotto.store.changes import Changes
from syotto.store.ledger import builds as builds_table, loads as loads_table
from syotto.store.snapshot import Snapshot

LOADS_SHOWN = 50
BUILDS_SHOWN = 10
SAID_SHOWN = 30
ROWS_SHOWN = 50
Made = TypeVar("Made")
SEVERITY = ("bad", "caution", "note")


@dataclass(frozen=True)
class Load:
    """One load of one table."""

    load_id: str
    table_name: str
    source: str | None
    files: list[str]
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
    by: str | None


@dataclass(frozen=True)
class Built:
    """One build."""

    number: int
    as_of: datetime
    built_at: datetime
    seconds: float
    engine: str
    state: str


@dataclass(frozen=True)
class Finding:
    """Something noticed about the data."""

    name: str
    severity: str | None
    what: str | None
    rows: int | None
    share: float | None
    amount: Decimal | None
    example: str | None
    fix: str | None


@dataclass(frozen=True)
class Assumption:
    """Something taken for granted, and the money that hangs on it."""

    name: str
    value: str | None
    low: float | None
    high: float | None
    rows: int | None
    weight: Decimal | None
    about: str | None


@dataclass(frozen=True)
class TableRow:
    """A table of the newest build."""

    name: str
    one_row: str
    rows: int
    columns: int
    raw: bool


@dataclass(frozen=True)
class Month:
    """Order lines of a month: with and without a customer."""

    month: datetime
    named: int
    nameless: int


@dataclass(frozen=True)
class Changed:
    """What a build changed in a table, in rows."""

    name: str
    added: int
    gone: int
    changed: int


@dataclass(frozen=True)
class Data:
    """What the workspace knows, and how well."""

    finding: str
    currency: str
    build: int | None
    as_of: datetime | None
    notes: list[str]
    changes: list[Changed]
    loads: list[Load]
    builds: list[Built]
    findings: list[Finding]
    assumptions: list[Assumption]
    adds: list[Adds]
    tables: list[TableRow]
    months: list[Month]
    said: list[Said]
    kept: list[Kept]


def data(house: Sources) -> Data:
    """Answers before the first build too: then the build's parts are empty."""
    snapshot = newest_build(house)
    info = snapshot.build if snapshot else None
    loaded = loads(house)
    noticed = findings(snapshot) if snapshot else []
    return Data(
        finding=finding(loaded, noticed, snapshot),
        currency=house.settings.currency,
        build=info.number if info else None,
        as_of=info.as_of if info else None,
        notes=list(info.notes) if info else [],
        changes=changes(info.changes) if info else [],
        loads=loaded,
        builds=builds(house),
        findings=noticed,
        assumptions=assumptions(snapshot) if snapshot else [],
        adds=adds(snapshot) if snapshot else [],
        tables=list(tables(snapshot)) if snapshot else [],
        months=list(coverage(snapshot)) if snapshot else [],
        said=newest(house, snapshot, limit=SAID_SHOWN),
        kept=kept(house),
    )


def changes(said: Changes) -> list[Changed]:
    """The tables that changed since the build before."""
    every = (Changed(name, **counts) for name, counts in said.items())
    return [one for one in every if one.added or one.gone or one.changed]


def newest_build(house: Sources) -> Snapshot | None:
    try:
        return house.warehouse.open()
    except NotFound:
        return None


def loads(house: Sources, limit: int = LOADS_SHOWN) -> list[Load]:
    """The newest loads first."""
    ordered = loads_table.c.loaded_at.desc(), loads_table.c.load_id.desc()
    return ledger_rows(house, sa.select(loads_table).order_by(*ordered).limit(limit), load_of)


def load_of(row: dict[str, Any]) -> Load:
    named = {name: row[name] for name in Load.__dataclass_fields__ if name != "files"}
    return Load(files=[Path(file).name for file in row["files"] or []], **named)


def builds(house: Sources, limit: int = BUILDS_SHOWN) -> list[Built]:
    query = sa.select(builds_table).order_by(builds_table.c.number.desc()).limit(limit)
    names = Built.__dataclass_fields__
    return ledger_rows(house, query, lambda row: Built(**{name: row[name] for name in names}))


def ledger_rows(
    house: Sources, query: sa.Select[Any], make: Callable[[dict[str, Any]], Made]
) -> list[Made]:
    with whole(house).ledger.read() as connection:
        return [make(dict(row)) for row in connection.execute(query).mappings()]


@once_a_build
def findings(snapshot: Snapshot) -> list[Finding]:
    """What was noticed, the worst first."""
    found = [Finding(**row) for row in rows(snapshot.table("findings"))]
    order = {word: place for place, word in enumerate(SEVERITY)}
    return sorted(found, key=lambda f: (order.get(f.severity or "note", 9), -(f.rows or 0), f.name))


@once_a_build
def assumptions(snapshot: Snapshot) -> list[Assumption]:
    """What is taken for granted, the heaviest first."""
    taken = [Assumption(**row) for row in rows(snapshot.table("assumptions"))]
    return sorted(taken, key=lambda assumption: (-(assumption.weight or 0), assumption.name))


@once_a_build
def tables(snapshot: Snapshot) -> tuple[TableRow, ...]:
    """The tables of the build with their size; empty ones are left out."""
    sized = [table_row(snapshot, name) for name in snapshot.names if name in TABLES]
    return tuple(row for row in sized if row.rows)


def table_row(snapshot: Snapshot, name: str) -> TableRow:
    size = snapshot.table(name).count().to_pyarrow().as_py()
    spec = TABLES[name]
    return TableRow(name, spec.one_row, size, len(spec.columns), spec.kind == "raw")


@once_a_build
def coverage(snapshot: Snapshot) -> tuple[Month, ...]:
    """Sales a month, and how many of them name no customer."""
    lines = snapshot.table("order_lines")
    sales = lines.filter(lines.kind == LineKind.SALE)
    monthly = sales.group_by(month=sales.at.truncate("M")).agg(
        named=sales.customer_id.count(), nameless=sales.customer_id.isnull().sum()
    )
    return tuple(
        Month(row["month"], row["named"], row["nameless"])
        for row in rows(monthly.order_by("month"))
    )


@dataclass(frozen=True)
class Sample:
    """The first rows of a table, as text."""

    name: str
    one_row: str
    rows: int
    columns: list[tuple[str, str]]  # name, what it means
    cells: list[list[Any]]


def sample(house: Sources, name: str, limit: int = ROWS_SHOWN) -> Sample:
    """Raises NotFound where the newest build has no table `name`."""
    snapshot = house.warehouse.open()
    table = snapshot.table(name)
    spec = TABLES[name]
    shown = rows(table.limit(limit))
    about = [(field.name, field.about) for field in spec.fields]
    cells = [[row.get(column) for column, _ in about] for row in shown]
    return Sample(name, spec.one_row, table.count().to_pyarrow().as_py(), about, cells)


def rejects(house: Sources, load_id: str) -> Path:
    """The file with the rows of a load that could not be used, and why.

    Raises NotFound where the load rejected nothing or is unknown, Hidden for who sees a part.
    """
    if limited(house):
        raise hidden()
    known = {load.load_id for load in loads(house, limit=10_000)}
    path = house.folder / "rejects" / f"{load_id}.csv"
    if load_id not in known or not path.is_file():
        raise NotFound(f"Load {load_id!r} rejected nothing.", fix="See the loads on the Data page.")
    return path


def finding(loaded: list[Load], noticed: list[Finding], snapshot: Snapshot | None) -> str:
    active = [load for load in loaded if load.state == "active"]
    if not active and snapshot is None:
        return "Nothing is loaded yet."
    if snapshot is None:
        return f"{many(len(active), 'load is', 'loads are')} in; nothing is built from them yet."
    rejected = sum(load.rejected for load in active)
    lines = sum(row.rows for row in tables(snapshot) if row.name == "order_lines")
    grave = sum(1 for finding in noticed if finding.severity in ("bad", "caution"))
    parts = [f"{many(lines, 'order line')} from {many(len(active), 'load')}"]
    parts.append(f"{count(rejected)} rejected" if rejected else "nothing rejected")
    parts.append(f"{many(grave, 'thing')} to look at" if grave else "nothing unusual noticed")
    return "; ".join(parts) + "."


LOADABLE_WORDS = {name: RAW[name].one_row for name in LOADABLE}
