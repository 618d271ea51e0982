"""What simpler methods would show: lists to be compared with in a backtest.

1. recent popularity: the products that most customers bought recently, the same for all.
2. lift rules, max confidence: the highest over the owned products that have owners enough.
3. mean of confidence and support: the rank key of basket analysis by hand.
4. item cosine: the sum of n_both / sqrt(n_a n_b) over the owned products.

Candidates are the same for all: sold recently, not owned. Where a method is silent, and between
equals, the more popular product comes first. Alternating least squares is left out: it needs a
tuned rank and regularisation, which a single cut cannot give honestly.
"""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from syotto.maths.compiled import compiled, in_slices
from syotto.maths.incidence import Incidence
from syotto.maths.neighbours import Neighbours, keep_best, neighbours
from syotto.predict.features import facts
from syotto.predict.purchases import encode, known_at, microseconds

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
CELLS = 15_000_000  # neighbours kept in all: every pair of up to 3,800 products
FAINT = 1e-6  # popularity only decides between equals
POPULARITY, LIFT, CONFIDENCE = "recent popularity", "lift rules", "max confidence"
MEAN_KEY, COSINE = "mean of confidence and support", "item cosine"
RIVALS = (POPULARITY, LIFT, CONFIDENCE, MEAN_KEY, COSINE)


def rivals(
    lines: pa.Table,
    *,
    as_of: datetime,
    top: int = 10,
    own_days: int = 365,
    recent_days: int = 90,
    min_owners: int = 20,
) -> pa.Table:
    """Each method's list for every customer: method, customer_id, product_id, rank.

    lines: customer_id, product_id, at; those at or after `as_of` are not looked at.
    """
    purchases = encode(lines)
    known = known_at(purchases, microseconds(as_of), own_days=own_days)
    about = facts(known, recent_days=recent_days)
    kept = max(CELLS // max(known.owned.n_items, 1), 1)
    one_group = np.zeros(known.owned.rows, np.int32)
    near = neighbours(known.owned, known.baskets, one_group, 1, top=kept)
    popular = about.recent_buyers / max(len(known.met), 1)
    parts = []
    for name, (measure, highest) in measures(near, len(known.met), min_owners).items():
        plain = popular * (1.0 if name == POPULARITY else FAINT)
        sold, met = about.sold, known.met
        ranked = ranking(known.owned, near.item, measure, highest, plain, sold, met, top)
        parts.append(listed(name, purchases.customers, purchases.products, met, ranked))
    return pa.concat_tables(parts)


def measures(near: Neighbours, customers: int, min_owners: int) -> dict[str, tuple[Floats, bool]]:
    """How much an owned product (row) speaks for its neighbours, and whether the highest counts."""
    both = near.n_both[:, :, 0].astype(float)
    n = np.maximum(near.n_item[:, 0].astype(float), 1)
    other = n[np.maximum(near.item, 0)]
    often = (n >= min_owners)[:, None]
    confidence, support = both / n[:, None] * often, both / customers * often
    return {
        POPULARITY: (np.zeros_like(both), True),
        LIFT: (confidence / other * customers * (both >= min_owners), True),
        CONFIDENCE: (confidence, True),
        MEAN_KEY: ((confidence + support) / 2, True),
        COSINE: (both / np.sqrt(n[:, None] * other), False),
    }


def ranking(
    owned: Incidence, item: Ints, measure: Floats, highest: bool, plain: Floats,
    sold: NDArray[np.bool_], customers: Ints, top: int,
) -> Ints:  # fmt: skip
    """(customers, top) products, the best first; -1 where there are no more."""
    out = np.full((len(customers), top), -1, np.int32)

    def work(start: int, stop: int) -> None:
        rank(start, stop, owned, item, measure, highest, plain, sold, customers, out)

    in_slices(work, len(customers))
    return out


@compiled
def rank(
    start: int, stop: int, owned: Incidence, item: Ints, measure: Floats, highest: bool,
    plain: Floats, sold: NDArray[np.bool_], customers: Ints, out: Ints,
) -> None:  # fmt: skip
    top = out.shape[1]
    key, slot = np.empty(top), np.empty(top, np.int32)
    total = np.empty(len(plain))
    for row in range(start, stop):
        total[:] = 0.0
        own = owned.starts[customers[row]], owned.starts[customers[row] + 1]
        for at in range(own[0], own[1]):
            add(owned.items[at], item, measure, highest, total)
        for at in range(own[0], own[1]):
            total[owned.items[at]] = -np.inf
        kept = 0
        for b in range(len(plain)):
            if sold[b] and total[b] >= 0:
                kept = keep_best(key, slot, kept, total[b] + plain[b], b)
        for at in range(kept):
            ahead = 0
            for other in range(kept):
                equal = key[other] == key[at] and slot[other] < slot[at]
                ahead += 1 if key[other] > key[at] or equal else 0
            out[row, ahead] = slot[at]


@compiled
def add(a: int, item: Ints, measure: Floats, highest: bool, total: Floats) -> None:
    for place in range(item.shape[1]):
        b = item[a, place]
        if b < 0:
            break
        value = measure[a, place]
        total[b] = max(total[b], value) if highest else total[b] + value


def listed(name: str, customers: pa.Array, products: pa.Array, met: Ints, ranked: Ints) -> pa.Table:
    row, place = np.nonzero(ranked >= 0)
    return pa.table(
        {
            "method": pa.repeat(name, len(row)),
            "customer_id": customers.take(pa.array(met[row])),
            "product_id": products.take(pa.array(ranked[row, place])),
            "rank": place + 1,
        }
    )
