"""Order lines as sorted numbers, and what was known of them at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from syotto.errors import InputError
from syotto.maths.codes import ranked
from syotto.maths.compiled import side_by_side
from syotto.maths.incidence import Incidence, counting_order, incidence

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
DAY = 86_400_000_000
OWN_DAYS = 365
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NEEDED = ("customer_id", "product_id", "at")


@dataclass(frozen=True)
class Purchases:
    """Lines in ascending order of (customer, moment, product), as numbers.

    customer and product count from 0 in the order of their ids; `at` is in microseconds (UTC).
    """

    customers: pa.Array
    products: pa.Array
    customer: Ints
    product: Ints
    at: Longs

    def since(self, start: int, end: int) -> NDArray[np.bool_]:
        """Lines of [start, end), in microseconds."""
        return np.asarray((self.at >= start) & (self.at < end))


class Known(NamedTuple):
    """What was known at a moment: who owns what, since when, and when they last bought it.

    owned: customers x products, bought within the owning period. Per owned pair in its order:
    first and last purchase, in days before the moment. Per line of the whole past: customer,
    product and age in days. The customers are all of `Purchases`.
    """

    owned: Incidence
    baskets: Incidence
    first: Floats
    last: Floats
    line_customer: Ints
    line_product: Ints
    line_age: Floats

    @property
    def met(self) -> Ints:
        """Customers with any line by then."""
        return self.line_customer[fresh(self.line_customer)]


def microseconds(moment: datetime) -> int:
    """Since 1970 (UTC). Raises InputError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise InputError(f"{moment} has no time zone.", fix="Give a moment in UTC.")
    return (moment - EPOCH) // timedelta(microseconds=1)


def at_moment(micros: int) -> pa.Scalar:
    return pa.scalar(micros, pa.timestamp("us", "UTC"))


def encode(lines: pa.Table) -> Purchases:
    """Lines (customer_id, product_id, at) as sorted numbers; lines with a null are left out.

    Raises InputError when a column is missing.
    """
    missing = [name for name in NEEDED if name not in lines.column_names]
    if missing:
        raise InputError(f"The lines have no column {missing[0]}.", fix=f"Give {NEEDED}.")
    given = lines.select(NEEDED).drop_null()
    at = given["at"].cast(pa.timestamp("us", "UTC"), safe=False).cast(pa.int64())
    columns = *(given[name].cast(pa.string()) for name in ("customer_id", "product_id")), at
    (customer, customers), (product, products), (moment, moments) = side_by_side(ranked, columns)
    order = counting_order(product, len(products))
    order = order[counting_order(moment[order], len(moments))]
    order = order[counting_order(customer[order], len(customers))]
    return Purchases(customers, products, customer[order], product[order], at.to_numpy()[order])


def known_at(purchases: Purchases, moment: int, *, own_days: int = OWN_DAYS) -> Known:
    """What was known before `moment` (microseconds); a product is owned for `own_days`."""
    past = purchases.at < moment
    customer, product, at = purchases.customer[past], purchases.product[past], purchases.at[past]
    age = (moment - at) / DAY
    own = age <= own_days
    customers, products = len(purchases.customers), len(purchases.products)
    order = counting_order(product[own], products)
    order = order[counting_order(customer[own][order], customers)]
    c, p, ages = customer[own][order], product[own][order], age[own][order]
    new = fresh(c, p)
    ends = np.append(new[1:], len(c)) - 1 if len(new) else new
    owned = incidence(c[new], p[new], customers, products)
    baskets = baskets_of(customer[own], product[own], at[own], products)
    return Known(owned, baskets, ages[new], ages[ends], customer, product, age)


def fresh(*keys: NDArray[Any]) -> Longs:
    """Where a new combination of the sorted keys begins."""
    if not len(keys[0]):
        return np.empty(0, np.int64)
    changed = np.ones(len(keys[0]), bool)
    changed[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    return np.flatnonzero(changed)


def baskets_of(customer: Ints, product: Ints, at: Longs, products: int) -> Incidence:
    """Baskets: what one customer bought at one moment."""
    opened = np.zeros(len(customer), bool)
    opened[fresh(customer, at)] = True
    basket = (np.cumsum(opened) - 1).astype(np.int32)
    new = fresh(basket, product)
    return incidence(basket[new], product[new], int(opened.sum()), products)


def bought_new(purchases: Purchases, known: Known, start: int, end: int) -> Incidence:
    """What customers met by `start` bought in [start, end) that they did not own."""
    use = purchases.since(start, end)
    products = len(purchases.products)
    pair = distinct(pair_numbers(purchases.customer[use], purchases.product[use], products))
    of_row = np.repeat(np.arange(known.owned.rows), known.owned.sizes)
    had = pair_numbers(of_row, known.owned.items, products)
    met = np.zeros(known.owned.rows, bool)
    met[known.met] = True
    pair = pair[~np.isin(pair, had, assume_unique=True) & met[pair // products]]
    customer, product = (pair // products).astype(np.int32), (pair % products).astype(np.int32)
    return incidence(customer, product, known.owned.rows, products)


def pair_numbers(customer: NDArray[np.integer], product: Ints, products: int) -> Longs:
    return customer.astype(np.int64) * products + product


def distinct(numbers: Longs) -> Longs:
    """The different numbers in ascending order; sorting beats the hashing of `np.unique` here."""
    ordered = np.sort(numbers)
    return ordered[fresh(ordered)]
