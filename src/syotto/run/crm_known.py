"""Who is who between a CRM and the newest build, and what we know of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from ibis import Table

from syotto.errors import NotFound
from syotto.run.house import House
from syotto.schema.crm import Fields, Kind, Record
from syotto.schema.known import ACCOUNT_IDENTITIES, ACCOUNTS, IDENTITIES, PEOPLE, REF
from syotto.store import crm as book
from syotto.store.snapshot import Snapshot

WHO = {
    Kind.PEOPLE: (IDENTITIES.name, PEOPLE.name, "person_id"),
    Kind.ACCOUNTS: (ACCOUNT_IDENTITIES.name, ACCOUNTS.name, "account_id"),
}
FIELDS = {
    Kind.PEOPLE: (
        "email", "phone", "first_name", "last_name", "title", "company", "street", "postcode",
        "city", "country", "language", "owner",
    ),
    Kind.ACCOUNTS: ("name", "domain", "industry", "country", "owner"),
}  # fmt: skip
"""What we say about them in a CRM."""
SAID = "said "
"""In front of an opt-out in the book."""
TICKED = ("true", "1", "yes")
Row = Mapping[str, Any]


def newest(house: House) -> Snapshot | None:
    """None before a build that knows who is who."""
    with suppress(NotFound):
        snapshot = house.warehouse.open()
        return snapshot if IDENTITIES.name in snapshot.names else None
    return None


def ours_of(house: House, system: str, kind: Kind, record_ids: Sequence[str]) -> dict[str, str]:
    """record_id -> our number, by the newest build, else by what was written or found here."""
    found: dict[str, str] = {}
    with house.ledger.read() as connection:
        known = book.records_of(connection, system, kind, by="record_id", values=record_ids)
    found |= {row["record_id"]: row["our_id"] for row in known if row["our_id"]}
    return found | {row["identifier"]: row["ours"] for row in refs(house, system, kind, record_ids)}


def refs(house: House, system: str, kind: Kind, record_ids: Sequence[str]) -> list[dict[str, Any]]:
    snapshot = newest(house)
    if snapshot is None or kind not in WHO:
        return []
    table = mine(snapshot, system, kind)
    return rows(table.filter(table.identifier.isin(list(record_ids))))


def mine(snapshot: Snapshot, system: str, kind: Kind) -> Table:
    """A CRM's numbers and whom they stand for: identifier, ours."""
    identities, _, whom = WHO[kind]
    table = snapshot.table(identities)
    there = table.filter(table.kind == REF, table.source == system)
    return there.select("identifier", ours=there[whom])


def theirs_of(house: House, system: str, kind: Kind, our_ids: Sequence[str]) -> dict[str, str]:
    """our number -> record_id. Of several records of one, the one that was written or found here,
    else the first.
    """
    found: dict[str, str] = {}
    snapshot = newest(house)
    if snapshot is not None and kind in WHO:
        table = mine(snapshot, system, kind)
        for row in rows(table.filter(table.ours.isin(list(our_ids))).order_by("identifier")):
            found.setdefault(row["ours"], row["identifier"])
    with house.ledger.read() as connection:
        known = book.records_of(connection, system, kind, by="our_id", values=our_ids)
        there = book.records_of(
            connection, system, kind, by="record_id", values=sorted(found.values())
        )
    gone = {row["record_id"] for row in (*known, *there) if row["gone_at"]}
    found |= {row["our_id"]: row["record_id"] for row in known}
    return {ours: one for ours, one in found.items() if one not in gone}


def said_of(
    house: House, system: str, kind: Kind, our_ids: Sequence[str], own: Sequence[str] = ()
) -> dict[str, Fields]:
    """What the newest build knows of people or companies, in the words of records.

    own: fields in which only counts what other systems say, where one of them says it.
    """
    snapshot = newest(house)
    if snapshot is None or kind not in WHO:
        return {}
    _, name, whom = WHO[kind]
    table = snapshot.table(name)
    known = table.filter(table[whom].isin(list(our_ids)))
    more = ("account_id",) if kind is Kind.PEOPLE else ()
    found = rows(known.select(whom, "updated_at", *FIELDS[kind], *more))
    said = {row[whom]: spoken(row, whom) for row in found}
    names = [name for name in own if name in FIELDS[kind]]
    others = elsewhere(snapshot, system, kind, our_ids, names) if names else {}
    return {who: {**fields, **others.get(who, {})} for who, fields in said.items()}


def elsewhere(
    snapshot: Snapshot, system: str, kind: Kind, our_ids: Sequence[str], names: Sequence[str]
) -> dict[str, dict[str, str]]:
    """Of each field what the newest record of any other system says."""
    identities, name, whom = WHO[kind]
    table = snapshot.table(identities)
    theirs = table.filter(
        table.kind == REF, table.source != system, table[whom].isin(list(our_ids))
    )
    raw = snapshot.table(f"raw.{name}")
    joined = raw.inner_join(
        theirs.select(whom, of_source="source", number="identifier"),
        [raw.source == theirs.source, raw.source_id == theirs.identifier],
    )
    found: dict[str, dict[str, str]] = {}
    for row in rows(
        joined.select(whom, "updated_at", "source_id", *names).order_by("updated_at", "source_id")
    ):
        mine = found.setdefault(row[whom], {})
        mine |= {one: text(row[one]) or "" for one in names if row[one] not in (None, "")}
    return found


def said(record: Record) -> dict[str, str | None]:
    """Opt-outs stand beside the fields in the book: a new tick is a change."""
    return {SAID + name: value for name, value in record.said.items()}


def said_in(fields: Fields) -> dict[str, str | None]:
    return {name: value for name, value in fields.items() if name.startswith(SAID)}


def ticked(value: str | None) -> bool:
    return value in TICKED


def spoken(row: Row, whom: str) -> Fields:
    said = {name: text(value) for name, value in row.items() if name != whom}
    if "account_id" in said:
        said["account_ref"] = said.pop("account_id")
    return said


def text(value: Any) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if value not in (None, "") else None


def rows(table: Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return found
