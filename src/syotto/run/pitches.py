"""What people were told of an offer already, by messages and in slots of web pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from syotto.decide.pitch import Pitch, why_not
from syotto.errors import SyottoError
from syotto.run.contents import about_kept, content_now
from syotto.run.house import House
from syotto.run.live import profiles
from syotto.run.reached import numbers_of
from syotto.schema.content import About
from syotto.schema.inside import any_of
from syotto.schema.slot import CONTENT_SHOWN
from syotto.schema.words import Channel
from syotto.store import outbox as book

Row = Mapping[str, Any]


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
        number = row["person_id"] or row["address"]
        return self.called.get(number, number)


def told(house: House, rows: Sequence[Row]) -> Told:
    """For messages about to leave; where none of them names an offer nothing is looked up."""
    some = [row for row in rows if row["person_id"] and pitch_of(house, row).about.offer]
    if not some:
        return Told(house)
    called = numbers_of(house, some)
    people = sorted({*called, *called.values(), *(row["person_id"] for row in some)})
    found = [*written(house, people), *shown(house, people)]
    made = Told(house, called)
    for _, person, pitch in sorted(found, key=lambda one: one[0], reverse=True):
        made.before[called.get(person, person)].append(pitch)
    return made


def pitch_of(house: House, row: Row) -> Pitch:
    return Pitch(about_kept(house, row["content"]), row["channel"])


def written(house: House, people: Sequence[str]) -> Iterable[tuple[datetime, str, Pitch]]:
    """Messages that went, or are leaving."""
    with house.ledger.read() as connection:
        rows = book.gone_to(connection, people)
    return [(row["changed_at"], row["person_id"], pitch_of(house, row)) for row in rows]


def shown(house: House, people: Sequence[str]) -> Iterable[tuple[datetime, str, Pitch]]:
    """Contents that they saw in slots."""
    for person, profile in profiles(house, people).items():
        for event in profile.events:
            if event.name == CONTENT_SHOWN and (name := any_of(event.properties, "content")):
                yield event.at, person, Pitch(about_now(house, name), Channel.WEB)


def about_now(house: House, name: str) -> About:
    with suppress(SyottoError):
        return content_now(house, name)[1].about
    return About(name)
