"""A sale is worth what this customer's size makes of it."""

from __future__ import annotations

import ibis
import pyarrow as pa
import pytest

from syotto.decide.value import at_own_size
from syotto.schema import DERIVED
from tests.tables import rows_of, table

OWNED = table(
    DERIVED["owned"],
    """
    customer_id | product_id | how   | margin
    mill        | A          | order | 90.00
    mill        | B          | order | 90.00
    shop        | A          | order | 10.00
    shop        | B          | order | 10.00
""",
)
PRODUCTS = table(
    DERIVED["products"],
    """
    product_id | sold_as      | quantity | buyers
    C          | order        | -        | -
    press      | order        | 11       | 10
    care       | subscription | -        | -
""",
)


def worth(*rows):
    given = ibis.memtable(
        pa.table(
            dict(zip(("customer_id", "product_id", "value"), zip(*rows, strict=True), strict=True))
        )
    )
    return {
        row[:2]: row[2]
        for row in rows_of(
            at_own_size(given, OWNED, PRODUCTS), "customer_id", "product_id", "value"
        )
    }


def test_a_large_customer_is_worth_more_and_a_small_one_less():
    # both products bring 50 on average: mill (180 + 150) / (100 + 150), shop (20 + 150) / (100 + 150)
    found = worth(("mill", "C", 100.0), ("shop", "C", 100.0))
    assert found["mill", "C"] == pytest.approx(132.0)
    assert found["shop", "C"] == pytest.approx(68.0)


def test_who_owns_nothing_yet_is_taken_as_usual():
    assert worth(("new", "C", 100.0))["new", "C"] == pytest.approx(100.0)


def test_a_contract_has_its_own_price():
    assert worth(("mill", "care", 100.0))["mill", "care"] == pytest.approx(100.0)


def test_of_what_one_takes_one_of_a_large_customer_takes_one_too():
    assert worth(("mill", "press", 900.0))["mill", "press"] == pytest.approx(900.0)
