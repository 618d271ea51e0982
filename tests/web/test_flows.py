from __future__ import annotations

import re

import pytest

from syotto.ask.flow_edit import rewritten
from syotto.ask.flow_fields import ENTER, fields_of, flow_fields
from syotto.sense import yaml_text
from syotto.sense.flows import read

WELCOME = """\
title: Welcome
enter: {event: Form Submitted}
goal: {event: Demo Requested, within: 30 days}
# what we do
steps:
  - {id: hello, send: welcome}
  # a pause
  - {id: pause, wait: 3 days}
  - id: interested
    branch:
      - {event: Email Link Clicked, name: clicked, steps: [{id: tell, hand_over: They clicked}]}
    otherwise:
      - {id: again, send: {one_of: [seals, pumps]}}
"""


@pytest.fixture
def flow(house):
    path = house.folder / "flows" / "welcome.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(WELCOME)
    return path


def form(text=WELCOME, name="welcome", new="no", **more):
    return {"name": name, "new": new, "text": text, "step": ENTER, **more}


def text_in(page):
    said = re.search(r'id="flow-text"[^>]*>(.*?)</textarea>', page, re.S)[1]
    return said.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")


def test_the_list_and_one_flow_say_what_it_does(client, flow):
    page = client.get("/flows").text
    assert "Welcome" in page
    one = client.get("/flows/welcome")
    assert "Demo Requested within 30 days" in one.text
    assert "interested: clicked" in one.text
    assert "<svg" in one.text
    said = client.get("/flows/welcome?format=json").json()
    assert [step["step"] for step in said["steps"]] == [
        "hello",
        "pause",
        "interested",
        "tell",
        "again",
    ]


def test_a_text_that_is_wrong_is_listed_with_its_line(client, flow):
    flow.write_text(WELCOME.replace("3 days", "3 dais"))
    page = client.get("/flows").text
    assert "cannot be read" in page
    assert "line 8" in page
    assert client.get("/flows/welcome/edit").status_code == 200


def test_a_field_changes_the_text_and_its_remarks_stay(client, flow):
    page = client.post(
        "/flows/draft", data=form(step="pause", **{"f.id": "rest", "f.for": "5 days"})
    ).text
    text = text_in(page)
    assert "{id: rest, wait: 5 days}" in text
    assert "# a pause" in text
    assert "Wait · rest" in page


def test_buttons_add_move_and_remove_steps(client, flow):
    page = client.post("/flows/draft", data=form(step="hello", do="add:task")).text
    assert [step.id for step in read("w", text_in(page)).steps] == [
        "hello",
        "task",
        "pause",
        "interested",
    ]
    page = client.post("/flows/draft", data=form(step="interested", do="add:end", into="1")).text
    assert [step.id for step in read("w", text_in(page)).step("interested").otherwise] == [
        "end",
        "again",
    ]
    page = client.post("/flows/draft", data=form(step="pause", do="up")).text
    assert [step.id for step in read("w", text_in(page)).steps] == ["pause", "hello", "interested"]
    page = client.post("/flows/draft", data=form(step="interested", do="remove")).text
    assert [step.id for step in read("w", text_in(page)).steps] == ["hello", "pause"]


def test_what_is_wrong_is_said_while_it_is_written(client, flow):
    page = client.post(
        "/flows/draft", data=form(text=WELCOME.replace("3 days", "soon"), **{"from": "text"})
    ).text
    assert "line 8, column" in page
    assert "found &#39;soon&#39;" in page
    for text in ("a: [", "steps: 5", "", "[]", "steps:\n  - {id: a, branch: 7}\n"):
        for step in (ENTER, "hello", "a"):
            answer = client.post(
                "/flows/draft", data=form(text=text, step=step, do="way", **{"f.title": "x"})
            )
            assert answer.status_code == 200
            assert "wrong" in answer.text


def test_a_draft_is_saved_and_the_one_before_is_put_back(client, flow):
    changed = WELCOME.replace("3 days", "4 days")
    assert client.post("/flows", data=form(changed), follow_redirects=False).status_code == 303
    assert flow.read_text() == changed
    client.post("/flows/welcome/undo")
    assert flow.read_text() == WELCOME


def test_a_new_flow_never_takes_the_place_of_another(client, flow):
    answer = client.post("/flows", data=form(new="yes"))
    assert answer.status_code == 422
    assert "already" in answer.text
    assert client.post("/flows", data=form(name="other", new="yes")).status_code == 200
    assert client.post("/flows", data=form(name="../other")).status_code == 422


def test_a_wrong_draft_is_not_saved(client, flow):
    assert client.post("/flows", data=form(WELCOME.replace("3 days", "soon"))).status_code == 422
    assert flow.read_text() == WELCOME


@pytest.mark.parametrize("step", [ENTER, "hello", "pause", "interested", "tell", "again"])
def test_fields_that_nobody_changed_change_nothing(step):
    given = yaml_text.read(WELCOME, "w")[0]
    nodes = {one["id"]: one for one in every(given["steps"])}
    fields = flow_fields(given) if step == ENTER else fields_of(nodes[step])
    text, chosen = rewritten(WELCOME, step, {f"f.{one.name}": one.value for one in fields})
    assert (read("w", text), chosen) == (read("w", WELCOME), step)


def every(steps):
    for step in steps:
        yield step
        for way in step.get("branch", ()):
            yield from every(way.get("steps", ()))
        yield from every(step.get("otherwise", ()))
