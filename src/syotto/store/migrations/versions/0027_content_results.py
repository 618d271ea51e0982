"""What is known of contents among which flows choose, and the chances of each choice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0027"
down_revision = "0026"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("flow_steps", sa.Column("chances", JSON))
    op.create_table(
        "content_results",
        *(
            sa.Column(name, sa.String, primary_key=True)
            for name in ("flow", "step_id", "content", "persona")
        ),
        sa.Column("goal", sa.String, nullable=False),
        sa.Column("messages", sa.Integer, nullable=False),
        sa.Column("hits", sa.Integer, nullable=False),
        sa.Column("alpha", sa.Float, nullable=False),
        sa.Column("beta", sa.Float, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("content_results")
    op.drop_column("flow_steps", "chances")
