"""Tips: who gives them, and what became of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "givers",
        sa.Column("giver_id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("signs_in", sa.Boolean, nullable=False),
        sa.Column("created_by", sa.String),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
    )
    op.create_table(
        "tips",
        sa.Column("tip_id", sa.String, primary_key=True),
        sa.Column("giver_id", sa.String, nullable=False, index=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False, index=True),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("need", sa.String, nullable=False),
        sa.Column("person_ref", sa.String, nullable=False, index=True),
        sa.Column("person_id", sa.String, index=True),
        sa.Column("stage", sa.String),
        sa.Column("photo", sa.String),
    )


def downgrade() -> None:
    op.drop_table("tips")
    op.drop_table("givers")
