"""Events as a site, a portal and a mail provider send them: one request of JSON after another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from syotto.schema.event_names import EMAIL_DELIVERED

TOLD_BY_US = pa.array([EMAIL_DELIVERED])
"""What syotto says itself of what it sent."""


def tracked(rows: pa.Table) -> list[dict[str, Any]]:
    """Rows of raw.events as the tracking door takes them (Segment spec)."""
    others = rows.filter(pc.invert(pc.is_in(rows["name"].cast(pa.string()), TOLD_BY_US)))
    return [event for row in others.to_pylist() for event in spoken(row)]


def spoken(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A row is an event. Who names themselves in a form does two things: says who, and sends it."""
    said = {
        "userId": row.get("user_id"),
        "anonymousId": row.get("anonymous_id"),
        "groupId": row.get("account_ref"),
        "timestamp": row["at"].isoformat(),
        "channel": row.get("channel"),
        "context": json.loads(row.get("context") or "{}"),
        "properties": json.loads(row.get("properties") or "{}"),
    }
    known = {name: value for name, value in said.items() if value}
    number, name = row["event_id"], row["name"]
    if row["kind"] == "identify":
        yield {**known, "type": "identify", "messageId": f"{number}-who"}
    if row["kind"] == "page":
        yield {**known, "type": "page", "name": name, "messageId": number}
    else:
        yield {**known, "type": "track", "event": name, "messageId": number}
