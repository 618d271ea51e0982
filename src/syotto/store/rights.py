"""The ledger's rights: what was said since the newest build, and whom nobody may contact.

A suppression holds no address, only a keyed hash of it: the list can be kept when all else about
a person is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from syotto.schema.personal import ERASED
from syotto.store.bulk import among
from syotto.store.ledger import Json, Moment, insert_into, metadata

Value = TypeVar("Value")
AT_ONCE = 500
"""Values of one query; SQLite takes some thousands."""

consent_changes = sa.Table(
    "consent_changes",
    metadata,
    sa.Column("change_id", sa.String, primary_key=True),
    sa.Column("recorded_at", Moment, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("person_id", sa.String, index=True),
    sa.Column("address", sa.String, index=True),
    sa.Column("purpose", sa.String, nullable=False),
    sa.Column("channel", sa.String, nullable=False),
    sa.Column("basis", sa.String),
    sa.Column("given", sa.Boolean, nullable=False),
    sa.Column("source", sa.String),
    sa.Column("wording", sa.String),
    sa.Column("proof", sa.String),
    sa.Column("in_log", sa.Boolean, nullable=False),
    sa.Column("load_id", sa.String),
)

suppressed = sa.Table(
    "suppressed",
    metadata,
    sa.Column("identifier_hash", sa.String, primary_key=True),
    sa.Column("channel", sa.String, primary_key=True),
    sa.Column("reason", sa.String, nullable=False),
    sa.Column("at", Moment),
    sa.Column("load_id", sa.String),
)

erasures = sa.Table(
    "erasures",
    metadata,
    sa.Column("erasure_id", sa.String, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("by", sa.String),
    sa.Column("hashes", Json, nullable=False),
    sa.Column("rows", Json, nullable=False),
    sa.Column("lifted_at", Moment),
    sa.Column("lifted_by", sa.String),
    sa.Column("lifted_proof", sa.String),
)

SAID = list(consent_changes.c)
SAID_NAMES = [column.name for column in SAID]


def new_rows(connection: sa.Connection, table: sa.Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Inserts rows; one whose key is there already stays as it is."""
    given = [dict(row) for row in rows]
    if given:
        connection.execute(insert_into(connection, table).on_conflict_do_nothing(), given)


def say(connection: sa.Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """What people said. One that is there stays as it is; what the same load brings again is
    recorded again, so that a build which began in between does not take it for read.
    """
    given = [dict(row) for row in rows]
    if given:
        insert = insert_into(connection, consent_changes)
        again = insert.on_conflict_do_update(
            index_elements=["change_id"],
            set_={"recorded_at": insert.excluded.recorded_at},
            where=consent_changes.c.load_id == insert.excluded.load_id,
        )
        connection.execute(again, given)


def changes_for(
    connection: sa.Connection, people: Sequence[str], addresses: Sequence[str]
) -> list[dict[str, Any]]:
    """What these people, or people of these addresses, said since the newest build."""
    c = consent_changes.c
    found = {
        row["change_id"]: row
        for column, values in ((c.person_id, people), (c.address, addresses))
        for told in among(connection, SAID, column, values)
        for row in [dict(zip(SAID_NAMES, told, strict=True))]
    }
    return sorted(found.values(), key=lambda row: (row["at"], row["recorded_at"]))


def every_change(connection: sa.Connection) -> list[dict[str, Any]]:
    """All of them, the oldest first."""
    c = consent_changes.c
    query = sa.select(consent_changes).order_by(c.at, c.recorded_at, c.change_id)
    return [dict(row) for row in connection.execute(query).mappings()]


def standing(connection: sa.Connection) -> list[str]:
    """Another answer after each word that is said, and each suppression."""
    said, listed = consent_changes.c.recorded_at, suppressed.c.at
    queries = (sa.select(sa.func.count(), sa.func.max(column)) for column in (said, listed))
    return [str(one) for query in queries for one in connection.execute(query).one()]


def in_log(connection: sa.Connection, change_ids: Sequence[str]) -> None:
    """The log has these now."""
    for some in parts(change_ids):
        chosen = consent_changes.c.change_id.in_(some)
        connection.execute(sa.update(consent_changes).where(chosen).values(in_log=True))


def forget_changes(connection: sa.Connection, before: datetime) -> int:
    """Removes what the log has and a build has read: recorded before this moment."""
    chosen = consent_changes.c.in_log & (consent_changes.c.recorded_at < before)
    return int(connection.execute(sa.delete(consent_changes).where(chosen)).rowcount)


def suppressions_for(
    connection: sa.Connection, hashes: Sequence[str], channels: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """hash -> channel, reason, at; of several reasons for one hash the oldest."""
    return {
        row["identifier_hash"]: dict(row)
        for some in parts(hashes)
        for row in connection.execute(
            in_effect(channels, suppressed.c.identifier_hash.in_(some))
        ).mappings()
    }


def suppressed_hashes(connection: sa.Connection, channels: Sequence[str]) -> list[str]:
    """All of them: for who asks about more people than there are suppressions."""
    through = suppressed.c.channel.in_(channels)
    return list(connection.scalars(sa.select(suppressed.c.identifier_hash).where(through)))


def in_effect(channels: Sequence[str], chosen: sa.ColumnElement[bool]) -> sa.Select[Any]:
    through = suppressed.c.channel.in_(channels)
    return sa.select(suppressed).where(chosen, through).order_by(suppressed.c.at.desc())


def suppress_for_good(connection: sa.Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Inserts suppressions over whatever else was said of the same hash and channel."""
    for row in rows:
        same = suppressed.c.identifier_hash == row["identifier_hash"]
        connection.execute(sa.delete(suppressed).where(same))
        connection.execute(sa.insert(suppressed).values(**row))


def hashes_because(connection: sa.Connection, reason: str) -> list[str]:
    """The hashes that were suppressed for one reason."""
    chosen = suppressed.c.reason == reason
    return list(connection.scalars(sa.select(suppressed.c.identifier_hash).where(chosen)))


def count_suppressions(connection: sa.Connection) -> int:
    return int(connection.scalar(sa.select(sa.func.count()).select_from(suppressed)) or 0)


def suppressions_by_reason(connection: sa.Connection) -> list[tuple[str, str, int]]:
    """reason, channel, how many identifiers; the most frequent first."""
    c, many = suppressed.c, sa.func.count()
    query = sa.select(c.reason, c.channel, many).group_by(c.reason, c.channel)
    ordered = query.order_by(many.desc(), c.reason, c.channel)
    return [(reason, channel, number) for reason, channel, number in connection.execute(ordered)]


def take_back(connection: sa.Connection, load_id: str) -> None:
    """Removes what one load brought."""
    for table in (suppressed, consent_changes):
        connection.execute(sa.delete(table).where(table.c.load_id == load_id))


def parts(values: Sequence[Value]) -> Iterable[Sequence[Value]]:
    return (values[at : at + AT_ONCE] for at in range(0, len(values), AT_ONCE))


def let_in(
    connection: sa.Connection, hashed: set[str], *, at: datetime, by: str | None, proof: str
) -> list[str]:
    """Lifts the erasures that have one of these hashes; returns their numbers.

    Hashes that another erasure keeps out stay there.
    """
    every = [dict(row) for row in connection.execute(sa.select(erasures)).mappings()]
    standing = [row for row in every if row["lifted_at"] is None]
    lifted = [row for row in standing if hashed & set(row["hashes"])]
    kept = {one for row in standing if row not in lifted for one in row["hashes"]}
    free = sorted({one for row in lifted for one in row["hashes"]} - kept)
    for some in parts(free):
        theirs = suppressed.c.identifier_hash.in_(some) & (suppressed.c.reason == ERASED)
        connection.execute(sa.delete(suppressed).where(theirs))
    numbers = [row["erasure_id"] for row in lifted]
    change = {"lifted_at": at, "lifted_by": by, "lifted_proof": proof}
    connection.execute(
        sa.update(erasures).where(erasures.c.erasure_id.in_(numbers)).values(**change)
    )
    return numbers
