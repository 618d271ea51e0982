"""What is intended goes into the outbox, once for each key, before anything is sent."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec

from syotto.run import clock
from syotto.run.contents import keep_content
from syotto.run.house import House
from syotto.run.keyed import hashes
from syotto.schema.messages import SINGLE, MailingState, MessageState
from syotto.schema.words import Lane
from syotto.store import outbox as book, outbox_counts as counts, outbox_ended as ended

NO_ADDRESS_YET = "no address yet: waits for the next build"
AT_ONCE = 1_000
"""Rows in a commit: others get their turn in between."""
ADDRESS = re.compile(r"[^\s@<>,;:()\"\\\x00-\x1f]{1,64}@[^\s@<>,;:()\"\\/\x00-\x1f]{1,253}")
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


class Intent(msgspec.Struct, frozen=True):
    """A message somebody is meant to get.

    intent_key: what the message is; the same key never leaves twice. content: a name in content/,
    or a version that was kept. given: what fills it in. channel: a section [channels.NAME].
    send_until: later it makes no sense. priority: of messages to one person the higher goes first.
    topic: the kind of mailing. skipped: why it is not to be sent; it is on record all the same.
    may_wait: whose address is not known yet may tell it (`run/unaddressed`).
    """

    intent_key: str
    address: str | None
    content: str
    person_id: str | None = None
    mailing_id: str = SINGLE
    channel: str = "email"
    lane: Lane = Lane.TRANSACTIONAL
    purpose: str = "service"
    given: Mapping[str, Any] = {}
    send_after: datetime | None = None
    skipped: str | None = None
    send_until: datetime | None = None
    priority: int = 0
    topic: str | None = None
    may_wait: bool = False


@dataclass(frozen=True)
class Intended:
    """How many of the messages are new, and how many were there before."""

    new: int
    known: int


def intend(house: House, messages: Iterable[Intent]) -> Intended:
    """Writes messages into the outbox. A message whose key is there already is left as it is.

    An address that is none makes a message that has failed: it is on record too. Raises NotFound
    and InputError for a content that is not there or cannot be read.
    """
    contents: dict[str, str] = {}
    mailings: set[str] = set()
    new = total = 0
    every = rows(house, messages, contents)
    key_hashes(house, [])  # the key of the hashes is made in a transaction of its own
    while some := list(islice(every, AT_ONCE)):
        with house.ledger.begin() as connection:
            unknown = {row["mailing_id"] for row in some} - mailings
            if unknown:
                ensure_mailings(connection, unknown, house.now())
                mailings |= unknown
            fresh = unspent(house, connection, some)
            if fresh:
                new += book.insert_new(connection, book.outbox, "intent_key", fresh)
        total += len(some)
    return Intended(new, total - new)


def intend_in(
    house: House, connection: Any, messages: Sequence[Intent], contents: Mapping[str, str]
) -> int:
    """The same within a transaction of the caller's, for mailings that are there.

    contents: name -> version that was kept. Returns how many are new.
    """
    some = list(rows(house, messages, dict(contents)))
    fresh = unspent(house, connection, some) if some else []
    return book.insert_new(connection, book.outbox, "intent_key", fresh) if fresh else 0


def given_away(house: House, since: datetime) -> list[Mapping[str, Any]]:
    """Messages that a worker gave to a transport since a moment, or may have."""
    with house.ledger.read() as connection:
        gone = counts.given_away(connection, since)
        return list(counts.messages_of(connection, sorted(gone)).values())


def key_hashes(house: House, keys: Sequence[str]) -> list[str]:
    """What is kept of keys whose messages ended long ago: it tells nobody whose they were."""
    return hashes(house, "intent", keys)


def unspent(
    house: House, connection: Any, some: Sequence[dict[str, Any]]
) -> Sequence[dict[str, Any]]:
    """Without messages that ended so long ago that only their keys are known."""
    if not ended.any_spent(connection):
        return some
    hashed = key_hashes(house, [row["intent_key"] for row in some])
    gone = ended.spent(connection, hashed)
    return [row for row, one in zip(some, hashed, strict=True) if one not in gone]


def rows(
    house: House, messages: Iterable[Intent], contents: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """Rows in the order of their numbers, so that writing them goes to one place."""
    now = house.now()
    first = f"{clock.microseconds(now) // 1000:011x}{secrets.token_hex(3)}"
    for number, message in enumerate(messages):
        if message.content not in contents:
            kept = "@" in message.content
            contents[message.content] = (
                message.content if kept else keep_content(house, message.content)
            )
        yield row(message, f"{first}{number:06x}", contents[message.content], now)


def row(message: Intent, message_id: str, content: str, now: datetime) -> dict[str, Any]:
    address = tidy(message.address)
    state, reason = first_state(message, address)
    return {
        "message_id": message_id,
        "intent_key": message.intent_key,
        "mailing_id": message.mailing_id,
        "person_id": message.person_id,
        "address": address or (message.address or "").strip(),
        "domain": (address or "").rpartition("@")[2],
        "channel": message.channel,
        "lane": message.lane,
        "purpose": message.purpose,
        "content": content,
        "given": dict(message.given),
        "state": state,
        "reason": reason,
        "attempts": 0,
        "priority": message.priority,
        "topic": message.topic,
        "send_until": message.send_until,
        "send_after": message.send_after or now,
        "created_at": now,
        "changed_at": now,
    }


def first_state(message: Intent, address: str | None) -> tuple[MessageState, str | None]:
    if message.skipped:
        return MessageState.SKIPPED, message.skipped
    if address is None and message.may_wait and not (message.address or "").strip():
        return MessageState.HELD, NO_ADDRESS_YET
    if address is None:
        return MessageState.FAILED, not_an_address(message.address)
    return MessageState.INTENDED, None


def not_an_address(text: str | None) -> str:
    return f"not an address: {text.strip()[:60]}" if text and text.strip() else "no address"


def tidy(address: str | None) -> str | None:
    """An address as it is sent to: its domain in small ASCII letters; None for what is none."""
    text = (address or "").strip()
    if not ADDRESS.fullmatch(text):
        return None
    local, _, domain = text.rpartition("@")
    plain = tidy_domain(domain)
    dots = local.startswith(".") or local.endswith(".") or ".." in local
    return f"{local}@{plain}" if plain and not dots else None


@lru_cache(maxsize=10_000)
def tidy_domain(domain: str) -> str | None:
    plain = domain.lower().rstrip(".")
    try:
        plain = plain if plain.isascii() else plain.encode("idna").decode()
    except UnicodeError:
        return None
    labels = plain.split(".")
    fits = len(labels) > 1 and all(LABEL.fullmatch(label) for label in labels)
    return plain if fits else None


def ensure_mailings(connection: Any, names: Iterable[str], now: datetime) -> None:
    """A mailing that nobody planned runs: single messages, flows."""
    new = [
        {
            "mailing_id": name,
            "name": "Single messages" if name == SINGLE else name,
            "state": MailingState.RUNNING,
            "created_at": now,
            "changed_at": now,
        }
        for name in sorted(names)
    ]
    book.insert_new(connection, book.mailings, "mailing_id", new)
