"""The ledger's flows: versions that were published, who is in them, and each step that was left.

An enrolment is one instance of a flow: a person, an order or whatever its key is, for the first,
second, ... time. Its row is written before anything is done for it, with its arm and the chance
with which that was drawn. A step is left once in an instance, and the row says how.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from syotto.schema.enrolled import FlowState, Status
from syotto.store import bulk
from syotto.store.ledger import Json, Moment, metadata
from syotto.store.profiles import live_events, profiles
from syotto.store.rights import parts

Row = Mapping[str, Any]
RUNNING = sa.text("status = 'running'")
DUE = sa.text("due_at IS NOT NULL")
OPEN = sa.text("done_at IS NULL")

flows = sa.Table(
    "flows",
    metadata,
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
    sa.CheckConstraint(f"state IN {tuple(map(str, FlowState))}", name="flows_state"),
)
"""version: the one that people come into. planned: one that waits for a second person.
reached: how far builds and schedules were followed.
"""
flow_versions = sa.Table(
    "flow_versions",
    metadata,
    sa.Column("flow", sa.String, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("given", Json, nullable=False),
    sa.Column("published_at", Moment, nullable=False),
    sa.Column("published_by", sa.String, nullable=False),
    sa.Column("moves", Json, nullable=False),
)
"""given: what its file held. moves: step of the version before -> step of this one; null: out."""
enrolments = sa.Table(
    "enrolments",
    metadata,
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
    sa.CheckConstraint(f"status IN {tuple(map(str, Status))}", name="enrolments_status"),
    sa.CheckConstraint("(status = 'ended') = (due_at IS NULL)", name="enrolments_due"),
    sa.Index("enrolments_instance", "person_id", "flow", "instance", "occurrence", unique=True),
    sa.Index("enrolments_due", "flow", "due_at", sqlite_where=DUE, postgresql_where=DUE),
    sa.Index("enrolments_account", "account_id", sqlite_where=RUNNING, postgresql_where=RUNNING),
)
"""because: what brought them in, at `asked_at`. heard: place in `Flow.listens()` -> when."""
CAME_IN = ("role", "propensity", "because")
STANDS = [column for column in enrolments.c if column.name not in CAME_IN]
"""Where somebody stands, without how they came in."""
flow_steps = sa.Table(
    "flow_steps",
    metadata,
    sa.Column("enrolment_id", sa.String, primary_key=True),
    sa.Column("step_id", sa.String, primary_key=True),
    sa.Column("flow", sa.String, nullable=False),
    sa.Column("person_id", sa.String, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("how", sa.String, nullable=False),
    sa.Column("words", sa.String),
    sa.Column("chances", Json),
)
"""words: what was done: the content of a message, who a task is for. chances: with which each
content was chosen, where a lot chose among several; null: a rule did.
"""
flow_events = sa.Table(
    "flow_events",
    metadata,
    sa.Column("source", sa.String, primary_key=True),
    sa.Column("event_id", sa.String, primary_key=True),
    sa.Column("person_id", sa.String, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("properties", sa.Text),
)
"""Events that flows listen to and have not heard yet."""

flow_wishes = sa.Table(
    "flow_wishes",
    metadata,
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
"""What steps ask of us: a task for somebody, features to be set, a person for sales."""


def insert_new(connection: sa.Connection, table: sa.Table, rows: Iterable[Row]) -> None:
    """Inserts rows; those whose key is there already stay as they are."""
    bulk.insert_new(connection, table, rows)


def dicts(found: sa.CursorResult[Any]) -> list[dict[str, Any]]:
    names = list(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found.all()]


def in_state(connection: sa.Connection, *states: FlowState) -> list[dict[str, Any]]:
    query = sa.select(flows).where(flows.c.state.in_(states)).order_by(flows.c.name)
    return [dict(row) for row in connection.execute(query).mappings()]


def locked(
    connection: sa.Connection,
    states: Sequence[FlowState],
    name: str | None = None,
    *,
    shared: bool = False,
) -> list[dict[str, Any]]:
    """Flows in these states, or one of them: nobody else lets people in or changes the flow
    meanwhile. shared: others may do the same.
    """
    query = sa.select(flows).where(flows.c.state.in_(states)).order_by(flows.c.name)
    if name is not None:
        query = query.where(flows.c.name == name)
    rows = connection.execute(query.with_for_update(read=shared)).mappings()
    return [dict(row) for row in rows]


def flow_of(
    connection: sa.Connection, name: str, *, to_change: bool = False
) -> dict[str, Any] | None:
    """to_change: nobody else changes it meanwhile."""
    query = sa.select(flows).where(flows.c.name == name)
    query = query.with_for_update() if to_change else query
    row = connection.execute(query).mappings().first()
    return dict(row) if row else None


def every_flow(connection: sa.Connection) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(sa.select(flows)).mappings()]


def set_flow(connection: sa.Connection, name: str, **values: Any) -> None:
    connection.execute(sa.update(flows).where(flows.c.name == name).values(**values))


def versions_of(connection: sa.Connection, name: str) -> list[dict[str, Any]]:
    """The newest first."""
    query = sa.select(flow_versions).where(flow_versions.c.flow == name)
    rows = connection.execute(query.order_by(flow_versions.c.version.desc())).mappings()
    return [dict(row) for row in rows]


def moves_of(connection: sa.Connection, name: str, version: int) -> dict[str, str | None]:
    chosen = (flow_versions.c.flow == name) & (flow_versions.c.version == version)
    return dict(connection.scalar(sa.select(flow_versions.c.moves).where(chosen)) or {})


def given_of(connection: sa.Connection, name: str, version: int) -> dict[str, Any] | None:
    chosen = (flow_versions.c.flow == name) & (flow_versions.c.version == version)
    found = connection.scalar(sa.select(flow_versions.c.given).where(chosen))
    return dict(found) if found else None


def due(connection: sa.Connection, name: str, now: datetime, at_most: int) -> list[dict[str, Any]]:
    """Where those stand whose turn has come, the longest due first; no other worker sees them."""
    query = (
        sa.select(*STANDS)
        .where(DUE, enrolments.c.flow == name, enrolments.c.due_at <= now)
        .order_by(enrolments.c.due_at)
        .limit(at_most)
        .with_for_update(skip_locked=True)
    )
    return dicts(connection.execute(query))


def events_due(connection: sa.Connection, at_most: int) -> list[dict[str, Any]]:
    """Events that nobody has heard yet; no other worker sees them meanwhile."""
    query = sa.select(flow_events).order_by(flow_events.c["at"], flow_events.c.event_id)
    query = query.limit(at_most).with_for_update(skip_locked=True)
    return [dict(row) for row in connection.execute(query).mappings()]


def forget_events(connection: sa.Connection, rows: Iterable[Row]) -> None:
    given = [{"one": row["source"], "number": row["event_id"]} for row in rows]
    chosen = (flow_events.c.source == sa.bindparam("one")) & (
        flow_events.c.event_id == sa.bindparam("number")
    )
    if given:
        connection.execute(sa.delete(flow_events).where(chosen), given)


def of_people(
    connection: sa.Connection,
    people: Sequence[str],
    names: Sequence[str] | None = None,
    *,
    lock: bool = False,
) -> Iterator[dict[str, Any]]:
    """Enrolments of people, ended ones too, by occurrence. names: only in these flows."""
    query = sa.select(enrolments).order_by(enrolments.c.occurrence)
    if names is not None:
        query = query.where(enrolments.c.flow.in_(names))
    for some in parts(people):
        chosen = query.where(enrolments.c.person_id.in_(some))
        yield from dicts(connection.execute(chosen.with_for_update() if lock else chosen))


def of_accounts(
    connection: sa.Connection, name: str, accounts: Collection[str], *, running: bool
) -> list[dict[str, Any]]:
    """Enrolments of a flow by company. running: only those on their way."""
    query = sa.select(enrolments).where(
        enrolments.c.flow == name, enrolments.c.account_id.in_(sorted(accounts))
    )
    if running:
        query = query.where(RUNNING).with_for_update()
    return dicts(connection.execute(query.order_by(enrolments.c.enrolment_id)))


def change(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Sets what is given of each enrolment."""
    alike: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        alike[tuple(row)].append(row)
    for some in alike.values():
        bulk.change(connection, enrolments, some)


def overdue(connection: sa.Connection, before: datetime) -> list[tuple[str, int, datetime]]:
    """Flows that run, people who should have been looked at before a moment, and since when."""
    running = [FlowState.RUNNING, FlowState.COLLEAGUES]
    names = sa.select(flows.c.name).where(flows.c.state.in_(running))
    query = (
        sa.select(enrolments.c.flow, sa.func.count(), sa.func.min(enrolments.c.due_at))
        .where(DUE, enrolments.c.flow.in_(names), enrolments.c.due_at < before)
        .group_by(enrolments.c.flow)
        .order_by(enrolments.c.flow)
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def counts(connection: sa.Connection, name: str) -> list[sa.Row[Any]]:
    """version, arm, status, step, reason, people; goals: those who reached it."""
    c = enrolments.c
    by = (c.version, c.arm, c.status, c.step, c.reason)
    query = sa.select(*by, sa.func.count().label("people"), sa.func.count(c.goal_at).label("goals"))
    return list(connection.execute(query.where(c.flow == name).group_by(*by)))


def step_counts(connection: sa.Connection, name: str) -> list[sa.Row[Any]]:
    """step_id, how, people."""
    c = flow_steps.c
    query = sa.select(c.step_id, c.how, sa.func.count().label("people")).where(c.flow == name)
    return list(connection.execute(query.group_by(c.step_id, c.how)))


def steps_of(connection: sa.Connection, people: Sequence[str]) -> list[dict[str, Any]]:
    """Every step that people left, in order."""
    c = flow_steps.c
    query = sa.select(flow_steps).where(c.person_id.in_(sorted(people)))
    rows = connection.execute(query.order_by(c["at"], c.enrolment_id, c.step_id)).mappings()
    return [dict(row) for row in rows]


def enrolled(
    connection: sa.Connection, name: str, after: str, at_most: int
) -> list[dict[str, Any]]:
    """Enrolments of a flow by their number, from behind one of them on."""
    query = sa.select(enrolments).where(enrolments.c.flow == name)
    query = query.where(enrolments.c.enrolment_id > after)
    rows = connection.execute(query.order_by(enrolments.c.enrolment_id).limit(at_most)).mappings()
    return [dict(row) for row in rows]


def on_their_way(
    connection: sa.Connection, name: str, after: str, at_most: int
) -> list[dict[str, Any]]:
    """The same of those who are in the steps; nobody else moves them meanwhile."""
    query = sa.select(enrolments).where(enrolments.c.flow == name, RUNNING)
    query = query.where(enrolments.c.enrolment_id > after).order_by(enrolments.c.enrolment_id)
    return dicts(connection.execute(query.limit(at_most).with_for_update()))


def waiting(
    connection: sa.Connection, name: str, since: datetime, until: datetime, at_most: int
) -> list[sa.Row[Any]]:
    """enrolment_id, due_at of those who are in the steps and due within a time."""
    c = enrolments.c
    query = sa.select(c.enrolment_id, c.due_at).where(c.flow == name, RUNNING)
    query = query.where(c.due_at > since, c.due_at <= until).order_by(c.due_at).limit(at_most)
    return list(connection.execute(query.with_for_update()))


def people_on_their_way(connection: sa.Connection) -> list[str]:
    """Everybody who is in the steps of any flow, each once."""
    query = sa.select(enrolments.c.person_id).where(RUNNING).distinct()
    return list(connection.scalars(query))


def gone(connection: sa.Connection) -> list[str]:
    """Who is in the steps of a flow, and whom neither the newest build nor an event since knows."""
    c = enrolments.c
    built = sa.exists().where(profiles.c.subject_id == c.person_id)
    lately = sa.exists().where(live_events.c.person_id == c.person_id)
    query = sa.select(c.person_id).where(RUNNING, ~built, ~lately).distinct()
    return list(connection.scalars(query.order_by(c.person_id)))


def doors(connection: sa.Connection) -> list[tuple[str, int]]:
    """Versions that people come into."""
    query = sa.select(flows.c.name, flows.c.version).where(flows.c.state != FlowState.PLANNED)
    return [(row[0], row[1]) for row in connection.execute(query.order_by(flows.c.name))]


def versions_inside(connection: sa.Connection) -> list[tuple[str, int]]:
    """Versions that people are in; looks at every one of them."""
    query = sa.select(enrolments.c.flow, enrolments.c.version).where(DUE).distinct()
    return [(row[0], row[1]) for row in connection.execute(query)]
