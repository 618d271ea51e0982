"""What people tell of themselves counts at once: traits, answers of forms, what they agree to.

The drain hands over what it gathers, before it is in the log. An answer fills in what the newest
build does not know of somebody (`live.completed`); the next build, which knows the event, takes its
place. What was agreed to is as the log will have it: a box that has to be confirmed by mail is not
among it before that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from syotto.run.house import House
from syotto.run.live_events import LATE, agents, whose
from syotto.run.rights_at_once import at_once
from syotto.schema.raw import PEOPLE
from syotto.schema.raw_world import CONSENTS
from syotto.schema.told import OBJECTED
from syotto.sense.bot_names import names_machine
from syotto.sense.semantic import about_people, told_of_people
from syotto.store import profiles as book
from syotto.store.log import log_schema

TOLD = (
    "email", "phone", "first_name", "last_name", "title", "company", "postcode", "city",
    "country", "language", "time_zone",
)  # fmt: skip
"""Fields that people fill in themselves. Who looks after them is not theirs to say."""


def take(house: House, events: pa.Table, load_id: str) -> int:
    """Of new rows of raw.events, what is told of people. load_id: by which the log will have it.

    Returns how many told something.
    """
    events = about_people(events)
    events = events.filter(pc.greater(events["at"], pc.subtract(events["received_at"], LATE)))
    if not events.num_rows:
        return 0
    with house.ledger.read() as connection:
        people = whose(connection, events)
        objected = book.marked(connection, sorted(filter(None, {*people})), OBJECTED)
    keys = zip(events["source"].to_pylist(), events["event_id"].to_pylist(), strict=True)
    persons = {
        key: person
        for key, person, agent in zip(keys, people, agents(events), strict=True)
        if person and person not in objected and not (agent and names_machine(agent))
    }
    rows = list(told(events, persons))
    book.add(house.ledger, book.live_people, rows)
    agreed(house, events, load_id)
    return len(rows)


def told(events: pa.Table, persons: Mapping[tuple[str, str], str]) -> Iterator[dict[str, Any]]:
    """Rows of `live_people`."""
    for event, spec, row in told_of_people(events):
        person = persons.get((event.source or "", event.event_id))
        fields = fields_of(row) if spec is PEOPLE else {}
        if person and fields:
            yield {
                "source": event.source, "event_id": event.event_id, "person_id": person,
                "at": event.at, "received_at": event.load["received_at"],
                "fields": msgspec.json.encode(fields).decode(),
            }  # fmt: skip


def fields_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Of a row of raw.people, what a profile calls so."""
    found = {name: row[name] for name in TOLD if row.get(name)}
    name = " ".join(filter(None, (row.get("first_name"), row.get("last_name"))))
    return found | ({"name": name} if name else {})


def agreed(house: House, events: pa.Table, load_id: str) -> None:
    """What people agreed to, or took back, is in effect before the first message that rests on it.

    The log's own telling (`followers`) says the same once more.
    """
    rows = [row for _, spec, row in told_of_people(events) if spec is CONSENTS]
    if rows:
        at_once(house, CONSENTS.name, pa.Table.from_pylist(rows, log_schema(CONSENTS)), load_id)
