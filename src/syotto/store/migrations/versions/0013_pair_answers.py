"""What people said about two that look alike."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "pair_answers",
        sa.Column("answer_id", sa.String, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("id_left", sa.String, nullable=False, index=True),
        sa.Column("id_right", sa.String, nullable=False, index=True),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("by", sa.String),
        sa.Column("evidence", sa.String),
        sa.Column("undone_at", MOMENT),
        sa.Column("undone_by", sa.String),
        sa.CheckConstraint("verdict IN ('different', 'later')", name="pair_answers_verdict"),
    )


def downgrade() -> None:
    op.drop_table("pair_answers")
