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

from syotto.schema.event_names import UNSUBSCRIBED
from syotto.schema.raw_world import EVENTS
from syotto.sense.lenient import read_leniently
from syotto.sense.sender_clock import as_moments, corrected, moments, oddities
from syotto.sense.tracking_context import EMPTY, Contexts, Read, Text

PLACES = {"browser": "web", "client": "web", "mobile": "app"}
NAMED = {"page": "Page Viewed", "screen": "Screen Viewed"}
TRAITS = frozenset({"identify", "group"})
SEEN = frozenset({"page", "screen"})
MAIL = ("Email ", UNSUBSCRIBED)
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
NO_JSON = pa.array(sorted(EMPTY), pa.binary())


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
        reads = [
            read(bytes(event.context), moment) for event, moment in zip(events, sent, strict=True)
        ]
        made = columns_of(delivery.source_id, place, events, reads)
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

    def after(self, number: int) -> pa.Table:
        """The rows after the first so many."""
        self.finish()
        return pa.concat_tables(self.done).slice(number)

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
    source_id: str, place: str, events: Sequence[Sent], reads: Sequence[Read]
) -> dict[str, list[Any]]:
    kinds = [event.kind or event.action or "track" for event in events]
    names = [
        event.event if kind == "track" else event.name or NAMED.get(kind)
        for kind, event in zip(kinds, events, strict=True)
    ]
    ids = [event.messageId for event in events]
    if not all(ids):
        ids = [said or f"{place}-{number}" for number, said in enumerate(ids)]
    return {
        "event_id": ids,
        "kind": kinds,
        "name": names,
        "channel": [
            channel_of(kind, name, event.channel, read.on_page)
            for kind, name, event, read in zip(kinds, names, events, reads, strict=True)
        ],
        "anonymous_id": [event.anonymousId or event.anonymous_id for event in events],
        "user_id": [event.userId or event.user_id for event in events],
        "account_ref": [
            event.groupId or read.group for event, read in zip(events, reads, strict=True)
        ],
        **seen_of(kinds, names, events, reads),
        "properties": properties_of(kinds, events, reads),
        "context": [read.kept for read in reads],
        "source": [source_id] * len(events),
    }


def seen_of(
    kinds: Sequence[str], names: Sequence[Text], events: Sequence[Sent], reads: Sequence[Read]
) -> dict[str, list[Any]]:
    """What was seen, as part of what, coming from where: pages, screens and mails say it."""
    content: list[Text] = [None] * len(events)
    campaign = [read.campaign for read in reads]
    referrer = [read.referrer for read in reads]
    pairs = list(zip(kinds, names, strict=True))
    showing = {pair for pair in set(pairs) if shows(*pair)}
    for place, pair in enumerate(pairs) if showing else ():
        if pair in showing:
            said = shown(events[place])
            path = said.path or reads[place].path or said.url if pair[0] == "page" else None
            content[place] = said.content_id or said.email_id or path
            campaign[place] = campaign[place] or said.campaign_name
            referrer[place] = said.referrer or referrer[place]
    return {"content_id": content, "campaign": campaign, "referrer": referrer}


def shows(kind: str, name: Text) -> bool:
    return kind in SEEN or (isinstance(name, str) and name.startswith(MAIL))


def shown(event: Sent) -> Properties:
    text = bytes(event.properties)
    return NO_PROPERTIES if text in EMPTY else read_leniently(open_properties, text, Properties)


def properties_of(
    kinds: Sequence[str], events: Sequence[Sent], reads: Sequence[Read]
) -> list[bytes]:
    """The properties as JSON: the traits of an identify or group, the old number of an alias.

    RudderStack's clients say the traits of an identify in its context.
    """
    made = [bytes(event.properties) for event in events]
    for place, kind in enumerate(kinds):
        if kind in TRAITS:
            traits = bytes(events[place].traits)
            made[place] = reads[place].traits if traits in EMPTY else traits
        elif kind == "alias":
            made[place] = encode({"previousId": events[place].previousId})
    return made


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


def texts(values: Sequence[Text]) -> pa.Array:
    """Texts and numbers as texts; nothing and empty are null."""
    try:
        made = pa.array(values, pa.string())
    except (pa.ArrowTypeError, pa.ArrowInvalid):
        said = [value if value is None else str(value) for value in values]
        made = pa.array(said, pa.string())
    return pc.if_else(pc.equal(made, ""), pa.scalar(None, pa.string()), made)


def as_text(values: Sequence[bytes | None]) -> pa.Array:
    """JSON that is known to be UTF-8, as text; an empty object is null."""
    made = pa.array(values, pa.binary())
    nothing = pc.is_in(made, value_set=NO_JSON)
    return pc.if_else(nothing, pa.scalar(None, pa.binary()), made).view(pa.string())
