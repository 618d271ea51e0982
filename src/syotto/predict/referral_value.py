"""What customers bring by bringing others: referral value, beside what they buy themselves.

    CRV = sum over type 1 of (A - a - M + ACQ) / (1 + r)^t  +  sum over type 2 of ACQ / (1 + r)^t

A    margin of the half-year t of somebody who would not have come otherwise (type 1)
a    what the referral cost: incentive and work; M what keeping them costs
ACQ  what winning them would have cost; all that is saved by those who would have come anyway
r    of half a year: 15 % a year is .07238

Source: Kumar, Petersen & Leone (2007), How valuable is word of mouth?, Harvard Business Review 85;
(2010), Driving profitability by encouraging customer referrals, Journal of Marketing 74.

Of nobody is known for certain which type they are. So each referral counts with P(type 1):
1. The share of type 1 among all comes from invitations that were held back by lot, else from what
   people answered when they signed up, else from settings. Some answer wrong, and as many as the
   settings say: the share is corrected for that (Rogan & Gladen 1978, American Journal of
   Epidemiology 107).
2. Who answered counts with what the share and their answer say together (Bayes), who was not asked
   with the share.
3. What a customer will still bring in the years that count, and is not seen yet, is the mean of
   others at the same age.

The margins of those who were brought stand in their own lifetime values already: referral values
and lifetime values stand side by side and are never added up over the customers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from syotto.maths.intervals import REACH, wilson
from syotto.schema.referred import Known

Floats = NDArray[np.float64]
FEWEST = 20
"""Answers, invitations that were held back, or customers, below which nothing is read from them."""
USUAL = 3.0
"""So many usual ones stand for what somebody who brought few has not shown yet."""


@dataclass(frozen=True)
class Terms:
    """Settings. share, low, high: of type 1 until data tell. right: share of answers that are.

    acquisition, keeping: euros of winning one customer, and of keeping one for half a year.
    """

    share: float
    low: float
    high: float
    right: float
    acquisition: float
    keeping: float
    discount: float
    halves: int

    @property
    def rate(self) -> float:
        """The discount of half a year."""
        return float((1 + self.discount) ** 0.5 - 1)

    @property
    def factors(self) -> Floats:
        """What a euro of each half-year is worth now."""
        return np.asarray((1 + self.rate) ** -np.arange(1.0, self.halves + 1))


@dataclass(frozen=True)
class Counted:
    """What was counted: answers, and invitations with those held back by lot."""

    asked: int = 0
    anyway: int = 0
    invited: int = 0
    came_invited: int = 0
    held_back: int = 0
    came_held_back: int = 0


@dataclass(frozen=True)
class Share:
    """P(type 1) of those who were brought."""

    value: float
    low: float
    high: float
    basis: Known
    why: str

    @property
    def error(self) -> float:
        return (self.high - self.low) / 2 / REACH


def fit_share(counted: Counted, terms: Terms) -> Share:
    """The share of type 1, by the best evidence there is."""
    if counted.held_back >= FEWEST and counted.came_invited >= FEWEST:
        return from_holdout(counted)
    if counted.asked >= FEWEST and terms.right > 0.5:
        return from_answers(counted, terms.right)
    why = (
        f"Assumed: {counted.asked} were asked whether they would have come anyway and "
        f"{counted.held_back} invitations were held back by lot; {FEWEST} would tell."
    )
    return Share(terms.share, terms.low, terms.high, Known.ASSUMED, why)


def from_holdout(counted: Counted) -> Share:
    """One minus how often they come uninvited, relative to invited; the interval of its logarithm.

    Half a customer is added to each side where nobody came (Haldane 1956).
    """
    extra = 0.5 if counted.came_held_back == 0 else 0.0
    uninvited = (counted.came_held_back + extra) / (counted.held_back + 2 * extra)
    invited = (counted.came_invited + extra) / (counted.invited + 2 * extra)
    ratio = uninvited / invited
    spread = (1 - uninvited) / (counted.came_held_back + extra) + (1 - invited) / (
        counted.came_invited + extra
    )
    reach = REACH * spread**0.5
    low, high = 1 - ratio * np.exp(reach), 1 - ratio * np.exp(-reach)
    why = (
        f"{counted.came_held_back} of {counted.held_back} came whose invitation was held back by "
        f"lot, {counted.came_invited} of {counted.invited} who were invited."
    )
    return Share(*bounded(1 - ratio, low, high), Known.HOLDOUT, why)


def from_answers(counted: Counted, right: float) -> Share:
    """What people answer, corrected for answers that are wrong; Wilson's interval."""

    def true(said: float) -> float:
        return (said - (1 - right)) / (2 * right - 1)

    least, most = wilson(counted.anyway, counted.asked)
    share = 1 - true(counted.anyway / counted.asked)
    why = (
        f"{counted.anyway} of {counted.asked} who were asked say that they would have come anyway; "
        f"{right:.0%} of such answers are taken to be right."
    )
    return Share(*bounded(share, 1 - true(most), 1 - true(least)), Known.OTHERS, why)


def bounded(share: float, low: float, high: float) -> tuple[float, float, float]:
    least, middle, most = (float(min(max(one, 0.0), 1.0)) for one in (low, share, high))
    return middle, least, most


def chance_of(share: float, answer: Floats, right: float) -> Floats:
    """P(type 1) of each: answer 1 would have come anyway, 0 would not, nan was not asked."""
    fits = np.where(answer == 1, 1 - right, right)
    odds = share * fits / (share * fits + (1 - share) * (1 - fits))
    return np.where(np.isnan(answer), share, odds)


@dataclass(frozen=True)
class Margins:
    """Margins of customers by half-year since they came: what was seen of each, and how much of
    each half-year has passed. (customers, halves). rest, spread: mean of a half-year of a new
    customer, and the standard deviation between them.
    """

    seen: Floats
    passed: Floats
    rest: Floats
    spread: Floats

    def of(self, place: NDArray[np.int64], factors: Floats) -> tuple[Floats, Floats, Floats]:
        """Discounted margin of chosen customers: in all, what was seen of it, and its variance."""
        left = 1 - self.passed[place]
        seen = self.seen[place] @ factors
        return (
            seen + left * self.rest @ factors,
            seen,
            left * self.spread**2 @ factors**2,
        )


def usual_margins(seen: Floats, passed: Floats, new: NDArray[np.bool_]) -> Margins:
    """new: whose beginning was seen; all count where they are fewer than FEWEST."""
    chosen = new if new.sum() >= FEWEST else np.ones(len(seen), dtype=np.bool_)
    whole = chosen[:, None] & (passed >= 1)
    n = np.maximum(whole.sum(axis=0), 1)
    mean = np.where(whole, seen, 0.0).sum(axis=0) / n
    spread = np.sqrt(np.where(whole, (seen - mean) ** 2, 0.0).sum(axis=0) / n)
    return Margins(seen, passed, mean, spread)


@dataclass(frozen=True)
class Rows:
    """Referrals that brought somebody: who brought, credit, P(type 1), incentive, all it cost,
    discounted margin with what was seen of it and its variance.
    """

    who: NDArray[np.int64]
    credit: Floats
    chance: Floats
    incentive: Floats
    spent: Floats
    margin: Floats
    seen: Floats
    variance: Floats


@dataclass(frozen=True)
class Value:
    """Referral value of each who brought somebody, with its 80 % interval."""

    value: Floats
    low: Floats
    high: Floats
    seen: Floats


def score(rows: Rows, n: int, share: Share, terms: Terms) -> Value:
    """The sums over each one's referrals. n: how many customers `rows.who` may name.

    The interval holds that nobody knows who is of which type, that their share itself is
    uncertain, and what margins still to come differ by.
    """
    factors = terms.factors
    saved = terms.acquisition * factors[0]
    kept = terms.keeping * factors.sum()
    more = rows.margin - rows.spent * factors[0] - kept
    part = rows.credit * rows.chance

    def summed(values: Floats) -> Floats:
        return np.bincount(rows.who, weights=values, minlength=n).astype(np.float64)

    value = summed(part * more + rows.credit * saved)
    types = summed(rows.credit**2 * rows.chance * (1 - rows.chance) * more**2)
    ahead = summed(rows.credit**2 * rows.chance * rows.variance)
    together = summed(rows.credit * more) ** 2 * share.error**2
    reach = REACH * np.sqrt(types + ahead + together)
    least = summed(rows.credit * (np.minimum(more, 0.0) + saved))
    return Value(value, np.maximum(value - reach, least), value + reach, summed(part * rows.seen))


def pays_to(
    chance: Floats, margin: Floats, margin_error: Floats, cost: float, share: Share, terms: Terms
) -> tuple[Floats, Floats, Floats]:
    """The incentive for the next one up to which a referral pays, with its 80 % interval.

    It is paid for those who would have come anyway too: their margin is no reason for it.
    """
    factors = terms.factors
    more = margin - terms.keeping * factors.sum()
    middle = chance * more / factors[0] + terms.acquisition - cost
    error = np.hypot(more * share.error, chance * margin_error) / factors[0]
    return middle, middle - REACH * error, middle + REACH * error
