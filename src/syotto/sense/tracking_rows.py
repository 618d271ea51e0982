"""Accepted requests as rows of raw.events.

Columns are made request by request, not event by event: a step in Python costs for each event, and
the drain must be faster than the doors.

An event without a number gets one from its place in the inbox: reading it again gives the same.
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
from syotto.sense.lenient import read_leniently
from syotto.sense.sender_clock import as_moments, corrected, moments, oddities
from syotto.sense.tracking_context import EMPTY, Context, Contexts, Page, Referrer, Text

PLACES = {"browser": "web", "client": "web", "mobile": "app"}
NAMED = {"page": "Page Viewed", "screen": "Screen Viewed"}
TRAITS = frozenset({"identify", "group"})
SEEN = frozenset({"page", "screen"})
MAIL = ("Email ", "Unsubscribed")
PART = 10_000
"""Events that are Python's at once."""
TEXTS = (
    "event_id", "kind", "name", "channel", "anonymous_id", "user_id", "account_ref", "content_id",
    "campaign", "referrer", "properties", "context", "source",
)  # fmt: skip
SCHEMA: pa.Schema = EVENTS.columns.to_pyarrow()


class Properties(msgspec.Struct, gc=False):
    """What of the properties of pages, screens and mails has a column of its own."""

    path: str | None = None
    url: str | None = None
    referrer: str | None = None
    email_id: Text = None
    campaign_name: str | None = None
    content_id: Text = None


class Sent(msgspec.Struct, rename={"kind": "type"}, gc=False):
    """An event as it was sent."""

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
    properties: msgspec.Raw = msgspec.Raw()
    traits: msgspec.Raw = msgspec.Raw()
    context: msgspec.Raw = msgspec.Raw()


class Batch(msgspec.Struct):
    batch: list[Sent]
    sentAt: Text = None
    context: msgspec.Raw = msgspec.Raw()


open_batch = msgspec.json.Decoder(Batch).decode
open_properties = msgspec.json.Decoder(Properties).decode
encode = msgspec.json.Encoder().encode
NO_PROPERTIES = Properties()
NO_PAGE = Page()
NO_REFERRER = Referrer()


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
    done: list[pa.Table] = field(default_factory=list)
    finished: int = 0

    def __len__(self) -> int:
        return self.finished + len(self.received)

    def add(self, delivery: Delivery, place: str) -> None:
        """Adds the events of a request. `place` names it for ever; events without number use it.

        Raises msgspec's errors for a body that is no batch.
        """
        batch: Batch = open_batch(delivery.body)
        events = batch.batch
        sent = [event.sentAt or batch.sentAt for event in events]
        contexts = Contexts(delivery, bytes(batch.context), self.shorten)
        read = contexts.read
        pairs = [
            read(bytes(event.context), moment) for event, moment in zip(events, sent, strict=True)
        ]
        made = columns_of(delivery.source_id, place, events, [pair[0] for pair in pairs])
        made["context"] = [pair[1] for pair in pairs]
        for name, values in made.items():
            self.columns[name] += values
        self.received += [delivery.received_at] * len(events)
        self.said += [event.originalTimestamp or event.timestamp for event in events]
        self.sent += [None] * len(events) if delivery.door == "import" else sent
        if len(self.received) >= PART:
            self.finish()

    def table(self, load_id: str) -> pa.Table:
        """The rows, in the columns of raw.events."""
        self.finish()
        rows = pa.concat_tables(self.done)
        load = pa.repeat(pa.scalar(load_id, pa.string()), rows.num_rows)
        return rows.set_column(SCHEMA.get_field_index("load_id"), SCHEMA.field("load_id"), load)

    def finish(self) -> None:
        """What is filled so far becomes a table: it takes a tenth of the room."""
        made = self.part()
        self.done.append(made)
        self.finished += made.num_rows
        for column in (*self.columns.values(), self.received, self.said, self.sent):
            column.clear()

    def part(self) -> pa.Table:
        received = np.asarray(self.received, np.int64)
        at = corrected(received, moments(self.said), moments(self.sent))
        made = {
            "at": as_moments(at),
            "received_at": as_moments(received),
            "clock": oddities(at, received),
            "load_id": pa.nulls(len(at), pa.string()),
            "properties": as_text(self.columns["properties"]),
            "context": as_text(self.columns["context"]),
        }
        arrays = [
            made[name] if name in made else texts(self.columns[name]) for name in SCHEMA.names
        ]
        return pa.table(arrays, schema=SCHEMA)


def columns_of(
    source_id: str, place: str, events: Sequence[Sent], contexts: Sequence[Context]
) -> dict[str, list[Any]]:
    kinds = [event.kind or event.action or "track" for event in events]
    names = [name_of(*pair) for pair in zip(kinds, events, strict=True)]
    ids = [event.messageId for event in events]
    if not all(ids):
        ids = [said or f"{place}-{number}" for number, said in enumerate(ids)]
    whole = list(zip(kinds, names, events, contexts, strict=True))
    said = [properties_of(kind, name, event) for kind, name, event, _ in whole]
    both = list(zip(kinds, said, contexts, strict=True))
    return {
        "event_id": ids,
        "kind": kinds,
        "name": names,
        "channel": [
            channel_of(kind, name, event.channel, context.page is not None)
            for kind, name, event, context in whole
        ],
        "anonymous_id": [event.anonymousId or event.anonymous_id for event in events],
        "user_id": [event.userId or event.user_id for event in events],
        "account_ref": [event.groupId or context.groupId for _, _, event, context in whole],
        "content_id": [content_of(*one) for one in both],
        "campaign": [context.campaign_name or one.campaign_name for _, one, context in both],
        "referrer": [referrer_of(one, context) for _, one, context in both],
        "properties": [kept_of(kind, event, context) for kind, _, event, context in whole],
        "source": [source_id] * len(events),
    }


def name_of(kind: str, event: Sent) -> Text:
    return event.event if kind == "track" else event.name or NAMED.get(kind)


def properties_of(kind: str, name: Text, event: Sent) -> Properties:
    """The properties where some of them have a column: of pages, screens and mails."""
    if kind in SEEN or (isinstance(name, str) and name.startswith(MAIL)):
        text = bytes(event.properties)
        if text not in EMPTY:
            return read_leniently(open_properties, text, Properties)
    return NO_PROPERTIES


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


def content_of(kind: str, said: Properties, context: Context) -> Text:
    """What was seen or sent: by its own number, or the page's address."""
    named = said.content_id or said.email_id
    if named or kind != "page":
        return named
    page = context.page or NO_PAGE
    return said.path or page.path or said.url or page.url


def referrer_of(said: Properties, context: Context) -> str | None:
    page = context.page or NO_PAGE
    other = context.referrer or NO_REFERRER
    return said.referrer or page.referrer or other.url or other.link


def kept_of(kind: str, event: Sent, context: Context) -> bytes | None:
    """The properties as JSON: the traits of an identify or group, the old number of an alias.

    RudderStack's clients say the traits of an identify in its context.
    """
    if kind == "alias":
        return bytes(encode({"previousId": event.previousId}))
    text = bytes(event.traits if kind in TRAITS else event.properties)
    if text in EMPTY and kind in TRAITS:
        text = bytes(context.traits)
    return None if text in EMPTY else text


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
