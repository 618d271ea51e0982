"""The ledger's leads: who has each, where it stands, and every step that it took.

`claim` says whom a lead is about (the account, or the person where there is none) while it is live,
and is unique: whoever hands the same over again hands over nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from syotto.schema.asked import Asked, read
from syotto.schema.handed import LIVE, TAKE_BACK, LeadState, LeadStep
from syotto.store.ledger import Json, Moment, insert_into, metadata

Row = Mapping[str, Any]
AT_ONCE = 5_000
"""Leads of one query: databases take so many values."""

leads = sa.Table(
    "leads",
    metadata,
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
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("handed_at", Moment),
    sa.Column("due_at", Moment),
    sa.Column("escalated_at", Moment),
    sa.Column("answered_at", Moment),
    sa.Column("answered_by", sa.String),
    sa.Column("done_at", Moment),
    sa.Column("next_at", Moment),
    sa.Column("next_told_at", Moment),
    sa.Column("reason", sa.String),
    sa.Column("words", sa.String),
    sa.Column("rest_until", Moment),
    sa.Column("expected_profit", sa.Float),
    sa.Column("probability", sa.Float),
    sa.Column("low", sa.Float),
    sa.Column("high", sa.Float),
    sa.Column("points", sa.Float),
    sa.Column("persona", sa.String),
    sa.Column("product_id", sa.String),
    sa.Column("scoring_version", sa.String),
    sa.Column("opportunity_ref", sa.String),
    sa.Column("opportunity_source", sa.String),
    sa.Column("before", Json),
    sa.Column("changed_at", Moment, nullable=False),
    sa.CheckConstraint(f"state IN {tuple(map(str, LeadState))}", name="leads_state"),
    sa.Index("leads_standing", "state", "owner"),
)
"""rest_until: the person is not handed over by their score before then. next_at: until when the
seller of an accepted lead has to do what is next; next_told_at: somebody above was told that it was
not done. before: the last answer, and what stood there before it.
"""

lead_steps = sa.Table(
    "lead_steps",
    metadata,
    sa.Column("step_id", sa.String, primary_key=True),
    sa.Column("lead_id", sa.String, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("step", sa.String, nullable=False),
    sa.Column("person_id", sa.String, nullable=False),
    sa.Column("owner", sa.String),
    sa.Column("reason", sa.String),
    sa.Column("words", sa.String),
    sa.Column("by", sa.String),
    sa.Column("in_log", sa.Boolean, nullable=False, index=True),
    sa.Column(
        "asked",
        sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"),
    ),
)
"""asked: what who asked for us said of themselves; of the step's person, so that it goes with them,
and never in the log.
"""


def claim_of(person_id: str, account_id: str | None) -> str:
    return f"account:{account_id}" if account_id else f"person:{person_id}"


def insert(connection: sa.Connection, rows: Sequence[Row]) -> set[str]:
    """Inserts leads whose claim is free; returns the lead_ids of those."""
    statement = insert_into(connection, leads).on_conflict_do_nothing(index_elements=["claim"])
    if not rows:
        return set()
    made = connection.scalars(statement.returning(leads.c.lead_id), [dict(row) for row in rows])
    return set(made.all())


def add_steps(connection: sa.Connection, rows: Iterable[Row]) -> None:
    empty = dict.fromkeys(("reason", "words", "by", "asked"))
    steps = [{**empty, **row, "in_log": False} for row in rows]
    if steps:
        connection.execute(lead_steps.insert(), steps)


def one(
    connection: sa.Connection, lead_id: str, *, to_change: bool = False
) -> dict[str, Any] | None:
    """One lead. to_change: nobody else changes it until the end of the transaction."""
    query = sa.select(leads).where(leads.c.lead_id == lead_id)
    query = query.with_for_update() if to_change else query
    row = connection.execute(query).mappings().first()
    return dict(row) if row else None


def claimed(connection: sa.Connection, claim: str) -> dict[str, Any] | None:
    """The live lead about this account or person; nobody else changes it meanwhile."""
    query = sa.select(leads).where(leads.c.claim == claim).with_for_update()
    row = connection.execute(query).mappings().first()
    return dict(row) if row else None


def newest_of(connection: sa.Connection, people: Collection[str]) -> dict[str, dict[str, Any]]:
    """The newest lead of each of these people."""
    query = sa.select(leads).where(leads.c.person_id.in_(sorted(people)))
    ordered = query.order_by(leads.c.created_at, leads.c.lead_id)
    return {row["person_id"]: dict(row) for row in connection.execute(ordered).mappings()}


def change(connection: sa.Connection, lead_id: str, **values: Any) -> None:
    connection.execute(sa.update(leads).where(leads.c.lead_id == lead_id).values(**values))


def live(connection: sa.Connection, *, to_change: bool = False) -> list[dict[str, Any]]:
    """Leads that are open, handed or accepted; the oldest first, then what brings most.

    to_change: nobody else changes them until the end of the transaction.
    """
    query = sa.select(leads).where(leads.c.state.in_(LIVE))
    query = query.with_for_update() if to_change else query
    most = leads.c.expected_profit.desc().nulls_last()
    ordered = query.order_by(leads.c.created_at, most, leads.c.person_id, leads.c.lead_id)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def resting(connection: sa.Connection, now: datetime) -> set[str]:
    """The people who are not handed over by their score now."""
    query = sa.select(leads.c.person_id).where(leads.c.rest_until > now)
    return set(connection.scalars(query))


def handed_since(connection: sa.Connection, since: datetime) -> list[tuple[str, datetime]]:
    """owner, handed_at of leads that were handed over since then."""
    query = sa.select(leads.c.owner, leads.c.handed_at).where(leads.c.handed_at >= since)
    return [(row.owner, row.handed_at) for row in connection.execute(query)]


def overdue(connection: sa.Connection, now: datetime) -> list[dict[str, Any]]:
    """Leads without a seller, an answer, or what is next, in time; nobody was told of it yet."""
    c = leads.c
    waits = c.state.in_((LeadState.OPEN, LeadState.HANDED))
    answer = waits & (c.due_at < now) & c.escalated_at.is_(None)
    further = (c.state == LeadState.ACCEPTED) & (c.next_at < now) & c.next_told_at.is_(None)
    query = sa.select(leads).where(answer | further)
    ordered = query.order_by(c.due_at, c.lead_id)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def not_in_log(
    connection: sa.Connection, at_most: int, now: datetime | None = None
) -> list[dict[str, Any]]:
    """Steps that the log does not have, each with its lead as that stands now; the oldest first.

    now: without answers that may be taken back still.
    """
    c = lead_steps.c
    steps = sa.select(lead_steps, *(leads.c[name] for name in PROMISED))
    joined = steps.join(leads, leads.c.lead_id == lead_steps.c.lead_id)
    new = joined.where(~c.in_log).order_by(c.at, c.step_id)
    new = new.where(stands(now)) if now else new
    return [dict(row) for row in connection.execute(new.limit(at_most)).mappings()]


def stands(now: datetime) -> sa.ColumnElement[bool]:
    """Of a step: nobody can take it back any more."""
    c = lead_steps.c
    answered = c.by.is_not(None) & c.step.in_(ANSWERS)
    return ~answered | (c.at < now - TAKE_BACK - SLACK)


def came_so_far(
    connection: sa.Connection, people: Collection[str], states: Collection[str], now: datetime
) -> list[dict[str, Any]]:
    """person_id, step, at of the leads of these people that stand so, the oldest first; without
    answers that may be taken back still.
    """
    every, found = sorted(people), list[dict[str, Any]]()
    query = (
        sa.select(leads.c.person_id, lead_steps.c.step, lead_steps.c.at)
        .join(lead_steps, lead_steps.c.lead_id == leads.c.lead_id)
        .where(leads.c.state.in_(sorted(states)), stands(now))
        .order_by(lead_steps.c.at, lead_steps.c.step_id)
    )
    for place in range(0, len(every), AT_ONCE):
        some = query.where(leads.c.person_id.in_(every[place : place + AT_ONCE]))
        found += [dict(row) for row in connection.execute(some).mappings()]
    return found


def steps_that_stand(connection: sa.Connection, now: datetime) -> int:
    """How many steps cannot be taken back any more; another number when there is a new one."""
    query = sa.select(sa.func.count()).select_from(lead_steps).where(stands(now))
    return int(connection.scalar(query) or 0)


def now_in_log(connection: sa.Connection, step_ids: Collection[str]) -> None:
    chosen = lead_steps.c.step_id.in_(sorted(step_ids))
    connection.execute(sa.update(lead_steps).where(chosen).values(in_log=True))


ANSWERS = (
    LeadState.ACCEPTED, LeadState.REJECTED, LeadState.RECYCLED, LeadState.WON, LeadState.LOST,
    LeadStep.DONE, LeadStep.OPPORTUNITY, LeadStep.LATER,
)  # fmt: skip
SLACK = timedelta(minutes=1)
"""Between the last moment to take something back, and the log."""


def take_steps(connection: sa.Connection, step_ids: Collection[str]) -> int:
    """Removes steps that the log does not have; returns how many."""
    chosen = lead_steps.c.step_id.in_(sorted(step_ids)) & ~lead_steps.c.in_log
    return connection.execute(sa.delete(lead_steps).where(chosen)).rowcount


def words_of_call(connection: sa.Connection, lead_id: str, words: str) -> bool:
    """The words go with the call that the log does not have yet; whether there is one."""
    c = lead_steps.c
    call = (c.lead_id == lead_id) & (c.step == LeadStep.DONE) & ~c.in_log
    said = sa.update(lead_steps).where(call).values(words=words)
    return connection.execute(said).rowcount > 0


PROMISED = (
    "account_id", "origin", "hot", "rule", "because", "due_at", "expected_profit", "probability",
    "low", "high", "points", "persona", "product_id", "scoring_version", "opportunity_ref",
)  # fmt: skip


def about_states(
    connection: sa.Connection, states: Collection[str], owners: Collection[str] | None = None
) -> list[dict[str, Any]]:
    """Leads that stand so, of these owners or of all; the newest first."""
    query = sa.select(leads).where(leads.c.state.in_(sorted(states)))
    if owners is not None:
        query = query.where(leads.c.owner.in_(sorted(owners)))
    ordered = query.order_by(leads.c.created_at.desc(), leads.c.lead_id)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def every_handed(connection: sa.Connection) -> list[dict[str, Any]]:
    """Leads that a seller has or had, the newest first."""
    query = sa.select(leads).where(leads.c.handed_at.is_not(None), leads.c.owner.is_not(None))
    ordered = query.order_by(leads.c.created_at.desc(), leads.c.lead_id)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def since(connection: sa.Connection, moment: datetime) -> list[dict[str, Any]]:
    """Leads that came up since then, whatever became of them."""
    query = sa.select(leads).where(leads.c.created_at >= moment)
    ordered = query.order_by(leads.c.created_at, leads.c.lead_id)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def of_people(connection: sa.Connection, people: Collection[str]) -> list[dict[str, Any]]:
    """Every lead that was ever about these people; the newest first."""
    query = sa.select(leads).where(leads.c.person_id.in_(sorted(people)))
    ordered = query.order_by(leads.c.created_at.desc(), leads.c.lead_id)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def steps_since(connection: sa.Connection, moment: datetime) -> list[dict[str, Any]]:
    """Steps since then; the oldest first."""
    query = sa.select(lead_steps).where(lead_steps.c.at >= moment)
    ordered = query.order_by(lead_steps.c.at, lead_steps.c.step_id)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def steps_of(connection: sa.Connection, lead_ids: Collection[str]) -> list[dict[str, Any]]:
    """Steps of these leads; the oldest first."""
    query = sa.select(lead_steps).where(lead_steps.c.lead_id.in_(sorted(lead_ids)))
    ordered = query.order_by(lead_steps.c.at, lead_steps.c.step_id)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def asked_of(connection: sa.Connection, lead_ids: Collection[str]) -> dict[str, Asked]:
    """What the people of these leads said when they asked, by lead; who did not is not in it.

    Of colleagues who asked after them only the words.
    """
    every = sorted(lead_ids)
    some = (every[place : place + AT_ONCE] for place in range(0, len(every), AT_ONCE))
    steps = [row for ids in some for row in steps_of(connection, ids)]
    own = {(row["lead_id"], row["person_id"]) for row in steps if row["step"] != LeadStep.ASKED}
    found: dict[str, Asked] = {}
    for row in steps:
        if row["asked"]:
            told = read(row["asked"])
            theirs = (row["lead_id"], row["person_id"]) in own
            before = found.get(row["lead_id"], Asked())
            found[row["lead_id"]] = before.then(told if theirs else told.in_passing())
    return found
