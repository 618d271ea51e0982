"""One person planned anew on an event, from what the last build knew and what happened since.

The same rule as the plan's, at its prices: of what could be done, that is done which is worth most
after the patience it costs now and the minutes, leads and money that it takes of others; no contact
is worth 0. Patience costs what `decide/pressure` says of the contacts until now, where the build
took off what it said of those until then; a first contact is free, then as now.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from syotto.decide.pressure import DAY, LN2, Price, PriceFit, fit_of, price_of, recent_of
from syotto.schema.plan import Kind
from syotto.schema.pressure import SAID_AS

CONTROL = "control"
HOUR, LEADS, BUDGET, EVERYBODY = "minutes", "leads", "budget", ""
FREE = Price(0.0, 0.0, 0.0)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Since:
    """What happened after the build.

    contacts: channel and moment of each. refused: channels that they left. bought: products.
    declined: products, or what else somebody said no to; None among them is the customer as a
    whole. owned: products that they are said to have, which may still need something.
    """

    contacts: Sequence[tuple[str, datetime]] = ()
    refused: frozenset[str] = frozenset()
    bought: frozenset[str] = frozenset()
    declined: frozenset[str | None] = frozenset()
    owned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Option:
    """A candidate as it stands now. net: after what it takes of others; why_not: null, it may."""

    kind: str
    what: str
    channel: str
    person_id: str | None
    expected_margin: float
    pressure: float
    net: float
    low: float
    high: float
    reasons: str
    why_not: str | None


@dataclass(frozen=True)
class Known:
    """What the build knew. prices: of a unit of each resource and owner.

    recent: of who was contacted, by person. worth: margin to expect of the customer in a year.
    """

    as_of: datetime
    fits: Mapping[str, PriceFit]
    prices: Mapping[tuple[str, str], float]
    recent: Mapping[str | None, float]
    worth: float
    arm: str | None = None


def options(rows: Sequence[Row], known: Known, since: Since, now: datetime) -> list[Option]:
    """Every candidate of a customer, the best first; what may not be done now is last."""
    found = [option(row, known, since, now) for row in rows]
    return sorted(found, key=lambda one: (one.why_not is not None, -one.net, one.kind, one.what))


def option(row: Row, known: Known, since: Since, now: datetime) -> Option:
    then, here = patience(row, known, since, now)
    change = then.price - here.price
    margin = (row["expected_margin"] or 0.0) + change
    return Option(
        row["kind"], row["what"], row["channel"], row["person_id"], margin,
        max((row["pressure"] or 0.0) - change, 0.0), margin - taken(row, known.prices),
        (row["low"] or 0.0) + then.high - here.high, (row["high"] or 0.0) + then.low - here.low,
        row["reasons"] or "", why_not(row, known, since, now),
    )  # fmt: skip


def patience(row: Row, known: Known, since: Since, now: datetime) -> tuple[Price, Price]:
    """What one more contact cost when built, and what it costs now."""
    before = known.recent.get(row["person_id"])
    if before is None and not since.contacts:
        return FREE, FREE
    half_life = fit_of(known.fits, row["channel"]).half_life_days
    age = max((now - known.as_of).total_seconds(), 0.0) / DAY / half_life
    recent = (before or 0.0) * math.exp(-LN2 * age) + recent_of(since.contacts, half_life, now)
    then = FREE if before is None else price_of(known.fits, row["channel"], before, known.worth)
    return then, price_of(known.fits, row["channel"], recent, known.worth)


def channel_of(row: Row) -> str:
    channel: str = row["channel"]
    return SAID_AS.get(channel, channel)


def taken(row: Row, prices: Mapping[tuple[str, str], float]) -> float:
    """What its minutes, its place among new leads and its cost are worth to others."""
    owner = row["owner"] or EVERYBODY
    lead = float(row["kind"] == Kind.LEAD)
    return (
        (row["minutes"] or 0.0) * prices.get((HOUR, owner), 0.0)
        + lead * prices.get((LEADS, owner), 0.0)
        + (row["cost"] or 0.0) * prices.get((BUDGET, EVERYBODY), 0.0)
    )


def why_not(row: Row, known: Known, since: Since, now: datetime) -> str | None:
    """The first thing that speaks against it today, of the build or since; a code."""
    through = channel_of(row)
    product = row["product_id"]
    subject = product or row["what"]
    has_it = subject in since.owned and row["kind"] != Kind.SUPPLY
    found = (
        (row["why_not"] is not None, row["why_not"]),
        (known.arm == CONTROL, CONTROL),
        (row["until"] is not None and row["until"] < now, "over"),
        (through in since.refused, "not_permitted"),
        (has_it or not since.declined.isdisjoint({None, subject}), "feedback"),
        (product is not None and product in since.bought, "bought"),
    )
    return next((code for said, code in found if said), None)


def chosen(found: Sequence[Option]) -> Option | None:
    """What is done: the best that may be and is worth more than no contact; None is no contact."""
    return next((one for one in found if one.why_not is None and one.net > 0), None)
