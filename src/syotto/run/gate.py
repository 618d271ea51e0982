"""The last look before a message leaves: may we, still, and is now the moment?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from syotto.decide.guard import HOLD, LOOK_AGAIN, SEND, SKIP, Asked, ContactRules, Does, Sent, judge
from syotto.run import topics
from syotto.run.channels import word_of
from syotto.run.confirming import not_confirmed, waiting
from syotto.run.contact_rules import contact_rules
from syotto.run.house import House
from syotto.run.pitches import Told, told
from syotto.run.reached import Reached, reached
from syotto.run.rights import Recipient, Right, rights_of
from syotto.run.waits import NOBODY, About, about
from syotto.schema.words import Lane, Purpose

Row = Mapping[str, Any]
ZONE = "time_zone"
"""What is given with a message may name the zone of its person."""


@dataclass(frozen=True)
class Judgement:
    """What happens to a message. tracked: the person's opens and clicks may be known."""

    action: Does
    reason: str
    until: datetime | None = None
    tracked: bool = False


def judged(house: House, rows: Sequence[Row], now: datetime) -> list[Judgement]:
    """One judgement for each message, in order. The more important are judged first: they take the
    places that the caps leave.
    """
    rights, tracked = asked(house, rows, now)
    refused = [(rows[place], right) for place, right in rights.items() if not right.allowed]
    waits = waiting(house, refused, now)
    bulk = [row for row in rows if row["lane"] != Lane.TRANSACTIONAL]
    desk = desk_for(house, bulk, now) if bulk else None
    found: dict[int, Judgement] = {}
    for place in sorted(range(len(rows)), key=lambda place: -rows[place]["priority"]):
        right, row = rights[place], rows[place]
        if not right.allowed:
            held = waits.get(row["message_id"])
            said = Judgement(SKIP, right.reason + not_confirmed(row))
            found[place] = Judgement(HOLD, *held) if held else said
        elif desk is None or row["lane"] == Lane.TRANSACTIONAL:
            found[place] = Judgement(SEND, right.reason, None, tracked[place].allowed)
        else:
            found[place] = desk.judge(row, right, tracked[place].allowed)
    return [found[place] for place in range(len(rows))]


def asked(
    house: House, rows: Sequence[Row], now: datetime
) -> tuple[dict[int, Right], dict[int, Right]]:
    """Whether each message may go, and whether its opens and clicks may be known."""
    sorts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        sorts[row["channel"], row["purpose"], row["topic"] or ""].append(place)
    rights: dict[int, Right] = {}
    tracked: dict[int, Right] = {}
    for (channel, purpose, topic), places in sorted(sorts.items()):
        people = [Recipient(rows[place]["person_id"], rows[place]["address"]) for place in places]
        may = partial(rights_of, house, people, channel=word_of(house, channel), now=now)
        right = topics.rights_for(house, people, may(purpose=purpose), topic)
        rights |= zip(places, right, strict=True)
        tracked |= zip(places, may(purpose=Purpose.TRACKING), strict=True)
    return rights, tracked


@dataclass
class Desk:
    """Where messages of mailings are judged one after another."""

    house: House
    rules: ContactRules
    reached: Reached
    waits: Mapping[str, About]
    told: Told
    now: datetime

    def judge(self, row: Row, right: Right, tracked: bool) -> Judgement:
        """What is let go counts for the next message to the same address or person."""
        if said := self.told.why_not(row):
            return Judgement(SKIP, f"{said[0].upper()}{said[1:]}.")
        channel = word_of(self.house, row["channel"])
        message = Asked(
            channel, row["lane"], row["priority"], row["purpose"] != Purpose.SERVICE,
            row["send_until"], row["created_at"],
        )  # fmt: skip
        waits = self.waits.get(row["person_id"], NOBODY)
        zone = row["given"].get(ZONE) or waits.time_zone
        person = replace(
            self.reached.known(row), time_zone=zone, hold=waits.hold(row["given"]),
            planned=waits.planned,
        )  # fmt: skip
        verdict = judge(message, person, self.rules, self.now)
        if verdict.action == SEND:
            self.reached.went(row, Sent(channel, self.now, row["mailing_id"]))
            self.told.goes(row)
            return Judgement(SEND, right.reason, None, tracked)
        if verdict.action == HOLD:
            return Judgement(HOLD, verdict.reason, verdict.until or self.now + LOOK_AGAIN)
        return Judgement(verdict.action, verdict.reason)


def desk_for(house: House, rows: Sequence[Row], now: datetime) -> Desk:
    rules = contact_rules(house.settings)
    waits = about(house, [row["person_id"] for row in rows if row["person_id"]])
    days = max((cap.days for cap in rules.caps), default=0)
    return Desk(house, rules, reached(house, rows, days, now), waits, told(house, rows), now)
