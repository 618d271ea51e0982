"""Which people or companies somebody joined."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "merges",
        sa.Column("merge_id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("kept", sa.String, nullable=False, index=True),
        sa.Column("other", sa.String, nullable=False, index=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String),
        sa.Column("evidence", JSON),
        sa.Column("undone_at", MOMENT),
        sa.Column("undone_by", sa.String),
        sa.CheckConstraint("kind IN ('person', 'account')", name="merges_kind"),
    )


def downgrade() -> None:
    op.drop_table("merges")
