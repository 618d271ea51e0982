"""Points for what people are (fit) and what they do (engagement). `scoring.yaml` of a workspace.

    fit:
      most: 100
      rules:
        decides: {when: {field: persona, is: executive}, points: 40}
    engagement:
      half_life_days: 30
      categories: {content: 40}
      rules:
        brochure: {did: Brochure Downloaded, points: 8, category: content, personas: {finance: 2}}
        silent: {when: {not: {did: Page Viewed, within_days: 90}}, points: -20}
    account: {breadth: 0.5}
    qualify: {points: 50}

A rule with `did` counts every time, each worth half after a half-life; `when` counts once, or says
for whom `did` counts. `personas` gives other points to kinds of work. Points of a person are
fit x engagement / 100. What they mean is in `schema/points`.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any as Anything

from syotto.schema.condition import All, Condition, Did, Field, Not, Often, Test
from syotto.schema.condition_fields import PERSONA
from syotto.schema.condition_text import (
    Marks,
    Place,
    condition_at,
    did as did_at,
    hint,
    text_at,
    written,
)

FILE, SHADOW, DRAFT = "scoring.yaml", "scoring-shadow.yaml", "scoring-draft.yaml"
"""The rules that count, those that builds try beside them, and those that nobody uses yet."""
FIT, ENGAGEMENT = "fit", "engagement"
PARTS = (FIT, ENGAGEMENT)
KEYS = (*PARTS, "account", "qualify")
OF_PART = ("most", "half_life_days", "categories", "rules")
OF_EVENTS = ("where", "within_days", "half_life_days")
OF_RULE = ("points", "category", "when", "did", *OF_EVENTS, "personas")
REST = "other"
"""The category of a rule that names none."""
HALVINGS = 10
"""After so many half-lives an event counts no more: a thousandth of its points is left."""
MOST, HALF_LIFE, BREADTH, ENOUGH = 100.0, 30.0, 0.5, 50.0


@dataclass(frozen=True)
class Rule:
    """One rule. events: what counts each time; without any, `when` counts once.

    personas: other points for these kinds of work.
    """

    name: str
    part: str
    points: float
    category: str = REST
    when: Condition | None = None
    events: tuple[Did, ...] = ()
    half_life_days: float = HALF_LIFE
    personas: tuple[tuple[str, float], ...] = ()

    def variants(self) -> list[tuple[Condition | None, float]]:
        """For whom a rule gives how many points; nobody is in two of them."""
        named = [
            (self.who(Field(PERSONA, Test("is", persona))), points)
            for persona, points in self.personas
        ]
        if not named:
            return [(self.when, self.points)]
        persona = Test("one_of", tuple(persona for persona, _ in self.personas))
        return [*named, (self.who(Not(Field(PERSONA, persona))), self.points)]

    def who(self, more: Condition) -> Condition:
        return All((self.when, more)) if self.when else more


@dataclass(frozen=True)
class Part:
    """Fit, or engagement. most: cap of the whole; categories: caps of some of its rules."""

    rules: tuple[Rule, ...] = ()
    most: float = MOST
    categories: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Scoring:
    """All rules. breadth: how much each further role of an account adds, as a share.

    enough: points that qualify a lead as long as closed cases do not tell the chance.
    """

    fit: Part = Part()
    engagement: Part = Part()
    breadth: float = BREADTH
    enough: float = ENOUGH

    def __bool__(self) -> bool:
        return bool(self.rules)

    @property
    def rules(self) -> tuple[Rule, ...]:
        return (*self.fit.rules, *self.engagement.rules)

    @property
    def version(self) -> str:
        """The same for the same rules, whatever their remarks."""
        text = json.dumps(as_dict(self), sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:8]

    def conditions(self) -> Iterator[Condition]:
        for rule in self.rules:
            yield from (condition for condition, _ in rule.variants() if condition)

    def spelled(self, spell: Callable[[Condition], Condition]) -> Scoring:
        """With every condition spelled out, as segments are."""

        def part(one: Part) -> Part:
            told = (replace(r, when=spell(r.when) if r.when else None) for r in one.rules)
            return replace(one, rules=tuple(told))

        return replace(self, fit=part(self.fit), engagement=part(self.engagement))


def parse(given: Anything, marks: Marks | None = None, file: str = FILE) -> Scoring:
    """The rules from the dictionary of their file. Raises Misread: line, column, what is meant."""
    place = Place(file, marks or {})
    told = keyed(given, place, KEYS)
    account = keyed(told.get("account", {}), place.at("account"), ("breadth",))
    qualify = keyed(told.get("qualify", {}), place.at("qualify"), ("points",))
    scoring = Scoring(
        part_at(told.get(FIT, {}), place.at(FIT), FIT),
        part_at(told.get(ENGAGEMENT, {}), place.at(ENGAGEMENT), ENGAGEMENT),
        number_at(account, "breadth", place.at("account"), BREADTH, low=0),
        number_at(qualify, "points", place.at("qualify"), ENOUGH, low=0),
    )
    names = [rule.name for rule in scoring.rules]
    for name in names:
        if names.count(name) > 1:
            raise place.at(ENGAGEMENT, "rules", name).wrong(
                name, "a name that no other rule has", "Rename one of the two."
            )
    return scoring


def part_at(given: Anything, place: Place, part: str) -> Part:
    told = keyed(given, place, OF_PART)
    half_life = number_at(told, "half_life_days", place, HALF_LIFE, low=0.01)
    rules = keyed(told.get("rules", {}), place.at("rules"))
    caps = keyed(told.get("categories", {}), place.at("categories"))
    here = place.at("categories")
    return Part(
        tuple(
            rule_at(name, one, place.at("rules", name), part, half_life)
            for name, one in rules.items()
        ),
        number_at(told, "most", place, MOST, low=0),
        {name: number_at(caps, name, here, MOST, low=0) for name in caps},
    )


def rule_at(name: Anything, given: Anything, place: Place, part: str, half_life: float) -> Rule:
    text_at(name, place, "a name")
    told = keyed(given, place, OF_RULE)
    if "points" not in told:
        raise place.wrong(None, "points", "Say how many, like `points: 10`.")
    if "when" not in told and "did" not in told:
        raise place.wrong(None, "when or did", "Say `when:` (a condition) or `did:` (an event).")
    if part == FIT and "did" in told:
        fix = "Move the rule to engagement; fit is about what people are."
        raise place.at("did").wrong(told["did"], "when", fix)
    own = number_at(told, "half_life_days", place, half_life, low=0.01)
    personas = keyed(told.get("personas", {}), place.at("personas"))
    return Rule(
        name,
        part,
        number_at(told, "points", place),
        text_at(told.get("category", REST), place.at("category"), "the name of a category"),
        condition_at(told["when"], place.at("when")) if "when" in told else None,
        events_at(told, place, own),
        own,
        tuple((one, number_at(personas, one, place.at("personas"))) for one in personas),
    )


def events_at(told: Mapping[str, Anything], place: Place, half_life: float) -> tuple[Did, ...]:
    """What a rule counts; nothing that is older than some half-lives."""
    if "did" not in told:
        needless = [key for key in OF_EVENTS if key in told]
        if needless:
            fix = "Only `did` has it; write `when: {did: ..., within_days: ...}` to count once."
            raise place.at(needless[0]).wrong(needless[0], "did beside it", fix)
        return ()
    names = told["did"] if isinstance(told["did"], list) else [told["did"]]
    if not names:
        raise place.at("did").wrong(names, "an event, or a list of them", "Name one.")
    more = {key: told[key] for key in ("where", "within_days") if key in told}
    read = [did_at({"did": name, **more}, place) for name in names]
    longest = math.ceil(half_life * HALVINGS)
    return tuple(
        replace(one, often=Often(within_days=min(one.often.within_days or longest, longest)))
        for one in read
    )


def keyed(
    given: Anything, place: Place, names: tuple[str, ...] | None = None
) -> Mapping[str, Anything]:
    """A mapping whose keys are texts, and among the names where there are any."""
    if not isinstance(given, Mapping):
        what = ", ".join(names) if names else "names with what belongs to them"
        raise place.wrong(given, what, "Indent what belongs to it, like `syotto init` writes it.")
    for key in given:
        if names and key not in names:
            fix = hint([key], names, "Remove it.")
            raise place.at(key).wrong(key, f"one of {', '.join(names)}", fix)
        text_at(key, place.at(key), "a name")
    return given


def number_at(
    given: Mapping[str, Anything],
    name: str,
    place: Place,
    default: float | None = None,
    *,
    low: float | None = None,
) -> float:
    value = given.get(name, default)
    real = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if not real or (low is not None and value < low):
        expected = "a number" if low is None else f"a number from {low:g}"
        raise place.at(name).wrong(value, expected, "Write it like 12 or 0.5, without quotes.")
    return float(value)


def as_dict(scoring: Scoring) -> dict[str, Anything]:
    """What a file would hold: `parse` makes the same rules of it."""
    return {
        FIT: written_part(scoring.fit),
        ENGAGEMENT: written_part(scoring.engagement),
        "account": {"breadth": scoring.breadth},
        "qualify": {"points": scoring.enough},
    }


def written_part(part: Part) -> dict[str, Anything]:
    rules = {rule.name: written_rule(rule) for rule in part.rules}
    return {"most": part.most, "categories": dict(part.categories), "rules": rules}


def written_rule(rule: Rule) -> dict[str, Anything]:
    said: dict[str, Anything] = {"points": rule.points, "category": rule.category}
    if rule.when:
        said["when"] = written(rule.when)
    if rule.events:
        said |= {"did": [one.name for one in rule.events], "half_life_days": rule.half_life_days}
        said |= {key: told for key, told in written(rule.events[0]).items() if key != "did"}
    if rule.personas:
        said["personas"] = dict(rule.personas)
    return said
