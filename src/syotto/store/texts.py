"""Texts of the workspace that people edit on pages, as they were before; and segments' counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.ledger import Moment, metadata

kept_texts = sa.Table(
    "kept_texts",
    metadata,
    sa.Column("text_id", sa.String, primary_key=True),
    sa.Column("path", sa.String, nullable=False, index=True),
    sa.Column("text", sa.Text),
    sa.Column("at", Moment, nullable=False),
    sa.Column("by", sa.String, nullable=False),
)
"""text: what the file at `path` held until then; null is no file."""
segment_counts = sa.Table(
    "segment_counts",
    metadata,
    sa.Column("segment", sa.String, primary_key=True),
    sa.Column("build", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("people", sa.BigInteger, nullable=False),
)


def keep(connection: sa.Connection, row: Mapping[str, Any]) -> None:
    connection.execute(sa.insert(kept_texts), [dict(row)])


def newest(connection: sa.Connection, path: str) -> Mapping[str, Any] | None:
    """The text that a path held before its last change."""
    order = (kept_texts.c.at.desc(), kept_texts.c.text_id.desc())
    query = sa.select(kept_texts).where(kept_texts.c.path == path).order_by(*order).limit(1)
    row = connection.execute(query).mappings().first()
    return dict(row) if row else None


def of_paths(connection: sa.Connection, paths: Iterable[str]) -> list[Mapping[str, Any]]:
    """What these paths held before, the newest first."""
    order = (kept_texts.c.at.desc(), kept_texts.c.text_id.desc())
    query = sa.select(kept_texts).where(kept_texts.c.path.in_(list(paths))).order_by(*order)
    return [dict(row) for row in connection.execute(query).mappings()]


def forget(connection: sa.Connection, text_id: str) -> None:
    connection.execute(sa.delete(kept_texts).where(kept_texts.c.text_id == text_id))


def note_counts(
    connection: sa.Connection, build: int, at: datetime, people: Iterable[tuple[str, int]]
) -> None:
    """What a build found; said again it replaces what was said of that build."""
    rows = [{"segment": name, "build": build, "at": at, "people": n} for name, n in people]
    connection.execute(sa.delete(segment_counts).where(segment_counts.c.build == build))
    if rows:
        connection.execute(sa.insert(segment_counts), rows)


def counts(connection: sa.Connection, builds: int) -> list[Mapping[str, Any]]:
    """The counts of the last so many builds, the oldest first."""
    recent = sa.select(segment_counts.c.build).distinct().order_by(segment_counts.c.build.desc())
    query = sa.select(segment_counts).where(segment_counts.c.build.in_(recent.limit(builds)))
    order = query.order_by(segment_counts.c.segment, segment_counts.c.build)
    return [dict(row) for row in connection.execute(order).mappings()]
