"""People: find them by name, address, number or company."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis

from syotto.ask.sources import Sources, asked, first, once_a_build, rows
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.schema.words import Channel, Purpose
from syotto.store.snapshot import Snapshot

PAGE = 50
MAILABLE, REFUSED = "yes", "no"


@dataclass(frozen=True)
class Wanted:
    """What is searched for; empty is everybody. mail: yes, no, or all."""

    text: str = ""
    owner: str = ""
    country: str = ""
    mail: str = ""
    after: str | None = None
    limit: int = PAGE


@dataclass(frozen=True)
class PersonRow:
    """A person in a list. mail: whether news may go to their address."""

    person_id: str
    name: str
    title: str | None
    account_id: str | None
    account_name: str | None
    email: str | None
    phone: str | None
    country: str | None
    owner: str | None
    mail: bool
    updated_at: datetime | None


@dataclass(frozen=True)
class People:
    """One page of people by name; `found` counts all of them."""

    finding: str
    found: int
    people: list[PersonRow]
    owners: list[str]
    countries: list[str]
    next_after: str | None


def people(house: Sources, wanted: Wanted = Wanted()) -> People:
    """Raises NotFound before the first build, and for an unknown `after`."""
    snapshot = house.warehouse.open()
    given = {
        "text": wanted.text.strip().lower(), "owner": wanted.owner, "country": wanted.country,
        "mail": wanted.mail,
    }  # fmt: skip
    found = asked(snapshot, how_many, limit=None, **given)[0]
    page = page_of(snapshot, wanted, given)
    shown = [row_of(row) for row in page[: wanted.limit]]
    return People(
        finding=in_words(found, wanted),
        found=found["found"],
        people=shown,
        owners=values(snapshot)["owner"],
        countries=values(snapshot)["country"],
        next_after=shown[-1].person_id if len(page) > wanted.limit else None,
    )


def page_of(snapshot: Snapshot, wanted: Wanted, given: dict[str, str]) -> list[dict[str, Any]]:
    """One row more than the limit, where there are more."""
    if wanted.after is None:
        return asked(snapshot, first_page, limit=wanted.limit + 1, **given)
    last = first(asked(snapshot, known_as, person_id=wanted.after))
    if last is None:
        raise NotFound(f"There is no person {wanted.after!r}.", fix="Start from the first page.")
    place = {"name": last["sorted_by"], "after": wanted.after}
    return asked(snapshot, later_page, limit=wanted.limit + 1, **given, **place)


def everybody(snapshot: Snapshot) -> ibis.Table:
    """All people with the account they belong to, and whether they may be mailed."""
    people, accounts = snapshot.table("people"), snapshot.table("accounts")
    firms = accounts.select(firm_id="account_id", account_name="name", account_owner="owner")
    placed = people.left_join(firms, people.account_id == firms.firm_id)
    allowed = snapshot.table("permissions")
    mailable = allowed.filter(
        allowed.purpose == Purpose.MAILING.value,
        allowed.channel == Channel.EMAIL.value,
        allowed.allowed,
    ).select(mailed="person_id")
    joined = placed.left_join(mailable, placed.person_id == mailable.mailed)
    return joined.mutate(
        mail=joined.mailed.notnull(),
        account_name=joined.account_name.coalesce(joined.company),
        owner=joined.owner.coalesce(joined.account_owner),
        sorted_by=joined.name.coalesce(joined.email, joined.person_id).lower(),
    )


def matching(snapshot: Snapshot, text: Any, owner: Any, country: Any, mail: Any) -> ibis.Table:
    table = everybody(snapshot)
    told = ibis.literal(" ").join(
        [
            table[name].fill_null("")
            for name in ("person_id", "name", "email", "phone", "account_name", "title")
        ]
    )
    return table.filter(
        told.lower().contains(text),
        (owner == "") | (table.owner == owner),
        (country == "") | (table.country == country),
        (mail == "") | ((mail == MAILABLE) == table.mail),
    )


def how_many(snapshot: Snapshot, text: Any, owner: Any, country: Any, mail: Any) -> ibis.Table:
    table = matching(snapshot, text, owner, country, mail)
    return table.agg(found=table.count(), mailable=table.mail.sum().fill_null(0))


def known_as(snapshot: Snapshot, person_id: Any) -> ibis.Table:
    table = everybody(snapshot)
    return table.filter(table.person_id == person_id).select("sorted_by")


def first_page(snapshot: Snapshot, text: Any, owner: Any, country: Any, mail: Any) -> ibis.Table:
    return ordered(matching(snapshot, text, owner, country, mail))


def later_page(
    snapshot: Snapshot, text: Any, owner: Any, country: Any, mail: Any, name: Any, after: Any
) -> ibis.Table:
    table = matching(snapshot, text, owner, country, mail)
    same = (table.sorted_by == name) & (table.person_id > after)
    return ordered(table.filter((table.sorted_by > name) | same))


def ordered(table: ibis.Table) -> ibis.Table:
    return table.order_by("sorted_by", "person_id")


@once_a_build
def values(snapshot: Snapshot) -> dict[str, list[str]]:
    """What there is to filter by."""
    table = everybody(snapshot)
    return {
        name: sorted(
            row[name] for row in rows(table.select(name).distinct()) if row[name] is not None
        )
        for name in ("owner", "country")
    }


def row_of(row: dict[str, Any]) -> PersonRow:
    named = {"name": row["name"] or row["email"] or row["person_id"]}
    return PersonRow(**{name: row[name] for name in PersonRow.__dataclass_fields__} | named)


def in_words(found: dict[str, Any], wanted: Wanted) -> str:
    people = many(found["found"], "person", "people")
    if not found["found"]:
        return "Nobody fits."
    fits = f" for “{wanted.text}”" if wanted.text else ""
    return f"{people}{fits}, {many(found['mailable'], 'of them', 'of them')} may be sent news."
