"""Who brought whom: what counts as brought, how credit is shared, who may be asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.know.referrals import referrals, satisfied
from syotto.schema import RAW
from syotto.schema.derived import CUSTOMERS
from tests.tables import rows_of, table

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
BOUGHT = """
customer_id | first_at
mill        | 2024-01-05
new         | 2026-02-10
early       | 2026-01-20
old         | 2023-05-05
"""
PLACES = """
person_ref | account_ref
ann        | mill
bea        | mill
newt       | new
"""


def made(drawing: str):
    return referrals(
        table(RAW["referrals"], drawing), table(CUSTOMERS, BOUGHT),
        table(RAW["memberships"], PLACES), as_of=AS_OF,
    )  # fmt: skip


def test_what_became_of_each():
    told = made("""
    referral_id | at         | referrer_ref | referred_ref | arm
    R1          | 2026-02-01 | ann          | newt         | -
    R2          | 2026-02-01 | ann          | early        | -
    R3          | 2026-02-01 | ann          | old          | -
    R4          | 2026-02-01 | ann          | nobody       | -
    R5          | 2026-02-01 | ann          | other        | control
    R6          | 2026-02-01 | ann          | bea          | -
    R7          | 2026-07-01 | ann          | later        | -
    """)
    assert rows_of(told, "referral_id", "customer_id", "referred_id", "became", "credit") == [
        ("R1", "mill", "new", "came", 1.0),
        ("R2", "mill", "early", "came", 1.0),
        ("R3", "mill", "old", "before", 0.0),
        ("R4", "mill", "nobody", "open", 1.0),
        ("R5", "mill", "other", "held_back", 0.0),
    ]


@pytest.mark.parametrize(
    ("weights", "credit"), [(("-", "-"), (0.5, 0.5)), (("3", "1"), (0.75, 0.25))]
)
def test_who_brought_the_same_share_the_credit(weights, credit):
    told = made(f"""
    referral_id | at         | referrer_ref | referred_ref | weight
    R1          | 2026-02-01 | ann          | new          | {weights[0]}
    R2          | 2026-02-03 | old          | newt         | {weights[1]}
    """)
    found = rows_of(told, "referral_id", "credit")
    assert tuple(part for _, part in found) == credit
    assert sum(part for _, part in found) == 1


def content(drawing: str) -> list[tuple]:
    told = satisfied(
        table(RAW["cases"], drawing), table(RAW["memberships"], PLACES), as_of=AS_OF,
        satisfied_from=4.0,
    )  # fmt: skip
    return rows_of(told, "customer_id", "person_id", "mark")


def test_the_last_mark_counts():
    assert content("""
    case_id | person_ref | kind     | opened_at  | closed_at  | score
    1       | ann        | feedback | 2026-01-01 | 2026-01-01 | 1
    2       | ann        | feedback | 2026-03-01 | 2026-03-01 | 5
    3       | newt       | feedback | 2026-01-01 | 2026-01-01 | 5
    4       | newt       | feedback | 2026-02-01 | 2026-02-01 | 3
    """) == [("mill", "ann", 5.0)]


def test_of_two_marks_of_one_day_the_later_case_counts():
    assert (
        content("""
    case_id | person_ref | kind     | opened_at  | closed_at  | score
    2       | ann        | feedback | 2026-03-01 | 2026-03-01 | 1
    1       | ann        | feedback | 2026-03-01 | 2026-03-01 | 5
    """)
        == []
    )


def test_nobody_is_asked_while_a_complaint_of_the_company_is_open():
    marks = """
    case_id | person_ref | kind      | opened_at  | closed_at  | score
    1       | ann        | feedback  | 2026-03-01 | 2026-03-01 | 5
    2       | bea        | complaint | 2024-01-01 | {closed}   | -
    """
    assert content(marks.format(closed="-         ")) == []
    assert content(marks.format(closed="2026-07-01")) == []
    assert content(marks.format(closed="2026-05-01")) == [("mill", "ann", 5.0)]
