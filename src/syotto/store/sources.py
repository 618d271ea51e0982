"""The ledger's book of sources, and what each of them sent on each day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from syotto.schema.source import ConsentMode, Source, SourceKind
from syotto.store.ledger import Json, Moment, metadata

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("source_id", sa.String, primary_key=True),
    sa.Column("write_key", sa.String, nullable=False, unique=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("origins", Json, nullable=False),
    sa.Column("consent", sa.String, nullable=False),
    sa.Column("events_per_second", sa.Integer, nullable=False),
    sa.Column("settings", Json),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
)

source_days = sa.Table(
    "source_days",
    metadata,
    sa.Column("source_id", sa.String, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("events", sa.BigInteger, nullable=False),
    sa.Column("last_at", Moment, nullable=False),
)

source_errors = sa.Table(
    "source_errors",
    metadata,
    sa.Column("source_id", sa.String, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("code", sa.String, primary_key=True),
    sa.Column("events", sa.BigInteger, nullable=False),
    sa.Column("message", sa.String, nullable=False),
    sa.Column("last_at", Moment, nullable=False),
)


def source_of(row: Mapping[str, Any]) -> Source:
    return Source(
        source_id=row["source_id"],
        write_key=row["write_key"],
        kind=SourceKind(row["kind"]),
        origins=tuple(row["origins"]),
        consent=ConsentMode(row["consent"]),
        events_per_second=row["events_per_second"],
        created_at=row["created_at"],
        ended_at=row["ended_at"],
    )


def every_source(connection: sa.Connection) -> list[Source]:
    """All of them, also those that ended, by name."""
    query = sa.select(sources).order_by(sources.c.source_id)
    return [source_of(dict(row)) for row in connection.execute(query).mappings()]


def add_source(connection: sa.Connection, source: Source) -> None:
    """Raises IntegrityError where there is one of that name."""
    row = asdict(source) | {"origins": list(source.origins)}
    connection.execute(sa.insert(sources).values(**row))


def end_source(connection: sa.Connection, source_id: str, at: datetime) -> None:
    """Its key lets nobody in any more; what it sent stays."""
    chosen = sources.c.source_id == source_id
    connection.execute(sa.update(sources).where(chosen).values(ended_at=at))


def change_source(
    connection: sa.Connection, source_id: str, origins: Sequence[str], consent: str
) -> None:
    """Collectors read it within a few seconds."""
    chosen = sources.c.source_id == source_id
    values = {"origins": list(origins), "consent": consent}
    connection.execute(sa.update(sources).where(chosen).values(**values))


def tally(
    connection: sa.Connection, counts: Iterable[tuple[str, date, str, int, datetime]]
) -> None:
    """Adds (source_id, day, kind of event, events, last_at) to the book."""
    for source_id, day, kind, events, last_at in sorted(counts):
        raise_by(connection, source_days, (source_id, day, kind), events, {"last_at": last_at})


def tally_errors(
    connection: sa.Connection, errors: Iterable[tuple[str, date, str, int, str, datetime]]
) -> None:
    """Adds (source_id, day, code, events, an example, last_at) to the book."""
    for source_id, day, code, events, message, last_at in sorted(errors):
        said = {"message": message, "last_at": last_at}
        raise_by(connection, source_errors, (source_id, day, code), events, said)


def raise_by(
    connection: sa.Connection,
    table: sa.Table,
    key: Sequence[Any],
    events: int,
    said: Mapping[str, Any],
) -> None:
    """Raises the row's `events`, and overwrites what is `said`; makes the row where none is."""
    named = dict(zip((column.name for column in table.primary_key), key, strict=True))
    chosen = sa.and_(*(table.c[name] == value for name, value in named.items()))
    raised = sa.update(table).where(chosen).values(events=table.c.events + events, **said)
    if not connection.execute(raised).rowcount:
        connection.execute(sa.insert(table).values(events=events, **named, **said))
