import math
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from syotto.know.contracts import keeps, remaining_years, subscriptions
from syotto.schema import DERIVED, RAW
from tests.tables import from_rows, rows_of, table

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
CONTRACTS = DERIVED["subscriptions"]


def test_what_is_paid_and_left_a_year():
    made = subscriptions(
        table(
            RAW["subscriptions"],
            """
            subscription_id | person_ref | product_id | started_at | ended_at   | amount | period  | margin
            1               | ann        | net        | 2025-01-01 | -          |  10.00 | month   | 4.00
            2               | ann        | tv         | 2025-01-01 | 2026-05-01 | 100.00 | Year    | -
            3               | bob        | tv         | 2025-01-01 | 2025-12-01 |  25.00 | quarter | -
            4               | bob        | tv         | 2026-02-01 | -          |  25.00 | quarter | -
            5               | -          | tv         | 2025-01-01 | -          |  25.00 | quarter | -
            6               | eve        | tv         | 2025-01-01 | -          |  25.00 | week    | -
            """,
        ),
        table(RAW["products"], "product_id | margin_share\ntv | 0.5"),
        as_of=AS_OF,
        margin_share=0.3,
    )
    assert rows_of(made, "subscription_id", "yearly_amount", "yearly_margin", "ended_at") == [
        ("1", Decimal("120.00"), Decimal("48.00"), None),
        ("2", Decimal("100.00"), Decimal("50.00"), None),
        ("3", Decimal("100.00"), Decimal("50.00"), datetime(2025, 12, 1, tzinfo=UTC)),
        ("6", None, None, None),
    ]


def test_a_contract_that_never_ended_is_worth_its_years_less_hazard_and_discount():
    rows = [
        {
            "subscription_id": str(n),
            "customer_id": str(n),
            "product_id": "net",
            "started_at": started,
        }
        for n, started in enumerate([AS_OF - timedelta(days=1461)] * 10)
    ]
    worth = remaining_years(
        from_rows(CONTRACTS, rows), as_of=AS_OF, subscription_years=2, discount=0.15
    )
    years = 40.0
    all_rate = 1 / (years + 1)
    fade = 1 / (years + 1 / all_rate) + math.log1p(0.15)
    ((_, made),) = rows_of(worth, "product_id", "remaining_years")
    assert made == pytest.approx((1 - math.exp(-2 * fade)) / fade)
    assert 1 < made < 2


def owners(count, kept, added_after=None):
    """`count` owners of A, of whom `kept` still have it; B added after so many days."""
    rows = []
    for n in range(count):
        who = f"{'with' if added_after else 'without'}{n}"
        start = datetime(2024, 1, 1, tzinfo=UTC)
        end = None if n < kept else start + timedelta(days=150)
        rows.append(contract(who, "A", start, end))
        if added_after:
            rows.append(contract(who, "B", start + timedelta(days=added_after)))
    return rows


def contract(who, product, start, end=None):
    return {
        "subscription_id": f"{who}-{product}",
        "customer_id": who,
        "product_id": product,
        "started_at": start,
        "ended_at": end,
    }


def test_keeping_is_relative_to_comparable_owners():
    """320 of 340 against 326 of 340 is 98 %, not 94 %."""
    rows = owners(340, 320, added_after=100) + owners(340, 326)
    made = keeps(from_rows(CONTRACTS, rows), as_of=AS_OF, horizon_days=90, min_owners=20)
    ((a, b, *counts, keep),) = rows_of(
        made, "product_id", "added_id", "n_with", "kept_with", "n_without", "kept_without", "keep"
    )
    assert (a, b, counts) == ("A", "B", [340, 320, 340, 326])
    assert keep == pytest.approx(320 / 326)
    assert round(keep, 2) == 0.98


def test_too_few_owners_say_nothing_about_keeping():
    rows = owners(19, 10, added_after=100) + owners(340, 326)
    made = keeps(from_rows(CONTRACTS, rows), as_of=AS_OF, horizon_days=90, min_owners=20)
    assert rows_of(made, "product_id") == []


def test_who_was_not_seen_for_a_horizon_does_not_count():
    rows = owners(30, 30, added_after=100) + owners(30, 30)
    early = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=150)
    made = keeps(from_rows(CONTRACTS, rows), as_of=early, horizon_days=90, min_owners=20)
    assert rows_of(made, "product_id") == []
