"""Slots of web pages: which choices there are, and what one visitor is shown.

Who the visitor is, only the browser's own number says: a page can claim any user, and a stranger
with the public write key could otherwise read from the answers what we know of somebody. What is
shown goes on record, with its arm and propensity, before it is answered.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from syotto.decide.pitch import Pitch
from syotto.decide.slot import REASONS, Chosen, choose
from syotto.errors import InputError
from syotto.run import clock
from syotto.run.collect import Arrival, Collector, Refused, admission, partly, sender_of
from syotto.run.house import House
from syotto.run.live import as_built, person_of
from syotto.run.pitches import told_to
from syotto.schema.judge import Now
from syotto.schema.known import VISITOR
from syotto.schema.profile import Profile
from syotto.schema.segment import Segments
from syotto.schema.slot import CONTENT_SHOWN, Slot, Slots
from syotto.schema.source import ConsentMode, Source
from syotto.sense import doors
from syotto.sense.admission import agreed
from syotto.sense.segments import FOLDER as SEGMENTS, read_segments
from syotto.sense.slots import FOLDER, read_slots
from syotto.sense.tracking import Malformed, reading, take_events
from syotto.sense.yaml_folder import stamp_of
from syotto.store import profiles as book

SLOT_MISSING = "There is no slot {name!r}; the files of the folder pages/ are the slots."
LOOK_SECONDS = 1.0
"""So long a text that was changed may go unnoticed."""


class Asked(msgspec.Struct):
    """What a page asks, in the words of the tracking routes."""

    slot: str
    anonymousId: str | None = None
    anonymous_id: str | None = None
    userId: str | None = None
    user_id: str | None = None
    context: dict[str, Any] = {}

    @property
    def browser(self) -> str | None:
        return self.anonymousId or self.anonymous_id

    @property
    def user(self) -> str | None:
        return self.userId or self.user_id


class Decision(msgspec.Struct, frozen=True):
    """What is answered. decision_id: null where nothing of the visitor may be kept."""

    decision_id: str | None
    slot: str
    choice: str
    content: str | None
    angle: str | None
    reason: str
    because: str


read_asked = msgspec.json.Decoder(Asked).decode


class Shelf:
    """The slots that one process of the server has, looked at anew once a second at most."""

    def __init__(self, collector: Collector) -> None:
        self.collector = collector
        self.slots = Slots()
        self.looked_at = float("-inf")

    async def look(self) -> Slots:
        """Who asks while somebody looks gets what was found before."""
        now = clock.seconds()
        if now - self.looked_at >= LOOK_SECONDS:
            self.looked_at = now
            self.slots = await self.collector.aside(slots_of, self.collector.house)
        return self.slots


async def decide(shelf: Shelf, arrival: Arrival) -> Decision:
    """What this visitor is shown. Raises Refused where that cannot be said."""
    collector = shelf.collector
    try:
        body = doors.unpacked(arrival.body, arrival.encoding)
        source = await collector.source_of(arrival, body)
        asked: Asked = reading(read_asked, body)
    except Malformed as error:
        raise Refused(400, error.code, error.message) from None
    if not asked.browser:
        raise Refused(400, "no_identity", "Say which browser it is: `anonymousId`.")
    collector.check_room(source)
    slot = slot_named(asked.slot, await shelf.look())
    visitor, profile, before = await collector.by_keys(
        visitor_of, collector.house, source, asked, slot
    )
    now = Now(collector.house.now(), collector.house.settings.time_zone)
    chosen = choose(slot, visitor, profile, now, before)
    decision, event = on_record(slot, chosen, asked)
    taken = take_events([event], admit=admission(source))
    await collector.take(source, taken, "decide", *sender_of(source, arrival))
    if taken.rejected:
        raise partly(taken)
    if may_know(source, asked):
        return decision
    return msgspec.structs.replace(decision, decision_id=None)


def slot_named(name: str, slots: Slots) -> Slot:
    """Raises Refused for a slot that there is not, or whose text is wrong."""
    slot = slots.known.get(name)
    if slot is None:
        wrong = slots.wrong.get(name)
        said = wrong.what if wrong else SLOT_MISSING.format(name=name)
        raise Refused(404, "wrong_slot" if wrong else "no_slot", said)
    return slot


def may_know(source: Source, asked: Asked) -> bool:
    return source.consent == ConsentMode.OFF or agreed({"context": asked.context})


def visitor_of(
    house: House, source: Source, asked: Asked, slot: Slot
) -> tuple[str, Profile | None, Sequence[Pitch]]:
    """The visitor's number, what is known of them (null where nobody may ask), and what they were
    told of offers, where the slot speaks for any.

    A user that the page names is believed where this browser is known to be theirs.
    """
    browser = asked.browser or ""
    if not may_know(source, asked):
        return VISITOR + browser, None, ()
    names = [name for name in (browser, asked.user) if name]
    with house.ledger.read() as connection:
        known = book.names(connection, names)
        owner = person_of(known, source.source_id, None, browser) or VISITOR + browser
        if asked.user and person_of(known, source.source_id, asked.user, None) != owner:
            owner = VISITOR + browser
        found = as_built(connection, [owner]).get(owner)
        sells = found is not None and any(one.offer for one in slot.choices)
        before = told_to(house, connection, found) if found and sells else ()
    stranger = Profile(owner) if owner.startswith(VISITOR) else None
    return owner, found or stranger, before


def on_record(slot: Slot, chosen: Chosen, asked: Asked) -> tuple[Decision, dict[str, Any]]:
    """The answer, and the event that says what was shown, why, and how probable that was."""
    number, choice = secrets.token_hex(10), chosen.choice
    decision = Decision(
        number,
        slot.name,
        choice.name,
        choice.content,
        choice.angle,
        chosen.reason,
        REASONS[chosen.reason],
    )
    told = {
        "decision_id": number,
        "slot": slot.name,
        "choice": choice.name,
        "angle": choice.angle,
        "offer": choice.offer or None,
        "features": list(choice.features) or None,
        "reason": chosen.reason,
        "arm": chosen.arm,
        "propensity": chosen.propensity,
        "would": chosen.would,
    }
    event = {
        "type": "track",
        "event": CONTENT_SHOWN,
        "messageId": number,
        "anonymousId": asked.browser,
        "properties": {name: value for name, value in told.items() if value is not None},
        "context": asked.context,
    }
    return decision, event


def slots_of(house: House) -> Slots:
    """The slots of the workspace, with the segments in their conditions spelled out."""
    folders = [house.folder / FOLDER, house.folder / SEGMENTS]
    return usable(house.folder, tuple(stamp_of(folder) for folder in folders))


@lru_cache(maxsize=8)
def usable(folder: Path, stamp: tuple[Any, ...]) -> Slots:
    """stamp: another one when the files are others."""
    found, segments = read_slots(folder), read_segments(folder)
    known, wrong = {}, dict(found.wrong)
    for name, slot in found.known.items():
        try:
            known[name] = spelled(slot, segments)
        except InputError as error:
            wrong[name] = error
    return Slots(known, wrong)


def spelled(slot: Slot, segments: Segments) -> Slot:
    choices = (
        replace(one, when=segments.spelled(one.when, ())) if one.when else one
        for one in slot.choices
    )
    return replace(slot, choices=tuple(choices))
