"""People (and machines) who follow the addresses in our messages.

Following a link or opening a mail changes nothing; it is told as an event, with the browser's name
and network, from which the next build says whether a person or a machine acted.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from syotto.errors import NotFound
from syotto.run import mail_links, topics
from syotto.run.collect import Collector
from syotto.run.contents import kept
from syotto.run.house import House
from syotto.run.links import opened
from syotto.run.rights import Recipient, withdraw
from syotto.run.sources import ensure_source
from syotto.run.told import SOURCE, event
from syotto.schema.event_names import EMAIL_LINK_CLICKED, EMAIL_OPENED, HONEYPOT_CLICKED
from syotto.schema.source import SourceKind
from syotto.schema.words import Channel, Purpose
from syotto.sense.tracking import take_events
from syotto.store import outbox as book

Row = Mapping[str, Any]
LINK = "unsubscribe link"


@dataclass(frozen=True)
class Visitor:
    """Who asks: the network address, and what the browser calls itself."""

    address: str | None
    agent: str | None


async def clicked(collector: Collector, token: str, visitor: Visitor) -> str | None:
    """Where a link leads: the address that we signed. None for the link that no person sees.

    Raises InputError for a token that is not ours.
    """
    house = collector.house
    said = await collector.aside(opened, house, mail_links.CLICK, token)
    trap = said["n"] == mail_links.TRAP
    number = {} if trap else {"link_id": str(said["n"]), "link_url": said["u"]}
    name = HONEYPOT_CLICKED if trap else EMAIL_LINK_CLICKED
    await tell(collector, name, said["m"], visitor, **number)
    return None if trap else str(said["u"])


async def seen(collector: Collector, token: str, visitor: Visitor) -> None:
    """The image of a mail was asked for. Raises InputError for a token that is not ours."""
    said = await collector.aside(opened, collector.house, mail_links.OPEN, token)
    await tell(collector, EMAIL_OPENED, said["m"], visitor)


async def tell(
    collector: Collector, name: str, message_id: str, visitor: Visitor, **properties: Any
) -> None:
    """Keeps an event about a message; of one that is not on record any more nothing is kept."""
    house = collector.house
    row = await collector.aside(row_of, house, message_id)
    if row is None:
        return
    source = await collector.aside(ensure_source, house, SOURCE, SourceKind.MAIL)
    number = f"-{secrets.token_hex(8)}"
    taken = take_events([event(name, row, house.now(), number, **properties)])
    await collector.take(source, taken, "mail", visitor.address, visitor.agent)


def row_of(house: House, message_id: str) -> Row | None:
    with house.ledger.read() as connection:
        return book.message_of(connection, message_id)


def message(house: House, kind: str, token: str) -> Row:
    """The message that a token names. Raises InputError, NotFound."""
    row = row_of(house, opened(house, kind, token)["m"])
    if row is None:
        raise NotFound(
            "This message is not on record any more.", fix="Answer to it, and say what you want."
        )
    return row


@dataclass(frozen=True)
class Leaving:
    """Whom a token would unsubscribe, as a person may see it. kind: from one kind of mailing."""

    who: str
    kind: str | None


def leaves(house: House, token: str) -> Leaving:
    row = message(house, mail_links.UNSUBSCRIBE, token)
    kind = topics.label(house, row["topic"]) if row["topic"] else None
    return Leaving(masked(row["address"]), kind)


def masked(address: str) -> str:
    """a•••@example.org: who holds the link need not learn the address."""
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}•••{at}{domain}"


def unsubscribe(house: House, token: str, *, one_click: bool, every: bool = False) -> None:
    """The person gets no more messages of this kind, or of this purpose where it has none; at once,
    and for every message that waits. every: of no kind.

    Raises InputError for a token that is not ours.
    """
    row = message(house, mail_links.UNSUBSCRIBE, token)
    proof = f"message {row['message_id']}, {'one click' if one_click else 'on the page'}"
    if row["topic"] and not every:
        person = Recipient(row["person_id"], row["address"])
        topics.choose(
            house, person, row["topic"], wanted=False, at=house.now(), source=LINK, proof=proof
        )
        return
    service = row["purpose"] == Purpose.SERVICE
    withdraw(
        house,
        person_id=row["person_id"],
        address=row["address"],
        purpose=Purpose.MAILING if service else row["purpose"],
        channel=Channel.EMAIL,
        at=house.now(),
        source=LINK,
        proof=proof,
    )


def in_browser(house: House, token: str) -> str:
    """A message as HTML, with plain links. Raises InputError, NotFound."""
    row = message(house, mail_links.VIEW, token)
    links = mail_links.addresses(house, row["message_id"], tracked=False)
    filled = kept(house, row["content"]).fill(row["given"], links)
    return filled.html or as_page(filled.subject, filled.text)


def as_page(subject: str, text: str) -> str:
    head = f"<!doctype html><meta charset=utf-8><title>{escape(subject)}</title>"
    return f"{head}<pre style='white-space:pre-wrap'>{escape(text)}</pre>"
