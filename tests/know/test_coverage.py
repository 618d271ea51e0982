from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.know.blind_spots import blind_spots
from syotto.know.coverage import coverage
from syotto.know.experience import experience
from syotto.maths.intervals import REACH, wilson
from syotto.run.steps import STEPS
from tests.tables import rows_of, table

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)


def made(how, name, drawn, **settings):
    needs = next(step.needs for step in STEPS if step.makes.name == name)
    given = [
        table(need, drawn.get(need.full_name.replace(".", "_"), need.fields[0].name))
        for need in needs
    ]
    return how(*given, as_of=AS_OF, **settings)


LINES = """
order_id | line_no | at         | customer_id | kind | margin | amount | product_id
O1       | 1       | 2026-03-01 | a1          | sale | 100.00 | 300.00 | P
O2       | 1       | 2026-04-01 | a1          | sale | 50.00  | 150.00 | P
O3       | 1       | 2026-04-02 | a2          | sale | 30.00  | 90.00  | P
"""


def covered(**drawn):
    found = made(coverage, "coverage", drawn, horizon_days=30, margin_share=0.5)
    return {
        (phase, channel, role): (visible, outcomes, round(dark))
        for phase, channel, role, visible, outcomes, dark in rows_of(
            found, "phase", "channel", "role", "visible", "outcomes", "dark_margin"
        )
    }


def test_an_order_was_visible_where_somebody_was_seen_in_the_phase_before_it():
    found = covered(
        order_lines=LINES,
        events="""
event_id | at                  | name        | channel | person_id | account_id | actor
e0       | 2026-01-01T00:00:00 | Page Viewed | web     | p9        | a9         | human
e1       | 2026-02-20T00:00:00 | Page Viewed | web     | p1        | a1         | human
e2       | 2026-03-20T00:00:00 | Page Viewed | web     | p2        | a2         | machine
e3       | 2026-03-20T00:00:00 | Email Delivered | email | p2      | a2         | -
""",
        raw_memberships="""
person_ref | account_ref | buying_role
p1         | a1          | Decision maker
""",
    )
    assert found["interest", "any", "any"] == (1, 2, 30)
    assert found["interest", "web", "decides"] == (1, 2, 30)
    assert found["use", "any", "any"] == (0, 1, 50)
    assert {role for _, _, role in found} == {"any", "decides", "unknown"}
    assert "email" not in {channel for _, channel, _ in found}


def test_outcomes_of_before_anything_was_recorded_do_not_count_as_blind():
    found = covered(
        order_lines=LINES,
        raw_cases="""
case_id | account_ref | kind    | opened_at
B1      | a1          | service | 2026-03-02
B2      | a1          | service | 2026-03-20
""",
    )
    assert found["use", "any", "any"] == (1, 1, 0)
    assert found["interest", "any", "any"] == (0, 1, 30)


def test_a_sales_case_is_one_outcome_when_it_opens_and_one_when_it_closes():
    found = covered(
        raw_opportunities="""
opportunity_id | account_ref | created_at | closed_at  | won   | amount
V1             | a1          | 2026-03-01 | 2026-04-01 | true  | 200.00
V2             | a1          | 2026-03-01 | -          | -     | 999.00
""",
        raw_activities="""
activity_id | at         | kind  | person_ref | account_ref
h0          | 2026-01-01 | Call  | p1         | a1
h1          | 2026-03-15 | Visit | p1         | a1
h2          | 2026-03-16 | note  | p1         | a1
""",
    )
    assert found["interest", "any", "any"] == (0, 1, 100)
    assert found["decision", "visit", "any"] == (1, 1, 0)
    assert ("decision", "note", "any") not in found


def spots(**drawn):
    found = made(blind_spots, "blind_spots", drawn)
    return {row[0]: row[1:] for row in rows_of(found, "name", "about", "rows", "of", "amount")}


def test_a_source_is_silent_when_it_stops_after_coming_regularly():
    steady = "\n".join(f"e{day} | 2026-01-{day:02} | web" for day in range(1, 21))
    found = spots(
        raw_events=f"event_id | at | source\n{steady}\n",
        raw_cases="case_id | opened_at | source\nB1 | 2025-01-01 | desk\n",
    )
    assert found["silent_source"][:3] == ("events from web", 132, 20)
    assert len(found) == 1


def test_accounts_where_nobody_decides_are_counted_with_what_they_bought():
    found = spots(
        accounts="account_id\na1\na2\na3\n",
        memberships="""
person_id | account_id | buying_role | to
p1        | a1         | decides     | -
p2        | a2         | decides     | 2026-01-01
p3        | a3         | uses        | -
""",
        customers="customer_id | margin\na1 | 10.00\na2 | 70.00\n",
    )
    assert found["no_decision_maker"] == ("", 2, 3, 70.0)


def test_people_who_were_never_asked_are_not_those_who_refused():
    found = spots(
        people="person_id\np1\np2\np3\n",
        permissions="""
person_id | purpose | channel | allowed | stated | address
p1        | mailing | email   | false   | false  | a@x.fi
p2        | mailing | email   | false   | true   | b@x.fi
p3        | mailing | email   | true    | true   | c@x.fi
""",
    )
    assert found["never_asked"] == ("", 1, 3, 0.0)


def felt(over="all", **drawn):
    found = made(experience, "experience", drawn)
    part = found.filter(found.over == over)
    return {
        (measure, part_): (n, round(estimate, 2))
        for measure, part_, n, estimate in rows_of(part, "measure", "part", "n", "estimate")
    }


def test_answers_are_our_first_activity_after_a_request():
    found = felt(
        raw_cases="""
case_id | account_ref | kind      | opened_at           | closed_at  | score
B1      | a1          | complaint | 2026-01-01T00:00:00 | 2026-01-05 | 4.0
B2      | a1          | complaint | 2026-01-03T00:00:00 | -          | 2.0
B3      | a2          | service   | 2026-02-01T00:00:00 | 2026-02-03 | -
""",
        raw_activities="""
activity_id | at                  | kind | account_ref
h1          | 2026-01-03T12:00:00 | call | a1
h2          | 2026-01-02T00:00:00 | note | a1
""",
    )
    assert found["answered", "all"] == (3, 0.67)
    assert found["answer_hours", "all"] == (2, 36.0)  # the median of 60 and 12
    assert found["steps", "all"] == (1, 2.0)
    assert found["asked_again", "all"] == (3, 0.33)
    assert found["settle_days", "all"] == (2, 3.0)
    assert found["open_days", "all"] == (1, 149.0)
    assert found["mark", "all"] == (2, 3.0)


def test_a_promise_is_kept_by_the_day_and_counted_by_month():
    lines = LINES
    deliveries = """
order_id | promised_at | delivered_at
O1       | 2026-03-10  | 2026-03-10
O2       | 2026-04-10  | 2026-04-11
O3       | 2026-04-12  | -
"""
    assert felt(order_lines=lines, raw_deliveries=deliveries) == {("on_time", "all"): (3, 0.33)}
    assert felt("month", order_lines=lines, raw_deliveries=deliveries) == {
        ("on_time", "2026-03"): (1, 1.0),
        ("on_time", "2026-04"): (2, 0.0),
    }


def test_nothing_is_measured_of_what_nobody_loaded():
    assert felt() == {}


@pytest.mark.parametrize(("part", "whole"), [(81.0, 263.0), (1.0, 20.0), (19.0, 20.0)])
def test_the_ends_of_a_shares_interval_are_as_far_as_chance_reaches(part, whole):
    """Wilson's ends are the shares whose own spread just reaches what was seen."""
    for end in wilson(part, whole):
        reach = REACH * (end * (1 - end) / whole) ** 0.5
        assert abs(end - part / whole) == pytest.approx(reach)


def test_the_interval_of_nothing_or_all_stays_between_0_and_1():
    assert wilson(0.0, 10.0)[0] == pytest.approx(0.0, abs=1e-12)
    assert wilson(10.0, 10.0)[1] == pytest.approx(1.0)


def test_the_interval_of_a_median_is_of_values_that_were_seen():
    rows = "\n".join(
        f"B{n:03} | a{n} | service | 2026-01-01T00:00:00 | 2026-01-01T{n:02}:00:00"
        for n in range(1, 22)
    )
    drawn = f"case_id | account_ref | kind | opened_at | closed_at\n{rows}\n"
    found = made(experience, "experience", {"raw_cases": drawn})
    settled = found.filter(found.measure == "settle_days", found.over == "all")
    ((estimate, low, high),) = rows_of(settled, "estimate", "low", "high")
    assert [round(days * 24) for days in (estimate, low, high)] == [11, 7, 15]
