"""The last look before a message leaves: may we, still, and is now the moment?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from syotto.decide.guard import (
    HOLD,
    SEND,
    SKIP,
    Asked,
    ContactRules,
    Does,
    Known,
    Sent,
    judge,
)
from syotto.run.channels import writes_mail
from syotto.run.contact_rules import contact_rules
from syotto.run.house import House
from syotto.run.rights import Recipient, Right, rights_of
from syotto.run.waits import NOBODY, About, about
from syotto.schema.words import Channel, Lane, Purpose
from syotto.store import outbox as book

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
    """One judgement for each message, in order."""
    found: list[Judgement | None] = [None] * len(rows)
    sorts: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        sorts[row["channel"], row["purpose"], row["lane"]].append(place)
    for (channel, purpose, lane), places in sorted(sorts.items()):
        some = [rows[place] for place in places]
        answers = of_one_sort(house, some, word_of(house, channel), purpose, lane, now)
        for place, answer in zip(places, answers, strict=True):
            found[place] = answer
    return [one for one in found if one is not None]


def word_of(house: House, channel: str) -> Channel:
    return Channel.EMAIL if writes_mail(house, channel) else Channel.ANY


def of_one_sort(
    house: House, rows: Sequence[Row], channel: Channel, purpose: str, lane: str, now: datetime
) -> list[Judgement]:
    people = [Recipient(row["person_id"], row["address"]) for row in rows]
    rights = rights_of(house, people, purpose=purpose, channel=channel, now=now)
    tracking = rights_of(house, people, purpose=Purpose.TRACKING, channel=channel, now=now)
    if lane == Lane.TRANSACTIONAL:
        return [
            transactional(right, track.allowed)
            for right, track in zip(rights, tracking, strict=True)
        ]
    rules = contact_rules(house.settings)
    known = known_of(house, rows, rules, channel, now)
    waits = about(house, [row["person_id"] for row in rows if row["person_id"]])
    asked = Asked(channel, lane, sells=purpose != Purpose.SERVICE)
    return [
        bulk(
            right,
            track.allowed,
            asked,
            known,
            (row, waits.get(row["person_id"], NOBODY)),
            rules,
            now,
        )
        for right, track, row in zip(rights, tracking, rows, strict=True)
    ]


def transactional(right: Right, tracked: bool) -> Judgement:
    return Judgement(SEND if right.allowed else SKIP, right.reason, None, tracked)


def bulk(
    right: Right,
    tracked: bool,
    asked: Asked,
    known: dict[str, Known],
    message: tuple[Row, About],
    rules: ContactRules,
    now: datetime,
) -> Judgement:
    """What is let go counts for the next message to the same address."""
    if not right.allowed:
        return Judgement(SKIP, right.reason)
    row, waits = message
    address = row["address"].lower()
    zone = row["given"].get(ZONE) or waits.time_zone
    person = replace(known[address], time_zone=zone, hold=waits.hold)
    verdict = judge(asked, person, rules, now)
    if verdict.action == SEND:
        sent = (*known[address].sent, Sent(asked.channel, now))
        known[address] = replace(known[address], sent=sent)
        return Judgement(SEND, right.reason, None, tracked)
    if verdict.action == HOLD:
        return Judgement(HOLD, verdict.reason, verdict.until or now + timedelta(days=1))
    return Judgement(verdict.action, verdict.reason)


def known_of(
    house: House, rows: Sequence[Row], rules: ContactRules, channel: Channel, now: datetime
) -> dict[str, Known]:
    """What each address was sent, as far back as the longest cap looks."""
    days = max((cap.days for cap in rules.caps), default=0)
    sent: dict[str, list[Sent]] = defaultdict(list)
    addresses = sorted({row["address"] for row in rows})
    if days:
        with house.ledger.read() as connection:
            since = now - timedelta(days=days)
            for address, at in book.sent_to(connection, addresses, since):
                sent[address.lower()].append(Sent(channel, at))
    return {address.lower(): Known(sent=tuple(sent[address.lower()])) for address in addresses}
