"""How fast mailings go: so many to a domain in a minute, so many in a day while a sender is new.

Room is taken from counters that all workers share. What has no room now waits for the next minute
or day; it is looked at again then, so that nothing is ever let go in a burst.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from syotto.errors import SettingError
from syotto.schema.words import Lane
from syotto.settings import Settings
from syotto.store import outbox as book

EVERYBODY = "*"
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LONGEST_WARM_UP = 30
Row = Mapping[str, Any]
Late = dict[str, tuple[datetime, str]]


def without_room(
    connection: sa.Connection, settings: Settings, rows: Sequence[Row], now: datetime
) -> Late:
    """Messages that must wait: message_id -> (until when, why). The room of the rest is taken."""
    bulk = [row for row in rows if row["lane"] == Lane.BULK]
    late: Late = {}
    per_day = warm_up(settings, now.date())
    if per_day is not None:
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        reason = f"warm-up: {per_day:,} messages today"
        late |= beyond(connection, EVERYBODY, today, DAY, bulk, per_day, reason)
    minute = now.replace(second=0, microsecond=0)
    for domain, some in sorted(by_domain(bulk, late).items()):
        limit = settings.mail_per_minute.get(domain)
        if limit is not None:
            reason = f"pace: {limit:,} a minute to {domain}"
            late |= beyond(connection, domain, minute, MINUTE, some, limit, reason)
    return late


def by_domain(rows: Sequence[Row], late: Late) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["message_id"] not in late:
            found[row["domain"]].append(row)
    return found


def beyond(
    connection: sa.Connection,
    scope: str,
    since: datetime,
    period: timedelta,
    rows: Sequence[Row],
    limit: int,
    reason: str,
) -> Late:
    """What a period has no room for, spread over the periods after it."""
    got = book.take_room(connection, scope, since, len(rows), limit) if rows else 0
    return {
        row["message_id"]: (since + period * (1 + place // max(limit, 1)), reason)
        for place, row in enumerate(rows[got:])
    }


def warm_up(settings: Settings, today: date) -> int | None:
    """How many messages of mailings may leave today; None: any number.

    Raises SettingError where `warm_up_from` is no day.
    """
    if not settings.warm_up_per_day or not settings.warm_up_from:
        return None
    try:
        first = date.fromisoformat(settings.warm_up_from)
    except ValueError as error:
        raise SettingError(
            f"`warm_up_from` is {settings.warm_up_from!r}.", fix="Write a day like 2026-11-22."
        ) from error
    days = (today - first).days
    if days < 0:
        return settings.warm_up_per_day
    return settings.warm_up_per_day * 2**days if days < LONGEST_WARM_UP else None
