"""The best candidates of every customer: one walk over the neighbours of what they own.

Log odds of a candidate = customer part + product part + the four ties, each a coefficient times
a logarithm. A product that no owned one is tied to keeps its adjusted share as confidence, and
cosines of zero.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.maths.compiled import compiled, in_slices
from syotto.maths.incidence import Incidence
from syotto.maths.neighbours import Neighbours, keep_best
from syotto.predict.features import SMALL_COSINE

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Reals = NDArray[np.float32]
SMALLEST = np.float32(SMALL_COSINE)  # single precision logarithms take half the time
NOTHING = np.float32(0)


OWNED = -2
"""The mark of a product that the customer has; of any other it is -1, or its place when kept."""


class Tied(NamedTuple):
    """What ties products together at a moment.

    strength (products, top, 3): confidence, adjusted, over all customers, then the two cosines,
    side by side since a walk needs all of them; alone (products,): the share of customers who own
    the product; in_group (products, top, groups) and alone_in_group (products, groups): the
    confidences within groups. fading: per owned pair; n_group: customers of each group who own
    anything.
    """

    near: Neighbours
    strength: Reals
    alone: Reals
    in_group: Reals
    alone_in_group: Reals
    fading: Reals
    n_group: Longs


class Weights(NamedTuple):
    """The log odds, taken apart; log_value is empty, or per product."""

    customer: Floats
    product: Floats
    ties: Floats
    log_value: Floats


class Best(NamedTuple):
    """(customers, n) arrays, the likeliest first; unused places hold product -1.

    in_group: the highest confidence within the customer's group; because: the place (owned product
    * top + neighbour) that it comes from, -1 for none. Both are empty where no reasons were asked.
    """

    product: Ints
    log_odds: Reals
    confidence: Reals
    cosine: Reals
    basket: Reals
    recent: Reals
    in_group: Reals
    because: Ints


class Sums(NamedTuple):
    """One thread's sums over what a customer owns, per product; zero between customers.

    ties: (products, 4), side by side since they are needed together: confidence, cosine, basket
    cosine, recent basket cosine. touched: products with any tie; open: those that may be offered.
    """

    ties: Reals
    mark: Ints
    touched: Ints
    open: Ints
    odds: Floats


def best_candidates(
    owned: Incidence, group: Ints, tied: Tied, weights: Weights, sold: NDArray[np.bool_],
    chosen: Ints, n: int, *, reasons: bool = True,
) -> Best:  # fmt: skip
    """The `n` best of each chosen customer; with values, half of them by chance x value."""
    items = owned.n_items
    rows = len(chosen)
    odds, confidence, cosine, basket, recent = np.zeros((5, rows, n), np.float32)
    product = np.full((rows, n), -1, np.int32)
    shape = (rows, n if reasons else 0)
    in_group, because = np.zeros(shape, np.float32), np.full(shape, -1, np.int32)
    out = Best(product, odds, confidence, cosine, basket, recent, in_group, because)
    alone = weights.product + weights.ties[0] * np.log(tied.alone)
    order = np.argsort(np.where(sold, -alone, np.inf), kind="stable")
    ladder = order[: sold.sum()].astype(np.int32)

    def work(start: int, stop: int) -> None:
        numbers = np.empty((2, items + 1), np.int32)
        ties, mark = np.zeros((items, 4), np.float32), np.full(items, -1, np.int32)
        sums = Sums(ties, mark, numbers[0], numbers[1], np.empty(items))
        walk(start, stop, owned, group, tied, weights, sold, ladder, chosen, sums, out)

    in_slices(work, rows)
    return out


@compiled
def walk(
    start: int, stop: int, owned: Incidence, group: Ints, tied: Tied, weights: Weights,
    sold: NDArray[np.bool_], ladder: Ints, chosen: Ints, sums: Sums, out: Best,
) -> None:  # fmt: skip
    n = out.product.shape[1]
    key, slot = np.empty(n), np.empty(n, np.int32)
    worth, worth_slot = np.empty(n), np.empty(n, np.int32)
    for row in range(start, stop):
        customer = chosen[row]
        count = add_up(customer, owned, tied, sums)
        mark_owned(customer, owned, sums, OWNED)
        count = add_alone(ladder, n, count, tied, sums)
        candidates = leave_open(count, sold, sums)
        log_odds(candidates, customer, weights, sums)
        kept = best_of(candidates, key, slot, sums)
        if len(weights.log_value) > 0:
            kept_worth = best_in_value(candidates, weights.log_value, worth, worth_slot, sums)
            kept = mix(key, slot, kept, worth, worth_slot, kept_worth, sums)
        write(row, key, slot, kept, sums, out)
        if out.because.shape[1] > 0:
            explain(row, customer, group[customer], kept, owned, tied, sums, out)
        mark_owned(customer, owned, sums, -1)
        clear(count, sums)


@compiled
def add_up(customer: int, owned: Incidence, tied: Tied, sums: Sums) -> int:
    """Sum over the neighbours of what the customer owns; returns how many were touched.

    Without a branch: every neighbour is noted as touched, and the next overwrites it unless new.
    """
    item, strength, ties = tied.near.item, tied.strength, sums.ties
    count = 0
    for at in range(owned.starts[customer], owned.starts[customer + 1]):
        a = owned.items[at]
        fade = tied.fading[at]
        for place in range(tied.near.size[a]):
            b = np.uint32(item[a, place])
            confidence, cosine = strength[a, place, 0], strength[a, place, 1]
            basket = strength[a, place, 2]
            highest, before = ties[b, 0], ties[b, 1]
            sums.touched[count] = b
            count += before == NOTHING
            ties[b, 0] = confidence if confidence > highest else highest
            ties[b, 1] = before + cosine
            ties[b, 2] += basket
            ties[b, 3] += basket * fade
    return count


@compiled
def mark_owned(customer: int, owned: Incidence, sums: Sums, mark: int) -> None:
    for at in range(owned.starts[customer], owned.starts[customer + 1]):
        sums.mark[owned.items[at]] = mark


@compiled
def add_alone(ladder: Ints, n: int, count: int, tied: Tied, sums: Sums) -> int:
    """The first `n` products of the ladder that nothing owned is tied to."""
    added = 0
    for b in ladder:
        if added == n:
            break
        if sums.ties[b, 1] == NOTHING and sums.mark[b] != OWNED:
            sums.ties[b, 0] = tied.alone[b]
            sums.touched[count] = b
            count += 1
            added += 1
    return count


@compiled
def leave_open(count: int, sold: NDArray[np.bool_], sums: Sums) -> int:
    """Of the touched, those that are sold and not owned; returns how many."""
    candidates = 0
    for at in range(count):
        b = np.uint32(sums.touched[at])
        sums.open[candidates] = b
        candidates += sold[b] and sums.mark[b] != OWNED
    return candidates


@compiled
def log_odds(candidates: int, customer: int, weights: Weights, sums: Sums) -> None:
    """Log odds of the open ones, tie by tie; a tie without weight costs nothing."""
    for at in range(candidates):
        b = np.uint32(sums.open[at])
        confidence = weights.ties[0] * np.log(sums.ties[b, 0])
        sums.odds[b] = weights.product[b] + weights.customer[customer] + confidence
    for tie in range(1, 4):
        weight = weights.ties[tie]
        for at in range(candidates if weight != 0 else 0):
            b = np.uint32(sums.open[at])
            sums.odds[b] += weight * np.log(sums.ties[b, tie] + SMALLEST)


@compiled
def best_of(candidates: int, key: Floats, slot: Ints, sums: Sums) -> int:
    kept = 0
    for at in range(candidates):
        b = sums.open[at]
        kept = keep_best(key, slot, kept, sums.odds[b], b)
    return kept


@compiled
def best_in_value(candidates: int, log_value: Floats, worth: Floats, slot: Ints, sums: Sums) -> int:
    """The best by chance x value; a chance is below its odds and below 1, which rules most out."""
    kept = 0
    for at in range(candidates):
        b = sums.open[at]
        odds = sums.odds[b]
        if kept == len(worth) and log_value[b] + min(odds, 0.0) < worth[0]:
            continue
        kept = keep_best(worth, slot, kept, log_value[b] - np.log1p(np.exp(-odds)), b)
    return kept


@compiled
def mix(
    key: Floats, slot: Ints, kept: int, worth: Floats, worth_slot: Ints, kept_worth: int, sums: Sums
) -> int:
    """Half by chance, the rest by chance x value; what is in both leaves room for the next."""
    in_order(key, slot, kept)
    in_order(worth, worth_slot, kept_worth)
    half = (kept + 1) // 2
    taken = half
    for at in range(kept_worth):
        b = worth_slot[at]
        if taken < kept and not among(slot, half, b):
            slot[taken] = b
            taken += 1
    for at in range(taken):
        key[at] = sums.odds[slot[at]]
    return taken


@compiled
def in_order(key: Floats, slot: Ints, count: int) -> None:
    """Sort by key, the highest first, ties by the lower number. For a handful."""
    for at in range(1, count):
        value, number = key[at], slot[at]
        place = at
        while place > 0 and (
            key[place - 1] < value or (key[place - 1] == value and slot[place - 1] > number)
        ):
            key[place], slot[place] = key[place - 1], slot[place - 1]
            place -= 1
        key[place], slot[place] = value, number


@compiled
def among(slot: Ints, count: int, number: int) -> bool:
    found = False
    for at in range(count):
        found = found or slot[at] == number
    return found


@compiled
def write(row: int, key: Floats, slot: Ints, kept: int, sums: Sums, out: Best) -> None:
    """The kept ones, the likeliest first, ties by product number."""
    in_order(key, slot, kept)
    for place in range(kept):
        b = slot[place]
        out.product[row, place] = b
        out.log_odds[row, place] = key[place]
        out.confidence[row, place] = sums.ties[b, 0]
        out.cosine[row, place] = sums.ties[b, 1]
        out.basket[row, place] = sums.ties[b, 2]
        out.recent[row, place] = sums.ties[b, 3]


@compiled
def explain(
    row: int, customer: int, g: int, kept: int, owned: Incidence, tied: Tied, sums: Sums, out: Best
) -> None:  # fmt: skip
    """Which owned product speaks most for each kept one, within the customer's group."""
    near = tied.near
    for place in range(kept):
        b = out.product[row, place]
        sums.mark[b] = place
        if sums.ties[b, 1] == NOTHING:
            out.in_group[row, place] = tied.alone_in_group[b, g]
    for at in range(owned.starts[customer], owned.starts[customer + 1]):
        a = owned.items[at]
        for neighbour in range(near.size[a]):
            place = sums.mark[np.uint32(near.item[a, neighbour])]
            if place < 0:
                continue
            confidence = tied.in_group[a, neighbour, g]
            if confidence > out.in_group[row, place]:
                out.in_group[row, place] = confidence
                out.because[row, place] = a * near.item.shape[1] + neighbour
    for place in range(kept):
        sums.mark[out.product[row, place]] = -1


@compiled
def clear(count: int, sums: Sums) -> None:
    for at in range(count):
        sums.ties[np.uint32(sums.touched[at])] = NOTHING
