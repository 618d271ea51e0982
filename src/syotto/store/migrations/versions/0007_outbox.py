"""Messages that are intended, the mailings they belong to, what they say, and how fast they go."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
WAITING = "('intended', 'held')"
STATES = "('intended', 'held', 'claimed', 'leaving', 'sent', 'failed', 'skipped')"


def upgrade() -> None:
    add_outbox()
    add_indexes()
    op.create_table(
        "mailings",
        sa.Column("mailing_id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("content", sa.String),
        sa.Column("audience", JSON),
        sa.Column("planned_by", sa.String),
        sa.Column("approved_by", sa.String),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "state IN ('planned', 'running', 'paused', 'stopped')", name="mailings_state"
        ),
    )
    op.create_table(
        "contents",
        sa.Column("content_id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_table(
        "paces",
        sa.Column("scope", sa.String, primary_key=True),
        sa.Column("since", MOMENT, primary_key=True),
        sa.Column("taken", sa.Integer, nullable=False),
    )


def add_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("message_id", sa.String, primary_key=True),
        sa.Column("intent_key", sa.String, nullable=False),
        sa.Column("mailing_id", sa.String, nullable=False),
        sa.Column("person_id", sa.String),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("domain", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("lane", sa.String, nullable=False),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("content", sa.String, nullable=False),
        sa.Column("given", JSON, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("send_after", MOMENT, nullable=False),
        sa.Column("claimed_by", sa.String),
        sa.Column("claimed_until", MOMENT),
        sa.Column("transport_id", sa.String),
        sa.Column("returned", sa.String),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.CheckConstraint(f"state IN {STATES}", name="outbox_state"),
        sa.CheckConstraint("lane IN ('transactional', 'bulk')", name="outbox_lane"),
    )


def add_indexes() -> None:
    due = ["mailing_id", "lane", "send_after", "message_id"]
    op.create_index("outbox_intent", "outbox", ["intent_key"], unique=True)
    op.create_index("outbox_due", "outbox", due, **where(f"state IN {WAITING}"))
    op.create_index("outbox_claimed", "outbox", ["claimed_until"], **where("state = 'claimed'"))
    op.create_index("outbox_leaving", "outbox", ["claimed_until"], **where("state = 'leaving'"))
    op.create_index("outbox_address", "outbox", ["address"])
    op.create_index("outbox_told", "outbox", ["mailing_id", "state"])


def where(condition: str) -> dict[str, Any]:
    """A partial index, on both engines."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def downgrade() -> None:
    for name in ("paces", "contents", "mailings", "outbox"):
        op.drop_table(name)
