"""What a Postfix log tells of our mails: which it took, and what became of each recipient.

    Nov 22 21:30:01 mx postfix/cleanup[71]: 4Xb1: message-id=<018f...@example.com>
    2026-11-22T21:30:02.1+02:00 mx postfix/smtp[72]: 4Xb1: to=<ann@mill.fi>, ..., dsn=2.0.0,
        status=sent (250 ok)                                        (one line)

A mail is known by its queue number until the log names another mail under the same number. A filter
that takes mails and gives them back makes a second number; the answer to the first one names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from syotto.schema.messages import Returned
from syotto.sense.bounces import FOR_EVER

LINE = re.compile(
    r"(?:<\d+>)?(\w{3} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S+) \S+ "
    r"[\w.-]+(?:/[\w.-]+)+\[\d+\]: ([0-9A-Za-z]+): (.*)"
)
NUMBER = re.compile(r"message-id=<([^>]*)>")
RECIPIENT = re.compile(r"to=<([^>]*)>.*?, dsn=([245]\.\d+\.\d+), status=([\w-]+)(?: \((.*)\))?")
QUEUED_AS = re.compile(r"queued as ([0-9A-Za-z]+)\b")
EXPIRED: Final = "expired"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST = 500
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Fate:
    """The last that the log says of one recipient. status: sent, deferred, bounced, expired."""

    at: datetime
    status: str
    dsn: str
    said: str

    @property
    def returned(self) -> Returned | None:
        """What a bounce letter would say; nothing while it may still arrive."""
        if self.status not in ("bounced", EXPIRED):
            return None
        for_ever = self.status == "bounced" and FOR_EVER.match(self.dsn)
        return Returned.HARD if for_ever else Returned.SOFT


@dataclass
class Trail:
    """One mail under one queue number. fates: by address, in small letters."""

    queue: str
    message_id: str
    at: datetime
    fates: dict[str, Fate] = field(default_factory=dict)


@dataclass
class Account:
    """What a log says. begins: its first moment. trails: those of our mails, the oldest first."""

    begins: datetime | None = None
    trails: list[Trail] = field(default_factory=list)


def account(
    lines: Iterable[str], ours: Callable[[str], str | None], *, now: datetime, zone: ZoneInfo
) -> Account:
    """ours: the number of our message for a Message-ID; None for somebody else's mail.

    zone: of stamps that name none; their year is the last in which they are not to come.
    """
    told, open_now = Account(), dict[str, Trail]()
    for at, queue, said in entries(lines, now, zone):
        told.begins = told.begins or at
        named = NUMBER.match(said)
        if named:
            open_now.pop(queue, None)
            number = ours(named.group(1))
            if number is not None:
                open_now[queue] = Trail(queue, number, at)
                told.trails.append(open_now[queue])
        elif queue in open_now:
            take(open_now[queue], at, said)
    return told


def entries(
    lines: Iterable[str], now: datetime, zone: ZoneInfo
) -> Iterator[tuple[datetime, str, str]]:
    """Moment, queue number and words of each line that is about a mail."""
    for line in lines:
        found = LINE.match(line)
        at = moment(found.group(1), now, zone) if found else None
        if found and at is not None:
            yield at, found.group(2), found.group(3)


def take(trail: Trail, at: datetime, said: str) -> None:
    told = RECIPIENT.match(said)
    if told:
        address, dsn, status, words = told.groups()
        trail.fates[address.lower()] = Fate(at, status.lower(), dsn, (words or "")[:LONGEST])
    elif f"status={EXPIRED}" in said:  # one line for all who still waited
        for address, fate in trail.fates.items():
            if fate.status == "deferred":
                trail.fates[address] = Fate(at, EXPIRED, fate.dsn, fate.said)


@lru_cache(maxsize=4096)
def moment(stamp: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """When a line was written (with its zone); None for what is no moment."""
    if stamp[0].isdigit():
        try:
            at = datetime.fromisoformat(stamp)
        except ValueError:
            return None
        return at if at.tzinfo else at.replace(tzinfo=zone)
    return next(in_years(stamp, now, zone), None)


def in_years(stamp: str, now: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """`Feb 29 07:00:00` in each year in which it was, the last one first."""
    if stamp[:3] not in MONTHS:
        return
    month, day = MONTHS.index(stamp[:3]) + 1, int(stamp[4:6])
    hour, minute, second = map(int, stamp[7:].split(":"))
    for year in range(now.year + 1, now.year - 8, -1):
        try:
            at = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        except ValueError:
            continue
        if at <= now + DAY:
            yield at


def handed_over(trails: Iterable[Trail]) -> Iterator[Trail]:
    """Trails that begin with us: not those that a filter of the mail server gave back to it."""
    every = list(trails)
    given_on = {
        queue
        for trail in every
        for fate in trail.fates.values()
        for queue in QUEUED_AS.findall(fate.said)
    }
    return (trail for trail in every if trail.queue not in given_on)


def last_fates(trails: Iterable[Trail]) -> dict[str, dict[str, Fate]]:
    """What became of each message in the end: number -> address -> fate."""
    found: dict[str, dict[str, Fate]] = {}
    for trail in trails:
        found.setdefault(trail.message_id, {}).update(trail.fates)
    return found
