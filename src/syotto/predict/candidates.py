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


class Tied(NamedTuple):
    """What ties products together at a moment.

    confidence (products, top): adjusted, over all customers, for the neighbours' places; alone
    (products,): the share of customers who own the product; in_group (products, top, groups) and
    alone_in_group (products, groups): the same within groups. fading: per owned pair; n_group:
    customers of each group who own anything.
    """

    near: Neighbours
    confidence: Reals
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
    * top + neighbour) that it comes from, -1 for none.
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
    cosine, recent basket cosine.
    """

    ties: Reals
    in_group: Reals
    because: Ints
    touched: Ints
    odds: Floats


def best_candidates(
    owned: Incidence, group: Ints, tied: Tied, weights: Weights, sold: NDArray[np.bool_],
    chosen: Ints, n: int,
) -> Best:  # fmt: skip
    """The `n` best of each chosen customer; with values, half of them by chance x value."""
    items = owned.n_items
    rows = len(chosen)
    odds, confidence, cosine, basket, recent, in_group = np.zeros((6, rows, n), np.float32)
    none = np.full((rows, n), -1, np.int32)
    out = Best(none, odds, confidence, cosine, basket, recent, in_group, none.copy())
    alone = weights.product + weights.ties[0] * np.log(tied.alone)
    order = np.argsort(np.where(sold, -alone, np.inf), kind="stable")
    ladder = order[: sold.sum()].astype(np.int32)

    def work(start: int, stop: int) -> None:
        untold, touched = np.full(items, -1, np.int32), np.empty(items, np.int32)
        ties, in_group = np.zeros((items, 4), np.float32), np.zeros(items, np.float32)
        sums = Sums(ties, in_group, untold, touched, np.empty(items))
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
    with_value = len(weights.log_value) > 0
    for row in range(start, stop):
        customer = chosen[row]
        g = group[customer]
        count = add_up(customer, g, owned, tied, sums)
        own = owned.starts[customer], owned.starts[customer + 1]
        hide_owned(owned.items, own[0], own[1], sums, True)
        count = add_alone(ladder, g, n, count, tied, sums)
        kept = 0
        kept_worth = 0
        for at in range(count):
            b = sums.touched[at]
            if not sold[b] or sums.because[b] == OWNED:
                continue
            odds = log_odds(b, weights, sums) + weights.customer[customer]
            sums.odds[b] = odds
            kept = keep_best(key, slot, kept, odds, b)
            if with_value:
                total = weights.log_value[b] - np.log1p(np.exp(-odds))
                kept_worth = keep_best(worth, worth_slot, kept_worth, total, b)
        if with_value:
            kept = mix(key, slot, kept, worth, worth_slot, kept_worth, sums)
        write(row, key, slot, kept, sums, out)
        clear(count, owned.items, own[0], own[1], sums)


OWNED = -2


@compiled
def add_up(customer: int, g: int, owned: Incidence, tied: Tied, sums: Sums) -> int:
    """Sum over the neighbours of what the customer owns; returns how many were touched."""
    near = tied.near
    top = near.item.shape[1]
    count = 0
    for at in range(owned.starts[customer], owned.starts[customer + 1]):
        a = owned.items[at]
        fade = tied.fading[at]
        for place in range(top):
            b = near.item[a, place]
            if b < 0:
                break
            if sums.ties[b, 1] == 0:
                sums.touched[count] = b
                count += 1
            sums.ties[b, 0] = max(sums.ties[b, 0], tied.confidence[a, place])
            in_group = tied.in_group[a, place, g]
            if in_group > sums.in_group[b]:
                sums.in_group[b] = in_group
                sums.because[b] = a * top + place
            basket = near.basket_cosine[a, place]
            sums.ties[b, 1] += near.cosine[a, place]
            sums.ties[b, 2] += basket
            sums.ties[b, 3] += basket * fade
    return count


@compiled
def hide_owned(items: Ints, start: int, stop: int, sums: Sums, hide: bool) -> None:
    for at in range(start, stop):
        sums.because[items[at]] = OWNED if hide else -1


@compiled
def add_alone(ladder: Ints, g: int, n: int, count: int, tied: Tied, sums: Sums) -> int:
    """The first `n` products of the ladder that nothing owned is tied to."""
    added = 0
    for b in ladder:
        if added == n:
            break
        if sums.ties[b, 1] == 0 and sums.because[b] != OWNED:
            sums.ties[b, 0] = tied.alone[b]
            sums.in_group[b] = tied.alone_in_group[b, g]
            sums.touched[count] = b
            count += 1
            added += 1
    return count


@compiled
def log_odds(b: int, weights: Weights, sums: Sums) -> float:
    ties = weights.ties
    odds = weights.product[b] + ties[0] * np.log(sums.ties[b, 0])
    if ties[1] != 0:
        odds += ties[1] * np.log(sums.ties[b, 1] + SMALLEST)
    if ties[2] != 0:
        odds += ties[2] * np.log(sums.ties[b, 2] + SMALLEST)
    if ties[3] != 0:
        odds += ties[3] * np.log(sums.ties[b, 3] + SMALLEST)
    return float(odds)


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
        out.in_group[row, place] = sums.in_group[b]
        out.because[row, place] = sums.because[b]


@compiled
def clear(count: int, items: Ints, start: int, stop: int, sums: Sums) -> None:
    for at in range(count):
        b = sums.touched[at]
        for tie in range(4):
            sums.ties[b, tie] = 0.0
        sums.in_group[b], sums.because[b] = 0.0, -1
    for at in range(start, stop):
        sums.because[items[at]] = -1
