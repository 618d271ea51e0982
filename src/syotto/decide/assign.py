"""Who gets a lead. Pure: the same leads, sellers and loads give the same answer.

The first that fits:

1. the owner of the account, while they are here; their deputy while they are away
2. of the sellers whose territories, products and units fit, those who fit most closely
3. among these the one with the least to do for their weight (the highest-averages rule of
   d'Hondt, 1882, over what they have already), by name where that is the same

Nobody gets one who is away, has their day's number, or has as many open as they take. Who asked
for us does not wait for that: a hot lead only needs somebody who is here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from syotto.decide.working_hours import works_on
from syotto.schema.sellers import Seller


class Rule(StrEnum):
    """What made somebody the one."""

    OWNER = "account owner"
    DEPUTY = "deputy"
    FIT = "territory, product or unit"
    TURN = "turn"
    HAND = "by hand"


@dataclass(frozen=True)
class Wanted:
    """A lead to be given. products: article numbers and categories that it is about."""

    lead: str
    owner: str | None = None
    country: str | None = None
    postcode: str | None = None
    unit: str | None = None
    products: frozenset[str] = frozenset()
    hot: bool = False


@dataclass(frozen=True)
class Load:
    """What a seller has: leads that are open, and new ones of this day."""

    open: int = 0
    today: int = 0


@dataclass(frozen=True)
class Given:
    """Who gets a lead, and by which rule."""

    lead: str
    seller: Seller
    rule: Rule


@dataclass
class Desk:
    """Gives leads to sellers one after the other; what one gets counts for the next."""

    sellers: Sequence[Seller]
    loads: Mapping[str, Load]
    at: datetime
    holidays: Collection[date]
    given: dict[str, int] = field(default_factory=dict)

    @cached_property
    def here(self) -> dict[str, Seller]:
        """Sellers who work today, by their own calendar."""
        return {
            one.name: one
            for one in self.sellers
            if works_on(one, self.at.astimezone(one.zone).date(), self.holidays)
        }

    @property
    def full(self) -> bool:
        """Nobody who is here has room."""
        return not any(map(self.has_room, self.here.values()))

    def give(self, lead: Wanted) -> Given | None:
        """None where nobody who may have it is here and has room: it waits."""
        own = self.owner_of(lead)
        if own is not None:
            name, rule = own
            room = name in self.here and (lead.hot or self.has_room(self.here[name]))
            return self.taken(lead, self.here[name], rule) if room else None
        fitting = [one for one in self.here.values() if fits(one, lead)]
        free = [one for one in fitting if self.has_room(one)] or (fitting if lead.hot else [])
        if not free:
            return None
        close = max(closeness(one) for one in free)
        chosen = min((one for one in free if closeness(one) == close), key=self.turn)
        return self.taken(lead, chosen, Rule.FIT if close else Rule.TURN)

    def owner_of(self, lead: Wanted) -> tuple[str, Rule] | None:
        """The owner or, while they are away, their deputy; None where others may have it."""
        owner = next((one for one in self.sellers if one.name == lead.owner), None)
        if owner is None or owner.name in self.here:
            return (owner.name, Rule.OWNER) if owner else None
        return (owner.deputy, Rule.DEPUTY) if owner.deputy in self.here else None

    def has_room(self, seller: Seller) -> bool:
        load, new = self.loads.get(seller.name, Load()), self.given.get(seller.name, 0)
        return load.today + new < seller.capacity and load.open + new < seller.most_open

    def turn(self, seller: Seller) -> tuple[float, str]:
        has = self.loads.get(seller.name, Load()).open + self.given.get(seller.name, 0)
        return (has + 1) / seller.weight, seller.name

    def taken(self, lead: Wanted, seller: Seller, rule: Rule) -> Given:
        self.given[seller.name] = self.given.get(seller.name, 0) + 1
        return Given(lead.lead, seller, rule)


def assign(
    leads: Sequence[Wanted],
    sellers: Sequence[Seller],
    loads: Mapping[str, Load],
    at: datetime,
    holidays: Collection[date] = (),
) -> list[Given | None]:
    """Who gets each lead, in the order given: the first has the first choice."""
    desk = Desk(sellers, loads, at, holidays)
    return [desk.give(lead) for lead in leads]


def fits(seller: Seller, lead: Wanted) -> bool:
    """What the seller names is true of the lead; who names nothing takes any."""
    placed = not seller.territories or any(covers(one, lead) for one in seller.territories)
    about = not seller.products or bool(seller.products & lead.products)
    return placed and about and (not seller.units or lead.unit in seller.units)


def covers(territory: str, lead: Wanted) -> bool:
    """FI is a country, DE 8* the part of one whose postcodes begin so."""
    country, _, postcode = territory.partition(" ")
    if country.upper() != (lead.country or "").upper():
        return False
    return not postcode or (lead.postcode or "").startswith(postcode.rstrip("*"))


def closeness(seller: Seller) -> int:
    """How many things a seller is particular about."""
    return sum(map(bool, (seller.territories, seller.products, seller.units)))
