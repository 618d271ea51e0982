"""Loads, builds and feedback."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    loads()
    builds()
    feedback()


def loads() -> None:
    counts = ("rows_read", "added", "changed", "unchanged", "vanished", "rejected")
    op.create_table(
        "loads",
        sa.Column("load_id", sa.String, primary_key=True),
        sa.Column("table_name", sa.String, nullable=False, index=True),
        sa.Column("source", sa.String),
        sa.Column("files", JSON, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False, index=True),
        sa.Column("mapping", JSON),
        sa.Column("full", sa.Boolean, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in counts),
        sa.Column("loaded_at", MOMENT, nullable=False),
        sa.Column("seconds", sa.Float),
        sa.Column("by", sa.String),
        sa.CheckConstraint("state IN ('active', 'undone')", name="loads_state"),
    )


def builds() -> None:
    op.create_table(
        "builds",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("as_of", MOMENT, nullable=False),
        sa.Column("built_at", MOMENT, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("engine", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("changes", JSON),
    )


def feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("feedback_id", sa.String, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("customer_id", sa.String, nullable=False, index=True),
        sa.Column("product_id", sa.String),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("until", MOMENT),
        sa.Column("by", sa.String),
        sa.Column("undone_at", MOMENT),
    )


def downgrade() -> None:
    for name in ("feedback", "builds", "loads"):
        op.drop_table(name)
