"""People of flows, moved and written down in one transaction: a crash takes back all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec.structs import replace

from syotto.decide.flow import Moved, State, Taken, advance, agrees, listen, stop
from syotto.decide.pitch import Pitch
from syotto.errors import Busy
from syotto.maths.hashing import digest
from syotto.run.flow_does import Doing, Told
from syotto.run.flow_people import Crowd, crowd
from syotto.run.flow_plans import Plan, Plans
from syotto.run.house import House
from syotto.run.outbox import ensure_mailings, intend_in
from syotto.run.pitches import Said, newest, shown
from syotto.schema.content import About
from syotto.schema.enrolled import FlowState, Reason, Status
from syotto.schema.flow import Flow, Key
from syotto.schema.flow_steps import Send
from syotto.schema.inside_text import any_of
from syotto.schema.profile import Happened
from syotto.schema.words import Arm
from syotto.store import flows as book
from syotto.store.outbox import messages_of

ARMS = {str(one): one for one in Arm}
STATUSES = {str(one): one for one in Status}
"""Their words, found sooner than by asking the classes."""
NOTHING: Sequence[Happened] = ()
CHANCES = "chances"
"""What only rows of steps have in which a lot chose a content."""
NONE: Mapping[str, Any] = MappingProxyType({})


class Move(msgspec.Struct, frozen=True, gc=False):
    """One enrolment and what becomes of it. new: its row is to be inserted."""

    plan: Plan
    row: Mapping[str, Any]
    moved: Moved
    new: bool = False


def state_of(row: Mapping[str, Any]) -> State:
    return State(
        row["person_id"], row["entered_at"], row["instance"], ARMS[row["arm"]],
        STATUSES[row["status"]], row["step"], row["due_at"],
        {int(place): datetime.fromisoformat(at) for place, at in row["heard"].items()},
        row["messaged_at"], row["goal_at"], row["reason"], row["asked_at"],
    )  # fmt: skip


def enrolment_id(flow: str, person_id: str, instance: str, occurrence: int) -> str:
    """The same instance has the same number, whoever makes it."""
    return digest("enrolment", flow, person_id, instance, occurrence)


def instance_of(flow: Flow, event: Happened) -> str | None:
    """The order, asset or opportunity that an event names; empty where a flow asks for none."""
    return "" if flow.key == Key.PERSON else any_of(event.properties, flow.key.property)


class Moves:
    """Moves of one transaction at one moment, gathered and then written."""

    def __init__(self, house: House, plans: Plans, connection: Any, now: datetime) -> None:
        self.house, self.plans, self.connection, self.now = house, plans, connection, now
        self.made: dict[str, Move] = {}

    def plan(self, row: Mapping[str, Any]) -> Plan:
        return self.plans.of(self.connection, row["flow"], row["version"])

    def crowd_for(self, rows: Sequence[Mapping[str, Any]]) -> Crowd:
        plans = {(row["flow"], row["version"]): self.plan(row) for row in rows}
        people = [row["person_id"] for row in rows]
        return crowd(self.house, plans.values(), people, self.now)

    def advance(
        self,
        rows: Sequence[Mapping[str, Any]],
        known: Crowd,
        events: Mapping[str, Sequence[Happened]] = NONE,
        states: Mapping[str, str] = NONE,
    ) -> None:
        """Moves enrolments on. events: by person. states: by flow, where it is not running: of one
        that is paused people are only heard, of one that has ended they leave the steps.
        """
        engaged = self.engaged(rows)
        for row in rows:
            plan, coming = self.plan(row), events.get(row["person_id"], NOTHING)
            facts = known.facts(plan, row["person_id"], engaged.get(row["enrolment_id"]))
            state = states.get(row["flow"])
            over = state == FlowState.ENDED and row["status"] == Status.RUNNING
            does = listen if over or state == FlowState.PAUSED else advance
            moved = does(plan.program, state_of(row), coming, facts, self.now)
            if over:
                moved = stop(plan.program, moved.state, Reason.STOPPED, facts, self.now)
            self.note(Move(plan, row, moved))

    def note(self, move: Move) -> None:
        self.made[move.row["enrolment_id"]] = move

    def engaged(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[int, frozenset[str]]]:
        """By enrolment, which roles of the company did what, for flows that ask for that."""
        asking = [row for row in rows if row["account_id"] and self.plan(row).quorums]
        homes: dict[str, set[str]] = defaultdict(set)
        for row in asking:
            homes[row["flow"]].add(row["account_id"])
        did: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for flow, accounts in homes.items():
            for one in book.of_accounts(self.connection, flow, accounts, running=False):
                for place in one["heard"] if one["role"] else ():
                    did[flow, one["account_id"]][int(place)].add(one["role"])
        return {
            row["enrolment_id"]: {
                place: frozenset(roles)
                for place, roles in did[row["flow"], row["account_id"]].items()
            }
            for row in asking
        }

    def stop_colleagues(self) -> None:
        """Where somebody's goal or exit ends the flow for everybody of the company."""
        homes: dict[str, dict[str, str]] = defaultdict(dict)
        for move in self.made.values():
            if move.moved.for_all and move.row["account_id"]:
                homes[move.row["flow"]][move.row["account_id"]] = move.row["person_id"]
        for flow, accounts in homes.items():
            others = book.of_accounts(self.connection, flow, accounts, running=True)
            self.stop(filter(self.is_in_steps, others), Reason.COLLEAGUE)

    def stop_for(self, plan: Plan, known: Crowd, events: Mapping[str, Sequence[Happened]]) -> None:
        """Where somebody who is not in a flow did what ends it for everybody of their company."""
        names = {one.event for one in plan.ends_for_all}
        did: dict[str, list[tuple[str, Happened]]] = defaultdict(list)
        for person, told in events.items():
            account = known.account(person) if names else None
            if account:
                did[account] += [(person, one) for one in told if one.name in names]
        homes = [account for account, told in did.items() if told]
        if homes:
            rows = book.of_accounts(self.connection, plan.flow.name, homes, running=True)
            gone = [row for row in rows if self.is_in_steps(row) and self.is_ended(row, did)]
            self.stop(gone, Reason.COLLEAGUE)

    def is_ended(
        self, row: Mapping[str, Any], did: Mapping[str, Sequence[tuple[str, Happened]]]
    ) -> bool:
        plan = self.plan(row)
        return any(
            person != row["person_id"] and event.name == one.event and event.at >= row["asked_at"]
            for one in plan.ends_for_all
            for person, event in did[row["account_id"]]
            if instance_of(plan.flow, event) in (None, row["instance"])
            and agrees(event, one, self.now)
        )

    def is_in_steps(self, row: Mapping[str, Any]) -> bool:
        """Whether nothing of this transaction has taken them out of the steps."""
        made = self.made.get(row["enrolment_id"])
        return made is None or made.moved.state.status == Status.RUNNING

    def stop(self, rows: Iterable[Mapping[str, Any]], reason: str) -> None:
        """Takes enrolments out of their steps; who was to take one now does not."""
        some = list(rows)
        known = self.crowd_for(some) if some else None
        for row in some:
            assert known is not None
            plan = self.plan(row)
            facts = known.facts(plan, row["person_id"])
            moved = stop(plan.program, self.before_steps(row), reason, facts, self.now)
            self.note(Move(plan, row, moved))

    def before_steps(self, row: Mapping[str, Any]) -> State:
        """Where a row stands, with what this transaction heard of it."""
        state, made = state_of(row), self.made.get(row["enrolment_id"])
        return replace(state, heard=made.moved.state.heard) if made else state

    def write(self, known: Crowd) -> int:
        """Everything that was noted, once. Returns how many enrolments changed."""
        self.stop_colleagues()
        moves = [self.made[number] for number in sorted(self.made)]
        doing = Doing(self.plans, known, self.had(moves, known), self.now, self.plans.learned)
        steps = [self.step_row(move, taken, doing) for move in moves for taken in move.moved.taken]
        states = [self.state_row(move) for move in moves]
        new = [{**move.row, **state} for move, state in zip(moves, states, strict=True) if move.new]
        old = [state for move, state in zip(moves, states, strict=True) if not move.new]
        book.insert_new(self.connection, book.enrolments, new)
        book.change(self.connection, old)
        for by_lot in (False, True):
            some = [row for row in steps if (CHANCES in row) is by_lot]
            book.insert_new(self.connection, book.flow_steps, some)
        book.insert_new(self.connection, book.flow_wishes, doing.wishes)
        self.send(doing)
        return len(moves)

    def send(self, doing: Doing) -> None:
        if not doing.messages:
            return
        contents = self.plans.contents
        if not all(one.content in contents for one in doing.messages):
            raise Busy("A flow was published just now.", fix="The next tick knows it.")
        ensure_mailings(self.connection, {one.mailing_id for one in doing.messages}, self.now)
        intend_in(self.house, self.connection, doing.messages, contents)

    def state_row(self, move: Move) -> dict[str, Any]:
        """A status that stays is not written: an index goes by it."""
        state = move.moved.state
        row = {
            "enrolment_id": move.row["enrolment_id"], "version": move.plan.version,
            "step": state.step, "due_at": state.due_at, "heard": state.heard,
            "messaged_at": state.messaged_at, "goal_at": state.goal_at, "reason": state.reason,
            "changed_at": self.now,
        }  # fmt: skip
        return row if state.status == move.row["status"] else {**row, "status": state.status}

    def step_row(self, move: Move, taken: Taken, doing: Doing) -> dict[str, Any]:
        told = Told(taken.how, None)
        if taken.does is not None:
            told = doing.do(move.plan, move.row, taken.does)
        row = {
            "enrolment_id": move.row["enrolment_id"], "step_id": taken.step_id,
            "flow": move.row["flow"], "person_id": move.row["person_id"], "at": self.now,
            "how": told.how, "words": told.words,
        }  # fmt: skip
        return {**row, CHANCES: told.chances} if told.chances else row

    def had(self, moves: Sequence[Move], known: Crowd) -> dict[str, list[Pitch]]:
        """What people had of us, the newest first, where a step chooses among contents; what slots
        of web pages showed them counts too.
        """
        people = {
            move.row["person_id"]
            for move in moves
            for taken in move.moved.taken
            if isinstance(taken.does, Send) and len(taken.does.contents) > 1
        }
        found: dict[str, list[Said]] = defaultdict(list)
        for person_id, content_id, channel, at in messages_of(self.connection, sorted(people)):
            name = content_id.partition("@")[0].rpartition(".")[0]
            content = self.plans.content(name)
            pitch = Pitch(content.about if content else About(name), channel)
            found[person_id].append((at, pitch))
        for person_id in people & known.profiles.keys():
            found[person_id] += shown(known.profiles[person_id].events)
        return {person_id: newest(some) for person_id, some in found.items()}
