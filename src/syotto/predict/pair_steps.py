"""The pairs of a build: those that enough customers of a group have to be read as a pattern."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
from ibis import Table
from numpy.typing import NDArray

from syotto.predict import basket
from syotto.predict.cross_sell import SMALL_GROUP, owners_needed

Longs = NDArray[np.int64]


def pairs(owned: Table, customer_groups: Table, *, as_of: datetime, min_owners: int) -> Table:
    """Schema PAIRS; n_ab is `min_owners`, in a small group 1 % of its customers, or more."""
    return basket.pairs(
        owned, customer_groups, min_count=lambda customers: owners_needed(customers, min_owners)
    )


def pairs_fast(
    owned: pa.Table, customer_groups: pa.Table, *, as_of: datetime, min_owners: int
) -> pa.Table:
    """The rows of `pairs`, counted in process."""
    sizes = customer_groups["customer_group"].value_counts().field("counts").to_numpy()
    smallest = int(enough(sizes, min_owners).min(initial=min_owners))
    counted = basket.count(owned, customer_groups, min_count=smallest)
    needed = enough(counted["n"].to_numpy(), min_owners)
    return counted.filter(pa.array(counted["n_ab"].to_numpy() >= needed))


def enough(customers: Longs, min_owners: int) -> Longs:
    return np.clip(customers // SMALL_GROUP, 1, min_owners)
