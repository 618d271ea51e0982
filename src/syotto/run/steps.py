"""Which table is made from which: the whole data flow on one page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from syotto.schema.table import TableSpec


@dataclass(frozen=True)
class Step:
    """One table and how it is made.

    `how` gets the tables of `needs` in order, then `as_of` and the named `settings` as keywords.
    kind "expression": Ibis tables in, Ibis table out; runs on any engine.
    kind "local": pyarrow tables in, pyarrow table out; `run` materialises them.
    `fast` makes the same rows in process (pyarrow in and out); the DuckDB engine prefers it.
    """

    makes: TableSpec
    needs: tuple[TableSpec, ...]
    how: Callable[..., Any]
    settings: tuple[str, ...] = ()
    kind: Literal["expression", "local"] = "expression"
    fast: Callable[..., Any] | None = None


STEPS: tuple[Step, ...] = ()
