"""The pages about what contacts cost, as pages, JSON and CSV."""

from __future__ import annotations

from tests.web.client import JSON


def test_contact_pressure_shows_prices_ranges_what_they_rest_on_and_who_is_tired(client):
    page = client.get("/pressure").text
    for words in ("description", "assumed", "Cedar", "€1.60", "data-chart", "any other"):
        assert words in page
    assert client.get("/pressure", headers=JSON).json()["channels"][0]["growth"] == 0.3
    lines = client.get("/pressure?channel=email&format=csv").text.splitlines()
    assert lines[0].startswith("customer_id,name,channel,price")
    assert len(lines) == 4


def test_by_hand_or_automated_shows_euros_with_a_range_and_the_verdict(client):
    page = client.get("/automate").text
    for words in ("€340 – €640", "automate", "unclear", "call, customers", "Pays from"):
        assert words in page
    assert client.get("/automate", headers=JSON).json()["acts"][0]["pays_from"] == 12
    assert len(client.get("/automate?format=csv").text.splitlines()) == 3
