"""What a contact about what falls due is worth, and about what a recommendation is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.decide.referral import referral_candidates
from syotto.decide.supply import supply_candidates
from syotto.schema.derived import CUSTOMERS
from syotto.schema.plan import ACT_LIFTS
from syotto.schema.referred import REFERRAL_SPLIT, REFERRAL_VALUES, SATISFIED
from syotto.schema.supply import SUPPLY_NEEDS
from tests.tables import table

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
OWNED = "customer_id | owner\nmill | Salla"
ADDS = """
kind     | lift | low  | high | extra_source
supply   | 0.2  | 0.1  | 0.5  | assumed
rebuy    | 0.2  | 0.1  | 0.5  | assumed
referral | 0.1  | 0.05 | 0.2  | assumed
"""


def supply(drawing: str, adds: str = ADDS) -> list[dict]:
    made = supply_candidates(
        table(SUPPLY_NEEDS, drawing), table(CUSTOMERS, OWNED), table(ACT_LIFTS, adds),
        as_of=AS_OF, contact_cost=5.0, channel="seller",
    )  # fmt: skip
    return made.to_pyarrow().to_pylist()


def test_only_what_contact_adds_counts_and_together_no_more_than_one():
    """mill: .5 x .2 x 100 and .9 + .18 > 1, so .1 x 50; at the upper end .5 x .5 x 100 + 5."""
    (row,) = supply("""
    need_id | customer_id | kind   | subject | product_id | due_at     | high_at    | in_horizon | value | reason
    a       | mill        | supply | P       | P          | 2026-06-10 | 2026-07-01 | 0.5        | 100   | Bought pump
    b       | mill        | supply | S       | S          | 2026-06-12 | 2026-07-05 | 0.9        | 50    | Bought seal
    """)
    assert row["now"] == pytest.approx(0.5 * 0.2 * 100 + 0.1 * 50)
    assert row["high"] == pytest.approx(0.5 * 0.5 * 100 + 0.1 * 50 - 5)
    assert row["low"] == pytest.approx(0.5 * 0.1 * 100 + 0.9 * 0.1 * 50 - 5)
    assert (row["what"], row["owner"], row["basis"]) == ("P", "Salla", "assumed")
    assert row["reasons"] == "Bought pump; and 1 more due"
    assert row["until"] == datetime(2026, 7, 5, tzinfo=UTC)


def test_a_purchase_that_is_only_moved_is_taken_off_again():
    (row,) = supply("""
    need_id | customer_id | kind   | subject | due_at     | high_at    | in_horizon | comes_later | value | reason
    a       | mill        | supply | P       | 2026-06-10 | 2026-07-01 | 0.5        | 0.8         | 100   | Bought
    """)
    assert (row["now"], row["cannibalised"]) == (pytest.approx(10), pytest.approx(8))
    assert (row["low"], row["high"]) == (pytest.approx(0.2 * 5 - 5), pytest.approx(0.2 * 25 - 5))


def test_of_what_is_sold_at_a_loss_the_ends_hold_what_a_contact_costs():
    (row,) = supply("""
    need_id | customer_id | kind   | subject | due_at     | high_at    | in_horizon | value | reason
    a       | mill        | supply | P       | 2026-06-10 | 2026-07-01 | 0.5        | -100  | Bought
    """)
    assert row["low"] < row["now"] - row["cost"] < row["high"]


def test_renewals_what_is_far_off_and_what_is_over_are_no_reason_to_call():
    assert supply("""
    need_id | customer_id | kind    | subject | due_at     | high_at    | in_horizon | value | reason
    a       | mill        | renewal | C       | 2026-06-10 | 2026-06-10 | -          | 100   | Renews
    b       | mill        | supply  | S       | 2026-08-12 | 2026-08-20 | 0.9        | 50    | Bought
    c       | mill        | supply  | S       | 2026-05-12 | 2026-05-20 | 0.9        | 50    | Bought
    """) == []  # fmt: skip


def test_where_lots_told_what_acts_add_the_candidates_say_measured():
    (row,) = supply(
        """
    need_id | customer_id | kind   | subject | product_id | due_at     | high_at    | in_horizon | value | reason
    a       | mill        | supply | P       | P          | 2026-06-10 | 2026-07-01 | 0.5        | 100   | Bought
    """,
        ADDS.replace(
            "rebuy    | 0.2  | 0.1  | 0.5  | assumed", "rebuy | 0.3 | 0.1 | 0.5 | measured"
        ),
    )
    assert (row["now"], row["basis"]) == (pytest.approx(15), "measured")
    split = "name | pays_to | pays_to_low | pays_to_high | incentive\nall | 60 | 40 | 80 | 20"
    mill, _ = asked(split, adds=ADDS.replace("0.2  | assumed", "0.2  | measured"))
    assert mill["basis"] == "measured"


def test_a_service_without_a_margin_is_worth_nothing_known():
    (row,) = supply("""
    need_id | customer_id | kind    | subject | due_at     | high_at    | in_horizon | value | reason
    a       | mill        | service | X1      | 2026-06-10 | 2026-06-10 | 0.8        | -     | Serviced
    """)
    assert row["now"] is None
    assert row["low"] is None


def asked(
    split: str, values: str = "customer_id | pays_to | brought\nold | 90 | 2", adds: str = ADDS
) -> list[dict]:
    made = referral_candidates(
        table(SATISFIED, "customer_id | person_id | mark\nmill | ann | 5\nold | bob | 4"),
        table(REFERRAL_SPLIT, split), table(REFERRAL_VALUES, values), table(CUSTOMERS, OWNED),
        table(ACT_LIFTS, adds), as_of=AS_OF, contact_cost=1.0, channel="email",
    )  # fmt: skip
    return sorted(made.to_pyarrow().to_pylist(), key=lambda row: row["customer_id"])


def test_asking_is_worth_what_one_more_brings_beyond_the_incentive():
    mill, old = asked(
        "name | pays_to | pays_to_low | pays_to_high | incentive\nall | 60 | 40 | 80 | 20"
    )
    assert (mill["later"], mill["basis"]) == (pytest.approx(0.1 * 40), "assumed")
    assert (mill["low"], mill["high"]) == (
        pytest.approx(0.05 * 20 - 1),
        pytest.approx(0.2 * 60 - 1),
    )
    assert old["later"] == pytest.approx(0.1 * 70)
    assert old["reasons"] == "Satisfied, and brought 2 before"
    assert mill["person_id"] == "ann"


def test_of_an_incentive_that_does_not_pay_the_ends_hold_the_loss():
    mill, _ = asked(
        "name | pays_to | pays_to_low | pays_to_high | incentive\nall | 60 | 40 | 80 | 100"
    )
    assert (mill["low"], mill["high"]) == (pytest.approx(0.2 * -60 - 1), pytest.approx(0.05 * -20 - 1))  # fmt: skip
    assert mill["low"] < mill["later"] - mill["cost"] < mill["high"]


def test_where_nobody_was_ever_brought_the_worth_is_not_known():
    mill, _ = asked("name | pays_to\n", "customer_id | pays_to\n")
    assert (mill["later"], mill["low"], mill["basis"]) == (None, None, "unknown")
