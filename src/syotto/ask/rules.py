"""The rules of points as they are written, each with what it gave: none is left out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import ibis

from syotto.ask.sources import asked
from syotto.schema.condition_words import in_words, test_in_words
from syotto.schema.leads import LEAD_POINTS
from syotto.schema.scoring import FIT, HALVINGS, REST, Part, Rule, Scoring
from syotto.store.snapshot import Snapshot

Given = Mapping[tuple[str, str], Mapping[str, Any]]
"""What the build counted, by part and rule."""


@dataclass(frozen=True)
class RuleRow:
    """A rule, and what it gave in the newest build. worth: its points; null: no such rule now.

    cap: of its category; null: none. half_life_days: null: points that do not fade. people, times:
    whom it gave points, and for how many events; points: of all together, before caps.
    """

    rule: str
    part: str
    category: str
    worth: float | None
    others: str
    when: str
    cap: float | None
    half_life_days: float | None
    people: int
    times: int | None
    points: float


def rule_rows(scoring: Scoring, snapshot: Snapshot | None) -> list[RuleRow]:
    """Every rule of the text, then those that the build still counted."""
    found = asked(snapshot, by_rule) if snapshot else []
    counted = {(row["part"], row["rule"]): row for row in found}
    told = [row_of(rule, part_of(scoring, rule), counted) for rule in scoring.rules]
    there = {(rule.part, rule.name) for rule in scoring.rules}
    return told + [gone(row) for key, row in sorted(counted.items()) if key not in there]


def part_of(scoring: Scoring, rule: Rule) -> Part:
    return scoring.fit if rule.part == FIT else scoring.engagement


def row_of(rule: Rule, part: Part, counted: Given) -> RuleRow:
    found = counted.get((rule.part, rule.name), {"people": 0, "times": None, "points": 0.0})
    return RuleRow(
        rule.name, rule.part, rule.category, rule.points,
        ", ".join(f"{name} {points:+g}" for name, points in rule.personas), condition_of(rule),
        part.categories.get(rule.category), rule.half_life_days if rule.events else None,
        found["people"], (found["times"] or 0) if rule.events else None, found["points"],
    )  # fmt: skip


def gone(row: Mapping[str, Any]) -> RuleRow:
    """A rule that the build counted and that the text has no more."""
    return RuleRow(
        row["rule"], row["part"], row["category"], None, "", "", None, None, row["people"],
        row["times"], row["points"],
    )  # fmt: skip


def condition_of(rule: Rule) -> str:
    """For whom or what it gives points, in words."""
    who = in_words(rule.when) if rule.when else ""
    if not rule.events:
        return who
    names = " or ".join(one.name for one in rule.events)
    tests = ", ".join(f"{key} {test_in_words(test)}" for key, test in rule.events[0].where)
    days = rule.events[0].often.within_days
    bounded = days is not None and days < math.ceil(rule.half_life_days * HALVINGS)
    parts = [
        f"each time: {names}", f" ({tests})" if tests else "",
        f" within {days} days" if bounded else "", f", for whom {who}" if who else "",
    ]  # fmt: skip
    return "".join(parts)


def caps(scoring: Scoring | None) -> list[str]:
    """What no points go beyond, in words."""
    if not scoring:
        return []
    return [*caps_of("fit", scoring.fit), *caps_of("engagement", scoring.engagement)]


def caps_of(name: str, part: Part) -> Iterable[str]:
    yield f"{name} stops at {part.most:g}"
    for category, most in part.categories.items():
        if category != REST or most < part.most:
            yield f"{category} at {most:g}"


def by_rule(snapshot: Snapshot) -> ibis.Table:
    table = snapshot.table(LEAD_POINTS.name)
    return table.group_by("rule", "part", "category").agg(
        people=table.count(), times=table.times.sum(), points=table.points.sum()
    )
