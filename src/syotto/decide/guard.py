"""Contact rules for one message about to leave: it goes, it waits, or it does not go. First match:

1. transactional: goes, at any hour, however much else went
2. held: a complaint, a late delivery or a quote is open and the message sells: waits for its end;
   what speaks of that very order or quote does not wait for it
3. outdone: the plan has one of us do something worth more for them today, and the message sells:
   waits for a day, once
4. quiet hours, in the person's own zone: waits until they end
5. cap: so many messages in so many days went already, or a more important one comes first: waits
   until the oldest is out of the window; the reason names who was ahead

What would have to wait beyond its own last moment does not go, and nothing goes after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from syotto.schema.words import Channel, Lane

SEND: Final = "send"
HOLD: Final = "hold"
SKIP: Final = "skip"
Does = Literal["send", "hold", "skip"]
TOO_LATE = "It would have come too late."
LOOK_AGAIN = timedelta(days=1)
"""A hold without a known end is looked at again after this."""


@dataclass(frozen=True)
class Asked:
    """A message about to leave. sells: it offers something. until: later it makes no sense.

    priority: among messages that wait for the same person, the higher number goes first; above 0
    it does not wait for the plan. intended_at: since when it waits.
    """

    channel: str
    lane: str = Lane.BULK
    priority: int = 0
    sells: bool = True
    until: datetime | None = None
    intended_at: datetime | None = None


@dataclass(frozen=True)
class Hold:
    """Why nothing is sold to somebody just now, in words: `a complaint is open`. about: number of
    the case, order or quote.
    """

    reason: str
    since: datetime
    about: str = ""


@dataclass(frozen=True)
class Sent:
    """A message that reached the person, or is on its way. name: what it belongs to."""

    channel: str
    at: datetime
    name: str = ""


@dataclass(frozen=True)
class Waiting:
    """A message that waits for the same person. name: what it belongs to."""

    channel: str
    priority: int
    name: str = ""
    sells: bool = True


@dataclass(frozen=True)
class Known:
    """What is known about the person. sent: as far back as the longest cap looks. planned: what one
    of us does for them today, in words.
    """

    time_zone: str | None = None
    sent: Sequence[Sent] = ()
    waiting: Sequence[Waiting] = ()
    hold: Hold | None = None
    planned: str = ""


@dataclass(frozen=True)
class Cap:
    """At most `most` messages through a channel (`any`: through all) in so many days."""

    channel: str
    most: int
    days: int


@dataclass(frozen=True)
class ContactRules:
    """quiet_from to quiet_to: the hours of rest by the person's clock; the same: there are none.

    time_zone: of people whose own is not known.
    """

    quiet_from: time
    quiet_to: time
    time_zone: str
    caps: Sequence[Cap] = ()


@dataclass(frozen=True)
class Verdict:
    """What happens to the message, and why in words. until: when to look again."""

    action: Does
    until: datetime | None
    reason: str


def judge(message: Asked, person: Known, rules: ContactRules, now: datetime) -> Verdict:
    """The first rule that says something; `now` has a zone, and so has every moment here."""
    if message.lane == Lane.TRANSACTIONAL:
        return Verdict(SEND, None, "Transactional: a person waits for it.")
    if message.until is not None and message.until < now:
        return Verdict(SKIP, None, TOO_LATE)
    for verdict in (
        held(message, person, now),
        outdone(message, person, now),
        quiet(person, rules, now),
        capped(message, person, rules, now),
    ):
        if verdict is not None:
            return too_late(message, verdict) or verdict
    return Verdict(SEND, None, "Nothing speaks against it.")


def held(message: Asked, person: Known, now: datetime) -> Verdict | None:
    if person.hold is None or not message.sells:
        return None
    since = f"{person.hold.since:%Y-%m-%d}"
    return Verdict(HOLD, now + LOOK_AGAIN, f"Held: {person.hold.reason} since {since}.")


def outdone(message: Asked, person: Known, now: datetime) -> Verdict | None:
    """What is worth most to a customer today is not drowned by what also wants to be sent. No act
    of the plan that nobody does keeps a message from anybody for longer than a day.
    """
    if not (person.planned and message.sells and message.intended_at) or message.priority > 0:
        return None
    free = message.intended_at + LOOK_AGAIN
    return Verdict(HOLD, free, f"The plan goes first: {person.planned}.") if now < free else None


def quiet(person: Known, rules: ContactRules, now: datetime) -> Verdict | None:
    """Waits for the end of the quiet hours, which is the person's clock and not a count of hours:
    in the night of a clock change it comes an hour sooner or later.
    """
    zone = zone_of(person.time_zone, rules.time_zone)
    local = now.astimezone(zone)
    if not within(local.time(), rules.quiet_from, rules.quiet_to):
        return None
    passed = local.time() >= rules.quiet_to
    day = local.date() + timedelta(days=1 if passed else 0)
    ends = datetime.combine(day, rules.quiet_to, zone).astimezone(now.tzinfo)
    return Verdict(HOLD, ends, f"Quiet hours: until {rules.quiet_to:%H:%M} in {zone.key}.")


def within(hour: time, begins: time, ends: time) -> bool:
    """Whether an hour lies in a span that may go over midnight; one of no length holds none."""
    if begins <= ends:
        return begins <= hour < ends
    return hour >= begins or hour < ends


def zone_of(own: str | None, other: str) -> ZoneInfo:
    """The person's zone; a name that nobody knows is as none."""
    try:
        return ZoneInfo(own or other)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(other)


def capped(message: Asked, person: Known, rules: ContactRules, now: datetime) -> Verdict | None:
    """The cap that frees last, of those that are full."""
    full = [
        (free, cap)
        for cap in rules.caps
        if cap.channel in (message.channel, Channel.ANY)
        for free in [free_at(cap, message, person, now)]
        if free is not None
    ]
    if not full:
        return None
    free, cap = max(full, key=lambda pair: pair[0])
    through = "" if cap.channel == Channel.ANY else f" by {cap.channel}"
    what = "1 message" if cap.most == 1 else f"{cap.most} messages"
    days = "a day" if cap.days == 1 else f"{cap.days} days"
    first = ahead_of(cap, message, person)
    return Verdict(HOLD, free, f"Cap: at most {what}{through} in {days}.{first}")


def ahead_of(cap: Cap, message: Asked, person: Known) -> str:
    """Who takes the place, in words; nothing where it has no name."""
    waiting = [one.name for one in more_important(cap, message, person) if one.name]
    if waiting:
        return f" Ahead: {max(waiting)}, which is more important."
    gone = [one for one in person.sent if one.channel in channels_of(cap) and one.name]
    return f" Ahead: {max(gone, key=lambda one: one.at).name}." if gone else ""


def channels_of(cap: Cap) -> Sequence[str]:
    return (cap.channel,) if cap.channel != Channel.ANY else tuple(Channel)


def more_important(cap: Cap, message: Asked, person: Known) -> list[Waiting]:
    """Messages that take their places first: what sells takes none from who is sold nothing."""
    return [
        one
        for one in person.waiting
        if one.channel in channels_of(cap)
        and one.priority > message.priority
        and not (one.sells and person.hold)
    ]


def free_at(cap: Cap, message: Asked, person: Known, now: datetime) -> datetime | None:
    """When the cap lets this message through; None where it does now.

    More important messages that wait take their places first.
    """
    window = timedelta(days=cap.days)
    recent = sorted(
        one.at for one in person.sent if one.channel in channels_of(cap) and one.at > now - window
    )
    room = cap.most - len(more_important(cap, message, person))
    if len(recent) < room:
        return None
    leaves = len(recent) - max(room, 1)
    return recent[leaves] + window if recent else now + window


def too_late(message: Asked, verdict: Verdict) -> Verdict | None:
    """A message whose wait would outlast its sense does not go."""
    if message.until is None or verdict.until is None or verdict.until <= message.until:
        return None
    return Verdict(SKIP, None, f"{verdict.reason} {TOO_LATE}")
