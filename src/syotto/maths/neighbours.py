"""The items that go with an item: exact counts by group, and two cosines.

1. Items go together over *customers* (both bought, at any time) and over *baskets* (bought at the
   same moment). n_both counts customers, group by group, and is exact.
2. A cosine sums 1 / sqrt(size) over the rows that hold both, so that a wholesaler with a thousand
   products says less about any two of them, and divides by the two items' own sums:
   cos(a, b) = S(a, b) / sqrt(S(a, a) S(b, b)).
3. Only the `top` neighbours of each item are kept, by the sum of the two cosines, ties by number.

Nothing of size items x items exists at any time: rows are counted one after the other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.maths.compiled import compiled, in_slices
from syotto.maths.incidence import Incidence

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Reals = NDArray[np.float32]
Floats = NDArray[np.float64]


class Neighbours(NamedTuple):
    """Up to `top` neighbours of each item; unused places hold item -1.

    item (items, top), of which the first size (items,) are used · n_both (items, top, groups)
    · n_item (items, groups) · cosine and basket_cosine (items, top)
    · squares (items,): the sum of n_both^2 over **all**
    other items, kept or not.
    """

    item: Ints
    size: Ints
    n_both: Ints
    n_item: Longs
    cosine: Reals
    basket_cosine: Reals
    squares: Floats


class Seen(NamedTuple):
    """What one thread counts for one item, over all others; zero between items."""

    both: Ints
    near: Floats
    near_basket: Floats
    touched: Ints


def neighbours(
    owned: Incidence, baskets: Incidence, group: Ints, groups: int, *, top: int
) -> Neighbours:
    """Count which items go together. group: the group (0 .. groups - 1) of each row of `owned`."""
    items = owned.n_items
    top = max(min(top, items - 1), 1)
    weight, basket_weight = row_weight(owned), row_weight(baskets)
    found = Neighbours(
        np.full((items, top), -1, np.int32),
        np.zeros(items, np.int32),
        np.zeros((items, top, groups), np.int32),
        holders_by_group(owned, group, groups),
        np.zeros((items, top), np.float32),
        np.zeros((items, top), np.float32),
        np.zeros(items),
    )
    own, own_basket = item_norm(owned, weight), item_norm(baskets, basket_weight)

    def work(start: int, stop: int) -> None:
        seen = Seen(
            np.zeros((items, groups), np.int32),
            np.zeros(items),
            np.zeros(items),
            np.empty(items + 1, np.int32),
        )
        count_items(start, stop, owned, weight, own, group, baskets,
                    basket_weight, own_basket, seen, found)  # fmt: skip

    in_slices(work, items)
    return found


def row_weight(rows: Incidence) -> Floats:
    return np.asarray(1 / np.sqrt(np.maximum(rows.sizes, 1)))


def item_norm(rows: Incidence, weight: Floats) -> Floats:
    """sqrt(S(a, a)) of each item."""
    of_item = np.repeat(np.arange(rows.n_items), np.diff(rows.item_starts))
    return np.sqrt(np.bincount(of_item, weight[rows.holders], rows.n_items))


def holders_by_group(owned: Incidence, group: Ints, groups: int) -> Longs:
    of_item = np.repeat(np.arange(owned.n_items), np.diff(owned.item_starts))
    flat = np.bincount(of_item * groups + group[owned.holders], minlength=owned.n_items * groups)
    return flat.reshape(owned.n_items, groups)


@compiled
def count_items(
    start: int, stop: int, owned: Incidence, weight: Floats, own: Floats, group: Ints,
    baskets: Incidence, basket_weight: Floats, own_basket: Floats, seen: Seen, out: Neighbours,
) -> None:  # fmt: skip
    top = out.item.shape[1]
    key, slot = np.empty(top), np.empty(top, np.int32)
    for a in range(start, stop):
        count = count_customers(a, owned, weight, group, seen)
        count_baskets(a, baskets, basket_weight, seen)
        kept = 0
        for at in range(count):
            b = seen.touched[at]
            seen.near[b] /= own[a] * own[b]
            if seen.near_basket[b] > 0:
                seen.near_basket[b] /= own_basket[a] * own_basket[b]
            if b != a:
                out.squares[a] += square(seen.both, b)
                kept = keep_best(key, slot, kept, seen.near[b] + seen.near_basket[b], b)
        out.size[a] = kept
        for place in range(kept):
            b = slot[place]
            out.item[a, place] = b
            out.cosine[a, place], out.basket_cosine[a, place] = seen.near[b], seen.near_basket[b]
            for g in range(out.n_both.shape[2]):
                out.n_both[a, place, g] = seen.both[b, g]
        forget(count, seen)


@compiled
def count_customers(a: int, owned: Incidence, weight: Floats, group: Ints, seen: Seen) -> int:
    """Count what the holders of item a hold; returns how many items were touched.

    Without a branch: every item is noted as touched, and the next overwrites it unless new.
    """
    count = 0
    for at in range(owned.item_starts[a], owned.item_starts[a + 1]):
        row = owned.holders[at]
        says, g = weight[row], group[row]
        for other in range(owned.starts[row], owned.starts[row + 1]):
            b = np.uint32(owned.items[other])
            before = seen.near[b]
            seen.touched[count] = b
            count += before == 0.0
            seen.near[b] = before + says
            seen.both[b, g] += 1
    return count


@compiled
def count_baskets(a: int, baskets: Incidence, weight: Floats, seen: Seen) -> None:
    for at in range(baskets.item_starts[a], baskets.item_starts[a + 1]):
        row = baskets.holders[at]
        says = weight[row]
        for other in range(baskets.starts[row], baskets.starts[row + 1]):
            seen.near_basket[np.uint32(baskets.items[other])] += says


@compiled
def forget(count: int, seen: Seen) -> None:
    for at in range(count):
        b = seen.touched[at]
        seen.near[b], seen.near_basket[b] = 0.0, 0.0
        for g in range(seen.both.shape[1]):
            seen.both[b, g] = 0


@compiled
def square(both: Ints, b: int) -> float:
    total = 0.0
    for g in range(both.shape[1]):
        total += both[b, g]
    return total * total


@compiled
def keep_best(key: Floats, slot: Ints, kept: int, value: float, number: int) -> int:
    """Offer (value, number) to a heap whose root is the worst kept; returns how many are kept.

    Better is a higher value, and at equal values the lower number.
    """
    full = kept == len(key)
    if full and not (value > key[0] or (value == key[0] and number < slot[0])):
        return kept
    at = 0 if full else kept
    while not full and at > 0:
        parent = (at - 1) // 2
        if key[parent] < value or (key[parent] == value and slot[parent] > number):
            break
        key[at], slot[at] = key[parent], slot[parent]
        at = parent
    while full:
        child = 2 * at + 1
        if child >= kept:
            break
        right = child + 1
        if right < kept and (
            key[right] < key[child] or (key[right] == key[child] and slot[right] > slot[child])
        ):
            child = right
        if value < key[child] or (value == key[child] and number > slot[child]):
            break
        key[at], slot[at] = key[child], slot[child]
        at = child
    key[at], slot[at] = value, number
    return kept if full else kept + 1
