"""A person's own page and double opt-in: a GET changes nothing, a POST counts at once."""

from __future__ import annotations

import json
import re
import warnings
from datetime import timedelta

import pytest
import sqlalchemy as sa

from syotto.run.drain import drain_all
from syotto.run.house import House
from syotto.run.links import token
from syotto.run.outbox import intend
from syotto.run.preferences import ask_to_confirm, confirm
from syotto.run.rights import Recipient, give, rights_of
from syotto.store.outbox import outbox
from syotto.web.public import Public
from tests.run.loaded import rows
from tests.run.mail import mail_house, service

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

CONFIRM = """---
subject: Was it you?
---
{{ wording }} {{ confirm_url }}
"""
FORM = """
[forms.news]
title = "News"
fields = ["email"]
[[forms.news.consents]]
purpose = "newsletter"
wording = "Send me news."
version = "7"
confirm = "confirm"
"""
ANN = Recipient("1", "p1@example.org")


@pytest.fixture
def house(tmp_path):
    made = mail_house(tmp_path / "shop")
    (tmp_path / "shop/content/confirm.txt").write_text(CONFIRM)
    yield made
    made.ledger.close()


@pytest.fixture
def client(house):
    with TestClient(Public(house), follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def page(house):
    """The path of the page of who got a message from us."""
    intend(house, [service(1, person_id="1")])
    with house.ledger.read() as connection:
        number = connection.scalar(sa.select(outbox.c.message_id))
    return f"/p/preferences/{token(house, 'preferences', {'m': number})}"


def may(house, purpose="mailing", channel="email"):
    return rights_of(house, [ANN], purpose=purpose, channel=channel, now=house.now())[0].allowed


def said(house):
    from syotto.store.rights import every_change

    with house.ledger.read() as connection:
        return [(row["purpose"], row["given"]) for row in every_change(connection)]


def test_the_page_shows_what_holds_and_looking_changes_nothing(house, client, page):
    give(
        house, person_id="1", address=None, purpose="mailing", channel="email",
        at=house.now(), source="web",
    )  # fmt: skip
    answer = client.get(page)
    assert answer.status_code == 200
    assert re.search(r'name="mailing-email" checked', answer.text)
    assert "p•••@example.org" in answer.text
    assert "p1@example.org" not in answer.text
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert said(house) == [("mailing", True)]
    client.head(page)
    assert said(house) == [("mailing", True)]


def test_what_is_ticked_is_allowed_and_what_is_not_is_forbidden_at_once(house, client, page):
    answer = client.post(page, data={"mailing-email": "on", "profiling-any": "on"})
    assert "Saved" in answer.text
    assert may(house)
    assert may(house, "profiling", "any")
    assert not may(house, "tracking", "any")
    client.post(page, data={"profiling-any": "on"})
    assert not may(house)
    assert may(house, "profiling", "any")


def test_saving_what_holds_says_nothing_new(house, client, page):
    client.post(page, data={"mailing-email": "on"})
    before = said(house)
    client.post(page, data={"mailing-email": "on"})
    assert said(house) == before


@pytest.mark.parametrize("start", ["/p/preferences/", "/confirm/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_forged_link_does_nothing(house, client, page, start, method):
    answer = getattr(client, method)(f"{start}forged.token")
    assert answer.status_code == 422
    assert "This link does not work" in answer.text
    other = page.rsplit("/", 1)[1]
    assert getattr(client, method)(f"/confirm/{other}").status_code == 422
    assert said(house) == []


def links(house):
    with house.ledger.read() as connection:
        rows_ = connection.execute(sa.select(outbox.c.given, outbox.c.lane)).all()
    return [(row.given["confirm_url"], row.lane) for row in rows_ if "confirm_url" in row.given]


def test_a_form_with_double_opt_in_counts_once_it_is_confirmed(
    house, client, tmp_path, monkeypatch
):
    path = tmp_path / "shop/syotto.toml"
    path.write_text(path.read_text() + FORM)
    from syotto.run.house import open_house

    opened = open_house(tmp_path / "shop")
    now = House.now
    with TestClient(Public(opened), follow_redirects=False) as browser:
        sheet = browser.get("/forms/news").text
        token_ = re.search(r'name="t" value="([^"]+)"', sheet).group(1)
        monkeypatch.setattr(House, "now", lambda h: now(h) + timedelta(seconds=30))
        browser.post("/forms/news", data={"t": token_, "email": "P1@example.org", "consent_0": "1"})
        ((link, lane),) = links(opened)
        assert lane == "transactional"
        assert not may(opened)
        path_ = link.removeprefix("https://mail.example.com")
        asked = browser.get(path_)
        assert "Send me news." in asked.text
        assert not may(opened)
        assert "Thank you" in browser.post(path_).text
        assert may(opened)
    drain_all(opened)
    assert rows(opened, "consents") == []
    with opened.ledger.read() as connection:
        from syotto.store.rights import every_change

        (kept,) = every_change(connection)
    assert (kept["source"], kept["wording"]) == ("double opt-in", "Send me news.")
    assert kept["proof"].endswith("wording 7")
    opened.ledger.close()


def test_asking_twice_in_a_day_asks_once_and_a_link_grows_old(house, monkeypatch):
    about = {
        "content": "confirm", "person_id": None, "address": "p1@example.org",
        "purpose": "mailing", "channel": "email", "wording": "Send me news.",
    }  # fmt: skip
    assert ask_to_confirm(house, **about)
    assert not ask_to_confirm(house, **about)
    ((link, _),) = links(house)
    signed = link.rsplit("/", 1)[1]
    confirm(house, signed)
    confirm(house, signed)
    assert may(house)
    now = House.now
    monkeypatch.setattr(House, "now", lambda h: now(h) + timedelta(days=15))
    with pytest.raises(Exception, match="too old"):
        confirm(house, signed)
    assert json.dumps(said(house)).count("true") >= 1
