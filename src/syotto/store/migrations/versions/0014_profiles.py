"""What live decisions read: profiles, what events call people, what people did since the build."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "profiles",
        sa.Column("subject_id", sa.String, primary_key=True),
        sa.Column("mark", sa.String, nullable=False),
        sa.Column("profile", sa.Text, nullable=False),
    )
    op.create_table(
        "profile_names",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("identifier", sa.String, primary_key=True, index=True),
        sa.Column("person_id", sa.String, nullable=False),
    )
    op.create_table(
        "live_events",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("event_id", sa.String, primary_key=True),
        sa.Column("person_id", sa.String, nullable=False, index=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("properties", sa.Text),
        sa.Column("received_at", MOMENT, nullable=False),
    )
    op.create_table(
        "live_segments",
        sa.Column("person_id", sa.String, primary_key=True),
        sa.Column("segment", sa.String, primary_key=True),
        sa.Column("is_in", sa.Boolean, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )


def downgrade() -> None:
    for name in ("live_segments", "live_events", "profile_names", "profiles"):
        op.drop_table(name)
