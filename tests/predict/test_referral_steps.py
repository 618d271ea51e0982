"""Referral value from rows: margins since somebody came, answers, credit, quadrants, incentives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.predict import referral_steps
from syotto.predict.referral_margins import read_from
from syotto.schema.derived import CUSTOMERS, ORDER_LINES, SUBSCRIPTIONS
from syotto.schema.lifetime import LIFETIME_VALUES
from syotto.schema.referred import REFERRAL_SPLIT, REFERRALS
from syotto.settings import Settings
from tests.tables import from_rows, table

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
GIVEN = {name: getattr(Settings(), name) for name in referral_steps.SETTINGS}
BROUGHT = """
referral_id | at         | customer_id | referred_id | came_at    | became | credit | would_have_come | incentive | cost
R1          | 2022-01-01 | ann         | new         | 2022-01-10 | came   | 0.75   | false           | 40        | 5
R2          | 2022-01-02 | bob         | new         | 2022-01-10 | came   | 0.25   | -               | 40        | 0
R3          | 2025-06-01 | bob         | open        | -          | open   | 1      | -               | -         | -
"""
KNOWN = """
customer_id | first_at   | margin
ann         | 2020-01-01 | 500.00
bob         | 2020-01-01 | 100.00
eve         | 2020-01-01 | 300.00
new         | 2022-01-10 | 140.00
"""
LINES = """
order_id | line_no | at         | customer_id | margin
1        | 1       | 2022-01-10 | new         | 100.00
2        | 1       | 2022-09-01 | new         | 40.00
3        | 1       | 2025-12-01 | new         | 900.00
"""


def made(brought=BROUGHT, contracts="subscription_id\n", lifetime="customer_id | value\nann | 80"):
    tables = (
        table(REFERRALS, brought), table(CUSTOMERS, KNOWN), table(ORDER_LINES, LINES),
        table(SUBSCRIPTIONS, contracts),
    )  # fmt: skip
    read = [one.to_pyarrow() for one in read_from(*tables)]
    split = referral_steps.split(*read, as_of=AS_OF, **GIVEN)
    both = from_rows(REFERRAL_SPLIT, split.to_pylist())
    more = referral_steps.read_values(both, *tables, table(LIFETIME_VALUES, lifetime))
    found = referral_steps.values(*(one.to_pyarrow() for one in more), as_of=AS_OF, **GIVEN)
    return split.to_pylist(), {row["customer_id"]: row for row in found.to_pylist()}


def test_the_value_by_hand():
    """new brought 100 in the first half-year and 40 in the second; 900 came after the two years.

    Assumed are 50 %; ann's was asked and says no: .5 x .9 / (.5 x .9 + .5 x .1) = .9.
    """
    (split,), found = made()
    r = 1.15**0.5
    margin = 100 / r + 40 / r**2
    ann, bob = found["ann"], found["bob"]
    assert ann["value"] == pytest.approx(0.75 * 0.9 * (margin - 45 / r))
    assert bob["value"] == pytest.approx(0.25 * 0.5 * (margin - 40 / r))
    assert (ann["p_type1"], ann["basis"]) == (pytest.approx(0.9), "asked")
    assert (bob["p_type1"], bob["basis"]) == (0.5, "assumed")
    assert (bob["referrals"], bob["brought"], bob["credit"]) == (2, 1, 0.25)
    assert (split["basis"], split["asked"], split["anyway"], split["came"]) == ("assumed", 1, 0, 1)
    assert split["for_nothing"] == pytest.approx(0.1 * 40 + 0.5 * 40)


def test_quadrants_are_cut_at_the_medians_and_say_what_they_stand_on():
    _, found = made()
    assert {who: row["quadrant"] for who, row in found.items()} == {
        "ann": "advocate", "bob": "advocate", "eve": "affluent", "new": "affluent",
    }  # fmt: skip
    assert found["ann"]["own_value_by"] == "lifetime value"
    assert found["bob"]["own_value_by"] == "margin so far"
    assert found["eve"]["value"] == found["eve"]["low"] == found["eve"]["high"] == 0


def test_a_contract_counts_for_the_days_that_it_ran():
    """A year at 365.25 a year from the day they came: 182.625 in each of the first half-years."""
    _, found = made(
        contracts="""
    subscription_id | customer_id | started_at | ended_at   | yearly_margin
    S               | new         | 2022-01-10 | 2023-01-10 | 365.25
    """
    )
    r = 1.15**0.5
    more = 182.625 / r + 182.375 / r**2
    margin = 100 / r + 40 / r**2 + more
    assert found["ann"]["value"] == pytest.approx(0.75 * 0.9 * (margin - 45 / r), rel=1e-6)


def test_whom_two_brought_is_one_customer_and_makes_nothing_surer():
    """22 came, each named by two: the mean and its error are those of 22."""
    who = "\n".join(f"c{n} | 2022-01-10 | {n}.00" for n in range(22))
    lines = "\n".join(f"{n} | 1 | 2022-01-10 | c{n} | {100 + n}.00" for n in range(22))

    def told(*by: str):
        rows = "\n".join(
            f"{name}{n} | 2022-01-01 | {name} | c{n} | 2022-01-10 | came | {1 / len(by)}"
            for name in by for n in range(22)
        )  # fmt: skip
        head = "referral_id | at | customer_id | referred_id | came_at | became | credit"
        read = read_from(
            table(REFERRALS, f"{head}\n{rows}"), table(CUSTOMERS, f"{KNOWN.rstrip()}\n{who}"),
            table(ORDER_LINES, f"{LINES.rstrip()}\n{lines}"),
            table(SUBSCRIPTIONS, "subscription_id\n"),
        )  # fmt: skip
        found = referral_steps.split(*(one.to_pyarrow() for one in read), as_of=AS_OF, **GIVEN)
        return found.select(["came", "margin", "margin_low", "pays_to_low"]).to_pylist()[0]

    assert told("ann", "bob") == pytest.approx(told("ann"))
    assert told("ann", "bob")["came"] == 22


def test_an_incentive_above_what_it_brought_does_not_pay():
    cheap = made()[1]["ann"]
    dear = made(BROUGHT.replace("| 40        | 5", "| 4000      | 5"))[1]["ann"]
    assert (cheap["pays"], dear["pays"]) == (True, False)
    assert made()[1]["eve"]["pays"] is None


def test_where_nobody_is_named_there_is_nothing():
    split, found = made("referral_id\n")
    assert (split, found) == ([], {})
