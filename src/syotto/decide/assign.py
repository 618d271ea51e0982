"""Who gets a lead. Pure: the same leads, sellers and loads give the same answer.

The first that fits:

1. the owner of the account, while they are here; their deputy while they are away
2. of the sellers whose territories, products and units fit, those who fit most closely
3. among these the one with the least to do for their weight (the highest-averages rule of
   d'Hondt, 1882, over what they have already), by name where that is the same

Nobody gets one who is away, has their day's number, or has as many open as they take. Who asked
for us does not wait for that: a hot lead only needs somebody who is here, and what is not known of
it (its country, what it is about) excludes nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from syotto.decide.working_hours import next_spell, works_on
from syotto.schema.sellers import Seller, place_of

NO_ROOM = "nobody who may have it has room"


class Rule(StrEnum):
    """What made somebody the one."""

    OWNER = "account owner"
    DEPUTY = "deputy"
    FIT = "territory, product or unit"
    TURN = "turn"
    HAND = "by hand"


@dataclass(frozen=True)
class Wanted:
    """A lead to be given. products: article numbers and categories that it is about; offered: the
    same of what would fit them, as long as nobody said what it is about.
    """

    lead: str
    owner: str | None = None
    country: str | None = None
    postcode: str | None = None
    unit: str | None = None
    products: frozenset[str] = frozenset()
    hot: bool = False
    offered: frozenset[str] = frozenset()


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
        close = max(closeness(one, lead) for one in free)
        chosen = min((one for one in free if closeness(one, lead) == close), key=self.turn)
        return self.taken(lead, chosen, Rule.FIT if close[0] else Rule.TURN)

    def why_not(self, lead: Wanted) -> str:
        """Why nobody gets it now."""
        could = [one for one in self.sellers if one.name == lead.owner or fits(one, lead)]
        if not could:
            return f"no seller covers {about(lead)}"
        if any(one.name in self.here for one in could):
            return NO_ROOM
        spells = ((one, next_spell(one, self.at, self.holidays)) for one in could)
        days = [spell[0].astimezone(one.zone).date() for one, spell in spells if spell]
        return f"whoever covers it is away{f' until {min(days)}' if days else ''}"

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
    """What the seller names is true of the lead; who names nothing takes any. Of a hot lead it is
    enough that nothing known speaks against it.
    """
    said = agrees(seller, lead)
    return all(one is not False for one in said) if lead.hot else all(said)


def agrees(seller: Seller, lead: Wanted) -> Iterator[bool | None]:
    """Of each thing that a seller is particular about, whether it is so; null: not known."""
    if seller.territories:
        placed = {covers(one, lead) for one in seller.territories}
        yield True if True in placed else None if None in placed else False
    if seller.products:
        likely = seller.products & (lead.products or lead.offered)
        yield True if likely else False if lead.products else None
    if seller.units:
        yield lead.unit in seller.units if lead.unit else None


def covers(territory: str, lead: Wanted) -> bool | None:
    """FI is a country, DE 8* the part of one whose postcodes begin so; null: not known."""
    country, postcode = place_of(territory)
    if not lead.country:
        return None
    if country.upper() != lead.country.upper():
        return False
    if postcode and not lead.postcode:
        return None
    return (lead.postcode or "").startswith(postcode.rstrip("*"))


def closeness(seller: Seller, lead: Wanted) -> tuple[int, int]:
    """How many things that a seller is particular about are so, and how few are not known."""
    said = list(agrees(seller, lead))
    return said.count(True), -said.count(None)


def about(lead: Wanted) -> str:
    """What is known of a lead that decides who may have it."""
    place = " ".join(filter(None, (lead.country, lead.postcode)))
    unit = f"unit {lead.unit}" if lead.unit else ""
    return ", ".join(filter(None, (place, *sorted(lead.products), unit))) or "it"
