"""People as they are now: what the newest build knows of them, and what they did since.

All is read from the ledger by keys, in a few queries for however many people: no build is
opened. What came in since are events, objections to being profiled, the segments that follow
from them, and what people told of themselves where the build knows nothing (`live_people`);
everything else is as of the build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace

from syotto.run.house import House
from syotto.schema.known import ANONYMOUS_ID, REF, VISITOR
from syotto.schema.profile import Happened, Profile
from syotto.schema.rights import touches
from syotto.schema.told import NOTHING, OBJECTED, Told, profile_of, read
from syotto.schema.words import Channel, Purpose
from syotto.store import profiles as book, rights


def profiles(house: House, person_ids: Sequence[str]) -> dict[str, Profile]:
    """Profiles by the numbers asked for, of who is known or did something since the build.

    A browser that is nobody's is `visitor:` and its number. Who objected to being profiled is not
    in the answer, nor is who is not known. Costs some 100 ms of a processor for 1,000 people
    with 85 events each.
    """
    with house.ledger.read() as connection:
        found = as_built(connection, list(dict.fromkeys(person_ids)))
        moves: dict[str, dict[str, bool]] = defaultdict(dict)
        for person, segment, is_in in book.segments_of(connection, numbers_of(found)):
            moves[person][segment] = is_in
    return {
        asked: moved(profile, moves[profile.person_id]) if profile.person_id in moves else profile
        for asked, profile in found.items()
    }


def numbers_of(found: Mapping[str, Profile]) -> list[str]:
    return list({profile.person_id for profile in found.values()})


def moved(profile: Profile, moves: Mapping[str, bool]) -> Profile:
    """In the segments that they came into since the build, and not in those that they left."""
    left = {segment for segment, is_in in moves.items() if not is_in}
    return replace(profile, segments=(profile.segments | moves.keys()) - left)


def as_built(connection: sa.Connection, asked: Sequence[str]) -> dict[str, Profile]:
    """Profiles with new events, and with the segments that the build found."""
    people = [one for one in asked if not one.startswith(VISITOR)]
    told = read_all(connection, people)
    called = present(connection, [one for one in people if one not in told])
    told |= read_all(connection, list(called.values()))
    homes = {home for one in told.values() if one and (home := one.account_id)}
    accounts = read_all(connection, sorted(homes))
    lately: dict[str, list[Happened]] = defaultdict(list)
    for person, at, name, properties in book.events_of(connection, [*{*asked, *called.values()}]):
        lately[person].append(Happened(at, name, properties))
    said = said_since(connection, [*{*asked, *called.values()}])
    objected = {one for one, known in told.items() if known is None}
    objected |= objected_since(connection, addresses(told, said), [*people, *called.values()])
    found = {}
    for one in asked:
        person = called.get(one, one)
        own = told.get(person) or NOTHING
        new = lately.get(person, [])
        new = new if person == one else new + lately.get(one, [])
        more = {**said.get(one, {}), **said.get(person, {})}
        if {one, person} & objected or not (own.person or new or more):
            continue
        profile = profile_of(person, own, home_of(person, own, accounts), new)
        found[one] = completed(profile, more) if more else profile
    return found


def said_since(connection: sa.Connection, people: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What people told of themselves that the build may not know; the last word counts."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for person, fields in book.said_of(connection, people):
        found[person] |= msgspec.json.decode(fields)
    return found


def completed(profile: Profile, said: Mapping[str, Any]) -> Profile:
    """What the build knows stays until the next one judges: nobody is given another address by
    what a browser says.
    """
    known = {name: value for name, value in profile.fields.items() if value is not None}
    return replace(profile, fields={**profile.fields, **said, **known})


def addresses(
    told: Mapping[str, Told | None], said: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """person -> address, of those whose address is known; of who objected it is not."""
    known = {one: (of.person or {}).get("email") for one, of in told.items() if of}
    found = {one: fields.get("email") for one, fields in said.items()}
    found |= {one: address for one, address in known.items() if address}
    return {one: address for one, address in found.items() if address}


def home_of(person: str, own: Told, accounts: Mapping[str, Told | None]) -> Told:
    """What is known of their account. Who is their own one bought nothing twice."""
    if own.account_id == person:
        return Told(account=own.account)
    return accounts.get(own.account_id or "") or NOTHING


def read_all(connection: sa.Connection, subjects: Sequence[str]) -> dict[str, Told | None]:
    """What the build knows of numbers; None of who objected to that."""
    return {
        subject: None if mark == OBJECTED else read(text)
        for subject, mark, text in book.rows_of(connection, subjects)
    }


def present(connection: sa.Connection, numbers: Sequence[str]) -> dict[str, str]:
    """number of before -> number now, of those that changed."""
    named = book.names(connection, numbers)
    return {who: now for (kind, source, who), now in named.items() if kind == REF and not source}


def objected_since(
    connection: sa.Connection, addresses: Mapping[str, str], people: Sequence[str]
) -> set[str]:
    """Who of these people objected to being profiled since the build; the last word counts."""
    by_address: dict[str, list[str]] = defaultdict(list)
    for person, address in addresses.items():
        by_address[address].append(person)
    last: dict[str, bool] = {}
    for said in rights.changes_for(connection, people, list(by_address)):
        if touches(said["purpose"], said["channel"], Purpose.PROFILING, Channel.ANY):
            for person in {said["person_id"], *by_address.get(said["address"] or "", ())} - {None}:
                last[person] = said["given"]
    return {person for person, given in last.items() if not given}


def person_of(
    known: Mapping[tuple[str, str, str], str], source: str, user: str | None, browser: str | None
) -> str | None:
    if user:
        return known.get((REF, source, user)) or known.get((REF, "", user)) or user
    if browser:
        return known.get((ANONYMOUS_ID, "", browser)) or VISITOR + browser
    return None
