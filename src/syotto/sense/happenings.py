"""Rows of raw.events as single things, with their JSON opened: what mappings read from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec
import pyarrow as pa

decode = msgspec.json.Decoder().decode
encode = msgspec.json.Encoder(order="sorted").encode
NO_TEXT = (bool, dict, list)
CENT = Decimal("0.01")
PIECE = Decimal("0.001")
MOST = Decimal("1e15")
"""Beyond it a sum of money is a mistake, and would not fit into its column."""


class Unusable(ValueError):
    """An event from which no row can be made: what was found, and what would help."""

    def __init__(self, what: str, *, fix: str) -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix


@dataclass(frozen=True)
class Happening:
    """One event. `properties` are those of a track, the traits of an identify or a group."""

    event_id: str
    at: datetime
    kind: str
    name: str
    source: str | None
    channel: str | None
    anonymous_id: str | None
    user_id: str | None
    account_ref: str | None
    content_id: str | None
    campaign: str | None
    properties: Mapping[str, Any]
    context: Mapping[str, Any]
    load: Mapping[str, Any]

    @property
    def person(self) -> str | None:
        """What the source calls the person; the browser where it does not know them."""
        return self.user_id or self.anonymous_id

    @property
    def traits(self) -> Mapping[str, Any]:
        """What the sender says about the person: in the event itself, or beside it."""
        beside = self.context.get("traits")
        return beside if isinstance(beside, Mapping) else {}

    def text(self, *names: str) -> str | None:
        """The first of these properties that says something, as text."""
        return text_of(self.properties, *names)

    def whole_text(self, name: str) -> str:
        """Raises Unusable where the property says nothing."""
        found = self.text(name)
        if found is None:
            raise Unusable(
                f"{self.name} has no {name}.", fix=f"Send `{name}` in the event's properties."
            )
        return found


def happenings(events: pa.Table) -> Iterator[Happening]:
    """Every row of raw.events (columns of the spec), the oldest first, ties by number."""
    ordered = events.sort_by([("at", "ascending"), ("event_id", "ascending")])
    for row in ordered.to_pylist():
        yield happening(row)


def happening(row: Mapping[str, Any]) -> Happening:
    return Happening(
        event_id=row["event_id"],
        at=row["at"],
        kind=row["kind"] or "track",
        name=row["name"] or "",
        source=row["source"],
        channel=row["channel"],
        anonymous_id=row["anonymous_id"],
        user_id=row["user_id"],
        account_ref=row["account_ref"],
        content_id=row["content_id"],
        campaign=row["campaign"],
        properties=opened(row["properties"]),
        context=opened(row["context"]),
        load={name: row[name] for name in ("source", "received_at", "load_id")},
    )


def opened(text: str | None) -> Mapping[str, Any]:
    """A JSON object; anything else is empty: the row keeps its text."""
    if not text or text == "{}":
        return {}
    try:
        found = decode(text)
    except (ValueError, RecursionError):
        found = leniently(text)
    return found if isinstance(found, dict) else {}


def leniently(text: str) -> Any:
    """What the fast reader refuses: halves of characters, which no column holds, are replaced."""
    try:
        whole = json.dumps(json.loads(text), ensure_ascii=False)
        return json.loads(whole.encode("utf-8", "replace").decode())
    except (ValueError, RecursionError):
        return {}


def text_of(given: Mapping[str, Any], *names: str) -> str | None:
    """The first of these names with something to say; numbers become text."""
    for name in names:
        value = given.get(name)
        if value is None or isinstance(value, NO_TEXT):
            continue
        if text := str(value).strip():
            return text
    return None


def number_of(given: Mapping[str, Any], *names: str) -> Decimal | None:
    """The first of these names that holds a number.

    Raises Unusable for a text that is none, and for one beyond what a column can hold.
    """
    for name in names:
        text = text_of(given, name)
        if text is None:
            continue
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("nan")
        if not number.is_finite() or abs(number) >= MOST:
            raise Unusable(f"{name} is {text[:40]!r}, not a number.", fix="Send it like 19.90.")
        return number
    return None


def moment_of(given: Mapping[str, Any], *names: str) -> datetime | None:
    """The first of these names that holds a moment (ISO 8601; without a zone it is UTC).

    Raises Unusable for a text that is none.
    """
    text = text_of(given, *names)
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unusable(
            f"{text[:40]!r} is no moment.", fix="Send it like 2026-09-01T12:00:00Z."
        ) from error
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def things(given: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A list of objects; what is none is left out."""
    found = given.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def as_json(value: Any) -> str | None:
    return encode(value).decode() if value else None
