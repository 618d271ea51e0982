"""What one more contact loses, learned from what followed contacts; else the settings stand.

The risk of a contact, as a share of a year of the customer's margin, has four parts:

1. who leaves the channel: the share of contacts that an unsubscribe followed within WINDOW days,
   adjusted for small numbers by the other channels, times what contacts add to a year
2. complaints: their rate within WINDOW days after a contact against that of the same people on
   other days. What a complaint loses: sales in the 30 days after one against those of the same
   customers in the 60 days after that
3. the next contacts work less: how opening falls with recent contacts, within a person, times what
   they add meanwhile; what an e-mail tells is taken to be true of every channel, by its wear
4. who quietly leaves: one contact changes that too little to be seen in any number of contacts
   that a company has; the assumed risk stands for it, with its wide range

What contacts add to a year is what everybody's best offer adds, one after the other: the most there
is to lose. Without offers neither of the two parts that need it is known.

The growth with recent contacts is estimated from the complaints and unsubscribes that followed
contacts with many and with few recent ones, around the setting (a lognormal prior).

Intervals of sums by the method of variance estimates recovery (Zou & Donner 2008, Construction of
confidence intervals about effect measures, Statistics in Medicine 27). Chance decided nothing here:
it is a description, not a cause. Where fewer than FEWEST things followed, a part is not estimated.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.learn.pressure_facts import AFTER, COMPLAINT, LATER, LEFT
from syotto.maths.codes import ranked
from syotto.maths.intervals import REACH, TAIL, wilson
from syotto.maths.self_controlled import Span, rate_ratio, slope_within, stock
from syotto.maths.shrinkage import adjusted, prior_strength
from syotto.schema.pressure import (
    ANYBODY,
    CHANNELS,
    PRESSURE_FITS,
    RANGE,
    RISK,
    WEAR,
    PriceBasis,
)

FEWEST = 20
"""Things that followed below which a part is not estimated."""
WINDOW = 7.0
BACK_DAYS = 365.0
DAY_US = 86_400_000_000
FAR = 1e6

COMPLAINT_LOSES = 0.04
"""Assumed share of a year's margin that a complaint loses: half of what is bought in a month."""
DOUBLE = 2.0
"""The growth may be so many times smaller or larger than the setting."""
PARTS = ("unsubscribes", "complaints", "response")
COUNTS = ("contacts", "unsubscribed", "complained")
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Log:
    """Contacts of the last year, sorted by person and time, and what followed them.

    recent: contacts before each, by wear. days: until the next one, at most WINDOW.
    """

    who: Ints
    channel: Ints
    at: Floats
    recent: Floats
    opened: Floats  # nan: not known
    days: Floats
    people: int

    def place_of(self, who: Ints, at: Floats) -> Ints:
        """The last contact of each person before each moment, within WINDOW; -1: none."""
        found = np.searchsorted(self.who * FAR + self.at, who * FAR + at) - 1
        near = found >= 0
        near[near] = self.who[found[near]] == who[near]
        near[near] = at[near] - self.at[found[near]] <= WINDOW
        return np.where(near, found, -1)


@dataclass(frozen=True)
class Seen:
    """What was learned of a channel: the parts of the risk at usual pressure; None: too little.

    recent: the mean of recent contacts at a contact.
    """

    unsubscribes: Span | None
    complaints: Span | None
    response: Span | None
    recent: float
    contacts: int
    unsubscribed: int
    complained: int

    @property
    def parts(self) -> dict[str, Span | None]:
        return {name: getattr(self, name) for name in PARTS}


def pressure_fits(
    contacts: pa.Table, harms: pa.Table, sales: pa.Table, brings: pa.Table, halves: pa.Table,
    *, as_of: datetime, contact_risk: Mapping[str, float], contact_growth: float,
    contact_half_life: float, horizon_days: int,
) -> pa.Table:  # fmt: skip
    """One row per channel; schema PRESSURE_FITS.

    contacts: person, channel, at, opened. harms: person, kind, channel, at. sales: customer, soon,
    later, complaints. brings: at most one row; adds, low and high within the horizon, and year.
    halves: at most one row of sums over the margins of two half-years.
    """
    since = as_of - timedelta(days=BACK_DAYS)
    lately = contacts.filter(pc.greater(contacts["at"], since))
    log, names = logged(lately, as_of.timestamp() / 86_400, contact_half_life)
    harms = harms.filter(pc.greater(harms["at"], since))
    found = Harms(harmed(harms, LEFT, names), harmed(harms, COMPLAINT, names))
    adds = added_in_a_year(brings, horizon_days)
    seen = seen_of(log, found, loss_of(sales), adds, contact_half_life)
    growth = growth_of(log, found, contact_growth)
    risks, steady = {**RISK, **contact_risk}, {"reliability": reliability(halves)}
    rows = [
        row_of(name, seen.get(name), growth, risks.get(name, risks[ANYBODY]), contact_half_life)
        | steady
        for name in (*CHANNELS, ANYBODY)
    ]
    return pa.Table.from_pylist(rows, PRESSURE_FITS.columns.to_pyarrow())


def added_in_a_year(brings: pa.Table, horizon_days: int) -> Span | None:
    """Share of a year's margin that contacts add; None: not known."""
    for row in brings.to_pylist():
        times = BACK_DAYS / horizon_days / row["year"]
        return Span(row["adds"], row["low"], row["high"]).times(times)
    return None


def reliability(halves: pa.Table) -> float | None:
    """How well one half-year of a customer's margin tells the next: the correlation over customers,
    0-1; None for fewer than FEWEST customers, or where all bring the same.
    """
    for row in halves.filter(pc.greater_equal(halves["n"], FEWEST)).to_pylist():
        n, a, b, aa, bb, ab = (row[name] for name in ("n", "a", "b", "aa", "bb", "ab"))
        spread = (aa - a * a / n) * (bb - b * b / n)
        if spread > 0:
            return float(min(max((ab - a * b / n) / math.sqrt(spread), 0.0), 1.0))
    return None


def days_of(column: pa.ChunkedArray) -> Floats:
    return np.asarray(column.cast(pa.timestamp("us", "UTC")).cast(pa.int64()).to_numpy()) / DAY_US


def logged(contacts: pa.Table, until: float, half_life: float) -> tuple[Log, pa.Array]:
    """The contacts in order, and the names of their people."""
    code, names = ranked(contacts["person"])
    through = pc.index_in(contacts["channel"], pa.array(CHANNELS)).to_numpy()
    at = days_of(contacts["at"])
    order = np.lexsort((through, at, code))
    who, channel, at = code[order].astype(np.int64), through[order].astype(np.int64), at[order]
    opened = contacts["opened"].cast(pa.float64()).fill_null(np.nan).to_numpy()[order]
    recent = stock(who, at, np.array([WEAR[one] for one in CHANNELS])[channel], half_life)
    following = np.append(np.where(who[1:] == who[:-1], at[1:], until), until)[: len(who)]
    days = np.minimum(following - at, WINDOW)
    return Log(who, channel, at, recent, opened, days, len(names)), names


@dataclass(frozen=True)
class Harms:
    """Who and when, of those who were contacted."""

    left: tuple[Ints, Floats]
    complaints: tuple[Ints, Floats]


def harmed(harms: pa.Table, kind: str, names: pa.Array) -> tuple[Ints, Floats]:
    chosen = harms.filter(pc.equal(harms["kind"], kind))
    code = pc.index_in(chosen["person"], names)
    known = chosen.filter(pc.is_valid(code))
    return pc.drop_null(code).to_numpy().astype(np.int64), days_of(known["at"])


def seen_of(
    log: Log, found: Harms, loses: Span, adds: Span | None, half_life: float
) -> dict[str, Seen]:
    """What was learned of each channel that was used."""
    n = np.bincount(log.channel, minlength=len(CHANNELS))
    left, complained = followed(log, *found.left), followed(log, *found.complaints)
    leaving, fading = shares(left, n), fade(log)
    memory = half_life / np.log(2) / BACK_DAYS
    return {
        name: Seen(
            product(leaving[place], adds),
            product(extra_complaints(log, *found.complaints, place), loses),
            product(fading, adds and adds.times(WEAR[name] * memory)),
            float(log.recent[log.channel == place].mean()),
            int(n[place]), int(left[place]), int(complained[place]),
        )
        for place, name in enumerate(CHANNELS)
        if n[place]
    }  # fmt: skip


def followed(log: Log, who: Ints, at: Floats) -> Ints:
    """By channel: what came within WINDOW after a contact through it, the last one before."""
    place = log.place_of(who, at)
    return np.bincount(log.channel[place[place >= 0]], minlength=len(CHANNELS))


def shares(hits: Ints, n: Ints) -> list[Span | None]:
    """Shares of contacts by channel, adjusted for small numbers; None where too few followed."""
    if hits.sum() < FEWEST:
        return [None] * len(n)
    centre = np.full(len(n), hits.sum() / n.sum())
    strength = prior_strength(hits, n, centre)
    near = adjusted(hits, n, centre, strength)
    low, high = wilson(near, n + strength)
    return [Span(*map(float, one)) for one in zip(near, low, high, strict=True)]


def extra_complaints(log: Log, who: Ints, at: Floats, channel: int) -> Span | None:
    """Complaints by contact that would not have come without; None where too few followed."""
    place, mine = log.place_of(who, at), log.channel == channel
    hit = (place >= 0) & mine[place]
    if hit.sum() < FEWEST:
        return None
    in_windows = counts(log.who, log.people, log.days)
    ratio = rate_ratio(
        counts(who[hit], log.people),
        counts(log.who[mine], log.people, log.days[mine]),
        counts(who[place < 0], log.people),
        np.maximum(BACK_DAYS - in_windows, 0.0),
    )
    if ratio is None:
        return None
    share = float(hit.sum() / mine.sum())
    more = (1 - 1 / one for one in (ratio.value, ratio.low, ratio.high))
    return Span(*(max(share * one, 0.0) for one in more))


def counts(who: Ints, people: int, each: Floats | None = None) -> Floats:
    """How many of each person, or the sum of `each`."""
    return np.bincount(who, each, people).astype(np.float64)


def fade(log: Log) -> Span | None:
    """Share of the response that a recent contact takes away; None where too few opened."""
    seen = ~np.isnan(log.opened)
    opened = log.opened[seen]
    found = slope_within(log.who[seen], log.recent[seen], opened) if len(opened) else None
    if found is None or opened.sum() < FEWEST:
        return None
    usual = -float(opened.mean())
    return Span(*(max(one / usual, 0.0) for one in (found.value, found.high, found.low)))


def product(one: Span | None, other: Span | None) -> Span | None:
    """Of two numbers not below zero: what each is off by counts in squares (the delta method)."""
    if one is None or other is None:
        return None
    value = one.value * other.value
    below = np.hypot((one.value - one.low) * other.value, (other.value - other.low) * one.value)
    above = np.hypot((one.high - one.value) * other.value, (other.high - other.value) * one.value)
    return Span(value, max(value - float(below), 0.0), value + float(above))


def loss_of(sales: pa.Table) -> Span:
    """Share of a year's margin that a complaint loses; assumed where too few bought around them."""
    soon, later, many = (
        sales[name].cast(pa.float64()).to_numpy() for name in ("soon", "later", "complaints")
    )
    ratio = rate_ratio(soon, AFTER * many, later, LATER * many)
    if ratio is None or min(soon.sum(), later.sum()) < FEWEST:
        return ranged(COMPLAINT_LOSES)
    ends = (1 - one for one in (ratio.value, ratio.high, ratio.low))
    return Span(*(max(one, 0.0) * AFTER / BACK_DAYS for one in ends))


def growth_of(log: Log, found: Harms, setting: float) -> Span:
    """How the risk grows with recent contacts: median and interval of the posterior."""
    place = np.concatenate([log.place_of(*one) for one in (found.left, found.complaints)])
    hit = place[place >= 0]
    if len(hit) < FEWEST or setting <= 0:
        return Span(setting, setting / DOUBLE, setting * DOUBLE)
    step = np.linspace(-3.0, 3.0, 241)
    growth = setting * np.exp(step)
    chance = -0.5 * (step * REACH / np.log(DOUBLE)) ** 2
    chance += np.log1p(growth[:, None] * log.recent[hit]).sum(axis=1)
    for channel in np.unique(log.channel[hit]):
        mine = log.channel == channel
        whole = mine.sum() + growth * log.recent[mine].sum()
        chance -= mine[hit].sum() * np.log(whole)
    share = np.cumsum(np.exp(chance - chance.max()))
    return Span(*np.interp([0.5, TAIL, 1 - TAIL], share / share[-1], growth).tolist())


def row_of(
    channel: str, seen: Seen | None, growth: Span, assumed: float, half_life: float
) -> dict[str, Any]:
    """A channel's row: its parts as at no recent contacts, where they are known."""
    usual = 1 + growth.value * (seen.recent if seen else 0.0)
    parts = {name: one.times(1 / usual) for name, one in seen.parts.items() if one} if seen else {}
    risk = total(parts, assumed)
    told = {name: one.value for name, one in parts.items()}
    return {
        "channel": channel, "risk": risk.value, "risk_low": risk.low, "risk_high": risk.high,
        "growth": growth.value, "growth_low": growth.low, "growth_high": growth.high,
        "half_life_days": half_life, "wear": WEAR.get(channel, 1.0), **told,
        "unseen": risk.value - sum(told.values()),
        **{name: getattr(seen, name) if seen else 0 for name in COUNTS},
        "basis": (PriceBasis.DESCRIPTION if parts else PriceBasis.ASSUMED).value,
        "about": about(seen, parts),
    }  # fmt: skip


def total(parts: Mapping[str, Span], assumed: float) -> Span:
    """The sum of what is known and of what stays assumed: who quietly leaves."""
    every = [*parts.values(), ranged(assumed)]
    value = sum(one.value for one in every)
    below, above = (
        sum((one.value - getattr(one, end)) ** 2 for one in every) ** 0.5 for end in ("low", "high")
    )
    return Span(value, max(value - below, 0.0), value + above)


def ranged(assumed: float) -> Span:
    return Span(assumed, assumed / RANGE, assumed * RANGE)


def about(seen: Seen | None, parts: Mapping[str, Span]) -> str:
    if seen is None:
        return "Assumed: nobody was contacted so in the last year."
    lacking = [name for name in PARTS if name not in parts]
    need = (
        f"{', '.join(lacking)}: fewer than {FEWEST} to learn from, or no offers" if lacking else ""
    )
    if not parts:
        return f"Assumed. {need.capitalize()}."
    found = f"Description, not cause: {', '.join(parts)} of the same people, with and without"
    found += " recent contacts. Who quietly leaves stays assumed"
    return f"{found}; {need}." if need else f"{found}."
