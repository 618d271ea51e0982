"""What every answer reads from: the opened workspace, by shape, so that no door is imported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import ibis

from syotto.settings import Settings
from syotto.store.ledger import Ledger
from syotto.store.log import Log
from syotto.store.questions import Question, answer
from syotto.store.snapshot import Snapshot
from syotto.store.warehouse import Warehouse

LATEST = 2
"""Snapshots whose small tables are kept in memory: the newest, and one that readers still hold."""


class Sources(Protocol):
    """The workspace: its folder, settings, three stores and clock."""

    @property
    def folder(self) -> Path: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def log(self) -> Log: ...
    @property
    def warehouse(self) -> Warehouse: ...
    @property
    def ledger(self) -> Ledger: ...
    def now(self) -> datetime: ...


def rows(expression: ibis.Table) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = expression.to_pyarrow().to_pylist()
    return answer


def asked(
    snapshot: Snapshot, question: Question, *, limit: int | None = None, **values: str
) -> list[dict[str, Any]]:
    """The rows of a question that pages ask for many values."""
    found: list[dict[str, Any]] = answer(snapshot, question, limit=limit, **values).to_pylist()
    return found


def first(found: list[dict[str, Any]]) -> dict[str, Any] | None:
    return next(iter(found), None)


@lru_cache(maxsize=LATEST)
def product_names(snapshot: Snapshot) -> Mapping[str, str]:
    """What every product is called; its code where it has no name."""
    table = snapshot.table("products")
    named = table.select("product_id", name=table.name.fill_null(table.product_id))
    return {row["product_id"]: row["name"] for row in rows(named)}


@lru_cache(maxsize=LATEST)
def group_names(snapshot: Snapshot) -> Mapping[str, str]:
    table = snapshot.table("groups")
    named = table.select("customer_group", name=table.name.fill_null(table.customer_group))
    return {row["customer_group"]: row["name"] for row in rows(named)}
