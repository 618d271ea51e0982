"""Every point of one person: which rule, how often and when, what is left, which cap held it.

All is as the newest build counted it, by the rules that it went by, also where their text is
another one since. Earlier sums are known from the builds that are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import ibis

from syotto.errors import NotFound
from syotto.run.house import House
from syotto.run.scoring_texts import rules_of_version
from syotto.schema.judge import Now
from syotto.schema.leads import LEAD_POINTS, LEAD_SCORES, LEAD_TOTALS
from syotto.schema.points import FULL, left, seconds
from syotto.schema.profile import Happened, Profile
from syotto.schema.scoring import ENGAGEMENT, FIT, Part, Rule, Scoring
from syotto.schema.words import Actor
from syotto.store.questions import answer
from syotto.store.snapshot import Snapshot

Row = dict[str, Any]


@dataclass(frozen=True)
class Once:
    """An event that counted. points: what is left of it."""

    at: datetime
    name: str
    points: float


@dataclass(frozen=True)
class Counted:
    """A rule that gave the person points. fresh: without fading; null: the rules are not known.

    times, last: how many events, and the day of the last; null: a condition that holds.
    """

    rule: str
    part: str
    category: str
    times: int | None
    last: date | None
    half_life_days: float | None
    fresh: float | None
    points: float
    each: Sequence[Once]


@dataclass(frozen=True)
class Capped:
    """A category, or a part. got: what its rules gave; counts: what is left of it by its cap."""

    name: str
    got: float
    counts: float
    cap: float

    @property
    def words(self) -> str:
        """What the cap did."""
        if self.got < 0:
            return f"{self.name}: {self.got:.1f} points, and none falls below zero"
        return f"{self.name}: {self.got:.1f} points, which stop at {self.cap:g}"


@dataclass(frozen=True)
class Earlier:
    """The sum by a build that is kept."""

    build: int
    as_of: datetime
    points: float
    fit: float
    engagement: float


@dataclass(frozen=True)
class Explained:
    """known: whether the text is there of the rules that counted. caps: those that held points."""

    person_id: str
    as_of: datetime
    points: float
    fit: float
    engagement: float
    account_points: float | None
    enough: float | None
    version: str
    known: bool
    rules: Sequence[Counted]
    caps: Sequence[Capped]
    earlier: Sequence[Earlier] = ()

    @property
    def finding(self) -> str:
        """The sum in words."""
        told = (
            f"{self.points:.1f} points: fit {self.fit:.1f} × engagement {self.engagement:.1f}"
            f" / {FULL:g}."
        )
        if self.enough is None:
            return told
        return f"{told} {self.enough:g} points qualify as long as no chance is known."


def explained(house: House, person_id: str, *, back: bool = False) -> Explained | None:
    """None of who is not scored. back: with the sums by the builds that are kept."""
    with suppress(NotFound):
        snapshot = house.warehouse.open()
        if LEAD_SCORES.name in snapshot.names:
            earlier = list(sums(house, person_id)) if back else []
            return by_build(house, snapshot, person_id, earlier)
    return None


def by_build(
    house: House, snapshot: Snapshot, person_id: str, earlier: Sequence[Earlier]
) -> Explained | None:
    found = answer(snapshot, score_of, who=person_id).to_pylist()
    if not found:
        return None
    row, as_of = found[0], snapshot.build.as_of
    given = answer(snapshot, points_of, who=person_id).to_pylist()
    scoring = rules_of_version(house, row["scoring_version"])
    rules = {(rule.part, rule.name): rule for rule in scoring.rules} if scoring else {}
    named = {one.name for rule in rules.values() for one in rule.events}
    events = happened(snapshot, person_id, named)
    now = Now(as_of, house.settings.time_zone)
    told = [counted(one, rules.get((one["part"], one["rule"])), events, now) for one in given]
    return Explained(
        person_id, as_of, row["points"] or 0.0, row["fit"] or 0.0, row["engagement"] or 0.0,
        row["account_points"], scoring.enough if scoring else None, row["scoring_version"],
        scoring is not None, told, list(caps(given, scoring)) if scoring else [], earlier,
    )  # fmt: skip


def counted(row: Row, rule: Rule | None, events: Profile, now: Now) -> Counted:
    last = None if row["days"] is None else (now.as_of - timedelta(days=row["days"])).date()
    points, fresh, half_life, each = row["points"], None, None, list[Once]()
    if rule and not rule.events:
        fresh = points
    if rule and rule.events:
        half_life = rule.half_life_days
        there = [one for leaf in rule.events for one in events.happened(leaf, now)]
        shares = [left(seconds(now) - int(one.at.timestamp() // 1), rule) for one in there]
        worth = points / sum(shares) if sum(shares) else 0.0
        fresh = worth * len(shares) if shares else None
        made = [
            Once(one.at, one.name, worth * part) for one, part in zip(there, shares, strict=True)
        ]
        each = sorted(made, key=lambda one: one.at, reverse=True)
    return Counted(
        row["rule"],
        row["part"],
        row["category"],
        row["times"],
        last,
        half_life,
        fresh,
        points,
        each,
    )


def caps(given: Sequence[Row], scoring: Scoring) -> Iterator[Capped]:
    """The caps that held points, of categories and of the two parts."""
    for name, part in ((FIT, scoring.fit), (ENGAGEMENT, scoring.engagement)):
        sums: dict[str, float] = {}
        for row in given:
            if row["part"] == name:
                sums[row["category"]] = sums.get(row["category"], 0.0) + row["points"]
        yield from held(name, part, sums)


def held(name: str, part: Part, sums: dict[str, float]) -> Iterator[Capped]:
    total = 0.0
    for category, got in sorted(sums.items()):
        cap = part.categories.get(category)
        counts = got if cap is None else min(got, cap)
        total += counts
        if cap is not None and counts < got:
            yield Capped(category, got, counts, cap)
    counts = max(0.0, min(total, part.most))
    if counts != total:
        yield Capped(name, total, counts, part.most)


def sums(house: House, person_id: str) -> Iterator[Earlier]:
    """The sums by every build that is kept, the newest first."""
    for number in reversed(house.warehouse.numbers()):
        snapshot = house.warehouse.opened(number)
        if snapshot is None or LEAD_TOTALS.name not in snapshot.names:
            continue
        for row in answer(snapshot, total_of, who=person_id).to_pylist():
            three = (row[name] or 0.0 for name in ("points", FIT, ENGAGEMENT))
            yield Earlier(number, snapshot.build.as_of, *three)


def happened(snapshot: Snapshot, person_id: str, names: set[str]) -> Profile:
    """The events of a person that rules may count."""
    if not names or "events" not in snapshot.names:
        return Profile(person_id)
    rows = answer(snapshot, events_of, who=person_id).to_pylist()
    found = [
        Happened(row["at"], row["name"], row["properties"]) for row in rows if row["name"] in names
    ]
    return Profile(person_id, events=tuple(found))


def score_of(snapshot: Snapshot, who: Any) -> ibis.Table:
    table = snapshot.table(LEAD_SCORES.name)
    return table.filter(table.person_id == who).select(
        "points", FIT, ENGAGEMENT, "account_points", "scoring_version"
    )


def points_of(snapshot: Snapshot, who: Any) -> ibis.Table:
    table = snapshot.table(LEAD_POINTS.name)
    return table.filter(table.person_id == who).order_by(
        ibis.desc("part"), ibis.desc(table.points.abs()), "rule"
    )


def total_of(snapshot: Snapshot, who: Any) -> ibis.Table:
    table = snapshot.table(LEAD_TOTALS.name)
    return table.filter(table.person_id == who).select("points", FIT, ENGAGEMENT)


def events_of(snapshot: Snapshot, who: Any) -> ibis.Table:
    """What a person did, not a machine."""
    table = snapshot.table("events")
    theirs = table.actor.fill_null(Actor.HUMAN.value) != Actor.MACHINE.value
    return table.filter(table.person_id == who, theirs).select("at", "name", "properties")
