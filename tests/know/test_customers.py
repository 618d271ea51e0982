from datetime import UTC, datetime
from decimal import Decimal

import pytest

from syotto.know.customers import customers
from syotto.know.purchases import purchases
from syotto.schema import DERIVED, RAW
from tests.tables import table

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)


def read(
    lines="order_id",
    contracts="subscription_id",
    people="person_id",
    accounts="account_id",
    memberships="person_ref",
):
    known = table(DERIVED["order_lines"], lines)
    made = customers(
        known,
        purchases(known, as_of=AS_OF, horizon_days=90),
        table(DERIVED["subscriptions"], contracts),
        table(DERIVED["people"], people),
        table(DERIVED["accounts"], accounts),
        table(RAW["memberships"], memberships),
        as_of=AS_OF,
    )
    return {row["customer_id"]: row for row in made.to_pyarrow().to_pylist()}


LINES = """
    order_id | line_no | at         | customer_id | account_id | product_id | kind      | quantity | amount | margin | country
    1        | 1       | 2025-10-01 | mill        | mill       | A          | sale      |  1       |  80.00 | 20.00  | FI
    1        | 2       | 2025-10-01 | mill        | mill       | B          | sale      |  1       |  10.00 |  2.00  | FI
    2        | 1       | 2025-12-22 | mill        | mill       | A          | cancelled |  1       |  10.00 |  2.00  | SE
    C3       | 1       | 2025-12-23 | mill        | mill       | A          | return    | -1       | -10.00 | -2.00  | SE
    4        | 1       | 2025-12-31 | ann         | -          | A          | sale      |  1       |  10.00 |  2.00  | FI
    5        | 1       | 2025-12-31 | -           | -          | A          | sale      |  1       |  10.00 |  2.00  | FI
"""


def test_one_row_per_account_or_person_with_how_they_buy():
    made = read(LINES)
    assert set(made) == {"mill", "ann"}
    mill = made["mill"]
    assert (mill["kind"], mill["orders"], mill["products"]) == ("account", 1, 2)
    assert (mill["amount"], mill["margin"]) == (Decimal("90.00"), Decimal("22.00"))
    assert (mill["recency_days"], mill["country"]) == (92, "SE")
    assert mill["returned_share"] == pytest.approx(0.1)
    assert made["ann"]["kind"] == "person"


def test_a_contract_makes_a_customer():
    made = read(
        LINES,
        """
        subscription_id | customer_id | account_id | product_id | started_at
        1               | shop        | shop       | net        | 2025-06-01
        2               | ann         | -          | A          | 2025-06-01
        """,
    )
    assert (made["shop"]["orders"], made["shop"]["products"], made["shop"]["kind"]) == (
        0,
        1,
        "account",
    )
    assert made["ann"]["products"] == 1
    assert made["ann"]["first_at"] == datetime(2025, 6, 1, tzinfo=UTC)


def test_names_owners_and_units_come_from_the_records():
    made = read(
        LINES,
        people="""
        person_id | first_name | last_name | email      | owner | account_id
        ann       | Ann        | Aho       | ann@aho.fi | -     | -
        """,
        accounts="""
        account_id | name      | owner | unit | industry
        mill      | Savo Mill | Salla | pulp | paper
        """,
        memberships="person_ref | account_ref\nann | mill",
    )
    assert (made["mill"]["name"], made["mill"]["owner"], made["mill"]["segment"]) == (
        "Savo Mill", "Salla", "paper",
    )  # fmt: skip
    ann = made["ann"]
    assert (ann["name"], ann["email"], ann["owner"], ann["unit"]) == (
        "Ann Aho", "ann@aho.fi", "Salla", "pulp",
    )  # fmt: skip


def test_a_member_of_two_accounts_belongs_to_neither():
    made = read(
        LINES,
        people="person_id\nann",
        accounts="account_id | owner\nmill | Salla\nshop | Sami",
        memberships="person_ref | account_ref\nann | mill\nann | shop",
    )
    assert made["ann"]["owner"] is None


def test_a_segment_may_be_a_property():
    made = read(LINES, people='person_id | properties\nann | {"segment": "gold", "x": 1}')
    assert made["ann"]["segment"] == "gold"
