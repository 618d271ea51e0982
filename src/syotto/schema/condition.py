"""Conditions about a person: a small tree, the same for segments, flows, points and contact rules.

As text (YAML) a condition is one of

    all: [..., ...]            every one of them
    any: [..., ...]            at least one of them
    not: ...                   the opposite
    {field: country, one_of: [FI, SE]}
    {did: Page Viewed, where: {path: {starts_with: /service}}, at_least: 3, within_days: 30}
    {bought: {category: pumps}, at_least: 1, within_days: 365}      or `bought: anything`
    {in_segment: lapsed}

Here it is only said what there is. `schema/condition_text` reads and writes it, `schema/judge`
says what it means, for one person and for a table of them alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

Plain = str | int | float | bool | date | datetime
"""What a value in a condition may be. A day is its beginning, in the workspace's time zone."""


@dataclass(frozen=True)
class Test:
    """What a value is held against: an operator of `schema/judge` and its value or values."""

    __test__ = False  # pytest asks

    operator: str
    value: Plain | tuple[Plain, ...]


@dataclass(frozen=True)
class Often:
    """How many times, in how many days up to now; no days are all of them."""

    at_least: int = 1
    at_most: int | None = None
    within_days: int | None = None


@dataclass(frozen=True)
class Field:
    """A value of the person, of their account, or a feature that the firm brought."""

    name: str
    test: Test


@dataclass(frozen=True)
class Did:
    """Events of this name, with these properties. What a machine did does not count."""

    name: str
    where: tuple[tuple[str, Test], ...] = ()
    often: Often = Often()


@dataclass(frozen=True)
class Bought:
    """Orders by the person or their account. what: product or category; null is anything."""

    what: str | None = None
    one_of: tuple[str, ...] = ()
    often: Often = Often()


@dataclass(frozen=True)
class InSegment:
    name: str


@dataclass(frozen=True)
class Not:
    part: Condition


@dataclass(frozen=True)
class All:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    parts: tuple[Condition, ...]


Leaf = Field | Did | Bought | InSegment
Condition = Leaf | Not | All | Any


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every question that a condition asks, from left to right."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition
