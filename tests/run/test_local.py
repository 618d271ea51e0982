from datetime import UTC, datetime
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest

from syotto.run.local import run

OWNED = pa.table({"customer_id": ["ann", "ann", "bob"], "product_id": ["A", "B", "A"]})
PRICES = pa.table({"product_id": ["A", "B"], "price": [Decimal("1.10"), Decimal("2.20")]})


def total(owned, prices, *, at_least):
    spent = owned.join(prices, "product_id").group_by("customer_id").agg(spent=ibis._.price.sum())
    return spent.filter(ibis._.spent >= at_least).order_by("customer_id")


def test_tables_come_in_the_order_given_and_settings_by_name():
    made = run(total, OWNED, PRICES, at_least=2)
    assert made.to_pylist() == [{"customer_id": "ann", "spent": Decimal("3.30")}]


def test_types_survive():
    given = pa.table(
        {
            "at": pa.array(
                [datetime(2026, 5, 1, 12, 0, 0, 1, tzinfo=UTC)], pa.timestamp("us", "UTC")
            ),
            "amount": pa.array([Decimal("0.01")], pa.decimal128(18, 2)),
            "parts": pa.array([["a", None]], pa.list_(pa.string())),
        }
    )
    assert run(lambda table: table, given).equals(given)


def test_two_runs_know_nothing_of_each_other():
    def within(owned):
        inner = run(lambda table: table.count().as_table(), PRICES)
        return owned.filter(ibis._.product_id == "A").limit(inner.num_rows)

    assert run(within, OWNED).num_rows == 1


def test_an_error_of_the_expression_comes_through():
    with pytest.raises(AttributeError):
        run(lambda owned: owned.no_such_column, OWNED)
