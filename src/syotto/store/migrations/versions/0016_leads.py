"""Leads that sales got, and every step of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

MOMENT = sa.DateTime(timezone=True)
STATES = "('open', 'handed', 'accepted', 'rejected', 'recycled', 'won', 'lost')"


def upgrade() -> None:
    add_leads()
    op.create_table(
        "lead_steps",
        sa.Column("step_id", sa.String, primary_key=True),
        sa.Column("lead_id", sa.String, nullable=False, index=True),
        sa.Column("at", MOMENT, nullable=False, index=True),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("person_id", sa.String, nullable=False),
        *(sa.Column(name, sa.String) for name in ("owner", "reason", "words", "by")),
        sa.Column("in_log", sa.Boolean, nullable=False, index=True),
    )


def add_leads() -> None:
    op.create_table(
        "leads",
        sa.Column("lead_id", sa.String, primary_key=True),
        sa.Column("claim", sa.String, unique=True),
        sa.Column("person_id", sa.String, nullable=False, index=True),
        sa.Column("account_id", sa.String, index=True),
        sa.Column("unit", sa.String),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("hot", sa.Boolean, nullable=False),
        sa.Column("because", sa.String),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("owner", sa.String),
        sa.Column("rule", sa.String),
        sa.Column("created_at", MOMENT, nullable=False),
        *(sa.Column(name, MOMENT) for name in ("handed_at", "due_at", "escalated_at")),
        sa.Column("answered_at", MOMENT),
        sa.Column("answered_by", sa.String),
        sa.Column("done_at", MOMENT),
        sa.Column("reason", sa.String),
        sa.Column("words", sa.String),
        sa.Column("rest_until", MOMENT),
        *(
            sa.Column(name, sa.Float)
            for name in ("expected_profit", "probability", "low", "high", "points")
        ),
        *(
            sa.Column(name, sa.String)
            for name in ("persona", "product_id", "scoring_version", "opportunity_ref")
        ),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.CheckConstraint(f"state IN {STATES}", name="leads_state"),
    )
    op.create_index("leads_standing", "leads", ["state", "owner"])


def downgrade() -> None:
    op.drop_table("lead_steps")
    op.drop_table("leads")
