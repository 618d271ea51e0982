"""What flows ask and the small words they are made of, from dictionaries and back to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Any as Anything, TypeVar

from syotto.schema.condition_fields import Kind
from syotto.schema.condition_text import (
    Place,
    condition_at,
    hint,
    key_at,
    only,
    property_test,
    tested,
    text_at,
    whole,
    written,
    written_short,
    written_test,
)
from syotto.schema.flow_steps import Ask, Happens, Meets, Quorum, Scores, Span, Unit
from syotto.schema.persona import BUYING_ROLES

Dictionary = Mapping[str, Anything]
Word = TypeVar("Word", bound=StrEnum)
SPAN = re.compile(r"([0-9]{1,4}) ?(minute|hour|day|week|month)s?")
CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
SHORTEST, LONGEST = 1, 3660
ASKS = ("event", "if", "score", "quorum")
SCORES = ("points", "fit", "engagement", "account_points", "probability", "expected_profit")
"""Numbers of `lead_scores`."""
BESIDE_ASKS = ("where", "roles", "at_least", "at_most", "more_than", "less_than", "between")


def ask_at(given: Dictionary, place: Place) -> Ask:
    """event with where; if; score with a test; quorum with roles and at_least."""
    found = [kind for kind in ASKS if kind in given]
    if len(found) != 1:
        said = " and ".join(found) or ", ".join(map(str, given)) or None
        raise place.wrong(said, f"one of {', '.join(ASKS)}", hint(given, ASKS, "Keep one."))
    match found[0]:
        case "event":
            only(given, place, ("event", "where"))
            return happens(given, place)
        case "if":
            only(given, place, ("if",))
            return Meets(condition_at(given["if"], place.at("if")))
        case "score":
            name = one_of(given["score"], SCORES, place.at("score"), "a score")
            return Scores(name, tested(given, place, Kind.NUMBER, ("score",)))
        case _:
            return quorum(given, place)


def happens(given: Dictionary, place: Place) -> Happens:
    where, here = given.get("where", {}), place.at("where")
    if not isinstance(where, Mapping):
        raise here.wrong(where, "properties with values", "Say it like path: /pumps.")
    tests = [(key_at(k, here.at(k)), property_test(v, here.at(k))) for k, v in where.items()]
    return Happens(text_at(given["event"], place.at("event"), "the name of an event"), tuple(tests))


def quorum(given: Dictionary, place: Place) -> Quorum:
    """quorum: {event: NAME, roles: [decides, uses], at_least: 2}"""
    only(given, place, ("quorum",))
    said, here = given["quorum"], place.at("quorum")
    if not isinstance(said, Mapping) or "event" not in said:
        fix = "Write `quorum: {event: NAME, roles: [decides, uses], at_least: 2}`."
        raise here.wrong(said, "event, roles and at_least", fix)
    only(said, here, ("event", "where", "roles", "at_least"))
    roles = texts_at(said.get("roles"), here.at("roles"), "buying roles")
    for number, role in enumerate(roles):
        one_of(role, BUYING_ROLES, here.at("roles", number), "a buying role")
    least = said.get("at_least", len(roles))
    if not whole(least) or not 1 <= least <= len(roles):
        raise here.at("at_least").wrong(least, f"1 to {len(roles)}", "So many of the roles.")
    return Quorum(roles, int(least), happens(said, here))


def span_in(given: Dictionary, key: str, place: Place) -> Span | None:
    return span_at(given[key], place.at(key)) if key in given else None


def span_at(given: Anything, place: Place) -> Span:
    found = SPAN.fullmatch(given.strip()) if isinstance(given, str) else None
    if found is None or not SHORTEST <= int(found[1]) <= LONGEST:
        units = ", ".join(Unit)
        raise place.wrong(given, f"so many {units}", "Write it like 3 days or 1 hour.")
    return Span(int(found[1]), Unit(f"{found[2]}s"))


def clock_at(given: Anything, place: Place) -> time:
    found = CLOCK.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        raise place.wrong(given, "a time of day", 'Write it like "09:00".')
    return time(int(found[1]), int(found[2]))


def share_at(given: Anything, place: Place, least: float = 0.0) -> float:
    number = isinstance(given, int | float) and not isinstance(given, bool)
    if not number or not least <= given <= 1:
        raise place.wrong(given, "a share from 0 to 1", "Write it like 0.1.")
    return float(given)


def one_of(given: Anything, names: tuple[str, ...], place: Place, expected: str) -> str:
    if given not in names:
        raise place.wrong(given, expected, hint([given], names, f"Use one of {', '.join(names)}."))
    return str(given)


def chosen_in(
    given: Dictionary, key: str, place: Place, words: type[Word], expected: str
) -> tuple[Word, ...]:
    """One word of a list, or some of them, in the list's own order."""
    if key not in given:
        return ()
    here, said = place.at(key), given[key]
    many = said if isinstance(said, list) and said else [said]
    found = {one_of(one, tuple(words), here, expected) for one in many}
    return tuple(word for word in words if word in found)


def texts_at(given: Anything, place: Place, expected: str, least: int = 1) -> tuple[str, ...]:
    """One text, or a list of different ones."""
    many = given if isinstance(given, list) else [given]
    if len(many) < least or len({str(one) for one in many}) < len(many):
        raise place.wrong(given, expected, f"Write a list of {least} or more different ones.")
    return tuple(text_at(one, place.at(n), expected) for n, one in enumerate(many))


def words_at(given: Dictionary, key: str, place: Place, default: str) -> str:
    return text_at(given[key], place.at(key), "text") if key in given else default


def listed(
    given: Anything, place: Place, what: str, least: int = 1
) -> list[tuple[Dictionary, Place]]:
    """Dictionaries in a list, each with its place."""
    if not isinstance(given, list) or len(given) < least:
        raise place.wrong(given, f"a list of {what}", f"Give {least} or more, each with a dash.")
    for number, one in enumerate(given):
        if not isinstance(one, Mapping):
            raise place.at(number).wrong(one, f"one of the {what}", "Write `- name: ...`.")
    return [(one, place.at(number)) for number, one in enumerate(given)]


def apart(names: list[str], place: Place) -> None:
    for number, name in enumerate(names):
        if name in names[:number]:
            raise place.at(number).wrong(name, "a name of its own", "Call it something else.")


def written_ask(ask: Ask) -> dict[str, Anything]:
    match ask:
        case Happens(event, where):
            tests = {key: written_short(test) for key, test in where}
            return {"event": event, **({"where": tests} if tests else {})}
        case Meets(condition):
            return {"if": written(condition)}
        case Scores(name, test):
            return {"score": name, **written_test(test)}
        case Quorum(roles, at_least, event):
            return {"quorum": {**written_ask(event), "roles": list(roles), "at_least": at_least}}


def text_of(span: Span | None) -> str | None:
    return str(span) if span else None


def there(said: Dictionary) -> dict[str, Anything]:
    return {key: value for key, value in said.items() if value is not None}
