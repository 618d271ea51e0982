"""Until when a seller's next step with a lead is due, and what an answer changed."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0025"
down_revision = "0024"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
TWO_DAYS = timedelta(days=2)
"""So long from their answer on have leads that were accepted before there was a term."""


def upgrade() -> None:
    op.add_column("leads", sa.Column("next_at", MOMENT))
    op.add_column("leads", sa.Column("next_told_at", MOMENT))
    op.add_column("leads", sa.Column("before", JSON))
    leads = sa.table(
        "leads", sa.column("lead_id", sa.String), sa.column("state", sa.String),
        *(sa.column(name, MOMENT) for name in ("answered_at", "done_at", "next_at")),
    )  # fmt: skip
    waits = (leads.c.state == "accepted") & leads.c.done_at.is_(None)
    rows = op.get_bind().execute(sa.select(leads.c.lead_id, leads.c.answered_at).where(waits))
    for lead_id, answered_at in rows.all():
        if answered_at is not None:
            one = sa.update(leads).where(leads.c.lead_id == lead_id)
            op.get_bind().execute(one.values(next_at=answered_at + TWO_DAYS))


def downgrade() -> None:
    for name in ("before", "next_told_at", "next_at"):
        op.drop_column("leads", name)
