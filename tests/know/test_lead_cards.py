"""A card says what is known, in the person's own words, and leaves open what is not."""

from datetime import UTC, datetime

import pytest

from syotto.know.lead_cards import lead_cards, reads
from syotto.schema import known, raw_world
from syotto.schema.derived import OFFERS, PRODUCTS
from syotto.schema.handed import LEADS
from syotto.schema.happened import EVENTS
from syotto.schema.journeys import TOUCHPOINTS
from syotto.schema.leads import LEAD_SCORES
from syotto.schema.segmented import PERSONAS
from syotto.schema.timeline import ASSETS
from tests.tables import from_rows, table

AS_OF = datetime(2026, 3, 1, 12, tzinfo=UTC)
MET = [
    ("p1", "2026-02-27T09:10", "Page Viewed", "Page Viewed: Page about pumps"),
    ("p1", "2026-02-26T09:20", "Page Viewed", "Page Viewed: Page about pumps"),
    ("p1", "2026-02-25T09:30", "Offer Requested", "Offer Requested"),
    ("p1", "2026-02-24T09:30", "Stage Set: lead", "Stage Set: lead"),
    ("p1", "2026-02-24T15:00", "Page Viewed", "Page Viewed: Case about seals"),
    ("p1", "2025-10-01T15:00", "Page Viewed", "Page Viewed: Something old"),
    ("p2", "2026-02-25T09:30", "Page Viewed", "Page Viewed: Page about pumps"),
]
ASKED = [
    ("p1", "2026-02-20", "Tip Given", '{"need": "a pump"}'),
    ("p1", "2026-02-25", "Enquiry Received", r'{"subject": "P-7", "text": "Does it\nleak?"}'),
    ("p1", "2026-02-26", "Enquiry Received", '{"text": "Buy our list"}', "machine"),
    ("p1", "2026-02-27", "Form Submitted", "{"),
    ("p1", "2026-02-27", "Page Viewed", '{"text": "Not theirs"}'),
]


def given(**more):
    tables = {
        "scores": table(LEAD_SCORES, "person_id | qualified\np1 | true\np2 | false\np3 | true"),
        "leads": table(LEADS, "step_id | at | lead_id | step | person_ref"),
        "people": table(
            known.PEOPLE,
            """person_id | name | title   | account_id | email          | phone
               p1        | Ann  | Buyer   | a1         | ann@mill.example | +358401
               p2        | Ben  | Manager | a1         | -              | -
               p3        | Cleo | -       | -          | -              | -""",
        ),
        "memberships": table(
            known.MEMBERSHIPS,
            "person_id | account_id | role | buying_role\np1 | a1 | - | pays\np2 | a1 | decider | -",
        ),
        "personas": table(PERSONAS, "person_id | buying_role | how | because"),
        "touchpoints": from_rows(TOUCHPOINTS, [met(n, *row) for n, row in enumerate(MET)]),
        "cases": table(
            raw_world.CASES,
            """case_id | person_ref | opened_at  | text
               c1      | p1         | 2026-01-01 | The pump is loud.
               c2      | p2         | 2026-01-01 | Not hers.""",
        ),
        "offers": table(
            OFFERS,
            """customer_id | rank | product_id | value | extra_if_contacted | expected_margin | reasons
               a1          | 1    | K          | 900   | 0.1                | 85              | 12 of 20 have it.
               a1          | 2    | S          | 100   | 0.1                | 5               | -""",
        ),
        "products": table(PRODUCTS, "product_id | name\nK | seal kit\nS | -\nM | pump"),
        "assets": table(
            ASSETS,
            """asset_id | account_id | product_id | installed_at | due_at
               X1       | a1         | M          | 2020-01-01   | 2026-02-01
               X2       | a9         | M          | 2020-01-01   | 2026-02-01""",
        ),
        "identities": table(
            known.IDENTITIES,
            """kind  | source | identifier       | person_id | how
               ref   | crm    | 0031             | p1        | record
               email | -      | ann@mill.example | p1        | record""",
        ),
        "events": from_rows(EVENTS, [asked(n, *one) for n, one in enumerate(ASKED)]),
    }  # fmt: skip
    return {**tables, **more}


def asked(number, person, at, name, properties, actor="person"):
    return {"event_id": f"e{number}", "at": datetime.fromisoformat(at).replace(tzinfo=UTC),
            "name": name, "person_id": person, "properties": properties, "actor": actor}  # fmt: skip


def met(number, person, at, kind, words):
    when = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return {"touchpoint_id": f"t{number}", "at": when, "person_id": person, "kind": kind,
            "words": words, "owner": "brand", "origin": "web"}  # fmt: skip


def cards(**more):
    tables = [expression.to_pyarrow() for expression in reads(*given(**more).values())]
    return {row["person_id"]: row for row in lead_cards(*tables, as_of=AS_OF).to_pylist()}


@pytest.fixture(scope="module")
def made():
    return cards()


def test_those_who_are_worth_a_call_have_a_card(made):
    assert sorted(made) == ["p1", "p3"]


def test_the_six_questions_are_answered_from_what_they_did(made):
    ann = made["p1"]
    assert ann["timing"] == "4 touchpoints in 90 days, the last 2 days ago."
    assert ann["reason"] == "Offer Requested, 4 days ago."
    assert ann["topics"] == ["Page about pumps (2 times)", "Case about seals"]
    assert ann["said"] == ["Does it\nleak?", "a pump", "The pump is loud."]
    assert ann["value_added"] == "seal kit: 12 of 20 have it."
    assert (ann["email"], ann["phone"], ann["hour"]) == ("ann@mill.example", "+358401", 9)
    assert ann["known_as"] == ["crm 0031"]


def test_the_group_and_the_parts_that_nobody_has(made):
    assert made["p1"]["buying_group"] == ["Ann, Buyer, pays", "Ben, Manager, decides"]
    assert made["p1"]["missing_roles"] == ["influences", "uses"]


def test_what_else_fits_and_what_stands_there(made):
    ann = made["p1"]
    assert ann["cross_sell"] == ["S"]
    assert ann["installed"] == ["pump X1: service was due 2026-02-01"]
    assert (ann["deal_size"], ann["extra_chance"], ann["expected_margin"]) == (900.0, 0.1, 85.0)


def test_of_whom_nothing_is_known_nothing_is_said(made):
    known_of = {name: value for name, value in made["p3"].items() if value not in (None, [])}
    assert known_of == {"person_id": "p3"}


def test_a_service_that_falls_due_is_a_reason_where_they_asked_for_nothing():
    quiet = from_rows(TOUCHPOINTS, [met(0, *MET[0])])
    assert cards(touchpoints=quiet)["p1"]["reason"] == "pump X1: service was due 2026-02-01."


def test_whom_sales_has_keeps_a_card():
    line = "step_id | at | lead_id | step | person_ref\ns1 | 2026-02-01 | l1 | handed | p2"
    assert sorted(cards(leads=table(LEADS, line))) == ["p1", "p2", "p3"]
