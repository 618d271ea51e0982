"""Counted pairs as an Arrow table: the items by name, counts beside shares."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from syotto.maths.basket import Baskets, count_pairs
from syotto.maths.codes import arrow


def pair_table(
    baskets: Baskets, names: pa.Array, *, n: int | None = None, min_count: int = 1
) -> pa.Table:
    """Pairs that at least `min_count` baskets hold, ascending by item_a, item_b.

    names: the name of each item, sorted. n: all baskets, where some are empty and so not among
    `baskets`.

        item_a, item_b   item_a < item_b
        n_ab, n_a, n_b   baskets that hold both, item_a, item_b
        n                all baskets
        support          n_ab / n
        confidence_ab    n_ab / n_a
        confidence_ba    n_ab / n_b
        lift             n_ab n / (n_a n_b)
    """
    pairs = count_pairs(baskets, min_count=min_count)
    count = baskets.counts()
    n_ab, n_a, n_b = pairs.n_ab, count.take(pairs.item_a), count.take(pairs.item_b)
    total = baskets.n if n is None else n
    numbers: dict[str, NDArray[np.int64] | NDArray[np.float64]] = {
        "n_ab": n_ab,
        "n_a": n_a,
        "n_b": n_b,
        "n": np.full_like(n_ab, total),
        "support": n_ab / total if total else n_ab / 1.0,
        "confidence_ab": n_ab / n_a,
        "confidence_ba": n_ab / n_b,
        "lift": (n_ab * total) / (n_a * n_b),
    }
    items = {
        "item_a": names.take(arrow(pairs.item_a)),
        "item_b": names.take(arrow(pairs.item_b)),
    }
    return pa.table(items | {name: arrow(column) for name, column in numbers.items()})
