"""What people do, as soon as the drain has read it: kept until a build knows it, and judged.

The drain hands over what it gathers (`take`) within a second of its arrival, before it is in the
log.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import sqlalchemy as sa

from syotto.run.house import House
from syotto.run.live import as_built, person_of
from syotto.schema.condition import Condition, Did, leaves
from syotto.schema.inside_text import any_of
from syotto.schema.judge import Now, holds
from syotto.schema.profile import Profile
from syotto.schema.told import OBJECTED
from syotto.sense.bot_names import names_machine
from syotto.sense.segments import FOLDER, read_segments
from syotto.sense.yaml_folder import stamp_of
from syotto.store import profiles as book

LATE = timedelta(days=2)
"""An event that is told of later waits for the next build: histories are loaded that way."""


def changed(house: House, events: pa.Table) -> list[str]:
    """Of rows of raw.events: the people who did it, each once, in order."""
    with house.ledger.read() as connection:
        people = whose(connection, events)
    return sorted({person for person in people if person})


def whose(connection: sa.Connection, events: pa.Table) -> list[str | None]:
    """The person of each row, as a build would say: whom it names, else whose browser it is."""
    users, browsers = events["user_id"].to_pylist(), events["anonymous_id"].to_pylist()
    known = book.names(connection, sorted({*users, *browsers} - {None}))
    sources = events["source"].to_pylist()
    return [person_of(known, *named) for named in zip(sources, users, browsers, strict=True)]


def take(house: House, events: pa.Table) -> None:
    """Keeps new rows of raw.events until a build knows them; judges anew who did what is asked."""
    events = new_ones(events)
    if not events.num_rows:
        return
    with house.ledger.read() as connection:
        people = whose(connection, events)
        objected = book.marked(connection, sorted(filter(None, {*people})), OBJECTED)
    columns = [column.name for column in book.live_events.c if column.name != "person_id"]
    rows = [
        {**row, "person_id": person}
        for row, person, agent in zip(
            events.select(columns).to_pylist(), people, agents(events), strict=True
        )
        if person and person not in objected and not (agent and names_machine(agent))
    ]
    book.add(house.ledger, book.live_events, rows)
    asked = {leaf.name for one in conditions(house).values() for leaf in did(one)}
    judge(house, {row["person_id"] for row in rows if row["name"] in asked})


def new_ones(events: pa.Table) -> pa.Table:
    """Without those that are told of late, and those without a name."""
    new = pc.greater(events["at"], pc.subtract(events["received_at"], LATE))
    return events.filter(pc.and_(new, pc.is_valid(events["name"])))


def agents(events: pa.Table) -> Iterator[str | None]:
    """What the browser of each row calls itself."""
    for context in events["context"].to_pylist():
        yield any_of(context, "userAgent") if context else None


def judge(house: House, people: Collection[str]) -> None:
    """Notes which segments these people are in now and were not when built, or the other way.

    Only events can have changed that: a segment that asks for none is as of the build.
    """
    if not people:
        return
    now = Now(house.now(), house.settings.time_zone)
    asked = conditions(house)
    with house.ledger.read() as connection:
        found = as_built(connection, sorted(people))
    rows = [
        {"person_id": person, "segment": name, "is_in": is_in, "at": now.as_of}
        for person, profile in found.items()
        for name, is_in in differing(profile, asked, now)
    ]
    book.replace_segments(house.ledger, sorted(people), rows)


def differing(
    profile: Profile, asked: Mapping[str, Condition], now: Now
) -> Iterator[tuple[str, bool]]:
    for name, condition in asked.items():
        is_in = bool(holds(condition, profile, now))
        if is_in != (name in profile.segments):
            yield name, is_in


def judge_all(house: House) -> None:
    """After a build: who did something that it does not know is judged, nobody else differs."""
    with house.ledger.read() as connection:
        acted = set(book.who_acted(connection))
        before = {row["person_id"] for row in book.moves(connection)}
    book.replace_segments(house.ledger, sorted(before - acted), [])
    judge(house, acted)


def judged_now(house: House, condition: Condition) -> dict[str, bool]:
    """For everybody who did something since the build, whether a condition holds for them now."""
    now = Now(house.now(), house.settings.time_zone)
    with house.ledger.read() as connection:
        found = as_built(connection, book.who_acted(connection))
    return {person: bool(holds(condition, profile, now)) for person, profile in found.items()}


def conditions(house: House) -> Mapping[str, Condition]:
    """The segments that ask for events, by name."""
    return asking(house.folder, stamp_of(house.folder / FOLDER))


@lru_cache(maxsize=8)
def asking(folder: Path, stamp: tuple[Any, ...]) -> Mapping[str, Condition]:
    """stamp: another one when the files are others."""
    usable = read_segments(folder).usable()
    return {name: condition for name, condition in usable.items() if any(did(condition))}


def did(condition: Condition) -> Iterable[Did]:
    return (leaf for leaf in leaves(condition) if isinstance(leaf, Did))
