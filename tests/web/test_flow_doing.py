"""A flow from the page: published, followed, paused; and why somebody is in it, or is not."""

from __future__ import annotations

import re

import pytest

from syotto.run.flows import counts
from syotto.run.tick import tick
from tests.run.flow_house import DAY, WELCOME, flow_house, happened, people, write_flow
from tests.run.mail import rows
from tests.web.client import browser

FORM = "Form Submitted"


@pytest.fixture
def house(tmp_path):
    made = flow_house(tmp_path / "shop")
    write_flow(
        made,
        WELCOME.replace("control_share: 0", "audience: {persona: maintenance}\ncontrol_share: 0"),
    )
    yield made
    made.ledger.close()


@pytest.fixture
def client(house):
    return browser(house)


@pytest.fixture
def running(house, client):
    people(house, 1, 2, persona="maintenance")
    people(house, 3, persona="finance")
    client.post("/flows/welcome/publish", data={"who": "all"})
    happened(house, (1, FORM), (2, FORM))
    tick(house)
    return client


def said(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_what_a_draft_lacks_is_said_before_it_is_published(house, client):
    write_flow(house, WELCOME.replace("send: hello", "send: nothing"))
    page = client.get("/flows/welcome/publish").text
    assert "There is no content" in page
    assert '<button class="primary">Publish' not in page
    assert client.post("/flows/welcome/publish", data={"who": "all"}).status_code == 422


def test_a_flow_is_published_and_its_people_are_counted_where_they_are(house, running):
    page = said(running.get("/flows/welcome").text)
    assert "running" in page
    assert "on the way 2" in page
    one = running.get("/flows/welcome?format=json").json()
    assert one["traffic"]["counts"] == {"hello": 0, "pause": 2, "opened": 0, "more": 0, "call": 0}
    assert (
        sum(fate["people"] for fate in one["traffic"]["fates"])
        == counts(house, "welcome").audience
        == 2
    )
    assert running.get("/flows?format=json").json()["flows"][-2]["name"] == "welcome"


def test_publishing_again_says_how_many_stay_and_moves_them_where_it_is_told(house, running):
    write_flow(house, WELCOME.replace("id: pause", "id: rest"))
    page = running.get("/flows/welcome/publish").text
    assert "All 2 stay" in page
    assert '<option value="out" selected>' in page
    assert "changed" in running.get("/flows/welcome").text
    form = {"who": "all", "inside": "move", "move.pause": "rest"}
    running.post("/flows/welcome/publish", data=form)
    assert counts(house, "welcome").waits == {"rest": 2}


def test_who_stays_goes_on_by_the_version_that_they_came_into(house, running):
    write_flow(house, WELCOME.replace("id: pause", "id: rest"))
    running.post(
        "/flows/welcome/publish", data={"who": "all", "inside": "stay", "move.pause": "rest"}
    )
    assert counts(house, "welcome").waits == {"pause": 2}


def test_it_pauses_and_goes_on_and_ends(house, running):
    def state():
        return running.get("/flows/welcome?format=json").json()["state"]

    for what, then in (("pause", "paused"), ("resume", "running"), ("end", "ended")):
        running.post("/flows/welcome/change", data={"what": what})
        assert state() == then
    assert running.post("/flows/welcome/change", data={"what": "melt"}).status_code == 422
    assert running.post("/flows/welcome/change", data={"what": "approve"}).status_code == 422


def test_a_persons_way_says_every_step_and_what_became_of_its_message(house, running):
    house.moment += 4 * DAY
    tick(house)
    answer = running.get("/flows/welcome/why?person=P1")
    assert answer.url.path == "/flows/welcome/people/P1"
    page = said(answer.text)
    assert "waited to the end" in page
    assert "intended" in page
    assert "flow: welcome" in page
    assert "went through all steps" in page


def test_who_never_came_in_is_told_which_rule_does_not_hold(house, running):
    page = said(running.get("/flows/welcome/people/P3").text)
    assert "Not in it: persona is one of maintenance does not hold (persona is finance)." in page
    assert "comes in: Form Submitted no never" in page
    assert "may be sent offers by email" in page
    nobody = said(running.get("/flows/welcome/people/P99").text)
    assert "we know nobody by this number" in nobody


def test_of_a_draft_it_is_said_that_it_does_not_run(house, client):
    people(house, 1, persona="maintenance")
    assert "Not in it: the flow runs does not hold (it is draft)." in said(
        client.get("/flows/welcome/people/P1").text
    )


def test_one_of_us_gets_every_message_to_look_at(house, client):
    page = client.post("/flows/welcome/test", data={"address": "me@example.com"}).text
    assert "2 messages on the way" in page
    assert {(row["address"], row["mailing_id"], row["lane"]) for row in rows(house)} == {
        ("me@example.com", "tests", "transactional")
    }
    assert client.post("/flows/welcome/test", data={"address": "me"}).status_code == 422


def test_a_draft_is_replayed_and_nobody_is_contacted(house, running):
    before = rows(house)
    page = said(running.get("/flows/welcome/replay?days=7").text)
    assert "people would have come in" in page
    assert rows(house) == before
    assert running.get("/flows/welcome/replay?days=0").status_code == 422


def test_steps_of_one_moment_stand_in_the_order_of_the_flow(house, running):
    house.moment += 3 * DAY
    tick(house)
    way = running.get("/flows/welcome/people/P1?format=json").json()
    passed = [(one["step"], one["words"]) for one in way["instances"][0]["passed"]]
    assert [step for step, _ in passed] == ["hello", "pause", "opened", "call"]
    assert passed[-1][1] == "a task (nobody looks after the person)"
