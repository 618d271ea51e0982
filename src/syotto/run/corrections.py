"""A person says that their record is wrong: what they say counts, and can be taken back.

It stands in the ledger at once and in the log with the next build. Sources are left as they are;
who corrects them there needs no correction here any more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from syotto.errors import InputError, NotFound
from syotto.know.statements import email_of
from syotto.run.house import House
from syotto.run.keyed import hash_of
from syotto.run.rights import record, withdraw
from syotto.run.rights_at_once import statement
from syotto.schema.identifier import EMAIL, kind_of, normal
from syotto.schema.personal import CORRECTABLE
from syotto.schema.raw import CORRECTIONS, PEOPLE
from syotto.schema.raw_world import CONSENTS
from syotto.schema.rights import MARKETING
from syotto.schema.words import Channel
from syotto.store import corrections as book, rights as rights_book

SOURCE = "syotto"
KEYS = ("person_id", "customer_id", "source_id")
THROUGH = (Channel.EMAIL.value, Channel.ANY.value)
BROKEN = ("bounce", "invalid", "unknown user")
"""Words of suppressions that are about an address, not about the person who has it."""
Row = Mapping[str, Any]
Said = Mapping[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Correction:
    """One column of one record: what the source says, and what is right."""

    correction_id: str
    at: datetime
    person_ref: str
    field: str
    value: str
    was: str
    by: str | None


def correct(
    house: House, person: str, said: Mapping[str, str], *, by: str | None
) -> list[Correction]:
    """Corrects columns of a person's records, in effect at once; returns what was written down.

    person: their number, or their e-mail address for all records with it. Of their other records
    with the same address those are corrected that say the same. An empty value is nothing.
    Raises NotFound for nobody, InputError for a column that cannot be corrected, for a value that
    cannot be right, and where nothing is wrong.
    """
    values = {field: right_value(field, value) for field, value in said.items()}
    own, others = records(house, person)
    now = house.now()
    made = [
        correction(now, row["source_id"], field, value, text(row[field]), by)
        for field, value in values.items()
        for row in alike(field, own, others)
        if text(row[field]) != value
    ]
    standing = as_said(house, {one.person_ref for one in made})
    new = [one for one in made if standing.get((one.person_ref, one.field)) != (one.was, one.value)]
    if not new:
        raise InputError("That is what their record says already.", fix="Give what is right.")
    with house.ledger.begin() as connection:
        rights_book.new_rows(connection, book.corrections, [vars(one) for one in new])
    for one in new:
        if one.field == "email" and one.was:
            keep_their_word(house, one)
            redirect(house, one)
    return new


def correction(
    at: datetime, person: str, field: str, value: str, was: str, by: str | None
) -> Correction:
    number = hashlib.sha256("\x1f".join((at.isoformat(), person, field)).encode()).hexdigest()[:20]
    return Correction(number, at, person, field, value, was, by)


def alike(field: str, own: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    """A person's own records, and the others that say the same."""
    wrong = {row[field] for row in own}
    return [*own, *(row for row in others if row[field] in wrong)]


def records(house: House, person: str) -> tuple[list[Row], list[Row]]:
    """The records of that number or address, and the others with the same address.

    Raises NotFound before the first build and for nobody.
    """
    people = house.warehouse.open().table(PEOPLE.full_name)
    spelled = people.mutate(spelled=email_of(people.email))
    asked = normal(person)
    named = spelled.spelled == asked if kind_of(person) == EMAIL else people.source_id == asked
    own = spelled.filter(named).order_by("source_id").to_pyarrow().to_pylist()
    if not own:
        raise NotFound(
            f"No record of {person!r} is in the newest build.",
            fix="Give the number or e-mail address as the table people has it, or build first.",
        )
    addresses = sorted({row["spelled"] for row in own if row["spelled"]})
    known = sorted({row["source_id"] for row in own})
    same = spelled.filter(spelled.spelled.isin(addresses), spelled.source_id.notin(known))
    return own, same.order_by("source_id").to_pyarrow().to_pylist() if addresses else []


def text(value: Any) -> str:
    return "" if value is None else str(value)


def right_value(field: str, value: str) -> str:
    """Raises InputError."""
    if field not in CORRECTABLE:
        raise InputError(
            f"{field!r} cannot be corrected.", fix=f"Use one of {', '.join(CORRECTABLE)}."
        )
    bare = value.strip()
    if bare and field == "email" and (kind_of(bare) != EMAIL or " " in bare):
        raise InputError(f"{value!r} is no e-mail address.", fix="Write it as name@domain.")
    if bare and field == "birth_date":
        try:
            return str(date.fromisoformat(bare))
        except ValueError:
            raise InputError(f"{value!r} is no day.", fix="Write it as 1980-05-01.") from None
    return bare


def as_said(house: House, people: Iterable[str] | None = None) -> Said:
    """(person, column) -> what the source said, what is right: the newest that stands."""
    with house.ledger.read() as connection:
        every = book.said(connection, people)
    return {
        (row["person_ref"], row["field"]): (row["was"], row["value"])
        for row in every
        if row["undone_at"] is None
    }


def undo(house: House, correction_id: str, *, person: str | None = None) -> None:
    """Raises NotFound for an unknown correction, or one that is not about this person."""
    with house.ledger.begin() as connection:
        there = book.undo(connection, correction_id, house.now(), person)
    if not there:
        raise NotFound(f"There is no correction {correction_id!r}.", fix="Reload the page.")


def keep_their_word(house: House, one: Correction) -> None:
    """What was said under the old address stays said; a no to offers holds for the new one."""
    said = [*said_by(house, one.was), *said_lately(house, one.was)]
    record(house, [{**row, "person_id": one.person_ref, "address": None} for row in said])
    for reason in asked_for_peace(house, one.was):
        withdraw(
            house,
            person_id=one.person_ref,
            address=one.value or None,
            purpose=MARKETING,
            channel="email",
            at=one.at,
            source=SOURCE,
            proof=f"The address before was suppressed: {reason}.",
        )


def said_by(house: House, address: str) -> Iterator[dict[str, Any]]:
    """What the newest build knows to be said by an address."""
    snapshot = house.warehouse.open()
    if CONSENTS.full_name in snapshot.names:
        consents = snapshot.table(CONSENTS.full_name)
        theirs = consents.filter(email_of(consents.person_ref) == normal(address, EMAIL))
        yield from filter(None, map(statement, theirs.to_pyarrow().to_pylist()))


def said_lately(house: House, address: str) -> list[dict[str, Any]]:
    """What was said by an address since the newest build."""
    names = ("purpose", "channel", "basis", "given", "at", "source", "wording", "proof")
    with house.ledger.read() as connection:
        found = rights_book.changes_for(connection, [], [normal(address, EMAIL)])
    return [{name: row[name] for name in names} for row in found]


def asked_for_peace(house: House, address: str) -> list[str]:
    """Why nobody writes to an address, but for one that does not work."""
    hashed = hash_of(house, address, EMAIL)
    with house.ledger.read() as connection:
        found = rights_book.suppressions_for(connection, [hashed], THROUGH)
    reasons = [row["reason"] for row in found.values()]
    return [one for one in reasons if not any(word in one.lower() for word in BROKEN)]


def redirect(house: House, one: Correction) -> None:
    """Messages that wait go to the new address, or to nobody."""
    with house.ledger.begin() as connection:
        book.redirect(connection, one.person_ref, normal(one.was, EMAIL), one.value, house.now())


def as_they_say(house: House, rows: pa.Table) -> pa.Table:
    """Rows about people as the newest build has them, with what was corrected since."""
    key = next((name for name in KEYS if name in rows.column_names), None)
    for (person, field), (was, value) in as_said(house).items() if key else ():
        if field in rows.column_names:
            place, kind = rows.column_names.index(field), rows[field].type
            told = pc.fill_null(rows[field].cast(pa.string()), "")
            wrong = pc.and_(pc.equal(rows[key], person), pc.equal(told, was))
            right = pa.scalar(value or None, pa.string()).cast(kind)
            rows = rows.set_column(place, field, pc.if_else(wrong, right, rows[field]))
    return rows


def drain_corrections(house: House) -> int:
    """Appends to the log what it does not have yet; returns how many rows.

    The log itself says what it has, so a crash between two steps neither loses nor doubles a row.
    """
    with house.ledger.read() as connection:
        said = book.said(connection)
    if not said:
        return 0
    there = {
        (row["correction_id"], row["undone_at"] is not None)
        for part in house.log.parts(CORRECTIONS)
        for row in pq.read_table(part.path, columns=["correction_id", "undone_at"]).to_pylist()
    }
    new = [row for row in said if (row["correction_id"], row["undone_at"] is not None) not in there]
    if new:
        came = {"source": SOURCE, "received_at": house.now(), "load_id": None}
        schema = CORRECTIONS.columns.to_pyarrow()
        house.log.append(CORRECTIONS, pa.Table.from_pylist([{**r, **came} for r in new], schema))
    return len(new)
