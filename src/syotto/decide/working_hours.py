"""When a seller works, and until when they have to answer: by their own clock and calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from syotto.schema.sellers import Seller

AHEAD = 400
"""Days that are looked ahead: nobody is away for longer and still waited for."""


def works_on(seller: Seller, day: date, holidays: Collection[date]) -> bool:
    return day.weekday() in seller.days and day not in holidays and not seller.is_away(day)


def spells(
    seller: Seller, since: datetime, holidays: Collection[date]
) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of time in which the seller works, from `since` on, in UTC."""
    first = since.astimezone(seller.zone).date()
    for number in range(AHEAD):
        day = first + timedelta(days=number)
        if works_on(seller, day, holidays):
            begins, ends = (
                datetime.combine(day, moment, seller.zone).astimezone(UTC)
                for moment in (seller.begins, seller.ends)
            )
            if ends > since:
                yield max(begins, since), ends


def due(seller: Seller, since: datetime, hours: float, holidays: Collection[date]) -> datetime:
    """The moment at which so many of the seller's working hours have passed since then."""
    left = timedelta(hours=hours)
    for begins, ends in spells(seller, since, holidays):
        if begins + left <= ends:
            return begins + left
        left -= ends - begins
    return since + timedelta(days=AHEAD)


def hours_between(
    seller: Seller, since: datetime, until: datetime, holidays: Collection[date]
) -> float:
    """Working hours of the seller between two moments."""
    total = timedelta()
    for begins, ends in spells(seller, since, holidays):
        if begins >= until:
            break
        total += min(ends, until) - begins
    return total / timedelta(hours=1)


def next_spell(
    seller: Seller, since: datetime, holidays: Collection[date]
) -> tuple[datetime, datetime] | None:
    """The first stretch of work that ends after then; None for who does not work in the year."""
    return next(islice(spells(seller, since, holidays), 1), None)
