"""Referral value as steps of a build: how many would have come anyway, then what each brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table
from numpy.typing import NDArray

from syotto.maths.intervals import REACH
from syotto.predict.referral_margins import by_half_year, places, read_from
from syotto.predict.referral_value import (
    FEWEST,
    USUAL,
    Counted,
    Margins,
    Rows,
    Share,
    Terms,
    chance_of,
    fit_share,
    pays_to,
    score,
)
from syotto.schema.referred import REFERRAL_SPLIT, REFERRAL_VALUES, Brought, Known, Quadrant
from syotto.schema.words import Arm

SETTINGS = (
    "referral_share", "referral_share_low", "referral_share_high", "answers_right",
    "acquisition_cost", "keeping_cost", "discount", "subscription_years",
)  # fmt: skip
Floats = NDArray[np.float64]


def read_values(
    split: Table,
    referrals: Table,
    customers: Table,
    lines: Table,
    contracts: Table,
    lifetime: Table,
) -> tuple[Table, ...]:
    """What the values read, beside what the split does."""
    ahead = lifetime.select("customer_id", "value")
    return split, ahead, *read_from(referrals, customers, lines, contracts)


def terms_of(given: dict[str, float]) -> Terms:
    return Terms(
        given["referral_share"], given["referral_share_low"], given["referral_share_high"],
        given["answers_right"], given["acquisition_cost"], given["keeping_cost"] / 2,
        given["discount"], max(round(given["subscription_years"] * 2), 1),
    )  # fmt: skip


@dataclass(frozen=True)
class Came:
    """Who came by a referral, row by row, beside everybody's margins."""

    rows: pa.Table
    place: NDArray[np.int64]
    margins: Margins
    total: Floats
    seen: Floats
    variance: Floats

    @property
    def once(self) -> NDArray[np.int64]:
        """The first row of each who came: several may have brought the same customer."""
        return np.unique(self.place, return_index=True)[1]


def brought(
    referrals: pa.Table,
    customers: pa.Table,
    margins: pa.Table,
    contracts: pa.Table,
    terms: Terms,
    as_of: datetime,
) -> Came:
    came = referrals.filter(pc.equal(referrals["became"], Brought.CAME.value))
    every = customers["customer_id"]
    place = places(came["referred_id"], every)
    known = by_half_year(customers, margins, contracts, terms.halves, as_of)
    return Came(came, place, known, *known.of(place, terms.factors))


def counted(referrals: pa.Table) -> Counted:
    """What people answered, and what an experiment with invitations brought; each of them once."""
    whose = referrals["referred_id"].combine_chunks().dictionary_encode().indices.to_numpy()
    referrals = referrals.take(pa.array(np.unique(whose, return_index=True)[1]))
    came = pc.is_valid(referrals["came_at"])
    told = pc.and_(
        pc.equal(referrals["became"], Brought.CAME.value), pc.is_valid(answers(referrals))
    )
    control = pc.fill_null(pc.equal(referrals["arm"], Arm.CONTROL.value), fill_value=False)
    treated = pc.fill_null(pc.equal(referrals["arm"], Arm.TREATED.value), fill_value=False)

    def count(*masks: pa.Array) -> int:
        whole = masks[0]
        for mask in masks[1:]:
            whole = pc.and_(whole, mask)
        return int(pc.sum(pc.fill_null(whole, fill_value=False)).as_py() or 0)

    return Counted(
        count(told), count(told, answers(referrals)), count(treated), count(treated, came),
        count(control), count(control, came),
    )  # fmt: skip


def answers(rows: pa.Table) -> pa.ChunkedArray:
    return rows["would_have_come"]


def money(rows: pa.Table, name: str) -> Floats:
    return np.asarray(pc.fill_null(rows[name].cast(pa.float64()), 0.0).to_numpy(), np.float64)


def split(
    referrals: pa.Table,
    customers: pa.Table,
    margins: pa.Table,
    contracts: pa.Table,
    *,
    as_of: datetime,
    **settings: float,
) -> pa.Table:
    """schema REFERRAL_SPLIT: one row, or none where nobody was brought or named."""
    if not referrals.num_rows:
        return REFERRAL_SPLIT.columns.to_pyarrow().empty_table()
    terms, tally = terms_of(settings), counted(referrals)
    share = fit_share(tally, terms)
    found = brought(referrals, customers, margins, contracts, terms, as_of)
    row = {"name": "all", "came": len(found.once), **vars(tally), **share_row(share)}
    row |= money_row(found, share, terms)
    return pa.Table.from_pylist([row], REFERRAL_SPLIT.columns.to_pyarrow())


def share_row(share: Share) -> dict[str, Any]:
    named = {"p_type1": share.value, "low": share.low, "high": share.high}
    return {**named, "basis": share.basis.value, "why": share.why}


def money_row(found: Came, share: Share, terms: Terms) -> dict[str, Any]:
    """What one who was brought brings, and the incentive up to which that pays."""
    mean, error = mean_margin(found, terms)
    if np.isnan(mean):
        return {}
    incentive, chance = money(found.rows, "incentive"), chances(found.rows, share, terms)
    cost = float(money(found.rows, "cost").mean()) if found.rows.num_rows else 0.0
    one = np.ones(1)
    middle, low, high = pays_to(share.value * one, mean * one, error * one, cost, share, terms)
    reach = REACH * error
    credit = found.rows["credit"].to_numpy()
    return {
        "margin": mean, "margin_low": mean - reach, "margin_high": mean + reach,
        "incentive": float(incentive.mean()) if len(incentive) else 0.0,
        "pays_to": float(middle[0]), "pays_to_low": float(low[0]),
        "pays_to_high": float(high[0]),
        "for_nothing": float(((1 - chance) * incentive * (credit > 0)).sum()),
    }  # fmt: skip


def mean_margin(found: Came, terms: Terms) -> tuple[float, float]:
    """The mean discounted margin of those brought, each once, and its standard error.

    Fewer than FEWEST lean on all new customers.
    """
    usual = float(found.margins.rest @ terms.factors)
    spread = float(np.sqrt(found.margins.spread**2 @ terms.factors**2))
    once = found.once
    total, n = found.total[once], len(once)
    if n < 1 and not len(found.margins.seen):
        return float("nan"), float("nan")
    if n < FEWEST:
        mean = (float(total.sum()) + USUAL * usual) / (n + USUAL)
        return mean, spread / (n + USUAL) ** 0.5
    own = np.hypot(total.std(ddof=1), np.sqrt(found.variance[once].mean()))
    return float(total.mean()), float(own) / n**0.5


def chances(rows: pa.Table, share: Share, terms: Terms) -> Floats:
    told = pc.fill_null(answers(rows).cast(pa.float64()), np.nan).to_numpy()
    return chance_of(share.value, told, terms.right)


def values(
    found_split: pa.Table,
    lifetime: pa.Table,
    referrals: pa.Table,
    customers: pa.Table,
    margins: pa.Table,
    contracts: pa.Table,
    *,
    as_of: datetime,
    **settings: float,
) -> pa.Table:
    """schema REFERRAL_VALUES: a row for every customer, and whoever else brought somebody."""
    schema = REFERRAL_VALUES.columns.to_pyarrow()
    if not found_split.num_rows:
        return schema.empty_table()
    terms, share = terms_of(settings), read_back(found_split)
    found = brought(referrals, customers, margins, contracts, terms, as_of)
    both = [*customers["customer_id"].chunks, *referrals["customer_id"].chunks]
    who = pa.chunked_array([pa.chunked_array(both, pa.string()).unique()])
    rows = rows_of(found, who, share, terms)
    made = score(rows, len(who), share, terms)
    own, by = own_values(customers, lifetime, who)
    columns = {
        "customer_id": who, "value": made.value, "low": made.low, "high": made.high,
        "seen": made.seen, "own_value": own,
        "own_value_by": by,
        "quadrant": quadrants(own, made.value),
        **tallies(rows, referrals, found, who, share),
        **incentives(rows, found, len(who), share, terms),
    }  # fmt: skip
    return pa.table({name: columns[name] for name in schema.names}).cast(schema)


def read_back(found: pa.Table) -> Share:
    row = found.slice(0, 1).to_pylist()[0]
    return Share(row["p_type1"], row["low"], row["high"], Known(row["basis"]), row["why"])


def rows_of(found: Came, who: pa.ChunkedArray, share: Share, terms: Terms) -> Rows:
    incentive = money(found.rows, "incentive")
    return Rows(
        places(found.rows["customer_id"], who),
        found.rows["credit"].to_numpy(),
        chances(found.rows, share, terms),
        incentive,
        incentive + money(found.rows, "cost"),
        found.total,
        found.seen,
        found.variance,
    )


def own_values(
    customers: pa.Table, lifetime: pa.Table, who: pa.ChunkedArray
) -> tuple[Floats, pa.Array]:
    """What each one buys, and by what: the lifetime value, else margin so far."""

    def looked_up(rows: pa.Table, name: str) -> pa.ChunkedArray:
        place = pc.index_in(who, value_set=rows["customer_id"].combine_chunks())
        return rows[name].take(place)

    ahead = looked_up(lifetime, "value")
    own = pc.fill_null(pc.coalesce(ahead, looked_up(customers, "margin")), 0.0)
    by = pc.if_else(pc.is_valid(ahead), "lifetime value", "margin so far")
    return np.asarray(own.to_numpy(), np.float64), by


def quadrants(own: Floats, brought: Floats) -> list[str]:
    """By the medians over all customers; more than the median is much."""
    buys, brings = own > np.median(own), brought > np.median(brought)
    words = np.array([[Quadrant.QUIET, Quadrant.ADVOCATE], [Quadrant.AFFLUENT, Quadrant.CHAMPION]])
    return [str(one) for one in words[buys.astype(int), brings.astype(int)]]


def tallies(
    rows: Rows, referrals: pa.Table, found: Came, who: pa.ChunkedArray, share: Share
) -> dict[str, Any]:
    """How many each one brought, how sure that is, and when the last one was."""
    n = len(who)
    named = np.bincount(places(referrals["customer_id"], who), minlength=n)
    came = np.bincount(rows.who, minlength=n)
    chance = np.bincount(rows.who, weights=rows.chance, minlength=n) / np.maximum(came, 1)
    unasked = np.bincount(rows.who, weights=pc.is_null(answers(found.rows)).to_numpy(), minlength=n)
    last = np.full(n, np.datetime64("NaT"), "datetime64[us]")
    at = found.rows["at"].cast(pa.timestamp("us")).to_numpy()
    np.fmax.at(last, rows.who, at)
    basis = np.where(unasked > 0, share.basis.value, Known.ASKED.value)
    return {
        "referrals": named, "brought": came,
        "credit": np.bincount(rows.who, weights=rows.credit, minlength=n),
        "p_type1": pa.array(chance, mask=came == 0),
        "basis": pa.array(basis.tolist(), pa.string(), mask=came == 0),
        "last_at": pa.array(last).cast(pa.timestamp("us", tz="UTC")),
    }  # fmt: skip


def incentives(rows: Rows, found: Came, n: int, share: Share, terms: Terms) -> dict[str, Any]:
    """What was given to each, and up to what the next one pays: margins of those they brought,
    leaning on those of all.
    """
    mean, error = mean_margin(found, terms)
    came = np.bincount(rows.who, minlength=n)
    total = np.bincount(rows.who, weights=rows.margin, minlength=n)
    chance = np.bincount(rows.who, weights=rows.chance, minlength=n)
    own = (total + USUAL * mean) / (came + USUAL)
    sure = (chance + USUAL * share.value) / (came + USUAL)
    cost = float((rows.spent - rows.incentive).mean()) if len(rows.spent) else 0.0
    middle, _, _ = pays_to(sure, own, np.full(n, error), cost, share, terms)
    given = np.bincount(rows.who, weights=rows.incentive * (rows.credit > 0), minlength=n)
    factors = terms.factors
    more = rows.chance * (rows.margin - terms.keeping * factors.sum()) / factors[0]
    brought = rows.credit * (more + terms.acquisition - (rows.spent - rows.incentive))
    worth = np.bincount(rows.who, weights=brought, minlength=n)
    return {
        "incentive": given, "pays_to": middle,
        "pays": pa.array(given <= worth, mask=given <= 0),
    }  # fmt: skip
