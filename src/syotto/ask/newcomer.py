"""Who is known only from what they did since the newest build: what they told, did, and where in
flows they stand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from syotto.ask.lately import Happened, lately
from syotto.ask.seen import limited, whole
from syotto.ask.sources import Sources
from syotto.errors import NotFound
from syotto.schema.enrolled import Status
from syotto.store import flow_counts as counts, flows as book, profiles


@dataclass(frozen=True)
class Standing:
    """A flow that somebody is on their way through. due_at: when it looks at them next."""

    flow: str
    step: str | None
    due_at: datetime | None
    control: bool


@dataclass(frozen=True)
class Newcomer:
    person_id: str
    name: str
    told: Mapping[str, Any]
    flows: list[Standing]
    lately: list[Happened]


def newcomer(house: Sources, person_id: str) -> Newcomer:
    """Raises NotFound for who did nothing since the newest build, and for a limited viewer."""
    told = {} if limited(house) else told_by(house, person_id)
    stands = [] if limited(house) else standings(house, person_id)
    seen = [] if limited(house) else lately(house, person_id)
    if not (told or stands or seen):
        raise NotFound(f"There is no person {person_id!r}.", fix="Search for a name or an address.")
    name = told.get("name") or told.get("email") or person_id
    return Newcomer(person_id, str(name), told, stands, seen)


def told_by(house: Sources, person_id: str) -> dict[str, Any]:
    """What they told of themselves since the build; the last word counts."""
    found: dict[str, Any] = {}
    with whole(house).ledger.read() as connection:
        for _, fields in profiles.said_of(connection, [person_id]):
            found |= json.loads(fields)
    return found


def number_of(house: Sources, address: str) -> str | None:
    """Who told this address since the build."""
    with whole(house).ledger.read() as connection:
        return profiles.who_told(connection, address.strip().lower())


def standings(house: Sources, person_id: str) -> list[Standing]:
    """Where somebody stands in flows."""
    with whole(house).ledger.read() as connection:
        names = sorted(counts.states(connection))
        rows = list(book.of_people(connection, [person_id], names)) if names else []
    return [
        Standing(row["flow"], row["step"], row["due_at"], row["arm"] == "control")
        for row in rows
        if row["status"] == Status.RUNNING
    ]
