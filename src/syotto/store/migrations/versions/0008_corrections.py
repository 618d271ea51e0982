"""What people said is wrong in their record; who was erased and came back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

MOMENT = sa.DateTime(timezone=True)
LIFTED = (("lifted_at", MOMENT), ("lifted_by", sa.String), ("lifted_proof", sa.String))


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("correction_id", sa.String, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_ref", sa.String, nullable=False, index=True),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.Column("was", sa.String, nullable=False),
        sa.Column("by", sa.String),
        sa.Column("undone_at", MOMENT),
    )
    for name, kind in LIFTED:
        op.add_column("erasures", sa.Column(name, kind))


def downgrade() -> None:
    for name, _ in LIFTED:
        op.drop_column("erasures", name)
    op.drop_table("corrections")
