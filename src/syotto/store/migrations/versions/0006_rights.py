"""What people allowed and forbade since the last build, whom nobody contacts, whom we forgot."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "consent_changes",
        sa.Column("change_id", sa.String, primary_key=True),
        sa.Column("recorded_at", MOMENT, nullable=False, index=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", sa.String, index=True),
        sa.Column("address", sa.String, index=True),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("basis", sa.String),
        sa.Column("given", sa.Boolean, nullable=False),
        sa.Column("source", sa.String),
        sa.Column("wording", sa.String),
        sa.Column("proof", sa.String),
        sa.Column("in_log", sa.Boolean, nullable=False),
        sa.Column("load_id", sa.String),
    )
    op.create_table(
        "suppressed",
        sa.Column("identifier_hash", sa.String, primary_key=True),
        sa.Column("channel", sa.String, primary_key=True),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("at", MOMENT),
        sa.Column("load_id", sa.String),
    )
    op.create_table(
        "erasures",
        sa.Column("erasure_id", sa.String, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String),
        sa.Column("hashes", JSON, nullable=False),
        sa.Column("rows", JSON, nullable=False),
    )


def downgrade() -> None:
    for name in ("erasures", "suppressed", "consent_changes"):
        op.drop_table(name)
