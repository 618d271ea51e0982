"""Flows of the workspace: from draft to published, paused, ended; who is in them, and how far.

The draft is the file in flows/. What is published is kept in the ledger under a number, and whoever
came in goes on by the version they came into, unless publishing says where they move.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from syotto.decide.flow import Moved, Program, Taken, stop
from syotto.decide.flow_time import wait_ends, zone_of
from syotto.errors import InputError, NotFound
from syotto.run.flow_check import Checked, check
from syotto.run.flow_moves import Move, Moves, state_of
from syotto.run.flow_plans import Plan, Plans
from syotto.run.house import House
from syotto.schema.condition_text import Misread
from syotto.schema.enrolled import FlowState, How, Reason, mailing_of
from syotto.schema.flow import Flow, parse, written
from syotto.schema.flow_steps import Wait
from syotto.schema.messages import MailingState
from syotto.sense import yaml_text
from syotto.sense.flows import path_of, read, read_flows
from syotto.store import flows as book, outbox

AT_ONCE = 1_000
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Publishing:
    """What publishing would do. stays: people by the step they wait at, who go on by their own
    version. moves: where each of these steps leads in the draft; None: they leave the flow.
    """

    version: int
    people: int
    stays: Mapping[str, int]
    moves: Mapping[str, str | None]
    problems: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    @property
    def leave(self) -> int:
        """How many would leave the flow if people were moved."""
        return sum(people for step, people in self.stays.items() if self.moves.get(step) is None)


def draft(house: House, name: str) -> Flow:
    """What the file says now. Raises NotFound, and Misread with line and column."""
    path = path_of(house.folder, name)
    if not path.is_file():
        raise NotFound(f"There is no flow {name!r}.", fix="Write flows/NAME.yaml: docs/flows.md.")
    return read(name, path.read_text(encoding="utf-8"))


def preview(house: House, name: str) -> Publishing:
    """What publishing the draft would do to those who are inside."""
    flow = draft(house, name)
    found = checked(house, flow)
    waits = {step.id for step in flow.each() if isinstance(step, Wait)}
    with house.ledger.read() as connection:
        state = book.flow_of(connection, name)
        rows = [row for row in book.counts(connection, name) if row.step is not None]
    stays: dict[str, int] = {}
    for row in rows:
        stays[row.step] = stays.get(row.step, 0) + row.people
    moves = {step: step if step in waits else None for step in stays}
    version = max(state["planned"] or 0, state["version"]) + 1 if state else 1
    return Publishing(version, sum(stays.values()), stays, moves, found.wrong, found.odd)


def checked(house: House, flow: Flow) -> Checked:
    """Whether all is there that a draft names, with the places of its file."""
    text = path_of(house.folder, flow.name).read_text(encoding="utf-8")
    return check(house, flow, *yaml_text.read(text, flow.name))


def publish(
    house: House,
    name: str,
    by: str,
    *,
    colleagues: bool = False,
    moves: Mapping[str, str | None] | None = None,
) -> int:
    """Publishes the draft; returns its number. Who is inside goes on by their own version.

    colleagues: only our own people come in. moves: step -> step to wait at, None: out; then those
    inside are moved. Where the setting `second_person_for_flows` is on it waits for `approve`.
    Raises InputError for a draft that names what is not there.
    """
    flow, found = draft(house, name), preview(house, name)
    if found.problems:
        raise InputError(
            f"The flow {name!r} cannot be published: {'; '.join(found.problems)}.",
            fix="Correct the draft; `syotto flow check` lists what is wrong.",
        )
    mapped = checked_moves(flow, moves or {})
    if moves and colleagues and house.settings.second_person_for_flows:
        fix = "Publish it without moving them, or for everybody and have it approved."
        raise InputError("Nobody approved the version that people are to be moved to.", fix=fix)
    waits = house.settings.second_person_for_flows and not colleagues
    now = house.now()
    row = {
        "flow": name, "version": found.version, "given": written(flow), "published_at": now,
        "published_by": by, "moves": dict(mapped),
    }  # fmt: skip
    with house.ledger.begin() as connection:
        book.insert_new(connection, book.flow_versions, [row])
        start(connection, name, found.version, by, now, waits=waits, colleagues=colleagues)
    if moves is not None and not waits:
        move_all(house, name, found.version, mapped)
    return found.version


def checked_moves(flow: Flow, moves: Mapping[str, str | None]) -> dict[str, str | None]:
    for step in moves.values():
        if step is not None and not isinstance(flow.step(step), Wait):
            raise InputError(
                f"Nobody can be moved to the step {step!r}.", fix="Name a step that waits."
            )
    return dict(moves)


def start(
    connection: Any,
    name: str,
    version: int,
    by: str,
    now: datetime,
    *,
    waits: bool,
    colleagues: bool,
) -> None:
    """The row of a flow whose version was published, or is planned. The reason of one that is
    paused says as what it is resumed.
    """
    there = book.flow_of(connection, name, to_change=True)
    state = FlowState.COLLEAGUES if colleagues else FlowState.RUNNING
    said: dict[str, Any] = {"changed_at": now, "changed_by": by}
    if waits:
        said |= {"planned": version, "planned_by": by}
        state = FlowState.PLANNED if there is None else FlowState(there["state"])
    else:
        paused = there is not None and there["state"] == FlowState.PAUSED
        said |= {"version": version, "planned": None, "planned_by": None}
        said |= {"reason": state if paused else None}
        state = FlowState.PAUSED if paused else state
    if there is None:
        new = {"name": name, "version": version, "reached": {"began": now.isoformat()}}
        book.insert_new(connection, book.flows, [{**new, **said, "state": state}])
    else:
        book.set_flow(connection, name, **said, state=state)


def approve(house: House, name: str, by: str) -> None:
    """A second person lets a version go; who was to be moved to it is moved now.

    Raises InputError where it is the same person.
    """
    with house.ledger.begin() as connection:
        row = known(book.flow_of(connection, name, to_change=True), name)
        if row["planned"] is None:
            raise InputError(f"Nothing of {name!r} waits for approval.", fix="Publish it first.")
        if row["planned_by"] == by:
            raise InputError(
                f"{by} published {name!r}; a second person must let it go.",
                fix="Ask a colleague to approve it.",
            )
        start(connection, name, row["planned"], by, house.now(), waits=False, colleagues=False)
        moves = book.moves_of(connection, name, row["planned"])
    if moves:
        move_all(house, name, row["planned"], moves)


def pause(house: House, name: str, by: str) -> None:
    """Nobody comes in, moves on or is written to until it is resumed; what happens is heard."""
    now = house.now()
    with house.ledger.begin() as connection:
        row = known(book.flow_of(connection, name, to_change=True), name)
        if row["state"] not in (FlowState.RUNNING, FlowState.COLLEAGUES):
            raise InputError(f"The flow {name!r} is {row['state']}.", fix="Only what runs pauses.")
        said = {"changed_at": now, "changed_by": by, "reason": row["state"], "paused_at": now}
        book.set_flow(connection, name, state=FlowState.PAUSED, **said)
        outbox.change_mailing(
            connection, mailing_of(name), MailingState.RUNNING, state=MailingState.PAUSED,
            changed_at=now, reason=f"paused by {by}",
        )  # fmt: skip


def resume(house: House, name: str, by: str) -> int:
    """Goes on without a burst: who became due meanwhile is due as much later as it was paused, in
    whole days where it was a day or more. Returns how many those are.
    """
    now = house.now()
    with house.ledger.read() as connection:
        row = paused(book.flow_of(connection, name), name)
    later = now - row["paused_at"]
    later = -(-later // DAY) * DAY if later >= DAY else later
    total = put_off(house, name, row["paused_at"], now, later)
    with house.ledger.begin() as connection:
        row = paused(book.flow_of(connection, name, to_change=True), name)
        state = FlowState.COLLEAGUES if row["reason"] == FlowState.COLLEAGUES else FlowState.RUNNING
        said = {"changed_at": now, "changed_by": by, "reason": None, "paused_at": None}
        book.set_flow(connection, name, state=state, **said)
        outbox.change_mailing(
            connection, mailing_of(name), MailingState.PAUSED, state=MailingState.RUNNING,
            changed_at=now, reason=None,
        )  # fmt: skip
    return total


def paused(found: dict[str, Any] | None, name: str) -> dict[str, Any]:
    row = known(found, name)
    if row["state"] != FlowState.PAUSED:
        fix = "Only what is paused resumes."
        raise InputError(f"The flow {name!r} is {row['state']}.", fix=fix)
    return row


def put_off(house: House, name: str, since: datetime, until: datetime, later: timedelta) -> int:
    total = 0
    while True:
        with house.ledger.begin() as connection:
            rows = book.waiting(connection, name, since, until, AT_ONCE)
            new = [{"enrolment_id": row.enrolment_id, "due_at": row.due_at + later} for row in rows]
            book.change(connection, new)
        total += len(rows)
        if len(rows) < AT_ONCE:
            return total


def end(house: House, name: str, by: str) -> int:
    """For good: everybody leaves the steps, and is watched until the time for the goal is over.

    Returns how many people those were.
    """
    now, total = house.now(), 0
    with house.ledger.begin() as connection:
        known(book.flow_of(connection, name, to_change=True), name)
        said = {"changed_at": now, "changed_by": by, "reason": f"ended by {by}", "planned": None}
        book.set_flow(connection, name, state=FlowState.ENDED, **said)
        outbox.end_waiting(connection, mailing_of(name), "The flow was ended.", now)
    for moves, rows in chunks(house, name):
        moves.stop(rows, Reason.STOPPED)
        moves.write(moves.crowd_for(rows))
        total += len(rows)
    return total


def chunks(house: House, name: str) -> Iterator[tuple[Moves, list[Any]]]:
    """Those who are in the steps, each chunk within a transaction of its own."""
    plans, after = Plans(house), ""
    while True:
        with house.ledger.begin() as connection:
            rows = book.on_their_way(connection, name, after, AT_ONCE)
            if rows:
                yield Moves(house, plans, connection, house.now()), rows
        if len(rows) < AT_ONCE:
            return
        after = rows[-1]["enrolment_id"]


def move_all(house: House, name: str, version: int, moves: Mapping[str, str | None]) -> None:
    """Everybody inside goes on by another version; for whom it has no place leaves the steps."""
    for batch, rows in chunks(house, name):
        known_people = batch.crowd_for(rows)
        plan = batch.plans.of(batch.connection, name, version)
        for row in rows:
            if row["version"] != version:
                facts = known_people.facts(plan, row["person_id"])
                batch.note(moved(batch, plan, row, moves, facts))
        batch.write(known_people)


def moved(
    batch: Moves, plan: Plan, row: Mapping[str, Any], moves: Mapping[str, str | None], facts: Any
) -> Move:
    """One enrolment in another version. What it heard is kept where both listen to it."""
    before = batch.plan(row)
    state = state_of(row)
    state = replace(state, heard=heard_again(before.program, plan.program, state.heard))
    step = moves.get(row["step"], row["step"] if plan.flow.step(row["step"]) else None)
    there = plan.flow.step(step) if step else None
    if not isinstance(there, Wait):
        return Move(plan, row, stop(plan.program, state, Reason.VERSION, facts, batch.now))
    if step == row["step"]:
        return Move(plan, row, Moved(state))
    zone = zone_of(facts.zone, facts.otherwise)
    due = wait_ends(there, batch.now, zone, facts.week)
    left = (Taken(row["step"], How.LEFT),)
    return Move(plan, row, Moved(replace(state, step=step, due_at=due), left))


def heard_again(
    before: Program, after: Program, heard: Mapping[int, datetime]
) -> dict[int, datetime]:
    names = {place: happens for happens, place in before.listens.items()}
    return {
        after.listens[names[place]]: at
        for place, at in heard.items()
        if names.get(place) in after.listens
    }


def known(row: dict[str, Any] | None, name: str) -> dict[str, Any]:
    if row is None:
        raise NotFound(f"The flow {name!r} was never published.", fix="Publish it first.")
    return row


def problems(house: House, name: str = "") -> dict[str, Checked]:
    """By flow, what is wrong with its draft, and what is odd: its text, and what it names."""
    drafts = read_flows(house.folder)
    names = [name] if name else sorted({*drafts.known, *drafts.wrong})
    found = {}
    for one in names:
        try:
            found[one] = checked(house, drafts.one(one))
        except Misread as error:
            found[one] = Checked([str(error)], [])
    return found


def published(house: House) -> dict[str, dict[str, Any]]:
    """By name: state, version, planned, changed_at, changed_by of every flow that was published."""
    with house.ledger.read() as connection:
        return {row["name"]: row for row in book.every_flow(connection)}


def versions(house: House, name: str) -> list[dict[str, Any]]:
    """version, flow, published_at, published_by, moves; the newest first."""
    with house.ledger.read() as connection:
        rows = book.versions_of(connection, name)
    return [{**row, "flow": parse(name, row["given"])} for row in rows]


def enrolled(
    house: House, name: str, *, after: str = "", at_most: int = 100
) -> list[dict[str, Any]]:
    """Enrolments by their number, from behind `after` on."""
    with house.ledger.read() as connection:
        return book.enrolled(connection, name, after, at_most)


def way_of(house: House, person_id: str) -> list[dict[str, Any]]:
    """Every enrolment of a person, each with the steps that they left, in order."""
    with house.ledger.read() as connection:
        rows = list(book.of_people(connection, [person_id]))
        steps = book.steps_of(connection, [person_id])
    return [
        {**row, "steps": [one for one in steps if one["enrolment_id"] == row["enrolment_id"]]}
        for row in rows
    ]


@dataclass(frozen=True)
class Counts:
    """audience: everybody who ever came in. waits: people by step. left: (step, how) -> people.

    past: reason -> people past the steps. The people who wait and those past the steps are all.
    """

    audience: int
    control: int
    goals: int
    waits: Mapping[str, int]
    left: Mapping[tuple[str, str], int]
    past: Mapping[str, int]


def counts(house: House, name: str) -> Counts:
    """Every number about a flow from one definition."""
    with house.ledger.read() as connection:
        rows = book.counts(connection, name)
        steps = book.step_counts(connection, name)
    waits: dict[str, int] = {}
    past: dict[str, int] = {}
    for row in rows:
        kind, key = (waits, row.step) if row.step is not None else (past, row.reason)
        kind[key] = kind.get(key, 0) + row.people
    return Counts(
        audience=sum(row.people for row in rows),
        control=sum(row.people for row in rows if row.arm == "control"),
        goals=sum(row.goals for row in rows),
        waits=waits,
        left={(row.step_id, row.how): row.people for row in steps},
        past=past,
    )
