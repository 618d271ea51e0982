"""Consent first: what of an event is kept before the person said yes.

A sender says the person's choice in `context.consent.categoryPreferences` (Segment's and
RudderStack's consent field), a name and true or false for each category. Without a yes an event is
only counted: nothing in it names a person or their browser.
"""

from __future__ import annotations

from typing import Any

from syotto.schema.source import ConsentMode, Source

COUNTED = {"type", "action", "event", "messageId", "timestamp", "originalTimestamp", "sentAt"}
"""What is left of an event that is only counted."""
NOBODY = "not-yet-asked"
"""The anonymous id of all who have not said yes, together."""


def admit(event: dict[str, Any], source: Source) -> dict[str, Any] | None:
    """The event as it may be kept; None where not even its count may be.

    An identify, a group and an alias only say who somebody is: they wait for a yes.
    """
    if source.consent == ConsentMode.OFF or agreed(event):
        return event
    if (event.get("type") or event.get("action")) not in ("track", "page", "screen"):
        return None
    kept = {name: value for name, value in event.items() if name in COUNTED}
    return {**kept, "anonymousId": NOBODY}


def agreed(event: dict[str, Any]) -> bool:
    """At least one category was agreed to."""
    context = event.get("context")
    consent = context.get("consent") if isinstance(context, dict) else None
    choices = consent.get("categoryPreferences") if isinstance(consent, dict) else None
    return isinstance(choices, dict) and any(choice is True for choice in choices.values())
