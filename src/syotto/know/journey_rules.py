"""The rules of a journey, read from the `[journey]` section of the settings.

A sign is what happened (the `kind` of a touchpoint; * stands for anything) and how often it takes:
"Offer Requested", "Brochure *", "Email Link Clicked x3". "Identified" is the moment from which the
name is known, "Stage Set: lead" a system of ours saying so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from syotto.errors import SettingError
from syotto.know.journey_defaults import B2B, DEFAULTS, SHOP, STAGES
from syotto.schema.journeys import Place

FIELDS = ("kind", "channel", "referrer", "campaign")
LISTS = ("enter", "lost", "won", "keep", "set")
STAGE_FIELDS = (*LISTS, "days", "back_to", "again", "customer", "after")


@dataclass(frozen=True)
class Sign:
    """A pattern of kinds, and how many of them it takes."""

    pattern: str
    times: int = 1

    def fits(self, kind: str) -> bool:
        told = re.escape(self.pattern.lower()).replace(r"\*", ".*")
        return re.fullmatch(told, kind.lower()) is not None


@dataclass(frozen=True)
class Stage:
    """A stage, and what brings one into it and out of it.

    enter: signs that bring one in from any earlier stage
    set: words of our own systems for it; they bring one in from any stage
    lost: signs that end it: back to the pool, with the history
    days: so many days without a sign of `keep` (empty: without any touchpoint) lead `back_to`
    again: customers come in too, and are customers still when it ends, `won` or lost
    customer: who is here has bought
    """

    name: str
    enter: tuple[Sign, ...] = ()
    lost: tuple[Sign, ...] = ()
    won: tuple[Sign, ...] = ()
    keep: tuple[Sign, ...] = ()
    set: tuple[Sign, ...] = ()
    days: int = 0
    back_to: str = ""
    again: bool = False
    customer: bool = False


Patterns = Mapping[str, tuple[tuple[str, str], ...]]
"""By word, the pairs of field and pattern that mean it."""


@dataclass(frozen=True)
class Rules:
    """pool: where lost cases go. The stages stand in their order."""

    like: str
    stages: tuple[Stage, ...]
    pool: str
    session_minutes: int
    within_days: int
    period_days: int
    targets: Mapping[str, float]
    origins: Patterns
    owners: Patterns
    ignore: tuple[str, ...]
    own_sites: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(stage.name for stage in self.stages)


def parse(given: Mapping[str, Any], *, found: str = B2B) -> Rules:
    """The rules of a `[journey]` section over the defaults.

    found: b2b or shop, where the section does not say which it is like.
    Raises SettingError for a word, a stage or a value that it cannot read.
    """
    known(given, (*DEFAULTS, "stages"), "[journey]")
    like = one_of(given.get("like") or found, (B2B, SHOP), "like")
    stages = stages_of(STAGES[like], section(given, "stages"))
    names = [stage.name for stage in stages]
    targets = {
        one_of(name, names, "[journey.targets]"): share(value, f"targets.{name}")
        for name, value in section(given, "targets").items()
    }
    return Rules(
        like=like,
        stages=stages,
        pool=names[1],
        session_minutes=whole(given, "session_minutes"),
        within_days=whole(given, "within_days"),
        period_days=whole(given, "period_days"),
        targets=targets,
        origins=patterns(given, "origins"),
        owners=patterns(given, "owners", [place.value for place in Place]),
        ignore=texts(given.get("ignore", DEFAULTS["ignore"]), "ignore"),
        own_sites=texts(given.get("own_sites", []), "own_sites"),
    )


def stages_of(defaults: Mapping[str, Any], given: Mapping[str, Any]) -> tuple[Stage, ...]:
    """The default stages with what is said of them, and new ones `after` another."""
    order = list(defaults)
    told = {name: dict(fields) for name, fields in defaults.items()}
    for name, fields in given.items():
        where = f"[journey.stages.{name}]"
        if not isinstance(fields, Mapping):
            raise wrong(where, fields, "a section of its own")
        known(fields, STAGE_FIELDS, where)
        if name not in told:
            after = one_of(fields.get("after"), order, f"{where} after")
            order.insert(order.index(after) + 1, name)
        told[name] = {**told.get(name, {}), **fields}
    return tuple(stage_of(name, told[name], order) for name in order)


def stage_of(name: str, told: Mapping[str, Any], order: Sequence[str]) -> Stage:
    where = f"stages.{name}"
    signs = {
        key: tuple(sign(text) for text in texts(told.get(key, []), f"{where}.{key}"))
        for key in LISTS
    }
    days = told.get("days", 0)
    if isinstance(days, bool) or not isinstance(days, int) or days < 0:
        raise wrong(f"{where}.days", days, "a whole number of days, 0 for never")
    earlier = [*order[: order.index(name)], order[-1]] if name != order[-1] else order[1:2]
    back_to = one_of(told.get("back_to", order[1]), earlier, f"{where}.back_to") if days else ""
    again, customer = (bool(told.get(key, False)) for key in ("again", "customer"))
    return Stage(name, **signs, days=days, back_to=back_to, again=again, customer=customer)


def sign(text: str) -> Sign:
    """`Email Link Clicked x3`: a pattern and how often."""
    told = re.fullmatch(r"(.+?)(?:\s+x(\d+))?", text.strip())
    if told is None:
        raise wrong("a sign", text, "what happened, say Offer Requested or Email * x3")
    return Sign(told[1], max(int(told[2] or 1), 1))


def patterns(given: Mapping[str, Any], key: str, words: Sequence[str] = ()) -> Patterns:
    """What is given comes before the defaults; the first that fits wins."""
    told = section(given, key)
    for word in told if words else ():
        one_of(word, words, f"[journey.{key}]")
    ours: Mapping[str, Any] = DEFAULTS[key]
    order = [*told, *(word for word in ours if word not in told)]
    return {
        word: tuple(pattern(text) for text in texts(told.get(word, ours.get(word)), key))
        for word in order
    }


def pattern(text: str) -> tuple[str, str]:
    field, _, told = text.partition(":")
    if field.strip() not in FIELDS or not told.strip():
        raise wrong("a pattern", text, f"one of {', '.join(FIELDS)}, a colon, and a pattern")
    return field.strip(), told.strip().lower()


def texts(value: Any, where: str) -> tuple[str, ...]:
    if isinstance(value, list | tuple) and all(isinstance(one, str) and one for one in value):
        return tuple(value)
    raise wrong(where, value, 'a list of texts, say ["Offer Requested"]')


def whole(given: Mapping[str, Any], key: str) -> int:
    value = given.get(key, DEFAULTS[key])
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise wrong(key, value, "a whole number, 1 or more")
    return value


def share(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise wrong(where, value, "a share from 0 to 1, say 0.25")
    return float(value)


def section(given: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = given.get(key, {})
    if not isinstance(value, Mapping):
        raise wrong(f"[journey.{key}]", value, "a section")
    return value


def known(given: Mapping[str, Any], names: Sequence[str], where: str) -> None:
    for name in given:
        if name not in names:
            raise wrong(where, name, f"one of {', '.join(names)}")


def one_of(value: Any, names: Sequence[str], where: str) -> str:
    if value not in names:
        raise wrong(where, value, f"one of {', '.join(names)}")
    return str(value)


def wrong(where: str, found: object, expected: str) -> SettingError:
    return SettingError(
        f"In the journey's rules, {where} is {found!r}.", fix=f"Give {expected}; docs/journeys.md."
    )
