"""What a condition means, written once: for one person's values and for columns of many.

The rules use only signs and methods that Python's values and Ibis' columns share. Who is judged is
a `Subject`: a `schema/profile.Profile` (one person, in microseconds), or `know/members.People` (a
table of a million, in one query). What is not known makes every test false, so `not` makes it true.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from operator import and_, or_
from typing import Any as Anything, Protocol
from zoneinfo import ZoneInfo

from syotto.schema.condition import (
    All,
    Any,
    Bought,
    Condition,
    Did,
    Field,
    InSegment,
    Not,
    Often,
    Plain,
    Test,
)
from syotto.schema.condition_fields import Kind, kind_of_field, kind_of_test

Truth = Anything
"""A bool, or a column of them."""
Value = Anything
"""A value or null, or a column of them."""
FALSE = False


@dataclass(frozen=True)
class Now:
    """The moment of the judgement, and the zone in which a day of a condition begins."""

    as_of: datetime
    zone: str = "UTC"

    def beginning(self, day: date) -> datetime:
        """The first moment of a day, in UTC."""
        return datetime.combine(day, time(), ZoneInfo(self.zone)).astimezone(UTC)

    def ending(self, day: date) -> datetime:
        """The last moment of a day, to the microsecond that moments are kept by."""
        return self.beginning(day + timedelta(days=1)) - timedelta(microseconds=1)

    @property
    def today(self) -> date:
        return self.as_of.astimezone(ZoneInfo(self.zone)).date()


class Subject(Protocol):
    """Who is judged: one person, or all of them at once."""

    def value(self, name: str, kind: Kind) -> Value:
        """A field, read as this kind."""

    def times(self, leaf: Did | Bought, now: Now) -> Value:
        """How many events or orders there were. Never null."""

    def listed(self, segment: str) -> Truth:
        """Whether they are in a segment that is a list."""

    def passes(self, value: Value, test: Callable[[Value], Truth]) -> Truth:
        """The test of a value; false where the value is null."""

    def known(self, value: Value) -> Truth: ...

    def always(self, answer: bool) -> Truth: ...


RULES: dict[str, Callable[[Value, Anything], Truth]] = {
    "is": lambda value, wanted: value == wanted,
    "one_of": lambda value, wanted: reduce(or_, [value == one for one in wanted]),
    "contains": lambda value, wanted: value.find(wanted) >= 0,
    "starts_with": lambda value, wanted: value.startswith(wanted),
    "more_than": lambda value, wanted: value > wanted,
    "less_than": lambda value, wanted: value < wanted,
    "at_least": lambda value, wanted: value >= wanted,
    "at_most": lambda value, wanted: value <= wanted,
    "between": lambda value, wanted: (value >= wanted[0]) & (value <= wanted[1]),
    "before": lambda value, wanted: value < wanted,
    "after": lambda value, wanted: value > wanted,
    "within_days": lambda value, ends: (value > ends[0]) & (value <= ends[1]),
    "within_next_days": lambda value, ends: (value > ends[0]) & (value <= ends[1]),
    "older_than_days": lambda value, ends: value <= ends[0],
}
"""What each operator means. Both ends of `between` are in it; `after` a day begins the next one."""


def holds(condition: Condition, subject: Subject, now: Now) -> Truth:
    """Whether a condition holds. A condition that names another segment is spelled out before."""
    match condition:
        case All(parts):
            return reduce(and_, [holds(part, subject, now) for part in parts])
        case Any(parts):
            return reduce(or_, [holds(part, subject, now) for part in parts])
        case Not(part):
            return opposite(holds(part, subject, now))
        case Field(name, test):
            return field_holds(name, test, subject, now)
        case Did(often=often) | Bought(often=often):
            return enough(subject.times(condition, now), often, subject)
        case InSegment(name):
            return subject.listed(name)


def field_holds(name: str, test: Test, subject: Subject, now: Now) -> Truth:
    kind = kind_of_field(name) or Kind.OPEN
    read = kind_of_test(test) if kind == Kind.OPEN else kind
    return passes(subject.value(name, read), test, read, subject, now)


def passes(value: Value, test: Test, kind: Kind, subject: Subject, now: Now) -> Truth:
    """Whether a value of a kind stands a test."""
    if test.operator == "exists":
        known = subject.known(value)
        return known if test.value else opposite(known)
    wanted = wanted_of(test, kind, now)
    return subject.passes(value, lambda value: RULES[test.operator](value, wanted))


def opposite(truth: Truth) -> Truth:
    """`not` and `~` mean other things for one of the two kinds of truth."""
    return truth == FALSE


def enough(times: Value, often: Often, subject: Subject) -> Truth:
    found = times >= often.at_least if often.at_least else subject.always(True)
    return found & (times <= often.at_most) if often.at_most is not None else found


def wanted_of(test: Test, kind: Kind, now: Now) -> Anything:
    """What a value is compared with, in the values of its kind."""
    match test.operator, test.value:
        case (("within_days" | "older_than_days"), int(days)):
            return span(kind, -days, 0, now)
        case "within_next_days", int(days):
            return span(kind, 0, days, now)
        case "between", (low, high):
            return as_kind(low, kind, now), as_kind(high, kind, now, whole=True)
        case operator, tuple(values):
            return [as_kind(value, kind, now) for value in values]
        case operator, value:
            return as_kind(value, kind, now, whole=operator == "after")


def span(kind: Kind, start: int, end: int, now: Now) -> tuple[Anything, Anything]:
    middle = now.today if kind == Kind.DAY else now.as_of
    return middle + timedelta(days=start), middle + timedelta(days=end)


def as_kind(value: Plain, kind: Kind, now: Now, *, whole: bool = False) -> Anything:
    """A value of a condition as values of this kind are: texts in small letters, moments in UTC.

    whole: a day stands for its end.
    """
    if kind == Kind.TEXT:
        return folded(str(value))
    if kind == Kind.NUMBER:
        assert isinstance(value, int | float), value  # the text is read so
        return float(value)
    if isinstance(value, datetime):
        at = value if value.tzinfo else value.replace(tzinfo=ZoneInfo(now.zone))
        return at.astimezone(ZoneInfo(now.zone)).date() if kind == Kind.DAY else at.astimezone(UTC)
    if isinstance(value, date):
        if kind == Kind.DAY:
            return value
        return now.ending(value) if whole else now.beginning(value)
    return value


def folded(text: str) -> str:
    """In small letters, one for one, as engines make them: Σ is σ wherever it stands."""
    return "".join(letter.lower()[0] for letter in text)


def since(often: Often, now: Now) -> datetime | None:
    """The moment after which events count."""
    return None if often.within_days is None else now.as_of - timedelta(days=often.within_days)
