"""The ledger's advertising audiences: hashed rows that a platform has of us.

Only so can it be told whom to forget: a row stays until it was in files of removals for a while,
also where nobody knows any more whose it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.store.ledger import Json, Moment, insert_into, metadata

ad_audiences = sa.Table(
    "ad_audiences",
    metadata,
    sa.Column("segment", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("row_hash", sa.String, primary_key=True),
    sa.Column("cells", Json, nullable=False),
    sa.Column("told_at", Moment, nullable=False),
    sa.Column("removed_at", Moment),
)
"""told_at: when the row was first in a file. removed_at: when it was first in one of removals."""
AT_ONCE = 500


def there(connection: sa.Connection, segment: str, kind: str) -> list[dict[str, Any]]:
    """Rows that the platform has, or was told to forget lately."""
    mine = (ad_audiences.c.segment == segment) & (ad_audiences.c.kind == kind)
    query = sa.select(ad_audiences).where(mine).order_by(ad_audiences.c.row_hash)
    return [dict(row) for row in connection.execute(query).mappings()]


def tell(connection: sa.Connection, rows: list[dict[str, Any]]) -> None:
    """Rows that the platform has from now on, also where it was told to forget them."""
    for start in range(0, len(rows), AT_ONCE):
        statement = insert_into(connection, ad_audiences)
        again = statement.on_conflict_do_update(
            index_elements=["segment", "kind", "row_hash"], set_={"removed_at": None}
        )
        connection.execute(again, rows[start : start + AT_ONCE])


def remove(
    connection: sa.Connection, segment: str, kind: str, hashes: Iterable[str], now: datetime
) -> None:
    """Rows that the platform is told to forget."""
    given = [{"one": one} for one in hashes]
    chosen = (
        (ad_audiences.c.segment == segment)
        & (ad_audiences.c.kind == kind)
        & (ad_audiences.c.row_hash == sa.bindparam("one"))
    )
    if given:
        connection.execute(sa.update(ad_audiences).where(chosen).values(removed_at=now), given)


def forget(connection: sa.Connection, before: datetime) -> int:
    """Rows whose removal was told of long ago; returns how many."""
    old = ad_audiences.c.removed_at < before
    return connection.execute(sa.delete(ad_audiences).where(old)).rowcount
