from __future__ import annotations

import re
import warnings
from urllib.parse import urlsplit

import pytest

from syotto.run import mail_links
from syotto.run.drain import drain_all
from syotto.run.links import token
from syotto.run.outbox import intend
from syotto.run.rights import Recipient, give, rights_of
from syotto.run.sending import send_due
from syotto.schema.words import Lane, Purpose
from syotto.web.public import Public
from tests.act.sink import running
from tests.collect.server import logged
from tests.run.mail import mail_house, rows, service

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """A workspace that sent one mailing message to somebody who may be tracked: (house, mail)."""
    with running() as sink:
        house = mail_house(tmp_path_factory.mktemp("mail") / "shop", sink.port)
        for purpose in (Purpose.MAILING, Purpose.TRACKING):
            give(
                house,
                person_id="1",
                address="p1@example.org",
                purpose=purpose,
                channel="email",
                at=house.now(),
                source="test",
            )
        intend(house, [service(1, purpose="mailing", lane=Lane.BULK)])
        send_due(house)
        (mail,) = sink.mails
    yield house, mail.message
    house.ledger.close()


@pytest.fixture
def client(sent):
    with TestClient(Public(sent[0]), follow_redirects=False) as opened:
        yield opened


def path(link: str) -> str:
    return urlsplit(link).path


def links(mail) -> list[str]:
    return re.findall(r'(?:href|src)="(https://mail[^"]+)"', mail.get_body(("html",)).get_content())


def one(mail, start: str) -> str:
    return next(path(link) for link in links(mail) if path(link).startswith(start))


def told(house) -> list[dict]:
    drain_all(house)
    return sorted(logged(house), key=lambda row: row["received_at"])


def may_mail(house) -> bool:
    (right,) = rights_of(
        house,
        [Recipient("1", "p1@example.org")],
        purpose="mailing",
        channel="email",
        now=house.now(),
    )
    return right.allowed


def test_a_click_leads_to_the_address_and_is_told(sent, client):
    house, mail = sent
    answer = client.get(one(mail, "/c/"), headers={"User-Agent": CHROME})
    assert (answer.status_code, answer.headers["location"]) == (
        302,
        "https://example.com/seals?a=1&b=2",
    )
    event = told(house)[-1]
    assert (event["name"], event["user_id"], event["content_id"]) == (
        "Email Link Clicked",
        "1",
        rows(house)[0]["message_id"],
    )
    assert "Chrome" in event["context"]
    assert "https://example.com/seals" in event["properties"]


def test_an_open_is_an_image_and_an_event(sent, client):
    house, mail = sent
    answer = client.get(one(mail, "/o/"), headers={"User-Agent": CHROME})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/gif")
    assert told(house)[-1]["name"] == "Email Opened"


def test_the_link_that_nobody_sees_tells_of_a_machine(sent, client):
    house, mail = sent
    hidden = next(
        found
        for found in re.findall(r"<a [^>]*>", mail.get_body(("html",)).get_content())
        if "display:none" in found
    )
    trap = path(re.search(r'href="([^"]+)"', hidden).group(1))
    assert client.get(trap).status_code == 200
    assert told(house)[-1]["name"] == "Honeypot Clicked"
    assert trap not in mail.get_body(("plain",)).get_content()


def test_a_scanner_that_follows_every_link_changes_nothing(sent, client):
    house, mail = sent
    before = rows(house)
    for link in links(mail):
        client.get(path(link))
        client.head(path(link))
    assert rows(house) == before
    assert may_mail(house)


def test_unsubscribing_asks_first_and_takes_effect_at_once(sent, client):
    house, mail = sent
    page = path(mail["List-Unsubscribe"].strip("<>"))
    asked = client.get(page)
    assert asked.status_code == 200
    assert "p•••@example.org" in asked.text
    assert may_mail(house)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    answer = client.post(
        page,
        content="List-Unsubscribe=One-Click",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)
    assert not may_mail(house)
    assert "You are unsubscribed" in answer.text
    give(
        house,
        person_id="1",
        address="p1@example.org",
        purpose="mailing",
        channel="email",
        at=house.now(),
        source="test",
    )


def test_who_unsubscribed_gets_nothing_that_waits(sent, client):
    house, mail = sent
    intend(
        house,
        [service(2, address="p1@example.org", person_id="1", purpose="mailing", intent_key="next")],
    )
    client.post(path(mail["List-Unsubscribe"].strip("<>")))
    assert send_due(house) == 1
    last = rows(house)[-1]
    assert (last["intent_key"], last["state"]) == ("next", "skipped")
    assert last["reason"] == "Objected (unsubscribe link)."
    give(
        house,
        person_id="1",
        address="p1@example.org",
        purpose="mailing",
        channel="email",
        at=house.now(),
        source="test",
    )


def test_a_message_is_seen_in_a_browser_with_plain_links(sent, client):
    answer = client.get(one(sent[1], "/v/"))
    assert answer.status_code == 200
    assert 'href="https://example.com/seals?a=1&amp;b=2"' in answer.text
    assert "/c/" not in answer.text
    assert "/o/" not in answer.text


@pytest.mark.parametrize("start", ["/c/", "/u/", "/v/"])
def test_a_token_that_is_not_ours_leads_nowhere(sent, client, start):
    answer = client.get(
        f"{start}{token(sent[0], 'another', {'m': 'x', 'n': 0, 'u': 'https://evil.example'})}"
    )
    assert (answer.status_code, "location" in answer.headers) == (422, False)
    assert "This link does not work" in answer.text


def test_a_token_of_another_kind_unsubscribes_nobody(sent, client):
    house, _ = sent
    forged = token(house, mail_links.CLICK, {"m": rows(house)[0]["message_id"]})
    assert client.post(f"/u/{forged}").status_code == 422
    assert may_mail(house)


def test_a_message_that_is_gone_is_said_so(sent, client):
    gone = token(sent[0], mail_links.UNSUBSCRIBE, {"m": "0a"})
    assert client.get(f"/u/{gone}").status_code == 404
    assert client.post(f"/u/{gone}").status_code == 404


def test_a_click_on_a_message_that_is_gone_still_leads_on(sent, client):
    gone = token(sent[0], mail_links.CLICK, {"m": "0a", "n": 0, "u": "https://example.com/x"})
    before = len(told(sent[0]))
    assert client.get(f"/c/{gone}").headers["location"] == "https://example.com/x"
    assert len(told(sent[0])) == before
