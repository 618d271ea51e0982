"""What somebody of us wrote down about a person or an account."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("note_id", sa.String, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", sa.String, index=True),
        sa.Column("account_id", sa.String, index=True),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("by", sa.String),
        sa.Column("undone_at", MOMENT),
        sa.Column("in_log", sa.Boolean, nullable=False, index=True),
    )


def downgrade() -> None:
    op.drop_table("notes")
