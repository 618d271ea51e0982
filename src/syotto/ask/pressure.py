"""Contact pressure: what one more contact costs in patience, by channel and for whom most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis

from syotto.ask.numbered import everybody
from syotto.ask.sources import Sources, rows
from syotto.ask.words import listed, money
from syotto.ask.worth import Worth
from syotto.schema.pressure import ANYBODY, CHANNELS, CONTACT_PRICES, PRESSURE_FITS, PriceBasis

MOST = 25
STEPS = (0, 2, 5, 10)
"""Recent contacts at which a price is told."""


@dataclass(frozen=True)
class Channel:
    """A channel's price at so many recent contacts, for 1,000 of yearly margin, and its parts."""

    channel: str
    prices: list[Worth]
    growth: float
    growth_low: float
    growth_high: float
    parts: dict[str, float | None]
    contacts: int
    unsubscribed: int
    complained: int
    basis: str
    about: str


@dataclass(frozen=True)
class Tired:
    """A customer, and what one more contact through a channel costs. page: as in `ask/due`."""

    customer_id: str
    name: str
    channel: str
    price: float
    low: float
    high: float
    recent: float
    contacts: int
    last_at: datetime
    worth: float
    basis: str
    page: str


@dataclass(frozen=True)
class Pressure:
    """Channels, and where one more contact costs most."""

    finding: str
    as_of: datetime
    currency: str
    half_life_days: float
    steps: tuple[int, ...]
    channels: list[Channel]
    tired: list[Tired]

    @property
    def lines(self) -> dict[str, list[float]]:
        """Prices by channel, for the chart."""
        return {
            one.channel: [round(price.estimate or 0.0, 2) for price in one.prices]
            for one in self.channels
            if one.contacts
        } or {"assumed": [round(price.estimate or 0.0, 2) for price in self.channels[0].prices]}


PARTS = ("unsubscribes", "complaints", "response", "unseen")


def pressure(house: Sources, channel: str = "email") -> Pressure:
    """Raises NotFound before the first build."""
    snapshot = house.warehouse.open()
    fits = snapshot.table(PRESSURE_FITS.name)
    found = {row["channel"]: row for row in rows(fits)}
    channels = [channel_of(found[name]) for name in (*CHANNELS, ANYBODY) if name in found]
    prices = snapshot.table(CONTACT_PRICES.name)
    chosen = prices.filter(prices.channel == channel, prices.person_id.isnull())
    known = everybody(snapshot).drop("owner")
    told = chosen.left_join(known, chosen.customer_id == known.number).drop("number", "person_id")
    most = told.order_by(ibis.desc("price"), "customer_id").limit(MOST)
    tired = [
        Tired(
            **row | {"name": row["name"] or row["customer_id"], "page": row["page"] or "customers"}
        )
        for row in rows(most)
    ]
    currency = house.settings.currency
    return Pressure(
        finding(channels, tired, currency),
        snapshot.build.as_of,
        currency,
        house.settings.contact_half_life,
        STEPS,
        channels,
        tired,
    )


def channel_of(row: dict[str, Any]) -> Channel:
    def at(recent: int, end: str) -> float:
        return float(1_000 * row[f"risk{end}"] * (1 + row[f"growth{end}"] * recent))

    prices = [Worth(*(at(step, end) for end in ("", "_low", "_high"))) for step in STEPS]
    copied = {name: row[name] for name in Channel.__dataclass_fields__ if name in row}
    return Channel(**copied, prices=prices, parts={name: row[name] for name in PARTS})


def finding(channels: list[Channel], tired: list[Tired], currency: str) -> str:
    if not tired:
        return "Nobody was contacted so lately: every price is that of a first contact."
    most = money(tired[0].price, currency)
    learned = [one.channel for one in channels if one.basis != PriceBasis.ASSUMED]
    known = f"learned for {listed(learned)} and assumed else" if learned else "assumed so far"
    return (
        f"One more contact of {tired[0].name} costs about {most} in patience, the most of all. "
        f"Prices are {known}."
    )
