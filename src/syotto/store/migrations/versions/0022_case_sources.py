"""The system that has the sales case of a lead: two systems may use one number."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("leads", sa.Column("opportunity_source", sa.String))


def downgrade() -> None:
    op.drop_column("leads", "opportunity_source")
