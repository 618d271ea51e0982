"""Through which channel and when somebody acts, and what it stands on; refused below a floor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import ibis

from syotto.ask.sources import asked
from syotto.ask.subject import PERSON, Subject
from syotto.ask.words import many, share
from syotto.maths.intervals import wilson
from syotto.schema.words import Actor
from syotto.store.snapshot import Snapshot

FLOOR = 8
"""Active days and channels below which nothing is said."""
HOURS = {"before 8": range(8), "8–12": range(8, 12), "12–17": range(12, 17)}
LATER = "after 17"


@dataclass(frozen=True)
class Habit:
    """One channel or part of the day. share: of all days on which they acted, with its interval."""

    name: str
    days: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Habits:
    """finding: in words, also when nothing can be said. days: what it stands on."""

    finding: str
    days: int
    channels: list[Habit]
    hours: list[Habit]


def habits(snapshot: Snapshot, subject: Subject) -> Habits:
    """Of what people did by themselves: machines, and mails that were only sent, do not count."""
    question = acts_of_person if subject.kind == PERSON else acts_of_account
    zone = zone_of(subject.time_zone)
    acts = [
        (row["channel"] or "web", row["at"].astimezone(zone))
        for row in asked(snapshot, question, who=subject.subject_id)
    ]
    channels = ranked({(channel, at.date()) for channel, at in acts})
    hours = ranked({(part_of_day(at.hour), at.date()) for _, at in acts})
    days = sum(one.days for one in channels)
    if days < FLOOR:
        seen = f"{many(days, 'active day')} known"
        return Habits(f"Too little to say: {seen}, from {FLOOR} on it is told.", days, [], [])
    finding = f"{told(channels, 'by')} {told(hours, 'at')}"
    return Habits(finding, days, channels, hours)


def zone_of(name: str | None) -> ZoneInfo:
    with suppress(ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(name or "UTC")
    return ZoneInfo("UTC")


def part_of_day(hour: int) -> str:
    return next((name for name, hours in HOURS.items() if hour in hours), LATER)


def ranked(days: Iterable[tuple[str, Any]]) -> list[Habit]:
    counted = Counter(name for name, _ in days)
    total = counted.total()
    return [
        Habit(name, number, number / total, *wilson(number, total))
        for name, number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]


def told(found: list[Habit], how: str) -> str:
    """The first, where it is clearly ahead of the second."""
    best, *others = found
    days = sum(one.days for one in found)
    if others and best.low <= others[0].high:
        names = f"{best.name} ({best.days}) and {others[0].name} ({others[0].days})"
        return f"No clear preference between {names} of {days}."
    sure = f"{share(best.low)} – {share(best.high)}"
    return f"Acts {how} {best.name}: {best.days} of {days} days ({sure})."


def acts_of_person(snapshot: Snapshot, who: Any) -> ibis.Table:
    events = snapshot.table("events")
    return own_acts(events.filter(events.person_id == who))


def acts_of_account(snapshot: Snapshot, who: Any) -> ibis.Table:
    events = snapshot.table("events")
    return own_acts(events.filter(events.account_id == who))


def own_acts(events: ibis.Table) -> ibis.Table:
    acted = events.filter(events.actor == Actor.HUMAN.value)
    hourly = acted.at.truncate("h")
    return acted.select("channel", at=hourly).distinct().order_by("at", "channel")
