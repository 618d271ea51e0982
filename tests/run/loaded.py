"""What tests of loading look at: the rows that count today, and small files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ibis

from syotto.run.compare import Logged
from syotto.run.house import House, open_house
from syotto.run.loads import undone_loads
from syotto.run.workspace import create
from syotto.schema import RAW
from syotto.schema.raw import LOAD_COLUMNS
from syotto.sense.source import engine, fetch

LOAD_NAMES = [field.name for field in LOAD_COLUMNS]


def house_in(folder: Path, **settings: object) -> House:
    create(folder, settings)
    return open_house(folder)


def counting(house: House, table: str) -> ibis.Table | None:
    spec = RAW[table]
    logged = Logged.of(house.log, spec, undone_loads(house.ledger))
    if not logged.parts:
        return None
    backend = engine(house.folder)
    return logged.counting(logged.rows(backend), spec)


def rows(house: House, table: str) -> list[dict[str, Any]]:
    """The rows that count, by key, without the columns of the load."""
    found = counting(house, table)
    if found is None:
        return []
    ordered = found.order_by(*RAW[table].key).drop(*LOAD_NAMES)
    return fetch(ibis.get_backend(found), ordered).to_pylist()


def columns(house: House, table: str, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows(house, table)]


def file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def drawing(text: str, delimiter: str = ",") -> str:
    """A drawn table as CSV: cells between |, spaces around them do not count."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    cut = [[cell.strip() for cell in line.split("|")] for line in lines]
    return "".join(delimiter.join(cells) + "\n" for cells in cut)
