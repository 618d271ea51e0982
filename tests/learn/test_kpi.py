"""Figures about leads, counted by hand.

AS_OF is 2026-11-16 00:00; 30 days count. So October ends at 11-01 and is final on 12-01: not yet;
September is final on 10-31. Of November half is gone.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.learn.kpi import kpis
from syotto.schema.handed import LEADS
from syotto.schema.journeys import JOURNEYS, STAGES, TOUCHPOINTS
from syotto.schema.known import PEOPLE
from syotto.schema.kpis import Targets
from syotto.schema.origins import ORIGINS
from syotto.schema.raw_world import ACTIVITIES, MEETINGS, OPPORTUNITIES, SPEND
from tests.tables import from_rows, table

AS_OF = datetime(2026, 11, 16, tzinfo=UTC)
EMPTY = {
    "stages": STAGES, "journeys": JOURNEYS, "touchpoints": TOUCHPOINTS, "people": PEOPLE,
    "origins": ORIGINS, "opportunities": OPPORTUNITIES, "activities": ACTIVITIES,
    "meetings": MEETINGS, "spend": SPEND, "leads": LEADS,
}  # fmt: skip
STAYS = """
    subject | subject_id | stage    | place | entered_at | left_at          | moved_on
    person  | ann        | lead     | 3     | 2026-09-01 | 2026-09-11       | true
    person  | bob        | lead     | 3     | 2026-09-02 | 2026-09-04       | true
    person  | cid        | lead     | 3     | 2026-09-03 | 2026-10-20       | true
    person  | dan        | lead     | 3     | 2026-09-04 | 2026-09-20       | false
    person  | eve        | lead     | 3     | 2026-11-02 | -                | -
    person  | fay        | lead     | 3     | 2026-11-03 | -                | -
    person  | ann        | customer | 5     | 2026-09-20 | -                | -
    account | mill       | lead     | 3     | 2026-09-01 | -                | -
    person  | old        | lead     | 3     | 2025-10-31 | 2025-11-02       | true
"""
WHOSE = """
    subject | subject_id | entry_origin | entry_channel | owner | unit
    person  | ann        | search       | web           | Salla | North
    person  | bob        | search       | web           | Jukka | North
    person  | cid        | event        | event         | Salla | -
    person  | eve        | ad           | web           | Salla | -
    account | mill       | visit        | visit         | Jukka | South
"""
MET = """
    touchpoint_id | at         | person_id | content_id | campaign
    t1            | 2026-08-01 | ann       | case-1     | spring
    t2            | 2026-08-20 | ann       | case-2     | -
    t3            | 2026-09-05 | ann       | case-3     | autumn
"""


def figures(within_days=30, targets=None, **drawn):
    given = {
        name: table(spec, drawn[name]) if name in drawn else from_rows(spec, [])
        for name, spec in EMPTY.items()
    }
    made = kpis(
        *given.values(), as_of=AS_OF, within_days=within_days, margin_share=0.5, currency="EUR",
        targets=Targets(targets or {}),
    )  # fmt: skip
    rows = made.to_pyarrow().to_pylist()
    return {(row["kpi"], row["period"], row["dimension"], row["member"]): row for row in rows}


@pytest.fixture(scope="module")
def told():
    return figures(stages=STAYS, journeys=WHOSE, touchpoints=MET)


def test_leads_are_counted_by_month_and_by_whose_they_are(told):
    found = {key[1:]: row["numerator"] for key, row in told.items() if key[0] == "leads"}
    assert found == {
        ("2026-09", "all", "all"): 4, ("2026-11", "all", "all"): 2,
        ("2026-09", "origin", "search"): 2, ("2026-09", "origin", "event"): 1, ("2026-11", "origin", "ad"): 1,
        ("2026-09", "channel", "web"): 2, ("2026-09", "channel", "event"): 1, ("2026-11", "channel", "web"): 1,
        ("2026-09", "owner", "Salla"): 2, ("2026-09", "owner", "Jukka"): 1, ("2026-11", "owner", "Salla"): 1,
        ("2026-09", "unit", "North"): 2,
        ("2026-09", "content", "case-2"): 1, ("2026-09", "campaign", "spring"): 1,
    }  # fmt: skip
    row = told["leads", "2026-09", "all", "all"]
    assert (row["value"], row["denominator"], row["low"], row["known_from"]) == (
        4, None, None, datetime(2026, 10, 1, tzinfo=UTC),
    )  # fmt: skip


def test_a_share_is_of_who_came_in_and_went_on_in_time(told):
    """Of four leads ann and bob went on within 30 days, cid later, dan back: 2 of 4."""
    row = told["lead_to_opportunity", "2026-09", "all", "all"]
    assert (row["numerator"], row["denominator"], row["value"]) == (2, 4, 0.5)
    assert (row["low"], row["high"]) == pytest.approx((0.2302, 0.7698), abs=1e-4)
    assert told["lead_to_opportunity", "2026-09", "origin", "search"]["high"] == 1.0


def test_the_share_of_a_month_that_is_too_young_is_not_told(told):
    row = told["lead_to_opportunity", "2026-11", "all", "all"]
    assert (row["value"], row["low"], row["denominator"]) == (None, None, 2)
    assert row["known_from"] == datetime(2026, 12, 31, tzinfo=UTC)


def test_the_time_in_a_stage_is_the_median_of_who_went_on(told):
    """Ten days and two: six; too few for an interval."""
    row = told["days_as_lead", "2026-09", "all", "all"]
    assert (row["value"], row["low"], row["numerator"], row["denominator"]) == (6, None, 2, 4)


def test_a_median_of_many_has_an_interval_by_order():
    """1 to 9 days: the fifth, and the third and seventh: (9 - 1.2816 * 3) / 2 is 2.58."""
    rows = "\n".join(
        f"person | p{n} | lead | 2026-09-01 | 2026-09-{n + 1:02} | true" for n in range(1, 10)
    )
    stays = f"subject | subject_id | stage | entered_at | left_at | moved_on\n{rows}"
    row = figures(stages=stays)["days_as_lead", "2026-09", "all", "all"]
    assert (row["value"], row["low"], row["high"]) == (5, 2, 8)


CASES = """
    opportunity_id | person_ref | account_ref | owner | created_at | closed_at  | won   | amount
    o1             | ann        | mill        | -     | 2026-09-11 | 2026-09-20 | true  | 100.00
    o2             | -          | mill        | Kim   | 2026-09-12 | 2026-09-21 | true  | 50.00
    o3             | bob        | -           | -     | 2026-09-13 | 2026-11-01 | true  | 70.00
    o4             | cid        | -           | -     | 2026-09-13 | 2026-09-30 | false | 90.00
    o5             | dan        | -           | -     | 2026-08-13 | 2026-09-30 | true  | 90.00
    o6             | fay        | -           | -     | 2026-11-13 | 2026-12-01 | true  | 90.00
"""


def test_cases_are_counted_when_opened_and_when_won():
    found = figures(stages=STAYS, journeys=WHOSE, opportunities=CASES)
    assert found["opportunities", "2026-09", "all", "all"]["value"] == 4
    assert found["opportunities", "2026-09", "owner", "Kim"]["value"] == 1
    assert found["opportunities", "2026-09", "owner", "Salla"]["value"] == 2
    assert found["opportunities", "2026-09", "origin", "visit"]["value"] == 1
    assert found["won", "2026-09", "all", "all"]["value"] == 3
    assert found["revenue", "2026-09", "all", "all"]["value"] == 240
    assert ("won", "2026-12", "all", "all") not in found  # not yet, at AS_OF


def test_the_value_of_a_lead_is_the_margin_won_of_cases_opened_in_time():
    """o1 is ann's, o2 by the company hers too, o3 bob's; o5 was opened before, o6 is not won yet.

    (100 + 50 + 70) * 0.5 / 4 leads; of Salla's two 75.
    """
    people = "person_id | account_id\nann | mill"
    found = figures(stages=STAYS, journeys=WHOSE, opportunities=CASES, people=people)
    row = found["value_of_lead", "2026-09", "all", "all"]
    assert (row["value"], row["denominator"], row["low"]) == (27.5, 4, None)
    assert found["value_of_lead", "2026-09", "owner", "Salla"]["value"] == 37.5


def test_the_value_of_leads_has_an_interval_from_ten_won_on():
    """Ten of twenty leads brought 100 each: mean 50, its deviation 50 / sqrt(20)."""
    rows = [f"person | p{n} | lead | 2026-09-01" for n in range(20)]
    cases = [f"o{n} | p{n} | 2026-09-02 | 2026-09-03 | true | 200.00" for n in range(10)]
    row = figures(
        stages="\n".join(["subject | subject_id | stage | entered_at", *rows]),
        opportunities="\n".join(["opportunity_id | person_ref | created_at | closed_at | won | amount", *cases]),
    )["value_of_lead", "2026-09", "all", "all"]  # fmt: skip
    assert row["value"] == 50
    assert (row["low"], row["high"]) == pytest.approx((35.672, 64.328), abs=1e-3)


def test_a_lead_costs_what_was_spent_where_spend_is_known():
    spend = """
    day        | channel | line | campaign | amount | currency | unit
    2026-09-01 | web     | a    | spring   | 30.00  | -        | North
    2026-09-09 | ads     | b    | -        | 10.00  | EUR      | -
    2026-09-09 | ads     | c    | -        | 99.00  | USD      | -
    """
    found = figures(stages=STAYS, journeys=WHOSE, touchpoints=MET, spend=spend)
    costs = {key[1:]: row["value"] for key, row in found.items() if key[0] == "cost_per_lead"}
    assert costs == {
        ("2026-09", "all", "all"): 10, ("2026-09", "channel", "web"): 15, ("2026-09", "channel", "ads"): None,
        ("2026-09", "campaign", "spring"): 30, ("2026-09", "unit", "North"): 15,
    }  # fmt: skip


CATCHES = """
    event_id | person_id | account_id | origin        | at
    e1       | ann       | mill       | field-service | 2026-09-01T10:00
    e2       | bob       | -          | event         | 2026-09-02T10:00
    e3       | cid       | -          | event         | 2026-09-03T10:00
"""
CALLS = """
    activity_id | at               | person_ref | account_ref | kind
    a0          | 2026-09-01T09:00 | ann        | -           | call
    a1          | 2026-09-01T11:00 | -          | mill        | visit
    a2          | 2026-09-01T12:00 | ann        | -           | call
    a3          | 2026-09-02T11:00 | bob        | -           | note
    a4          | 2026-09-02T15:00 | bob        | -           | call
"""


def test_a_meeting_of_any_kind_is_an_answer_unless_it_fell_through():
    meetings = """
    meeting_id | at               | kind | state     | person_ref
    m1         | 2026-09-01T11:00 | demo | cancelled | ann
    m2         | 2026-09-01T12:00 | -    | -         | ann
    m3         | 2026-09-02T11:00 | -    | missed    | bob
    m4         | 2026-09-02T14:00 | call | held      | bob
    """
    notes = """
    activity_id | at               | person_ref | kind
    a1          | 2026-09-03T11:00 | cid        | Note
    a2          | 2026-09-03T13:00 | cid        | -
    """
    found = figures(stages=STAYS, origins=CATCHES, meetings=meetings, activities=notes)
    row = found["hours_to_answer", "2026-09", "all", "all"]
    assert (row["value"], row["numerator"], row["denominator"]) == (3, 3, 3)
    assert found["hours_to_answer", "2026-09", "origin", "field-service"]["value"] == 2


def test_the_time_to_an_answer_counts_who_has_none_as_waiting_longest():
    """One hour, five hours, none: the median is five. Of events the one of two is beyond it."""
    found = figures(stages=STAYS, origins=CATCHES, activities=CALLS)
    row = found["hours_to_answer", "2026-09", "all", "all"]
    assert (row["value"], row["numerator"], row["denominator"]) == (5, 2, 3)
    assert found["hours_to_answer", "2026-09", "origin", "field-service"]["value"] == 1
    assert found["hours_to_answer", "2026-09", "origin", "event"]["value"] is None
    assert found["caught", "2026-09", "origin", "event"]["value"] == 2


def test_where_somebody_was_caught_comes_before_what_brought_their_first_touchpoint():
    found = figures(stages=STAYS, journeys=WHOSE, origins=CATCHES)
    assert found["leads", "2026-09", "origin", "field-service"]["value"] == 1
    assert ("leads", "2026-09", "origin", "search") not in found


def test_the_pace_is_to_the_day_for_counts_and_turned_round_where_less_is_better():
    """Of 8 leads in November half are due: 2 of 4. A share is as it is. 5 hours, 4 wanted: 0.8."""
    targets = {
        ("leads", "all", "all"): 8.0, ("leads", "owner", "Salla"): 4.0, ("lead_to_opportunity", "all", "all"): 0.25,
        ("hours_to_answer", "all", "all"): 4.0,
    }  # fmt: skip
    found = figures(
        stages=STAYS, journeys=WHOSE, origins=CATCHES, activities=CALLS, targets=targets
    )
    paces = {key: row["pace"] for key, row in found.items() if row["target"]}
    assert paces == pytest.approx(
        {
            ("leads", "2026-09", "all", "all"): 0.5, ("leads", "2026-11", "all", "all"): 0.5,
            ("leads", "2026-09", "owner", "Salla"): 0.5, ("leads", "2026-11", "owner", "Salla"): 0.5,
            ("lead_to_opportunity", "2026-09", "all", "all"): 2.0, ("lead_to_opportunity", "2026-11", "all", "all"): None,
            ("hours_to_answer", "2026-09", "all", "all"): 0.8,
        }
    )  # fmt: skip


SOLD = """
    step_id | at         | lead_id | step        | person_ref | owner
    s1      | 2026-09-01 | l1      | handed      | ann        | Salla
    s2      | 2026-09-03 | l1      | handed      | ann        | Jukka
    s3      | 2026-09-04 | l1      | accepted    | ann        | Jukka
    s4      | 2026-09-20 | l1      | opportunity | ann        | Jukka
    s5      | 2026-09-02 | l2      | handed      | bob        | Jukka
    s6      | 2026-09-05 | l2      | opportunity | bob        | Jukka
    s7      | 2026-09-03 | l3      | handed      | cid        | Salla
    s8      | 2026-10-20 | l3      | done        | cid        | Salla
    s9      | 2026-09-04 | l4      | handed      | dan        | Salla
    s10     | 2026-09-05 | l4      | rejected    | dan        | Salla
    s11     | 2026-11-10 | l5      | open        | eve        | -
    s12     | 2026-11-10 | l6      | handed      | eve        | Salla
    s13     | 2026-11-11 | l6      | won         | eve        | Salla
    s14     | 2026-12-01 | l7      | handed      | fay        | Salla
"""


@pytest.fixture(scope="module")
def sold():
    return figures(leads=SOLD, journeys=WHOSE, touchpoints=MET)


def test_leads_are_counted_where_they_first_came_so_far(sold):
    """A case that nobody accepted was accepted that day; who waits for a seller is with nobody."""
    names = ("marketing_qualified", "sales_accepted", "sales_qualified")
    found = {
        name: {key[1]: row["value"] for key, row in sold.items() if key[::2] == (name, "all")}
        for name in names
    }
    assert found == {
        "marketing_qualified": {"2026-09": 4, "2026-11": 1},
        "sales_accepted": {"2026-09": 2, "2026-10": 1, "2026-11": 1},
        "sales_qualified": {"2026-09": 2, "2026-11": 1},
    }


def test_sales_take_on_what_marketing_qualified_in_time(sold):
    """Of four that were handed over l1 and l2 were accepted within 30 days; l3 took 47."""
    row = sold["marketing_qualified_to_sales_accepted", "2026-09", "all", "all"]
    assert (row["numerator"], row["denominator"], row["value"]) == (2, 4, 0.5)
    assert (row["low"], row["high"]) == pytest.approx((0.2302, 0.7698), abs=1e-4)
    row = sold["sales_accepted_to_sales_qualified", "2026-09", "all", "all"]
    assert (row["numerator"], row["denominator"], row["value"]) == (2, 2, 1.0)
    row = sold["marketing_qualified_to_sales_accepted", "2026-11", "all", "all"]
    assert (row["value"], row["denominator"]) == (None, 1)  # their days are not over


def test_a_lead_is_of_the_seller_who_had_it_then_and_of_what_brought_the_person(sold):
    name = "marketing_qualified"
    assert sold[name, "2026-09", "owner", "Salla"]["value"] == 3
    assert sold["sales_accepted", "2026-09", "owner", "Jukka"]["value"] == 2
    assert sold[name, "2026-09", "origin", "search"]["value"] == 2
    assert sold[name, "2026-09", "unit", "North"]["value"] == 2
    assert sold[name, "2026-09", "content", "case-2"]["value"] == 1


def test_what_is_not_there_makes_no_figure():
    assert figures() == {}
