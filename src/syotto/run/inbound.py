"""Who asked for us is with a seller within a minute: tips, enquiries, requests, forms that ask.

Then come those whom a call pays by what they did just now (`live_leads`).

What is drained is looked through once; the ledger remembers how far. Where no seller is named in
the settings nobody is handed anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from syotto.errors import NotFound
from syotto.run import live_leads
from syotto.run.followers import Wrong
from syotto.run.house import House
from syotto.run.leads import route
from syotto.schema.asked import ASKING, Asked, asked_of
from syotto.schema.event_names import ENQUIRY_RECEIVED, FORM_SUBMITTED, REFERRAL_ACCEPTED, TIP_GIVEN
from syotto.schema.identifier import normal
from syotto.schema.known import IDENTITIES
from syotto.schema.origins import BY_NAME
from syotto.sense.happenings import Happening, happening, text_of
from syotto.store import marks, tips

PLACE = "inbound"
QUESTIONS = ("question", "message", "need")
"""Fields of a form that ask something: who only subscribes is not called."""
OLDEST = timedelta(days=1)
"""What happened longer ago is history that somebody loads; the next build knows of it."""
AT_ONCE = 200
"""People of one drain; more are no requests but a load, and are told about."""


def hand_on(house: House, events: pa.Table, number: int) -> list[Wrong]:
    """Routes whoever asks in these rows of raw.events; what could not be done is told."""
    if not waits(house, number):
        return []
    people = by_person(events)
    wrong = []
    for person_ref, (event, because, asked) in list(people.items())[:AT_ONCE]:
        try:
            hand_one(house, person_ref, event, because, asked)
        except Exception as error:  # noqa: BLE001 - the event is kept; a build finds them too
            wrong.append(Wrong(event.source or "", "not_routed", f"{event.name}: {error!r}"))
    if len(people) > AT_ONCE:
        more = f"{len(people) - AT_ONCE:,} people who asked wait for the next build."
        wrong.append(Wrong("", "not_routed", more))
    try:
        live_leads.take(house, events)
    except Exception as error:  # noqa: BLE001 - the next build scores them too
        wrong.append(Wrong("", "not_rescored", repr(error)))
    with house.ledger.begin() as connection:
        marks.move(connection, PLACE, {"drain": number}, house.now())
    return wrong


def waits(house: House, number: int) -> bool:
    """Whether this drain was not looked through yet."""
    if not house.settings.sellers:
        return False
    with house.ledger.read() as connection:
        known = marks.mark_of(connection, PLACE)
    return known is None or int(known["drain"]) < number


def by_person(events: pa.Table) -> dict[str, tuple[Happening, str, Asked]]:
    """Who asks, with the newest event, what they want, and what they say of themselves."""
    found: dict[str, tuple[Happening, str, Asked]] = {}
    for event, because in asking(events):
        if event.person:
            new = asked_of(event.name, event.properties, event.traits, event.event_id)
            before = found.get(event.person)
            found[event.person] = event, because, before[2].then(new) if before else new
    return found


def asking(events: pa.Table) -> Iterator[tuple[Happening, str]]:
    named = events.filter(pc.is_in(events["name"], value_set=pa.array(ASKING, pa.string())))
    for row in named.sort_by([("at", "ascending"), ("event_id", "ascending")]).to_pylist():
        event = happening(row)
        because = wanted(event)
        if because and row["received_at"] - event.at <= OLDEST:
            yield event, because


def wanted(event: Happening) -> str:
    """What they want, in a line; empty where they ask nothing."""
    told = event.properties
    if event.name == TIP_GIVEN:
        giver = text_of(told, "giver")
        return f"Tip{f' of {giver}' if giver else ''}: {text_of(told, 'need', 'who') or 'a photo'}"
    if event.name == ENQUIRY_RECEIVED:
        return f"Wrote: {text_of(told, 'subject', 'text') or 'nothing but a mail'}"
    if event.name == FORM_SUBMITTED:
        fields = told.get("fields")
        asked = text_of(fields, *QUESTIONS) if isinstance(fields, Mapping) else None
        return f"Asked: {asked}" if asked and told.get("honeypot") is not True else ""
    if event.name == REFERRAL_ACCEPTED:
        return f"Recommended by a customer: {text_of(told, 'need') or 'wants to hear from us'}"
    return event.name


def hand_one(house: House, person_ref: str, event: Happening, because: str, asked: Asked) -> None:
    names = [person_ref, *filter(None, (text_of(event.properties, "email", "phone"),))]
    person_id = known_as(house, names) or person_ref
    origin = text_of(event.properties, "origin") or BY_NAME[event.name]
    route(house, person_id, because, origin=origin, asked=asked)
    with house.ledger.begin() as connection:
        known = {"person_ref": person_ref, "person_id": person_id}
        tips.settle(connection, [known] if event.name == TIP_GIVEN else [])


def known_as(house: House, names: Sequence[str]) -> str | None:
    """The person of the newest build who is called so, or has such an address."""
    spelled = sorted({*names, *map(normal, names)})
    with suppress(NotFound):
        snapshot = house.warehouse.open()
        if IDENTITIES.name in snapshot.names:
            table = snapshot.table(IDENTITIES.name)
            mine = table.filter(table.identifier.isin(spelled)).select("person_id").distinct()
            found: list[Any] = mine.limit(2).to_pyarrow()["person_id"].to_pylist()
            return str(found[0]) if len(found) == 1 else None
    return None
