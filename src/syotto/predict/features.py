"""What the chance is read from: the product, the customer, and what ties the two together.

All are counts and ages known at the moment, as logarithms: on that scale the chance of a purchase
is close to a product of the customer's pace, the product's demand, and the tie.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.predict.purchases import Known, distinct, fresh, pair_numbers

Floats = NDArray[np.float64]
Reals = NDArray[np.float32]
MONTH, SEASON, QUARTER = 30.0, 60.0, 90.0
FADE_DAYS = 60.0
SMALL_COUNT = 2.0
SMALL_COSINE = 1e-3

TIES = {
    "confidence": "highest adjusted confidence from an owned product",
    "cosine": "item cosine with what is owned, over customers",
    "basket_cosine": "item cosine with what is owned, over baskets",
    "recent_basket_cosine": f"the same, owned products fading over {FADE_DAYS:.0f} days",
}
PRODUCT_FEATURES = {
    "share": "share of customers who own it",
    "share_30": "share of the last 30 days' buyers who bought it",
    "new_60": "share of customers who bought it for the first time in the last 60 days",
    "trend": "its share of the last 30 days' buyers over that of the 90 days before",
}
CUSTOMER_FEATURES = {
    "products": "different products owned",
    "new_products": "products first bought in the last 60 days",
    "recency": "days since the last purchase",
    "orders": "orders in the last 90 days",
    "products_per_order": "different products per order",
}
FEATURES = {"level": "chance at average features", **TIES, **PRODUCT_FEATURES, **CUSTOMER_FEATURES}


class Facts(NamedTuple):
    """products: (products, 4) and customers: (customers, 5), in the order of the names above.

    sold: whether the product was sold in the recent window. recent_buyers: its customers then.
    """

    products: Floats
    customers: Floats
    sold: NDArray[np.bool_]
    recent_buyers: NDArray[np.int64]


def facts(known: Known, *, recent_days: float) -> Facts:
    buyers = buyers_between(known, 0, recent_days)[0]
    return Facts(product_facts(known), customer_facts(known), buyers > 0, buyers)


def product_facts(known: Known) -> Floats:
    owners = np.diff(known.owned.item_starts)
    customers = len(known.met)
    month = share_between(known, 0, MONTH)
    before = share_between(known, MONTH, MONTH + QUARTER)
    new = np.bincount(known.owned.items[known.first <= SEASON], minlength=len(owners))
    all_time = smoothed(owners, customers)
    return np.column_stack([all_time, month, smoothed(new, customers), month - before])


def share_between(known: Known, newest: float, oldest: float) -> Floats:
    return smoothed(*buyers_between(known, newest, oldest))


def smoothed(counts: NDArray[np.int64], of: int) -> Floats:
    """log share, with a small count added so that nobody's zero is taken at its word."""
    return np.asarray(np.log((counts + SMALL_COUNT) / (of + SMALL_COUNT)))


def buyers_between(known: Known, newest: float, oldest: float) -> tuple[NDArray[np.int64], int]:
    """Different customers of each product, and of all, on lines aged (newest, oldest] days."""
    use = (known.line_age > newest) & (known.line_age <= oldest)
    products = known.owned.n_items
    customer = known.line_customer[use]
    pair = distinct(pair_numbers(customer, known.line_product[use], products))
    return np.bincount(pair % products, minlength=products), len(fresh(customer))


def customer_facts(known: Known) -> Floats:
    rows = known.owned.rows
    of_pair = np.repeat(np.arange(rows), known.owned.sizes)
    new = np.bincount(of_pair[known.first <= SEASON], minlength=rows)
    of_order, age = orders(known)
    all_orders = np.maximum(np.bincount(of_order, minlength=rows), 1)
    recent = np.bincount(of_order[age <= QUARTER], minlength=rows)
    recency = np.zeros(rows)
    last = np.flatnonzero(np.diff(of_order, append=-1))
    recency[of_order[last]] = age[last]
    products = np.maximum(known.owned.sizes, 1)
    logs = [np.log(products), np.log1p(new), np.log1p(recency), np.log1p(recent)]
    return np.column_stack([*logs, np.log(products / all_orders)])


def orders(known: Known) -> tuple[NDArray[np.int64], Floats]:
    """Customer and age of each order, a customer's latest one last."""
    opened = fresh(known.line_customer, known.line_age)
    return known.line_customer[opened].astype(np.int64), known.line_age[opened]


def fading(known: Known) -> Reals:
    """What an owned product still says: 1 for the customer's latest, falling with days before it.

    Relative to the customer's own latest purchase, so that how long ago that was stays a feature
    of the customer alone.
    """
    of_pair = np.repeat(np.arange(known.owned.rows), known.owned.sizes)
    latest = np.full(known.owned.rows, np.inf)
    np.minimum.at(latest, of_pair, known.last)
    return np.exp((latest[of_pair] - known.last) / FADE_DAYS).astype(np.float32)
