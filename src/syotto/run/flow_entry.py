"""Who comes into flows: by an event, by a segment, on a schedule, or given back by sales."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from syotto.decide.flow import State, agrees, arm_of, enter, may_again
from syotto.decide.flow_time import WEEKDAYS, moment, zone_of
from syotto.run import renamed
from syotto.run.flow_moves import NONE, Move, Moves, enrolment_id, instance_of
from syotto.run.flow_people import Crowd
from syotto.run.flow_plans import Plan
from syotto.schema.enrolled import FlowState, Status
from syotto.schema.flow_enter import Every, OnSchedule
from syotto.schema.profile import Happened
from syotto.schema.words import Arm
from syotto.store import flows as book, users

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Wanted:
    """Somebody who is to come in. instance: what it is about. because: what brings them."""

    person_id: str
    instance: str
    because: str
    at: datetime


def by_events(
    plan: Plan, person_id: str, events: Iterable[Happened], now: datetime
) -> list[Wanted]:
    """Whom events of one person bring in. One that names no order brings nobody in for orders."""
    return [
        Wanted(person_id, instance, event.name, event.at)
        for event in events
        if any(event.name == one.event and agrees(event, one, now) for one in plan.entrances)
        if (instance := instance_of(plan.flow, event)) is not None
    ]


class Entry:
    """The door of one flow, within a transaction that has locked it. told: what people did, as far
    as it is told of now.
    """

    def __init__(
        self, moves: Moves, plan: Plan, state: str, told: Mapping[str, Sequence[Happened]] = NONE
    ) -> None:
        self.moves, self.plan, self.state, self.told = moves, plan, state, told

    @cached_property
    def colleagues(self) -> frozenset[str]:
        return frozenset(user.email.lower() for user in users.every_user(self.moves.connection))

    def let_in(self, wanted: Sequence[Wanted], known: Crowd) -> int:
        """Who is in the audience and may come in (again). Returns how many came in."""
        name = self.plan.flow.name
        people = sorted({one.person_id for one in wanted})
        called = renamed.before(known.house, people)
        rows = book.of_people(self.moves.connection, [*people, *called], [name])
        before: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: (row["entered_at"], row["occurrence"])):
            before[called.get(row["person_id"], row["person_id"])].append(row)
        came = 0
        for one in sorted(wanted, key=lambda one: (one.person_id, one.at, one.instance)):
            if self.may(one, before[one.person_id], known):
                new = self.row(one, before[one.person_id], known)
                self.begin(new, known)
                before[one.person_id].append(new)
                came += 1
        return came

    def may(self, one: Wanted, before: Sequence[Mapping[str, Any]], known: Crowd) -> bool:
        if self.state == FlowState.COLLEAGUES:
            address = known.field(one.person_id, "email") or ""
            if address.lower() not in self.colleagues:
                return False
        same = [row for row in before if row["instance"] == one.instance]
        return (not same or self.again(one, same[-1], known)) and known.may_enter(
            self.plan, one.person_id
        )

    def again(self, one: Wanted, last: Mapping[str, Any], known: Crowd) -> bool:
        """Whether somebody may come in once more, after the last time."""
        on_the_way = self.current(last)["status"] == Status.RUNNING
        if on_the_way or one.at <= last["asked_at"]:
            return False
        zone = zone_of(known.field(one.person_id, "time_zone"), known.house.settings.time_zone)
        return may_again(self.plan.flow.reentry, last["entered_at"], zone, self.moves.now)

    def current(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """The row as this transaction leaves it."""
        made = self.moves.made.get(row["enrolment_id"])
        return {**row, "status": made.moved.state.status} if made else row

    def row(self, one: Wanted, before: Sequence[Mapping[str, Any]], known: Crowd) -> dict[str, Any]:
        """A new enrolment. The arm of the first and its chance stay, whatever company they belong
        to later and whatever share is left alone then.
        """
        flow, account = self.plan.flow, known.account(one.person_id)
        arm = Arm(before[0]["arm"]) if before else arm_of(flow, account or one.person_id)
        drawn = flow.control_share if arm == Arm.CONTROL else 1 - flow.control_share
        occurrence = 1 + sum(row["instance"] == one.instance for row in before)
        return {
            "enrolment_id": enrolment_id(flow.name, one.person_id, one.instance, occurrence),
            "flow": flow.name, "version": self.plan.version, "person_id": one.person_id,
            "instance": one.instance, "occurrence": occurrence, "account_id": account,
            "role": known.role(one.person_id),
            "arm": arm.value, "propensity": before[0]["propensity"] if before else drawn,
            "because": one.because, "asked_at": one.at, "entered_at": self.moves.now,
            "status": Status.RUNNING.value,
        }  # fmt: skip

    def begin(self, row: Mapping[str, Any], known: Crowd) -> None:
        person, asked_at = row["person_id"], row["asked_at"]
        facts = known.facts(self.plan, person)
        state = State(
            person, row["entered_at"], row["instance"], Arm(row["arm"]), asked_at=asked_at
        )
        brought = row["because"], asked_at
        since = [one for one in self.told.get(person, ()) if (one.name, one.at) != brought]
        moved = enter(self.plan.program, state, facts, self.moves.now, since)
        self.moves.note(Move(self.plan, row, moved, new=True))


def last_time(schedule: OnSchedule, now: datetime, zone_name: str) -> datetime:
    """The newest moment of a schedule that is not after `now`."""
    zone = ZoneInfo(zone_name)
    day = now.astimezone(zone).date()
    while True:
        fits = {
            Every.DAY: True,
            Every.WEEK: WEEKDAYS[day.weekday()] == schedule.weekday,
            Every.MONTH: day.day == schedule.day,
        }[schedule.every]
        at = moment(day, schedule.at, zone)
        if fits and at <= now:
            return at
        day -= DAY
