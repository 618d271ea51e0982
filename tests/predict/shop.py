"""Small shops with a known truth: a pace a customer, a demand a product, ties between products."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa

FIRST = datetime(2025, 1, 1, tzinfo=UTC)


def lines_of(rows):
    """(customer, product, day) rows as order lines."""
    return pa.table(
        {
            "customer_id": pa.array([row[0] for row in rows], pa.string()),
            "product_id": pa.array([row[1] for row in rows], pa.string()),
            "at": pa.array(
                [FIRST + timedelta(days=float(row[2])) for row in rows], pa.timestamp("us", "UTC")
            ),
        }
    )


def day(number):
    return FIRST + timedelta(days=number)


def shop(*, customers=800, products=60, families=6, tie=0.0, days=360, seed=11):
    """Orders of a steady shop. With `tie` a share of purchases stays in the customer's family."""
    rng = np.random.default_rng(seed)
    demand = rng.dirichlet(np.full(products, 1.2))
    family = np.arange(products) % families
    rows = []
    for customer in range(customers):
        favourite = rng.integers(families)
        within = np.where(family == favourite, demand, 0)
        within = within / within.sum()
        for at in np.sort(rng.uniform(0, days, rng.poisson(rng.gamma(2.0, 2.5)))):
            for _ in range(1 + rng.poisson(1.5)):
                weights = within if rng.random() < tie else demand
                rows.append((f"c{customer:04d}", f"p{rng.choice(products, p=weights):03d}", at))
    return lines_of(rows)
