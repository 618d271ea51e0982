"""Blocks: records that share values, and are therefore worth comparing with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from syotto.maths.codes import plain

Longs = NDArray[np.int64]
NONE = -1


@dataclass(frozen=True)
class Blocks:
    """of: the block of every record, -1 for none. size: how many records each block has."""

    of: Longs
    size: Longs

    @property
    def pairs(self) -> int:
        """Pairs of records within a block."""
        return int((self.size * (self.size - 1) // 2).sum())

    @property
    def agreement(self) -> float:
        """The share of pairs of different records, both in a block, that share theirs."""
        every = int(self.size.sum())
        return 2 * self.pairs / max(every * (every - 1), 1)

    def inside(self, most: int) -> tuple[Longs, Longs]:
        """The records of every pair within a block of up to `most` records."""
        use = np.append((self.size > 1) & (self.size <= most), False)  # the last is for NONE
        record = np.flatnonzero(use[self.of])
        record = record[np.argsort(self.of[record], kind="stable")]
        block = self.of[record]
        start = np.searchsorted(block, block)
        place = np.arange(len(record)) - start  # pairs with all that came before in the block
        other = np.arange(place.sum()) - np.repeat(np.cumsum(place) - place, place)
        return record[np.repeat(start, place) + other], np.repeat(record, place)


def blocks(column: pa.ChunkedArray) -> Blocks:
    """One block for each value; a null is in none."""
    encoded = column.combine_chunks().dictionary_encode()
    code = plain(encoded.indices.fill_null(NONE)).astype(np.int64)
    return sized(code, len(encoded.dictionary))


def shared(parts: Sequence[Blocks]) -> Blocks:
    """One block for each combination of the parts' blocks."""
    first, *others = parts
    for other in others:
        pair = np.where(
            (first.of < 0) | (other.of < 0), NONE, first.of * len(other.size) + other.of
        )
        numbers = pa.array(pair, mask=pair < 0)
        first = blocks(pa.chunked_array([numbers]))
    return first


def sized(code: Longs, count: int) -> Blocks:
    return Blocks(code, np.bincount(code[code >= 0], minlength=count).astype(np.int64))


def pairs(every: Sequence[Blocks], most: int) -> tuple[Longs, Longs]:
    """The different pairs within blocks of up to `most` records, the lower record first."""
    count = max((len(one.of) for one in every), default=0) or 1
    codes = [left * count + right for left, right in (one.inside(most) for one in every)]
    left, right = np.divmod(np.unique(np.concatenate([np.empty(0, np.int64), *codes])), count)
    return left, right
