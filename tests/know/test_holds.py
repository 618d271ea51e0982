"""Who waits for us, and for what."""

from datetime import UTC, datetime

from syotto.know.holds import holds
from syotto.schema.derived import ORDER_LINES
from syotto.schema.raw import MEMBERSHIPS
from syotto.schema.raw_world import CASES, DELIVERIES, QUOTES
from tests.tables import rows_of, table

AS_OF = datetime(2026, 5, 1, tzinfo=UTC)


def made(cases="case_id", deliveries="order_id", quotes="quote_id", lines="order_id", members=""):
    found = holds(
        table(CASES, cases),
        table(DELIVERIES, deliveries),
        table(QUOTES, quotes),
        table(ORDER_LINES, lines),
        table(MEMBERSHIPS, members or "person_ref"),
        as_of=AS_OF,
        hold_days=60,
    )
    return rows_of(found, "customer_id", "hold", "about", "words")


def test_an_open_complaint_holds_its_customer_and_other_cases_do_not():
    cases = """
        case_id | person_ref | account_ref | kind      | opened_at  | closed_at
        k1      | ann        |             | complaint | 2026-04-20 |
        k2      | bob        |             | complaint | 2026-04-20 | 2026-04-25
        k3      | cid        |             | complaint | 2026-04-20 | 2026-05-25
        k4      | dan        |             | service   | 2026-04-20 |
        k5      | eva        |             | complaint | 2026-01-01 |
        k6      | fay        | mill        | Claim     | 2026-04-20 |
        k7      | gus        |             | complaint | 2026-06-01 |
        k8      | hal        |             | complaint | 2026-04-20 |
        """
    assert made(cases=cases, members="person_ref | account_ref\nhal | works") == [
        ("ann", "complaint", "k1", "a complaint is open"),
        ("cid", "complaint", "k3", "a complaint is open"),
        ("mill", "complaint", "k6", "a complaint is open"),
        ("works", "complaint", "k8", "a complaint is open"),
    ]


def test_an_open_quote_holds_until_it_is_answered():
    quotes = """
        quote_id | person_ref | created_at | won   | closed_at
        q1       | ann        | 2026-04-20 |       |
        q2       | bob        | 2026-04-20 | false | 2026-04-25
        q3       | cid        | 2026-02-20 |       |
        """
    assert made(quotes=quotes) == [("ann", "quote", "q1", "a quote is open")]


def test_an_order_holds_from_the_promised_day_until_it_arrives():
    deliveries = """
        order_id | promised_at | delivered_at
        o1       | 2026-04-20  |
        o2       | 2026-04-20  | 2026-04-22
        o3       | 2026-05-20  |
        o4       | 2026-04-20  |
        """
    lines = """
        order_id | line_no | customer_id | person_id
        o1       | 1       | ann         | ann
        o1       | 2       | ann         | ann
        o2       | 1       | bob         | bob
        o3       | 1       | cid         | cid
        o4       | 1       |             |
        """
    late = ("ann", "late_delivery", "o1", "a delivery is late")
    assert made(deliveries=deliveries, lines=lines) == [late]
