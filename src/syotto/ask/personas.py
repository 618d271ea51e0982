"""Personas: how many people of each, and the titles that no rule names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis

from syotto.ask.sources import Sources, asked
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.schema.segmented import PERSONAS
from syotto.store.snapshot import Snapshot

TITLES = 200
"""So many titles are shown, the most frequent."""


@dataclass(frozen=True)
class PersonaRow:
    """A persona; null is the people with a title of none. named: by a rule; suggested: alike."""

    persona: str | None
    named: int
    suggested: int


@dataclass(frozen=True)
class TitleRow:
    """A title that no rule names. probability: that the suggestion is right, 0-1."""

    title: str
    people: int
    suggestion: str | None
    probability: float | None
    because: str


@dataclass(frozen=True)
class PersonaList:
    finding: str
    counted: bool
    personas: list[PersonaRow]
    titles: list[TitleRow]


def personas(house: Sources) -> PersonaList:
    """Counted by the newest build. Of a limited viewer the people that they see."""
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return PersonaList("Nothing was counted yet.", counted=False, personas=[], titles=[])
    counted = [PersonaRow(**row) for row in asked(snapshot, by_persona)]
    titles = [TitleRow(**row) for row in asked(snapshot, by_title, limit=TITLES)]
    titled = sum(row.named + row.suggested for row in counted)
    named = sum(row.named for row in counted if row.persona)
    said = f"{named:,} of {many(titled, 'person', 'people')} with a title have a persona by rule."
    return PersonaList(said, counted=True, personas=counted, titles=titles)


def by_persona(snapshot: Snapshot) -> ibis.Table:
    table = snapshot.table(PERSONAS.name)
    suggested = table.how == "suggested"
    found = table.group_by("persona").agg(
        named=(~suggested).sum().cast("int64"), suggested=suggested.sum().cast("int64")
    )
    return found.order_by(ibis.desc("named"), "persona")


def by_title(snapshot: Snapshot) -> ibis.Table:
    people: Any = snapshot.table("people").select("person_id", "title")
    table = snapshot.table(PERSONAS.name)
    left = table.filter(table.how != "rule").join(people, "person_id")
    found = left.group_by("title", "because", "probability", suggestion="persona").agg(
        people=left.count()
    )
    return found.select(*TitleRow.__dataclass_fields__).order_by(ibis.desc("people"), "title")
