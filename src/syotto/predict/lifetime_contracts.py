"""How long contracts last, learned and foretold: sBG, or BdW where age makes a difference.

1. A contract is left or renewed at the end of each of its periods; one that was ended in the midst
   of a period counts as left at its end. What was replaced by another one did not leave. A period
   is the one that is billed, but a year where most contracts of that billing end at whole years.
2. Whoever left before the first end that is known is nowhere in the data: every contract is read
   from that moment on.
3. sBG and BdW learn what was known at the cut; the one that makes the renewals after it likelier
   counts. Single contracts lean on all of them as segments of customers do on the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from syotto.errors import SyottoError
from syotto.maths import renewals
from syotto.maths.intervals import TAIL
from syotto.maths.maximum import Floats, Maximum
from syotto.predict.lifetime_rows import (
    CONTRACTS,
    WHOLE,
    Flags,
    Known,
    fit_row,
    spread_of,
    told_by,
)

DAY = 86_400_000_000
YEAR_DAYS = 365.25
CLOSE_DAYS = 4.0
"""Who ends so soon after a renewal ends at it: years are not equally long."""
FEWEST = 20
WORTH = 50.0
BETTER = 2.0
MOSTLY = 0.5
NAMES = {"sBG": ("alpha", "beta"), "BdW": ("alpha", "beta", "c")}
Row = dict[str, Any]


@dataclass(frozen=True)
class Contracts:
    """Contracts as numbers. Days since 1970; ended: nan while it runs."""

    product: np.ndarray
    started: Floats
    ended: Floats
    period: Floats
    margin: Floats
    replaced: Flags

    def of(self, rows: Flags) -> Contracts:
        return Contracts(
            self.product[rows],
            self.started[rows],
            self.ended[rows],
            self.period[rows],
            self.margin[rows],
            self.replaced[rows],
        )

    @property
    def running(self) -> Flags:
        return np.isnan(self.ended)


class Seen(NamedTuple):
    """Renewals of contracts until a moment: how many were stayed for, and whether one left then."""

    since: Floats
    stayed: Floats
    left: Floats


def contracts(table: pa.Table) -> Contracts:
    """From CONTRACT_HISTORIES, each with the period after which it is really renewed."""
    said = Contracts(
        np.array(table["product_id"].to_pylist(), dtype=object),
        days(table, "started_at"),
        days(table, "ended_at"),
        table["period_days"].to_numpy(),
        table["yearly_margin"].to_numpy(),
        np.array(table["replaced"].to_pylist(), dtype=bool),
    )
    period = said.period.copy()
    for billed in np.unique(period):
        rows = said.period == billed
        if yearly(said.of(rows)):
            period[rows] = YEAR_DAYS
    return replace(said, period=period)


def yearly(held: Contracts) -> bool:
    """Whether contracts end at whole years, however often they are billed."""
    ended = ~held.running & ~held.replaced
    years = (held.ended - held.started)[ended] / YEAR_DAYS
    whole = np.maximum(np.rint(years), 1)
    near = np.abs(years - whole) * YEAR_DAYS <= CLOSE_DAYS
    return len(years) >= FEWEST and float(near.mean()) > MOSTLY


def days(table: pa.Table, name: str) -> Floats:
    moments = table[name].cast(pa.timestamp("us", "UTC")).cast(pa.int64()).cast(pa.float64())
    return np.asarray(moments.to_numpy(), np.float64) / DAY


def first_end(held: Contracts) -> float:
    return float(np.nanmin(held.ended)) if (~held.running).any() else np.inf


def seen(held: Contracts, until: float, start: float) -> Seen:
    """What was known at `until`, of contracts that had begun; from `start` on."""
    over = held.ended <= until
    lasted = (np.where(over, held.ended, until) - held.started) / held.period
    at_renewal = np.maximum(np.ceil(lasted - CLOSE_DAYS / held.period), 1) - 1
    stayed = np.where(over, at_renewal, np.floor(lasted))
    since = np.floor((start - held.started) / held.period)
    left = (over & ~held.replaced).astype(float)
    return Seen(np.minimum(np.maximum(since, 0), stayed), stayed, left)


def learned(table: pa.Table, now: float, cut: float) -> list[Row]:
    """Rows of LIFETIME_FITS, from CONTRACT_HISTORIES; now, cut: days since 1970."""
    if not table.num_rows:
        return []
    held = contracts(table)
    start = first_end(held)
    rows: list[Row] = []
    whole: dict[str, Maximum] = {}
    for segment, part in parts(held):
        made, now_of = of_segment(segment, part, (now, cut, start), whole, len(held.started))
        rows += made
        whole = whole or now_of
    return rows


def parts(held: Contracts) -> Iterator[tuple[str, Contracts]]:
    yield WHOLE, held
    for product in sorted(set(held.product)):
        part = held.of(held.product == product)
        if (~part.running & ~part.replaced).sum() >= FEWEST and len(part.period) < len(held.period):
            yield product, part


def of_segment(
    segment: str,
    part: Contracts,
    moments: tuple[float, float, float],
    whole: Mapping[str, Maximum],
    of: int,
) -> tuple[list[Row], dict[str, Maximum]]:
    """The rows of one kind of contract, and its fits now."""
    now, cut, start = moments
    seen_now = seen(part, now, start)
    if seen_now.left.sum() < FEWEST:
        why = f"{seen_now.left.sum():.0f} contracts were not renewed: {FEWEST} are needed"
        return [fit_row(CONTRACTS, segment, "sBG", why, customers=len(part.period))], {}
    begun = part.of(part.started < cut)
    before = seen(begun, cut, start)
    after = seen(begun, now, start)
    judged = Seen(before.stayed, after.stayed, after.left * (1 - before.left))
    tries = float((judged.stayed - judged.since + judged.left).sum())
    fits, held_out, then = {}, {}, {}
    for model in NAMES:
        on = whole.get(model)
        then[model] = settled(before, model, on, of)
        found = settled(seen_now, model, on, of)
        if found:
            fits[model] = found
        held_out[model] = tested(judged, then[model], tries)
    chosen = best(held_out, tries, fits)
    return [
        contract_row(segment, part, model, held_out, tries, chosen, found, then[model])
        for model, found in fits.items()
    ], fits


def settled(told: Seen, model: str, on: Maximum | None, of: int) -> Maximum | None:
    if told.left.sum() < FEWEST / 2:
        return None
    once = np.ones(len(told.stayed))
    try:
        return renewals.fitted(
            told.stayed, told.left, once, ageing=model == "BdW", since=told.since,
            on=on, weight=WORTH / of,
        )  # fmt: skip
    except SyottoError:
        return None


def tested(judged: Seen, fit: Maximum | None, tries: float) -> float | None:
    """Mean logarithm of the chance of a renewal after the cut; none where none came."""
    if fit is None or not tries:
        return None
    once = np.ones(len(judged.stayed))
    height, _ = renewals.likelihood(fit.params, judged.stayed, judged.left, once, judged.since)
    return height / tries


def best(held_out: Mapping[str, float | None], tries: float, fits: Mapping[str, Any]) -> str:
    """BdW only where it foretold clearly better: sBG has one parameter less."""
    plain, ageing = held_out["sBG"], held_out["BdW"]
    if "sBG" not in fits:
        return "BdW"
    if plain is None or ageing is None or "BdW" not in fits:
        return "sBG"
    return "BdW" if (ageing - plain) * tries > BETTER else "sBG"


def contract_row(
    segment: str,
    part: Contracts,
    model: str,
    held_out: Mapping[str, float | None],
    tries: float,
    chosen: str,
    now: Maximum,
    then: Maximum | None,
) -> Row:
    why = "the other one made the renewals after the cut as likely, or likelier"
    if model == chosen:
        why = "it made the renewals after the cut likelier"
        if model == "sBG":
            why = "age of the contract made no clear difference to the renewals after the cut"
        if held_out[model] is None:
            why = "too little was known at the cut to test any; it needs least"
    return fit_row(
        CONTRACTS, segment, model, why, chosen=model == chosen, customers=len(part.period),
        names=list(NAMES[model]), held_out=held_out[model], tested_on=int(tries),
        **told_by(now, then),
    )  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """Of each running contract. due: days until its next renewal. at_stake: margin after it.

    variance: of value, by chance; shared: its standard error by what was learned.
    """

    rows: np.ndarray
    due: Floats
    stayed: Floats
    hazard: Floats
    low: Floats
    high: Floats
    value: Floats
    variance: Floats
    at_stake: Floats
    shared: Floats


def kept(
    table: pa.Table, fits: Mapping[str, Known], now: float, *, years: float, discount: float
) -> Kept | None:
    """Every running contract from now on, over `years`; none where nothing was learned."""
    held = contracts(table)
    rows = np.flatnonzero(held.running)
    if not fits or not len(rows):
        return None
    here = held.of(held.running)
    told = seen(here, now, first_end(held))
    age = (now - here.started) / here.period
    due = (told.stayed + 1 - age) * here.period
    made = np.full((7, len(rows)), np.nan)
    named = here.product
    for segment, fit in fits.items():
        own = (
            ~np.isin(named, [n for n in fits if n != WHOLE])
            if segment == WHOLE
            else named == segment
        )
        stayed = told.stayed[own]
        made[0, own] = renewals.hazard(fit.params, stayed)
        made[1:3, own] = renewals.own_ends(fit.params, fit.covariance, stayed, TAIL)
        terms = (stayed, due[own], here.period[own], years, discount)
        worth, margin = worth_of(fit.params, *terms), here.margin[own]
        made[3:6, own] = worth * np.vstack([margin] * 3) ** np.array([[1], [2], [1]])
        doubt = spread_of(lambda params, terms=terms: worth_of(params, *terms)[0], fit)
        made[6, own] = np.abs(made[3, own]) * doubt
    return Kept(rows, due, told.stayed, *made)


def worth_of(
    params: Floats, stayed: Floats, due: Floats, period: Floats, years: float, discount: float
) -> Floats:
    """Of a margin of one a year: mean and variance of what comes, and what comes of who renews."""
    periods = int(np.ceil(years * YEAR_DAYS / period.min())) + 1 if len(period) else 0
    end = np.array([np.minimum(due + j * period, years * YEAR_DAYS) for j in range(periods)])
    force = np.log1p(discount)
    paid = -np.expm1(-force * end / YEAR_DAYS) / force if force else end / YEAR_DAYS
    stays = np.exp(
        [renewals.survival(params, stayed + j)[0] for j in range(periods)]
        - renewals.survival(params, stayed)[0]
    )
    each = np.diff(paid, axis=0, prepend=0)
    squares = np.diff(paid**2, axis=0, prepend=0)
    mean = (stays * each).sum(axis=0)
    variance = (stays * squares).sum(axis=0) - mean**2
    renewed = (stays[1:] * each[1:]).sum(axis=0) / np.maximum(stays[1], 1e-9)
    return np.array([mean, np.maximum(variance, 0.0), renewed])
