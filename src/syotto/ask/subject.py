"""Whom a profile is about: a person, or an account with all its people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis

from syotto.ask.sources import Sources, asked, first
from syotto.errors import NotFound
from syotto.schema.timeline import buying_role_of
from syotto.store.snapshot import Snapshot

PERSON, ACCOUNT = "person", "account"


@dataclass(frozen=True)
class Member:
    """Somebody at an account. role: as the source writes it; buying_role: decides, uses, ..."""

    person_id: str
    name: str
    title: str | None
    email: str | None
    role: str | None
    buying_role: str | None
    since: datetime | None
    until: datetime | None


@dataclass(frozen=True)
class Subject:
    """A person or an account. of: of a person the account, of an account its industry."""

    kind: str
    subject_id: str
    name: str
    account_id: str | None
    of: str | None
    title: str | None
    email: str | None
    phone: str | None
    place: str | None
    language: str | None
    time_zone: str | None
    owner: str | None
    unit: str | None
    records: int
    members: list[Member]

    @property
    def people(self) -> list[str]:
        """Everybody whose doings are this subject's."""
        own = [self.subject_id] if self.kind == PERSON else []
        return own or [member.person_id for member in self.members]

    @property
    def addresses(self) -> list[str]:
        """Their e-mail addresses, as records write them."""
        every = [self.email, *(member.email for member in self.members)]
        return [address for address in every if address]

    @property
    def account_of_notes(self) -> str | None:
        """A note about an account is not one about each of its people."""
        return self.subject_id if self.kind == ACCOUNT else None


def person(house: Sources, person_id: str) -> Subject:
    """Raises NotFound for a person that the newest build does not know."""
    snapshot = house.warehouse.open()
    row = first(asked(snapshot, person_about, person_id=person_id))
    if row is None:
        return bought(snapshot, PERSON, person_id)
    return Subject(
        PERSON, person_id, row["name"] or row["email"] or person_id, row["account_id"],
        row["account_name"] or row["company"], row["title"], row["email"], row["phone"],
        placed(row["city"], row["country"]), row["language"], row["time_zone"],
        row["owner"] or row["account_owner"], row["unit"] or row["account_unit"],
        row["records"] or 1, [],
    )  # fmt: skip


def account(house: Sources, account_id: str) -> Subject:
    """Raises NotFound for an account that the newest build does not know."""
    snapshot = house.warehouse.open()
    row = first(asked(snapshot, account_about, account_id=account_id))
    if row is None:
        return bought(snapshot, ACCOUNT, account_id)
    return Subject(
        ACCOUNT, account_id, row["name"] or account_id, account_id, row["industry"], row["size"],
        None, None, row["country"], None, None, row["owner"], row["unit"], row["records"] or 1,
        members(snapshot, account_id),
    )  # fmt: skip


def subject(house: Sources, kind: str, subject_id: str) -> Subject:
    """Raises NotFound for one that the newest build does not know."""
    return {PERSON: person, ACCOUNT: account}[kind](house, subject_id)


def bought(snapshot: Snapshot, kind: str, number: str) -> Subject:
    """Who is known from orders alone."""
    row = first(asked(snapshot, customer_about, kind=kind, number=number))
    if row is None:
        raise unknown(kind, number)
    return Subject(
        kind, number, row["name"] or number, number if kind == ACCOUNT else None, None, None,
        row["email"], row["phone"], row["country"], None, None, row["owner"], row["unit"], 1, [],
    )  # fmt: skip


def customer_about(snapshot: Snapshot, kind: Any, number: Any) -> ibis.Table:
    customers = snapshot.table("customers")
    return customers.filter(customers.customer_id == number, customers.kind == kind)


def unknown(kind: str, subject_id: str) -> NotFound:
    what = f"There is no {kind} {subject_id!r}."
    return NotFound(what, fix="Search for a part of the name, number or address.")


def placed(*parts: str | None) -> str | None:
    return ", ".join(part for part in parts if part) or None


def person_about(snapshot: Snapshot, person_id: Any) -> ibis.Table:
    people, accounts = snapshot.table("people"), snapshot.table("accounts")
    firms = accounts.select(
        firm_id="account_id", account_name="name", account_owner="owner", account_unit="unit"
    )
    mine = people.filter(people.person_id == person_id)
    return mine.left_join(firms, mine.account_id == firms.firm_id)


def account_about(snapshot: Snapshot, account_id: Any) -> ibis.Table:
    accounts = snapshot.table("accounts")
    return accounts.filter(accounts.account_id == account_id)


def members(snapshot: Snapshot, account_id: str) -> list[Member]:
    """Those who are there now first, in the order of their part in buying; then who has left."""
    places = {row["person_id"]: row for row in asked(snapshot, places_at, account_id=account_id)}
    found = [
        member(row, places.get(row["person_id"], {}))
        for row in asked(snapshot, people_at, account_id=account_id)
    ]
    now = snapshot.build.as_of

    def order(one: Member) -> tuple[bool, str, str, str]:
        left = one.until is not None and one.until <= now
        return left, one.buying_role or "~", one.name, one.person_id

    return sorted(found, key=order)


def member(row: dict[str, Any], place: dict[str, Any]) -> Member:
    return Member(
        person_id=row["person_id"],
        name=row["name"] or row["email"] or row["person_id"],
        title=row["title"],
        email=row["email"],
        role=place.get("role"),
        buying_role=buying_role_of(place.get("buying_role") or place.get("role")),
        since=place.get("from"),
        until=place.get("to"),
    )


def places_at(snapshot: Snapshot, account_id: Any) -> ibis.Table:
    places = snapshot.table("memberships")
    return places.filter(places.account_id == account_id)


def people_at(snapshot: Snapshot, account_id: Any) -> ibis.Table:
    people = snapshot.table("people")
    placed_there = places_at(snapshot, account_id).person_id
    at_it = (people.account_id == account_id) | people.person_id.isin(placed_there)
    return people.filter(at_it).select("person_id", "name", "title", "email")
