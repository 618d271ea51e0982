"""How people come into a flow, as text and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any as Anything

from syotto.schema.condition_text import Place, only, text_at, whole
from syotto.schema.flow_asks import chosen_in, clock_at, happens, one_of, there, written_ask
from syotto.schema.flow_steps import Happens, Weekday

MORNING = time(9)
HANDED_BACK = "handed_back"


class Every(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class OnEvent:
    happens: Happens


@dataclass(frozen=True)
class OnSegment:
    """Who comes into a segment."""

    segment: str


@dataclass(frozen=True)
class OnSchedule:
    """The whole audience, at a time by the workspace's clock. day: of the month, 1 to 28."""

    every: Every
    at: time = MORNING
    weekday: Weekday | None = None
    day: int | None = None


@dataclass(frozen=True)
class OnHandBack:
    """Whom sales gives back to marketing."""


Enter = OnEvent | OnSegment | OnSchedule | OnHandBack


def enters_at(given: Anything, place: Place) -> tuple[Enter, ...]:
    many = given if isinstance(given, list) else [given]
    return tuple(enter_at(one, place.at(number)) for number, one in enumerate(many))


def enter_at(given: Anything, place: Place) -> Enter:
    if given == HANDED_BACK:
        return OnHandBack()
    forms = ("event", "segment", "schedule")
    found = [form for form in forms if isinstance(given, Mapping) and form in given]
    if len(found) != 1:
        fix = "Write say `- {event: Form Submitted}` or `- {segment: NAME}`."
        raise place.wrong(given, f"one of {', '.join(forms)}, {HANDED_BACK}", fix)
    if found[0] == "event":
        only(given, place, ("event", "where"))
        return OnEvent(happens(given, place))
    if found[0] == "segment":
        only(given, place, ("segment",))
        return OnSegment(text_at(given["segment"], place.at("segment"), "the name of a segment"))
    return schedule_at(given, place)


def schedule_at(given: Mapping[str, Anything], place: Place) -> OnSchedule:
    only(given, place, ("schedule", "on", "at"))
    every = Every(one_of(given["schedule"], tuple(Every), place.at("schedule"), "a schedule"))
    at = clock_at(given["at"], place.at("at")) if "at" in given else MORNING
    if every == Every.WEEK:
        days = chosen_in({"on": Weekday.MONDAY, **given}, "on", place, Weekday, "a day of the week")
        return OnSchedule(every, at, weekday=days[0])
    if every == Every.MONTH:
        day = given.get("on", 1)
        if not whole(day) or not 1 <= day <= 28:
            raise place.at("on").wrong(day, "a day from 1 to 28", "Every month has these.")
        return OnSchedule(every, at, day=int(day))
    only(given, place, ("schedule", "at"))
    return OnSchedule(every, at)


def written_enter(enter: Enter) -> Anything:
    match enter:
        case OnEvent(event):
            return written_ask(event)
        case OnSegment(segment):
            return {"segment": segment}
        case OnSchedule(every, at, weekday, day):
            on = str(weekday) if weekday else day
            return there({"schedule": str(every), "on": on, "at": f"{at:%H:%M}"})
        case OnHandBack():
            return HANDED_BACK
