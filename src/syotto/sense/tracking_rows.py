"""Accepted requests as rows of raw.events.

Columns are made request by request, not event by event: a step in Python costs for each event, and
the drain must be faster than the doors. A body is read twice, once for what has a column of its own
and once for the parts that are kept as they came.

1. An event without a number gets one from its place in the inbox: reading it again gives the same.
2. Network addresses inside an event are shortened like that of the sender.
3. The sending clock, the address and the browser of a request are added to the context.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.schema.raw_world import EVENTS
from syotto.sense.addresses import shortened
from syotto.sense.lenient import read_leniently
from syotto.sense.sender_clock import as_moments, corrected, moments, oddities

PLACES = {"browser": "web", "client": "web", "mobile": "app"}
NAMED = {"page": "Page Viewed", "screen": "Screen Viewed"}
TRAITS = frozenset({"identify", "group"})
MAIL = ("Email ", "Unsubscribed")
CLOSE = b"}"
EMPTY = frozenset({b"", b"null", b"{}"})
TEXTS = (
    "event_id", "kind", "name", "channel", "anonymous_id", "user_id", "account_ref", "content_id",
    "campaign", "referrer", "properties", "context", "source",
)  # fmt: skip
SCHEMA: pa.Schema = EVENTS.columns.to_pyarrow()

Text = str | int | float | None


class Named(msgspec.Struct, gc=False):
    name: str | None = None


class Page(msgspec.Struct, gc=False):
    path: str | None = None
    url: str | None = None
    referrer: str | None = None


class Referrer(msgspec.Struct, gc=False):
    url: str | None = None
    link: str | None = None


class Context(msgspec.Struct, gc=False):
    """What of a context has a column of its own, or must be looked at."""

    ip: str | None = None
    groupId: Text = None
    campaign: Named | None = None
    page: Page | None = None
    referrer: Referrer | None = None
    userAgent: str | None = None


class Properties(msgspec.Struct, gc=False):
    """The same of properties; of pages, screens and mails."""

    path: str | None = None
    url: str | None = None
    referrer: str | None = None
    email_id: Text = None
    campaign_name: str | None = None
    content_id: Text = None


NOTHING = Context()
NO_PROPERTIES = Properties()
NO_PAGE = Page()
NO_REFERRER = Referrer()


class Sent(msgspec.Struct, rename={"kind": "type"}, gc=False):
    """What has a column of its own."""

    kind: str | None = None
    action: str | None = None
    event: Text = None
    name: Text = None
    userId: Text = None
    user_id: Text = None
    anonymousId: Text = None
    anonymous_id: Text = None
    groupId: Text = None
    previousId: Text = None
    messageId: Text = None
    timestamp: Text = None
    originalTimestamp: Text = None
    sentAt: Text = None
    channel: str | None = None
    properties: Properties | None = None
    context: Context | None = None


class Kept(msgspec.Struct, gc=False):
    """What is kept as it came."""

    properties: msgspec.Raw = msgspec.Raw()
    traits: msgspec.Raw = msgspec.Raw()
    context: msgspec.Raw = msgspec.Raw()


class Batch(msgspec.Struct):
    batch: list[Sent]
    sentAt: Text = None


class KeptBatch(msgspec.Struct):
    batch: list[Kept]
    context: msgspec.Raw = msgspec.Raw()


class TraitsBeside(msgspec.Struct):
    """Where a context says who somebody is."""

    traits: msgspec.Raw = msgspec.Raw()


open_traits = msgspec.json.Decoder(TraitsBeside).decode
open_batch = msgspec.json.Decoder(Batch).decode
open_kept = msgspec.json.Decoder(KeptBatch).decode
open_any = msgspec.json.Decoder().decode
encode = msgspec.json.Encoder().encode


class Delivery(Protocol):
    """A request on its way into the log. received_at: microseconds since 1970."""

    @property
    def source_id(self) -> str: ...
    @property
    def received_at(self) -> int: ...
    @property
    def door(self) -> str: ...
    @property
    def address(self) -> str | None: ...
    @property
    def agent(self) -> str | None: ...
    @property
    def body(self) -> bytes: ...


@dataclass
class Rows:
    """Events on their way into raw.events, column by column.

    said, sent: when it happened and when it was sent, by the sender's clock.
    """

    shorten: bool = True
    columns: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in TEXTS})
    received: list[int] = field(default_factory=list)
    said: list[Text] = field(default_factory=list)
    sent: list[Text] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.received)

    def add(self, delivery: Delivery, place: str) -> None:
        """Adds the events of a request. `place` names it for ever; events without number use it.

        Raises msgspec's errors for a body that is no batch.
        """
        kept = open_kept(delivery.body)
        batch = read_leniently(open_batch, delivery.body, Batch)
        events = batch.batch
        sent = [event.sentAt or batch.sentAt for event in events]
        made = columns_of(delivery.source_id, place, events)
        made["properties"] = said_of(events, kept.batch)
        made["context"] = contexts(delivery, events, kept, sent, shorten=self.shorten)
        for name, values in made.items():
            self.columns[name] += values
        self.received += [delivery.received_at] * len(events)
        self.said += [event.originalTimestamp or event.timestamp for event in events]
        self.sent += [None] * len(events) if delivery.door == "import" else sent

    def table(self, load_id: str) -> pa.Table:
        """The rows, in the columns of raw.events."""
        received = np.asarray(self.received, np.int64)
        at = corrected(received, moments(self.said), moments(self.sent))
        made = {
            "at": as_moments(at),
            "received_at": as_moments(received),
            "clock": oddities(at, received),
            "load_id": pa.repeat(pa.scalar(load_id, pa.string()), len(at)),
            "properties": as_text(self.columns["properties"]),
            "context": as_text(self.columns["context"]),
        }
        arrays = [
            made[name] if name in made else texts(self.columns[name]) for name in SCHEMA.names
        ]
        return pa.table(arrays, schema=SCHEMA)


def columns_of(source_id: str, place: str, events: Sequence[Sent]) -> dict[str, list[Any]]:
    contexts = [event.context or NOTHING for event in events]
    kinds = [event.kind or event.action or "track" for event in events]
    names = [name_of(*pair) for pair in zip(kinds, events, strict=True)]
    ids = [event.messageId for event in events]
    if not all(ids):
        ids = [said or f"{place}-{number}" for number, said in enumerate(ids)]
    return {
        "event_id": ids,
        "kind": kinds,
        "name": names,
        "channel": [
            channel_of(kind, name, event.channel, context.page is not None)
            for kind, name, event, context in zip(kinds, names, events, contexts, strict=True)
        ],
        "anonymous_id": [event.anonymousId or event.anonymous_id for event in events],
        "user_id": [event.userId or event.user_id for event in events],
        "account_ref": [
            event.groupId or context.groupId
            for event, context in zip(events, contexts, strict=True)
        ],
        **seen_of(kinds, names, events, contexts),
        "source": [source_id] * len(events),
    }


def name_of(kind: str, event: Sent) -> Text:
    return event.event if kind == "track" else event.name or NAMED.get(kind)


@lru_cache(maxsize=10_000)
def channel_of(kind: str, name: Text, said: str | None, on_page: bool) -> str | None:
    """Through which channel, by what the event is called and who sent it."""
    if isinstance(name, str) and name.startswith(MAIL):
        return "email"
    if isinstance(name, str) and name.startswith("Live Chat"):
        return "chat"
    if said:
        return PLACES.get(said, said)
    if kind == "page" or on_page:
        return "web"
    return "app" if kind == "screen" else None


def seen_of(
    kinds: Sequence[str],
    names: Sequence[Text],
    events: Sequence[Sent],
    contexts: Sequence[Context],
) -> dict[str, list[Any]]:
    """What was seen, as part of which campaign, coming from where."""
    content: list[Text] = []
    campaigns: list[str | None] = []
    referrers: list[str | None] = []
    for kind, event, context in zip(kinds, events, contexts, strict=True):
        said = event.properties or NO_PROPERTIES
        page = context.page or NO_PAGE
        named = said.content_id or said.email_id
        if kind == "page" and not named:
            named = said.path or page.path or said.url or page.url
        content.append(named)
        campaigns.append((context.campaign and context.campaign.name) or said.campaign_name)
        other = context.referrer or NO_REFERRER
        referrers.append(said.referrer or page.referrer or other.url or other.link)
    return {"content_id": content, "campaign": campaigns, "referrer": referrers}


def said_of(events: Sequence[Sent], kept: Sequence[Kept]) -> list[bytes | None]:
    """The properties as JSON: the traits of an identify or group, the old number of an alias."""
    made: list[bytes | None] = []
    for event, parts in zip(events, kept, strict=True):
        kind = event.kind or event.action
        if kind == "alias":
            text = encode({"previousId": event.previousId})
        elif kind in TRAITS:
            text = bytes(parts.traits)
            text = traits_beside(bytes(parts.context)) if text in EMPTY else text
        else:
            text = bytes(parts.properties)
        made.append(None if text in EMPTY else text)
    return made


def traits_beside(context: bytes) -> bytes:
    """RudderStack's clients say the traits of an identify in its context."""
    try:
        found: TraitsBeside = open_traits(context or b"{}")
    except msgspec.DecodeError:
        return b""
    return bytes(found.traits)


def contexts(
    delivery: Delivery,
    events: Sequence[Sent],
    kept: KeptBatch,
    sent: Sequence[Text],
    *,
    shorten: bool,
) -> list[bytes | None]:
    """The contexts as JSON (rules 2 and 3)."""
    shared = bytes(kept.context)
    tails: dict[Text, bytes] = {moment: tail_of(moment, delivery) for moment in set(sent)}
    made: list[bytes | None] = []
    for event, parts, moment in zip(events, kept.batch, sent, strict=True):
        text = bytes(parts.context) or shared
        context = event.context
        tail = tails[moment]
        if context is not None and (context.ip or context.userAgent):
            tail = tail_of(moment, delivery, context)
            if shorten and context.ip:
                text = without_address(text, context.ip)
        if text in EMPTY:
            made.append(b"{" + tail[1:] if tail != CLOSE else None)
        else:
            made.append(text.rstrip()[:-1] + tail)
    return made


@lru_cache(maxsize=1_000)
def tail_text(moment: Text, address: str | None, agent: str | None) -> bytes:
    said = {"sentAt": moment, "ip": address, "userAgent": agent}
    added = {name: value for name, value in said.items() if value is not None}
    return b"," + encode(added)[1:] if added else CLOSE


def tail_of(moment: Text, delivery: Delivery, context: Context = NOTHING) -> bytes:
    """The end of a context: what the request knew and the context does not say."""
    address = None if context.ip else delivery.address
    agent = None if context.userAgent else delivery.agent
    return tail_text(moment, address, agent)


def without_address(text: bytes, address: str) -> bytes:
    """The context with its `ip` shortened, wherever it stands in it."""
    short = shortened(address)
    plain = encode(address)
    if short is not None and plain in text:
        return text.replace(plain, encode(short))
    return bytes(encode({**open_any(text), "ip": short}))


def texts(values: Sequence[Text]) -> pa.Array:
    """Texts and numbers as texts; nothing and empty are null."""
    try:
        made = pa.array(values, pa.string())
    except (pa.ArrowTypeError, pa.ArrowInvalid):
        said = [value if value is None else str(value) for value in values]
        made = pa.array(said, pa.string())
    return pc.if_else(pc.equal(made, ""), pa.scalar(None, pa.string()), made)


def as_text(values: Sequence[bytes | None]) -> pa.Array:
    """JSON that is known to be UTF-8, as text."""
    return pa.array(values, pa.binary()).view(pa.string())
