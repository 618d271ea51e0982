"""What flows ask of us: tasks to be done, by seller, and those done lately."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from syotto.ask.leads import called, names
from syotto.ask.seen import Seen, whole
from syotto.ask.sources import Sources
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.schema.sellers import sellers_in
from syotto.store import wishes as book

SHOWN = timedelta(days=7)
"""So long what was done can be seen, and taken back."""
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Task:
    """Something to do about a person. owner: null where nobody looks after them."""

    enrolment_id: str
    step_id: str
    title: str
    text: str
    person_id: str
    name: str
    company: str | None
    owner: str | None
    flow: str
    flow_title: str
    at: datetime
    due_at: datetime | None
    late: bool
    done_at: datetime | None
    done_by: str | None


@dataclass(frozen=True)
class Tasks:
    """to_do: the most urgent first. done: the newest first."""

    finding: str
    to_do: list[Task]
    done: list[Task]
    owners: list[str]


def tasks(house: Sources, owner: str = "") -> Tasks:
    """What a viewer may see of it: of a seller's, the own ones. owner: only theirs."""
    now = house.now()
    every = all_of(house, now)
    mine = [one for one in every if not owner or one.owner == owner]
    to_do = sorted((one for one in mine if one.done_at is None), key=urgency)
    done = [one for one in mine if one.done_at is not None]
    return Tasks(
        finding=finding(to_do),
        to_do=to_do,
        done=sorted(done, key=lambda one: (one.done_at or now, one.enrolment_id), reverse=True),
        owners=sorted({one.owner for one in every if one.owner}),
    )


def task(house: Sources, enrolment_id: str, step_id: str) -> Task:
    """Raises NotFound for one that is not there, or not for this viewer."""
    for one in all_of(house, house.now()):
        if (one.enrolment_id, one.step_id) == (enrolment_id, step_id):
            return one
    raise NotFound("There is no such task any more.", fix="See the page Tasks.")


def all_of(house: Sources, now: datetime) -> list[Task]:
    with whole(house).ledger.read() as connection:
        rows = book.tasks(connection, now - SHOWN)
    seen = names(house, {row["person_id"] for row in rows})
    shown = visible(house, rows, seen)
    named = names(whole(house), {row["person_id"] for row in shown})
    return [task_of(row, named.get(row["person_id"], {}), now) for row in shown]


def visible(house: Sources, rows: Sequence[Row], seen: Mapping[str, Row]) -> Sequence[Row]:
    """A limited viewer sees tasks about their people, and tasks of their own."""
    if not isinstance(house, Seen):
        return rows
    sellers = sellers_in(house.settings)
    own = set(house.limits.owners or ())
    own |= {one.email for one in sellers if one.name in own and one.email}
    return [row for row in rows if row["owner"] in own or row["person_id"] in seen]


def task_of(row: Row, person: Row, now: datetime) -> Task:
    due, done, said = row["due_at"], row["done_at"], row["given"]
    return Task(
        enrolment_id=row["enrolment_id"],
        step_id=row["step_id"],
        title=said["title"],
        text=said.get("text") or "",
        person_id=row["person_id"],
        name=called(row["person_id"], person),
        company=person.get("firm") or person.get("company"),
        owner=row["owner"],
        flow=row["flow"],
        flow_title=said.get("flow") or row["flow"],
        at=row["at"],
        due_at=due,
        late=done is None and due is not None and due < now,
        done_at=done,
        done_by=row["done_by"],
    )


def urgency(one: Task) -> tuple[Any, ...]:
    """What is due first comes first; what is due at no time comes last."""
    return one.due_at is None, one.due_at or one.at, one.at, one.enrolment_id, one.step_id


def finding(to_do: Sequence[Task]) -> str:
    late = sum(one.late for one in to_do)
    nobody = sum(one.owner is None for one in to_do)
    said = [f"{many(len(to_do), 'task')} to do"]
    said += [f"{late} late"] if late else []
    said += [f"{nobody} with nobody: the person has no owner"] if nobody else []
    return f"{', '.join(said)}."
