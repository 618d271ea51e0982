from datetime import UTC, datetime
from decimal import Decimal

from syotto.know.findings import findings
from syotto.know.orders import order_lines
from syotto.schema import DERIVED, RAW
from tests.tables import rows_of, table

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)
RAW_LINES = table(
    RAW["order_lines"],
    """
    order_id | line_no | at         | person_ref | product_id | quantity | amount | currency
    1        | 1       | 2026-01-05 | ann        | A          |  1       |  10.00 | USD
    2        | 1       | 2026-01-05 | -          | A          |  1       |  20.00 | -
    C3       | 1       | 2026-01-06 | ann        | A          |  1       |  30.00 | -
    C4       | 1       | 2026-01-07 | ann        | A          | -7       | -35.00 | -
    """,
)


def test_what_is_noticed_is_counted_in_rows_and_euros():
    lines = order_lines(
        RAW_LINES, table(RAW["products"], "product_id"), table(RAW["rates"], "day"), as_of=AS_OF,
        currency="EUR", margin_share=0.3, not_products=[], cancellation_prefix="C",
    )  # fmt: skip
    products = table(
        DERIVED["products"],
        """
        product_id | name | names | is_product | amount
        A          | Pump | 2     | true       | 25.00
        B          | Pump | 1     | true       | 5.00
        """,
    )
    contracts = table(
        RAW["subscriptions"],
        """
        subscription_id | person_ref | product_id | started_at | amount | period
        1               | -          | net        | 2026-01-01 | 9.00   | month
        2               | ann        | net        | 2026-01-01 | 8.00   | week
        """,
    )
    made = findings(
        RAW_LINES, contracts, lines, products, as_of=AS_OF, currency="EUR", cancellation_prefix="C"
    )
    assert rows_of(made, "name", "rows", "amount", "example") == [
        ("contract_without_customer", 1, Decimal("9.00"), "contract 1"),
        ("no_customer", 1, Decimal("20.00"), "order 2, line 1"),
        ("no_rate", 1, Decimal("10.00"), "USD, order 1"),
        ("positive_cancellation", 1, Decimal("30.00"), "order C3, line 1"),
        ("return_unmatched", 1, Decimal("-35.00"), "order C4, line 1"),
        ("same_name", 1, Decimal("30.00"), "Pump"),
        ("several_names", 1, Decimal("25.00"), "A, Pump"),
        ("unknown_period", 1, Decimal("8.00"), "contract 2"),
    ]
