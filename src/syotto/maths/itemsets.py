"""Sets of items that many baskets hold together, to any depth.

Method (Eclat; Zaki 2000, "Scalable algorithms for association mining"): a set is extended only by
items that come after all of its own, and the baskets that hold it are one row of bits, so adding an
item is one AND and one population count. Items are ordered from the rarest to the commonest, which
keeps the rows short: the rows below a first item have one bit for each of *its* baskets.
Pairs are counted by `maths.basket`; bits begin at triples.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from syotto.maths.basket import Baskets, count_pairs, gather, lines_after

BITS = 64


@dataclass(frozen=True)
class Itemsets:
    """Sets of one size.

    items: int64 (sets, size), ascending in each row, and the rows ascending.
    n: int64 (sets,), the baskets that hold all of a row's items.
    """

    items: NDArray[np.int64]
    n: NDArray[np.int64]


@dataclass(frozen=True)
class Found:
    """Sets with the same beginning: `stem` plus one of `last` is in `n` baskets."""

    stem: tuple[int, ...]
    last: NDArray[np.int64]
    n: NDArray[np.int64]


@dataclass(frozen=True)
class Node:
    """`stem` and the items that may extend it, each with its baskets as bits.

    bits: uint64 (items, words); only baskets that hold the stem have a place.
    """

    stem: tuple[int, ...]
    items: NDArray[np.int64]
    bits: NDArray[np.uint64]


def count_itemsets(
    baskets: Baskets, *, min_count: int, max_items: int | None = None
) -> list[Itemsets]:
    """Every set of items that at least `min_count` baskets hold; the list is by size, from 1.

    `max_items` bounds the size; without it the list ends where nothing is frequent any more.
    """
    rarest_first, baskets = _rarest_first(baskets, min_count)
    deepest = max_items or len(rarest_first)
    found = [Found((), np.arange(len(rarest_first)), baskets.counts())]
    if deepest >= 2:
        pairs = [*_pairs_by_first(baskets, min_count)]
        found.extend(pairs)
        if deepest >= 3:
            for root in _roots(baskets, pairs):
                found.extend(_extensions(root, min_count, deepest))
    return _by_size(found, rarest_first)


def _rarest_first(baskets: Baskets, min_count: int) -> tuple[NDArray[np.int64], Baskets]:
    """The frequent items from the rarest to the commonest, and baskets numbered in that order."""
    count = baskets.counts()
    often = count >= min_count
    order = np.argsort(count[often], kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    kept = baskets.only(often)
    basket = np.repeat(np.arange(kept.n), np.diff(kept.start))
    return np.flatnonzero(often)[order], gather(basket, place.take(kept.item))


def _pairs_by_first(baskets: Baskets, min_count: int) -> Iterator[Found]:
    pairs = count_pairs(baskets, min_count=min_count)
    first, begins = np.unique(pairs.item_a, return_index=True)
    last, n = np.split(pairs.item_b, begins[1:]), np.split(pairs.n_ab, begins[1:])
    return (Found((item,), *rest) for item, *rest in zip(first.tolist(), last, n, strict=False))


def _roots(baskets: Baskets, pairs: list[Found]) -> Iterator[Node]:
    """For each first item with two partners or more: which of its baskets hold which partner."""
    following = baskets.following()
    small = np.min_scalar_type(baskets.width)  # numpy sorts up to 16 bits in linear time
    by_item = np.argsort(baskets.item.astype(small), kind="stable")
    ends = np.cumsum(baskets.counts())
    place = np.full(baskets.width, -1)
    for pair in pairs:
        if len(pair.last) < 2:
            continue
        (item,) = pair.stem
        lines = by_item[ends[item - 1] if item else 0 : ends[item]]
        times, after = lines_after(lines, following)
        basket = np.repeat(np.arange(len(lines)), times)
        place[pair.last] = np.arange(len(pair.last))
        row = place.take(baskets.item.take(after))
        place[pair.last] = -1
        known = row >= 0
        bits = _bits(row[known], basket[known], rows=len(pair.last), places=len(lines))
        yield Node(pair.stem, pair.last, bits)


def _bits(
    row: NDArray[np.int64], place: NDArray[np.int64], *, rows: int, places: int
) -> NDArray[np.uint64]:
    """A bit at each (row, place); no place stands in a row twice, and places ascend in each row."""
    words = -(-places // BITS)
    order = np.argsort(row, kind="stable")
    word = row[order] * words + place[order] // BITS
    bit = np.uint64(1) << (place[order] % BITS).astype(np.uint64)
    begins = np.flatnonzero(np.append(True, word[1:] != word[:-1]))
    bits = np.zeros(rows * words, np.uint64)
    bits[word[begins]] = np.bitwise_or.reduceat(bit, begins)
    return bits.reshape(rows, words)


def _extensions(node: Node, min_count: int, deepest: int) -> Iterator[Found]:
    """All frequent sets that begin with the node's stem and hold two more items or more."""
    for at, item in enumerate(node.items[:-1].tolist()):
        both = node.bits[at + 1 :] & node.bits[at]
        n = np.bitwise_count(both).sum(axis=1, dtype=np.int64)
        often = n >= min_count
        if not often.any():
            continue
        stem, last = (*node.stem, item), node.items[at + 1 :][often]
        yield Found(stem, last, n[often])
        if len(stem) + 2 <= deepest:
            yield from _extensions(Node(stem, last, both[often]), min_count, deepest)


def _by_size(found: list[Found], names: NDArray[np.int64]) -> list[Itemsets]:
    sizes: dict[int, list[Found]] = {}
    for sets in found:
        if len(sets.last):
            sizes.setdefault(len(sets.stem) + 1, []).append(sets)
    return [_sorted(sizes[size], names) for size in sorted(sizes)]


def _sorted(found: list[Found], names: NDArray[np.int64]) -> Itemsets:
    stems = np.array([sets.stem for sets in found], np.int64).reshape(len(found), -1)
    last = np.concatenate([sets.last for sets in found])
    stem = np.repeat(stems, [len(sets.last) for sets in found], axis=0)
    items = np.sort(names.take(np.column_stack([stem, last])), axis=1)
    order = np.lexsort(items.T[::-1])
    return Itemsets(items[order], np.concatenate([sets.n for sets in found])[order])
