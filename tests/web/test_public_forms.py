from __future__ import annotations

import json
import re
import warnings
from datetime import timedelta

import pytest

from syotto.run.drain import drain_all
from syotto.run.house import House, open_house
from syotto.run.workspace import create
from syotto.web.public import Public
from tests.run.loaded import columns, rows

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

SECTION = """
[forms.contact]
title = "Ask us"
fields = ["email", "first_name", "company", "country", "question"]
at_most = 3
remember = "Remember on this device what I have told."
origins = ["https://shop.fi"]
[[forms.contact.consents]]
purpose = "newsletter"
wording = "Send me news about spare parts."
version = "2026-05"
"""
ANN = {
    "email": "Ann@mill.fi",
    "first_name": "Ann",
    "company": "Mill & Sons",
    "page": "https://shop.fi/contact?x=1",
}


@pytest.fixture
def clock(monkeypatch):
    """Moves the workspace's clock."""
    moved = {"by": timedelta()}
    now = House.now
    monkeypatch.setattr(House, "now", lambda house: now(house) + moved["by"])
    return moved


@pytest.fixture
def house(tmp_path):
    path = create(tmp_path / "shop")
    path.write_text(path.read_text() + SECTION)
    made = open_house(tmp_path / "shop")
    yield made
    made.ledger.close()


@pytest.fixture
def client(house):
    with TestClient(Public(house)) as opened:
        yield opened


def token(page):
    return re.search(r'name="t" value="([^"]+)"', page.text).group(1)


def asked(page):
    return re.findall(r'id="f-(\w+)" name', page.text)


def send(client, clock, wait=10, **given):
    page = client.get("/forms/contact")
    clock["by"] += timedelta(seconds=wait)
    return client.post("/forms/contact", data={"t": token(page), **ANN, **given})


def events(house):
    drain_all(house)
    return [json.loads(row["properties"]) for row in rows(house, "events")]


def test_an_answer_is_a_person_with_consent(client, clock, house):
    assert "Thank you" in send(client, clock, consent_0="yes").text
    drain_all(house)
    assert columns(house, "people", "source_id", "first_name", "company") == [
        ("ann@mill.fi", "Ann", "Mill & Sons")
    ]
    (consent,) = rows(house, "consents")
    assert (consent["person_ref"], consent["purpose"], consent["given"]) == (
        "ann@mill.fi",
        "newsletter",
        True,
    )
    assert consent["wording"] == "Send me news about spare parts."
    assert "https://shop.fi/contact?x=1, wording 2026-05" in consent["proof"]


def test_a_box_that_is_not_ticked_says_nothing(client, clock, house):
    send(client, clock)
    drain_all(house)
    assert rows(house, "consents") == []
    assert "checked" not in client.get("/forms/contact").text


def test_what_is_known_is_not_asked_again(client, clock, house):
    assert asked(client.get("/forms/contact")) == ["email", "first_name", "company", "website"]
    send(client, clock, remember="yes")
    second = client.get("/forms/contact")
    assert asked(second) == ["country", "question", "website"]
    assert "remembers ann@mill.fi" in second.text
    clock["by"] += timedelta(seconds=10)
    client.post(
        "/forms/contact", data={"t": token(second), "country": "Finland", "question": "40 seals?"}
    )
    drain_all(house)
    (person,) = rows(house, "people")
    assert (person["source_id"], person["first_name"], person["country"]) == (
        "ann@mill.fi",
        "Ann",
        "Finland",
    )
    assert asked(client.post("/forms/contact/forget")) == [
        "email",
        "first_name",
        "company",
        "website",
    ]


def test_nothing_is_remembered_unasked(client, clock):
    assert "set-cookie" not in send(client, clock).headers
    cookie = send(client, clock, remember="yes").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "Mill" not in cookie


def test_a_forged_cookie_is_nobody(client):
    client.cookies.set("syotto_form", "eyJwIjogImJvc3MifQ.0000", path="/forms")
    assert "remembers" not in client.get("/forms/contact").text


@pytest.mark.parametrize(
    ("given", "wait", "why"),
    [({"website": "http://spam"}, 10, "a hidden field was filled in"), ({}, 1, "filled in within two seconds")],
)  # fmt: skip
def test_a_machine_is_thanked_and_makes_nobody(client, clock, house, given, wait, why):
    assert "Thank you" in send(client, clock, wait, **given).text
    assert [event["spam"] for event in events(house)] == [why]
    assert rows(house, "people") == []


def test_the_same_sheet_twice_is_one_event(client, clock, house):
    page = client.get("/forms/contact")
    clock["by"] += timedelta(seconds=10)
    for _ in range(2):
        client.post("/forms/contact", data={"t": token(page), **ANN})
    assert len(events(house)) == 1


@pytest.mark.parametrize(
    ("given", "word"),
    [({"email": ""}, "E-mail is missing"), ({"email": "ann"}, "no e-mail address"), ({"first_name": "x" * 5000}, "too long"),
     ({"t": "x.y"}, "too old")],
)  # fmt: skip
def test_a_wrong_answer_is_said_and_keeps_the_others(client, clock, house, given, word):
    answer = send(client, clock, **given)
    assert answer.status_code == 422
    assert word in answer.text
    assert 'value="Mill &amp; Sons"' in answer.text
    assert events(house) == []


def test_a_sheet_of_yesterday_is_asked_for_again(client, clock):
    assert "too old" in send(client, clock, wait=90_000).text


def test_too_many_answers_from_one_network_wait(client, clock):
    found = [send(client, clock, wait=3).status_code for _ in range(21)]
    assert found == [200] * 20 + [429]
    clock["by"] += timedelta(hours=1)
    assert send(client, clock).status_code == 200


def test_only_the_named_web_sites_may_show_it(client):
    policy = client.get("/forms/contact").headers["content-security-policy"]
    assert "frame-ancestors https://shop.fi" in policy
    assert "default-src 'none'" in policy


def test_markup_stays_text(client, clock):
    answer = send(client, clock, email="<script>alert(1)</script>")
    assert "<script>alert" not in answer.text


def test_there_is_no_such_form(client):
    assert client.get("/forms/nope").status_code == 404


def test_the_script_is_small(client):
    answer = client.get("/forms.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert len(answer.content) < 4096
