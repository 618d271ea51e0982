"""What a customer said is wrong in their record, and whether it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis

from syotto.ask.seen import check_sees, whole
from syotto.ask.sources import Sources, asked
from syotto.errors import NotFound
from syotto.schema.personal import CORRECTABLE
from syotto.schema.raw import PEOPLE
from syotto.store.corrections import said
from syotto.store.snapshot import Snapshot

FIELD_WORDS = {name: name.replace("_", " ").replace("email", "e-mail") for name in CORRECTABLE}


@dataclass(frozen=True)
class Corrected:
    """One correction, newest first. state: `counts`, `the source has changed`, `taken back`."""

    correction_id: str
    field: str
    value: str
    was: str
    at: datetime
    by: str | None
    state: str


@dataclass(frozen=True)
class Field:
    """One column of a record, as a build would have it now."""

    field: str
    words: str
    value: str


@dataclass(frozen=True)
class Record:
    """What is held about a person, column by column, and what they said is wrong."""

    customer_id: str
    fields: list[Field]
    corrected: list[Corrected]


def record_of(house: Sources, customer_id: str) -> Record:
    """Raises NotFound for a customer that is not seen, and for one that is a company."""
    check_sees(house, customer_id)
    snapshot = whole(house).warehouse.open()
    known = PEOPLE.full_name in snapshot.names
    rows = asked(snapshot, about_person, customer_id=customer_id) if known else []
    if not rows:
        raise NotFound(
            f"No person has the number {customer_id!r}.",
            fix="Load `people`, then build. A company's record is corrected where it came from.",
        )
    told = {name: "" if rows[0][name] is None else str(rows[0][name]) for name in CORRECTABLE}
    with whole(house).ledger.read() as connection:
        every = said(connection, [customer_id])
    standing = {row["field"]: row for row in every if row["undone_at"] is None}
    counts = {name: row for name, row in standing.items() if row["was"] == told[name]}
    fields = {**told, **{name: row["value"] for name, row in counts.items()}}
    shown = [Field(name, FIELD_WORDS[name], value) for name, value in fields.items()]
    return Record(customer_id, shown, [one(row, standing, told) for row in reversed(every)])


def about_person(snapshot: Snapshot, customer_id: Any) -> ibis.Table:
    people = snapshot.table(PEOPLE.full_name)
    return people.filter(people.source_id == customer_id).limit(1)


def one(row: dict[str, Any], standing: dict[str, Any], told: dict[str, str]) -> Corrected:
    state = "counts" if row["was"] == told[row["field"]] else "the source has changed"
    if row["undone_at"] is not None:
        state = "taken back"
    elif standing[row["field"]] is not row:
        state = "corrected again"
    names = ("correction_id", "value", "was", "at", "by")
    return Corrected(
        **{name: row[name] for name in names}, field=FIELD_WORDS[row["field"]], state=state
    )
