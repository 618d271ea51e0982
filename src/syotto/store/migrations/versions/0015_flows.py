"""Flows: versions that were published, who is in them, each step that was left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from syotto.store.ledger import Json, Moment

revision = "0015"
down_revision = "0014"

DUE = sa.text("due_at IS NOT NULL")
OPEN = sa.text("done_at IS NULL")
RUNNING = sa.text("status = 'running'")
STATES = "'colleagues', 'planned', 'running', 'paused', 'ended'"


def upgrade() -> None:
    op.create_table(
        "flows",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", Moment, nullable=False),
        sa.Column("changed_by", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("paused_at", Moment),
        sa.Column("planned", sa.Integer),
        sa.Column("planned_by", sa.String),
        sa.Column("reached", Json),
        sa.CheckConstraint(f"state IN ({STATES})", name="flows_state"),
    )
    versions_and_events()
    enrolments()
    steps()
    wishes()


def versions_and_events() -> None:
    op.create_table(
        "flow_versions",
        sa.Column("flow", sa.String, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("given", Json, nullable=False),
        sa.Column("published_at", Moment, nullable=False),
        sa.Column("published_by", sa.String, nullable=False),
        sa.Column("moves", Json, nullable=False),
    )
    op.create_table(
        "flow_events",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("event_id", sa.String, primary_key=True),
        sa.Column("person_id", sa.String, nullable=False, index=True),
        sa.Column("at", Moment, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("properties", sa.Text),
    )


def steps() -> None:
    op.create_table(
        "flow_steps",
        sa.Column("enrolment_id", sa.String, primary_key=True),
        sa.Column("step_id", sa.String, primary_key=True),
        sa.Column("flow", sa.String, nullable=False),
        sa.Column("person_id", sa.String, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("how", sa.String, nullable=False),
        sa.Column("words", sa.String),
    )


def wishes() -> None:
    op.create_table(
        "flow_wishes",
        sa.Column("enrolment_id", sa.String, primary_key=True),
        sa.Column("step_id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("flow", sa.String, nullable=False),
        sa.Column("person_id", sa.String, nullable=False),
        sa.Column("owner", sa.String),
        sa.Column("due_at", Moment),
        sa.Column("given", Json, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("done_at", Moment),
        sa.Column("done_by", sa.String),
        sa.CheckConstraint("kind IN ('task', 'update', 'hand_over')", name="flow_wishes_kind"),
        sa.Index("flow_wishes_open", "kind", sqlite_where=OPEN, postgresql_where=OPEN),
    )


def enrolments() -> None:
    op.create_table(
        "enrolments",
        sa.Column("enrolment_id", sa.String, primary_key=True),
        sa.Column("flow", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("person_id", sa.String, nullable=False),
        sa.Column("instance", sa.String, nullable=False),
        sa.Column("occurrence", sa.Integer, nullable=False),
        sa.Column("account_id", sa.String),
        sa.Column("role", sa.String),
        sa.Column("arm", sa.String, nullable=False),
        sa.Column("propensity", sa.Float, nullable=False),
        sa.Column("because", sa.String, nullable=False),
        sa.Column("asked_at", Moment, nullable=False),
        sa.Column("entered_at", Moment, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("step", sa.String),
        sa.Column("due_at", Moment),
        sa.Column("heard", Json, nullable=False),
        sa.Column("messaged_at", Moment),
        sa.Column("goal_at", Moment),
        sa.Column("reason", sa.String),
        sa.Column("changed_at", Moment, nullable=False),
        sa.CheckConstraint("status IN ('running', 'watched', 'ended')", name="enrolments_status"),
        sa.CheckConstraint("(status = 'ended') = (due_at IS NULL)", name="enrolments_due"),
        sa.Index("enrolments_instance", "person_id", "flow", "instance", "occurrence", unique=True),
        sa.Index("enrolments_due", "flow", "due_at", sqlite_where=DUE, postgresql_where=DUE),
        sa.Index(
            "enrolments_account", "account_id", sqlite_where=RUNNING, postgresql_where=RUNNING
        ),
    )


def downgrade() -> None:
    for name in (
        "flow_wishes",
        "flow_steps",
        "enrolments",
        "flow_events",
        "flow_versions",
        "flows",
    ):
        op.drop_table(name)
