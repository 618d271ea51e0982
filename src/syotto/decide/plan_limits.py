"""What limits the plan of a day: sellers' minutes, their new leads, what contacts may cost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from syotto.schema.sellers import Seller

MINUTES, LEADS, BUDGET, PERSON, ALL = "minutes", "leads", "budget", "person", "all"
"""Kinds of resources; `all` is the plan as a whole."""
NOBODY = ""
"""Customers without an owner share one list."""
UNITS = {MINUTES: 60.0, LEADS: 1.0, BUDGET: 100.0}
"""How much more of it people think in: an hour, a lead, a hundred euros."""


@dataclass
class Limits:
    """Resources by kind and name, numbered as they come; what there is of each."""

    places: dict[tuple[str, str], int] = field(default_factory=dict)
    capacity: list[float] = field(default_factory=list)

    def place(self, kind: str, name: str, capacity: float) -> int:
        key = (kind, name)
        if key not in self.places:
            self.places[key] = len(self.capacity)
            self.capacity.append(capacity)
        return self.places[key]


@dataclass(frozen=True)
class Desk:
    """Who does what is an owner's: their own minutes, or those of who stands in for them.

    leads: new leads a day; null where the settings do not name the seller.
    """

    seller: str
    minutes: float
    leads: float | None


def desks(
    owners: Iterable[str],
    sellers: Sequence[Seller],
    at: datetime,
    holidays: Collection[date],
    minutes: float,
) -> dict[str, Desk]:
    """Each owner's desk on the first day from `at` on which they usually work.

    Who is away then leaves it to their deputy, or it waits. Each is judged on their own day: so
    all that lands on a seller's desk finds the same minutes there.
    """
    named = {one.name: one for one in sellers}
    return {owner: desk(owner, named, at, holidays, minutes) for owner in owners}


def desk(
    owner: str,
    sellers: dict[str, Seller],
    at: datetime,
    holidays: Collection[date],
    minutes: float,
) -> Desk:
    if owner not in sellers:
        return Desk(owner, minutes, None)
    own = sellers[owner]
    day = next_day(own, at, holidays)
    if not own.is_away(day):
        return Desk(owner, minutes, own.capacity)
    deputy = sellers.get(own.deputy or "")
    if deputy is None or deputy.is_away(next_day(deputy, at, holidays)):
        return Desk(owner, 0.0, own.capacity)
    return Desk(deputy.name, minutes, deputy.capacity)


def next_day(seller: Seller, at: datetime, holidays: Collection[date]) -> date:
    """The next day of their week that is no holiday; today counts."""
    first = at.astimezone(seller.zone).date()
    days = (first + timedelta(days=number) for number in range(60))
    return next((d for d in days if d.weekday() in seller.days and d not in holidays), first)
