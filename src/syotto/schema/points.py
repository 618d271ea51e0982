"""What the rules of `schema/scoring` mean, written once: for one person and for a table of them.

1. A rule with events gives its points for each of them, times 2^(-age / half-life). A rule without
   gives them once, to whom its condition holds for.
2. Points of a category stop at its cap, those of fit and of engagement at theirs; neither falls
   below zero.
3. A person has fit x engagement / 100 points. Without rules of fit everybody fits, at 100.
4. An account: of each role in buying the one with most points, added up, and more by `breadth` for
   each further role. So another role counts more than one busy person.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from syotto.schema.judge import Now, holds
from syotto.schema.profile import Profile
from syotto.schema.scoring import ENGAGEMENT, FIT, Part, Rule, Scoring

SECONDS = 86_400
FULL = 100.0


@dataclass(frozen=True)
class Point:
    """What a rule gave. times, days: how many events counted, and whole days since the last."""

    rule: str
    part: str
    category: str
    points: float
    times: int | None
    days: int | None
    because: str


@dataclass(frozen=True)
class Points:
    """A person's points, and every rule that gave some."""

    points: float
    fit: float
    engagement: float
    given: tuple[Point, ...]


def points_of(person: Profile, scoring: Scoring, now: Now) -> Points:
    """The points of one person at a moment."""
    given = tuple(one for rule in scoring.rules if (one := point(person, rule, now)))
    fit = total([one for one in given if one.part == FIT], scoring.fit)
    fit = fit if scoring.fit.rules else FULL
    engagement = total([one for one in given if one.part == ENGAGEMENT], scoring.engagement)
    return Points(fit * engagement / FULL, fit, engagement, given)


def point(person: Profile, rule: Rule, now: Now) -> Point | None:
    """What a rule gives; none where it gives nothing."""
    each = sum(points for who, points in rule.variants() if who is None or holds(who, person, now))
    if not rule.events:
        made = Point(rule.name, rule.part, rule.category, each, None, None, rule.name)
        return made if each else None
    ages = [
        seconds(now) - int(one.at.timestamp() // 1)
        for leaf in rule.events
        for one in person.happened(leaf, now)
    ]
    points = round(each * sum(left(age, rule) for age in ages), 9)
    if not points:
        return None
    days = min(ages) // SECONDS
    said = because(rule.name, str(len(ages)), str(days))
    return Point(rule.name, rule.part, rule.category, points, len(ages), days, said)


def seconds(now: Now) -> int:
    return int(now.as_of.timestamp() // 1)


def left(age: int, rule: Rule) -> float:
    """What is left of an event after so many seconds."""
    return round(math.exp(age * fading(rule)), 9)


def fading(rule: Rule) -> float:
    """Per second, of the logarithm of what is left."""
    return -math.log(2) / (rule.half_life_days * SECONDS)


def total(given: Sequence[Point], part: Part) -> float:
    sums: dict[str, float] = {}
    for one in given:
        sums[one.category] = sums.get(one.category, 0.0) + one.points
    capped = (min(value, part.categories.get(name, MOST_OF_ALL)) for name, value in sums.items())
    return max(0.0, min(sum(capped), part.most))


MOST_OF_ALL = 1e9
"""The cap of a category that has none."""


def because(rule: Any, times: Any, days: Any) -> Any:
    """Why in words: the name of a rule, how often, how long ago. Texts, or columns of them."""
    return rule + " (" + times + "×, last " + days + " days ago)"
