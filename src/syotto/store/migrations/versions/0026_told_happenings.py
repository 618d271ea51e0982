"""What of the happenings of loaded tables flows were told of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "told_happenings",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("subject", sa.String, primary_key=True),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("at", MOMENT, nullable=False, index=True),
    )


def downgrade() -> None:
    op.drop_table("told_happenings")
