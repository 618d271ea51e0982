"""A flow as slowly as one can: every minute is looked at, and steps are taken as they are written.

Nothing of the engine is used but the draw of a split.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from syotto.decide.flow import part_of
from syotto.schema.flow import Flow
from syotto.schema.flow_steps import (
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
    Unit,
    Wait,
    Weekday,
)  # fmt: skip
from syotto.schema.profile import Happened

MINUTE = timedelta(minutes=1)


class Over(Exception):
    """A step said that the flow ends."""


@dataclass
class Slow:
    """One person of a flow. taken: (minute, step, how)."""

    flow: Flow
    zone: ZoneInfo
    entered: datetime
    meets: bool
    points: float
    events: list[Happened] = field(default_factory=list)
    messaged: datetime | None = None
    now: datetime | None = None
    taken: list[tuple[datetime, str, str]] = field(default_factory=list)
    reason: str | None = None
    goal_at: datetime | None = None
    at: str | None = None

    def live(self, coming: list[Happened], until: datetime) -> None:
        self.now, walk = self.entered, None
        while self.now <= until:
            self.events += [one for one in coming if one.at == self.now]
            self.look()
            if self.reason is None:
                walk = walk or self.steps(self.flow.steps)
                try:
                    next(walk)
                except StopIteration:
                    self.reason, self.at = "finished", None
                except Over as over:
                    self.reason, self.at = f"end: {over}", None
            self.now += MINUTE

    def look(self) -> None:
        goal = self.flow.goal
        in_time = self.now < span_later(self.entered, goal.within, self.zone)
        if self.goal_at is None and in_time and self.yes(goal.ask, self.entered):
            self.goal_at = self.now
            self.out("goal")
        for exit in self.flow.exits:
            if self.reason is None and self.yes(exit.ask, self.entered):
                self.out("exit")

    def out(self, reason: str) -> None:
        if self.reason is None:
            self.reason = reason
            first = self.flow.steps[0].id
            self.taken.append((self.now, self.at or first, "left"))

    def yes(self, ask: Ask, since: datetime) -> bool:
        match ask:
            case Happens(name, where):
                wanted = [(key, test.value) for key, test in where]
                return any(
                    one.name == name and one.at >= since
                    and all(f'"{key}": "{value}"' in (one.properties or "") for key, value in wanted)
                    for one in self.events
                )  # fmt: skip
            case Meets():
                return self.meets
            case Scores(test=test):
                return self.points >= test.value
            case Quorum():
                return False

    def steps(self, steps: tuple[Step, ...]) -> Iterator[None]:
        for step in steps:
            self.at = step.id
            yield from self.step(step)

    def step(self, step: Step) -> Iterator[None]:
        since = self.messaged or self.entered
        how, more = "done", ()
        match step:
            case Wait():
                start = self.now
                while not self.over(step, start) and not self.heard(step, since):
                    yield
                how = "waited" if step.event is None else "not_heard"
                how = "heard" if self.heard(step, since) else how
            case Branch(ways=ways, otherwise=otherwise):
                found = [way for way in ways if self.yes(way.ask, since)]
                how, more = (found[0].name, found[0].steps) if found else ("otherwise", otherwise)
            case Split(parts=parts):
                how = part_of(self.flow, step, "P1")
                more = next(part.steps for part in parts if part.name == how)
            case Send():
                self.messaged = self.now
        self.taken.append((self.now, step.id, how))
        if isinstance(step, End):
            raise Over(step.reason)
        yield from self.steps(more)

    def heard(self, wait: Wait, since: datetime) -> bool:
        return wait.event is not None and self.yes(wait.event, since)

    def over(self, wait: Wait, start: datetime) -> bool:
        """Whether the wait is over at this minute."""
        local = self.now.astimezone(self.zone)
        day = list(Weekday)[local.weekday()]
        if wait.working_hours:
            return local.weekday() < 5 and 8 <= local.hour < 16
        if wait.span and self.now < span_later(start, wait.span, self.zone):
            return False
        if wait.at is None and not wait.on:
            return True
        if wait.on and day not in wait.on:
            return False
        if wait.at is not None:
            return reads(self.now, wait.at, self.zone)
        begun = span_later(start, wait.span, self.zone) if wait.span else start
        clock = begun.astimezone(self.zone).time()
        return self.now == begun or reads(self.now, clock, self.zone)


def reads(now: datetime, clock: object, zone: ZoneInfo) -> bool:
    """Whether the clock says that time, or would have had it not been put forward just before."""
    local = now.astimezone(zone)
    if local.time() == clock:
        return local.fold == 0
    before = (now - timedelta(hours=3)).astimezone(zone)
    jumped = local.utcoffset() - before.utcoffset()
    if jumped <= timedelta(0):
        return False
    skipped = local.replace(tzinfo=None) - jumped
    there = skipped.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return skipped.time() == clock and there != skipped


@cache
def span_later(start: datetime, span: object, zone: ZoneInfo) -> datetime:
    """The first minute at which the span is over, found by walking."""
    if span.unit in (Unit.MINUTES, Unit.HOURS):
        return start + span.amount * (timedelta(hours=1) if span.unit == Unit.HOURS else MINUTE)
    local = start.astimezone(zone)
    day = local.date()
    if span.unit == Unit.MONTHS:
        month, wanted = day, day.day
        for _ in range(span.amount):
            month = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
        day = month
        while day.day < wanted and (day + timedelta(days=1)).month == month.month:
            day += timedelta(days=1)
    else:
        day += timedelta(days=span.amount * (7 if span.unit == Unit.WEEKS else 1))
    minute = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=15)
    while minute.astimezone(zone).date() != day or not reads(minute, local.time(), zone):
        minute += MINUTE
    return minute
