"""Until when a seller has to do what is next, by their own clock and calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from syotto.decide.working_hours import due, next_spell
from syotto.run.defined import sellers_in
from syotto.run.house import House
from syotto.schema.sellers import Seller, days_off

Row = Mapping[str, Any]


def seller_called(house: House, name: str | None) -> Seller | None:
    return next((one for one in sellers_in(house) if one.name == name), None)


def clock_of(house: House, name: str | None) -> Seller:
    """The seller; of somebody who is none any more, one with the usual hours."""
    found = seller_called(house, name)
    return found or Seller(name or "", None, ZoneInfo(house.settings.time_zone))


def call_by(house: House, lead: Row, now: datetime) -> datetime:
    """Until when who has accepted it speaks with them."""
    holidays = days_off(house.settings.holidays)
    return due(clock_of(house, lead["owner"]), now, house.settings.lead_call_hours, holidays)


def end_of_day(house: House, lead: Row, day: date) -> datetime:
    """When the seller's work ends on that day, or on the first after it on which they work."""
    seller = clock_of(house, lead["owner"])
    morning = datetime.combine(day, time(0), seller.zone)
    spell = next_spell(seller, morning, days_off(house.settings.holidays))
    return spell[1] if spell else morning
