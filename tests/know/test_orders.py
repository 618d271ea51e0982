from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from syotto.know.orders import order_lines
from syotto.schema import RAW
from tests.tables import from_rows, rows_of, table
from tests.thorough import examples

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)
RULES = {
    "as_of": AS_OF,
    "currency": "EUR",
    "margin_share": 0.3,
    "not_products": ["POST", "gift_*", "TEST*9"],
    "cancellation_prefix": "C",
}


def read(drawing, products="", rates="", **rules):
    return order_lines(
        table(RAW["order_lines"], drawing),
        table(RAW["products"], products or "product_id"),
        table(RAW["rates"], rates or "day"),
        **(RULES | rules),
    )


def test_each_kind_of_line_is_named():
    lines = read("""
        order_id | line_no | at         | person_ref | product_id | quantity | amount
        1        | 1       | 2026-01-05 | ann        | A          |  2       |  20.00
        1        | 2       | 2026-01-05 | ann        | post       |  1       |   5.00
        1        | 3       | 2026-01-05 | ann        | B          |  1       |   0.00
        C2       | 1       | 2026-01-06 | ann        | A          | -1       | -10.00
        C2       | 2       | 2026-01-06 | ann        | gift_0001  | -1       | -10.00
        3        | 1       | 2026-01-07 | -          | A          | -9       |   0.00
        4        | 1       | 2026-01-07 | -          | debt       |  1       | -99.00
        5        | 1       | 2026-01-08 | -          | A          |  1       |  10.00
        6        | 1       | 2026-01-08 | bob        | test19     |  1       |  10.00
    """)
    assert rows_of(lines, "order_id", "line_no", "kind") == [
        ("1", 1, "sale"),
        ("1", 2, "charge"),
        ("1", 3, "free"),
        ("3", 1, "adjustment"),
        ("4", 1, "adjustment"),
        ("5", 1, "sale"),
        ("6", 1, "charge"),
        ("C2", 1, "return"),
        ("C2", 2, "charge"),
    ]


def test_a_line_without_a_customer_stays_and_an_account_goes_before_a_person():
    lines = read("""
        order_id | line_no | at         | person_ref | account_ref | product_id | quantity | amount
        1        | 1       | 2026-01-05 | -          | -           | A          | 1        | 1.00
        2        | 1       | 2026-01-05 | ann        | -           | A          | 1        | 1.00
        3        | 1       | 2026-01-05 | ann        | mill        | A          | 1        | 1.00
    """)
    assert rows_of(lines, "order_id", "customer_id") == [("1", None), ("2", "ann"), ("3", "mill")]


def test_a_cancellation_takes_back_the_latest_open_sale_before_it():
    lines = read("""
        order_id | line_no | at         | person_ref | product_id | quantity | amount
        1        | 1       | 2026-01-01 | ann        | A          |  2       |  20.00
        2        | 1       | 2026-01-02 | ann        | A          |  2       |  20.00
        3        | 1       | 2026-01-03 | ann        | A          |  3       |  30.00
        C4       | 1       | 2026-01-04 | ann        | A          | -2       | -20.00
        C5       | 1       | 2026-01-05 | ann        | A          | -2       | -20.00
        C6       | 1       | 2026-01-06 | ann        | A          | -2       | -20.00
        7        | 1       | 2026-01-07 | ann        | A          |  2       |  20.00
    """)
    assert rows_of(lines, "order_id", "kind", "cancels_order_id") == [
        ("1", "cancelled", None),
        ("2", "cancelled", None),
        ("3", "sale", None),
        ("7", "sale", None),
        ("C4", "return", "2"),
        ("C5", "return", "1"),
        ("C6", "return", None),
    ]


def test_a_return_before_any_sale_takes_nothing_back_and_frees_nothing():
    lines = read("""
        order_id | line_no | at         | person_ref | product_id | quantity | amount
        C1       | 1       | 2026-01-01 | ann        | A          | -1       | -1.00
        2        | 1       | 2026-01-02 | ann        | A          |  1       |  1.00
        C3       | 1       | 2026-01-03 | ann        | A          | -1       | -1.00
        C4       | 1       | 2026-01-04 | ann        | A          | -1       | -1.00
        5        | 1       | 2026-01-05 | ann        | A          |  1       |  1.00
        C6       | 1       | 2026-01-06 | ann        | A          | -1       | -1.00
    """)
    returns = [row for row in rows_of(lines, "order_id", "cancels_order_id") if row[0][0] == "C"]
    assert returns == [("C1", None), ("C3", "2"), ("C4", None), ("C6", "5")]


def test_margin_is_given_or_the_products_or_the_default():
    lines = read(
        """
        order_id | line_no | at         | product_id | quantity | amount | margin
        1        | 1       | 2026-01-01 | A          | 1        | 10.00  | 7.00
        1        | 2       | 2026-01-01 | A          | 1        | 10.05  | -
        1        | 3       | 2026-01-01 | B          | 1        |  0.05  | -
        1        | 4       | 2026-01-01 | POST       | 1        |  5.00  | -
    """,
        products="""
        product_id | margin_share
        A          | 0.5
        B          | -
    """,
    )
    assert rows_of(lines, "line_no", "margin", "margin_source") == [
        (1, Decimal("7.00"), "given"),
        (2, Decimal("5.03"), "product"),
        (3, Decimal("0.02"), "default"),
        (4, None, None),
    ]


def test_the_latest_rate_on_or_before_the_day_counts_and_no_rate_is_no_amount():
    lines = read(
        """
        order_id | line_no | at         | product_id | quantity | amount | currency
        1        | 1       | 2026-01-03 | A          | 1        | 10.00  | SEK
        2        | 1       | 2026-01-05 | A          | 1        | 10.00  | sek
        3        | 1       | 2026-01-01 | A          | 1        | 10.00  | SEK
        4        | 1       | 2026-01-05 | A          | 1        | 10.00  | USD
        5        | 1       | 2026-01-05 | A          | 1        | 10.00  | eur
    """,
        rates="""
        day        | currency | rate
        2026-01-02 | SEK      | 0.0915
        2026-01-04 | SEK      | 0.0925
        2026-02-01 | SEK      | 0.5
    """,
    )
    assert rows_of(lines, "order_id", "amount") == [
        ("1", Decimal("0.92")),
        ("2", Decimal("0.93")),
        ("3", None),
        ("4", None),
        ("5", Decimal("10.00")),
    ]


some_lines = st.lists(
    st.fixed_dictionaries(
        {
            "order_id": st.sampled_from(["1", "2", "C3", "4", "C5"]),
            "at": st.datetimes(datetime(2026, 1, 1), datetime(2026, 4, 1), timezones=st.just(UTC)),
            "person_ref": st.sampled_from(["ann", "bob", None]),
            "product_id": st.sampled_from(["A", "B", "POST"]),
            "quantity": st.decimals(-3, 3, places=0),
            "amount": st.decimals(-50, 50, places=2),
        }
    ),
    min_size=1,
    max_size=14,
)


def numbered(rows):
    return [row | {"line_no": number} for number, row in enumerate(rows)]


def told(rows):
    lines = from_rows(RAW["order_lines"], rows)
    nothing = table(RAW["products"], "product_id"), table(RAW["rates"], "day")
    return order_lines(lines, *nothing, **RULES)


@settings(max_examples=examples(6), deadline=None)
@given(some_lines)
def test_money_is_neither_made_nor_lost(rows):
    rows = numbered(rows)
    total = told(rows).amount.sum().to_pyarrow().as_py() or 0
    assert total == sum(row["amount"] for row in rows if row["at"] <= AS_OF)


@settings(max_examples=examples(6), deadline=None)
@given(some_lines, st.randoms(use_true_random=False))
def test_neither_the_future_nor_the_order_of_rows_changes_the_past(rows, random):
    rows = numbered(rows)
    known = [row for row in rows if row["at"] <= AS_OF]
    shuffled = random.sample(rows, len(rows))
    columns = "order_id", "line_no", "kind", "cancels_order_id", "amount", "margin"
    key = repr
    assert sorted(arrow_rows(told(shuffled), columns), key=key) == sorted(
        arrow_rows(told(known), columns) if known else [], key=key
    )


def arrow_rows(expression, columns):
    return [tuple(row.values()) for row in expression.select(*columns).to_pyarrow().to_pylist()]


@settings(max_examples=examples(6), deadline=None)
@given(some_lines)
def test_every_cancelled_sale_has_one_return_of_its_quantity(rows):
    lines = told(numbered(rows)).to_pyarrow().to_pylist()
    cancelled = [row for row in lines if row["kind"] == "cancelled"]
    taking = [row for row in lines if row["cancels_order_id"]]
    said = [
        (row["order_id"], row["customer_id"], row["product_id"], row["quantity"])
        for row in cancelled
    ]
    back = [
        (row["cancels_order_id"], row["customer_id"], row["product_id"], -row["quantity"])
        for row in taking
    ]
    assert sorted(said) == sorted(back)


@pytest.mark.parametrize("prefix", ["", "X"])
def test_another_prefix_makes_goods_that_left_for_nothing_a_correction(prefix):
    lines = read(
        """
        order_id | line_no | at         | person_ref | product_id | quantity | amount
        C1       | 1       | 2026-01-01 | ann        | A          | -1       | 0.00
    """,
        cancellation_prefix=prefix,
    )
    assert rows_of(lines, "kind") == [("adjustment",)]
