"""What sellers are told about leads by e-mail: each line with a signed link to one lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from syotto.errors import InputError, NotFound
from syotto.run.contents import keep_ours
from syotto.run.house import House
from syotto.run.lead_terms import seller_called as seller_called
from syotto.run.links import opened, token
from syotto.run.mail_links import public
from syotto.run.outbox import Intent, intend
from syotto.schema.asked import Asked
from syotto.store import leads as book

KIND, CONTENT, CHANNEL = "lead", "leads", "email"
GOOD_FOR = 7 * 86_400
"""Seconds that a link works."""
Row = Mapping[str, Any]


def link_of(house: House, lead: Row, whose: str) -> str:
    """The address of one lead's page while its seller has it. whose: who gets the link."""
    said = {"l": lead["lead_id"], "o": lead["owner"], "w": whose}
    return f"{public(house)}/l/{token(house, KIND, said)}"


def lead_of(house: House, signed: str) -> tuple[dict[str, Any], str]:
    """The lead that a link is about, and whose link it is.

    Raises InputError for a link that is not ours, too old, or of a seller who has it no more.
    """
    said = opened(house, KIND, signed, max_age=GOOD_FOR)
    with house.ledger.read() as connection:
        lead = book.one(connection, said["l"])
    if lead is None:
        raise NotFound("This lead is not on record any more.", fix="See the page Leads.")
    if lead["owner"] != said["o"]:
        raise InputError("Somebody else has this lead now.", fix="See the page Leads.")
    return lead, str(said["w"])


def tell(
    house: House,
    key: str,
    address: str,
    heading: str,
    leads: Sequence[Row],
    *,
    whose: str,
    more: str = "",
    also: Sequence[Mapping[str, Any]] = (),
    until: datetime | None = None,
) -> bool:
    """Intends a mail to a colleague, once for each key; returns whether it is new. also: lines
    about other things than leads.

    It is no mailing: it waits for no cap, and counts for none.
    """
    named = names(house, {row["person_id"] for row in leads})
    with house.ledger.read() as connection:
        asked = book.asked_of(connection, {row["lead_id"] for row in leads})
    lines = [
        line(house, row, asked.get(row["lead_id"], Asked()).kept() | given(named, row), whose)
        for row in leads
    ]
    lines += map(dict, also)
    message = Intent(
        intent_key=key, address=address, content=keep_ours(house, CONTENT), channel=CHANNEL,
        given={"heading": heading, "lines": lines, "more": more}, send_until=until,
    )  # fmt: skip
    return intend(house, [message]).new == 1


def given(named: Mapping[str, Row], lead: Row) -> dict[str, Any]:
    """What the build knows of somebody; they themselves may have said more."""
    return {name: value for name, value in named.get(lead["person_id"], {}).items() if value}


def line(house: House, lead: Row, person: Row, whose: str) -> dict[str, Any]:
    return {
        "name": person.get("name")
        or person.get("email")
        or person.get("phone")
        or lead["person_id"],
        "company": person.get("company"),
        "why": lead["because"] or "",
        "url": link_of(house, lead, whose),
    }


def names(house: House, people: set[str]) -> dict[str, Row]:
    """name, email, company of people, as the newest build knows them."""
    with suppress(NotFound):
        table = house.warehouse.open().table("people")
        mine = table.filter(table.person_id.isin(sorted(people)))
        found = mine.select("person_id", "name", "email", "company").to_pyarrow().to_pylist()
        return {row["person_id"]: row for row in found}
    return {}


def tell_hot(
    house: House, lead: Row, now: datetime, heading: str = "Somebody asked for us"
) -> None:
    """The seller hears at once of somebody who asked for us; of the same lead once a day."""
    seller = seller_called(house, lead["owner"])
    if seller is not None and seller.email:
        key = f"lead-hot/{lead['lead_id']}/{seller.name}/{now.astimezone(seller.zone):%Y-%m-%d}"
        tell(house, key, seller.email, heading, [lead], whose=seller.name)
