"""CRMs: their records as last seen, what is to be written there, conflicts, erasures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"

STATES = "('intended', 'leaving', 'done', 'failed')"
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def key(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, primary_key=True) for name in names]


def upgrade() -> None:
    op.create_table(
        "crm_records",
        *key("system", "kind", "record_id"),
        sa.Column("our_id", sa.String, index=True),
        sa.Column("fields", JSON, nullable=False),
        sa.Column("agreed", JSON),
        sa.Column("updated_at", sa.String),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("gone_at", MOMENT),
    )
    op.create_table(
        "crm_writes",
        *key("system", "kind", "our_id"),
        sa.Column("record_id", sa.String),
        sa.Column("fields", JSON, nullable=False),
        sa.Column("state", sa.String, nullable=False, index=True),
        sa.Column("problem", sa.String),
        sa.Column("because", sa.String, nullable=False),
        sa.Column("intended_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.CheckConstraint(f"state IN {STATES}", name="crm_writes_state"),
    )
    op.create_table(
        "crm_conflicts",
        *key("system", "kind", "record_id", "field"),
        sa.Column("our_id", sa.String),
        sa.Column("ours", sa.String),
        sa.Column("theirs", sa.String),
        sa.Column("chosen", sa.String, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table(
        "crm_erasures",
        *key("system", "kind", "record_id"),
        sa.Column("how", sa.String, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("problem", sa.String),
    )


def downgrade() -> None:
    for name in ("crm_erasures", "crm_conflicts", "crm_writes", "crm_records"):
        op.drop_table(name)
