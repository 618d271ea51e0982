"""`POST /v1/decide` on the public listener: who sees what, what is kept of it, what it reveals."""

from __future__ import annotations

import json
import time
import warnings

import pytest

from syotto.run import clock
from syotto.run.drain import drain_all
from syotto.run.rights import withdraw
from syotto.run.sources import add_source
from syotto.schema.source import ConsentMode
from syotto.store import profiles as book
from syotto.web.public import Public
from tests.company import workspace
from tests.run.loaded import rows
from tests.web.client import browser

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

TEXT = """\
title: First screen
control_share: 0
choices:
  - name: finns
    when: {field: country, is: FI}
    angle: social_proof
    content: <a href="/hei">Hei</a>
  - name: lookers
    when: {in_segment: looked}
    content: Welcome back
"""
OFFER = """\
control_share: 0
choices: [{name: plan, offer: plan, features: [FEATURES], angle: liking, content: x}]
"""
ORIGIN = {"Origin": "https://www.mill.example"}
MAIL = "p1@mill.example"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A workspace whose last build knew p1 of Finland, who uses the browser b1, and p2."""
    made = workspace(tmp_path_factory.mktemp("slots") / "shop")
    (made.folder / "pages").mkdir()
    (made.folder / "pages/front.yaml").write_text(TEXT)
    for name, features in (
        ("one", "price, year"),
        ("two", "price, parts"),
        ("four", "hours, seal"),
    ):
        text = OFFER.replace("FEATURES", features)
        (made.folder / f"pages/{name}.yaml").write_text(text)
    (made.folder / "pages/side.yaml").write_text("choices: 1\n")
    (made.folder / "pages/lost.yaml").write_text(TEXT.replace("looked", "nowhere"))
    (made.folder / "segments/looked.yaml").write_text("who: {did: Page Viewed}\n")
    told = [{"subject_id": who, "mark": "1", "profile": json.dumps({"person": {"country": "FI", "email": MAIL}})} for who in ("p1", "p2")]  # fmt: skip
    book.write(made.ledger, book.profiles, told)
    name = {"kind": "anonymous_id", "source": "", "identifier": "b1", "person_id": "p1"}
    book.write(made.ledger, book.profile_names, [name])
    yield made
    made.ledger.close()


@pytest.fixture(scope="module")
def key(house):
    return add_source(house, "website", origins=tuple(ORIGIN.values())).write_key


@pytest.fixture(scope="module")
def careful(house):
    """The key of a source whose visitors are asked first."""
    return add_source(house, "careful", consent=ConsentMode.REQUIRED).write_key


@pytest.fixture(scope="module")
def slow(house):
    """The key of a source that takes one event a second."""
    return add_source(house, "slow", events_per_second=1).write_key


@pytest.fixture(scope="module")
def client(house, key, careful, slow):
    with TestClient(Public(house)) as opened:
        yield opened


@pytest.fixture
def ask(client, key):
    def asked(headers=ORIGIN, **said):
        given = {"writeKey": key, "slot": "front", **said}
        return client.post("/v1/decide", json=given, headers=headers)

    return asked


def shown(house):
    drain_all(house)
    found = [row for row in rows(house, "events") if row["name"] == "Content Shown"]
    return {row["event_id"]: (row, json.loads(row["properties"] or "{}")) for row in found}


def test_a_known_browser_sees_what_fits_and_it_is_on_record(ask, house):
    answer = ask(anonymousId="b1")
    said = answer.json()
    assert (said["choice"], said["content"], said["angle"]) == ("finns", '<a href="/hei">Hei</a>', "social_proof")  # fmt: skip
    assert answer.headers["access-control-allow-origin"] == ORIGIN["Origin"]
    event, told = shown(house)[said["decision_id"]]
    assert (event["anonymous_id"], event["user_id"]) == ("b1", None)
    assert told | {"decision_id": ""} == {
        "decision_id": "", "slot": "front", "choice": "finns", "angle": "social_proof", "reason": "rule",
        "arm": "treated", "propensity": 1.0,
    }  # fmt: skip


def test_a_strangers_word_about_who_they_are_reveals_nothing(ask):
    assert ask(anonymousId="b7", userId="p1").json()["choice"] == "default"
    assert ask(anonymousId="b1", userId="p2").json()["choice"] == "default"
    assert ask(anonymousId="b1", userId="p1").json()["choice"] == "finns"
    assert ask(userId="p1").status_code == 400
    assert set(ask(anonymousId="b1").json()) == {"decision_id", "slot", "choice", "content", "angle", "reason", "because"}  # fmt: skip


def test_an_unknown_browser_is_known_by_what_it_did_since(ask, house, client, key):
    assert ask(anonymousId="b8").json()["choice"] == "default"
    event = {"writeKey": key, "anonymousId": "b8", "type": "page", "name": "Page Viewed"}
    assert client.post("/v1/page", json=event, headers=ORIGIN).status_code == 200
    drain_all(house)
    assert ask(anonymousId="b8").json()["choice"] == "lookers"


def test_what_cannot_be_decided_is_told_and_pages_keep_what_they_have(ask, client):
    assert ask(anonymousId="b1", slot="side").json()["code"] == "wrong_slot"
    assert "nowhere" in ask(anonymousId="b1", slot="lost").json()["message"]
    missing = ask(anonymousId="b1", slot="nothing")
    assert (missing.status_code, missing.json()["code"]) == (404, "no_slot")
    assert ask(anonymousId="b1", writeKey="wrong").status_code == 401
    assert ask(headers={"Origin": "https://elsewhere.example"}, anonymousId="b1").status_code == 403
    assert client.get("/v1/decide").status_code == 405
    assert client.post("/v1/decide", content=b"{").status_code in (400, 401)
    preflight = {**ORIGIN, "Access-Control-Request-Method": "POST"}
    assert client.options("/v1/decide", headers=preflight).status_code == 204


def test_a_changed_text_counts_soon(ask, house):
    text = "choices: [{name: first, content: Hi}]\ncontrol_share: 0\n"
    path = house.folder / "pages/fresh.yaml"
    for name in ("first", "second"):
        path.write_text(text.replace("first", name))
        until = clock.seconds() + 30
        while ask(anonymousId="b1", slot="fresh").json().get("choice") != name:
            assert clock.seconds() < until
            time.sleep(0.1)


def test_what_cannot_go_on_record_is_not_answered(ask):
    refused = ask(anonymousId="b1", context={"page": {"url": "x" * 40_000}})
    assert (refused.status_code, refused.json()["code"]) == (400, "event_too_large")


def test_who_asks_too_often_is_refused_before_anything_is_looked_up(ask, slow):
    codes = set()
    for _ in range(5):  # the limit is of a second, and one may begin in between
        assert {ask(anonymousId="b1", writeKey=slow).status_code for _ in range(4)} <= {200, 429}
        codes.add(ask(anonymousId="b1", writeKey=slow, slot="nothing").status_code)
    assert 429 in codes


def test_without_consent_everybody_sees_the_default_and_nothing_names_them(ask, house, careful):
    said = ask(anonymousId="b1", writeKey=careful).json()
    assert (said["choice"], said["reason"], said["decision_id"]) == ("default", "not_profiled", None)  # fmt: skip
    agreed = {"consent": {"categoryPreferences": {"analytics": True}}}
    assert ask(anonymousId="b1", writeKey=careful, context=agreed).json()["choice"] == "finns"
    kept = [row["anonymous_id"] for row, told in shown(house).values() if not told]
    assert kept == ["not-yet-asked"]


def test_a_page_says_how_often_each_choice_was_shown_and_clicked(ask, house, client, key):
    number = ask(anonymousId="b1").json()["decision_id"]
    told = {"slot": "front", "choice": "finns", "decision_id": number}
    click = {"writeKey": key, "anonymousId": "b1", "event": "Content Clicked", "properties": told}
    for _ in range(2):
        assert client.post("/v1/track", json=click, headers=ORIGIN).status_code == 200
    drain_all(house)
    pages = browser(house)
    (row,) = [one for one in pages.get("/slots/front?format=json").json()["counts"] if one["choice"] == "finns"]  # fmt: skip
    assert row["clicked"] == 1 <= row["shown"]
    assert row["low"] < row["share"] < row["high"]
    assert "its condition holds" in pages.get("/slots/front").text
    listed = pages.get("/slots")
    assert "cannot be read" in listed.text
    assert "First screen" in listed.text
    assert pages.get("/slots/nothing").status_code == 404


def test_who_objects_to_being_profiled_sees_the_default_at_once(ask, house):
    withdraw(house, person_id=None, address=MAIL, purpose="profiling", channel="any", at=house.now(), source="letter")  # fmt: skip
    said = ask(anonymousId="b1").json()
    assert (said["choice"], said["reason"]) == ("default", "not_profiled")


def test_the_script_is_small_and_any_page_may_load_it(client):
    import gzip

    answer = client.get("/slots.js")
    assert len(gzip.compress(answer.content)) < 3_000
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-type"].startswith("text/javascript")


def test_slots_tell_a_visitor_no_more_of_an_offer_than_anything_else_may(ask, house):
    first = ask(anonymousId="b9", slot="one").json()
    _, told = shown(house)[first["decision_id"]]
    assert (told["offer"], told["features"]) == ("plan", ["price", "year"])
    assert ask(anonymousId="b9", slot="one").json()["choice"] == "plan"  # nothing new is said
    assert ask(anonymousId="b9", slot="two").json()["choice"] == "plan"  # the third feature
    drain_all(house)
    assert ask(anonymousId="b9", slot="four").json()["choice"] == "default"
    assert ask(anonymousId="b10", slot="four").json()["choice"] == "plan"
