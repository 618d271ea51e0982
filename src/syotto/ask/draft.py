"""A condition as the fields of a form, and back: what the builder of segments shows.

A part's fields carry its path: `0-1.field` is the field of the second part of the first group.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any as Anything

from syotto.schema.condition import Condition
from syotto.schema.condition_fields import (
    DAYS,
    FIELDS,
    LISTS,
    OPERATORS,
    Kind,
    kind_of_field,
    kind_of_value,
)
from syotto.schema.condition_text import ANYTHING, OFTEN, Misread, parse, written

GROUPS = ("all", "any")
LEAVES = ("field", "did", "bought", "in_segment")
INTEGER, NUMBER = re.compile(r"[+-]?\d{1,15}"), re.compile(r"[+-]?\d{1,15}\.\d{1,15}")
Form = Mapping[str, str]
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Part:
    """A row or group of the builder. path: of its form fields; given: their values by name.

    wrong: what is wrong with it.
    """

    path: str
    form: str
    negated: bool
    given: Mapping[str, str] = field(default_factory=dict)
    parts: Sequence[Part] = ()
    wrong: str | None = None

    @property
    def operators(self) -> tuple[str, ...]:
        """Those that fit the field, or a property of an event."""
        kind = kind_of_field(self.given.get("field", "")) if self.form == "field" else Kind.OPEN
        return OPERATORS[kind or Kind.TEXT]


def parts_of(said: Mapping[str, Anything], path: str = "0", wrong: Misread | None = None) -> Part:
    """The rows and groups of a condition's dictionaries."""
    error = wrong.what.split(": ", 1)[-1] + f" {wrong.fix}" if wrong else None
    return part_of(said, path, (), tuple(wrong.path) if wrong else None, error)


def part_of(
    said: Mapping[str, Anything], path: str, at: Path, wrong: Path | None, error: str | None
) -> Part:
    negated = "not" in said
    if negated:
        said, at = said["not"], (*at, "not")
    form = next(form for form in (*GROUPS, *LEAVES) if form in said)
    if form not in GROUPS:
        mine = wrong is not None and wrong[: len(at)] == at
        return Part(path, form, negated, shown(form, said), (), error if mine else None)
    parts = [
        part_of(part, f"{path}-{n}", (*at, form, n), wrong, error)
        for n, part in enumerate(said[form])
    ]
    mine = wrong is not None and wrong in (at, (*at, form))
    return Part(path, form, negated, {}, parts, error if mine else None)


def shown(form: str, said: Mapping[str, Anything]) -> dict[str, str]:
    """The form fields of a leaf."""
    given = {name: str(said[name]) for name in OFTEN if said.get(name) is not None}
    if form == "field":
        operator = next((key for key in said if key != "field"), "is")
        return {
            "field": said["field"],
            "operator": operator,
            "value": as_text(said.get(operator, "")),
        }
    if form == "did":
        given |= {"name": as_text(said["did"])}
        for name, test in list(said.get("where", {}).items())[:1]:
            ((operator, value),) = (test if isinstance(test, dict) else {"is": test}).items()
            given |= {"property": name, "operator": operator, "value": as_text(value)}
        return given
    if form == "bought":
        what = said["bought"]
        kind = ANYTHING if what == ANYTHING else next(iter(what))
        return {**given, "what": kind, "value": "" if kind == ANYTHING else as_text(what[kind])}
    return {"name": as_text(said["in_segment"])}


def as_text(value: Anything) -> str:
    """A value as one types it; text that would be taken for something else is in quotes."""
    if isinstance(value, list):
        return ", ".join(map(as_text, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and kind_of_value(open_value(value)) != Kind.TEXT:
        return f'"{value}"'
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def from_form(form: Form, path: str = "0") -> dict[str, Anything]:
    """The dictionaries that a form says."""
    kind = form.get(f"{path}.form", "all")
    if kind in GROUPS:
        made: dict[str, Anything] = {kind: [from_form(form, p) for p in children(form, path)]}
    else:
        given = {
            name.removeprefix(f"{path}."): value.strip()
            for name, value in form.items()
            if name.startswith(f"{path}.") and value.strip()
        }
        made = leaf(kind, given)
    return {"not": made} if form.get(f"{path}.negated") else made


def children(form: Form, path: str) -> list[str]:
    """The paths of a group's parts, in order."""
    pattern = re.compile(rf"{re.escape(path)}-(\d+)\.form")
    numbers = sorted(int(found[1]) for name in form if (found := pattern.fullmatch(name)))
    return [f"{path}-{number}" for number in numbers]


def leaf(kind: str, given: Mapping[str, str]) -> dict[str, Anything]:
    often = {name: whole(given[name]) for name in OFTEN if given.get(name)}
    if kind == "did":
        made: dict[str, Anything] = {"did": given.get("name", "")}
        if given.get("property"):
            operator, value = tested(given, Kind.OPEN)
            made["where"] = {given["property"]: value if operator == "is" else {operator: value}}
        return {**made, **often}
    if kind == "bought":
        what = given.get("what", ANYTHING)
        names = split(given.get("value", ""))
        listed = names[0] if len(names) == 1 else names
        return {"bought": ANYTHING if what == ANYTHING else {what: listed}, **often}
    if kind == "in_segment":
        return {"in_segment": given.get("name", "")}
    name = given.get("field", "country")
    operator, value = tested(given, kind_of_field(name) or Kind.TEXT)
    return {"field": name, operator: value}


def tested(given: Mapping[str, str], kind: Kind) -> tuple[str, Anything]:
    """The operator, where it fits the kind of value, and what was typed beside it."""
    operator = given.get("operator", "is")
    if operator not in OPERATORS[kind]:
        operator = OPERATORS[kind][0]
    text = given.get("value", "")
    if operator == "exists":
        return operator, text != "false"
    if operator in DAYS:
        return operator, whole(text)
    if operator in LISTS:
        return operator, [value_of(one, kind) for one in split(text)]
    return operator, value_of(text, kind)


def value_of(text: str, kind: Kind) -> Anything:
    """What was typed, as the kind has it; what cannot be so stays text, and is said to be wrong."""
    if kind == Kind.TEXT:
        return unquoted(text)
    return open_value(text)


def open_value(text: str) -> Anything:
    """A number, a day, true or false as such; anything else, and what is in quotes, is text."""
    if text in ("true", "false"):
        return text == "true"
    if INTEGER.fullmatch(text):
        return int(text)
    if NUMBER.fullmatch(text):
        return float(text)
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return unquoted(text)


def unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def whole(text: str) -> Anything:
    return int(text) if INTEGER.fullmatch(text) else text


def split(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


def fits(condition: Condition) -> bool:
    """Whether the fields can say all of a condition; else it is changed as text."""
    try:
        return parse(from_form(flat(parts_of(written(condition))))) == condition
    except Misread:
        return False


def flat(part: Part) -> dict[str, str]:
    """The form fields of a part, as a browser would send them."""
    form = {f"{part.path}.form": part.form}
    if part.negated:
        form[f"{part.path}.negated"] = "on"
    form |= {f"{part.path}.{name}": value for name, value in part.given.items()}
    for inner in part.parts:
        form |= flat(inner)
    return form


EMPTY: dict[str, dict[str, Anything]] = {
    "field": {"field": next(iter(FIELDS)), "is": ""},
    "did": {"did": ""},
    "bought": {"bought": ANYTHING},
    "in_segment": {"in_segment": ""},
    "all": {"all": []},
    "any": {"any": []},
}


def changed(form: Form, do: str) -> dict[str, Anything]:
    """The form's dictionaries after a button: `add:PATH:FORM` or `remove:PATH`."""
    said = from_form(form)
    what, path, *more = [*do.split(":"), ""]
    if what == "remove" and "-" in path:
        del group_at(said, path.rsplit("-", 1)[0])[place_in(form, path)]
    if what == "add" and more[0] in EMPTY:
        new = EMPTY[more[0]]
        group_at(said, path).append({"any": [EMPTY["field"]]} if more[0] in GROUPS else new)
    return said


def place_in(form: Form, path: str) -> int:
    return children(form, path.rsplit("-", 1)[0]).index(path)


def group_at(said: dict[str, Anything], path: str) -> list[Anything]:
    """The list of parts of a group, found by the numbers of its path."""
    for number in [*path.split("-")[1:], None]:
        inner = said.get("not", said)
        parts: list[Anything] = next(inner[form] for form in GROUPS if form in inner)
        if number is None:
            return parts
        said = parts[int(number)]
    return []
