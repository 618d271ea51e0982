"""Consent first: what of an event is kept before the person said yes. Asked before anything is.

A sender says the person's choices in `context.consent.categoryPreferences` (what consent banners
give Segment's SDKs: a name and true or false for each category), or in
`context.consentManagement` (RudderStack: allowedConsentIds and deniedConsentIds).

1. Categories about measuring decide; where none is called so, every category must be agreed to.
2. With a yes the event is kept as it is.
3. Without, a page view or a track is only counted, under one number for everybody: what happened,
   on which page, to which product. Whatever could name a person, a browser or a device is dropped:
   no cookie is set or read, so nothing ties two such events together.
4. A form that a person sends is theirs to send: what they wrote is kept, nothing of the browser.
5. Identify, group and alias say nothing but who somebody is: they are not kept.
6. The choice itself (Segment Consent Preference Updated) is kept as any track is: counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from syotto.schema.event_names import FORM_SUBMITTED
from syotto.schema.source import ConsentMode, Source

NOBODY = "not-yet-asked"
"""The anonymous id of all who have not said yes, together."""
MEASURING = {
    "analytics", "statistics", "statistic", "performance", "measurement", "tracking", "c0002",
    "analytics_storage",
}  # fmt: skip
"""What banners call the category that measuring belongs to, in small letters."""
COUNTED = {"track", "page", "screen"}
PLAIN = {
    "type", "action", "event", "name", "category", "messageId", "timestamp", "originalTimestamp",
    "sentAt", "channel",
}  # fmt: skip
"""Members of an event that name nobody."""
PLAIN_PROPERTIES = {
    "product_id", "sku", "name", "category", "brand", "variant", "price", "quantity", "currency",
    "position", "value", "list_id", "title",
}  # fmt: skip
"""Properties that name a product or a page, never a person."""
PLAIN_CONTEXT = {"campaign", "library", "locale", "consent", "consentManagement"}
ADDRESSES = ("url", "referrer", "path")


def admit(event: dict[str, Any], source: Source) -> dict[str, Any] | None:
    """The event as it may be kept; None where not even its count may be."""
    if source.consent == ConsentMode.OFF or agreed(event):
        return event
    if (event.get("type") or event.get("action")) not in COUNTED:
        return None
    if event.get("event") == FORM_SUBMITTED:
        return sent_form(event)
    counted = {name: value for name, value in event.items() if name in PLAIN}
    return {
        **counted,
        "anonymousId": NOBODY,
        "properties": plain(part(event, "properties"), PLAIN_PROPERTIES),
        "context": plain_context(part(event, "context")),
    }


def sent_form(event: dict[str, Any]) -> dict[str, Any]:
    """A form under a number of its own, which no other event has."""
    kept = {name: value for name, value in event.items() if name in PLAIN}
    return {
        **kept,
        "anonymousId": str(event.get("messageId") or NOBODY),
        "properties": dict(part(event, "properties")),
        "context": plain_context(part(event, "context")),
    }


def agreed(event: Mapping[str, Any]) -> bool:
    """The person agreed to being measured."""
    choices = preferences(part(event, "context"))
    measuring = [said for name, said in choices.items() if name.casefold() in MEASURING]
    asked = measuring or list(choices.values())
    return bool(asked) and all(said is True for said in asked)


def preferences(context: Mapping[str, Any]) -> dict[str, Any]:
    """The choices that an event carries: category -> true or false; empty where nobody asked."""
    segment = part(part(context, "consent"), "categoryPreferences")
    if segment:
        return dict(segment)
    managed = part(context, "consentManagement")
    return {
        **{str(name): False for name in listed(managed, "deniedConsentIds")},
        **{str(name): True for name in listed(managed, "allowedConsentIds")},
    }


def plain_context(context: Mapping[str, Any]) -> dict[str, Any]:
    """Campaign, language and the page, without what stands behind a question mark."""
    kept = {name: value for name, value in context.items() if name in PLAIN_CONTEXT}
    page = plain(part(context, "page"), {"title"})
    return {**kept, "page": page} if page else kept


def plain(given: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    """The members with these names that are single values, and addresses without their query."""
    kept = {
        name: value
        for name, value in given.items()
        if name in names and isinstance(value, str | int | float | bool)
    }
    bare = {name: bare_address(given[name]) for name in ADDRESSES if given.get(name)}
    return {**kept, **{name: value for name, value in bare.items() if value}}


def bare_address(address: Any) -> str | None:
    """An address without user, query and fragment: those may name somebody."""
    if not isinstance(address, str):
        return None
    try:
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.hostname}" if parts.hostname else ""
    except ValueError:
        return None
    return f"{host}{parts.path}" or None


def part(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = given.get(name)
    return found if isinstance(found, Mapping) else {}


def listed(given: Mapping[str, Any], name: str) -> list[Any]:
    found = given.get(name)
    return found if isinstance(found, list) else []
