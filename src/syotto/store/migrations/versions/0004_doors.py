"""How far a mailbox was read, and what retention removed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "marks",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", JSON, nullable=False),
        sa.Column("moved_at", MOMENT, nullable=False),
    )
    op.create_table(
        "removals",
        sa.Column("table_name", sa.String, primary_key=True),
        sa.Column("removed_at", MOMENT, primary_key=True),
        sa.Column("before", MOMENT, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("rows", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    for name in ("removals", "marks"):
        op.drop_table(name)
