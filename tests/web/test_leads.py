"""The pages Leads, Lead card and Hand-over."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta

import pytest

from syotto.run import leads
from syotto.schema.access import Role
from tests.run.leads import BEN, SALLA
from tests.web.client import JSON, browser, signed_in, user

pytestmark = pytest.mark.usefixtures("quick_passwords")
TEAM = (SALLA, BEN)
ALL_DAYS = {"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}


@pytest.fixture
def sold(house):
    """ann asked for us and is with Salla, bob with Ben, cid was sent back."""
    made = house
    made.settings = replace(made.settings, sellers=[{**one, **ALL_DAYS} for one in TEAM])
    numbers = {}
    for name in ("ann", "bob", "cid"):
        numbers[name] = leads.route(made, name, f"Offer Requested by {name}").lead_id
    with made.ledger.begin() as connection:
        for name, owner in {"ann": "Salla Salo", "bob": "Ben Aalto", "cid": "Ben Aalto"}.items():
            leads.book.change(connection, numbers[name], owner=owner, state="handed",
                              handed_at=made.now(), due_at=made.now())  # fmt: skip
    leads.answer(made, numbers["cid"], "reject", "too_early", "Ben Aalto", words="Next year.")
    return made, numbers


def test_who_is_with_sales_and_why(sold):
    house, numbers = sold
    client = browser(house)
    answer = client.get("/leads", headers=JSON).json()
    assert {row["person_id"]: row["because"] for row in answer["with_sales"]} == {
        "ann": "Offer Requested by ann", "bob": "Offer Requested by bob"
    }  # fmt: skip
    assert "1 recycled" in answer["yesterday"]
    page = client.get("/leads").text
    assert f"/leads/{numbers['ann']}" in page
    assert "asked for us" in page
    assert {row["stage"] for row in answer["with_sales"]} == {"marketing-qualified"}
    assert "<small>marketing-qualified</small>" in page
    rows = list(csv.DictReader(client.get("/leads?format=csv").text.splitlines()))
    assert {row["person_id"] for row in rows} >= {"ann", "bob"}
    mine = client.get("/leads?owner=Ben+Aalto", headers=JSON).json()
    assert [row["person_id"] for row in mine["with_sales"]] == ["bob"]


def test_without_sellers_the_page_says_how_to_name_them(client):
    assert "[[sellers]]" in client.get("/leads").text
    assert "from the first lead on" in client.get("/hand-over").text


def test_a_card_answers_and_takes_answers(sold):
    house, numbers = sold
    client = browser(house)
    page = client.get(f"/leads/{numbers['bob']}").text
    assert "Is there a real reason?" in page
    assert "Offer Requested by bob" in page
    for verdict in ("accept", "done"):
        answer = client.post(f"/leads/{numbers['bob']}/answer", data={"verdict": verdict})
        assert answer.status_code == 200
    card = client.get(f"/leads/{numbers['bob']}", headers=JSON).json()
    assert card["since_build"] is None
    assert (card["state"], card["in_words"]) == ("accepted", "spoken with")
    assert card["stage"] == "sales-accepted"
    assert [row["step"] for row in card["history"]] == ["done", "accepted", "handed"]
    page = client.get(f"/leads/{numbers['bob']}").text
    assert "What is next?" in page
    assert "Take it back" in page
    said = {"verdict": "later", "until": "2020-01-01"}
    assert client.post(f"/leads/{numbers['bob']}/answer", data=said).status_code == 422
    wrong = client.post(f"/leads/{numbers['bob']}/answer", data={"verdict": "reject"})
    assert wrong.status_code == 422
    client.post(f"/leads/{numbers['bob']}/recycle", data={"because": "On leave."})
    assert client.get(f"/leads/{numbers['bob']}", headers=JSON).json()["state"] == "recycled"
    assert client.get("/leads/nope").status_code == 404


def test_both_sides_of_the_hand_over(sold):
    house, _ = sold
    client = browser(house)
    answer = client.get("/hand-over", headers=JSON).json()
    sides = {one["who"]: one for one in answer["sides"]}
    assert (sides["Ben Aalto"]["handed"], sides["Ben Aalto"]["answered"]) == (2, 1)
    assert (sides["Ben Aalto"]["rejected"], sides["Ben Aalto"]["recycled"]) == (1, 1)
    (why,) = answer["rejections"]
    assert (why["reason"], why["leads"], why["of"]) == ("interested, but not yet", 1, 3)
    assert answer["stages"] == {
        "marketing-qualified": 3, "sales-accepted": 0, "sales-qualified": 0,
    }  # fmt: skip
    assert "</b> sales-accepted</li>" in client.get("/hand-over").text
    assert "interested, but not yet" in client.get("/hand-over").text
    assert client.get("/hand-over?format=csv").text.startswith("who,handed")


def test_a_seller_sees_and_answers_their_own_leads_only(sold):
    house, numbers = sold
    client = signed_in(house, user(house, Role.SELLER, owners=["Ben Aalto"]))
    answer = client.get("/leads", headers=JSON).json()
    assert [row["person_id"] for row in answer["with_sales"]] == ["bob"]
    assert client.get("/hand-over", headers=JSON).json()["whole"]["handed"] == 2
    for path in (f"/leads/{numbers['ann']}",):
        assert client.get(path).status_code == 404
        said = {"verdict": "done"}
        assert client.post(f"{path}/answer", data=said).status_code == 404
        assert client.post(f"{path}/recycle", data={}).status_code == 404
    said = {"verdict": "done"}
    assert client.post(f"/leads/{numbers['bob']}/answer", data=said).status_code == 200
    assert client.post("/leads/hand-over").status_code == 403


def test_a_card_gives_the_lead_to_somebody_else(sold):
    house, numbers = sold
    today = house.now().date()
    away = [f"{today}..{today + timedelta(days=9)}"]
    bens = {**BEN, **ALL_DAYS, "away": away, "deputy": "Salla Salo"}
    house.settings = replace(house.settings, sellers=[{**SALLA, **ALL_DAYS}, bens])
    client = browser(house)
    page = client.get(f"/leads/{numbers['bob']}").text
    assert "Ben Aalto is away until" in page
    assert "<option selected>Salla Salo" in page
    client.post(f"/leads/{numbers['bob']}/give", data={"to": "Salla Salo"})
    card = client.get(f"/leads/{numbers['bob']}", headers=JSON).json()
    assert (card["owner"], card["rule"], card["away"]) == ("Salla Salo", "by hand", None)
    assert client.post(f"/leads/{numbers['bob']}/give", data={"to": "Nobody"}).status_code == 422
    client.post(f"/leads/{numbers['cid']}/give", data={"to": "Ben Aalto"})
    live = client.get("/leads", headers=JSON).json()["with_sales"]
    assert {row["person_id"] for row in live} == {"ann", "bob", "cid"}


def test_who_gives_their_lead_away_is_led_to_the_list(sold):
    house, numbers = sold
    client = signed_in(house, user(house, Role.SELLER, owners=["Ben Aalto"]))
    answer = client.post(f"/leads/{numbers['bob']}/give", data={"to": "Salla Salo"})
    assert answer.url.path == "/leads"
    assert client.post(f"/leads/{numbers['ann']}/give", data={"to": "Ben Aalto"}).status_code == 404
