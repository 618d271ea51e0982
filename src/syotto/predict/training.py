"""What customers bought unasked after earlier cuts, as rows to learn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.maths.incidence import Incidence
from syotto.maths.mixing import mixed
from syotto.predict.candidates import Best, Tied, Weights, best_candidates
from syotto.predict.chance_fit import Settings
from syotto.predict.features import SMALL_COSINE, Facts, facts
from syotto.predict.purchases import Known, Purchases, known_at, pair_numbers
from syotto.predict.ties import tie

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Groups = tuple[Ints, int]
LONG_LIST, SHORT_LIST, ONE_IN = 200, 10, 10
MOST_CUSTOMERS = 5_000
START = np.array([1.0, 0.0, 1.0, 0.0])  # the long list: by confidence and basket cosine alone
PARTS = (slice(0, 4), slice(4, 8), slice(8, 13))
N_FEATURES = 13


class Scale(NamedTuple):
    """Mean and standard deviation of each feature among the long-listed pairs of a moment."""

    mean: Floats
    spread: Floats


class View(NamedTuple):
    """Everything known at a moment that a chance is made from.

    sampled: the customers (at most MOST_CUSTOMERS) whose long list gave the scale.
    """

    known: Known
    facts: Facts
    tied: Tied
    group: Ints
    sampled: Ints
    long: Best
    scale: Scale


@dataclass(frozen=True)
class Cut:
    """A moment in the past: what was known, who of `view.sampled` counts, what they bought new."""

    moment: int
    view: View
    counts: NDArray[np.bool_]
    bought: Incidence

    @property
    def customers(self) -> Ints:
        return self.view.sampled[self.counts]


class Rows(NamedTuple):
    """Rows to learn from: scaled features, whether bought, and whose they are."""

    x: Floats
    y: Floats
    customer: Longs


def view_at(purchases: Purchases, moment: int, groups: Groups, settings: Settings) -> View:
    """What was known at `moment`, and the scale of the features then.

    A longer past makes larger sums; within the scale of its own moment a feature keeps its
    meaning from one cut to the next.
    """
    group, count = groups
    known = known_at(purchases, moment, own_days=settings.own_days)
    tied = tie(known, group, count, top=settings.neighbours)
    about = facts(known, recent_days=settings.recent_days)
    sampled = sample(known.met)
    plain = Weights(np.zeros(len(group)), np.zeros(about.sold.shape), START, np.empty(0))
    long = best_candidates(
        known.owned, group, tied, plain, about.sold, sampled, LONG_LIST, reasons=False
    )
    return View(known, about, tied, group, sampled, long, scale_of(about, sampled, long))


def only_sampled(view: View) -> View:
    """The view without what only its making needed: with a million customers that is most of it."""
    owned = view.known.owned
    sizes = np.zeros(owned.rows, np.int64)
    sizes[view.sampled] = owned.sizes[view.sampled]
    kept = np.repeat(sizes > 0, owned.sizes)
    none, nobody = np.empty(0, np.int32), np.zeros(owned.n_items + 1, np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    few = Incidence(starts, owned.items[kept], nobody, none)
    days = np.empty(0)
    return view._replace(
        known=Known(few, few, days, days, none, none, days),
        tied=view.tied._replace(fading=view.tied.fading[kept]),
    )


def sample(customers: Ints) -> Ints:
    """At most MOST_CUSTOMERS of them, drawn by a hash of their number."""
    order = np.argsort(mixed(customers.astype(np.uint64)), kind="stable")
    return np.sort(customers[order[:MOST_CUSTOMERS]])


def scale_of(about: Facts, customers: Ints, long: Best) -> Scale:
    row, place = np.nonzero(long.product >= 0)
    pair = customers[row].astype(np.int64) * len(about.sold) + long.product[row, place]
    some = one_in(ONE_IN, pair)
    x = features(about, customers, long, row[some], place[some])
    if not len(x):
        return Scale(np.zeros(N_FEATURES), np.ones(N_FEATURES))
    spread = x.std(axis=0)
    return Scale(x.mean(axis=0), np.where(spread > 1e-9, spread, 1.0))


def features(about: Facts, customers: Ints, best: Best, row: Longs, place: Longs) -> Floats:
    """Unscaled features of listed pairs, given by row and place; columns as in FEATURES."""
    ties = [np.log(best.confidence[row, place].astype(float))]
    ties += [
        np.log(sums[row, place].astype(float) + SMALL_COSINE)
        for sums in (best.cosine, best.basket, best.recent)
    ]
    of_product, of_customer = about.products[best.product[row, place]], about.customers
    return np.column_stack([*ties, of_product, of_customer[customers[row]]])


def log_odds_parts(view: View, coefficients: Floats, log_value: Floats) -> Weights:
    """The model's log odds, taken apart for the walk: level first, then as in `features`."""
    plain = coefficients[1:] / view.scale.spread
    level = coefficients[0] - plain @ view.scale.mean
    ties, product, customer = (plain[part] for part in PARTS)
    of_customer = view.facts.customers @ customer + level
    return Weights(of_customer, view.facts.products @ product, ties, log_value)


def long_rows(cut: Cut) -> Rows:
    """The long list of the cut: all that were bought, and one in ONE_IN of those that were not.

    Which ones is drawn by a hash of the pair. It shifts the level of a logistic model by
    log(ONE_IN) and leaves the rest as it is.
    """
    return rows_of(cut, Best._make(listed[cut.counts] for listed in cut.view.long), keep=ONE_IN)


def short_rows(cut: Cut, coefficients: Floats) -> Rows:
    """The likeliest of each customer, by a model that has not seen the cut."""
    view = cut.view
    parts = log_odds_parts(view, coefficients, np.empty(0))
    best = best_candidates(
        view.known.owned, view.group, view.tied, parts, view.facts.sold, cut.customers, SHORT_LIST,
        reasons=False,
    )  # fmt: skip
    return rows_of(cut, best, keep=1)


def rows_of(cut: Cut, best: Best, *, keep: int) -> Rows:
    row, place = np.nonzero(best.product >= 0)
    customer = cut.customers[row].astype(np.int64)
    pair = customer * cut.bought.n_items + best.product[row, place]
    y = np.isin(pair, pairs_of(cut.bought), assume_unique=True)
    kept = y | one_in(keep, pair)
    x = features(cut.view.facts, cut.customers, best, row[kept], place[kept])
    scale = cut.view.scale
    return Rows((x - scale.mean) / scale.spread, y[kept].astype(float), customer[kept])


def pairs_of(rows: Incidence) -> Longs:
    of_row = np.repeat(np.arange(rows.rows), rows.sizes)
    return pair_numbers(of_row, rows.items, rows.n_items)


def one_in(count: int, numbers: Longs) -> NDArray[np.bool_]:
    return np.asarray(mixed(numbers.astype(np.uint64)) % np.uint64(count) == 0)
