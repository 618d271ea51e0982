"""What people were told of an offer already, by messages of whatever channel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from syotto.decide.pitch import Pitch, why_not
from syotto.run.contents import about_kept
from syotto.run.house import House
from syotto.run.reached import numbers_of
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
        number = row["person_id"] or row.get("address", "")
        return self.called.get(number, number)


def told(house: House, rows: Sequence[Row]) -> Told:
    """For messages about to leave; where none of them names an offer nothing is looked up."""
    some = [row for row in rows if row["person_id"] and pitch_of(house, row).about.offer]
    if not some:
        return Told(house)
    called = numbers_of(house, some)
    people = sorted({*called, *called.values(), *(row["person_id"] for row in some)})
    with house.ledger.read() as connection:
        gone = book.gone_to(connection, people)
    made = Told(house, called)
    for row in sorted(gone, key=lambda row: row["changed_at"], reverse=True):
        made.before[made.who(row)].append(pitch_of(house, row))
    return made


def pitch_of(house: House, row: Row) -> Pitch:
    return Pitch(about_kept(house, row["content"]), row["channel"])
