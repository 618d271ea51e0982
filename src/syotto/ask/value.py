"""Value: what customers are expected to bring, how well that was foretold, and who may leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis
import numpy as np
from ibis import Table

from syotto.ask.large_day import large_days
from syotto.ask.referrals import Part, parts
from syotto.ask.risks import Risky, left_of, missing_of, risks_of, table_of
from syotto.ask.seen import limited
from syotto.ask.sources import Sources, first, product_names, rows
from syotto.ask.words import count, many, money, share
from syotto.ask.worth import Worth
from syotto.maths.intervals import REACH
from syotto.schema.lifetime import LIFETIME_FITS, LIFETIME_FORECASTS, LIFETIME_VALUES, Basis
from syotto.schema.referred import REFERRAL_VALUES
from syotto.schema.table import EXACT
from syotto.store.snapshot import Snapshot

SHOWN = 20
STEPS = (0, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000)


@dataclass(frozen=True)
class Band:
    """Customers whose value lies between two amounts. to: null is no end."""

    since: float
    to: float | None
    words: str
    customers: int
    value: float


@dataclass(frozen=True)
class Cohort:
    """Customers who came in one quarter."""

    quarter: str
    customers: int
    still_buy: float | None
    margin: float
    value: float


@dataclass(frozen=True)
class Forecast:
    """A tenth of the customers at the cut, or all of them; what was forecast, and what came."""

    segment: str
    tenth: int
    customers: int
    purchases: float
    low: float
    high: float
    came: float
    as_before: float
    as_all: float
    error: float
    error_as_before: float
    error_as_all: float
    margin: float | None
    margin_low: float | None
    margin_high: float | None
    margin_came: float
    margin_as_before: float
    covered: float


@dataclass(frozen=True)
class Fitted:
    """A model of a segment, or of contracts, and why it was chosen or left."""

    about: str
    segment: str
    model: str
    chosen: bool
    customers: int | None
    parameters: str
    held_out: float | None
    tested_on: int | None
    why: str


@dataclass(frozen=True)
class Valued:
    """A customer with their value."""

    customer_id: str
    name: str
    owner: str | None
    worth: Worth
    orders_value: float | None
    contracts_value: float | None
    probability_alive: float | None
    expected_purchases: float | None
    next_purchase_at: datetime | None
    basis: str
    why: str
    remark: str | None


@dataclass(frozen=True)
class Value:
    """Everything on the page; `customers` are those worth most; `left` have probably left."""

    finding: str
    currency: str
    as_of: datetime
    years: float
    discount: float
    total: Worth
    refused: str | None
    bands: list[Band]
    quadrants: list[Part]
    cohorts: list[Cohort]
    forecasts: list[Forecast]
    weeks: float | None
    judged: str | None
    off: str | None
    fits: list[Fitted]
    risks: list[Risky]
    left: list[Risky]
    missing: str | None
    customers: list[Valued]


def value(house: Sources, *, limit: int = SHOWN) -> Value:
    """Raises NotFound before the first build."""
    snapshot = house.warehouse.open()
    settings = house.settings
    known = values(snapshot)
    total = total_of(known)
    counted = first(rows(known.agg(known=known.value.count(), all=known.count())))
    forecasts = [] if limited(house) else forecasts_of(snapshot)
    return Value(
        finding=finding(total, counted or {}, settings.subscription_years, settings.currency),
        currency=settings.currency,
        as_of=snapshot.build.as_of,
        years=settings.subscription_years,
        discount=settings.discount,
        total=total,
        refused=refused(known),
        bands=bands(known, settings.currency),
        quadrants=quadrants(snapshot),
        cohorts=cohorts(snapshot, known),
        forecasts=forecasts,
        weeks=weeks_of(snapshot),
        judged=judged(forecasts),
        off=margin_off(forecasts),
        fits=[] if limited(house) else fits_of(snapshot),
        risks=risks_of(snapshot, limit),
        left=left_of(snapshot, limit),
        missing=missing_of(snapshot),
        customers=customers(snapshot, known, limit),
    )


def values(snapshot: Snapshot) -> Table:
    return table_of(snapshot, LIFETIME_VALUES)


def total_of(known: Table) -> Worth:
    """All customers together: what chance does to each partly cancels; what was learned errs for
    all alike, so that part is taken in full.
    """
    parts = {"value": known.value, "own": known.own_error**2, "shared": known.shared_error}
    sums = {name: part.cast(EXACT).sum().cast("float64") for name, part in parts.items()}
    row = rows(known.agg(**sums))[0]
    estimate = row["value"]
    if estimate is None:
        return Worth(None, None, None)
    away = REACH * float(np.sqrt(row["own"] + row["shared"] ** 2))
    return Worth(estimate, max(estimate - away, 0.0), estimate + away)


def finding(total: Worth, counted: dict[str, Any], years: float, currency: str) -> str:
    if not counted.get("all"):
        return "Nobody has bought or signed anything yet, so nobody has a value."
    if total.estimate is None:
        return "No customer has a value yet: there is too little to learn from."
    return (
        f"{many(counted['known'], 'customer')} are expected to bring "
        f"{money(total.estimate, currency)} of margin in {years:g} years."
    )


def refused(known: Table) -> str | None:
    """How many customers have no figure, and why."""
    row = known.filter(known.basis == Basis.REFUSED.value)
    told = rows(
        row.group_by("why").agg(customers=row.count()).order_by(ibis.desc("customers"), "why")
    )
    words = [f"{many(one['customers'], 'customer')}: {one['why']}" for one in told[:3]]
    return "; ".join(words) or None


def bands(known: Table, currency: str) -> list[Band]:
    """Customers by their value."""
    named = known.filter(known.value.notnull())
    place = ibis.cases(
        *[(named.value < end, at) for at, end in enumerate(STEPS[1:])], else_=len(STEPS) - 1
    )
    counted = named.group_by(place=place).agg(customers=named.count(), value=named.value.sum())
    made = []
    for row in rows(counted.order_by("place")):
        since = STEPS[row["place"]]
        to = STEPS[row["place"] + 1] if row["place"] + 1 < len(STEPS) else None
        words = money(since, currency) + (f" to {money(to, currency)}" if to else " and more")
        made.append(Band(since, to, words, row["customers"], row["value"]))
    return made


def quadrants(snapshot: Snapshot) -> list[Part]:
    """What they buy beside whom they bring; nothing where nobody brought anybody."""
    return parts(snapshot) if REFERRAL_VALUES.name in snapshot.names else []


def cohorts(snapshot: Snapshot, known: Table) -> list[Cohort]:
    """By the quarter in which customers came."""
    came = snapshot.table("customers").select("customer_id", "first_at", "margin")
    joined = known.join(came, "customer_id").filter(ibis._.first_at.notnull())
    by = joined.group_by(year=joined.first_at.year(), quarter=joined.first_at.quarter())
    counted = by.agg(
        customers=joined.count(),
        still_buy=joined.probability_alive.mean(),
        margin=joined.margin.sum(),
        value=joined.value.sum(),
    )
    return [
        Cohort(
            f"{row['year']} Q{row['quarter']}", row["customers"], row["still_buy"],
            float(row["margin"] or 0), row["value"] or 0.0,
        )
        for row in rows(counted.order_by("year", "quarter"))
    ]  # fmt: skip


def forecasts_of(snapshot: Snapshot) -> list[Forecast]:
    table = table_of(snapshot, LIFETIME_FORECASTS).drop("weeks")
    return [Forecast(**row) for row in rows(table.order_by("segment", "tenth"))]


def weeks_of(snapshot: Snapshot) -> float | None:
    row = first(rows(table_of(snapshot, LIFETIME_FORECASTS).select("weeks").limit(1)))
    return row["weeks"] if row else None


def judged(forecasts: Sequence[Forecast]) -> str | None:
    """Whether the forecast was worth more than what needs no model."""
    whole = whole_of(forecasts)
    if whole is None:
        return None
    told = (
        f"{count(round(whole.purchases))} purchases were forecast ({count(round(whole.low))} to "
        f"{count(round(whole.high))}) and {count(round(whole.came))} came: "
        f"{off_by(whole.purchases, whole.came)}. The interval held what came of "
        f"{share(whole.covered)} of the customers; it is meant to hold four in five."
    )
    best = min(whole.error_as_before, whole.error_as_all)
    if whole.error <= best:
        return f"{told} Of one customer it was closer than both naive forecasts."
    return (
        f"{told} Of one customer a naive forecast was closer: off by {best:.2f} purchases, "
        f"the model by {whole.error:.2f}."
    )


def whole_of(forecasts: Sequence[Forecast]) -> Forecast | None:
    return next((row for row in forecasts if row.segment == "all" and row.tenth == 0), None)


def margin_off(forecasts: Sequence[Forecast]) -> str | None:
    """How far the last forecast of all margin was off; none where none was made."""
    whole = whole_of(forecasts)
    if whole is None or whole.margin is None:
        return None
    return off_by(whole.margin, whole.margin_came)


def off_by(forecast: float, came: float) -> str:
    if came <= 0:
        return "too high: nothing came" if forecast > 0 else "right: nothing came"
    off = forecast / came - 1
    return f"{share(abs(off))} {'above' if off > 0 else 'below'} what came"


def fits_of(snapshot: Snapshot) -> list[Fitted]:
    table = table_of(snapshot, LIFETIME_FITS)
    names = product_names(snapshot)
    return [
        Fitted(
            row["about"], names.get(row["segment"], row["segment"]), row["model"], row["chosen"],
            row["customers"], parameters(row), row["held_out"], row["tested_on"], row["why"],
        )
        for row in rows(table.order_by("about", "segment", ibis.desc("chosen"), "model"))
    ]  # fmt: skip


def parameters(row: dict[str, Any]) -> str:
    """Each with its interval."""
    middle = row["parameters"] or row["then_parameters"] or []
    names = row["names"] or []
    if not middle or not names:
        return ""
    told = zip(names, middle, row["low"], row["high"], strict=True)
    return ", ".join(f"{name} {at:.4g} ({low:.2g}–{high:.2g})" for name, at, low, high in told)


def customers(snapshot: Snapshot, known: Table, limit: int) -> list[Valued]:
    """Those worth most."""
    people = snapshot.table("customers").select(who="customer_id", name="name", owner="owner")
    top = known.filter(known.value.notnull()).order_by(ibis.desc("value"), "customer_id")
    top = top.limit(limit)
    joined = top.left_join(people, top.customer_id == people.who)
    found = rows(joined.order_by(ibis.desc("value"), "customer_id"))
    remarks = large_days(snapshot, {row["customer_id"] for row in found if row["orders_value"]})
    return [valued(row, remarks.get(row["customer_id"])) for row in found]


def valued(row: dict[str, Any], remark: str | None) -> Valued:
    return Valued(
        row["customer_id"], row["name"] or row["customer_id"], row["owner"],
        Worth(row["value"], row["low"], row["high"]), row["orders_value"],
        row["contracts_value"], row["probability_alive"], row["expected_purchases"],
        row["next_purchase_at"], row["basis"], row["why"], remark,
    )  # fmt: skip
