"""The inbox's table in the ledger; only a ledger on PostgreSQL uses it."""

from __future__ import annotations

import sqlalchemy as sa

from syotto.store.ledger import metadata

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("lane", sa.String, primary_key=True),
    sa.Column("number", sa.BigInteger, primary_key=True),
    sa.Column("events", sa.Integer, nullable=False),
    sa.Column("requests", sa.LargeBinary, nullable=False),
)
