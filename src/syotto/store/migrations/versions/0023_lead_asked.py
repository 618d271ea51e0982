"""What somebody who asked for us said of themselves, until a build knows them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("lead_steps", sa.Column("asked", JSON))


def downgrade() -> None:
    op.drop_column("lead_steps", "asked")
