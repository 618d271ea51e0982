"""Sources of events: what each sent, whether it fell silent, and what could not be taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

import sqlalchemy as sa

from syotto.ask.seen import limited, whole
from syotto.ask.sources import Sources
from syotto.ask.words import count, listed, many
from syotto.errors import NotFound
from syotto.schema.source import Source
from syotto.store.sources import every_source, source_days, source_errors

WEEK = 7
DAYS_SHOWN = 28
RHYTHM_DAYS = 60
SILENT_DAYS = 3
"""Days without an event that are always fine; a source that sends seldom may be silent longer."""
ERRORS_SHOWN = 50
ACTIONS = {
    "unknown_type": "Send track, page, screen, identify, group or alias.",
    "no_event_name": "Give every track call a name.",
    "no_identity": "Send `userId` or `anonymousId` with every event.",
    "event_too_large": "Send less with the event: no pictures, no whole pages.",
    "body_too_large": "Send smaller batches.",
    "too_deep": "Flatten the event's properties.",
    "wrong_type": "Send the member in the type that the message names.",
    "not_json": "Send JSON.",
    "not_utf8": "Send UTF-8.",
    "not_an_object": "Send a JSON object.",
    "unreadable": "The request is kept in `rejects/`; look at it there.",
    "unread": "The event is kept; correct it at its sender, as the message says.",
    "failed": "The file is in `drop/failed/` with the reason; mend it and drop it again.",
    "rejected": "See the rejected rows on the Data page.",
    "mailbox": "Check the section of the mailbox in syotto.toml.",
}


@dataclass(frozen=True)
class Trouble:
    """Something a source sent that could not be taken, or not be used."""

    source_id: str
    code: str
    events: int
    message: str
    last_at: datetime
    action: str


@dataclass(frozen=True)
class Day:
    """Events of a day."""

    day: date
    events: int


@dataclass(frozen=True)
class Sender:
    """A source and how it is."""

    source: Source
    health: str
    severity: str  # good, caution, plain
    last_at: datetime | None
    today: int
    week: int
    kinds: list[tuple[str, int]]
    days: list[Day]
    troubles: list[Trouble]

    @property
    def wrong(self) -> int:
        return sum(one.events for one in self.troubles)


@dataclass(frozen=True)
class Senders:
    """All sources."""

    finding: str
    senders: list[Sender]


def senders(house: Sources) -> Senders:
    """Every source with its health, those that need somebody first."""
    with whole(house).ledger.read() as connection:
        known = every_source(connection)
    days, wrong = book_of(house), troubles(house)
    today = house.now()
    found = [sender(one, days.get(one.source_id, []), wrong, today) for one in known]
    order = {"caution": 0, "good": 1, "plain": 2}
    ordered = sorted(found, key=lambda one: (order[one.severity], one.source.source_id))
    return Senders(finding(ordered), ordered)


def one_sender(house: Sources, name: str) -> Sender:
    """Raises NotFound where there is no source of that name."""
    for one in senders(house).senders:
        if one.source.source_id == name:
            return one
    raise NotFound(f"There is no source {name!r}.", fix="See the Sources page.")


def book_of(house: Sources) -> dict[str, list[dict[str, Any]]]:
    """What each source sent, day by day and kind by kind."""
    since = house.now().date() - timedelta(days=RHYTHM_DAYS)
    query = sa.select(source_days).where(source_days.c.day >= since).order_by(source_days.c.day)
    found: dict[str, list[dict[str, Any]]] = {}
    with whole(house).ledger.read() as connection:
        for row in connection.execute(query).mappings():
            found.setdefault(row["source_id"], []).append(dict(row))
    return found


def troubles(house: Sources, days: int = WEEK) -> list[Trouble]:
    """What went wrong lately, the newest first, one row for each source and code.

    A message may quote what somebody sent, so who sees a part of the customers is told of none.
    """
    if limited(house):
        return []
    since = house.now().date() - timedelta(days=days)
    query = sa.select(source_errors).where(source_errors.c.day >= since)
    newest: dict[tuple[str, str], Trouble] = {}
    with house.ledger.read() as connection:
        rows = connection.execute(query.order_by(source_errors.c.last_at)).mappings().all()
    for row in rows:
        key = row["source_id"], row["code"]
        before = newest[key].events if key in newest else 0
        newest[key] = trouble(dict(row), before)
    return sorted(newest.values(), key=lambda one: (one.last_at, one.code), reverse=True)


def trouble(row: Mapping[str, Any], before: int) -> Trouble:
    code = row["code"]
    action = ACTIONS.get(code) or "See the server's log."
    return Trouble(
        row["source_id"], code, before + row["events"], row["message"], row["last_at"], action
    )


def sender(
    source: Source, rows: Sequence[Mapping[str, Any]], wrong: Iterable[Trouble], now: datetime
) -> Sender:
    last_at = max((row["last_at"] for row in rows), default=None)
    health, severity = health_of(source, rows, last_at, now)
    week = [row for row in rows if row["day"] > now.date() - timedelta(days=WEEK)]
    kinds: dict[str, int] = {}
    for row in week:
        kinds[row["kind"]] = kinds.get(row["kind"], 0) + row["events"]
    return Sender(
        source=source,
        health=health,
        severity=severity,
        last_at=last_at,
        today=sum(row["events"] for row in rows if row["day"] == now.date()),
        week=sum(kinds.values()),
        kinds=sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])),
        days=daily(rows, now.date()),
        troubles=[one for one in wrong if one.source_id == source.source_id],
    )


def health_of(
    source: Source, rows: Sequence[Mapping[str, Any]], last_at: datetime | None, now: datetime
) -> tuple[str, str]:
    """In words, and how grave: silence is measured by how often the source usually sends."""
    if source.ended_at is not None:
        return "ended", "plain"
    if last_at is None:
        return "nothing yet", "plain"
    silent = (now - last_at).days
    active = sorted({row["day"] for row in rows})
    gaps = [(later - earlier).days for earlier, later in pairwise(active)]
    usual = median(gaps) if gaps else 1
    if silent >= max(SILENT_DAYS, 3 * usual):
        return f"silent for {many(silent, 'day')}", "caution"
    return "arriving", "good"


def daily(rows: Sequence[Mapping[str, Any]], today: date) -> list[Day]:
    """Every day of the last four weeks, also those without an event."""
    sums: dict[date, int] = {}
    for row in rows:
        sums[row["day"]] = sums.get(row["day"], 0) + row["events"]
    first = today - timedelta(days=DAYS_SHOWN - 1)
    every = [first + timedelta(days=number) for number in range(DAYS_SHOWN)]
    return [Day(day, sums.get(day, 0)) for day in every]


def finding(found: Sequence[Sender]) -> str:
    if not found:
        return "No source sends events yet."
    silent = [one.source.source_id for one in found if one.severity == "caution"]
    week = sum(one.week for one in found)
    said = f"{count(week)} events in a week from {many(len(found), 'source')}"
    return f"{said}; {listed(silent)} fell silent." if silent else f"{said}; none fell silent."
