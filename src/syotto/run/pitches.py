"""What people were told of an offer already, by messages of whatever channel and on web pages."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from syotto.decide.pitch import Pitch, why_not
from syotto.decide.slot import pitch
from syotto.run import live
from syotto.run.content_kept import about_kept
from syotto.run.house import House
from syotto.run.reached import numbers_of
from syotto.schema.profile import Happened, Profile
from syotto.schema.slot import CONTENT_SHOWN
from syotto.store import outbox as book

Row = Mapping[str, Any]
Said = tuple[datetime, Pitch]
NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass
class Told:
    """before: by person, the newest first. called: numbers of before."""

    house: House
    called: Mapping[str, str] = field(default_factory=dict)
    before: dict[str, list[Pitch]] = field(default_factory=lambda: defaultdict(list))

    def why_not(self, row: Row) -> str | None:
        """Why a message says nothing that they still need; None where it does."""
        pitch = pitch_of(self.house, row)
        return why_not(pitch, self.before[self.who(row)]) if pitch.about.offer else None

    def goes(self, row: Row) -> None:
        """It counts for the next one."""
        pitch = pitch_of(self.house, row)
        if pitch.about.offer:
            self.before[self.who(row)].insert(0, pitch)

    def who(self, row: Row) -> str:
        number = row["person_id"] or row.get("address", "")
        return self.called.get(number, number)


def told(house: House, rows: Sequence[Row]) -> Told:
    """For messages about to leave; where none of them names an offer nothing is looked up."""
    some = [row for row in rows if row["person_id"] and pitch_of(house, row).about.offer]
    if not some:
        return Told(house)
    called = numbers_of(house, some)
    people = sorted({*called, *called.values(), *(row["person_id"] for row in some)})
    made = Told(house, called)
    made.before |= before(house, people, called)
    return made


def before(
    house: House, people: Sequence[str], called: Mapping[str, str] = NOBODY
) -> dict[str, list[Pitch]]:
    """What each of them was told, the newest first. called: numbers of before, which count for the
    number now.
    """
    with house.ledger.read() as connection:
        gone = book.gone_to(connection, people)
    said: dict[str, list[Said]] = defaultdict(list)
    for row in gone:
        number = row["person_id"]
        said[called.get(number, number)].append((row["changed_at"], pitch_of(house, row)))
    for number, profile in live.profiles(house, people).items():
        if number not in called:  # the number that counts now has all of them
            said[number] += shown(profile.events)
    return {who: newest(some) for who, some in said.items()}


def newest(some: Iterable[Said]) -> list[Pitch]:
    """The newest first."""
    return [pitch for _, pitch in sorted(some, key=lambda one: one[0], reverse=True)]


def shown(events: Iterable[Happened]) -> list[Said]:
    """What slots showed, with its angle and offer; the default and the control group have none."""
    found = []
    for event in events:
        if event.name == CONTENT_SHOWN and event.properties:
            given = json.loads(event.properties)
            offer, angle = given.get("offer"), given.get("angle")
            if offer or angle:
                found.append((event.at, pitch(offer or "", given.get("features", ()), angle)))
    return found


def told_to(house: House, connection: Any, profile: Profile) -> list[Pitch]:
    """What one person was told: by messages that went, and on web pages."""
    gone = book.gone_to(connection, [profile.person_id])
    mailed = [(row["changed_at"], pitch_of(house, row)) for row in gone]
    return newest([*mailed, *shown(profile.events)])


def pitch_of(house: House, row: Row) -> Pitch:
    return Pitch(about_kept(house, row["content"]), row["channel"])
