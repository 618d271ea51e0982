"""Walks through stages, drawn: what happened, and the stays that follow from it."""

from __future__ import annotations

from datetime import UTC, datetime

from syotto.know.stages import read, stages
from syotto.schema.derived import SUBSCRIPTIONS
from syotto.schema.journeys import TOUCHPOINTS
from syotto.schema.known import ACCOUNTS, PEOPLE
from tests.tables import from_rows, table

AS_OF = datetime(2026, 12, 1, tzinfo=UTC)


def walked(touches, journey=None, people="person_id", contracts="subscription_id", as_of=AS_OF):
    """Stays of the touchpoints `day kind`, one a line, all of ann unless a name stands in front."""
    rows = []
    for number, line in enumerate(touches.strip().splitlines()):
        who, day, kind = line.strip().split(maxsplit=2)
        at = datetime.fromisoformat(f"2026-{day}").replace(tzinfo=UTC)
        account = who if who.startswith("mill") else None
        rows.append(
            {
                "touchpoint_id": f"t{number}",
                "at": at,
                "kind": kind,
                "channel": "web",
                "person_id": None if account else who,
                "account_id": account,
                "known": not who.startswith("visitor"),
                "origin": "direct",
                "owner": "brand",
            }
        )
    needs = (
        from_rows(TOUCHPOINTS, rows),
        table(PEOPLE, people),
        table(ACCOUNTS, "account_id"),
        table(SUBSCRIPTIONS, contracts),
    )
    read_in = [part.to_pyarrow() for part in read(*needs)]
    return stages(*read_in, as_of=as_of, journey={"like": "b2b", **(journey or {})})


def stays(found):
    return [(f"{row['entered_at']:%m-%d}", row["stage"], row["how"]) for row in found.to_pylist()]


def test_forward_from_visitor_to_customer():
    found = walked("""
        visitor:d1 01-01 Page Viewed
        ann 01-02 Email Link Clicked
        ann 01-03 Brochure Downloaded
        ann 01-04 Offer Requested
        ann 01-05 Opportunity Opened
        ann 01-06 Opportunity Won
    """)
    assert stays(found) == [
        ("01-02", "suspect", "forward"),
        ("01-03", "prospect", "forward"),
        ("01-04", "lead", "forward"),
        ("01-05", "opportunity", "forward"),
        ("01-06", "customer", "forward"),
        ("01-01", "visitor", "forward"),
    ]
    assert found["because"].to_pylist()[1:3] == ["Brochure Downloaded", "Offer Requested"]
    assert found["left_at"].to_pylist()[:4] == found["entered_at"].to_pylist()[1:5]
    assert found["moved_on"].to_pylist() == [True, True, True, True, None, None]


def test_a_sign_may_take_several_times():
    clicks = "\n".join(f"ann 01-0{day} Email Link Clicked" for day in (1, 2, 3))
    assert stays(walked(clicks, as_of=datetime(2026, 2, 1, tzinfo=UTC))) == [
        ("01-01", "suspect", "forward"),
        ("01-03", "prospect", "forward"),
    ]


def test_silence_leads_back_and_interest_forward_again():
    found = walked("""
        ann 01-01 Offer Requested
        ann 11-01 Brochure Downloaded
        ann 11-02 Offer Requested
    """)
    assert stays(found) == [
        ("01-01", "lead", "forward"),
        ("06-30", "prospect", "back"),
        ("09-28", "suspect", "back"),
        ("11-01", "prospect", "recycled"),
        ("11-02", "lead", "recycled"),
    ]
    assert found["because"][1].as_py() == "no sign of it for 180 days"
    assert found["moved_on"].to_pylist() == [False, False, True, True, None]


def test_a_lost_case_goes_back_to_the_pool_with_its_history():
    found = walked("""
        ann 01-01 Opportunity Opened
        ann 02-01 Opportunity Lost
        ann 03-01 Opportunity Opened
    """)
    assert stays(found) == [
        ("01-01", "opportunity", "forward"),
        ("02-01", "suspect", "lost"),
        ("03-01", "opportunity", "recycled"),
    ]


def test_a_case_is_lost_with_the_last_open_one():
    found = walked("""
        ann 01-01 Opportunity Opened
        ann 01-02 Opportunity Opened
        ann 02-01 Opportunity Lost
        ann 03-01 Opportunity Lost
    """)
    assert stays(found)[1:] == [("03-01", "suspect", "lost")]


def test_a_customer_with_a_new_case_is_a_customer_still_when_it_is_lost():
    found = walked("""
        ann 01-01 Order Placed
        ann 02-01 Opportunity Opened
        ann 02-15 Order Placed
        ann 03-01 Opportunity Lost
        ann 04-01 Opportunity Opened
        ann 05-01 Opportunity Won
        ann 06-01 Referral Made
    """)
    assert stays(found) == [
        ("01-01", "customer", "forward"),
        ("02-01", "opportunity", "loyalty"),
        ("03-01", "customer", "lost"),
        ("04-01", "opportunity", "loyalty"),
        ("05-01", "customer", "loyalty"),
        ("06-01", "advocate", "loyalty"),
    ]


def test_customers_leave_by_silence_and_come_back():
    short = {"stages": {"customer": {"days": 100}}}
    found = walked("ann 01-01 Order Placed\nann 03-01 Page Viewed\nann 11-01 Order Placed", short)
    assert stays(found) == [
        ("01-01", "customer", "forward"),
        ("04-11", "former customer", "lost"),
        ("11-01", "customer", "recycled"),
    ]


def test_a_running_contract_keeps_a_customer():
    contract = """
        subscription_id | person_id | started_at | ended_at
        s1              | ann       | 2026-01-01 | 2026-06-01
    """
    short = {"stages": {"customer": {"days": 100}}}
    found = walked("ann 01-02 Page Viewed", short, contracts=contract)
    assert stays(found)[-1] == ("09-09", "former customer", "lost")


def test_a_system_of_ours_may_say_the_stage_up_and_down():
    found = walked("""
        ann 01-01 Stage Set: marketingqualifiedlead
        ann 02-01 Stage Set: subscriber
        ann 03-01 Stage Set: nonsense
    """)
    assert stays(found) == [("01-01", "lead", "forward"), ("02-01", "suspect", "back")]


def test_shops_have_carts_and_repeat_customers():
    found = walked(
        """
        visitor:d 01-01 Product Viewed
        ann 01-02 Product Added
        ann 01-03 Order Placed
        ann 02-01 Product Added
        ann 02-02 Order Placed
        ann 03-01 Product Added
    """,
        {"like": "shop"},
    )
    assert stays(found) == [
        ("01-02", "cart", "forward"),
        ("01-03", "customer", "forward"),
        ("02-01", "cart", "loyalty"),
        ("02-02", "repeat", "loyalty"),
        ("03-01", "cart", "loyalty"),
        ("03-31", "repeat", "back"),
        ("01-01", "visitor", "forward"),
    ]


def test_people_on_record_are_known_without_a_touchpoint():
    found = walked(
        "bob 02-01 Page Viewed", people="person_id | first_at\nann | 2026-03-01\ncid | -"
    )
    known = {row["subject_id"]: f"{row['entered_at']:%m-%d}" for row in found.to_pylist()}
    assert known == {"ann": "03-01", "bob": "02-01", "cid": "02-01"}
    assert set(found["stage"].to_pylist()) == {"suspect"}


def test_nothing_happened_makes_no_stay():
    assert walked("").num_rows == 0


def test_the_future_does_not_change_the_past():
    touches = "ann 01-01 Offer Requested\nann 05-01 Opportunity Opened\nann 09-01 Opportunity Lost"
    whole = walked(touches).to_pylist()
    past = walked("\n".join(touches.splitlines()[:2]), as_of=datetime(2026, 8, 1, tzinfo=UTC))
    for early, late in zip(past.to_pylist(), whole, strict=False):
        assert (early["stage"], early["entered_at"]) == (late["stage"], late["entered_at"])
