from __future__ import annotations

import pytest

from syotto.ask.words import interval, share
from syotto.schema.access import Role
from tests.web.client import JSON, signed_in, user


def test_the_page_shows_values_risks_forecasts_and_models_with_their_intervals(client):
    page = client.get("/value").text
    for words in (
        "3 customers", "€1,890", "Cedar", interval(700, 1_900, "EUR"), "Who may leave", "a complaint is open",
        "55 came", "below what came", "closer than both naive forecasts", "MBG/NBD", "30 are needed",
        "nobody knows whether a contact keeps them", "2025 Q4",
    ):  # fmt: skip
        assert words in page, words
    assert page.count("data-chart") == 3


def test_risks_are_those_that_are_due_the_largest_loss_first(client):
    risks = client.get("/value", headers=JSON).json()["risks"]
    assert [(row["customer_id"], row["what"]) for row in risks] == [("cid", "orders"), ("ann", "seal kit")]  # fmt: skip
    assert risks[0]["expected_loss"] == 300.0


def test_what_was_learned_errs_for_all_alike_and_adds_up_in_the_total(client):
    answer = client.get("/value", headers=JSON).json()
    away = 1.2815515 * (300**2 + 120**2 + 400**2 + (60 + 20 + 120) ** 2) ** 0.5
    total = answer["total"]
    assert (total["low"], total["high"]) == pytest.approx((1_890 - away, 1_890 + away))
    assert answer["off"] == f"{share(0.0526)} below what came"
    assert f"last forecast of margin was {answer['off']}" in client.get("/value").text


def test_customers_who_bring_others_are_called_what_they_do(client):
    page = client.get("/value").text
    for words in ("Buy much, bring others", "Bring others, buy little", "never added up"):
        assert words in page, words
    assert "hampion" not in page
    assert len(client.get("/value", headers=JSON).json()["quadrants"]) == 3


def test_the_same_as_data_and_as_a_file(client):
    answer = client.get("/value", headers=JSON).json()
    assert [row["customer_id"] for row in answer["customers"]] == ["cid", "ann", "bob"]
    assert sum(band["customers"] for band in answer["bands"]) == 3
    lines = client.get("/value?format=csv").text.splitlines()
    assert lines[0].startswith("customer_id,name,owner,estimate,low,high")
    assert len(lines) == 4


def test_a_customers_page_says_what_they_are_worth_and_why(client):
    page = client.get("/customers/ann").text
    for words in ("€600", interval(200, 1_100, "EUR"), "4.2 days with a purchase (1 to 8)", "4 Mar 2026", "own history"):  # fmt: skip
        assert words in page, words
    assert "30 are needed" in client.get("/customers/eve").text


def test_who_is_limited_sees_values_of_their_own_and_no_forecast_of_all(house):
    client = signed_in(house, user(house, Role.SELLER, owners=["Salla"]))
    answer = client.get("/value", headers=JSON).json()
    assert [row["customer_id"] for row in answer["customers"]] == ["ann", "bob"]
    assert answer["total"]["estimate"] == 690.0
    assert answer["forecasts"] == answer["fits"] == []
    assert {row["customer_id"] for row in answer["risks"]} == {"ann"}
