"""Who was contacted, and which contracts were taken unasked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.know.contacts import last_contacts
from syotto.know.takeups import FEWEST, takeups
from syotto.schema import DERIVED, RAW
from syotto.schema.happened import EVENTS
from tests.tables import from_rows, table

AS_OF = datetime(2026, 4, 1, tzinfo=UTC)


def all_of(
    activities="at", exposures="at", feedback="at", memberships="person_ref", events="event_id"
):
    made = last_contacts(
        table(EVENTS, events),
        table(RAW["activities"], activities),
        table(RAW["exposures"], exposures),
        table(RAW["feedback"], feedback),
        table(RAW["memberships"], memberships),
        as_of=AS_OF,
        channel="seller",
    )
    return {row["customer_id"]: row for row in made.to_pyarrow().to_pylist()}


def contacted(**drawn):
    rows = all_of(**drawn).items()
    return {who: (f"{row['at']:%m-%d}", row["how"]) for who, row in rows}


def test_what_the_plan_wrote_by_itself_is_known_beside_the_contacts_of_others():
    made = all_of(
        activities="at | person_ref | kind\n2026-03-01 | ann | call",
        memberships="person_ref | account_ref\nann | mill\nbea | mill",
        events="""
            event_id | at         | name            | person_id | campaign
            1        | 2026-03-02 | Email Delivered | bea       | plan 2026-03-02 by email
            2        | 2026-03-04 | Email Delivered | bea       | plan 2026-03-04 by email
            3        | 2026-03-05 | Email Opened    | bea       | plan 2026-03-04 by email
            4        | 2026-03-06 | Email Delivered | bea       | planned news
            5        | 2026-03-07 | Email Delivered | cid       | plan 2026-03-07 by email
            6        | 2026-03-08 | Email Delivered | dan       | -
        """,
    )
    days = {
        who: (row["at"] and row["at"].day, row["written_at"] and row["written_at"].day)
        for who, row in made.items()
    }
    assert days == {"mill": (1, 4), "cid": (None, 7)}


def test_the_last_contact_counts_for_the_account_that_a_person_belongs_to():
    made = contacted(
        activities="""
            at         | person_ref | account_ref | kind
            2026-03-01 | ann        | -           | call
            2026-03-05 | -          | mill        | visit
            2026-03-09 | ann        | -           | note
            2026-03-02 | bob        | -           | call
        """,
        memberships="person_ref | account_ref\nann | mill",
    )
    assert made == {"mill": ("03-05", "visit"), "bob": ("03-02", "call")}


def test_exposures_by_todays_channel_and_answers_count_and_control_does_not():
    made = contacted(
        exposures="""
            at         | person_ref | channel | action | arm
            2026-03-01 | ann        | seller  | kit    | -
            2026-03-02 | bob        | mail    | kit    | -
            2026-03-03 | eve        | seller  | kit    | control
        """,
        feedback="""
            at         | customer_id | verdict | undone_at
            2026-03-04 | ann         | done    | -
            2026-03-05 | ann         | accept  | -
            2026-03-06 | bob         | done    | 2026-03-07
        """,
    )
    assert made == {"ann": ("03-04", "done")}


def taken(asked=(), feedback="at", on_record=True, takers=FEWEST):
    """Customers 0-99; 0-9 had the contract, the next `takers` took it on 1 March."""
    customers = [
        {"customer_id": f"c{n}", "first_at": datetime(2024, 1, 1, tzinfo=UTC)} for n in range(100)
    ]
    contracts = [
        {
            "subscription_id": str(n),
            "customer_id": f"c{n}",
            "product_id": "care",
            "started_at": datetime(2025 if n < 10 else 2026, 3, 1, tzinfo=UTC),
        }
        for n in range(10 + takers)
    ]
    calls = [{"at": datetime(2026, 2, day, tzinfo=UTC), "account_ref": who} for who, day in asked]
    calls += [{"at": datetime(2026, 2, 1, tzinfo=UTC), "account_ref": "nobody"}] * on_record
    made = takeups(
        from_rows(DERIVED["subscriptions"], contracts),
        from_rows(DERIVED["customers"], customers),
        from_rows(RAW["activities"], calls),
        table(RAW["exposures"], "at"),
        table(RAW["feedback"], feedback),
        table(RAW["memberships"], "person_ref"),
        as_of=AS_OF,
        horizon_days=90,
        outcome_days=20,
    )
    return made.to_pyarrow().to_pylist()[0]


def test_contracts_taken_since_without_a_contact_are_unasked():
    row = taken()
    assert (row["had"], row["lacked"], row["took"], row["unasked"]) == (10, 90, 20, 20)
    assert row["rate"] == pytest.approx(
        1 - (70 / 90) ** (90 / 365)
    )  # one contract is its own prior
    assert row["low"] < row["rate"] < row["high"]
    assert row["known"]


def test_a_contact_a_short_while_before_is_asking_and_an_older_one_is_not():
    row = taken(asked=[("c10", 20), ("c11", 5)])
    assert (row["took"], row["unasked"], row["known"]) == (20, 19, False)


def test_time_in_which_a_contact_was_fresh_is_no_time_to_take_anything_unasked():
    called = [(f"c{n}", day) for n in range(30, 100) for day in (1, 11)]
    row = taken(asked=called)
    assert row["unasked"] == 20
    assert row["quiet_share"] == pytest.approx(1 - 70 * 30 / (100 * 365))
    assert row["rate"] > taken()["rate"]


def test_an_offer_of_another_contract_is_not_asking_for_this_one():
    said = """
        at         | customer_id | verdict | product_id
        2026-02-20 | c10         | done    | other
        2026-02-20 | c11         | done    | care
    """
    assert taken(feedback=said)["unasked"] == 19


def test_without_contacts_on_record_nobody_knows_who_was_asked():
    assert not taken(on_record=False)["known"]


def test_a_contact_sells_no_oftener_than_contracts_were_taken_after_contacts():
    met = [(f"c{n}", 20) for n in range(10, 14)]  # took it nine days later
    called = [(f"c{n}", day) for n in range(30, 100) for day in (1, 11)]
    row = taken(asked=met + called)
    years = 90 * (1 - row["quiet_share"])  # of those who lacked it, with a fresh contact
    share, square = 4 / years, 1.2815515655446004**2 / years
    reach = (share * (1 - share) * square + square**2 / 4) ** 0.5
    most = (share + square / 2 + reach) / (1 + square)
    assert row["asked"] == pytest.approx(1 - (1 - most) ** (20 / 365))
    assert 0.1 < row["asked"] < 0.15


def test_where_nobody_was_contacted_there_is_no_bound_and_where_nobody_took_it_there_is_one():
    assert taken(on_record=False)["asked"] is None
    nobody = taken(asked=[(f"c{n}", 1) for n in range(30, 100)])["asked"]
    some = taken(asked=[(f"c{n}", 1) for n in range(30, 100)] + [("c10", 20)])["asked"]
    assert 0 < nobody < some < 1
