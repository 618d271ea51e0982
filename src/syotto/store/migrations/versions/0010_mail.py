"""Messages that ended long ago, which goes first, and what people said about one kind of mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column(
        "outbox", sa.Column("priority", sa.Integer, nullable=False, server_default=sa.text("0"))
    )
    op.add_column("outbox", sa.Column("topic", sa.String))
    op.add_column("outbox", sa.Column("send_until", MOMENT))
    op.create_table(
        "spent_keys",
        sa.Column("key_hash", sa.String, primary_key=True),
        sa.Column("mailing_id", sa.String, nullable=False, index=True),
    )
    op.create_table(
        "mailing_totals",
        sa.Column("mailing_id", sa.String, primary_key=True),
        sa.Column("state", sa.String, primary_key=True),
        sa.Column("reason", sa.String, primary_key=True),
        sa.Column("returned", sa.String, primary_key=True),
        sa.Column("messages", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "topic_choices",
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("topic", sa.String, primary_key=True),
        sa.Column("wanted", sa.Boolean, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("proof", sa.String),
        sa.Column("wording", sa.String),
        sa.Column("in_log", sa.Boolean, nullable=False),
        sa.Column("load_id", sa.String),
    )
