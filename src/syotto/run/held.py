"""Who somebody is, and what is held about them: for the person, and before they are erased.

Records are theirs by number, address and by what the newest build knows: joined records, browsers.
An address or number that is another person's too says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import ibis

from syotto.errors import NotFound
from syotto.run.erased import erased
from syotto.run.house import House
from syotto.schema import RAW
from syotto.schema.identifier import EMAIL, kind_of
from syotto.schema.known import ANONYMOUS_ID, IDENTITIES, PHONE, REF
from syotto.schema.raw import PEOPLE
from syotto.schema.table import TableSpec
from syotto.sense.persons import Who, same_person, theirs, who_in
from syotto.store import erasure

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """What is held about somebody: rows of the log by table."""

    who: Who
    rows: Mapping[str, int]


def find(house: House, person: str) -> Found:
    """What is held about a person, by their number, e-mail address or telephone number.

    Who was erased may be erased again, to finish what was broken off. Raises NotFound for nobody.
    """
    who = identity(house, person)
    rows = {
        spec.name: sum(
            int(theirs(spec.name, part, who).true_count) for part in parts_of(house, spec)
        )
        for spec in RAW.values()
    }
    counted = {name: number for name, number in rows.items() if number}
    gone = erased(house)
    if not counted and not (gone and gone.is_(person)):
        raise NotFound(
            f"Nothing is held about {person!r}.",
            fix="Give the number, e-mail address or telephone number as a table has it.",
        )
    return Found(who, counted)


def identity(house: House, person: str) -> Who:
    """Everything that a person is known by."""
    one = frozenset({person})
    kind = kind_of(person)
    if kind == EMAIL:
        asked = Who(emails=one)
    else:
        asked = Who(ids=one, phones=one) if kind == PHONE else Who(ids=one)
    people = [row for part in parts_of(house, PEOPLE) for row in part.to_pylist()]
    mine, others = told_by_build(house, asked, people)
    numbers = {(row["source"], row["identifier"]) for row in others}
    apart = [row for row in people if (row["source"], row["source_id"]) in numbers]
    rest = [row for row in people if (row["source"], row["source_id"]) not in numbers]
    known = same_person(rest, asked.joined(who_of(mine)))
    if kind == EMAIL:
        known = known.joined(Who(ids=one))
    return told_apart(known.joined(Who(ids=browsers(house, known))), mine, numbers, apart)


def as_built(house: House, asked: Who) -> list[Row]:
    """Rows of `identities`: all that the newest build knows this person by.

    Of a number that two systems have, the person who is called by it is meant.
    """
    table = identities(house)
    if table is None:
        return []
    said = sorted(asked.spelled)
    named = rows_of(table.filter(table.identifier.isin(said) | table.person_id.isin(said)))
    everybody = {row["person_id"] for row in named}
    return rows_of(table.filter(table.person_id.isin(sorted(everybody & set(said) or everybody))))


def told_by_build(house: House, asked: Who, people: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of `identities`: this person's, and those of records with the same number or address
    that the newest build knows to be another's. A record with both is theirs all the same.
    """
    table, mine = identities(house), as_built(house, asked)
    if table is None or not mine:
        return mine, []
    refs = {(row["source"], row["identifier"]) for row in mine if row["kind"] == REF}
    own = Who()
    for row in people:
        if (row["source"], row["source_id"]) in refs:
            own = own.joined(who_in(row))
    alike = same_person(people, asked.joined(who_of(mine)).joined(own))
    persons = sorted({row["person_id"] for row in mine})
    others = table.filter(table.kind == REF, table.person_id.notin(persons))
    found = rows_of(others.filter(others.identifier.isin(sorted(alike.ids))))
    both = {(row["source"], row["source_id"]) for row in people if twin(row, own)}
    same = sorted({row["person_id"] for row in found if (row["source"], row["identifier"]) in both})
    more = rows_of(table.filter(table.person_id.isin(same)))
    return [*mine, *more], [row for row in found if row["person_id"] not in same]


def twin(row: Row, own: Who) -> bool:
    """A record with the same number and the same address."""
    return own.is_(row["source_id"]) and (own.is_(row["email"]) or own.is_(row["phone"]))


def identities(house: House) -> ibis.Table | None:
    """None before a build that knows who is who."""
    with suppress(NotFound):
        snapshot = house.warehouse.open()
        return snapshot.table(IDENTITIES.name) if IDENTITIES.name in snapshot.names else None
    return None


def rows_of(table: ibis.Table) -> list[Row]:
    found: list[Row] = table.to_pyarrow().to_pylist()
    return found


def who_of(mine: Iterable[Row]) -> Who:
    """What the newest build knows somebody by."""

    def of(*kinds: str) -> frozenset[str]:
        return frozenset(row["identifier"] for row in mine if row["kind"] in kinds)

    called = frozenset(row["person_id"] for row in mine)
    return Who(called | of(REF, ANONYMOUS_ID), of(EMAIL), of(PHONE))


def told_apart(
    known: Who, mine: Iterable[Row], numbers: set[tuple[str, str]], apart: list[Row]
) -> Who:
    """Without what names others too; of a number that two systems have, in which it is theirs."""
    own = list(mine)
    called = {row["person_id"] for row in own}
    shared = {number for _, number in numbers} & known.ids
    others = Who(
        emails=frozenset(row["email"] for row in apart if row["email"]),
        phones=frozenset(row["phone"] for row in apart if row["phone"]),
    )
    return replace(
        known,
        ids=known.ids - (shared - called),
        emails=frozenset(one for one in known.emails if not others.is_(one)),
        phones=frozenset(one for one in known.phones if not others.is_(one)),
        only=frozenset(
            (row["source"], row["identifier"])
            for row in own
            if row["kind"] == REF and row["identifier"] in shared - called
        ),
        never=frozenset(one for one in numbers if one[1] in shared & called),
    )


def browsers(house: House, who: Who) -> frozenset[str]:
    """Browsers that only they have used."""
    seen: dict[str, set[str | None]] = {}
    for part in parts_of(house, RAW["events"]):
        for browser, user in zip(
            part["anonymous_id"].to_pylist(), part["user_id"].to_pylist(), strict=True
        ):
            if browser:
                seen.setdefault(browser, set()).add(user)
    return frozenset(
        browser
        for browser, users in seen.items()
        if users - {None} and all(who.is_(user) for user in users - {None})
    )


def parts_of(house: House, spec: TableSpec) -> Iterator[Any]:
    for part in house.log.parts(spec):
        yield erasure.read(Path(part.path), spec)
