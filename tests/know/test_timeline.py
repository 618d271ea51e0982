from __future__ import annotations

from datetime import UTC, datetime

from syotto.know.assets import assets
from syotto.know.timeline import timeline
from syotto.run.steps import STEPS
from syotto.schema import TABLES
from tests.tables import rows_of, table

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)
NEEDS = next(step.needs for step in STEPS if step.makes.name == "timeline")


def made(**drawn):
    """The timeline of these tables; the others are empty."""
    given = [
        table(need, drawn.get(need.full_name.replace(".", "_"), need.fields[0].name))
        for need in NEEDS
    ]
    return timeline(*given, as_of=AS_OF)


def test_forty_pages_of_a_day_are_one_line_and_a_machine_is_another():
    rows = "\n".join(
        f"e{n:02} | 2026-02-01T10:{n:02}:00 | page | Page Viewed | web | p1 | a1 | human"
        for n in range(40)
    )
    found = made(
        events=f"""
event_id | at | kind | name | channel | person_id | account_id | actor
{rows}
m1 | 2026-02-01T11:00:00 | page | Page Viewed | web | p1 | a1 | machine
n1 | 2026-02-02T11:00:00 | page | Page Viewed | web | p1 | a1 | human
"""
    )
    assert rows_of(found, "entry_id", "state", "number") == [
        ("e00", "human", 40.0),
        ("m1", "machine", 1.0),
        ("n1", "human", 1.0),
    ]


def test_browsers_of_nobody_and_rows_of_nobody_are_left_out():
    found = made(
        events="""
event_id | at         | name        | channel | person_id  | account_id
e1       | 2026-02-01 | Page Viewed | web     | visitor:x  | -
e2       | 2026-02-01 | Page Viewed | web     | -          | -
""",
        raw_activities="""
activity_id | at         | kind | text
h1          | 2026-02-01 | call | Nobody was there.
""",
    )
    assert rows_of(found, "entry_id") == []


def test_a_delivery_is_on_time_late_overdue_or_on_its_way():
    found = made(
        order_lines="""
order_id | line_no | at         | customer_id | account_id | kind | amount | product_id
O1       | 1       | 2026-01-01 | a1          | a1         | sale | 10.00  | P
O2       | 1       | 2026-01-02 | a1          | a1         | sale | 10.00  | P
O3       | 1       | 2026-01-03 | a1          | a1         | sale | 10.00  | P
O4       | 1       | 2026-01-04 | a1          | a1         | sale | 10.00  | P
""",
        raw_deliveries="""
order_id | promised_at | delivered_at
O1       | 2026-01-10  | 2026-01-09
O2       | 2026-01-10  | 2026-01-13
O3       | 2026-02-19  | -
O4       | 2026-03-10  | -
""",
    )
    arrived = found.filter(found.kind == "delivery")
    assert rows_of(arrived, "entry_id", "state", "number") == [
        ("O1", "on time", None),
        ("O2", "late", 3.0),
        ("O3", "overdue", 10.0),
        ("O4", "on its way", None),
    ]


def test_a_sales_case_has_a_beginning_and_an_end_with_its_reason():
    found = made(
        raw_opportunities="""
opportunity_id | person_ref | account_ref | created_at | closed_at  | won   | lost_reason | stage | amount
V1             | p1         | a1          | 2026-01-01 | 2026-02-01 | false | price       | Lost  | 900.00
V2             | p1         | a1          | 2026-01-05 | -          | -     | -           | Talks | 500.00
"""
    )
    assert rows_of(found, "entry_id", "state", "words") == [
        ("V1", "lost", "price"),
        ("V1", "opened", "Lost"),
        ("V2", "opened", "Talks"),
    ]


def test_what_names_only_a_person_stands_under_their_account_too():
    found = made(
        raw_activities="""
activity_id | at         | kind | person_ref | text
h1          | 2026-02-01 | call | p1         | Called.
h2          | 2026-02-02 | note | p2         | Has no account.
h3          | 2026-02-03 | task | p3         | Belongs to two.
""",
        people="""
person_id | account_id
p1        | a1
""",
        raw_memberships="""
person_ref | account_ref
p1         | a9
p3         | a1
p3         | a2
""",
    )
    assert rows_of(found, "entry_id", "kind", "account_id", "customer_id") == [
        ("h1", "activity", "a1", "a1"),
        ("h2", "note", None, "p2"),
        ("h3", "task", None, "p3"),
    ]


def test_a_decision_made_before_and_one_of_today_both_stand_once():
    decided = """
decision_id | at         | customer_id | account_id | action     | reasons
{}
"""
    found = made(
        raw_decisions=decided.format("d1 | 2026-01-01 | a1 | a1 | offer | Then."),
        decisions=decided.format(
            "d1 | 2026-01-01 | a1 | a1 | offer | Then.\nd2 | 2026-03-01 | a1 | a1 | no_contact | Rest."
        ),
    )
    assert rows_of(found, "entry_id", "state", "words") == [
        ("d1", "offer", "Then."),
        ("d2", "no_contact", "Rest."),
    ]


def test_consents_messages_and_stages_are_told():
    found = made(
        raw_consents="""
person_ref | purpose   | channel | given | at         | wording
p1         | marketing | email   | true  | 2026-01-01 | News please.
p1         | marketing | email   | false | 2026-02-01 | -
""",
        raw_exposures="""
person_ref | at         | channel | campaign | action | arm
p1         | 2026-01-05 | email   | spring   | P1     | treated
p1         | 2026-01-06 | email   | spring   | P1     | control
""",
        stages="""
subject | subject_id | stage | entered_at | how     | because
person  | p1         | lead  | 2026-01-07 | forward | asked for a quote
""",
    )
    assert rows_of(found, "kind", "state", "what") == [
        ("consent", "given", "marketing"),
        ("consent", "withdrawn", "marketing"),
        ("message", "sent", "spring"),
        ("message", "withheld", "spring"),
        ("stage", "forward", "lead"),
    ]


def test_a_service_is_due_after_the_last_one():
    installed = table(
        TABLES["raw.assets"],
        """
asset_id | account_ref | installed_at | serviced_at
X1       | a1          | 2024-01-01   | 2025-02-01
X2       | a1          | 2025-12-01   | -
""",
    )
    readings = table(
        TABLES["raw.readings"],
        """
asset_id | at         | measure | value
X1       | 2026-01-01 | hours   | 10.0
X1       | 2026-02-01 | hours   | 12.0
""",
    )
    found = assets(installed, readings, as_of=AS_OF, service_days=365)
    assert [
        (row[0], f"{row[1]:%Y-%m-%d}", row[2])
        for row in rows_of(found, "asset_id", "due_at", "readings")
    ] == [
        ("X1", "2026-02-01", 2),
        ("X2", "2026-12-01", 0),
    ]
