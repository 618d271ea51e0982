"""Stretches, whole journeys and the funnel, counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.know.funnel import funnel
from syotto.know.journeys import journeys, steps
from syotto.schema.journeys import JOURNEYS, STAGES, TOUCHPOINTS
from syotto.schema.known import ACCOUNTS, PEOPLE
from tests.tables import rows_of, table

AS_OF = datetime(2026, 12, 31, tzinfo=UTC)
MET = """
    touchpoint_id | at               | person_id | channel | origin | kind
    t1            | 2026-01-01T10:00 | ann       | web     | search | Met
    t2            | 2026-01-01T10:01 | ann       | web     | search | Met
    t3            | 2026-01-03T10:01 | ann       | email   | email | Met
    t4            | 2026-01-04T10:01 | ann       | email   | email | Met
    t5            | 2026-01-05T10:01 | ann       | email   | email | Met
    t6            | 2026-02-01       | bob       | event   | event | Met
    t7            | 2026-03-01       | bob       | crm     | crm   | Stage Set: suspect
"""
STAYS = """
    subject | subject_id | stage    | place | customer | entered_at       | left_at          | how     | moved_on
    person  | ann        | visitor  | 0     | false    | 2026-01-01T10:00 | 2026-01-04T10:01 | forward | true
    person  | ann        | customer | 5     | true     | 2026-01-04T10:01 | -                | forward | -
    person  | bob        | suspect  | 1     | false    | 2026-02-01       | -                | lost    | -
"""


def test_a_stretch_is_one_channel_in_one_stage():
    found = steps(table(TOUCHPOINTS, MET), table(STAGES, STAYS), as_of=AS_OF)
    columns = ("subject_id", "step_no", "stage", "channel", "touchpoints", "next_stage", "next_channel", "wait_days")  # fmt: skip
    assert rows_of(found, *columns) == [
        ("ann", 1, "visitor", "web", 2, "visitor", "email", 2.0),
        ("ann", 2, "visitor", "email", 1, "customer", "email", 1.0),
        ("ann", 3, "customer", "email", 2, None, None, None),
        ("bob", 1, "suspect", "event", 1, None, None, None),
    ]


def test_a_whole_journey():
    met, stays = table(TOUCHPOINTS, MET), table(STAGES, STAYS)
    walked = steps(met, stays, as_of=AS_OF)
    people = table(PEOPLE, "person_id | account_id | owner\nann | mill | -\nbob | - | Sam")
    accounts = table(ACCOUNTS, "account_id | owner | unit\nmill | Kim | North")
    found = journeys(met, stays, walked, people, accounts, as_of=AS_OF)
    columns = ("subject_id", "entry_channel", "entry_origin", "path", "touchpoints", "stage", "outcome", "owner", "unit")  # fmt: skip
    assert rows_of(found, *columns) == [
        ("ann", "web", "search", ["web", "email"], 5, "customer", "won", "Kim", "North"),
        ("bob", "event", "event", ["event"], 1, "suspect", "lost", "Sam", None),
    ]


def lasting(number, entered, left=None, moved="true", stage="lead"):
    moved = moved if left else "-"
    return f"person | p{number} | {stage} | 3 | {entered} | {left or '-'} | {moved}"


def counted(rows, **journey):
    head = "subject | subject_id | stage | place | entered_at | left_at | moved_on\n"
    stays = table(STAGES, head + "\n".join(rows))
    whose = "subject | subject_id | entry_channel\n" + "\n".join(
        f"person | p{number} | {'web' if number % 2 else 'event'}" for number in range(20)
    )
    found = funnel(stays, table(JOURNEYS, whose), as_of=AS_OF, journey=journey)
    return found.to_pyarrow().to_pylist()


def test_the_funnel_by_hand():
    """The last 90 days are left out; the period is the 180 before, the previous one the 180 more.

    AS_OF - 90 days is 10-02, and 180 before that 04-05.
    """
    rows = [
        *(lasting(number, "2026-05-01", f"2026-05-{11 + number}") for number in range(5)),
        lasting(5, "2026-05-01", "2026-09-01"),  # 123 days: too late
        lasting(6, "2026-05-01", "2026-05-20", "false"),
        lasting(7, "2026-05-01"),
        lasting(8, "2026-10-02", "2026-10-03"),  # too lately to count
        lasting(9, "2026-04-04", "2026-04-08"),  # the period before
        lasting(10, "2025-10-01", "2025-10-02"),  # and longer ago
    ]
    found = {(row["by"], row["value"], row["period"]): row for row in counted(rows)}
    now, before = found["all", "all", "current"], found["all", "all", "previous"]
    assert (now["entered"], now["moved_on"], now["share"]) == (8, 5, 0.625)
    assert (now["since"], now["until"]) == (
        datetime(2026, 4, 5, tzinfo=UTC),
        datetime(2026, 10, 2, tzinfo=UTC),
    )
    assert (now["low"], now["high"]) == pytest.approx((0.4028, 0.8046), abs=1e-3)
    assert (now["median_days"], now["median_low"], now["median_high"]) == (12, 10, 14)
    assert (before["entered"], before["moved_on"], before["median_low"]) == (1, 1, None)
    assert (before["low"], before["high"]) == pytest.approx((0.3785, 1), abs=1e-3)
    web = found["entry channel", "web", "current"]
    assert (web["entered"], web["moved_on"]) == (4, 2)


def test_the_days_that_count_and_the_period_are_settings():
    rows = [lasting(1, "2026-12-10", "2026-12-15"), lasting(2, "2026-11-01", "2026-11-20")]
    found = counted(rows, within_days=10, period_days=30)
    now = [row for row in found if (row["by"], row["period"]) == ("all", "current")]
    assert [(row["entered"], row["moved_on"]) for row in now] == [(1, 1)]


def test_nobody_makes_no_row():
    assert counted([]) == []
