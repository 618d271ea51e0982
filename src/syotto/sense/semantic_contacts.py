"""Events about contact as rows: what was sent, what came back, meetings and chats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from syotto.schema.raw import EXPOSURES
from syotto.schema.raw_world import MEETINGS, SUPPRESSIONS, UTTERANCES
from syotto.schema.table import TableSpec
from syotto.sense.happenings import Happening, Unusable, as_json, moment_of, number_of
from syotto.sense.semantic_people import EMAIL, email_of

Rows = Iterator[tuple[TableSpec, dict[str, Any]]]
PERMANENT = {"hard", "permanent", "hardbounce", "hard_bounce", "blocked", "invalid"}
"""Words of e-mail services for an address that will never work."""
STATES = {
    "Meeting Scheduled": "booked",
    "Meeting Booked": "booked",
    "Meeting Rescheduled": "booked",
    "Meeting Cancelled": "cancelled",
    "Meeting Held": "held",
    "Meeting Missed": "missed",
}


def delivered(event: Happening) -> Rows:
    """Email Delivered: somebody else sent it, we know that it was shown."""
    if not event.person:
        raise Unusable("Nobody knows who was written to.", fix="Send `userId`.")
    yield (
        EXPOSURES,
        {
            "person_ref": event.person,
            "at": event.at,
            "channel": EMAIL,
            "content_id": event.text("email_id") or event.content_id,
            "campaign": event.text("campaign_name", "campaign_id") or event.campaign,
            "action": event.text("email_subject", "email_id", "campaign_name") or event.name,
            "arm": None,
            "propensity": None,
            **event.load,
        },
    )


def experiment_viewed(event: Happening) -> Rows:
    """Experiment Viewed: which variation of somebody else's experiment a person saw."""
    if not event.person:
        raise Unusable("Nobody knows who saw the experiment.", fix="Send `anonymousId`.")
    yield (
        EXPOSURES,
        {
            "person_ref": event.person,
            "at": event.at,
            "channel": event.channel or "web",
            "content_id": event.text("variation_id", "variationId"),
            "campaign": event.text("experiment_name", "experiment_id", "experimentName"),
            "action": event.text("experiment_id", "experiment_name", "experimentId") or event.name,
            "arm": event.text("variation_name", "variation_id", "variationName"),
            "propensity": None,
            **event.load,
        },
    )


def bounced(event: Happening) -> Rows:
    """Email Bounced: an address that will never work is left alone; others may work tomorrow."""
    kind = (event.text("bounce_type", "type", "kind") or "").lower()
    if kind in PERMANENT:
        yield suppressed(event, f"bounced: {event.text('diagnostic', 'reason') or kind}")


def marked_as_spam(event: Happening) -> Rows:
    yield suppressed(event, "spam complaint")


def suppressed(event: Happening, reason: str) -> tuple[TableSpec, dict[str, Any]]:
    address = email_of(event)
    if not address:
        raise Unusable(
            f"{event.name} names no address.", fix="Send `email` in properties or context.traits."
        )
    return SUPPRESSIONS, {
        "identifier": address,
        "channel": EMAIL,
        "reason": reason,
        "at": event.at,
        **event.load,
    }


def meeting(event: Happening) -> Rows:
    """Meeting Scheduled, Rescheduled, Cancelled, Held, Missed: one row, as it stands now."""
    starts = moment_of(event.properties, "at", "starts_at", "start_time")
    if starts is None:
        raise Unusable(f"{event.name} says nothing about when.", fix="Send `starts_at`.")
    who = event.properties.get("participants")
    yield (
        MEETINGS,
        {
            "meeting_id": event.whole_text("meeting_id"),
            "at": starts,
            "ends_at": moment_of(event.properties, "ends_at", "end_time"),
            "kind": event.text("kind", "type") or "meeting",
            "state": STATES[event.name],
            "title": event.text("title", "subject"),
            "owner": event.text("owner", "agent_name"),
            "person_ref": event.person,
            "account_ref": event.account_ref,
            "opportunity_id": event.text("opportunity_id"),
            "participants": as_json(who) if isinstance(who, list) else None,
            "place": event.text("place", "location"),
            "updated_at": event.at,
            **event.load,
        },
    )


def chat(event: Happening) -> Rows:
    """Live chat: the conversation is a meeting, a message a turn of speech.

    `Message Sent` is by the person, `Message Received` by our agent (Segment spec, live chat).
    """
    number = event.whole_text("conversation_id")
    ended = event.name.endswith("Ended")
    yield (
        MEETINGS,
        {
            **dict.fromkeys(MEETINGS.columns),
            "meeting_id": number,
            "at": event.at,
            "ends_at": event.at if ended else None,
            "kind": "chat",
            "state": "held",
            "owner": event.text("agent_name", "agent_username", "agent_id"),
            "person_ref": event.person,
            "account_ref": event.account_ref,
            "updated_at": event.at,
            **event.load,
        },
    )
    if said := event.text("message_body"):
        yield UTTERANCES, turn(event, number, said)


def turn(event: Happening, number: str, said: str) -> dict[str, Any]:
    ours = event.name == "Live Chat Message Received"
    agent = event.text("agent_name", "agent_username", "agent_id") or "agent"
    return {
        "meeting_id": number,
        "start_s": float(number_of(event.properties, "conversation_duration") or 0),
        "end_s": None,
        "speaker": agent if ours else event.person or "visitor",
        "side": "ours" if ours else "theirs",
        "text": said,
        **event.load,
    }
