from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.errors import SettingError
from syotto.know.journey_rules import parse
from syotto.know.sessions import sessions
from syotto.know.touchpoints import touchpoints
from syotto.schema import raw_world
from syotto.schema.derived import ORDER_LINES
from syotto.schema.happened import EVENTS
from syotto.schema.known import PEOPLE, VISITOR
from tests.tables import drawn, from_rows, rows_of, table

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
NEEDS = {
    "opportunities": raw_world.OPPORTUNITIES, "quotes": raw_world.QUOTES,
    "meetings": raw_world.MEETINGS, "activities": raw_world.ACTIVITIES, "cases": raw_world.CASES,
    "order_lines": ORDER_LINES, "people": PEOPLE, "contents": raw_world.CONTENTS,
}  # fmt: skip


def made(journey=None, **drawings):
    """Touchpoints; whom an event names is the person, else its browser."""
    events = drawn(drawings.pop("events", "at"), dict(EVENTS.columns.items()))
    for row in events:
        row["person_id"] = row.get("user_id") or f"{VISITOR}{row.get('anonymous_id')}"
    rest = [table(spec, drawings.get(name, spec.key[0])) for name, spec in NEEDS.items()]
    return touchpoints(from_rows(EVENTS, events), *rest, as_of=AS_OF, journey=journey or {})


def test_machines_and_reports_on_our_own_sending_are_no_touchpoints():
    found = made(
        events="""
        event_id | at         | name               | actor   | person_id
        e1       | 2026-01-01 | Email Opened       | machine | ann
        e2       | 2026-01-01 | Email Delivered    | -       | ann
        e3       | 2026-01-02 | Email Link Clicked | human   | ann
        e4       | 2026-01-03 | Offer Requested    | -       | ann
    """
    )
    assert rows_of(found, "touchpoint_id") == [("e3",), ("e4",)]


def test_a_name_is_known_where_the_event_says_it():
    found = made(
        events="""
        event_id | at         | name        | anonymous_id | user_id
        e1       | 2026-01-01 | Page Viewed | d1           | -
        e2       | 2026-01-02 | Page Viewed | d1           | ann
    """
    )
    assert rows_of(found, "person_id", "known") == [("ann", True), ("visitor:d1", False)]


def test_what_brought_it_and_whose_place_it_is():
    found = made(events="""
        event_id | at         | name            | channel     | referrer                  | campaign   | user_id
        e1       | 2026-01-01 | Page Viewed     | web         | https://www.google.com/s  | -          | a
        e2       | 2026-01-01 | Page Viewed     | web         | https://www.linkedin.com/ | -          | b
        e3       | 2026-01-01 | Page Viewed     | web         | https://mill.example/     | -          | c
        e4       | 2026-01-01 | Page Viewed     | web         | -                         | -          | d
        e5       | 2026-01-01 | Offer Requested | e-mail      | -                         | -          | e
        e6       | 2026-01-01 | Badge Scanned   | event       | -                         | -          | f
        e7       | 2026-01-01 | Post Liked      | social      | -                         | -          | g
        e8       | 2026-01-01 | Tip Given       | visit       | -                         | -          | h
        e9       | 2026-01-01 | Page Viewed     | dealer site | -                         | -          | i
        f1       | 2026-01-01 | Page Viewed     | web         | https://www.google.com/s  | spring cpc | j
    """)  # fmt: skip
    assert rows_of(found, "person_id", "origin", "owner") == [
        ("a", "search", "brand"),
        ("b", "social", "brand"),
        ("c", "referral", "brand"),
        ("d", "direct", "brand"),
        ("e", "offer request", "brand"),
        ("f", "event", "brand"),
        ("g", "social", "external"),
        ("h", "tip", "customer"),
        ("i", "partner", "partner"),
        ("j", "ad", "brand"),
    ]


def test_rules_of_ones_own_come_first_and_ones_own_sites_bring_nobody():
    found = made(
        {"origins": {"fair": ["campaign: hannover*"]}, "own_sites": ["mill.example"]},
        events="""
        event_id | at         | name        | channel | referrer              | campaign      | user_id
        e1       | 2026-01-01 | Page Viewed | web     | https://mill.example/ | -             | a
        e2       | 2026-01-01 | Page Viewed | web     | -                     | Hannover 2026 | b
    """,
    )
    assert rows_of(found, "person_id", "origin") == [("a", "direct"), ("b", "fair")]


def test_a_visit_ends_after_a_gap_and_with_another_campaign_and_keeps_its_origin():
    found = made(events="""
        event_id | at               | name        | channel | referrer              | campaign | user_id
        e1       | 2026-01-01T10:00 | Page Viewed | web     | https://www.bing.com/ | -        | ann
        e2       | 2026-01-01T10:30 | Page Viewed | web     | -                     | -        | ann
        e3       | 2026-01-01T11:01 | Page Viewed | web     | -                     | -        | ann
        e4       | 2026-01-01T11:02 | Page Viewed | web     | -                     | spring   | ann
        e5       | 2026-01-01T11:03 | Page Viewed | web     | -                     | -        | ann
        e6       | 2026-01-01T11:04 | Page Viewed | web     | -                     | spring   | ann
        e7       | 2026-01-01T11:05 | Page Viewed | web     | -                     | -        | bob
        e8       | 2026-01-01T11:05 | Email Link Clicked | email | -                | -        | bob
    """)  # fmt: skip
    assert rows_of(found, "touchpoint_id", "session_id", "origin") == [
        ("e1", "e1", "search"),
        ("e2", "e1", "search"),
        ("e3", "e3", "direct"),
        ("e4", "e4", "direct"),
        ("e5", "e4", "direct"),
        ("e6", "e4", "direct"),
        ("e7", "e7", "direct"),
        ("e8", None, "email"),
    ]
    visits = sessions(found, as_of=AS_OF)
    assert rows_of(visits, "session_id", "touchpoints", "campaign") == [
        ("e1", 2, None),
        ("e3", 1, None),
        ("e4", 3, "spring"),
        ("e7", 1, None),
    ]


def test_sales_cases_offers_meetings_calls_and_orders_are_touchpoints_of_the_company_too():
    found = made(
        people="person_id | account_id\nann | mill",
        opportunities="""
        opportunity_id | person_ref | account_ref | created_at | closed_at  | won
        v1             | ann        | mill        | 2026-01-01 | 2026-03-01 | true
        v2             | ann        | -           | 2026-04-01 | 2026-07-01 | false
        """,
        quotes="""
        quote_id | opportunity_id | person_ref | created_at | closed_at  | won
        q1       | v1             | ann        | 2026-02-01 | 2026-03-01 | true
        q2       | -              | ann        | 2026-02-02 | 2026-03-02 | false
        """,
        activities="""
        activity_id | at         | person_ref | kind
        a1          | 2026-01-05 | ann        | Call
        a2          | 2026-01-06 | ann        | note
        """,
        meetings="""
        meeting_id | at         | person_ref | state
        m1         | 2026-01-07 | ann        | held
        m2         | 2026-01-08 | ann        | cancelled
        """,
        order_lines="""
        order_id | line_no | at         | person_id | kind
        o1       | 1       | 2026-03-05 | ann       | sale
        o1       | 2       | 2026-03-05 | ann       | sale
        o2       | 1       | 2026-03-06 | ann       | return
        """,
    )
    assert rows_of(found, "at", "kind", "channel") == [
        (datetime(2026, 1, 1, tzinfo=UTC), "Opportunity Opened", "sales"),
        (datetime(2026, 1, 5, tzinfo=UTC), "Call", "phone"),
        (datetime(2026, 1, 7, tzinfo=UTC), "Meeting Held", "meeting"),
        (datetime(2026, 2, 1, tzinfo=UTC), "Case Quoted", "sales"),
        (datetime(2026, 2, 2, tzinfo=UTC), "Quote Sent", "sales"),
        (datetime(2026, 3, 1, tzinfo=UTC), "Opportunity Won", "sales"),
        (datetime(2026, 3, 2, tzinfo=UTC), "Quote Declined", "sales"),
        (datetime(2026, 3, 5, tzinfo=UTC), "Order Placed", "order"),
        (datetime(2026, 4, 1, tzinfo=UTC), "Opportunity Opened", "sales"),
    ]
    assert set(rows_of(found, "account_id")) == {("mill",)}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"stagez": {}}, "stagez"),
        ({"like": "bank"}, "bank"),
        ({"session_minutes": 0}, "session_minutes"),
        ({"stages": {"trial": {"enter": ["Trial Started"]}}}, "trial"),
        ({"stages": {"lead": {"enter": "Offer"}}}, "stages.lead.enter"),
        ({"stages": {"lead": {"days": 10, "back_to": "customer"}}}, "back_to"),
        ({"origins": {"fair": ["Hannover"]}}, "Hannover"),
        ({"owners": {"nobody": ["channel: web"]}}, "nobody"),
        ({"targets": {"lead": 30}}, "targets.lead"),
    ],
)
def test_a_rule_that_cannot_be_read_says_so(given, told):
    with pytest.raises(SettingError, match=told):
        parse(given)


def test_a_stage_of_ones_own_stands_after_another():
    rules = parse({"stages": {"trial": {"after": "lead", "enter": ["Trial Started"]}}})
    assert rules.names[3:5] == ("lead", "trial")
