"""Hashed rows that advertising platforms have of us."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "ad_audiences",
        sa.Column("segment", sa.String, primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("row_hash", sa.String, primary_key=True),
        sa.Column("cells", JSON, nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT),
    )


def downgrade() -> None:
    op.drop_table("ad_audiences")
