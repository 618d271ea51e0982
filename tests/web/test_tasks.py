"""Tasks that flows gave to sellers: the page, the morning mail, done and undone."""

from __future__ import annotations

import pytest

from syotto.run.digest import digest
from syotto.run.flows import publish
from syotto.run.house import open_house
from syotto.run.tick import tick
from syotto.schema.access import Role
from syotto.web.safety import HEADER, page_token
from tests.run.flow_house import DAY, WELCOME, ClockHouse, flow_house, happened, people, write_flow
from tests.run.leads import SALLA, employing
from tests.run.mail import rows
from tests.web.client import JSON, PASSWORD, browser, user

STEP = "{id: call, task: Call them, text: About the trial, due: 2 days}"
FORM = "Form Submitted"


@pytest.fixture
def house(tmp_path):
    """P1 and P2 are Salla's, P3 is Ben's, P4 nobody's; each is to be called by Saturday."""
    made = flow_house(tmp_path / "shop")
    employing(made.folder, SALLA).ledger.close()
    made = ClockHouse(made.folder, open_house(made.folder).settings)
    write_flow(made, WELCOME.replace("{id: call, task: Call them}", STEP))
    people(made, 1, 2, owner="Salla Salo")
    people(made, 3, owner="Ben")
    people(made, 4)
    publish(made, "welcome", "ann")
    happened(made, *((number, FORM) for number in (1, 2, 3, 4)))
    tick(made)
    made.moment += 3 * DAY
    tick(made)
    yield made
    made.ledger.close()


def listed(client, **asked):
    return client.get("/tasks", params={**asked, "format": "json"}).json()


def test_what_a_flow_asks_for_is_listed_by_seller_with_what_is_late(house):
    client = browser(house)
    found = listed(client)
    assert found["finding"] == "4 tasks to do, 1 with nobody: the person has no owner."
    assert [one["person_id"] for one in listed(client, owner="Salla Salo")["to_do"]] == ["P1", "P2"]
    house.moment += 3 * DAY
    assert "4 late" in listed(client)["finding"]
    page = client.get("/tasks").text
    assert "About the trial" in page
    assert 'href="/flows/welcome/people/P1"' in page
    assert client.get("/tasks?format=csv").text.count("Call them") == 4


def test_what_is_done_is_done_once_and_can_be_taken_back(house):
    client = signed_in_as(house, Role.ADMINISTRATOR)
    (one, *_) = listed(client)["to_do"]
    address = f"/tasks/{one['enrolment_id']}/{one['step_id']}"
    said = client.post(f"{address}/done", headers=JSON).json()
    assert (said["done_by"], said["late"]) == ("administrator@mill.example", False)
    client.post(f"{address}/done")
    found = listed(client)
    assert (len(found["to_do"]), [row["name"] for row in found["done"]]) == (3, [one["name"]])
    assert client.post(f"{address}/undo", headers=JSON).json()["done_at"] is None
    assert len(listed(client)["to_do"]) == 4
    assert client.post("/tasks/nope/call/done").status_code == 404


def test_a_seller_sees_their_own_only(house):
    client = signed_in_as(house, Role.SELLER, owners=["Salla Salo"])
    assert [one["person_id"] for one in listed(client)["to_do"]] == ["P1", "P2"]
    others = [
        one
        for one in listed(signed_in_as(house, Role.ADMINISTRATOR))["to_do"]
        if one["person_id"] == "P3"
    ]
    address = f"/tasks/{others[0]['enrolment_id']}/call/done"
    assert client.post(address).status_code == 404


def signed_in_as(house, role, **limits):
    """There is no build, and so no page to be led to."""
    client = browser(house)
    said = {"email": user(house, role, **limits), "password": PASSWORD}
    client.post("/sign-in", data=said, follow_redirects=False)
    client.headers[HEADER] = page_token(client.cookies)
    return client


def test_the_morning_mail_names_what_is_due_within_the_day(house):
    (found,) = digest(house, house.now())
    assert found.why_not == "has no lead to call, and no task"
    (found,) = digest(house, house.now() + DAY + DAY / 24)
    assert (found.tasks, found.new) == (2, True)
    (mail,) = (row for row in rows(house) if row["intent_key"].startswith("lead-digest/"))
    assert mail["given"]["heading"] == "2 tasks"
    assert mail["given"]["lines"][0]["name"] == "Call them: P1"
