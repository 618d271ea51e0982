"""Requests that are acknowledged and not yet in the log (where the ledger is PostgreSQL)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("lane", sa.String, primary_key=True),
        sa.Column("number", sa.BigInteger, primary_key=True),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("requests", sa.LargeBinary, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":  # packed JSON is not worth compressing twice
        op.execute("ALTER TABLE inbox ALTER COLUMN requests SET STORAGE EXTERNAL")


def downgrade() -> None:
    op.drop_table("inbox")
