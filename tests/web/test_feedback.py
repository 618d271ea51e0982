from __future__ import annotations

import re

import pytest

from tests.ask.shop import shop
from tests.ask.test_plan import MORE
from tests.web.client import JSON, browser

ON_TODAY = {"HX-Request": "true", "HX-Target": "d-d-ann"}


def answer(client, verdict="accept", headers=None, **more):
    given = {"customer_id": "ann", "product_id": "K", "verdict": verdict, **more}
    return client.post("/feedback", data=given, headers=headers or {}, follow_redirects=False)


def open_actions(client):
    return [
        action["customer_id"] for action in client.get("/today", headers=JSON).json()["actions"]
    ]


def last_said(client):
    return client.get("/data", headers=JSON).json()["said"][0]


def test_accepting_shows_the_new_row_the_new_sum_and_a_toast_with_undo(client):
    part = answer(client, headers=ON_TODAY).text
    assert 'id="d-d-ann"' in part
    assert "accepted" in part
    assert 'id="finding" hx-swap-oob="true"' in part
    assert "1</b> action is worth" in part
    assert f"/feedback/{last_said(client)['feedback_id']}/undo" in part


def test_undo_brings_the_action_back_in_its_place(client):
    before = client.get("/today", headers=JSON).json()
    answer(client)
    assert open_actions(client) == ["bob"]
    part = client.post(f"/feedback/{last_said(client)['feedback_id']}/undo", headers=ON_TODAY).text
    assert "data-accept" in part
    assert client.get("/today", headers=JSON).json() == before


def test_not_now_says_until_when(client):
    part = answer(client, "not_now", headers=ON_TODAY, days="7").text
    assert "not now until" in part
    assert last_said(client)["until"] is not None


@pytest.mark.parametrize(
    "verdict", ["done", "already_has", "not_now", "never_here", "wrong_person"]
)
def test_other_answers_take_the_action_off_the_list(client, verdict):
    answer(client, verdict)
    assert open_actions(client) == ["bob"]


def test_only_of_an_offer_somebody_may_say_that_they_have_it(client, tmp_path):
    assert client.get("/today?kind=offer").text.count("Already has it") == 2
    leads = browser(shop(tmp_path / "plan", MORE)).get("/today?kind=lead").text
    assert ("Done already" in leads, "Already has it" in leads) == (True, False)


def test_the_wrong_person_of_an_act_that_names_one_is_wrong_for_that_act_alone(tmp_path):
    more = MORE | {
        "decisions": MORE["decisions"].replace("customer_id |", "customer_id | person_id | what |")
    }
    named = [
        line if at < 2 else "|".join([*line.split("|")[:3], *who_of(line), *line.split("|")[3:]])
        for at, line in enumerate(more["decisions"].splitlines())
    ]
    page = browser(shop(tmp_path, more | {"decisions": "\n".join(named)})).get("/today").text
    wrong = re.findall(
        r'name="customer_id" value="(\w+)"><input type="hidden" name="product_id" value="(\w*)">'
        r'<input type="hidden" name="verdict" value="wrong_person">',
        page,
    )
    assert dict(wrong) == {"new": "kai", "ann": "", "bob": "", "fay": ""}


def who_of(line):
    """A lead names a person."""
    return (" kai ", " kai ") if "| lead " in line else (" - ", " - ")


def test_from_another_page_the_page_is_loaded_again(client):
    assert answer(client, headers={"HX-Request": "true"}).headers["hx-refresh"] == "true"


def test_without_scripts_a_form_leads_to_the_customer(client):
    sent = answer(client)
    assert (sent.status_code, sent.headers["location"]) == (303, "/customers/ann")


def test_a_wrong_answer_is_refused_in_words(client):
    refused = answer(client, "maybe", headers=ON_TODAY)
    assert refused.status_code == 422
    assert "is no answer" in refused.text
    assert answer(client, days="-1").status_code == 422


def test_the_answer_carries_who_gave_it(client):
    client.get("/today?owner=Salla")
    answer(client)
    assert last_said(client)["by"] == "Salla"


def test_filters_hold_for_the_new_sum(client):
    for one in ({"group": "homes"}, {"kind": "keep"}):
        part = answer(client, headers=ON_TODAY, **one).text
        assert "No action is open." in part
