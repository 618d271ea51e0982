"""Users, their sessions and tokens, and the log of who did what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    people()
    tokens()
    op.create_table(
        "audit",
        sa.Column("audit_id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("at", MOMENT, nullable=False, index=True),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("subject", sa.String, index=True),
        sa.Column("detail", sa.String),
        sa.Column("address", sa.String),
    )
    op.create_index("audit_who", "audit", ["who", "last_at"])


def people() -> None:
    op.create_table(
        "users",
        sa.Column("email", sa.String, primary_key=True),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("owners", JSON, nullable=False),
        sa.Column("units", JSON, nullable=False),
        sa.Column("password", sa.String, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT),
        sa.Column("ended_at", MOMENT),
    )
    op.create_table(
        "sessions",
        sa.Column("session_hash", sa.String, primary_key=True),
        sa.Column("email", sa.String, nullable=False, index=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("address", sa.String),
    )
    op.create_table(
        "sign_in_waits",
        sa.Column("subject", sa.String, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failed_at", MOMENT, nullable=False, index=True),
        sa.Column("until", MOMENT),
    )


def tokens() -> None:
    op.create_table(
        "api_tokens",
        sa.Column("token_id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("secret_hash", sa.String, nullable=False),
        sa.Column("scopes", JSON, nullable=False),
        sa.Column("owners", JSON, nullable=False),
        sa.Column("units", JSON, nullable=False),
        sa.Column("created_by", sa.String, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
        sa.Column("ended_at", MOMENT),
    )


def downgrade() -> None:
    for name in ("audit", "api_tokens", "sign_in_waits", "sessions", "users"):
        op.drop_table(name)
