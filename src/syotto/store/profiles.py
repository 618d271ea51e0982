"""The ledger's profiles: what the newest build knows of people, and what they did since then.

A row of `profiles` is about a number: of a person, or of the account that a person belongs to. Its
text is JSON, so that an erasure finds whom it speaks of. Rows are written sorted and a few hundred
at once: nobody else who writes waits for long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from syotto.store.bulk import among
from syotto.store.ledger import Ledger, Moment, insert_into, metadata
from syotto.store.rights import parts

profiles = sa.Table(
    "profiles",
    metadata,
    sa.Column("subject_id", sa.String, primary_key=True),
    sa.Column("mark", sa.String, nullable=False),
    sa.Column("profile", sa.Text, nullable=False),
)
"""mark: another one when the text is another one."""
profile_names = sa.Table(
    "profile_names",
    metadata,
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("source", sa.String, primary_key=True),
    sa.Column("identifier", sa.String, primary_key=True, index=True),
    sa.Column("person_id", sa.String, nullable=False),
)
"""What events call a person, where it is not their number: numbers of before, browsers."""
live_events = sa.Table(
    "live_events",
    metadata,
    sa.Column("source", sa.String, primary_key=True),
    sa.Column("event_id", sa.String, primary_key=True),
    sa.Column("person_id", sa.String, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("properties", sa.Text),
    sa.Column("received_at", Moment, nullable=False),
)
"""Events that the newest build may not know."""
live_people = sa.Table(
    "live_people",
    metadata,
    sa.Column("source", sa.String, primary_key=True),
    sa.Column("event_id", sa.String, primary_key=True),
    sa.Column("person_id", sa.String, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("fields", sa.Text, nullable=False),
    sa.Column("received_at", Moment, nullable=False),
)
"""What people told of themselves in events that the newest build may not know. fields: JSON."""
live_segments = sa.Table(
    "live_segments",
    metadata,
    sa.Column("person_id", sa.String, primary_key=True),
    sa.Column("segment", sa.String, primary_key=True),
    sa.Column("is_in", sa.Boolean, nullable=False),
    sa.Column("at", Moment, nullable=False),
)
"""Where a person came into a segment, or left it, after the newest build."""
Row = Mapping[str, Any]
EVENT = [live_events.c[name] for name in ("person_id", "at", "name", "properties")]
SAID = [live_people.c[name] for name in ("person_id", "fields")]
SINCE = (live_events, live_people)
"""Rows of events that the newest build may not know, by source and number."""
MOVE = [live_segments.c[name] for name in ("person_id", "segment", "is_in")]


def write(ledger: Ledger, table: sa.Table, rows: Sequence[Row]) -> None:
    """Inserts rows, or writes them over where their keys are there."""
    key = [column.name for column in table.primary_key]
    for some in parts(rows):
        with ledger.begin() as connection:
            upsert(connection, table, key, some)


def upsert(connection: sa.Connection, table: sa.Table, key: list[str], rows: Sequence[Row]) -> None:
    insert = insert_into(connection, table)
    new = {
        column.name: insert.excluded[column.name] for column in table.c if column.name not in key
    }
    connection.execute(
        insert.on_conflict_do_update(index_elements=key, set_=new), [dict(row) for row in rows]
    )


def add(ledger: Ledger, table: sa.Table, rows: Sequence[Row]) -> None:
    """Rows of events (one of SINCE) as they came; one that is there already stays as it is."""
    for some in parts(rows):
        with ledger.begin() as connection:
            insert = insert_into(connection, table).on_conflict_do_nothing()
            connection.execute(insert, [dict(row) for row in some])


def remove(ledger: Ledger, table: sa.Table, keys: Sequence[tuple[str, ...]]) -> None:
    """Deletes the rows with these keys."""
    columns = list(table.primary_key)
    chosen = sa.and_(*(column == sa.bindparam(f"key_{column.name}") for column in columns))
    for some in parts(sorted(keys)):
        values = [
            {f"key_{column.name}": value for column, value in zip(columns, key, strict=True)}
            for key in some
        ]
        with ledger.begin() as connection:
            connection.execute(sa.delete(table).where(chosen), values)


def marks(connection: sa.Connection) -> dict[str, str]:
    """subject_id -> mark, of all rows."""
    rows = connection.execute(sa.select(profiles.c.subject_id, profiles.c.mark))
    return dict(rows.all())


def marked(connection: sa.Connection, subjects: Sequence[str], mark: str) -> set[str]:
    """Which of these have this mark."""
    with_mark = sa.select(profiles.c.subject_id).where(profiles.c.mark == mark)
    return {
        subject
        for some in parts(subjects)
        for subject in connection.scalars(with_mark.where(profiles.c.subject_id.in_(some)))
    }


def rows_of(connection: sa.Connection, subjects: Sequence[str]) -> Iterator[Sequence[Any]]:
    """subject_id, mark, profile of those who have a row."""
    return among(connection, list(profiles.c), profiles.c.subject_id, subjects)


def names(connection: sa.Connection, identifiers: Sequence[str]) -> dict[tuple[str, str, str], str]:
    """(kind, source, identifier) -> person, of everything that has one of these identifiers."""
    named = profile_names.c.identifier
    rows = among(connection, list(profile_names.c), named, identifiers)
    return {(kind, source, identifier): person for kind, source, identifier, person in rows}


def every_name(connection: sa.Connection) -> dict[tuple[str, str, str], str]:
    found = connection.execute(sa.select(profile_names))
    return {(kind, source, identifier): who for kind, source, identifier, who in found}


def events_of(connection: sa.Connection, people: Sequence[str]) -> Iterator[Sequence[Any]]:
    """person_id, at, name, properties; the oldest first."""
    return among(connection, EVENT, live_events.c.person_id, people, "at, event_id")


def said_of(connection: sa.Connection, people: Sequence[str]) -> Iterator[Sequence[Any]]:
    """person_id, fields; what was told first comes first."""
    return among(connection, SAID, live_people.c.person_id, people, "at, event_id")


def who_told(connection: sa.Connection, address: str) -> str | None:
    """Who told this address last."""
    c = live_people.c
    told = c.fields.contains(f'"email":"{address}"', autoescape=True)
    query = sa.select(c.person_id).where(told).order_by(c.at.desc()).limit(1)
    return connection.scalar(query)


def events_named(connection: sa.Connection, names: Sequence[str]) -> list[Row]:
    """event_id, person_id, name, properties of all events with these names."""
    c = live_events.c
    wanted = sa.select(c.event_id, c.person_id, c.name, c.properties).where(c.name.in_(names))
    return [dict(row) for row in connection.execute(wanted).mappings()]


def who_acted(connection: sa.Connection) -> list[str]:
    """Everybody who did something that the newest build may not know."""
    return list(connection.scalars(sa.select(live_events.c.person_id).distinct()))


def every_event(connection: sa.Connection, table: sa.Table = live_events) -> list[sa.Row[Any]]:
    """source, event_id, person_id, received_at of each."""
    c = table.c
    return list(connection.execute(sa.select(c.source, c.event_id, c.person_id, c.received_at)))


def give_events(connection: sa.Connection, numbers: Mapping[str, str]) -> None:
    """Who was called by the first number is the person of the second."""
    rows = [{"before": before, "now": now} for before, now in sorted(numbers.items())]
    for table in SINCE if rows else ():
        moved = sa.update(table).where(table.c.person_id == sa.bindparam("before"))
        connection.execute(moved.values(person_id=sa.bindparam("now")), rows)


def segments_of(connection: sa.Connection, people: Sequence[str]) -> Iterator[Sequence[Any]]:
    """person_id, segment, is_in."""
    return among(connection, MOVE, live_segments.c.person_id, people)


def replace_segments(ledger: Ledger, people: Sequence[str], rows: Sequence[Row]) -> None:
    """What differs of these people from what the build found, in the place of what did."""
    theirs: dict[str, list[Row]] = {person: [] for person in people}
    for row in rows:
        theirs[row["person_id"]].append(row)
    for some in parts(sorted(theirs)):
        with ledger.begin() as connection:
            gone = live_segments.c.person_id.in_(some)
            connection.execute(sa.delete(live_segments).where(gone))
            new = [dict(row) for person in some for row in theirs[person]]
            if new:
                connection.execute(sa.insert(live_segments), new)


def moves(connection: sa.Connection, segment: str | None = None) -> list[Row]:
    """Who came into a segment, or into any, or left it since the newest build."""
    query = sa.select(live_segments).order_by(live_segments.c.segment, live_segments.c.person_id)
    if segment is not None:
        query = query.where(live_segments.c.segment == segment)
    return [dict(row) for row in connection.execute(query).mappings()]
