from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from syotto.schema import RAW
from syotto.sense.semantic import KINDS, NAMES, ORDERS, filled
from syotto.sense.semantic_orders import SHIPPING, spread
from tests.sense.told import KEYS, START, Standing, row, table

KEYS.update({name: spec.key for name, spec in RAW.items()})

# the Segment spec's own order, e-commerce v2
ORDER = {
    "order_id": "50314b8e9bcf000000000000",
    "total": 27.50,
    "subtotal": 22.50,
    "revenue": 25.00,
    "shipping": 3,
    "tax": 2,
    "discount": 2.5,
    "currency": "usd",
    "products": [
        {"product_id": "507f1f77bcf86cd799439011", "sku": "45790-32", "price": 19, "quantity": 1,
         "name": "Monopoly: 3rd Edition", "category": "Games"},
        {"product_id": "505bd76785ebb509fc183733", "price": 3, "quantity": 2, "name": "Uno Card Game"},
    ],
}  # fmt: skip


def lines(*rows, standing=None):
    standing = standing or Standing()
    standing.take(filled(table(*rows), standing.earlier))
    return sorted(standing.rows["order_lines"].values(), key=lambda line: line["line_no"])


def sums(found):
    """What is left of each product: pieces and money."""
    left: dict = {}
    for line in found:
        pieces, money = left.get(line["product_id"], (Decimal(0), Decimal(0)))
        left[line["product_id"]] = (pieces + line["quantity"], money + line["amount"])
    return {name: both for name, both in left.items() if both != (0, 0)}


def only(filled_tables, name):
    assert not filled_tables.unread
    (one,) = filled_tables.tables[name].to_pylist()
    return one


def made(*rows, standing=None):
    return filled(table(*rows), (standing or Standing()).earlier)


def test_an_order_becomes_lines_that_add_up_to_what_was_paid_without_tax():
    found = lines(row(1, "Order Completed", ORDER))
    assert [
        (line["line_no"], line["product_id"], line["quantity"], line["amount"]) for line in found
    ] == [
        (1, "507f1f77bcf86cd799439011", 1, Decimal("17.10")),
        (2, "505bd76785ebb509fc183733", 2, Decimal("5.40")),
        (3, SHIPPING, 1, Decimal("3.00")),
    ]
    assert sum(line["amount"] for line in found) == Decimal(str(ORDER["total"] - ORDER["tax"]))
    assert {line["currency"] for line in found} == {"USD"}
    assert {line["person_ref"] for line in found} == {"ann"}


def test_the_same_order_twice_is_one_order():
    once = lines(row(1, "Order Completed", ORDER))
    standing = Standing()
    lines(row(1, "Order Completed", ORDER), standing=standing)
    again = lines(row(2, "Order Completed", ORDER), standing=standing)
    assert [(one["line_no"], one["amount"], one["at"]) for one in again] == [
        (one["line_no"], one["amount"], one["at"]) for one in once
    ]


def test_an_update_writes_the_order_anew_and_keeps_its_day():
    standing = Standing()
    lines(row(1, "Order Completed", ORDER), standing=standing)
    smaller = {"order_id": ORDER["order_id"], "products": ORDER["products"][:1]}
    found = lines(row(2, "Order Updated", smaller), standing=standing)
    assert sums(found) == {"507f1f77bcf86cd799439011": (1, Decimal("19.00"))}
    assert found[0]["at"] == START + timedelta(minutes=1)


def test_a_full_refund_takes_back_all_that_is_left():
    some = {
        "order_id": ORDER["order_id"],
        "products": [{"product_id": "505bd76785ebb509fc183733", "quantity": 1}],
    }
    standing = Standing()
    lines(row(1, "Order Completed", ORDER), standing=standing)
    part = lines(row(2, "Order Refunded", some), standing=standing)
    assert sums(part)["505bd76785ebb509fc183733"] == (1, Decimal("2.70"))
    assert (
        sums(lines(row(3, "Order Refunded", {"order_id": ORDER["order_id"]}), standing=standing))
        == {}
    )


def test_a_refund_read_twice_takes_back_once():
    standing = Standing()
    lines(row(1, "Order Completed", ORDER), standing=standing)
    refund = row(2, "Order Refunded", {"order_id": ORDER["order_id"], "total": 10})
    first = lines(refund, standing=standing)
    assert lines(refund, standing=standing) == first
    assert sum(line["amount"] for line in first) == Decimal("15.50")


def test_a_cancellation_before_its_order_still_leaves_nothing():
    standing = Standing()
    lines(row(2, "Order Cancelled", ORDER), standing=standing)
    found = lines(row(1, "Order Completed", ORDER), standing=standing)
    assert sums(found) == {}


def test_a_refund_of_an_unknown_order_is_told_and_makes_nothing():
    found = made(row(1, "Order Refunded", {"order_id": "77"}))
    assert found.tables == {}
    assert found.unread[0].event_id == "e1"
    assert "77 is not known" in found.unread[0].what


@pytest.mark.parametrize(
    ("properties", "amount"),
    [
        ({"products": [{"product_id": "a", "price": "9.90", "quantity": "2"}]}, "19.80"),
        ({"products": [{"sku": "a"}], "revenue": 12}, "12.00"),
        ({"total": 12, "tax": 2, "shipping": 1}, "9.00"),
        ({"product_id": "a", "price": 4, "quantity": 3}, "12.00"),
    ],
)
def test_what_was_paid_is_found_wherever_it_is_said(properties, amount):
    found = lines(row(1, "Order Completed", {"order_id": "1", **properties}))
    assert found[0]["amount"] == Decimal(amount)


@pytest.mark.parametrize(
    ("properties", "word"),
    [
        ({}, "order_id"),
        ({"order_id": "1"}, "neither what its products cost"),
        ({"order_id": "1", "products": [{"price": "ten"}]}, "'ten'"),
        ({"order_id": "1", "products": [{"price": 1e300}]}, "not a number"),
        ({"order_id": "1", "total": "NaN"}, "not a number"),
    ],
)
def test_an_order_that_cannot_be_read_says_why(properties, word):
    found = made(row(1, "Order Completed", properties))
    assert found.tables == {}
    assert word in found.unread[0].what
    assert found.unread[0].fix


MONEY = st.decimals(-100_000, 100_000, places=2)


@given(MONEY, st.lists(st.decimals(0, 10_000, places=2), min_size=1, max_size=30))
@settings(deadline=None)
def test_money_is_neither_made_nor_lost(whole, weights):
    parts = spread(whole, weights)
    assert sum(parts) == whole
    assert all(part == part.quantize(Decimal("0.01")) for part in parts)


def test_traits_fill_people_and_what_has_no_column_is_kept():
    traits = {"name": "Peter Gibbons", "email": "Peter@Example.com", "plan": "premium", "logins": 5,
              "address": {"street": "6th St", "city": "San Francisco", "state": "CA",
                          "postalCode": "94103", "country": "USA"}}  # fmt: skip
    found = only(
        made(row(1, kind="identify", properties=traits, user_id="97980cfea0067")), "people"
    )
    assert found["source_id"] == "97980cfea0067"
    assert (found["first_name"], found["last_name"]) == ("Peter", "Gibbons")
    assert (found["email"], found["postcode"], found["country"]) == (
        "peter@example.com",
        "94103",
        "USA",
    )
    assert json.loads(found["properties"]) == {"plan": "premium", "logins": 5}


def test_a_later_identify_adds_and_does_not_erase():
    standing = Standing()
    standing.take(
        made(row(1, kind="identify", properties={"email": "a@b.fi", "title": "Buyer", "plan": "x"}))
    )
    standing.take(
        made(row(2, kind="identify", properties={"title": "Head", "logins": 2}), standing=standing)
    )
    (person,) = standing.rows["people"].values()
    assert (person["email"], person["title"]) == ("a@b.fi", "Head")
    assert json.loads(person["properties"]) == {"plan": "x", "logins": 2}


def test_an_older_identify_that_arrives_late_fills_only_gaps():
    standing = Standing()
    standing.take(made(row(2, kind="identify", properties={"title": "Head"})))
    late = row(1, kind="identify", properties={"title": "Buyer", "phone": "1"})
    standing.take(made(late, standing=standing))
    (person,) = standing.rows["people"].values()
    assert (person["title"], person["phone"]) == ("Head", "1")


def test_a_browser_that_tells_nothing_is_nobody():
    found = made(
        row(1, kind="identify", user_id=None, anonymous_id="b1", properties={"theme": "dark"})
    )
    assert found.tables == {}
    assert found.unread == []


def test_a_group_is_a_company_and_a_place_in_it():
    traits = {
        "name": "Initech",
        "industry": "Technology",
        "employees": 329,
        "plan": "enterprise",
        "total billed": 830,
    }
    found = made(row(1, kind="group", properties=traits, account_ref="0e8c"))
    company = only(found, "accounts")
    assert (company["source_id"], company["name"], company["size"]) == ("0e8c", "Initech", "329")
    assert json.loads(company["properties"]) == {"plan": "enterprise", "total billed": 830}
    assert only(found, "memberships")["person_ref"] == "ann"


def test_a_place_in_a_company_is_left_and_taken_again():
    standing = Standing()
    events = [
        ("Account Added User", {"role": "Owner"}),
        ("Account Removed User", {}),
        ("Account Added User", {}),
    ]
    seen = []
    for number, (name, properties) in enumerate(events, 1):
        standing.take(made(row(number, name, properties, account_ref="acct"), standing=standing))
        (place,) = standing.rows["memberships"].values()
        seen.append((place["role"], place["from"], place["to"]))
    at = [START + timedelta(minutes=number) for number in (1, 2, 3)]
    assert seen == [("Owner", at[0], None), ("Owner", at[0], at[1]), ("Owner", at[2], None)]


def test_a_form_is_a_person_with_consent():
    said = {"fields": {"email": "Ann@Mill.fi", "first_name": "Ann", "company": "Mill", "question": "seals?"},
            "consents": [{"purpose": "newsletter", "channel": "email", "given": True,
                          "wording": "Send me news.", "version": "3"}]}  # fmt: skip
    form = row(1, "Form Submitted", said, user_id=None, anonymous_id="b1",
               context={"page": {"url": "https://shop.fi/contact"}})  # fmt: skip
    found = made(form)
    person, consent = only(found, "people"), only(found, "consents")
    assert (person["source_id"], person["company"]) == ("ann@mill.fi", "Mill")
    assert json.loads(person["properties"]) == {"question": "seals?"}
    assert (consent["person_ref"], consent["given"], consent["wording"]) == (
        "ann@mill.fi",
        True,
        "Send me news.",
    )
    assert consent["proof"] == "event e1, https://shop.fi/contact, wording 3"


def test_a_form_without_a_way_to_answer_says_so():
    found = made(
        row(
            1, "Form Submitted", {"fields": {"question": "seals?"}}, user_id=None, anonymous_id="b1"
        )
    )
    assert "neither e-mail address nor telephone number" in found.unread[0].what


def test_a_consent_banner_gives_a_row_for_each_category():
    banner = {"consent": {"categoryPreferences": {"Advertising": False, "Analytics": True}}}
    found = made(row(1, "Segment Consent Preference Updated", context=banner))
    rows = found.tables["consents"].to_pylist()
    assert [(one["purpose"], one["given"]) for one in rows] == [
        ("Advertising", False),
        ("Analytics", True),
    ]


@pytest.mark.parametrize(
    ("name", "properties", "reason"),
    [
        ("Email Marked as Spam", {}, "spam complaint"),
        (
            "Email Bounced",
            {"bounce_type": "hard", "diagnostic": "550 unknown"},
            "bounced: 550 unknown",
        ),
        ("Email Bounced", {"bounce_type": "soft"}, None),
        ("Email Bounced", {}, None),
    ],
)
def test_only_addresses_that_never_work_are_left_alone(name, properties, reason):
    found = made(row(1, name, properties, context={"traits": {"email": "P@Example.com"}}))
    if reason is None:
        assert found.tables == {}
        return
    one = only(found, "suppressions")
    assert (one["identifier"], one["channel"], one["reason"]) == ("p@example.com", "email", reason)


def test_who_unsubscribes_takes_permission_back():
    one = only(made(row(1, "Unsubscribed", {"list_id": "1425"})), "consents")
    assert (one["person_ref"], one["channel"], one["given"]) == ("ann", "email", False)


def test_a_chat_is_a_meeting_with_turns_of_speech():
    body = {
        "conversation_id": "c1",
        "agent_name": "Peter",
        "conversation_duration": 45,
        "message_body": "Hello",
    }
    found = made(
        row(1, "Live Chat Message Sent", body),
        row(2, "Live Chat Message Received", {**body, "conversation_duration": 98}),
    )
    assert only(found, "meetings")["kind"] == "chat"
    turns = found.tables["utterances"].to_pylist()
    assert [(one["speaker"], one["side"], one["start_s"]) for one in turns] == [
        ("ann", "theirs", 45.0),
        ("Peter", "ours", 98.0),
    ]


def test_a_meeting_is_as_it_stands_now():
    standing = Standing()
    booked = {"meeting_id": "m1", "starts_at": "2026-06-01T10:00:00+03:00", "title": "Retrofit"}
    standing.take(made(row(1, "Meeting Scheduled", booked)))
    standing.take(
        made(
            row(2, "Meeting Cancelled", {"meeting_id": "m1", "starts_at": "2026-06-01T07:00:00Z"}),
            standing=standing,
        )
    )
    (one,) = standing.rows["meetings"].values()
    assert (one["title"], one["state"], one["at"].hour) == ("Retrofit", "cancelled", 7)


def test_a_broken_event_does_not_take_the_others_with_it():
    found = made(
        row(1, "Order Completed", {}), row(2, "Order Completed", ORDER), row(3, "Unsubscribed")
    )
    assert set(found.tables) == {"order_lines", "consents"}
    assert len(found.unread) == 1


def test_half_a_character_is_no_reason_to_lose_the_rest():
    event = row(1, kind="identify")
    event["properties"] = (
        '{"email": "a@b.fi", "firstName": "\\ud83d", "lastName": "\\ud83d\\ude00"}'
    )
    person = only(made(event), "people")
    assert (person["email"], person["first_name"], person["last_name"]) == ("a@b.fi", "?", "😀")


@pytest.mark.parametrize("name", [*ORDERS, *NAMES, *KINDS])
@given(
    properties=st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.integers(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
            ["order_id", "products", "price", "quantity", "email", "name", "company", "address", "fields",
             "consents", "meeting_id", "starts_at", "conversation_id", "conversation_duration", "total"]),
            inner, max_size=6),
        max_leaves=12,
    )
)  # fmt: skip
@settings(deadline=None, max_examples=25)
def test_whatever_is_sent_makes_a_row_or_a_reason(name, properties):
    kind = name if name in KINDS else "track"
    event = row(1, name, kind=kind)
    event["properties"] = json.dumps(properties)
    made(event)
