"""The ledger's topics: what people said about one kind of mail. The newest word counts.

`person` is a person's number or an address, as in the log's consents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from syotto.store.ledger import Moment, insert_into, metadata
from syotto.store.rights import parts

topic_choices = sa.Table(
    "topic_choices",
    metadata,
    sa.Column("person", sa.String, primary_key=True),
    sa.Column("topic", sa.String, primary_key=True),
    sa.Column("wanted", sa.Boolean, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("proof", sa.String),
    sa.Column("wording", sa.String),
    sa.Column("in_log", sa.Boolean, nullable=False),
    sa.Column("load_id", sa.String),
)


def say(connection: sa.Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes down choices; one that is older than what is there changes nothing."""
    given = [dict(row) for row in rows]
    if not given:
        return
    statement = insert_into(connection, topic_choices)
    newer = {
        column.name: statement.excluded[column.name]
        for column in topic_choices.c
        if not column.primary_key
    }
    statement = statement.on_conflict_do_update(
        index_elements=["person", "topic"],
        set_=newer,
        where=statement.excluded["at"] >= topic_choices.c["at"],
    )
    connection.execute(statement, given)


def choices(connection: sa.Connection, people: Sequence[str], topic: str) -> list[dict[str, Any]]:
    """What these people, or people of these addresses, said about a topic."""
    return [
        dict(row)
        for some in parts(people)
        for row in connection.execute(
            sa.select(topic_choices).where(
                topic_choices.c.person.in_(some), topic_choices.c.topic == topic
            )
        ).mappings()
    ]


def every_choice(connection: sa.Connection, topic: str) -> list[dict[str, Any]]:
    """The same for all people: for who asks about more than have chosen."""
    query = sa.select(topic_choices).where(topic_choices.c.topic == topic)
    return [dict(row) for row in connection.execute(query).mappings()]


def not_in_log(connection: sa.Connection) -> list[dict[str, Any]]:
    query = sa.select(topic_choices).where(topic_choices.c.in_log.is_(False))
    return [dict(row) for row in connection.execute(query).mappings()]


def now_in_log(connection: sa.Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """The log has these, unless something newer was said meanwhile."""
    for row in rows:
        same = [topic_choices.c[name] == row[name] for name in ("person", "topic", "at")]
        connection.execute(sa.update(topic_choices).where(*same).values(in_log=True))
