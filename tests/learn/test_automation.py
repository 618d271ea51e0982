"""By hand or automated: what is repeated, what it costs, from when a machine pays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from syotto.learn.automation import automations
from syotto.schema import raw, raw_world
from syotto.schema.derived import CUSTOMERS
from syotto.schema.pressure import CONTACTS
from tests.tables import from_rows, table

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
CUSTOMER = table(
    CUSTOMERS,
    """
    customer_id | segment
    mill        | mills
    shop        | -
    """,
)
MAILED = table(
    CONTACTS,
    """
    customer_id | person_id | channel | at
    mill        | ann       | email   | 2025-12-01
    mill        | ann       | phone   | 2025-12-01
    mill        | ann       | email   | 2025-01-01
    """,
)


def calls(customer: str, ago: list[float], minutes: float | None = 12.0, kind: str = "call"):
    return [
        {
            "activity_id": f"{kind}{customer}{day}", "at": AS_OF - timedelta(days=day),
            "owner": "Salla", "account_ref": customer, "kind": kind, "minutes": minutes,
        }
        for day in ago
    ]  # fmt: skip


def judged(*rows, hour_cost=60.0, setup_hours=16.0, places="person_ref | account_ref"):
    told = automations(
        from_rows(raw_world.ACTIVITIES, [row for part in rows for row in part]),
        table(raw_world.QUOTES, "quote_id | created_at"),
        MAILED,
        CUSTOMER,
        table(raw.MEMBERSHIPS, places),
        as_of=AS_OF, hour_cost=hour_cost, setup_hours=setup_hours,
    )  # fmt: skip
    found = told.to_pyarrow().to_pylist()
    return {(row["kind"], row["segment"]): row for row in found}


OFTEN = [1 + 88 * one / 59 for one in range(60)]


def test_calls_that_are_made_again_and_again_pay_to_automate():
    told = judged(calls("mill", OFTEN))["call", "mills"]
    assert (told["acts"], told["people"], told["by_machine"]) == (60, 1, 1)
    assert told["cost"] == pytest.approx(60 * 12)
    assert told["setup"] == pytest.approx(16 * 60 / 8)
    assert told["saves"] == pytest.approx(720 - 120)
    assert told["low"] < told["saves"] < told["high"]
    assert (told["pays_from"], told["verdict"]) == (10, "automate")


def test_a_few_short_calls_are_left_to_people():
    told = judged(calls("shop", [5, 20, 35, 50, 65, 80], 2.0), calls("new", [3, 40]))
    assert list(told) == [("call", "customers")]
    assert told["call", "customers"]["verdict"] == "by_hand"


def test_what_was_done_in_one_month_only_recurs_not():
    assert judged(calls("mill", [1 + one / 10 for one in range(60)])) == {}


def test_without_minutes_usual_ones_stand_in_with_a_wide_range():
    told = judged(calls("new", OFTEN, None, "quote"))["quote", "no customers yet"]
    assert (told["minutes"], told["minutes_source"]) == (30, "assumed")
    assert told["low"] < told["saves"] / 2


def test_an_act_that_costs_nothing_never_pays():
    told = judged(calls("mill", OFTEN), hour_cost=0.0)["call", "mills"]
    assert (told["pays_from"], told["saves"]) == (None, 0)


def test_nobody_is_met_by_a_machine():
    assert judged(calls("mill", OFTEN, kind="Visit"), calls("mill", OFTEN, kind="meeting")) == {}


def test_who_belongs_to_two_companies_is_of_no_segment():
    places = """
    person_ref | account_ref
    ann        | mill
    ann        | yard
    """
    rows = [{**row, "account_ref": None, "person_ref": "ann"} for row in calls("", OFTEN)]
    assert [segment for _, segment in judged(rows, places=places)] == ["no customers yet"]
