"""`syotto.lifetime_value`: how often customers will buy, what that is worth, how long they stay.

    told = syotto.lifetime_value.summary(orders)          # customer_id, at
    fit = syotto.lifetime_value.BetaGeo().fit(told)
    fit.params, fit.log_likelihood
    fit.expected_purchases(52, told)                      # a row for each of `told`

Tables are any dataframe that speaks the Arrow C stream, one row a customer, or one row for `n`
customers with the same history. Time is in weeks for purchases and in renewals for contracts.

Intervals hold the truth four times in five. They tell how well the parameters are known, so they
are about the mean of all customers with such a history; one of them does more or less than that.

A value of customers is what is left of their purchases: give margins, not revenue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.api.frames import ids, moments, numbers
from syotto.errors import InputError
from syotto.maths import beta_geo, gamma_gamma, pareto_nbd, renewals
from syotto.maths.codes import arrow, numbered
from syotto.maths.intervals import REACH
from syotto.maths.maximum import Floats, Maximum

WEEK = 7 * 24 * 3600 * 1_000_000
DAY = WEEK // 7
STEP = 1e-4
NEW = beta_geo.histories(*(np.zeros(1),) * 3, np.ones(1))
"""A customer who has just come."""
Answer = Callable[[Floats], Floats]


class Interval(NamedTuple):
    """Where a parameter is, four times in five."""

    low: float
    high: float


@dataclass(frozen=True)
class Fit:
    """What a model learned. names: of its parameters, in the order of `found.params`."""

    names: tuple[str, ...]
    found: Maximum

    @property
    def params(self) -> dict[str, float]:
        return dict(zip(self.names, self.found.params.tolist(), strict=True))

    @property
    def log_likelihood(self) -> float:
        return self.found.log_likelihood

    @property
    def intervals(self) -> dict[str, Interval]:
        """Infinite where the customers do not tell a parameter."""
        low, high = self.found.interval(REACH)
        both = zip(low.tolist(), high.tolist(), strict=True)
        return {name: Interval(*ends) for name, ends in zip(self.names, both, strict=True)}

    def told(self, name: str, answer: Answer, *, share: bool = False) -> pa.Table:
        """`answer` of the parameters with its interval, by the delta method: on the logarithm, or
        on the log odds of a `share`.
        """
        middle = answer(self.found.params)
        away = REACH * np.sqrt(self.spread(answer, middle, share))
        with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
            if share:
                odds = np.log(middle) - np.log1p(-middle)
                low, high = (1 / (1 + np.exp(-(odds + side * away))) for side in (-1, 1))
            else:
                low, high = middle * np.exp(-away), middle * np.exp(away)
        sure = (middle == 0) | (share & (middle == 1))
        ends = (np.where(sure, middle, end) for end in (low, high))
        return pa.table(
            {name: arrow(middle), **dict(zip(("low", "high"), map(arrow, ends), strict=True))}
        )

    def spread(self, answer: Answer, middle: Floats, share: bool) -> Floats:
        """Variance of the logarithm (or log odds) of the answer."""
        slopes = []
        for place in range(len(self.names)):
            step = np.ones(len(self.names))
            step[place] = np.exp(STEP)
            up, down = answer(self.found.params * step), answer(self.found.params / step)
            slopes.append((up - down) / (2 * STEP))
        scale = middle * (1 - middle) if share else middle
        with np.errstate(divide="ignore", invalid="ignore"):
            slope = np.nan_to_num(np.array(slopes) / scale, posinf=0.0, neginf=0.0)
        return np.asarray(np.einsum("ir,ij,jr->r", slope, self.found.covariance, slope))


@dataclass(frozen=True)
class PurchaseFit(Fit):
    """What a model of purchases learned."""

    alive: Callable[..., Floats]
    expected: Callable[..., Floats]

    def expected_purchases(self, weeks: float, table: Any = None) -> pa.Table:
        """Purchases in the `weeks` after T: expected_purchases, low, high; a row for each of
        `table` (frequency, recency, T), or one for a new customer where none is given.

        Raises InputError for weeks below zero and for a table that `fit` would not take.
        """
        if not 0 <= weeks < np.inf:
            raise InputError(f"weeks is {weeks!r}", fix="give a number from 0")
        told = NEW if table is None else histories_of(table)
        made = self.told(
            "expected_purchases", lambda params: self.expected(params, float(weeks), told)
        )
        return made.take(arrow(told.of_row))

    def probability_alive(self, table: Any) -> pa.Table:
        """The chance that they still are customers: probability_alive, low, high.

        Raises InputError for a table that `fit` would not take.
        """
        told = histories_of(table)
        made = self.told("probability_alive", lambda params: self.alive(params, told), share=True)
        return made.take(arrow(told.of_row))


class BetaGeo:
    """BG/NBD (Fader, Hardie & Lee 2005): leaving is possible after each repeat purchase."""

    names: ClassVar = ("r", "alpha", "a", "b")
    modified: ClassVar = False

    def fit(self, table: Any) -> PurchaseFit:
        """Learn from customers. table: frequency (purchases after the first), recency (weeks from
        the first to the last), T (weeks from the first until now), and n where a row stands for
        several customers.

        Raises InputError for a table that is not that, SyottoError where the fit does not settle.
        """
        found = beta_geo.fitted(histories_of(table), modified=self.modified)
        alive, expected = (
            partial(way, modified=self.modified) for way in (beta_geo.alive, beta_geo.expected)
        )
        return PurchaseFit(self.names, found, alive, expected)


class ModifiedBetaGeo(BetaGeo):
    """MBG/NBD (Batislam, Denizel & Filiztekin 2007): leaving is possible after the first, too."""

    modified: ClassVar = True


class ParetoNBD:
    """Pareto/NBD (Schmittlein, Morrison & Colombo 1987): leaving is possible at any moment."""

    names: ClassVar = ("r", "alpha", "s", "beta")

    def fit(self, table: Any) -> PurchaseFit:
        """As `BetaGeo.fit`."""
        found = pareto_nbd.fitted(histories_of(table))
        return PurchaseFit(self.names, found, pareto_nbd.alive, pareto_nbd.expected)


@dataclass(frozen=True)
class ValueFit(Fit):
    """What a model of the worth of purchases learned.

    correlation: of how often and how much, over customers who came back. The model takes it as
    zero; far from that its answers lean to one side.
    """

    correlation: float

    def expected_value(self, table: Any = None) -> pa.Table:
        """The mean worth of purchases to come: expected_value, low, high; a row for each of `table`
        (frequency, monetary_value; of who never came back the mean of all), or one for a new
        customer where none is given.

        Raises InputError for a table that is not that.
        """
        if table is None:
            x = z = np.zeros(1)
        else:
            given = numbers(table, "frequency", "monetary_value", name="table")
            x, z = given["frequency"], given["monetary_value"]
        return self.told("expected_value", lambda params: gamma_gamma.expected(params, x, z))


class GammaGamma:
    """Gamma-gamma (Fader & Hardie 2013): the worth of a customer's purchases around their mean."""

    names: ClassVar = ("p", "q", "v")

    def fit(self, table: Any) -> ValueFit:
        """Learn from customers who came back. table: frequency (purchases after the first),
        monetary_value (their mean worth, above zero), and n where a row stands for several.

        Rows with frequency 0 are left out. Raises InputError for a table that is not that and for
        fewer than two customers who came back, SyottoError where the fit does not settle.
        """
        given = numbers(table, "frequency", "monetary_value", name="table", optional=("n",))
        x, z = given["frequency"], given["monetary_value"]
        n = given.get("n", np.ones(len(x)))
        back = x > 0
        check(~(back & (z <= 0)), z, "monetary_value", "leave out customers who brought nothing")
        if n[back].sum() < 2:
            raise InputError(
                f"{n[back].sum():.0f} customers came back",
                fix="give customers with a frequency above 0; one tells nothing of the others",
            )
        found = gamma_gamma.fitted(x[back], z[back], n[back])
        return ValueFit(self.names, found, gamma_gamma.correlation(x[back], z[back], n[back]))


@dataclass(frozen=True)
class RenewalFit(Fit):
    """What a model of contracts learned."""

    def survival(self, renewals_ahead: int) -> pa.Table:
        """The share of new customers who are still there: period (0 to `renewals_ahead`),
        survival, low, high.
        """
        period = np.arange(renewals_ahead + 1, dtype=float)
        made = self.told(
            "survival", lambda params: np.exp(renewals.survival(params, period)[0]), share=True
        )
        return made.add_column(0, "period", arrow(period.astype(np.int64)))


class ShiftedBetaGeo:
    """sBG (Fader & Hardie 2007): leaving at renewals, with a chance of each customer's own."""

    names: ClassVar[tuple[str, ...]] = ("alpha", "beta")

    def fit(self, table: Any) -> RenewalFit:
        """Learn from contracts. table: recency (the renewal at which the customer left; T where
        they had not left), T (the period that is running), n where a row stands for several. A
        customer seen for T = 8 periods could leave at renewals 1 to 7.

        Raises InputError for a table that is not that, SyottoError where the fit does not settle.
        """
        given = numbers(table, "recency", "T", name="table", optional=("n",))
        recency, end = given["recency"], given["T"]
        check((recency >= 1) & (recency == np.floor(recency)), recency, "recency", "count from 1")
        check(recency <= end, recency, "recency", "it cannot be above T")
        n = given.get("n", np.ones(len(recency)))
        left = (recency < end).astype(float)
        if not (n * left).sum():
            raise InputError("nobody has left", fix="wait for the first to leave")
        found = renewals.fitted(recency - 1, left, n, ageing=len(self.names) > 2)
        return RenewalFit(self.names, found)


class BetaDiscreteWeibull(ShiftedBetaGeo):
    """BdW (Fader et al. 2018): sBG where staying gets likelier (c < 1) or less likely with age."""

    names: ClassVar[tuple[str, ...]] = ("alpha", "beta", "c")


def summary(orders: Any, *, until: datetime | None = None) -> pa.Table:
    """Histories from orders: customer_id, frequency, recency, T (weeks), ascending by customer.

    orders: customer_id, at; several on a day count once. until: the end of what was seen; without
    it the newest order. Raises InputError for a table that is not that, or an `until` before it.
    """
    given = moments(orders, "at", name="orders", also=("customer_id",))
    who = ids(given, "customer_id", name="orders")["customer_id"]
    at = np.asarray(given["at"].to_numpy())
    if not len(at):
        raise InputError("`orders` is empty", fix="give the orders of at least one customer")
    end = (
        int(at.max()) if until is None else int(pc.cast(pa.scalar(until), pa.timestamp("us")).value)
    )
    if end < at.max():
        raise InputError(
            f"`until` is {until}, before the newest order", fix="leave later orders out"
        )
    code = numbered(who)
    days = np.unique(np.column_stack([code, at // DAY]), axis=0)
    starts = np.flatnonzero(np.diff(days[:, 0], prepend=-1))
    ends = np.append(starts[1:], len(days)) - 1
    first, last = days[starts, 1], days[ends, 1]
    _, place = np.unique(code, return_index=True)
    made = pa.table(
        {
            "customer_id": who.take(arrow(place)),
            "frequency": arrow(ends - starts),
            "recency": arrow((last - first) / 7),
            "T": arrow((end // DAY - first) / 7),
        }
    )
    return made.sort_by("customer_id")


def histories_of(table: Any) -> beta_geo.Histories:
    given = numbers(table, "frequency", "recency", "T", name="table", optional=("n",))
    x, last, end = given["frequency"], given["recency"], given["T"]
    check((x >= 0) & (x == np.floor(x)), x, "frequency", "it counts purchases after the first")
    check(last <= end, last, "recency", "it cannot be above T: both count from the first purchase")
    check(last >= 0, last, "recency", "both count from the first purchase")
    check((x > 0) | (last == 0), last, "recency", "without a repeat purchase it is 0")
    check((x == 0) | (last > 0), last, "recency", "with a repeat purchase it is above 0")
    n = given.get("n", np.ones(len(x)))
    check(n >= 0, n, "n", "it counts customers")
    if not n.sum():
        raise InputError("`table` is empty", fix="give at least one customer")
    return beta_geo.histories(x, last, end, n)


def check(good: Any, values: Floats, column: str, fix: str) -> None:
    """Raises InputError naming the first row that is not good."""
    wrong = np.flatnonzero(~good)
    if len(wrong):
        row = int(wrong[0])
        raise InputError(f"column {column} of `table` is {values[row]:g} in row {row}", fix=fix)
