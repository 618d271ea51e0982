"""The page about CRMs: connections, the last look, what was refused, what clashed, and a look ahead."""

from __future__ import annotations

import pytest

from syotto.run.crm import state_of, told
from syotto.run.crm_wishes import Lead, hand
from syotto.store import crm as book
from tests.crm_servers import Book, Server, hubspot, serving
from tests.web.client import JSON

LEADS = [Lead("lead-1", "fay", None, None, "Seals for Fay", "asked for a price")]


@pytest.fixture
def server(house, monkeypatch):
    monkeypatch.setenv("CRM_KEY", "fresh")
    with serving(Server(Book(), hubspot)) as server:
        section = {
            "kind": "hubspot",
            "token": "$CRM_KEY",
            "address": server.address,
            "push": ["leads"],
        }
        house.settings.crm["sales"] = section
        yield server


def row(house, our_id):
    with house.ledger.read() as connection:
        (found,) = book.some(
            connection, book.crm_writes, "sales", 1, our_id=our_id, kind="opportunities"
        )
    return found


def test_without_a_crm_the_page_says_how_to_connect_one(client):
    assert "No CRM is connected." in client.get("/crm").text


def test_what_would_be_written_is_seen_before_it_is_allowed(house, client, server):
    hand(house, "sales", LEADS)
    listed = client.get("/crm", headers=JSON).json()["systems"]
    assert [(one["name"], one["kept"][0]["waiting"]) for one in listed] == [("sales", 1)]
    page = client.get("/crm/sales").text
    assert "So far it is only read" in page
    assert "fresh" not in page.replace("refreshOnHistoryMiss", "")
    ahead = client.get("/crm/sales/diff").text
    assert "Seals for Fay" in ahead
    assert server.book.all("deals") == {}
    client.post("/crm/sales/allow", data={"allowed": "yes"}).raise_for_status()
    assert state_of(house, "sales").allowed_at is not None
    client.post("/crm/sales/allow", data={"allowed": "no"}).raise_for_status()
    assert state_of(house, "sales").allowed_at is None


def test_what_went_wrong_is_told_with_what_to_do_and_tried_again(house, client, server):
    hand(house, "sales", LEADS)
    told(
        house,
        "sales",
        begun_at=house.now(),
        error="sales cannot be reached.",
        fix="Check its address.",
    )
    with house.ledger.begin() as connection:
        book.change(
            connection, row(house, "lead-1"), state=book.FAILED, problem="Name is on a list"
        )
    page = client.get("/crm/sales").text
    for words in (
        "sales cannot be reached.",
        "Check its address.",
        "Name is on a list",
        "needs a look",
    ):
        assert words in page
    assert (
        "1 CRM is connected; 1 cannot be read now; 1 record was refused."
        in client.get("/crm", headers=JSON).json()["finding"]
    )
    client.post(
        "/crm/sales/again", data={"kind": "opportunities", "our_id": "lead-1"}
    ).raise_for_status()
    assert row(house, "lead-1")["state"] == book.INTENDED
    assert client.get("/crm/nope").status_code == 404
