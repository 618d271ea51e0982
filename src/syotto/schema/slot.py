"""Slots: places of a firm's own web pages whose content we choose, and what there is to choose.

title: First screen of the front page
control_share: 0.1           of visitors always see the default
default: <h1>Pumps</h1>      without it the page keeps what it has
until: 2026-12-31            afterwards everybody sees the default
choices:                     the first that fits is shown
  - name: service
    when: {did: Service Plan Opened, within_days: 30}      schema/condition; none fits always
    angle: social_proof
    offer: service plan                                    what it speaks for
    features: [fixed price, all year]                      what of it, at most three
    content: <h1>Never stand still</h1>
    until: 2026-10-01
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from syotto.errors import InputError
from syotto.schema.condition import Condition
from syotto.schema.condition_text import Marks, Misread, Place, condition_at, only, text_at
from syotto.schema.content import ANGLES, MOST_FEATURES
from syotto.schema.flow_asks import one_of

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
KEYS = ("title", "what_for", "choices", "default", "control_share", "until")
OF_CHOICE = ("name", "when", "content", "angle", "offer", "features", "until")
LONGEST = 20_000
"""Characters of a content: it is fetched while a page is being painted."""
DEFAULT = "default"
CONTENT_SHOWN, CONTENT_CLICKED = "Content Shown", "Content Clicked"


@dataclass(frozen=True)
class Choice:
    """One content. when: null fits everybody. until: the last day it is shown.

    offer, features: what it speaks for, and what of it, as of contents that are sent.
    """

    name: str
    content: str | None
    when: Condition | None = None
    angle: str | None = None
    until: date | None = None
    offer: str = ""
    features: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slot:
    """choices in order; default: what is shown otherwise, null is what the page has itself."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    what_for: str = ""
    default: str | None = None
    control_share: float = 0.1
    until: date | None = None


@dataclass(frozen=True)
class Slots:
    """The slots of a workspace by name; `wrong` are the files that cannot be used, and why."""

    known: Mapping[str, Slot] = field(default_factory=dict)
    wrong: Mapping[str, InputError] = field(default_factory=dict)


def parse(name: str, given: Any, marks: Marks | None = None, file: str = "") -> Slot:
    """A slot from the dictionary of its file. Raises Misread with line and column."""
    place = Place(file or f"pages/{name}.yaml", marks or {})
    if not isinstance(given, Mapping):
        raise place.wrong(given, "title and choices", "See docs/slots.md.")
    only(given, place, KEYS)
    found = given.get("choices")
    if not isinstance(found, list) or not found:
        raise place.at("choices").wrong(found, "a list of choices", "Write at least one.")
    choices = tuple(choice(one, place.at("choices", n)) for n, one in enumerate(found))
    for number, one in enumerate(choices):
        if one.name in [other.name for other in choices[:number]]:
            at = place.at("choices", number, "name")
            raise at.wrong(one.name, "another name", "Two choices are not called the same.")
    return Slot(
        name,
        text_at(given.get("title", name), place.at("title"), "a title"),
        choices,
        what_for=text_of(given, "what_for", place) or "",
        default=text_of(given, "default", place),
        control_share=share_at(given.get("control_share", 0.1), place.at("control_share")),
        until=day_of(given, place),
    )


def choice(given: Any, place: Place) -> Choice:
    if not isinstance(given, Mapping):
        raise place.wrong(given, "name and content", "See docs/slots.md.")
    only(given, place, OF_CHOICE)
    name = text_at(given.get("name"), place.at("name"), "a name")
    if not NAME.fullmatch(name) or name == DEFAULT:
        fix = "Use small letters, figures, - and _, say mill-managers."
        raise place.at("name").wrong(name, f"a short name other than {DEFAULT!r}", fix)
    content = text_at(given.get("content"), place.at("content"), "what is shown, as HTML")
    if len(content) > LONGEST:
        fix = "Link to what is long."
        raise place.at("content").wrong(content, f"at most {LONGEST:,} characters", fix)
    when = condition_at(given["when"], place.at("when")) if "when" in given else None
    angle = angle_of(given["angle"], place.at("angle")) if "angle" in given else None
    offer, features = text_of(given, "offer", place) or "", features_of(given, place)
    return Choice(name, content, when, angle, day_of(given, place), offer, features)


def angle_of(given: Any, place: Place) -> str:
    """One of the angles of contents: what was said on a page counts beside what was mailed."""
    return one_of(given, tuple(ANGLES), place, "a message angle")


def features_of(given: Mapping[str, Any], place: Place) -> tuple[str, ...]:
    if "features" not in given:
        return ()
    found, here = given["features"], place.at("features")
    if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
        raise here.wrong(found, "a list of features", "Write [fixed price, all year].")
    if "offer" not in given:
        raise here.wrong(found, "an offer that has them", "Add offer: with its name.")
    if len(found) > MOST_FEATURES:
        fix = "More are not remembered: leave some for another time."
        raise here.wrong(found, f"at most {MOST_FEATURES} features", fix)
    return tuple(found)


def text_of(given: Mapping[str, Any], name: str, place: Place) -> str | None:
    if name not in given:
        return None
    return text_at(given[name], place.at(name), "text")


def day_of(given: Mapping[str, Any], place: Place) -> date | None:
    found = given.get("until")
    if found is None or (isinstance(found, date) and not isinstance(found, datetime)):
        return found
    raise place.at("until").wrong(found, "the last day", "Write a day like 2026-12-31.")


def share_at(found: Any, place: Place) -> float:
    if isinstance(found, int | float) and not isinstance(found, bool) and 0 <= found < 1:
        return float(found)
    raise place.wrong(found, "a share from 0 up to 1", "Write 0.1 for every tenth visitor.")


def check_name(name: str) -> str:
    """Raises Misread for what cannot be the name of a file."""
    if NAME.fullmatch(name):
        return name
    fix = "Use small letters, figures, - and _, say front-page."
    raise Misread(f"{name!r} cannot be the name of a slot.", fix, ("name",), None)
