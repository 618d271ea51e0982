"""A private engine in memory: runs an expression over a few tables, for `api` and tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ibis
import pyarrow as pa


def run(how: Callable[..., ibis.Table], *tables: pa.Table, **settings: Any) -> pa.Table:
    """`how(*tables, **settings)` over Arrow tables, as an Arrow table.

    `how` gets Ibis tables in the order given and returns one. Nothing touches a disk.
    """
    engine = ibis.duckdb.connect()
    engine.settings["enable_progress_bar"] = False
    try:
        return engine.to_pyarrow(how(*(ibis.memtable(rows) for rows in tables), **settings))
    finally:
        engine.disconnect()
