"""What we may do to a person, why, and what they said since the newest build."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import ibis
import sqlalchemy as sa

from syotto.ask.seen import whole
from syotto.ask.sources import Sources, asked
from syotto.schema.known import PEOPLE
from syotto.schema.rights import PAIRS, PERMISSIONS, in_words
from syotto.store.rights import consent_changes
from syotto.store.snapshot import Snapshot

BASIS = {
    "consent": "consent",
    "existing_customer": "existing customer",
    "legitimate_interest": "legitimate interest",
    "contract": "contract",
}

ORDER = [(purpose.value, channel.value) for purpose, channel in PAIRS]


@dataclass(frozen=True)
class Permitted:
    """One thing that we may do, or may not. lately: said since the build, so it counts already."""

    what: str
    allowed: bool
    basis: str | None
    reason: str
    since: datetime | None
    source: str | None
    wording: str | None = None
    lately: bool = False


@dataclass(frozen=True)
class ForPeople:
    """One thing that we may do to some of a company's people.

    allowed: their names. refused: how many others. why: the reasons with their people, most first.
    """

    what: str
    allowed: list[str]
    refused: int
    why: list[tuple[str, int]]


def permitted(house: Sources, snapshot: Snapshot, customer_id: str) -> list[Permitted]:
    """What was said lately, then what the build says; of a company see `of_people`.

    For a customer that the viewer sees.
    """
    if PERMISSIONS.name not in snapshot.names:
        return []
    rows = sorted(asked(snapshot, about_person, customer_id=customer_id), key=in_order)
    return [*said_lately(house, customer_id), *map(one, rows)]


def in_order(row: dict[str, Any]) -> int:
    return ORDER.index((row["purpose"], row["channel"]))


def of_people(snapshot: Snapshot, account_id: str) -> list[ForPeople]:
    """For each purpose and channel whom of a company's people we may contact, and why not others.

    As the newest build has it, for an account that the viewer sees.
    """
    if not {PERMISSIONS.name, PEOPLE.name} <= set(snapshot.names):
        return []
    rows = sorted(asked(snapshot, about_people, account_id=account_id), key=in_order)
    return [for_people(what, list(those)) for what, those in groupby(rows, key=named)]


def for_people(what: str, rows: list[dict[str, Any]]) -> ForPeople:
    people = sorted(rows, key=lambda row: (row["name"] or "", row["person_id"]))
    refused = [row for row in people if not row["allowed"]]
    why = Counter(row["reason"] for row in refused)
    return ForPeople(
        what=what,
        allowed=[row["name"] or row["person_id"] for row in people if row["allowed"]],
        refused=len(refused),
        why=sorted(why.items(), key=lambda reason: (-reason[1], reason[0])),
    )


def about_people(snapshot: Snapshot, account_id: Any) -> ibis.Table:
    people, permissions = snapshot.table(PEOPLE.name), snapshot.table(PERMISSIONS.name)
    theirs = people.filter(people.account_id == account_id).select("person_id", "name")
    return permissions.join(theirs, "person_id").select(
        "person_id", "name", "purpose", "channel", "allowed", "reason"
    )


def about_person(snapshot: Snapshot, customer_id: Any) -> ibis.Table:
    permissions = snapshot.table(PERMISSIONS.name)
    return permissions.filter(permissions.person_id == customer_id)


def one(row: dict[str, Any]) -> Permitted:
    return Permitted(
        what=named(row),
        allowed=row["allowed"],
        basis=BASIS.get(row["basis"] or ""),
        reason=row["reason"],
        since=row["since"],
        source=row["source"],
        wording=row["wording"],
    )


def named(row: dict[str, Any]) -> str:
    return in_words(row["purpose"], row["channel"])


def said_lately(house: Sources, customer_id: str) -> list[Permitted]:
    c = consent_changes.c
    query = sa.select(consent_changes).where(c.person_id == customer_id).order_by(c.at.desc())
    with whole(house).ledger.read() as connection:
        found = [dict(row) for row in connection.execute(query).mappings()]
    return [
        Permitted(
            what=named(row),
            allowed=row["given"],
            basis=BASIS.get(row["basis"] or "") if row["given"] else None,
            reason="Agreed." if row["given"] else "Objected.",
            since=row["at"],
            source=row["source"],
            wording=row["wording"],
            lately=True,
        )
        for row in found
    ]
