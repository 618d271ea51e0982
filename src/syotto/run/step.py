"""One table of a build and how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import ibis

from syotto.schema.table import TableSpec

Tables = tuple[ibis.Table, ...]


@dataclass(frozen=True)
class Step:
    """One table and how it is made.

    `how` gets the tables of `needs` in order, then `as_of` and the named `settings` as keywords.
    kind "expression": Ibis tables in, Ibis table out; runs on any engine.
    kind "local": pyarrow tables in, pyarrow table out; `run` materialises them.
    `fast` makes the same rows in process (pyarrow in and out); the DuckDB engine prefers it.
    `reads` turns the tables of `needs` into what is materialised, where all of them are too much.
    `sees_all`: gets the rows of people who objected to being profiled too; no other step does.
    `of`: every row comes from a row of so many first tables of `needs`; without any, nothing runs.
    `defined`: names of what the workspace's texts define, given as keywords; without, nothing runs.
    `asks`: a setting that must be on; without it, nothing runs.
    `before`: gets its own table as the last build made it, after those of `needs`.
    """

    makes: TableSpec
    needs: tuple[TableSpec, ...]
    how: Callable[..., Any]
    settings: tuple[str, ...] = ()
    kind: Literal["expression", "local"] = "expression"
    fast: Callable[..., Any] | None = None
    reads: Callable[..., Tables] | None = None
    of: int = 0
    sees_all: bool = False
    defined: tuple[str, ...] = ()
    before: bool = False
    asks: str = ""
