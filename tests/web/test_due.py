"""What falls due and who brings others, as pages, files and JSON."""

from __future__ import annotations

import pytest

from syotto.ask.due import due
from syotto.errors import NotFound
from tests.web.client import JSON


def test_the_soonest_comes_first_with_date_interval_and_reason(client):
    page = client.get("/due").text
    for words in ("due within 90 days", "Ahola &amp; Sons", "pump X1", "5 Feb 2026 – 30 Mar 2026", "Bought seal on 7 days", "heat does not rise with time."):  # fmt: skip
        assert words in page
    assert ">customer eve</a>" in page, "a number is written as it is, capitals and all"
    told = client.get("/due", headers=JSON).json()
    assert [one["need_id"] for one in told["due"]] == [
        "service:ann:X1", "supply:cid:S", "renewal:eve:C1",
    ]  # fmt: skip
    assert [one["over"] for one in told["due"]] == [True, False, False]
    assert "1 thing should have come by now" in told["finding"]


def test_one_kind_or_one_seller_alone(client):
    assert [one["customer_id"] for one in client.get("/due?kind=supply", headers=JSON).json()["due"]] == ["cid"]  # fmt: skip
    assert [one["customer_id"] for one in client.get("/due?owner=Salla", headers=JSON).json()["due"]] == ["ann"]  # fmt: skip
    assert "Nothing is due" in client.get("/due?kind=wear").text


def test_pages_go_on_after_the_last_one_seen(house):
    first = due(house, limit=1)
    assert first.next_after == "service:ann:X1"
    second = due(house, after=first.next_after, limit=1)
    assert [one.need_id for one in second.due] == ["supply:cid:S"]
    assert due(house, after="supply:cid:S").next_after is None
    with pytest.raises(NotFound):
        due(house, after="nothing")


def test_what_is_due_as_a_file(client):
    lines = client.get("/due?format=csv").text.splitlines()
    assert lines[0].startswith("need_id,customer_id,customer_name,owner,kind")
    assert len(lines) == 4


def test_the_customers_own_page_says_what_is_due(client):
    page = client.get("/customers/cid").text
    assert "Bought seal on 7 days" in page
    assert "Bought seal on 7 days" not in client.get("/customers/dan").text


def test_an_incentive_that_does_not_pay_is_said_aloud(client):
    page = client.get("/referrals").text
    assert "It pays for those who would have come anyway." in page
    assert 'role="alert"' in page
    for words in ("€1,080", "came by a referral", "40\u00a0%", "Buy much, bring others", "never added up", "more than it brought", "1 person said"):  # fmt: skip
        assert words in page, words


def test_who_brought_most_comes_first_and_who_brought_nobody_is_no_row(client):
    told = client.get("/referrals", headers=JSON).json()
    assert [one["customer_id"] for one in told["bringers"]] == ["ann", "cid"]
    assert {part["quadrant"]: part["customers"] for part in told["parts"]} == {
        "Buy much, bring others": 1, "Buy much, bring few": 1, "Bring others, buy little": 1,
    }  # fmt: skip
    lines = client.get("/referrals?format=csv").text.splitlines()
    assert lines[0].startswith("customer_id,customer_name,owner,quadrant,estimate,low,high")
