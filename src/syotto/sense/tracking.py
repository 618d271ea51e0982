"""Requests of the Segment spec and its relatives: what of a body is kept, and what is wrong in it.

A body becomes one record, a batch of the Segment spec in JSON, whatever the door it came through.
Nothing of an event is changed. An event is looked at just enough that the drain can rely on it:
its kind, who it is about, its size and depth, and that objects are objects.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import msgspec

KB = 1024
LARGEST_EVENT = 32 * KB
LARGEST_BODY = 500 * KB
DEEPEST = 64
"""Objects and lists within each other, in one event."""
KINDS = ("track", "page", "screen", "identify", "group", "alias")
KIND_SET = frozenset(KINDS)
SHORT = {kind[0]: kind for kind in KINDS if kind != "group"} | {"g": "group"}
OPENING = b"{["
NO_BRACKETS = bytes(set(range(256)) - set(b"{[}]"))
STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)

Id = str | int | float | None
Moment = str | int | float | None
Admit = Callable[[dict[str, Any]], dict[str, Any] | None]


class Object(msgspec.Struct, gc=False):
    """Any JSON object; what is in it is only skipped."""


class Looked(msgspec.Struct, rename={"kind": "type"}, gc=False):
    """An event, as far as it must be right to be kept."""

    kind: str | None = None
    action: str | None = None  # what old senders call the type
    event: str | int | float | None = None
    name: str | int | float | None = None
    userId: Id = None
    user_id: Id = None
    anonymousId: Id = None
    anonymous_id: Id = None
    groupId: Id = None
    previousId: Id = None
    messageId: Id = None
    timestamp: Moment = None
    originalTimestamp: Moment = None
    sentAt: Moment = None
    channel: str | None = None
    properties: Object | None = None
    traits: Object | None = None
    context: Object | None = None


class Envelope(msgspec.Struct):
    """A batch with its events unopened."""

    batch: list[msgspec.Raw]
    writeKey: str | None = None
    sentAt: Moment = None
    context: Object | None = None


class Keyed(msgspec.Struct):
    """Where a body says its key."""

    writeKey: str | None = None
    api_key: str | None = None
    apiKey: str | None = None


@dataclass(frozen=True)
class Rejected:
    """An event that is not kept: its place in the batch, and why."""

    index: int
    code: str
    message: str


@dataclass(frozen=True)
class Taken:
    """What is kept of a request: a batch in JSON, how many events it has, and what is not in it."""

    body: bytes
    events: int
    rejected: tuple[Rejected, ...] = ()


class Malformed(ValueError):
    """A body of which nothing can be kept."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


look = msgspec.json.Decoder(Looked).decode
open_envelope = msgspec.json.Decoder(Envelope).decode
find_key = msgspec.json.Decoder(Keyed).decode
anything = msgspec.json.Decoder().decode
encode = msgspec.json.Encoder().encode


def write_key(body: bytes) -> str | None:
    """The key that a body says; None where it says none. Raises Malformed."""
    found: Keyed = reading(find_key, body)
    return found.writeKey or found.api_key or found.apiKey


def take_batch(body: bytes, *, kind: str | None = None, admit: Admit | None = None) -> Taken:
    """A batch: its good events, and the bad ones by their place.

    kind: of events that say none. admit: what is kept of each event, asked before anything is.
    Raises Malformed where the body is no batch.
    """
    check_text(body)
    envelope: Envelope = reading(open_envelope, body)
    good, rejected, changed = sifted([bytes(raw) for raw in envelope.batch], kind, admit)
    if not rejected and not changed:
        return Taken(body, len(good))
    return Taken(batch_of(good, envelope.sentAt), len(good), tuple(rejected))


def take_one(
    body: bytes,
    *,
    kind: str | None = None,
    anonymous_id: str | None = None,
    admit: Admit | None = None,
) -> Taken:
    """A single event. kind, anonymous_id: of an event that says none. Raises Malformed."""
    check_text(body)
    text = body.strip()
    if not text.startswith(b"{"):
        raise Malformed("not_an_object", "The body is no JSON object.")
    if anonymous_id:
        text = b'{"anonymousId":' + encode(anonymous_id) + joined(text)
    good, rejected, _ = sifted([text], kind, admit)
    return Taken(batch_of(good, None), len(good), tuple(rejected))


def take_events(events: list[dict[str, Any]], *, admit: Admit | None = None) -> Taken:
    """Events that are no JSON yet: of forms, webhooks, mailboxes."""
    good, rejected, _ = sifted([encode(event) for event in events], None, admit)
    return Taken(batch_of(good, None), len(good), tuple(rejected))


def sifted(
    texts: list[bytes], kind: str | None, admit: Admit | None
) -> tuple[list[bytes], list[Rejected], bool]:
    """The good events, the bad ones, and whether any good one is not as it came."""
    good: list[bytes] = []
    rejected: list[Rejected] = []
    changed = False
    for index, text in enumerate(texts):
        if admit is None and plainly_good(text):
            good.append(text)
            continue
        try:
            kept = weighed(text, kind, admit)
        except Malformed as error:
            rejected.append(Rejected(index, error.code, error.message))
            continue
        changed = changed or kept is not text
        if kept is not None:
            good.append(kept)
    return good, rejected, changed


def plainly_good(text: bytes) -> bool:
    """Nothing is wrong with the event, at a glance; nearly all are like that."""
    if len(text) > LARGEST_EVENT or text.count(b"{") + text.count(b"[") > DEEPEST:
        return False
    try:
        seen = look(text)
    except (msgspec.DecodeError, RecursionError):
        return False
    said = seen.userId or seen.anonymousId
    return bool(said and seen.kind in KIND_SET and (seen.event or seen.kind != "track"))


def weighed(text: bytes, kind: str | None, admit: Admit | None) -> bytes | None:
    """The event as it is kept; None where nothing of it may be. Raises Malformed."""
    seen = looked(text)
    check_said(seen, kind)
    if kind and not (seen.kind or seen.action):
        text = b'{"type":' + encode(kind) + joined(text)
    if admit is None:
        return text
    kept = admit(anything(text))
    return None if kept is None else encode(kept)


def looked(text: bytes) -> Looked:
    """Raises Malformed where the event is too large, too deep or not of the expected shape."""
    if len(text) > LARGEST_EVENT:
        raise Malformed(
            "event_too_large", f"The event has {len(text):,} bytes; at most {LARGEST_EVENT:,} fit."
        )
    if text.count(b"{") + text.count(b"[") > DEEPEST:
        check_depth(text)
    seen: Looked = reading(look, text)
    return seen


def check_said(event: Looked, kind: str | None) -> None:
    """Raises Malformed where the kind, the name or everybody's number is missing."""
    kind = event.kind or event.action or kind
    if kind not in KIND_SET:
        known = ", ".join(KINDS)
        raise Malformed("unknown_type", f"The type is {kind!r}; expected one of {known}.")
    if kind == "track" and not event.event:
        raise Malformed("no_event_name", "A track event needs `event`, the name of what happened.")
    ids = (event.userId, event.anonymousId, event.user_id, event.anonymous_id)
    if not any(ids):
        raise Malformed("no_identity", "An event needs `userId` or `anonymousId`.")


def reading(decode: Callable[[bytes], Any], body: bytes) -> Any:
    """Raises Malformed for what is no JSON, or not of the expected shape."""
    try:
        return decode(body)
    except RecursionError:
        raise Malformed("too_deep", f"More than {DEEPEST} levels within each other.") from None
    except msgspec.ValidationError as error:
        raise Malformed("wrong_type", f"{error}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed("not_json", f"The body is no JSON: {error}.") from None


def check_text(body: bytes) -> None:
    """Raises Malformed for a body that is too large or no UTF-8."""
    if len(body) > LARGEST_BODY:
        raise Malformed(
            "body_too_large", f"The body has more than {LARGEST_BODY:,} bytes; send less at once."
        )
    try:
        body.decode()
    except UnicodeDecodeError as error:
        raise Malformed("not_utf8", f"The body is no UTF-8: byte {error.start:,}.") from None


def check_depth(text: bytes) -> None:
    """Raises Malformed where more than DEEPEST objects and lists are within each other."""
    brackets = STRING.sub(b"", text).translate(None, NO_BRACKETS)
    if max(accumulate(1 if byte in OPENING else -1 for byte in brackets), default=0) > DEEPEST:
        raise Malformed("too_deep", f"More than {DEEPEST} levels within each other.")


def joined(text: bytes) -> bytes:
    """The rest of an object after a first member."""
    rest = text.lstrip()[1:]
    return rest if rest.lstrip().startswith(b"}") else b"," + rest


def batch_of(events: list[bytes], sent_at: Moment) -> bytes:
    tail = b"" if sent_at is None else b',"sentAt":' + encode(sent_at)
    return b'{"batch":[' + b",".join(events) + b"]" + tail + b"}"
