"""A call pays or not, and a seller has only so much time."""

from __future__ import annotations

from datetime import UTC, datetime

from syotto.decide.leads import lead_scores
from syotto.schema.derived import ORDER_LINES
from syotto.schema.handed import LEADS
from syotto.schema.known import ACCOUNTS, PEOPLE
from syotto.schema.leads import LEAD_CHANCES, LEAD_TOTALS
from syotto.schema.raw_world import OPPORTUNITIES
from syotto.schema.scoring import Scoring
from tests.tables import rows_of, table

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
EUROS = {"lead_outcome": "opportunity", "lead_value": 0.0, "lead_capacity": 2, "call_cost": 60.0,
         "early_cost": 40.0, "margin_share": 0.3}  # fmt: skip
TOTALS = """
person_id | account_id | points | reasons
ann       | MILL       | 80     | asked
bea       | MILL       | 20     | pages
cid       | PUMP       | 60     | pages
dan       | PUMP       | 50     | fair
eve       | SAW        | 90     | asked
"""
PEOPLE_ROWS = """
person_id | account_id | owner
ann       | MILL       | Salla
bea       | MILL       | Salla
cid       | PUMP       | Salla
dan       | PUMP       | Salla
eve       | SAW        | Salla
"""
CASES = """
opportunity_id | account_ref | created_at | closed_at  | won   | amount
V1             | MILL        | 2025-01-01 | 2025-02-01 | true  | 10000
V2             | PUMP        | 2025-01-01 | 2025-02-01 | false | 9000
V3             | SAW         | 2025-12-01 | -          | -     | 9000
"""
CHANCES = """
person_id | probability | low  | high
ann       | 0.2         | 0.1  | 0.3
bea       | 0.03        | 0.01 | 0.1
cid       | 0.1         | 0.05 | 0.2
dan       | 0.15        | 0.1  | 0.2
eve       | 0.9         | 0.8  | 1
"""


def made(chances: str, cases: str = CASES, leads: str = "step", **euros):
    return lead_scores(
        table(LEAD_TOTALS, TOTALS), table(LEAD_CHANCES, chances), table(PEOPLE, PEOPLE_ROWS),
        table(ACCOUNTS, "account_id"), table(OPPORTUNITIES, cases), table(ORDER_LINES, "order_id"),
        table(LEADS, leads),
        as_of=AS_OF, scoring=Scoring(), **(EUROS | euros),
    )  # fmt: skip


def test_a_call_is_worth_the_margin_that_it_is_expected_to_bring_less_what_it_costs():
    """A case is worth 10,000 x 1/2 won (of two closed, adjusted for small numbers) x 0.3."""
    told = rows_of(made(CHANCES), "person_id", "expected_profit", "qualified", "stage")
    assert [(one, float(euros), *more) for one, euros, *more in told] == [
        ("ann", 0.2 * 1500 - 60 - 0.8 * 40, True, "mql"),
        ("bea", 0.03 * 1500 - 60 - 0.97 * 40, False, "none"),
        ("cid", 0.1 * 1500 - 60 - 0.9 * 40, False, "none"),
        ("dan", 0.15 * 1500 - 60 - 0.85 * 40, True, "mql"),
        ("eve", 0.9 * 1500 - 60 - 0.1 * 40, False, "sql"),
    ]


def test_it_is_said_why_somebody_is_not_called():
    why = dict(rows_of(made(CHANCES), "person_id", "why_not"))
    assert why["ann"] is why["dan"] is None
    assert why["bea"] == "A call would cost more than it is expected to bring."
    assert why["cid"] == "Others are worth more, and a seller has time for 2."
    assert why["eve"] == "A sales case of the company is open."


def test_until_chances_are_known_points_qualify():
    told = rows_of(made("person_id"), "person_id", "expected_profit", "qualified", "why_not")
    assert [one[:3] for one in told] == [
        ("ann", None, True), ("bea", None, False), ("cid", None, True), ("dan", None, False),
        ("eve", None, False),
    ]  # fmt: skip
    assert told[1][3] == "Fewer than the 50 points that qualify a lead."


def test_a_margin_that_is_given_counts_before_what_cases_brought():
    told = rows_of(made(CHANCES, lead_value=1000.0), "person_id", "expected_profit")
    assert float(told[0][1]) == 0.2 * 1000 - 60 - 0.8 * 40


def test_without_any_closed_case_no_euros_are_made_up():
    told = rows_of(made(CHANCES, cases="opportunity_id"), "expected_profit")
    assert {one for (one,) in told} == {None}


def test_whom_sales_know_as_nobody_who_buys_is_not_called_until_they_take_them_up_again():
    never = "person_ref | step | reason | at\nann | rejected | competitor | 2025-06-01"
    assert why_not(never)["ann"] == "Sales know them as somebody who never buys."
    again = f"{never}\nann | recycled | - | 2025-07-01"
    assert why_not(again)["ann"] is None


def why_not(leads: str) -> dict:
    return dict(rows_of(made(CHANCES, leads=leads), "person_id", "why_not"))


def test_a_case_that_names_only_a_person_is_open_for_their_company():
    case = "opportunity_id | person_ref | created_at\nV4 | ann | 2025-12-01"
    stages = dict(rows_of(made(CHANCES, case, lead_value=1000.0), "person_id", "stage"))
    assert stages["ann"] == stages["bea"] == "sql"
    assert stages["eve"] == "mql"
