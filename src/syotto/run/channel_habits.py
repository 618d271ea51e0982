"""The channels in which people act by themselves, of the newest build, for those who are asked for.

What they did counts (opened, followed a link, answered, met us), never what was only sent; each day
once in each channel, as on the page of a person. Of the channels only those count by which we may
write to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import product
from typing import Any

import numpy as np

from syotto.decide.preferred import preferred
from syotto.errors import NotFound
from syotto.maths.shrinkage import STRONGEST, prior_strength
from syotto.run.channels import word_of
from syotto.run.house import House
from syotto.run.rights import Recipient, rights_of
from syotto.schema.words import Actor, Channel, Purpose
from syotto.store.snapshot import Snapshot

EVERYBODY = ""
"""The segment of who is in none that is known."""
LOOKED_AT = 20_000
"""Rows that tell how much people differ: more would tell no more."""
PURPOSES = (Purpose.MAILING.value, Purpose.SERVICE.value)
"""Of messages: for each of them one may be allowed by other channels."""
Row = Mapping[str, Any]
Asked = tuple[str, str]
"""A person, and the purpose of a message to them."""


@dataclass(frozen=True)
class Alike:
    """shares: persona -> channel -> its share of the days. strength: days that they are worth."""

    shares: Mapping[str, Mapping[str, float]]
    strength: float


def sections(house: House) -> dict[str, str]:
    """What a channel is called in events -> the first section [channels.NAME] that writes by it."""
    found: dict[str, str] = {}
    for name, said in house.settings.channels.items():
        word = Channel.EMAIL.value if said.get("kind", "smtp") == "smtp" else name
        found.setdefault(word, name)
    return found


def channels_of(house: House, people: Mapping[str, Row], now: datetime) -> dict[Asked, str]:
    """The section to write to somebody by. people: the fields of those who are asked for."""
    there = sections(house)
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return {}
    if len(there) < 2 or "events" not in snapshot.names or not people:
        return {}
    alike = alike_in(house, snapshot.build.number, tuple(there))
    days: dict[str, dict[str, int]] = defaultdict(dict)
    for row in counted(snapshot, tuple(there), sorted(people)):
        days[row["person_id"]][row["channel"]] = row["days"]
    found = {}
    for (person, purpose), ways in permitted(house, people, there, now).items():
        segment = people[person].get("persona") or EVERYBODY
        shares = alike.shares.get(segment) or alike.shares.get(EVERYBODY, {})
        known = preferred(days.get(person, {}), shares, alike.strength, ways)
        chosen = ways[0] if len(ways) == 1 else known
        if chosen is not None:
            found[person, purpose] = there[chosen]
    return found


def permitted(
    house: House, people: Mapping[str, Row], there: Mapping[str, str], now: datetime
) -> dict[Asked, list[str]]:
    """The channels of these by which somebody may be written to now."""
    asked = [Recipient(person, fields.get("email")) for person, fields in people.items()]
    found: dict[Asked, list[str]] = defaultdict(list)
    for purpose, (channel, section) in product(PURPOSES, there.items()):
        word = word_of(house, section)
        rights = rights_of(house, asked, purpose=purpose, channel=word, now=now)
        for person, right in zip(people, rights, strict=True):
            if right.allowed:
                found[person, purpose].append(channel)
    return found


def counted(
    snapshot: Snapshot, channels: Sequence[str], people: Sequence[str] | None = None
) -> list[Row]:
    """person_id, channel, days."""
    events = snapshot.table("events")
    acted = events.filter(
        events.actor == Actor.HUMAN.value, events.channel.isin(channels), events.person_id.notnull()
    )
    if people is not None:
        acted = acted.filter(acted.person_id.isin(people))
    days = acted.select("person_id", "channel", day=acted.at.date()).distinct()
    table = days.group_by("person_id", "channel").agg(days=days.count())
    rows: list[Row] = table.order_by("person_id", "channel").to_pyarrow().to_pylist()
    return rows


@lru_cache(maxsize=4)
def alike_in(house: House, build: int, channels: tuple[str, ...]) -> Alike:
    """Of one build; asked once."""
    snapshot = house.warehouse.open()
    rows = persona_days(snapshot, channels)
    shares = shares_of(rows)
    return Alike(shares, strength_of(rows[:LOOKED_AT], shares[EVERYBODY]) if rows else STRONGEST)


def persona_days(snapshot: Snapshot, channels: tuple[str, ...]) -> list[Row]:
    rows = counted(snapshot, channels)
    known: dict[str, str] = {}
    if "personas" in snapshot.names:
        table = snapshot.table("personas").select("person_id", "persona").to_pyarrow()
        known = {row["person_id"]: row["persona"] for row in table.to_pylist()}
    return [{**row, "persona": known.get(row["person_id"])} for row in rows]


def shares_of(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """By persona, and of everybody."""
    days: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        for segment in {row["persona"] or EVERYBODY, EVERYBODY}:
            days[segment][row["channel"]] += row["days"]
    return {
        segment: {name: number / sum(some.values()) for name, number in some.items()}
        for segment, some in days.items()
    } or {EVERYBODY: {}}


def strength_of(rows: Sequence[Row], shares: Mapping[str, float]) -> float:
    """From how much people differ in the channel that most use."""
    most = max(shares, key=lambda name: (shares[name], name))
    own: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        own[row["person_id"]][1] += row["days"]
        own[row["person_id"]][0] += row["days"] if row["channel"] == most else 0
    acted, whole = np.array(list(own.values()), float).T
    return prior_strength(acted, whole, np.full(len(whole), shares[most]))
