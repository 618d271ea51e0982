"""Questions that pages ask again and again: compiled once a build, then only bound to values.

Compiling an Ibis expression takes longer than DuckDB needs for most answers. A question is a
function of a snapshot and of text parameters; its SQL is kept for as long as the snapshot lives.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import duckdb
import ibis
import pyarrow as pa
import sqlglot.expressions as sge
from ibis import Table

from syotto.store import duck
from syotto.store.snapshot import Snapshot

Question = Callable[..., Table]
BATCH = 65_536


@dataclass(frozen=True)
class Compiled:
    """A question as SQL with named places for its values."""

    sql: str
    schema: pa.Schema


Asked = tuple[Question, int | None, tuple[str, ...]]
compiled: WeakKeyDictionary[Snapshot, dict[Asked, Compiled]] = WeakKeyDictionary()


def answer(
    snapshot: Snapshot, question: Question, *, limit: int | None = None, **values: str
) -> pa.Table:
    """The first `limit` rows of `question(snapshot, **values)`; the values may be any text.

    May be called from any thread.
    """
    known = compiled.setdefault(snapshot, {})
    key = (question, limit, tuple(values))
    if key not in known:
        known[key] = compile_question(snapshot, question, tuple(values), limit)
    asked = known[key]
    found = reader(snapshot).sql(asked.sql, params=values).to_arrow_table()
    return found.cast(asked.schema)


def stream(snapshot: Snapshot, name: str, rows: int = BATCH) -> pa.RecordBatchReader:
    """A whole table of the build, `rows` at a time. May be read in any thread.

    Raises NotFound where the build has no such table.
    """
    asked = compile_question(snapshot, lambda found: found.table(name), ())
    batches = reader(snapshot).sql(asked.sql).to_arrow_reader(rows)
    return pa.RecordBatchReader.from_batches(
        asked.schema, (batch.cast(asked.schema) for batch in batches)
    )


def reader(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """A connection of one's own: no thread disturbs another's answer."""
    cursor = snapshot.connection.cursor()
    cursor.execute(f"USE {duck.BUILD}")
    return cursor


def compile_question(
    snapshot: Snapshot, question: Question, names: tuple[str, ...], limit: int | None = None
) -> Compiled:
    parameters: dict[str, Any] = {name: ibis.param("string") for name in names}
    table = question(snapshot, **parameters).limit(limit)
    marks = {name: f"\x1f{name}\x1f" for name in names}
    tree = snapshot.backend().compiler.to_sqlglot(
        table, params={parameters[name]: mark for name, mark in marks.items()}
    )
    return Compiled(bound(tree, marks).sql(dialect="duckdb"), table.schema().to_pyarrow())


def bound(tree: sge.Expression, marks: dict[str, str]) -> sge.Expression:
    """The marks as named places: what a person typed is never a part of the SQL."""
    places = {mark: name for name, mark in marks.items()}

    def place(node: sge.Expression) -> sge.Expression:
        marked = isinstance(node, sge.Literal) and node.is_string and node.this in places
        return sge.Placeholder(this=places[node.this]) if marked else node

    return tree.transform(place)
