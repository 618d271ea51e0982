"""Replays of which nothing comes: why nobody came in, and visitors drawn where there is no history.

Simulated visitors are nobody: they are made so that the flow's own entrance and audience let them
in, and every second one does, a day after, what the flow waits for. They show what people would
get and when; how many there would be they do not show.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from msgspec import structs

from syotto.run.flow_people import Crowd
from syotto.run.flow_plans import Plan
from syotto.run.flow_sim import COMES_IN, Coming
from syotto.run.house import House
from syotto.schema.condition import All, Any as OneOf, Condition, Field, InSegment, Test
from syotto.schema.flow import Key
from syotto.schema.flow_steps import Happens
from syotto.schema.profile import Happened, Profile

MANY = 12
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Visitors:
    """People who are nobody, what is known of them, and what they do."""

    known: Crowd
    coming: list[Coming]


def drawn(house: House, plan: Plan, since: datetime, now: datetime) -> Visitors:
    """One after another from `since` on, by each way in."""
    flow = plan.flow
    ways = plan.entrances or (None,)
    apart = (now - since) / (MANY + 1)
    coming, profiles = list[Coming](), dict[str, Profile]()
    for number in range(MANY):
        who, at = f"simulated-{number + 1}", since + apart * (number + 1)
        profiles[who] = profile_of(plan, who)
        event = happened(ways[number % len(ways)], at, plan, number)
        coming.append(Coming(who, event))
        for asked in flow.listens() if number % 2 else ():
            coming.append(Coming(who, happened(asked, at + DAY, plan, number)))
    stages = {who: frozenset(flow.audience.stage) for who in profiles}
    return Visitors(Crowd(house, now, profiles, {}, stages), coming)


def happened(asked: Happens | None, at: datetime, plan: Plan, number: int) -> Happened:
    if asked is None:
        return Happened(at, COMES_IN)
    told = {name: value_of(test) for name, test in asked.where}
    if plan.flow.key != Key.PERSON:
        told[plan.flow.key.property] = f"simulated-{number + 1}"
    return Happened(at, asked.event, json.dumps(told) if told else None)


def profile_of(plan: Plan, who: str) -> Profile:
    """Somebody of whom the audience holds, as far as it asks for plain values and segments."""
    fields: dict[str, Any] = {"email": f"{who}@example.com", "first_name": "Simulated"}
    segments = set[str]()
    for leaf in wanted(plan.audience):
        match leaf:
            case Field(name, test):
                fields[name] = value_of(test)
            case InSegment(name):
                segments.add(name)
    features = {
        name.removeprefix("feature."): str(value)
        for name, value in fields.items()
        if name.startswith("feature.")
    }
    return Profile(who, fields, features, lists=frozenset(segments), segments=frozenset(segments))


def wanted(condition: Condition | None) -> Iterator[Condition]:
    """What must hold; of several ways the first."""
    match condition:
        case All(parts):
            for part in parts:
                yield from wanted(part)
        case OneOf(parts):
            yield from wanted(parts[0])
        case Field() | InSegment():
            yield condition


def value_of(test: Test) -> Any:
    """A value that stands the test, where one can be read from it."""
    value = test.value
    return value[0] if isinstance(value, tuple) else value


def why_nobody(plan: Plan, coming: Sequence[Coming], known: Crowd) -> list[str]:
    """What each rule of the way in left, where nobody came in."""
    if not coming and not plan.entrances:
        return ["nobody is in the segment, or no build says so"]
    names = sorted({one.event for one in plan.entrances})
    seen = [one for one in coming if one.event.name in {*names, COMES_IN}]
    if not seen:
        return [f"no entrance event: {', '.join(names)} did not happen"]
    people = sorted({one.person_id for one in seen})
    there = [one for one in people if one in known.profiles]
    found = [f"{len(people):,} did what brings them in", f"known of them {len(there):,}"]
    stages = set(plan.flow.audience.stage)
    if stages:
        left = [one for one in there if known.stages.get(one, frozenset()) & stages]
        found.append(f"stage {' or '.join(sorted(stages))} {len(left):,}")
    if plan.audience is not None:
        found.append(
            f"the rest of the audience {sum(known.holds(plan.audience, w) for w in there):,}"
        )
    return found


def as_known(visitors: Visitors, at: datetime) -> Crowd:
    """What is known of them at a moment, with what they did until then."""
    profiles = {
        who: structs.replace(
            profile,
            events=tuple(
                one.event for one in visitors.coming if one.person_id == who and one.event.at <= at
            ),
        )
        for who, profile in visitors.known.profiles.items()
    }
    return replace(visitors.known, now=at, profiles=profiles)
