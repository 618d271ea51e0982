"""The ledger's book of happenings of loaded tables that flows were told of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.bulk import among
from syotto.store.flows import enrolments
from syotto.store.ledger import Moment, insert_into, metadata

told_happenings = sa.Table(
    "told_happenings",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("since", Moment, nullable=False),
    sa.Column("at", Moment, nullable=False, index=True),
)
"""since: what makes it the same again: of a service that is due, the one before."""


def told(connection: sa.Connection, subjects: Iterable[str]) -> dict[tuple[str, str], datetime]:
    """(name, subject) -> since, of what was told of these."""
    c = told_happenings.c
    columns = [c.name, c.subject, c.since]
    rows = among(connection, columns, c.subject, sorted(set(subjects)))
    return {(name, subject): since for name, subject, since in rows}


def note(connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """These were told; what was told of the same before stands no more."""
    if rows:
        insert = insert_into(connection, told_happenings)
        new = {name: insert.excluded[name] for name in ("since", "at")}
        connection.execute(
            insert.on_conflict_do_update(index_elements=["name", "subject"], set_=new), list(rows)
        )


def forget(connection: sa.Connection, before: datetime) -> None:
    """What happened before a moment cannot be told again."""
    c = told_happenings.c
    connection.execute(sa.delete(told_happenings).where(c["at"] < before))


def inside(connection: sa.Connection, accounts: Collection[str]) -> list[tuple[str, str]]:
    """account_id, person_id of who is in flows, each once."""
    c = enrolments.c
    columns = [c.account_id, c.person_id, c.status]
    rows = among(connection, columns, c.account_id, sorted(accounts))
    return sorted({(account, person) for account, person, status in rows if status != "ended"})
