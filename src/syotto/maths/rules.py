"""Rules "who has all of X also has y", with what speaks for and against each.

With n baskets, n_x of them holding X, n_y holding y and n_xy holding both:

    support     n_xy / n
    confidence  n_xy / n_x
    lift        n_xy n / (n_x n_y)            1 where X and y are independent
    leverage    n_xy / n - n_x n_y / n**2     0 where X and y are independent
    conviction  (1 - n_y / n) / (1 - confidence), infinite where the rule never fails
    p_value     P(N >= n_xy), N hypergeometric: Fisher's exact test, one-sided, X and y independent
    q_value     p_value after Benjamini and Hochberg over the rules given

Sources: Agrawal & Srikant (1994) for support and confidence; Brin, Motwani, Ullman & Tsur (1997)
for lift and conviction; Piatetsky-Shapiro (1991) for leverage; Benjamini & Hochberg (1995).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from math import lgamma, log, pi

import numpy as np
from numpy.typing import NDArray

from syotto.maths.basket import least_count
from syotto.maths.itemsets import Itemsets

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]

LOG_FACTORIAL = np.array([lgamma(k + 1) for k in range(32)])
NOTHING_MORE = 1e-17


@dataclass(frozen=True)
class Rules:
    """Rules by size of the antecedent, then antecedent, then consequent.

    antecedent: int64, the items of one rule after those of the other, ascending in each.
    size: int64 (rules,), how many of them each rule has. The rest: int64 (rules,).
    """

    antecedent: Counts
    size: Counts
    consequent: Counts
    n_both: Counts
    n_antecedent: Counts
    n_consequent: Counts


def rules_of(itemsets: Sequence[Itemsets], min_confidence: float) -> Rules:
    """All rules with one consequent that the itemsets hold; an antecedent has one item or more.

    `itemsets` are those of `count_itemsets`: by size from 1, so that all parts of a set are there.
    """
    found = [_of_size(itemsets[:size], min_confidence) for size in range(2, len(itemsets) + 1)]
    found.append([np.empty(0, np.int64)] * len(fields(Rules)))
    return Rules(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def _of_size(itemsets: Sequence[Itemsets], min_confidence: float) -> list[Counts]:
    """The columns of the rules of the largest sets: each item in turn follows from the others."""
    whole, parts, single = itemsets[-1], itemsets[-2], itemsets[0]
    size = whole.items.shape[1] - 1
    antecedent = np.concatenate(
        [np.delete(whole.items, place, axis=1) for place in range(size + 1)]
    )
    consequent = whole.items.T.ravel()
    n_both = np.tile(whole.n, size + 1)
    n_antecedent = parts.n[_rows(itemsets[:-1], antecedent)]
    n_consequent = single.n[_rows(itemsets[:1], consequent[:, None])]
    sure = np.flatnonzero(n_both >= least_count(min_confidence, n_antecedent))
    order = sure[np.lexsort((consequent[sure], *antecedent[sure].T[::-1]))]
    sizes = np.full(len(order), size)
    counts = (n_both[order], n_antecedent[order], n_consequent[order])
    return [antecedent[order].ravel(), sizes, consequent[order], *counts]


def _rows(itemsets: Sequence[Itemsets], wanted: Counts) -> Counts:
    """At which row of `itemsets[-1]` each wanted set stands; its beginnings stand before it."""
    width = int(itemsets[0].items[-1, 0]) + 1
    row = np.searchsorted(itemsets[0].items[:, 0], wanted[:, 0])
    for size in range(1, len(itemsets)):
        items = itemsets[size].items
        stem = _rows(itemsets[:size], items[:, :-1])
        row = np.searchsorted(stem * width + items[:, -1], row * width + wanted[:, size])
    return row


def lift(rules: Rules, n: int) -> Floats:
    found: Floats = (rules.n_both * n) / (rules.n_antecedent * rules.n_consequent)
    return found


def leverage(rules: Rules, n: int) -> Floats:
    return rules.n_both / n - rules.n_antecedent / n * (rules.n_consequent / n)


def conviction(rules: Rules, n: int) -> Floats:
    fails = 1 - rules.n_both / rules.n_antecedent
    found = np.full(len(fails), np.inf)
    np.divide(1 - rules.n_consequent / n, fails, out=found, where=fails > 0)
    return found


def fisher(rules: Rules, n: int) -> Floats:
    """P(at least `n_both` together | the margins, independence): Fisher's test, one-sided.

    The shorter tail is summed, from its largest term on; relative error about n * 1e-15.
    """
    n_x, n_y = rules.n_antecedent, rules.n_consequent
    upper = rules.n_both > n_x * (n_y / n)
    p_value = np.empty(len(upper))
    p_value[upper] = _tail(rules.n_both[upper], n_x[upper], n_y[upper], n)
    lower = ~upper  # fewer than n_both with y is more than n_x - n_both without y
    without_y = n_x[lower] - rules.n_both[lower] + 1
    p_value[lower] = 1 - _tail(without_y, n_x[lower], n - n_y[lower], n)
    return p_value


def benjamini_hochberg(p_value: Floats) -> Floats:
    """The smallest false discovery rate at which each of the tests would be called a discovery."""
    order = np.argsort(p_value, kind="stable")
    raised = p_value[order] * len(order) / np.arange(1, len(order) + 1)
    q_value = np.empty(len(order))
    q_value[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1)
    return q_value


def _tail(k: Counts, n_x: Counts, n_y: Counts, n: int) -> Floats:
    """P(N >= k) for hypergeometric N and k above its mean, where the terms fall."""
    total = _point(k, n_x, n_y, n)
    term = total.copy()
    going = np.arange(len(k))
    at = k.astype(float)
    while len(going):
        x, y = n_x[going], n_y[going]
        term = term * ((x - at) * (y - at) / ((at + 1) * (n - x - y + at + 1)))
        total[going] += term
        more = term > total[going] * NOTHING_MORE
        going, term, at = going[more], term[more], at[more] + 1
    return total


def _point(k: Counts, n_x: Counts, n_y: Counts, n: int) -> Floats:
    """P(N = k); 0 where no table has k."""
    possible = (k <= n_x) & (k <= n_y) & (k >= n_x + n_y - n)
    k, n_x, n_y = k[possible], n_x[possible], n_y[possible]
    point = np.zeros(len(possible))
    ways = _log_choose(n_x, k) + _log_choose(n - n_x, n_y - k)
    point[possible] = np.exp(ways - _log_choose(np.full_like(k, n), n_y))
    return point


def _log_choose(n: Counts, k: Counts) -> Floats:
    return _log_factorial(n) - _log_factorial(k) - _log_factorial(n - k)


def _log_factorial(k: Counts) -> Floats:
    """Stirling's series; a table where it is not exact to the last digits."""
    x = np.maximum(k, len(LOG_FACTORIAL)).astype(float)
    series = (x + 0.5) * np.log(x) - x + log(2 * pi) / 2
    series += (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / x**2) / x**2) / x**2) / x
    return np.where(k < len(LOG_FACTORIAL), LOG_FACTORIAL[np.minimum(k, 31)], series)
