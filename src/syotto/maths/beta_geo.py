"""How often customers buy again, and whether they still do: BG/NBD and MBG/NBD.

1. While a customer is one, purchases come at a rate of their own, at random (Poisson).
2. The rates differ between customers: gamma with shape r and rate alpha.
3. After each purchase a customer leaves for good with a chance of their own; in the modified
   model also right after the first one.
4. These chances differ: beta with a and b. Rate and chance have nothing to do with each other.

A history is x purchases after the first, the last of them at t_x, seen until T (both since the
first purchase, in weeks). With b' = b in BG/NBD and b + 1 in MBG/NBD, and the second term in BG/NBD
only where x > 0,

    L = G(r+x)/G(r) alpha^r B(a,b'+x)/B(a,b) [ (alpha+T)^-(r+x) + a/(b'+x-1) (alpha+t_x)^-(r+x) ]

Expected purchases in the next t use Euler's transformation of the hypergeometric function, whose
parameters stay small, so that nothing overflows for customers who bought hundreds of times.

Sources: Fader, Hardie & Lee (2005), Marketing Science 24(2); Hardie, note 027 (the stable form);
Batislam, Denizel & Filiztekin (2007), IJRM 24(3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaln, gammaln, psi

from syotto.maths.compiled import compiled, processors, side_by_side
from syotto.maths.maximum import Floats, Maximum, leaning, maximised

Ints = NDArray[np.int64]
START = np.array([0.5, 5.0, 0.7, 2.0])
SAMPLE = 20_000
"""Histories from which a fit of many more sets out."""
SLICE = 65_536
NEAR_ONE = 1e-4
"""Around a = 1 the formula divides nothing by nothing; the answer is that of both sides."""
ALIKE = 200.0
"""With a above this customers hardly differ in leaving, and the series would overflow."""
THREE = ((-np.sqrt(3), 1 / 6), (0.0, 2 / 3), (np.sqrt(3), 1 / 6))
"""Gauss and Hermite: standard deviations and their weights."""


class Coded(NamedTuple):
    """Numbers as places in the list of different values."""

    values: Floats
    place: Ints

    @property
    def whole(self) -> Floats:
        return self.values[self.place]


@dataclass(frozen=True)
class Histories:
    """x, t_x, T, how many customers have each, and which history a row is."""

    x: Coded
    last: Coded
    end: Coded
    n: Floats
    of_row: Ints

    @cached_property
    def pairs(self) -> tuple[Floats, Floats, Ints]:
        """The different x and T, and which of them a history has."""
        ends = len(self.end.values)
        key = self.x.place * ends + self.end.place
        pairs, place = np.unique(key, return_inverse=True)
        return self.x.values[pairs // ends], self.end.values[pairs % ends], place


def histories(x: Floats, last: Floats, end: Floats, n: Floats) -> Histories:
    """Equal histories counted once; the order of the rows does not matter."""
    codes = [Coded(*np.unique(column, return_inverse=True)) for column in (x, last, end)]
    key = np.zeros(len(n), np.int64)
    for code in codes:
        key = key * len(code.values) + code.place
    _, first, of_row = np.unique(key, return_index=True, return_inverse=True)
    together: Floats = np.bincount(of_row, n, len(first)).astype(np.float64)
    once = [Coded(code.values, code.place[first]) for code in codes]
    return Histories(once[0], once[1], once[2], together, of_row)


def sampled(told: Histories) -> Histories:
    """Every so many-th history."""
    every = max(len(told.n) // SAMPLE, 1)
    x, last, end = (
        Coded(code.values, code.place[::every]) for code in (told.x, told.last, told.end)
    )
    return Histories(x, last, end, told.n[::every], np.arange(0))


def fitted(
    told: Histories, on: Maximum | None = None, weight: float = 0.0, *, modified: bool
) -> Maximum:
    """r, alpha, a, b of the customers' histories, leaning on what others told (`leaning`).

    Raises SyottoError where the fit does not settle.
    """
    start = START if on is None else on.params
    if len(told.n) > 2 * SAMPLE:
        part = sampled(told)
        rough = partial(likelihood, told=part, modified=modified)
        start = maximised(rough, start, float(part.n.sum())).params
    surface = leaning(partial(likelihood, told=told, modified=modified), on, weight)
    return maximised(surface, start, float(told.n.sum()))


def likelihood(params: Floats, told: Histories, *, modified: bool) -> tuple[float, Floats]:
    """Log-likelihood of r, alpha, a, b and its slope in them."""
    r, alpha, a, b = params
    shift = 1.0 if modified else 0.0
    x = told.x.values
    later = b + x + shift
    whole = psi(a + b + x + shift)
    head = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, later) - betaln(a, b)
    of_r = psi(r + x) - psi(r) + np.log(alpha)
    of_a = psi(a + b) - whole
    of_b = psi(later) - whole - psi(b) + psi(a + b)
    leaves = (x > 0) | modified
    left = np.where(leaves, np.log(a) - np.log(np.where(leaves, later - 1, 1.0)), -np.inf)
    fall = np.where(leaves, 1 / np.where(leaves, later - 1, 1.0), 0.0)
    by_x = np.column_stack([r + x, head, of_r, of_a, of_b, left, fall])
    by_last = np.column_stack([np.log(alpha + told.last.values), 1 / (alpha + told.last.values)])
    by_end = np.column_stack([np.log(alpha + told.end.values), 1 / (alpha + told.end.values)])
    x_of, last_of, end_of = told.x.place, told.last.place, told.end.place

    def part(start: int) -> Floats:
        cut = slice(start, start + SLICE)
        return added(by_x, by_last, by_end, x_of[cut], last_of[cut], end_of[cut], told.n[cut], a)

    sums = np.sum(in_parts(part, len(told.n)), axis=0)
    height, of_r_sum, of_alpha, of_a_sum, of_b_sum, customers = sums
    return float(height), np.array([of_r_sum, of_alpha + customers * r / alpha, of_a_sum, of_b_sum])


def in_parts(part: Callable[[int], Floats], rows: int) -> list[Floats]:
    """Slices of a fixed size, added up in their order: the digits know nothing of threads."""
    starts = range(0, rows, SLICE)
    if len(starts) == 1 or processors() == 1:
        return [part(start) for start in starts]
    return side_by_side(part, starts)


@compiled
def added(
    by_x: Floats,
    by_last: Floats,
    by_end: Floats,
    x: Ints,
    last: Ints,
    end: Ints,
    n: Floats,
    a: float,
) -> Floats:
    sums = np.zeros(6)
    for row in range(len(n)):
        count, of_x, of_last, of_end = n[row], by_x[x[row]], by_last[last[row]], by_end[end[row]]
        stays = -of_x[0] * of_end[0]
        leaves = of_x[5] - of_x[0] * of_last[0]
        top = max(stays, leaves)
        ratio = np.exp(-abs(stays - leaves))
        small = ratio / (1 + ratio)
        gone = 1 - small if leaves > stays else small
        here = 1 - gone
        sums[0] += count * (of_x[1] + top + np.log1p(ratio))
        sums[1] += count * (of_x[2] - here * of_end[0] - gone * of_last[0])
        sums[2] -= count * of_x[0] * (here * of_end[1] + gone * of_last[1])
        sums[3] += count * (of_x[3] + gone / a)
        sums[4] += count * (of_x[4] - gone * of_x[6])
        sums[5] += count
    return sums


def alive(params: Floats, told: Histories, *, modified: bool) -> Floats:
    """The chance that a customer with each history still is one, 0-1."""
    r, alpha, a, b = params
    x = told.x.whole
    tries = b + x + (1.0 if modified else 0.0) - 1
    leaves = (x > 0) | modified
    waits = (np.log(alpha + code.values)[code.place] for code in (told.end, told.last))
    with np.errstate(over="ignore"):
        odds = (r + x) * np.subtract(*waits) + np.log(a / np.where(leaves, tries, 1.0))
        return np.where(leaves, 1 / (1 + np.exp(odds)), 1.0)


def expected(params: Floats, t: float, told: Histories, *, modified: bool) -> Floats:
    """Purchases expected in the `t` weeks after T, of each history."""
    return alive(params, told, modified=modified) * while_alive(params, t, told, modified=modified)


def while_alive(params: Floats, t: float, told: Histories, *, modified: bool) -> Floats:
    """The same of somebody known to be alive; each different (x, T) is worked out once."""
    r, alpha, a, b = params
    if abs(a - 1) < NEAR_ONE:
        sides = [np.array((r, alpha, 1 + side * NEAR_ONE, b)) for side in (-2, 2)]
        both = [while_alive(side, t, told, modified=modified) for side in sides]
        return (both[0] + both[1]) / 2
    x, end, place = told.pairs
    later = b + (1.0 if modified else 0.0)
    if a > ALIKE:
        return np.asarray(nearly_alike(params, t, later, x, end)[place])
    return np.asarray(at_once(r, alpha, a, later, t, x, end)[place])


def nearly_alike(params: Floats, t: float, later: float, x: Floats, end: Floats) -> Floats:
    """The same where the chance to leave is known so well that it is as good as normal."""
    r, alpha, a, _ = params
    known = a + later + x
    chance = a / known
    spread = np.sqrt(chance * (1 - chance) / (known + 1))
    made = np.zeros(len(x))
    for place, weight in THREE:
        leaves = chance + place * spread
        stays = (r + x) * np.log1p(leaves * t / (alpha + end))
        made += weight * -np.expm1(-stays) / leaves
    return made


@compiled
def at_once(r: float, alpha: float, a: float, b: float, t: float, x: Floats, end: Floats) -> Floats:
    made = np.empty(len(x))
    for row in range(len(x)):
        z = t / (alpha + end[row] + t)
        c = a + b + x[row] - 1
        made[row] = c / (a - 1) * (1 - (1 - z) ** (a - 1) * series(a + b - 1 - r, a - 1, c, z))
    return made


@compiled
def series(first: float, second: float, third: float, z: float) -> float:
    """Gauss' hypergeometric function for 0 <= z < 1 by its series."""
    term, total, place = 1.0, 1.0, 0.0
    while place < 1e7:
        term *= (first + place) * (second + place) / ((third + place) * (1 + place)) * z
        total += term
        place += 1
        if abs(term) <= 1e-16 * abs(total):
            break
    return total
