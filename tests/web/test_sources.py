from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.ask.live import live
from syotto.ask.senders import senders
from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.sources import add_source, source
from syotto.schema.source import ConsentMode
from syotto.store import sources as book
from tests.web.client import JSON


def sent(house, name, days_ago, events=5, kind="page"):
    """The source sent so many events on that day."""
    at = house.now() - timedelta(days=days_ago)
    with house.ledger.begin() as connection:
        book.tally(connection, [(name, at.date(), kind, events, at)])


def health(house):
    return {one.source.source_id: (one.health, one.severity) for one in senders(house).senders}


def test_a_source_that_falls_silent_is_told(house):
    for name in ("website", "crm", "new"):
        add_source(house, name)
    for days in range(3, 20):
        sent(house, "website", days)
    sent(house, "crm", 0)
    assert health(house) == {
        "website": ("silent for 3 days", "caution"),
        "crm": ("arriving", "good"),
        "new": ("nothing yet", "plain"),
    }
    assert "website fell silent" in senders(house).finding


def test_who_sends_once_a_week_is_not_silent_after_four_days(house):
    add_source(house, "weekly")
    for days in (4, 11, 18, 25):
        sent(house, "weekly", days)
    assert health(house)["weekly"] == ("arriving", "good")


def test_what_arrives_is_seen_at_once_and_once(house):
    add_source(house, "website")
    put(
        house, "website", [{"type": "page", "anonymousId": "b1", "name": "Home", "messageId": "m1"}]
    )
    answer = live(house)
    assert [(one.name or one.kind, one.who, one.waiting) for one in answer.newest] == [
        ("Home", "b1", True)
    ]
    drain_all(house)
    answer = live(house)
    assert [(one.name, one.waiting) for one in answer.newest] == [("Home", False)]
    assert answer.events == sum(minute.events for minute in answer.minutes) == 1
    assert [(flow.source, flow.kind, flow.events) for flow in answer.flows] == [
        ("website", "Home", 1)
    ]


def test_what_was_not_taken_says_what_to_do(house, client):
    add_source(house, "website")
    put(
        house,
        "website",
        [
            {"type": "track", "userId": "ann"},
            {"type": "track", "event": "Order Completed", "userId": "ann"},
        ],
    )
    drain_all(house)
    found = {one.code: one for one in live(house).troubles}
    assert set(found) == {"no_event_name", "unread"}
    assert found["no_event_name"].action == "Give every track call a name."
    assert "has no order_id" in found["unread"].message
    page = client.get("/live").text
    assert "Give every track call a name." in page
    assert 'href="/sources/website"' in page


def test_the_live_page_refreshes_a_part_of_itself(client):
    part = client.get("/live", headers={"HX-Request": "true"}).text
    assert 'hx-trigger="every 5s"' in part
    assert "<html" not in part
    assert client.get("/live", headers=JSON).json()["events"] == 0


def test_a_source_is_added_changed_and_ended(client, house):
    added = client.post(
        "/sources", data={"name": "website", "origins": "https://shop.fi", "consent": "required"}
    )
    assert added.url.path == "/sources/website"
    made = source(house, "website")
    assert (made.origins, made.consent) == (("https://shop.fi",), ConsentMode.REQUIRED)
    assert made.write_key in added.text
    client.post("/sources/website", data={"origins": "https://a.fi https://b.fi", "consent": "off"})
    assert source(house, "website").origins == ("https://a.fi", "https://b.fi")
    client.post("/sources/website/end")
    assert not source(house, "website").open
    assert "Paste this" not in client.get("/sources/website").text


@pytest.mark.parametrize("form", [{"name": "Web Site"}, {"name": "ok", "origins": "shop.fi"}])
def test_a_wrong_source_is_refused(client, house, form):
    assert client.post("/sources", data=form).status_code == 422
    assert client.get("/sources", headers=JSON).json()["senders"] == []


def test_a_source_cannot_be_added_from_another_page(client):
    refused = client.post(
        "/sources",
        data={"name": "x"},
        headers={"Origin": "https://evil.example", "sec-fetch-site": "cross-site"},
    )
    assert refused.status_code == 403


def test_the_lines_to_paste_carry_host_and_key_and_ask_first(client, house):
    object.__setattr__(house.settings, "public_url", "https://events.shop.fi/")
    asks = add_source(house, "website", consent=ConsentMode.REQUIRED)
    page = client.get("/sources/website").text
    assert asks.write_key in page
    assert "events.shop.fi/v1" in page
    assert "export function consented(choices)" in page
    assert "HOST" not in page.split("<h2>Paste")[1]
    add_source(house, "server", consent=ConsentMode.OFF)
    assert "consented" not in client.get("/sources/server").text
    assert client.get("/sources/nope").status_code == 404
