"""Flows in simulated time: nothing is written and nobody is contacted.

The same engine, and the same choice of contents, as when a flow runs; everybody is in the treated
group, so that it is seen what people would get.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from syotto.decide.flow import Moved, State, advance, enter, may_again, stop
from syotto.decide.flow_time import zone_of
from syotto.decide.pitch import Pitch
from syotto.run.flow_does import Doing, Told
from syotto.run.flow_entry import Wanted, by_events
from syotto.run.flow_people import Crowd
from syotto.run.flow_plans import Plan, Plans
from syotto.schema.enrolled import Reason, Status
from syotto.schema.flow_steps import Step
from syotto.schema.profile import Happened

COMES_IN = "(comes in)"
"""An event that brings somebody in as a segment or the clock would."""


@dataclass(frozen=True)
class Coming:
    """Something that happens to a person."""

    person_id: str
    event: Happened


@dataclass(frozen=True)
class Passed:
    """A step that somebody left, or the end of their way (`step` is None, `how` the reason).

    channel: by which a message of the step goes.
    """

    at: datetime
    person_id: str
    step: Step | None
    how: str
    words: str | None = None
    channel: str = ""


@dataclass
class Inside:
    """One instance in simulated time."""

    row: dict[str, Any]
    state: State
    account: str | None


@dataclass
class Simulation:
    """One flow and the people who come into it. known: what is known of people at a moment."""

    plans: Plans
    plan: Plan
    known: Callable[[Sequence[str], datetime], Crowd]
    passed: list[Passed] = field(default_factory=list)
    inside: list[Inside] = field(default_factory=list)
    entered: list[Inside] = field(default_factory=list)
    had: dict[str, list[Pitch]] = field(default_factory=dict)

    def live(self, coming: Iterable[Coming], until: datetime) -> list[Passed]:
        """Everything that happens until a moment, in its order."""
        waiting = sorted(coming, key=lambda one: (one.event.at, one.person_id, one.event.name))
        while True:
            moments = [one.state.due_at for one in self.inside if one.state.due_at is not None]
            moments += [waiting[0].event.at] if waiting else []
            now = min(moments, default=None)
            if now is None or now > until:
                return self.passed
            these = [one for one in waiting if one.event.at == now]
            waiting = waiting[len(these) :]
            self.at(now, these)

    def at(self, now: datetime, coming: Sequence[Coming]) -> None:
        told: dict[str, list[Happened]] = defaultdict(list)
        for one in coming:
            told[one.person_id].append(one.event)
        people = {*told, *(one.row["person_id"] for one in self.inside)}
        crowd: Crowd = self.known(sorted(people), now)
        for inside in list(self.inside):
            state, person = inside.state, inside.row["person_id"]
            due = state.due_at is not None and state.due_at <= now
            if state.status != Status.ENDED and (told[person] or due):
                facts = crowd.facts(self.plan, person, self.engaged(inside))
                moved = advance(self.plan.program, state, told[person], facts, now)
                self.note(inside, moved, crowd, now)
        for person_id, events in sorted(told.items()):
            for wanted in self.wanted(person_id, events, now):
                self.let_in(wanted, crowd, now)
        self.inside = [one for one in self.inside if one.state.status != Status.ENDED]

    def wanted(self, person_id: str, events: Sequence[Happened], now: datetime) -> list[Wanted]:
        found = by_events(self.plan, person_id, events, now)
        comes = [one for one in events if one.name == COMES_IN]
        return found + [Wanted(person_id, "", COMES_IN, one.at) for one in comes]

    def let_in(self, wanted: Wanted, crowd: Crowd, now: datetime) -> None:
        before = [
            one for one in self.entered
            if (one.row["person_id"], one.row["instance"]) == (wanted.person_id, wanted.instance)
        ]  # fmt: skip
        again = not before or self.again(before[-1].state, crowd, now)
        if not again or not crowd.may_enter(self.plan, wanted.person_id):
            return
        row = {
            "enrolment_id": f"{wanted.person_id} {wanted.instance} {len(before)}",
            "flow": self.plan.flow.name, "person_id": wanted.person_id,
            "instance": wanted.instance, "occurrence": len(before) + 1,
            "role": crowd.role(wanted.person_id),
        }  # fmt: skip
        state = State(wanted.person_id, now, wanted.instance)
        one = Inside(row, state, crowd.account(wanted.person_id))
        facts = crowd.facts(self.plan, wanted.person_id)
        self.inside.append(one)
        self.entered.append(one)
        self.note(one, enter(self.plan.program, state, facts, now), crowd, now)

    def again(self, last: State, crowd: Crowd, now: datetime) -> bool:
        zone = crowd.field(last.person_id, "time_zone")
        there = zone_of(zone, crowd.house.settings.time_zone)
        past = last.status != Status.RUNNING
        return past and may_again(self.plan.flow.reentry, last.entered_at, there, now)

    def engaged(self, one: Inside) -> Mapping[int, frozenset[str]]:
        """Roles of the company whose holders did something."""
        if not one.account or not self.plan.quorums:
            return {}
        did: dict[int, set[str]] = defaultdict(set)
        for other in self.entered:
            for place in other.state.heard if other.account == one.account else ():
                did[place].add(other.row["role"] or "")
        return {place: frozenset(roles) for place, roles in did.items()}

    def note(self, one: Inside, moved: Moved, crowd: Crowd, now: datetime) -> None:
        doing = Doing(self.plans, crowd, self.had, now)
        person = one.row["person_id"]
        for taken in moved.taken:
            told = Told(taken.how, None)
            if taken.does is not None:
                told = doing.do(self.plan, one.row, taken.does)
            step = self.plan.program.steps[taken.step_id]
            self.passed.append(Passed(now, person, step, told.how, told.words, told.channel))
        if one.state.reason is None and moved.state.reason is not None:
            self.passed.append(Passed(now, person, None, moved.state.reason))
        one.state = moved.state
        if moved.for_all and one.account:
            self.stop_colleagues(one, crowd, now)

    def stop_colleagues(self, one: Inside, crowd: Crowd, now: datetime) -> None:
        for other in self.inside:
            if other is not one and other.account == one.account:
                facts = crowd.facts(self.plan, other.row["person_id"])
                moved = stop(self.plan.program, other.state, Reason.COLLEAGUE, facts, now)
                self.note(other, moved, crowd, now)
