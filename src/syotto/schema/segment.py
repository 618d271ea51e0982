"""Segments: people with something in common, by a condition or by a list.

    title: Maintenance people who looked at service plans
    what_for: invitation to the service day
    who:
      all: [...]                 a condition: `schema/condition`

or, for a list, `people: fair-2026.csv` (a file beside it), or `people: [P1, ann@mill.fi]`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any as Anything

from syotto.errors import InputError, NotFound
from syotto.schema.condition import All, Any, Condition, InSegment, Not, leaves
from syotto.schema.condition_text import Marks, Misread, Place, condition_at, hint, text_at, written

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
KEYS = ("title", "what_for", "who", "people")


@dataclass(frozen=True)
class Segment:
    """who: a condition; null for a list. people: numbers or addresses. file: a CSV with them."""

    name: str
    title: str
    what_for: str = ""
    who: Condition | None = None
    people: tuple[str, ...] = ()
    file: str | None = None

    @property
    def is_list(self) -> bool:
        return self.who is None


@dataclass(frozen=True)
class Segments:
    """The segments of a workspace by name; `wrong` are the files that cannot be read, and why."""

    known: Mapping[str, Segment] = field(default_factory=dict)
    wrong: Mapping[str, InputError] = field(default_factory=dict)

    def one(self, name: str) -> Segment:
        """Raises NotFound, or what is wrong with its file."""
        if name in self.wrong:
            raise self.wrong[name]
        if name not in self.known:
            fix = hint([name], self.known, f"There are: {', '.join(self.known) or 'none yet'}.")
            raise NotFound(f"There is no segment {name!r}.", fix=fix)
        return self.known[name]

    def condition(self, name: str) -> Condition:
        """Its condition with those of other segments spelled out; a list stands for itself.

        Raises NotFound for a segment that it names, InputError where it names itself by others.
        """
        return self.spelled(InSegment(name), ())

    def spelled(self, condition: Condition, inside: tuple[str, ...]) -> Condition:
        match condition:
            case All(parts):
                return All(tuple(self.spelled(part, inside) for part in parts))
            case Any(parts):
                return Any(tuple(self.spelled(part, inside) for part in parts))
            case Not(part):
                return Not(self.spelled(part, inside))
            case InSegment(name):
                return self.named(name, inside)
            case _:
                return condition

    def named(self, name: str, inside: tuple[str, ...]) -> Condition:
        if name in inside:
            circle = " names ".join((*inside, name))
            raise InputError(f"Segments name each other in a circle: {circle}.", fix="Cut it.")
        who = self.one(name).who
        return InSegment(name) if who is None else self.spelled(who, (*inside, name))

    def usable(self) -> dict[str, Condition]:
        """What can be judged: segment -> condition. What cannot stands in `problems`."""
        return {name: self.condition(name) for name in self.known if name not in self.problems()}

    def problems(self) -> dict[str, InputError]:
        """Files that cannot be read, and segments that name what is not there."""
        found = dict(self.wrong)
        for name in self.known:
            try:
                self.condition(name)
            except InputError as error:
                found[name] = error
        return found

    def users_of(self, name: str) -> list[str]:
        """The segments that name this one."""
        return [
            other.name
            for other in self.known.values()
            if other.who and InSegment(name) in leaves(other.who)
        ]


def parse(name: str, given: Anything, marks: Marks | None = None, file: str = "") -> Segment:
    """A segment from the dictionary of its file. Raises Misread."""
    place = Place(file or f"segments/{name}.yaml", marks or {})
    if not isinstance(given, Mapping):
        raise place.wrong(given, "title, what_for, and who or people", "See `syotto init`.")
    for key in given:
        if key not in KEYS:
            raise place.at(key).wrong(
                key, f"one of {', '.join(KEYS)}", hint([key], KEYS, "Remove it.")
            )
    if ("who" in given) == ("people" in given):
        found = "both" if "who" in given else "neither"
        raise place.wrong(found, "who or people", "Give a condition `who:` or a list `people:`.")
    title = text_at(given.get("title", name), place.at("title"), "a title")
    what_for = (
        text_at(given["what_for"], place.at("what_for"), "text") if given.get("what_for") else ""
    )
    if "who" in given:
        who = condition_at(given["who"], place.at("who"))
        return Segment(name, title, what_for, who=who)
    return listed(Segment(name, title, what_for), given["people"], place.at("people"))


def listed(segment: Segment, people: Anything, place: Place) -> Segment:
    """`people`: the name of a file, or numbers and addresses."""
    if isinstance(people, str) and people.strip() and "/" not in people and "\\" not in people:
        return Segment(segment.name, segment.title, segment.what_for, file=people)
    if not isinstance(people, list):
        fix = "Write `people: FILE.csv` for a file in segments/, or a list of numbers or addresses."
        raise place.wrong(people, "a file or a list of people", fix)
    names = tuple(text_at(one, place.at(n), "a number as text") for n, one in enumerate(people))
    return Segment(segment.name, segment.title, segment.what_for, people=names)


def as_dict(segment: Segment) -> dict[str, Anything]:
    """What its file holds."""
    said: dict[str, Anything] = {"title": segment.title}
    if segment.what_for:
        said["what_for"] = segment.what_for
    if segment.who is None:
        return {**said, "people": segment.file or list(segment.people)}
    return {**said, "who": written(segment.who)}


def check_name(name: str) -> str:
    """Raises Misread for what cannot be the name of a file."""
    if NAME.fullmatch(name):
        return name
    raise Misread(
        f"{name!r} cannot be the name of a segment.",
        "Use small letters, figures, - and _, say mill-managers.",
        ("name",),
        None,
    )
