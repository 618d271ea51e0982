"""What a person was sent is found by their number."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0018"


def upgrade() -> None:
    op.create_index("outbox_person", "outbox", ["person_id"])


def downgrade() -> None:
    op.drop_index("outbox_person", "outbox")
