"""Texts as a table of the reading engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa

from syotto.sense.source import engine, fetch


def as_read(
    folder: Path, values: list[str], reader: Callable[[Any], Any], zone: str = "UTC"
) -> list[Any]:
    """What `reader` makes of the texts."""
    backend = engine(folder, time_zone=zone)
    backend.con.register("given", pa.table({"text": pa.array(values, pa.string())}))
    given = backend.table("given")
    return fetch(backend, given.select(read=reader(given.text)))["read"].to_pylist()
