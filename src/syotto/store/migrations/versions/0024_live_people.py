"""What people told of themselves since the newest build: addresses, names, languages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "live_people",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("event_id", sa.String, primary_key=True),
        sa.Column("person_id", sa.String, nullable=False, index=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("live_people")
