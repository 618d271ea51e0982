"""The Segment spec's own examples, from the door to the tables they fill."""

from __future__ import annotations

import json

import pytest

from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.sources import add_source
from tests.run.loaded import columns, house_in, rows


@pytest.fixture(scope="module")
def house(shared_data, tmp_path_factory):
    made = house_in(tmp_path_factory.mktemp("spec") / "shop")
    add_source(made, "spec")
    lines = (shared_data / "tracking/spec_examples.jsonl").read_text().splitlines()
    events = [json.loads(line)["event"] for line in lines]
    for number, event in enumerate(events):  # the examples share numbers, and some name nobody
        event["messageId"] = f"spec-{number}"
        if not event.get("userId") and not event.get("user_id"):
            event.setdefault("anonymousId", "somebody")
    assert put(made, "spec", events).rejected == ()
    assert drain_all(made) == len(events) == 45
    yield made
    made.ledger.close()


def test_identify_and_signed_up_are_people(house):
    people = {row["source_id"]: row for row in rows(house, "people")}
    peter = people["97980cfea0067"]
    assert (peter["first_name"], peter["last_name"], peter["email"]) == (
        "Peter",
        "Gibbons",
        "peter@example.com",
    )
    assert (peter["street"], peter["city"], peter["postcode"]) == (
        "6th St",
        "San Francisco",
        "94103",
    )
    assert json.loads(peter["properties"]) == {"logins": 5, "plan": "premium"}
    signed_up = people["019mr8mf4r"]
    assert (signed_up["phone"], signed_up["title"], signed_up["account_ref"]) == (
        "410-555-9412",
        "Mr",
        "acct_123",
    )


def test_group_and_account_created_are_companies(house):
    companies = {row["source_id"]: row for row in rows(house, "accounts")}
    assert {row["name"] for row in companies.values()} == {"Initech"}
    assert companies["0e8c78ea9d97a7b8185e8632"]["size"] == "329"
    assert "acct_123" in companies
    places = {(row["person_ref"], row["account_ref"]): row for row in rows(house, "memberships")}
    assert places["019mr8mf4r", "acct_123"]["to"] is not None  # Account Removed User came last
    assert ("97980cfea0067", "0e8c78ea9d97a7b8185e8632") in places


def test_mail_events_are_exposures_suppressions_and_consents(house):
    assert columns(house, "exposures", "person_ref", "action", "campaign") == [
        ("019mr8mf4r", "First shirt on us!", "New Customer Discount")
    ]
    assert columns(house, "suppressions", "identifier", "reason") == [
        ("mwaddams@example.com", "spam complaint")
    ]
    (consent,) = rows(house, "consents")
    assert (consent["person_ref"], consent["channel"], consent["given"]) == (
        "019mr8mf4r",
        "email",
        False,
    )


def test_live_chat_is_a_meeting_with_turns(house):
    assert columns(house, "meetings", "meeting_id", "kind", "owner") == [
        ("abd627dbecffc", "chat", "Peter Gibbons")
    ]
    assert [(side, start) for side, start in columns(house, "utterances", "side", "start_s")] == [
        ("theirs", 0.0), ("theirs", 45.0), ("ours", 98.0),
    ]  # fmt: skip
