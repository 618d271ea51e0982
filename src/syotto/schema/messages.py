"""Messages: where one stands, and what a recipient is to the rooms that judge and send it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class MessageState(StrEnum):
    """Where a message stands. Only the first three are still on their way."""

    INTENDED = "intended"  # it waits for its turn
    HELD = "held"  # contact rules keep it until a moment: quiet hours, a cap
    CLAIMED = "claimed"  # a worker is preparing it; goes back if the worker dies
    LEAVING = "leaving"  # given to the transport; after a crash nobody knows whether it left
    SENT = "sent"  # the transport took it
    FAILED = "failed"  # it cannot be sent: no such address, a missing value
    SKIPPED = "skipped"  # it may not be sent: no consent, unsubscribed, suppressed


class MailingState(StrEnum):
    """A mailing, or whatever else many messages belong to."""

    PLANNED = "planned"  # waits for a second person
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"  # for good: what had not left is skipped


class Returned(StrEnum):
    """What came back for a message that was sent."""

    HARD = "hard"  # the address does not exist
    SOFT = "soft"  # it does, but could not take the message
    COMPLAINT = "complaint"  # the person pressed the spam button


class Outcome(StrEnum):
    """What a transport said to one message."""

    TAKEN = "taken"
    LATER = "later"  # not now; it may work when asked again
    REFUSED = "refused"  # never
    UNREACHED = "unreached"  # the transport itself could not be reached: nothing left
    UNKNOWN = "unknown"  # given away, but no answer came: nobody knows


RECONCILED = "outbox/reconciled"
"""The ledger's mark with what came of the last comparison with the transport."""
SINGLE = "single"
"""The mailing of messages that belong to none."""
BY_PLAN = "plan "
"""How mailings begin that the plan makes: one for each day and channel."""
CARRIED = "plan/carried"
"""The ledger's mark with the last build whose plan was carried out, and what had no content."""


def plan_mailing(day: date, channel: str) -> str:
    """plan 2026-11-23 by email."""
    return f"{BY_PLAN}{day} by {channel}"


def plan_key(day: date, customer_id: str) -> str:
    """What makes a message of the plan one of its kind: one for each customer and day."""
    return f"plan/{day}/{customer_id}"
