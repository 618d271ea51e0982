from datetime import UTC, datetime
from decimal import Decimal

from syotto.know.owned import owned
from syotto.know.purchases import purchases
from syotto.schema import DERIVED
from tests.tables import rows_of, table

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
PRODUCTS = table(
    DERIVED["products"],
    """
    product_id | is_product | category
    A          | true       | pumps
    B          | true       | oil
    fee        | false      | -
    net        | true       | -
    """,
)


def have(lines="order_id", contracts="subscription_id", by_category=None):
    bought = purchases(table(DERIVED["order_lines"], lines), as_of=AS_OF, horizon_days=90)
    return owned(
        bought,
        table(DERIVED["subscriptions"], contracts),
        PRODUCTS,
        as_of=AS_OF,
        own_days=365,
        own_days_by_category=by_category or {},
    )


LINES = """
    order_id | line_no | at         | customer_id | product_id | kind      | quantity | amount | margin
    1        | 1       | 2025-06-01 | ann         | A          | sale      |  2       |  20.00 |  6.00
    C2       | 1       | 2025-06-02 | ann         | A          | return    | -1       | -10.00 | -3.00
    3        | 1       | 2024-06-01 | ann         | B          | sale      |  1       |   5.00 |  1.00
    4        | 1       | 2025-06-01 | bob         | A          | cancelled |  1       |  10.00 |  3.00
    C5       | 1       | 2025-06-02 | bob         | A          | return    | -1       | -10.00 | -3.00
    6        | 1       | 2025-06-02 | bob         | fee        | charge    |  1       |  10.00 |  -
    7        | 1       | 2025-06-02 | -           | A          | sale      |  1       |  10.00 |  3.00
    8        | 1       | 2025-06-02 | bob         | B          | free      |  1       |   0.00 |  0.00
"""


def test_what_was_bought_net_of_returns_and_lately_is_owned():
    assert rows_of(have(LINES), "customer_id", "product_id", "times", "amount", "how") == [
        ("ann", "A", 1, Decimal("10.00"), "order")
    ]


def test_a_category_may_be_owned_for_longer():
    made = have(LINES, by_category={"oil": 1000, "pumps": 100})
    assert rows_of(made, "customer_id", "product_id") == [("ann", "B")]


def test_a_running_contract_is_owned_and_goes_before_an_order():
    made = have(
        LINES,
        """
        subscription_id | customer_id | product_id | started_at | ended_at   | yearly_amount | yearly_margin
        1               | ann         | A          | 2025-01-01 | -          | 50.00         | 20.00
        2               | bob         | net        | 2025-01-01 | 2025-11-01 | 50.00         | 20.00
        """,
    )
    assert rows_of(made, "customer_id", "product_id", "amount", "how") == [
        ("ann", "A", Decimal("50.00"), "subscription")
    ]
