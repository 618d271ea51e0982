from datetime import UTC, datetime
from decimal import Decimal

import pytest

from syotto.know.products import products
from syotto.know.purchases import purchases
from syotto.schema import DERIVED, RAW
from tests.tables import table

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
LINES = """
    order_id | line_no | at         | customer_id | product_id | product_name | kind   | quantity | amount | margin
    1        | 1       | 2025-01-01 | ann         | A          | PUMP         | sale   |  1       | 10.00  |  4.00
    2        | 1       | 2025-12-01 | ann         | A          | pump         | sale   |  2       | 20.00  |  8.00
    3        | 1       | 2025-12-01 | bob         | A          | pump         | sale   |  1       | 12.00  |  4.00
    C4       | 1       | 2025-12-02 | bob         | A          | damaged      | return | -1       | -4.00  | -2.00
    5        | 1       | 2025-12-02 | -           | A          | -            | sale   |  1       | 11.00  |  4.00
    6        | 1       | 2025-12-02 | bob         | POST       | POSTAGE      | charge |  1       |  3.00  |  -
"""
CONTRACTS = """
    subscription_id | customer_id | product_id | started_at | ended_at | yearly_margin
    1               | ann         | net        | 2025-12-15 | -        | 10.00
    2               | bob         | net        | 2025-01-01 | -        | 20.00
"""


@pytest.fixture(scope="module")
def made():
    lines = table(DERIVED["order_lines"], LINES)
    bought = purchases(lines, as_of=AS_OF, horizon_days=90)
    rows = products(
        lines,
        bought,
        table(DERIVED["subscriptions"], CONTRACTS),
        table(
            RAW["products"], "product_id | name | price | available\nold | Old pump | 7.50 | false"
        ),
        as_of=AS_OF,
        horizon_days=90,
        margin_share=0.3,
        subscription_years=2,
        discount=0.15,
        not_products=["POST"],
    )
    return {row["product_id"]: row for row in rows.to_pyarrow().to_pylist()}


def test_the_name_is_the_one_most_often_printed(made):
    assert (made["A"]["name"], made["A"]["names"]) == ("pump", 3)


def test_a_fee_is_no_product_and_a_product_may_be_off_sale(made):
    assert {code for code, row in made.items() if not row["is_product"]} == {"POST"}
    assert made["old"]["available"] is False
    assert made["old"]["name"] == "Old pump"


def test_buyers_and_sums_are_net_of_returns(made):
    pump = made["A"]
    assert (pump["buyers"], pump["recent_buyers"]) == (2, 2)
    assert (pump["quantity"], pump["amount"], pump["margin"]) == (
        Decimal("4.000"), Decimal("49.00"), Decimal("18.00"),
    )  # fmt: skip


def test_the_price_is_the_median_paid(made):
    assert made["A"]["price"] == Decimal("10.50")


def test_the_value_leans_on_the_margin_of_one_sale(made):
    """14 of margin by named customers over 3 sale lines; 10 of it in the last 90 days."""
    assert made["A"]["value"] == pytest.approx((10 + 20 * 14 / 3) / (2 + 20))


def test_a_contract_is_worth_its_margin_over_the_years_left(made):
    net = made["net"]
    assert net["sold_as"] == "subscription"
    assert net["recent_buyers"] == 1
    assert net["value"] == pytest.approx(15 * net["remaining_years"])
