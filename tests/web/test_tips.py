from __future__ import annotations

import base64
import warnings

import pytest

from syotto.run.drain import drain_all
from syotto.run.tips import add_giver, end_giver, link_of
from syotto.schema.access import Role
from syotto.web.public import Public
from tests.run.loaded import rows
from tests.web.client import JSON, signed_in, user

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

JPEG = base64.b64encode(b"\xff\xd8\xff\xe0 a card").decode()
ANNA = {"who": "Anna Virtanen, Mill Oy", "need": "a pump", "reach": "anna@mill.fi"}
KEY = {"Idempotency-Key": "4f1c2d3e-0000"}


@pytest.fixture
def public(house):
    with TestClient(Public(house)) as opened:
        yield opened


@pytest.fixture
def link(house):
    return link_of(house, add_giver(house, "Ville", "field-service", by=None).giver_id)


def test_a_tip_by_a_link_and_what_became_of_it(house, public, link):
    page = public.get(link)
    assert page.status_code == 200
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    for _ in range(2):
        answer = public.post(link, json={**ANNA, "photo": JPEG}, headers=KEY)
        assert answer.status_code == 200
    assert drain_all(house) == 1
    (given,) = public.get(f"{link}/given").json()
    assert (given["who"], given["state"], given["photo"]) == (ANNA["who"], "Received", True)


def test_without_a_script_the_form_itself_is_taken(house, public, link):
    answer = public.post(link, data={**ANNA, "key": "abcdefgh"})
    assert "Thank you" in answer.text
    assert drain_all(house) == 1
    again = public.post(link, data={"key": "abcdefgi", "need": "a pump & a seal"})
    assert again.status_code == 422
    assert "a pump &amp; a seal" in again.text


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"[]", 422), (b"{", 422), (b"x" * 2_200_001, 413), (b'{"who": "Anna"}', 422)],
    ids=["list", "broken", "large", "no-key"],
)
def test_what_is_no_tip_is_refused(house, public, link, body, status):
    answer = public.post(link, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert answer.json()["fix"]
    assert drain_all(house) == 0


def test_a_link_that_is_not_ours_or_was_ended_opens_nothing(house, public, link):
    end_giver(house, add_giver(house, "Mia", "event", by=None).giver_id)
    ended = add_giver(house, "Eve", "event", by=None)
    path = link_of(house, ended.giver_id)
    end_giver(house, ended.giver_id)
    for address in (path, link[:-3] + "abc"):
        assert public.get(address).status_code == 422
        assert public.post(address, json=ANNA, headers=KEY).status_code == 422
    assert drain_all(house) == 0


@pytest.mark.parametrize("name", ["form.css", "tip.css", "tip.js", "tip-queue.js", "tip-worker.js"])
def test_the_page_has_all_it_loads(public, name):
    answer = public.get(f"/t/-/{name}")
    assert answer.status_code == 200
    assert answer.headers["service-worker-allowed"] == "/t/"
    assert public.get("/t/-/..%2fsyotto.js").status_code == 404


@pytest.mark.usefixtures("quick_passwords")
def test_who_signs_in_gives_tips_too_and_sees_their_own(house, link, public):
    public.post(link, json=ANNA, headers=KEY)
    client = signed_in(house, user(house, Role.SELLER, owners=["Salla"]))
    assert 'data-path="/tip"' in client.get("/tip").text
    assert client.post("/tip", json=ANNA, headers=KEY).status_code == 200
    (mine,) = client.get("/tip/given").json()
    assert mine["origin"] == "colleagues"
    drain_all(house)
    assert sorted(row["name"] for row in rows(house, "events")) == ["Tip Given", "Tip Given"]
    assert client.post("/tip", data={**ANNA, "key": "abcdefgh", "token": client.headers["X-CSRF-Token"]}).status_code == 200  # fmt: skip


@pytest.mark.usefixtures("quick_passwords")
def test_links_are_made_and_ended_on_a_page(house, public):
    client = signed_in(house, user(house, Role.ADMINISTRATOR))
    assert "Nobody gives tips yet" in client.get("/tips").text
    client.post("/tips", data={"name": "Ville", "origin": "field-service"})
    page = client.get("/tips").text
    path = page.split('href="http://127.0.0.1:8461')[1].split('"')[0]
    public.post(path, json={**ANNA, "photo": JPEG}, headers=KEY)
    (told,) = client.get("/tips", headers=JSON).json()["tips"]
    photo = client.get(f"/tips/{told['tip_id']}/photo")
    assert (photo.headers["content-type"], photo.content) == ("image/jpeg", base64.b64decode(JPEG))
    (giver,) = client.get("/tips", headers=JSON).json()["givers"]
    client.post(f"/tips/givers/{giver['giver_id']}/end")
    assert public.post(path, json=ANNA, headers=KEY).status_code == 422
