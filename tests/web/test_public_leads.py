"""The page of one lead: a GET changes nothing, a button counts at once, the link is for that one."""

from __future__ import annotations

import warnings
from datetime import timedelta

import pytest
import sqlalchemy as sa

from syotto.run import leads
from syotto.run.house import House
from syotto.run.lead_mail import link_of
from syotto.run.links import token
from syotto.store import leads as book
from syotto.store.audit import audit
from syotto.web.public import Public
from tests.run.leads import BEN, SALLA, employing
from tests.run.mail import mail_house

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("leads") / "w"
    mail_house(folder)
    house = employing(folder, SALLA)
    with TestClient(Public(house), base_url="http://127.0.0.1:8461") as client:
        yield house, client
    house.ledger.close()


@pytest.fixture
def lead(made, request):
    """A new lead, and the path of its link."""
    house, _ = made
    number = leads.route(house, f"person-{request.node.name}", "Asked for pumps").lead_id
    return number, path(house, number)


def row(house, number):
    with house.ledger.read() as connection:
        return book.one(connection, number)


def path(house, number):
    return "/l/" + link_of(house, row(house, number), "Salla Salo").rpartition("/l/")[2]


def test_looking_changes_nothing_and_is_on_record(made, lead):
    house, client = made
    before = row(house, lead[0])
    for _ in range(2):
        answer = client.get(lead[1])
    assert answer.status_code == 200
    assert "Asked for pumps" in answer.text
    assert "no-store" in answer.headers["cache-control"]
    assert row(house, lead[0]) == before
    with house.ledger.read() as connection:
        subject = before["person_id"]
        told = connection.execute(sa.select(audit).where(audit.c.subject == subject)).mappings()
        assert {one["who"] for one in told} == {"Salla Salo"}


@pytest.mark.parametrize(
    ("button", "state"),
    [("call", "accepted"), ("done", "accepted"), ("not_now", "recycled")],
)
def test_a_button_counts_at_once_and_once(made, lead, button, state):
    house, client = made
    for _ in range(2):
        assert client.post(lead[1], data={"say": button}).status_code == 200
    found = row(house, lead[0])
    assert (found["state"], found["answered_by"]) == (state, "Salla Salo")
    assert (found["done_at"] is not None) == (button == "done")


def test_wrong_asks_why(made, lead):
    house, client = made
    answer = client.post(lead[1], data={"say": "wrong"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert row(house, lead[0])["state"] == "handed"
    said = {"say": "wrong", "reason": "wrong_person", "words": "Left the mill."}
    assert "Rejected" in client.post(lead[1], data=said).text
    found = row(house, lead[0])
    assert (found["state"], found["reason"], found["words"]) == (
        "rejected", "wrong_person", "Left the mill."
    )  # fmt: skip


@pytest.mark.parametrize("say", ["", "accept everything", "won"])
def test_no_other_answer_counts(made, lead, say):
    house, client = made
    assert client.post(lead[1], data={"say": say}).status_code == 422
    assert row(house, lead[0])["state"] == "handed"


def test_a_link_is_over_after_a_week(made, lead, monkeypatch):
    house, client = made
    now = House.now
    monkeypatch.setattr(House, "now", lambda self: now(self) + timedelta(days=7, minutes=1))
    for answer in (client.get(lead[1]), client.post(lead[1], data={"say": "done"})):
        assert answer.status_code == 422
        assert "too old" in answer.text
    assert row(house, lead[0])["state"] == "handed"


def test_a_link_of_another_kind_or_by_somebody_else_opens_nothing(made, lead):
    house, client = made
    other = token(house, "view", {"l": lead[0], "o": "Salla Salo", "w": "x"})
    for wrong in (f"/l/{other}", lead[1][:-3] + "abc", "/l/nonsense"):
        assert client.get(wrong).status_code == 422
        assert client.post(wrong, data={"say": "done"}).status_code == 422
    assert row(house, lead[0])["state"] == "handed"


def test_a_link_ends_when_somebody_else_gets_the_lead(made, lead):
    house, client = made
    with house.ledger.begin() as connection:
        book.change(connection, lead[0], owner=BEN["name"])
    answer = client.post(lead[1], data={"say": "done"})
    assert answer.status_code == 422
    assert "Somebody else has this lead now" in answer.text


def test_after_done_the_phone_asks_what_is_next(made, lead):
    house, client = made
    assert "What is next?" in client.post(lead[1], data={"say": "done"}).text
    day = (house.now() + timedelta(days=20)).date().isoformat()
    answer = client.post(lead[1], data={"say": "later", "until": day, "words": "After the fair."})
    assert "Spoken with, to be called again: noted." in answer.text
    assert row(house, lead[0])["next_at"].date() >= house.now().date() + timedelta(days=20)
    assert client.post(lead[1], data={"say": "lost off", "until": day}).status_code == 422
    client.post(lead[1], data={"say": "lost off", "words": "Too dear."})
    assert (row(house, lead[0])["state"], row(house, lead[0])["words"]) == ("lost", "Too dear.")


def test_a_wrong_tap_on_the_phone_is_taken_back(made, lead):
    house, client = made
    assert "Take it back" not in client.get(lead[1]).text
    said = client.post(lead[1], data={"say": "not_now"}).text
    assert "Take it back" in said
    assert "Until when?" in said
    client.post(lead[1], data={"say": "not_now week"})
    assert row(house, lead[0])["rest_until"] < house.now() + timedelta(days=8)
    assert client.post(lead[1], data={"say": "not_now", "until": "soon"}).status_code == 422
    client.post(lead[1], data={"say": "undo"})
    assert row(house, lead[0])["state"] == "handed"
    assert client.post(lead[1], data={"say": "undo"}).status_code == 422
