"""Texts that people edit on pages, as they were before; how many people segments had."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "kept_texts",
        sa.Column("text_id", sa.String, primary_key=True),
        sa.Column("path", sa.String, nullable=False, index=True),
        sa.Column("text", sa.Text),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String, nullable=False),
    )
    op.create_table(
        "segment_counts",
        sa.Column("segment", sa.String, primary_key=True),
        sa.Column("build", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("people", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("segment_counts")
    op.drop_table("kept_texts")
