"""Histories of buying from order lines that are drawn, with the cut in the middle."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.know.histories import histories
from syotto.know.renewals import contract_histories
from syotto.schema import raw
from syotto.schema.derived import CUSTOMERS, ORDER_LINES, PRODUCTS, SUBSCRIPTIONS
from syotto.schema.raw_world import OPPORTUNITIES
from tests.tables import table

AS_OF = datetime(
    2026, 1, 29, 12, tzinfo=UTC
)  # 28 days after the first order: the cut is 15 January
LINES = """
order_id | line_no | at                  | customer_id | kind      | margin
1        | 1       | 2026-01-01 10:00:00 | ann         | sale      | 10
1        | 2       | 2026-01-01 10:00:00 | ann         | sale      | 5
2        | 1       | 2026-01-08 09:00:00 | ann         | sale      | 20
3        | 1       | 2026-01-22 09:00:00 | ann         | sale      | 40
4        | 1       | 2026-01-23 09:00:00 | ann         | return    | -5
5        | 1       | 2026-01-20 09:00:00 | bob         | sale      | 7
6        | 1       | 2026-01-20 09:00:00 | bob         | charge    | 99
7        | 1       | 2026-01-03 09:00:00 | cid         | cancelled | 50
8        | 1       | 2026-01-04 09:00:00 | cid         | return    | -50
9        | 1       | 2026-01-03 09:00:00 | -           | sale      | 1
"""
PEOPLE = """
customer_id | segment | country
ann         | big     | FI
bob         | -       | SE
"""


def told(lines=LINES, products="product_id | buyers", cases="opportunity_id | product_id | won"):
    made = histories(
        table(ORDER_LINES, lines), table(CUSTOMERS, PEOPLE), table(PRODUCTS, products),
        table(OPPORTUNITIES, cases), as_of=AS_OF, subscription_years=2.0, group_by="",
    )  # fmt: skip
    return {row["customer_id"]: row for row in made.to_pyarrow().to_pylist()}


@pytest.fixture(scope="module")
def found():
    return told()


def test_days_count_once_and_margins_are_net_of_what_was_sent_back(found):
    ann = found["ann"]
    assert (ann["repeats"], ann["last_week"], ann["weeks"]) == (2, 3.0, 4.0)
    assert ann["margin"] == 70.0


def test_at_the_cut_nothing_is_known_of_what_came_after_it(found):
    ann = found["ann"]
    assert (ann["then_repeats"], ann["then_last_week"], ann["then_weeks"]) == (1, 1.0, 2.0)
    assert (ann["then_margin"], ann["came"], ann["came_margin"]) == (35.0, 1, 35.0)
    assert (ann["before"], ann["test_weeks"]) == (1, 2.0)


def test_who_came_after_the_cut_was_nobody_at_it(found):
    assert found["bob"]["then_repeats"] is None
    assert found["bob"]["came"] == 1


def test_who_took_everything_back_has_no_history(found):
    assert set(found) == {"ann", "bob"}


def test_what_sales_cases_sell_is_no_part_of_the_rhythm_of_orders():
    """The press is sold by a case for each of its two buyers, the seal by one for ten."""
    made = told(
        """
        order_id | line_no | at                  | customer_id | product_id | kind | margin
        1        | 1       | 2026-01-01 10:00:00 | ann         | seal       | sale | 10
        2        | 1       | 2026-01-08 09:00:00 | ann         | press      | sale | 9000
        3        | 1       | 2026-01-15 09:00:00 | ann         | -          | sale | 20
        4        | 1       | 2026-01-16 09:00:00 | bob         | press      | sale | 9000
        """,
        "product_id | buyers\npress | 2\nseal | 10",
        "opportunity_id | product_id | won\nV1 | press | true\nV2 | press | false\nV3 | seal | true",
    )
    assert set(made) == {"ann"}
    assert (made["ann"]["repeats"], made["ann"]["margin"]) == (1, 30.0)


def test_a_segment_is_what_was_known_beforehand(found):
    assert found["ann"]["segment"] == "big"
    assert found["bob"]["segment"] == "SE"


CONTRACTS = """
subscription_id | customer_id | product_id | started_at | ended_at   | yearly_margin
one             | ann         | A          | 2024-01-01 | 2025-01-01 | 100
two             | ann         | B          | 2025-01-03 | -          | 200
three           | bob         | A          | 2024-01-01 | 2025-01-01 | 100
"""
SAID = """
subscription_id | period
one             | month
two             | quarter
"""


def test_a_contract_that_another_one_followed_did_not_leave():
    made = contract_histories(table(SUBSCRIPTIONS, CONTRACTS), table(raw.SUBSCRIPTIONS, SAID), as_of=AS_OF)  # fmt: skip
    rows = {row["subscription_id"]: row for row in made.to_pyarrow().to_pylist()}
    assert {name: row["replaced"] for name, row in rows.items()} == {"one": True, "two": False, "three": False}  # fmt: skip
    assert [round(rows[name]["period_days"], 2) for name in ("one", "two", "three")] == [30.44, 91.31, 365.25]  # fmt: skip
