"""What every answer reads from: the opened workspace, by shape, so that no door is imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, Protocol, TypeVar
from weakref import WeakKeyDictionary

import ibis

from syotto.settings import Settings
from syotto.store.ledger import Ledger
from syotto.store.log import Log
from syotto.store.questions import Question, answer
from syotto.store.snapshot import Snapshot

Made = TypeVar("Made")


class Builds(Protocol):
    """Where builds are."""

    def open(self) -> Snapshot: ...
    def opened(self, number: int) -> Snapshot | None: ...


class Sources(Protocol):
    """The workspace: its folder, settings, three stores and clock."""

    @property
    def folder(self) -> Path: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def log(self) -> Log: ...
    @property
    def warehouse(self) -> Builds: ...
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


def once_a_build(question: Callable[[Snapshot], Made]) -> Callable[[Snapshot], Made]:
    """Asks once for each snapshot, and keeps the answer for as long as the snapshot lives."""
    known: WeakKeyDictionary[Snapshot, Made] = WeakKeyDictionary()

    @wraps(question)
    def answer_once(snapshot: Snapshot) -> Made:
        if snapshot not in known:
            known[snapshot] = question(snapshot)
        return known[snapshot]

    return answer_once


@once_a_build
def product_names(snapshot: Snapshot) -> Mapping[str, str]:
    """What every product is called; its code where it has no name."""
    table = snapshot.table("products")
    named = table.select("product_id", name=table.name.fill_null(table.product_id))
    return {row["product_id"]: row["name"] for row in rows(named)}


@once_a_build
def group_names(snapshot: Snapshot) -> Mapping[str, str]:
    table = snapshot.table("groups")
    named = table.select("customer_group", name=table.name.fill_null(table.customer_group))
    return {row["customer_group"]: row["name"] for row in rows(named)}
