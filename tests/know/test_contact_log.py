"""Contacts: what counts as one, once a day and channel, under whom."""

from __future__ import annotations

from datetime import UTC, datetime

from syotto.know.contact_log import contact_log
from syotto.schema import raw, raw_world
from syotto.schema.happened import EVENTS
from tests.tables import rows_of, table

AS_OF = datetime(2026, 1, 31, tzinfo=UTC)
NOTHING = {
    "events": "event_id | at", "activities": "activity_id | at", "exposures": "person_ref | at",
    "feedback": "feedback_id | at", "memberships": "person_ref | account_ref",
}  # fmt: skip
SPECS = {
    "events": EVENTS, "activities": raw_world.ACTIVITIES, "exposures": raw.EXPOSURES,
    "feedback": raw.FEEDBACK, "memberships": raw.MEMBERSHIPS,
}  # fmt: skip


def logged(**drawn):
    tables = [table(SPECS[name], drawn.get(name, NOTHING[name])) for name in SPECS]
    told = contact_log(*tables, as_of=AS_OF, channel="seller")
    return rows_of(told, "customer_id", "person_id", "channel", "opened")


def test_a_mail_is_a_contact_of_the_person_and_opened_where_a_person_opened_it():
    assert logged(
        events="""
        event_id | at         | name            | actor   | person_id | account_id | campaign
        1        | 2026-01-05 | Email Delivered | -       | ann       | mill       | news
        2        | 2026-01-06 | Email Opened    | human   | ann       | mill       | news
        3        | 2026-01-05 | Email Delivered | -       | bob       | mill       | news
        4        | 2026-01-06 | Email Opened    | machine | bob       | mill       | news
        5        | 2026-01-05 | Email Bounced   | -       | cid       | mill       | news
        6        | 2026-01-05 | Email Delivered | -       | dan       | -          | -
        7        | 2026-03-05 | Email Delivered | -       | eve       | -          | -
        """
    ) == [
        ("dan", "dan", "email", None),
        ("mill", "ann", "email", True),
        ("mill", "bob", "email", False),
    ]


def test_what_two_systems_logged_is_one_contact_a_day():
    assert logged(
        activities="""
        activity_id | at         | person_ref | account_ref | kind
        1           | 2026-01-05 | ann        | mill        | Call
        2           | 2026-01-05 | ann        | mill        | note
        3           | 2026-01-06 | ann        | mill        | meeting
        4           | 2026-01-07 | -          | mill        | visit
        """,
        exposures="""
        person_ref | at         | channel | action | arm
        ann        | 2026-01-05 | phone   | P      | treated
        bob        | 2026-01-05 | phone   | P      | control
        """,
        memberships="""
        person_ref | account_ref
        ann        | mill
        bob        | mill
        """,
    ) == [("mill", "ann", "phone", None), ("mill", None, "visit", None)]


def test_what_was_done_on_todays_list_was_a_call():
    assert logged(
        feedback="""
        feedback_id | at         | customer_id | verdict | undone_at
        1           | 2026-01-05 | shop        | done    | -
        2           | 2026-01-05 | mill        | accept  | -
        3           | 2026-01-05 | farm        | done    | 2026-01-06
        """
    ) == [("shop", None, "phone", None)]


def test_a_call_that_is_in_the_crm_and_done_on_todays_list_counts_once():
    assert logged(
        activities="""
        activity_id | at         | person_ref | account_ref | kind
        1           | 2026-01-05 | ann        | mill        | call
        2           | 2026-01-06 | ann        | mill        | visit
        """,
        feedback="""
        feedback_id | at         | customer_id | verdict | undone_at
        1           | 2026-01-05 | mill        | done    | -
        2           | 2026-01-06 | mill        | done    | -
        """,
    ) == [
        ("mill", "ann", "phone", None),
        ("mill", "ann", "visit", None),
        ("mill", None, "phone", None),
    ]
