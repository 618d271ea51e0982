"""Where somebody stands in a flow, and what that calls for.

A pure function: the state, what happened and the moment give a new state, the steps that were left
and why, and what is to be done. A state stands at a wait, or is past the steps and watched until
the time for the goal is over, or has ended: it always has a moment at which it is looked at again,
or an end.

What happens counts from what brought the person in; for waits and branches from the last message.
An event about another order, asset or opportunity than the instance's own is not heard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from syotto.decide.flow_time import after, wait_ends, zone_of
from syotto.maths.hashing import HEX_DIGITS, below, draw
from syotto.schema.condition import Condition
from syotto.schema.condition_fields import Kind, kind_of_test
from syotto.schema.enrolled import How, Reason, Status
from syotto.schema.flow import Flow, Key, Reentry
from syotto.schema.flow_steps import (
    OTHERWISE,
    Ask,
    Branch,
    End,
    Happens,
    Meets,
    Quorum,
    Scores,
    Send,
    Split,
    Step,
    Wait,
    inside,
)
from syotto.schema.inside_text import any_of
from syotto.schema.judge import Now, passes
from syotto.schema.profile import Happened, Profile, read
from syotto.schema.sellers import Week
from syotto.schema.words import Arm

NOBODY = Profile("")
Heard = Mapping[int, datetime]
"""Place in `flow.listens()` -> when it was heard last."""


class State(msgspec.Struct, gc=False):
    """Where one instance stands. step: the wait it stands at. due_at: when it is looked at again.

    key: the order, asset or opportunity; empty for the person. messaged_at: the last message.
    reason: why it is past the steps. goal_at: when the goal was reached in time.
    asked_at: when what brought them in happened; null: when they came in.
    """

    person_id: str
    entered_at: datetime
    key: str = ""
    arm: Arm = Arm.TREATED
    status: Status = Status.RUNNING
    step: str | None = None
    due_at: datetime | None = None
    heard: Heard = {}
    messaged_at: datetime | None = None
    goal_at: datetime | None = None
    reason: str | None = None
    asked_at: datetime | None = None


class Facts(msgspec.Struct, frozen=True, gc=False):
    """What is known about the person. week: when they work. engaged: the buying roles of their
    company whose holders did something since they came into the flow, by its place in
    `flow.listens()`.
    """

    zone: str | None = None
    otherwise: str = "UTC"
    week: Week = Week()
    meets: Callable[[Condition], bool] = lambda condition: False
    scores: Mapping[str, float] = {}
    engaged: Mapping[int, frozenset[str]] = {}


class Taken(msgspec.Struct, frozen=True, gc=False):
    """A step that was left, and how. `does`: the step, where it is one that does something."""

    step_id: str
    how: str
    does: Step | None = None


class Moved(msgspec.Struct, frozen=True, gc=False):
    """The new state, and the steps left on the way. for_all: what ended it ends it for everybody
    of the company.
    """

    state: State
    taken: tuple[Taken, ...] = ()
    for_all: bool = False


@dataclass(frozen=True)
class Program:
    """A flow with, for each step, which one follows; null where none does.

    ways: (step, name of the way) -> the first step of the way, else what follows the step.
    """

    flow: Flow
    steps: Mapping[str, Step]
    following: Mapping[str, str | None]
    ways: Mapping[tuple[str, str], str | None]
    first: str
    listens: Mapping[Happens, int]


def program(flow: Flow) -> Program:
    steps: dict[str, Step] = {}
    following: dict[str, str | None] = {}
    ways: dict[tuple[str, str], str | None] = {}

    def lay(some: tuple[Step, ...], then: str | None) -> None:
        for place, step in enumerate(some):
            more = some[place + 1].id if place + 1 < len(some) else then
            steps[step.id], following[step.id] = step, more
            for part in inside(step):
                ways[step.id, part.name] = part.steps[0].id if part.steps else more
                lay(part.steps, more)

    lay(flow.steps, None)
    listens = {happens: place for place, happens in enumerate(flow.listens())}
    return Program(flow, steps, following, ways, flow.steps[0].id, listens)


def arm_of(flow: Flow, unit: str) -> Arm:
    """The control group of a flow: always the same people, or companies where they are known."""
    drawn = draw("flow", flow.name, "control", unit)
    return Arm.CONTROL if drawn < below(flow.control_share) else Arm.TREATED


def may_again(rule: Reentry, last: datetime, zone: ZoneInfo, now: datetime) -> bool:
    """Whether somebody who is past the steps may come in once more. last: when they did before."""
    return rule.allowed and (rule.after is None or after(rule.after, last, zone) <= now)


def part_of(flow: Flow, split: Split, person_id: str) -> str:
    """The part of a split that a person belongs to, by a draw that stays."""
    drawn = int(draw("flow", flow.name, split.id, person_id), 16) / 16**HEX_DIGITS
    reached = 0.0
    for part in split.parts:
        reached += part.share
        if drawn < reached:
            return part.name
    return split.parts[-1].name


def enter(
    program: Program,
    state: State,
    facts: Facts,
    now: datetime,
    events: Sequence[Happened] = (),
) -> Moved:
    """The first move of a new instance; the control group takes no step and is watched.

    events: what happened since that which brings them in, and is told with it.
    """
    walk = Walk(program, state, facts, now)
    walk.hear(events)
    if state.arm == Arm.CONTROL:
        return Moved(watched(program.flow, walk.state, Reason.CONTROL, facts, now))
    walk.arrive(program.first)
    return walk.on()


def advance(
    program: Program, state: State, events: Sequence[Happened], facts: Facts, now: datetime
) -> Moved:
    """What events (in their order) and the passing of time make of an instance."""
    if state.status == Status.ENDED:
        return Moved(state)
    walk = Walk(program, state, facts, now)
    walk.hear(events)
    return walk.on()


def listen(
    program: Program, state: State, events: Sequence[Happened], facts: Facts, now: datetime
) -> Moved:
    """The same while the flow is paused: what happened is kept, and nobody moves."""
    walk = Walk(program, state, facts, now)
    walk.hear(events)
    return Moved(walk.state)


def stop(program: Program, state: State, reason: str, facts: Facts, now: datetime) -> Moved:
    """Takes somebody out of the steps, wherever they stand; they are watched on."""
    if state.status != Status.RUNNING:
        return Moved(state)
    left = (Taken(state.step, How.LEFT),) if state.step else ()
    return Moved(watched(program.flow, state, reason, facts, now), left)


def watched(flow: Flow, state: State, reason: str, facts: Facts, now: datetime) -> State:
    """Past the steps: until the time for the goal is over, then ended."""
    over = goal_until(flow, state, facts)
    done = now >= over or state.goal_at is not None
    status = Status.ENDED if done else Status.WATCHED
    return replace(
        state, status=status, reason=state.reason or str(reason), step=None,
        due_at=None if done else over,
    )  # fmt: skip


def goal_until(flow: Flow, state: State, facts: Facts) -> datetime:
    return after(flow.goal.within, state.entered_at, zone_of(facts.zone, facts.otherwise))


class Walk:
    """One instance on its way, at one moment."""

    def __init__(self, program: Program, state: State, facts: Facts, now: datetime) -> None:
        self.program, self.flow = program, program.flow
        self.facts, self.now = facts, now
        self.state = replace(state)
        self.taken: list[Taken] = []
        self.for_all = False

    def on(self) -> Moved:
        """Looks at the goal and the exits, then takes every step whose turn has come."""
        self.look()
        while self.state.status == Status.RUNNING and self.is_due():
            self.take()
        if self.state.status == Status.WATCHED and self.is_due():
            self.state = watched(self.flow, self.state, "", self.facts, self.now)
        return Moved(self.state, tuple(self.taken), self.for_all)

    def is_due(self) -> bool:
        due = self.state.due_at
        if due is not None and due <= self.now:
            return True
        step = self.program.steps.get(self.state.step or "")
        return isinstance(step, Wait) and self.hears(step)

    def hear(self, events: Sequence[Happened]) -> None:
        if not events:
            return
        heard, since = dict(self.state.heard), self.state.asked_at or self.state.entered_at
        for event in events:
            if event.at < since or not self.is_about_this(event):
                continue
            for happens, place in self.program.listens.items():
                if event.name == happens.event and agrees(event, happens, self.now):
                    heard[place] = max(event.at, heard.get(place, event.at))
                    self.reached(happens, event.at)
        self.state.heard = heard

    def is_about_this(self, event: Happened) -> bool:
        if self.flow.key == Key.PERSON:
            return True
        named = any_of(event.properties, self.flow.key.property)
        return named is None or named == self.state.key

    def reached(self, happens: Happens, at: datetime) -> None:
        """The goal, where it is an event: the moment that counts is the event's own."""
        if self.flow.goal.ask != happens or self.state.goal_at is not None:
            return
        if at < goal_until(self.flow, self.state, self.facts):
            self.state.goal_at = at

    def look(self) -> None:
        goal = self.flow.goal
        if self.state.goal_at is None and not isinstance(goal.ask, Happens):
            self.look_for(goal.ask)
        if self.state.goal_at is not None:
            self.leave(Reason.GOAL, for_all=goal.whole_account)
        for exit in self.flow.exits if self.state.status == Status.RUNNING else ():
            if self.holds(exit.ask):
                self.leave(f"{Reason.EXIT}: {words_of(exit.ask)}", for_all=exit.whole_account)
                return

    def look_for(self, goal: Ask) -> None:
        """The goal, where it is no event. Whoever is watched is looked at when the time is over:
        what holds then was reached in it.
        """
        over = goal_until(self.flow, self.state, self.facts)
        in_time = self.now < over or self.state.status == Status.WATCHED
        if in_time and self.holds(goal):
            self.state.goal_at = min(self.now, over)

    def leave(self, reason: str, *, for_all: bool) -> None:
        self.for_all = for_all
        if self.state.step and self.state.status == Status.RUNNING:
            self.taken.append(Taken(self.state.step, How.LEFT))
        self.state = watched(self.flow, self.state, reason, self.facts, self.now)

    def holds(self, ask: Ask, since: datetime | None = None) -> bool:
        """Whether the answer is yes; what happens counts from `since` on, else from coming in."""
        match ask:
            case Happens():
                at = self.state.heard.get(self.program.listens[ask])
                return at is not None and (since is None or at >= since)
            case Meets(condition):
                return self.facts.meets(condition)
            case Scores(name, test):
                score = self.facts.scores.get(name)
                return bool(passes(score, test, Kind.NUMBER, NOBODY, Now(self.now)))
            case Quorum(roles, at_least, happens):
                engaged = self.facts.engaged.get(self.program.listens[happens], frozenset())
                return len(engaged & set(roles)) >= at_least

    def arrive(self, step_id: str | None) -> None:
        """At a step, or past the last one."""
        if step_id is None:
            self.state = watched(self.flow, self.state, Reason.FINISHED, self.facts, self.now)
            return
        step, due = self.program.steps[step_id], self.now
        if isinstance(step, Wait):
            zone = zone_of(self.facts.zone, self.facts.otherwise)
            due = wait_ends(step, self.now, zone, self.facts.week)
        self.state.step, self.state.due_at = step_id, due

    def hears(self, wait: Wait) -> bool:
        return wait.event is not None and self.holds(wait.event, self.state.messaged_at)

    def take(self) -> None:
        """Leaves the step that the instance stands at."""
        step = self.program.steps[self.state.step or ""]
        follows = self.program.following[step.id]
        match step:
            case Wait():
                self.pass_by(step, self.how_waited(step), follows)
            case Branch():
                way = self.way_of(step)
                self.pass_by(step, way, self.program.ways[step.id, way])
            case Split():
                part = part_of(self.flow, step, self.state.person_id)
                self.pass_by(step, part, self.program.ways[step.id, part])
            case End(reason=reason):
                self.taken.append(Taken(step.id, How.DONE))
                why = f"{Reason.END}: {reason}"
                self.state = watched(self.flow, self.state, why, self.facts, self.now)
            case _:
                if isinstance(step, Send):
                    self.state.messaged_at = self.now
                self.pass_by(step, How.DONE, follows, does=step)

    def how_waited(self, wait: Wait) -> How:
        if wait.event is None:
            return How.WAITED
        return How.HEARD if self.hears(wait) else How.NOT_HEARD

    def pass_by(self, step: Step, how: str, follows: str | None, does: Step | None = None) -> None:
        self.taken.append(Taken(step.id, how, does))
        self.arrive(follows)

    def way_of(self, branch: Branch) -> str:
        since = self.state.messaged_at
        return next((way.name for way in branch.ways if self.holds(way.ask, since)), OTHERWISE)


def agrees(event: Happened, happens: Happens, now: datetime) -> bool:
    """Whether an event of the right name has the properties."""
    for name, test in happens.where:
        kind = kind_of_test(test)
        value = read(any_of(event.properties, name), kind)
        if not passes(value, test, kind, NOBODY, Now(now)):
            return False
    return True


def words_of(ask: Ask) -> str:
    """A question in few words, for reasons."""
    match ask:
        case Happens(event):
            return event
        case Meets():
            return "a condition holds"
        case Scores(name):
            return f"score {name}"
        case Quorum(roles, at_least):
            return f"{at_least} of {', '.join(roles)}"
