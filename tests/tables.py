"""Readable tables for tests: draw them, or write a few rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import ibis
import pyarrow as pa
from ibis import Table

from syotto.schema.table import TableSpec


def table(spec: TableSpec, drawing: str) -> Table:
    """A table of the vocabulary from a drawing; columns not drawn are null.

    customer_id | product_id | at
    ann         | A          | 2026-01-05
    """
    rows = drawn(drawing, dict(spec.columns.items()))
    return from_rows(spec, rows)


def from_rows(spec: TableSpec, rows: list[dict[str, Any]]) -> Table:
    return ibis.memtable(arrow(spec, rows))


def arrow(spec: TableSpec, rows: list[dict[str, Any]]) -> pa.Table:
    full = [{name: row.get(name) for name in spec.columns} for row in rows]
    return pa.Table.from_pylist(full, schema=spec.columns.to_pyarrow())


def drawn(text: str, types: dict[str, Any]) -> list[dict[str, Any]]:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    head, *body = cells
    return [{c: value_of(v, types[c]) for c, v in zip(head, row, strict=True)} for row in body]


def value_of(text: str, kind: Any) -> Any:
    if text in {"", "-"}:
        return None
    readers = (
        (kind.is_timestamp, lambda: datetime.fromisoformat(text).replace(tzinfo=UTC)),
        (kind.is_date, lambda: date.fromisoformat(text)),
        (kind.is_decimal, lambda: Decimal(text)),
        (kind.is_integer, lambda: int(text)),
        (kind.is_floating, lambda: float(text)),
        (kind.is_boolean, lambda: text == "true"),
        (kind.is_array, lambda: [value_of(one, kind.value_type) for one in text.split("+")]),
    )
    return next((read() for fits, read in readers if fits()), text)


def rows_of(expression: Table, *columns: str) -> list[tuple[Any, ...]]:
    chosen = expression.select(*columns).order_by(*columns)
    return [tuple(row.values()) for row in chosen.to_pyarrow().to_pylist()]
