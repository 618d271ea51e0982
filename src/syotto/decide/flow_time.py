"""How long a wait takes: by the person's calendar and clock, kept in UTC.

Minutes and hours pass. Days, weeks and months are counted by the calendar, so that the clock says
the same before and after them; a month without that day ends with its last. A time that the clock
skips in spring comes as much later; one that it shows twice in autumn comes the first time.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from syotto.decide.working_hours import spells
from syotto.schema.flow_steps import Span, Unit, Wait, Weekday
from syotto.schema.sellers import Seller, Week

PASSING = (Unit.MINUTES, Unit.HOURS)
WEEKDAYS = tuple(Weekday)


@lru_cache(maxsize=1024)
def zone_of(name: str | None, otherwise: str) -> ZoneInfo:
    """The person's zone; a name that nobody knows is as none."""
    try:
        return ZoneInfo(name or otherwise)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(otherwise)


def after(span: Span, since: datetime, zone: ZoneInfo) -> datetime:
    """When a span that began at `since` is over, in UTC."""
    if span.unit in PASSING:
        return since.astimezone(UTC) + timedelta(**{span.unit: span.amount})
    local = since.astimezone(zone)
    if span.unit == Unit.MONTHS:
        return moment(months_later(local.date(), span.amount), local.time(), zone)
    later = local + timedelta(**{span.unit: span.amount})  # by the clock of the place
    return later.astimezone(UTC)


def surely_over(span: Span, now: datetime) -> datetime:
    """A span that began by then is over now, wherever and in whichever month it began."""
    days = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 31}.get(span.unit)
    if days is None:
        return now - timedelta(**{span.unit: span.amount})
    return now - timedelta(days=days * span.amount, hours=1)


def months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock.replace(fold=0), zone).astimezone(UTC)


def wait_ends(wait: Wait, since: datetime, zone: ZoneInfo, week: Week) -> datetime:
    """When a wait that began at `since` is over at the latest, in UTC."""
    if wait.working_hours:
        return working(since, zone, week)
    over = after(wait.span, since, zone) if wait.span else since.astimezone(UTC)
    if wait.at is None and not wait.on:
        return over
    return next_at(wait.at, wait.on, over, zone)


def next_at(at: time | None, on: tuple[Weekday, ...], since: datetime, zone: ZoneInfo) -> datetime:
    """The first moment, not before `since`, at this time of one of these days."""
    local = since.astimezone(zone)
    days = on or WEEKDAYS
    if at is None and WEEKDAYS[local.weekday()] in days:
        return since
    clock = local.time() if at is None else at
    for ahead in range(9):
        day = local.date() + timedelta(days=ahead)
        found = moment(day, clock, zone)
        if found >= since and WEEKDAYS[day.weekday()] in days:
            return found
    raise AssertionError("every day of the week comes within eight days")


def working(since: datetime, zone: ZoneInfo, week: Week) -> datetime:
    """`since` where it lies in working hours; else when they begin next."""
    one = Seller("", None, zone, begins=week.begins, ends=week.ends, days=week.days)
    return next((begins for begins, _ in spells(one, since, week.off)), since)
