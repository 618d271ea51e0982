"""Conditions from the plain dictionaries that a YAML file holds, and back to them.

`marks` say where in the file something stands: a path of keys and places -> line and column, both
from 1. `parse(written(condition))` is the same condition, and `written(parse(x))` the same text.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any as Anything

from syotto.errors import InputError
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
from syotto.schema.condition_fields import (
    DAYS,
    FEATURE,
    FIELDS,
    LISTS,
    MOST_DAYS,
    OPERATORS,
    Kind,
    kind_of_field,
    kind_of_value,
)

Path = tuple[str | int, ...]
Marks = Mapping[Path, tuple[int, int]]
FORMS = ("all", "any", "not", "field", "did", "bought", "in_segment")
OFTEN = ("at_least", "at_most", "within_days")
ANYTHING = "anything"
WHAT = ("product", "category")
PROPERTY = re.compile(r"[^\"\\\x00-\x1f]+")
DEEPEST = 20


class Misread(InputError):
    """A text that is no condition; `path`, `line` and `column` say where."""

    def __init__(self, what: str, fix: str, path: Path, mark: tuple[int, int] | None) -> None:
        super().__init__(what, fix=fix)
        self.path = path
        self.line: int | None = mark[0] if mark else None
        self.column: int | None = mark[1] if mark else None


@dataclass(frozen=True)
class Place:
    """Where the reader is. name: of the file."""

    name: str
    marks: Marks
    path: Path = ()

    def at(self, *steps: str | int) -> Place:
        return Place(self.name, self.marks, (*self.path, *steps))

    def wrong(self, found: Anything, expected: str, fix: str) -> Misread:
        mark = next((m for p in self.upwards() if (m := self.marks.get(p))), None)
        where = f"{self.name}, line {mark[0]}, column {mark[1]}" if mark else self.name
        said = f"{where}: found {shown(found)}, expected {expected}."
        return Misread(said, fix, self.path, mark)

    def upwards(self) -> Iterable[Path]:
        return (self.path[:length] for length in range(len(self.path), -1, -1))


def shown(found: Anything) -> str:
    text = repr(found) if isinstance(found, str) else str(found)
    return "nothing" if found is None else text if len(text) <= 60 else f"{text[:57]}..."


def parse(given: Anything, marks: Marks | None = None, name: str = "condition") -> Condition:
    """The condition that plain dictionaries and lists say.

    Raises Misread: where it stands, what was found, what was expected.
    """
    return condition_at(given, Place(name, marks or {}))


def condition_at(given: Anything, place: Place) -> Condition:
    if not isinstance(given, Mapping):
        raise place.wrong(given, "a condition", f"Begin with one of {', '.join(FORMS)}.")
    if len(place.path) > 2 * DEEPEST:
        raise place.wrong("...", f"at most {DEEPEST} groups in each other", "Make a segment of it.")
    forms = [form for form in FORMS if form in given]
    if len(forms) != 1:
        found = " and ".join(forms) or ", ".join(map(str, given)) or None
        raise place.wrong(found, f"one of {', '.join(FORMS)}", hint(given, FORMS, "Keep one."))
    return READERS[forms[0]](given, place)


def group(given: Mapping[str, Anything], place: Place) -> Condition:
    (form,) = only(given, place, ("all", "any"), most=1)
    parts = given[form]
    if not isinstance(parts, list) or not parts:
        raise place.at(form).wrong(parts, "a list of conditions", "Begin each one with a dash.")
    read = [condition_at(part, place.at(form, number)) for number, part in enumerate(parts)]
    return All(tuple(read)) if form == "all" else Any(tuple(read))


def negated(given: Mapping[str, Anything], place: Place) -> Not:
    only(given, place, ("not",))
    return Not(condition_at(given["not"], place.at("not")))


def field(given: Mapping[str, Anything], place: Place) -> Field:
    name = given["field"]
    kind = kind_of_field(name) if isinstance(name, str) else None
    if kind is None:
        fix = hint([str(name)], FIELDS, f"Use one of {', '.join(FIELDS)}, or {FEATURE}NAME.")
        raise place.at("field").wrong(name, "a field", fix)
    return Field(name, tested(given, place, kind, ("field",)))


def did(given: Mapping[str, Anything], place: Place) -> Did:
    only(given, place, ("did", "where", *OFTEN))
    where = given.get("where", {})
    if not isinstance(where, Mapping):
        raise place.at("where").wrong(where, "properties with values", "Say it like path: /pumps.")
    tests = tuple(
        (key_at(key, place.at("where", key)), property_test(value, place.at("where", key)))
        for key, value in where.items()
    )
    name = text_at(given["did"], place.at("did"), "the name of an event")
    return Did(name, tests, often(given, place))


def key_at(key: Anything, place: Place) -> str:
    if isinstance(key, str) and PROPERTY.fullmatch(key):
        return key
    raise place.wrong(key, "the name of a property", "Write it without quotes and backslashes.")


def property_test(value: Anything, place: Place) -> Test:
    """`path: /x` is short for `path: {is: /x}`."""
    if not isinstance(value, Mapping):
        return Test("is", plain_at(value, place))
    return tested(value, place, Kind.OPEN, ())


def bought(given: Mapping[str, Anything], place: Place) -> Bought:
    only(given, place, ("bought", *OFTEN))
    what, here = given["bought"], place.at("bought")
    if what == ANYTHING:
        return Bought(often=often(given, place))
    if not isinstance(what, Mapping) or len(what) != 1 or not set(what) <= set(WHAT):
        fix = "Write `bought: anything`, `bought: {category: pumps}` or `bought: {product: P-1}`."
        raise here.wrong(what, "product, category or anything", fix)
    ((kind, names),) = what.items()
    listed = names if isinstance(names, list) and names else [names]
    texts = [text_at(name, here.at(kind), f"a {kind}") for name in listed]
    return Bought(kind, tuple(texts), often(given, place))


def in_segment(given: Mapping[str, Anything], place: Place) -> InSegment:
    only(given, place, ("in_segment",))
    return InSegment(text_at(given["in_segment"], place.at("in_segment"), "the name of a segment"))


READERS = {
    "all": group,
    "any": group,
    "not": negated,
    "field": field,
    "did": did,
    "bought": bought,
    "in_segment": in_segment,
}


def tested(
    given: Mapping[str, Anything], place: Place, kind: Kind, beside: tuple[str, ...]
) -> Test:
    """The one operator among the keys, `beside` left out, and its value."""
    operators = [key for key in given if key not in beside]
    fitting = OPERATORS[kind]
    if len(operators) != 1 or operators[0] not in fitting:
        found = " and ".join(map(str, operators)) or None
        fix = hint(operators, fitting, "Take one of them; put two into `all`.")
        here = place.at(operators[-1]) if operators else place
        raise here.wrong(found, f"one of {', '.join(fitting)}", fix)
    operator = operators[0]
    return Test(operator, value_at(given[operator], operator, kind, place.at(operator)))


def value_at(given: Anything, operator: str, kind: Kind, place: Place) -> Plain | tuple[Plain, ...]:
    if operator == "exists":
        return typed(given, Kind.TRUTH, place)
    if operator in DAYS:
        return days_at(given, place)
    if operator not in LISTS:
        return typed(given, kind, place)
    if not isinstance(given, list) or not given or (operator == "between" and len(given) != 2):
        size = "two values" if operator == "between" else "a list of values"
        raise place.wrong(given, size, "Write them like [a, b].")
    values = tuple(typed(one, kind, place.at(number)) for number, one in enumerate(given))
    if len({kind_of_value(value) for value in values}) > 1:
        raise place.wrong(given, "values of one kind", "Put quotes around numbers that are names.")
    return values


KINDS: dict[Kind, tuple[str, str]] = {
    Kind.TEXT: ("text", "Put it into quotes."),
    Kind.NUMBER: ("a number", "Write it like 12 or 0.5, without quotes."),
    Kind.MOMENT: ("a day", "Write it like 2026-01-31, without quotes."),
    Kind.DAY: ("a day", "Write it like 2026-01-31, without quotes."),
    Kind.TRUTH: ("true or false", "Write true or false."),
}


def typed(given: Anything, kind: Kind, place: Place) -> Plain:
    value = plain_at(given, place)
    needed = Kind.MOMENT if kind == Kind.DAY else kind
    if kind != Kind.OPEN and kind_of_value(value) != needed:
        expected, fix = KINDS[kind]
        raise place.wrong(given, expected, fix)
    return value


def plain_at(given: Anything, place: Place) -> Plain:
    endless = isinstance(given, float) and not math.isfinite(given)
    if isinstance(given, str | bool | int | float | date) and given != "" and not endless:
        return given
    raise place.wrong(given, "a value", "Write a text, number, day, true or false.")


def text_at(given: Anything, place: Place, expected: str) -> str:
    if isinstance(given, str) and given.strip():
        return given
    raise place.wrong(given, expected, "Write it as text; put numbers into quotes.")


def often(given: Mapping[str, Anything], place: Place) -> Often:
    """At least once where nothing is said; with `at_most` alone also never."""
    low = times_at(given, "at_least", place)
    high = times_at(given, "at_most", place)
    least = low if low is not None else 0 if high is not None else 1
    if high is not None and high < least:
        raise place.at("at_most").wrong(high, f"at least {least}", "Swap the two numbers.")
    said = "within_days" in given
    days = days_at(given["within_days"], place.at("within_days")) if said else None
    return Often(least, high, days)


def times_at(given: Mapping[str, Anything], name: str, place: Place) -> int | None:
    if name not in given:
        return None
    value = given[name]
    if whole(value) and value >= 0:
        return int(value)
    raise place.at(name).wrong(value, "a whole number from 0", "Write it like 3.")


def days_at(value: Anything, place: Place) -> int:
    if whole(value) and 0 < value <= MOST_DAYS:
        return int(value)
    raise place.wrong(value, f"days from 1 to {MOST_DAYS:,}", "Write a whole number like 30.")


def whole(value: Anything) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def only(
    given: Mapping[str, Anything], place: Place, names: tuple[str, ...], most: int = 9
) -> list[str]:
    """The keys, where all of them are among the names."""
    for key in given:
        if key not in names or len(given) > most:
            fix = hint([key], names, "Put two conditions into `all`.")
            raise place.at(key).wrong(key, " or ".join(names), fix)
    return list(given)


def hint(found: Iterable[Anything], names: Iterable[str], otherwise: str) -> str:
    near = [
        match
        for one in found
        for match in difflib.get_close_matches(str(one), list(names), 1)
        if match != one
    ]
    return f"Did you mean {near[0]!r}?" if near else otherwise


def written(condition: Condition) -> dict[str, Anything]:
    """The plain dictionaries of a condition."""
    match condition:
        case All(parts):
            return {"all": [written(part) for part in parts]}
        case Any(parts):
            return {"any": [written(part) for part in parts]}
        case Not(part):
            return {"not": written(part)}
        case Field(name, test):
            return {"field": name, **written_test(test)}
        case Did(name, where, times):
            tests = {key: written_short(test) for key, test in where}
            return {"did": name, **({"where": tests} if tests else {}), **written_often(times)}
        case Bought(what, names, times):
            listed = names[0] if len(names) == 1 else list(names)
            return {"bought": {what: listed} if what else ANYTHING, **written_often(times)}
        case InSegment(name):
            return {"in_segment": name}


def written_test(test: Test) -> dict[str, Anything]:
    return {test.operator: list(test.value) if isinstance(test.value, tuple) else test.value}


def written_short(test: Test) -> Anything:
    return test.value if test.operator == "is" else written_test(test)


def written_often(times: Often) -> dict[str, int]:
    low = times.at_least if times.at_least != (0 if times.at_most is not None else 1) else None
    said = {"at_least": low, "at_most": times.at_most, "within_days": times.within_days}
    return {name: value for name, value in said.items() if value is not None}
