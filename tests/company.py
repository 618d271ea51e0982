"""A small company in a real workspace: order lines of a few hundred customers, and S1's six."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa

from syotto.run.house import House, open_house
from syotto.run.workspace import create

START = datetime(2025, 1, 1, tzinfo=UTC)
SCHEMA = pa.schema(
    {
        "order_id": pa.string(),
        "line_no": pa.int64(),
        "at": pa.timestamp("us", tz="UTC"),
        "person_ref": pa.string(),
        "product_id": pa.string(),
        "quantity": pa.decimal128(18, 3),
        "amount": pa.decimal128(18, 2),
    }
)
BASKETS = {"c1": "ABC", "c2": "AB", "c3": "AB", "c4": "AC", "c5": "A", "c6": "D"}


def workspace(folder: Path, **settings: object) -> House:
    create(folder, settings)
    return open_house(folder)


def six_customers() -> pa.Table:
    """The six customers of the worked example, one order each."""
    rows = [
        {
            "order_id": f"order-{customer}",
            "line_no": number,
            "at": START + timedelta(days=1),
            "person_ref": customer,
            "product_id": product,
            "quantity": Decimal(1),
            "amount": Decimal("10.00"),
        }
        for customer, basket in BASKETS.items()
        for number, product in enumerate(basket, 1)
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def order_lines(customers: int = 300, seed: int = 7) -> pa.Table:
    """A year of orders; who buys a printer (P0) later buys ink (P1) more often than others."""
    chance = np.random.default_rng(seed)
    rows = []
    for customer in range(customers):
        printer = chance.random() < 0.4
        for order in range(int(chance.integers(2, 9))):
            at = START + timedelta(days=float(chance.uniform(0, 365)))
            likes = np.where(np.arange(12) == 1, 4.0 if printer else 0.5, 1.0)
            bought = set(chance.choice(12, size=3, replace=False, p=likes / likes.sum()).tolist())
            rows += [
                {
                    "order_id": f"{customer}-{order}",
                    "line_no": number,
                    "at": at,
                    "person_ref": f"c{customer:04}",
                    "product_id": f"P{product}",
                    "quantity": Decimal(1 + product % 3),
                    "amount": Decimal(20 + 5 * product),
                }
                for number, product in enumerate(sorted(bought | ({0} if printer else set())), 1)
            ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)
