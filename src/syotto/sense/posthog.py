"""What PostHog's clients send, as events of the Segment spec.

`distinct_id` is the person, unless the client says that it is only the device. Names that start
with $ are PostHog's own: page views, identification, groups, aliases.
"""

from __future__ import annotations

from typing import Any

import msgspec

from syotto.sense.tracking import (
    Admit,
    Envelope,
    Malformed,
    Rejected,
    Taken,
    anything,
    check_text,
    encode,
    open_envelope,
    reading,
    take_batch,
)

OWN_KINDS = {
    "$pageview": "page",
    "$screen": "screen",
    "$identify": "identify",
    "$set": "identify",
    "$groupidentify": "group",
    "$create_alias": "alias",
}
CONTEXT = {
    "$ip": "ip",
    "$raw_user_agent": "userAgent",
    "$locale": "locale",
    "$timezone": "timezone",
}


def take_posthog(
    body: bytes,
    *,
    kind: str | None = None,
    anonymous_id: str | None = None,
    admit: Admit | None = None,
) -> Taken:
    """A batch or a single event of PostHog. Raises Malformed where it is neither."""
    check_text(body)
    try:
        envelope: Envelope = open_envelope(body)
        raws = [bytes(raw) for raw in envelope.batch]
    except (msgspec.ValidationError, msgspec.DecodeError, RecursionError):
        raws = [body]
    events, wrong, places = [], [], []
    for index, raw in enumerate(raws):
        try:
            events.append(encode(translated(reading(anything, raw))))
            places.append(index)
        except Malformed as error:
            wrong.append(Rejected(index, error.code, error.message))
    sent_at = sent_at_of(body)
    taken = take_batch(b'{"batch":[' + b",".join(events) + b"]" + sent_at + b"}", admit=admit)
    later = [Rejected(places[bad.index], bad.code, bad.message) for bad in taken.rejected]
    rejected = sorted([*wrong, *later], key=lambda bad: bad.index)
    return Taken(taken.body, taken.events, tuple(rejected))


def sent_at_of(body: bytes) -> bytes:
    found = reading(anything, body)
    said = found.get("sent_at") if isinstance(found, dict) else None
    return b',"sentAt":' + encode(said) if isinstance(said, str) else b""


def translated(event: Any) -> dict[str, Any]:
    """One event in the words of the Segment spec. Raises Malformed for what is no object."""
    if not isinstance(event, dict):
        raise Malformed("wrong_type", f"Expected an object, got {type(event).__name__}.")
    given = event.get("properties")
    properties: dict[str, Any] = given if isinstance(given, dict) else {}
    name = event.get("event")
    kind = OWN_KINDS.get(name, "track") if isinstance(name, str) else "track"
    made: dict[str, Any] = {
        "type": kind,
        "event": name,
        "messageId": event.get("uuid"),
        "timestamp": event.get("timestamp"),
        "properties": {key: value for key, value in properties.items() if key not in CONTEXT},
        "context": context_of(properties),
        **who(event, properties),
        **particulars(kind, event, properties),
    }
    return {key: value for key, value in made.items() if value is not None}


def who(event: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    distinct = event.get("distinct_id") or properties.get("distinct_id")
    device = properties.get("$device_id") or properties.get("$anon_distinct_id")
    if distinct is not None and distinct == device:
        return {"anonymousId": device}
    return {"userId": distinct, "anonymousId": device}


def particulars(kind: str, event: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    """What an identify, a group, an alias and a page say beside the others."""
    if kind == "identify":
        once = properties.get("$set_once")
        said = properties.get("$set") or event.get("$set")
        return {"traits": {**as_object(once), **as_object(said)}, "event": None}
    if kind == "group":
        return {
            "groupId": properties.get("$group_key"),
            "traits": as_object(properties.get("$group_set")),
            "event": None,
        }
    if kind == "alias":
        return {"previousId": properties.get("alias"), "event": None}
    return {} if kind == "track" else {"event": None, "name": properties.get("$screen_name")}


def context_of(properties: dict[str, Any]) -> dict[str, Any]:
    context = {ours: properties[theirs] for theirs, ours in CONTEXT.items() if theirs in properties}
    url, referrer = properties.get("$current_url"), properties.get("$referrer")
    if url or referrer:
        page = {"url": url, "path": properties.get("$pathname"), "referrer": referrer}
        context["page"] = {key: value for key, value in page.items() if value is not None}
    if "$lib" in properties:
        library = {"name": properties["$lib"], "version": properties.get("$lib_version")}
        context["library"] = library
    return context


def as_object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
