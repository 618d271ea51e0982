"""Tasks that flows gave to sellers: once in the CRM, and done here once they are done there."""

from __future__ import annotations

import pytest

from syotto.run.crm import allow
from syotto.run.crm_sync import diff
from syotto.run.tasks import finish
from syotto.store import crm as book, wishes
from syotto.store.flows import flow_wishes, insert_new
from tests.run.crms import KEY, NAMES, SPEAK, beside, firm as a_firm, killed_at, look

CLOSED = {
    "hubspot": {"hs_task_status": "COMPLETED"},
    "salesforce": {"Status": "Completed"},
    "dynamics": {"statecode": 1},
}
SUBJECT = {"hubspot": "hs_task_subject", "salesforce": "Subject", "dynamics": "subject"}
EACH = [one if one == "dynamics" else pytest.param(one, marks=pytest.mark.slow) for one in SPEAK]
ONE = pytest.mark.parametrize("beginning", ["dynamics"], indirect=True)


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    return a_firm(tmp_path_factory.mktemp("tasks") / "firm")


@pytest.fixture(params=EACH)
def beginning(request, tmp_path, firm, ledger_url):
    with beside(request.param, tmp_path, firm, ledger=ledger_url) as (server, house):
        yield request.param, server, house


def give(house, person, step="call", owner="Salla"):
    """A step of a flow gave a task about somebody."""
    now = house.now()
    row = {
        "enrolment_id": f"e{person}", "step_id": step, "kind": "task", "flow": "welcome",
        "person_id": person, "owner": owner, "due_at": now, "at": now, "done_at": None,
        "given": {"title": "Call them", "text": "Ask for seals.", "flow": "Welcome"},
        "done_by": None,
    }  # fmt: skip
    with house.ledger.begin() as connection:
        insert_new(connection, flow_wishes, [row])


def tasks(server, name):
    return server.book.all(NAMES[name][3])


def still_open(house):
    with house.ledger.read() as connection:
        return [row["person_id"] for row in wishes.tasks_open(connection)]


def test_a_task_is_there_once_it_may_be_and_done_here_once_it_is_done_there(beginning):
    name, server, house = beginning
    give(house, "p1")
    give(house, "p2")  # whom the CRM does not have
    assert (look(house, name).waiting, len(tasks(server, name))) == (1, 0)
    (planned,) = [one for one in diff(house, name, environ=KEY) if one.kind == "tasks"]
    assert (planned.our_id, planned.how) == ("ep1-call", "new")
    assert planned.because == "a step of a flow"
    allow(house, name, by=None)
    assert not look(house, name).failed
    ((number, task),) = tasks(server, name).items()
    assert task[SUBJECT[name]] == "Call them: Aino Ahola-Virta"
    assert "Ask for seals.\nFrom the flow Welcome." in task.values()
    assert look(house, name).written == 0
    assert still_open(house) == ["p1", "p2"]
    server.book.put(NAMES[name][3], number, **CLOSED[name])
    look(house, name)
    assert still_open(house) == ["p2"]
    with house.ledger.read() as connection:
        every = wishes.tasks(connection, house.now().replace(year=2000))
    (row,) = [one for one in every if one["done_at"]]
    assert (row["done_by"], len(tasks(server, name))) == (name, 1)


@ONE
def test_what_was_done_here_before_is_not_asked_for_there(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    give(house, "p1")
    assert finish(house, "ep1", "call", "Salla")
    look(house, name)
    assert not tasks(server, name)


@ONE
def test_a_task_that_is_deleted_there_is_still_to_be_done_here_and_not_made_again(beginning):
    name, server, house = beginning
    allow(house, name, by=None)
    give(house, "p1")
    look(house, name)
    server.book.drop(NAMES[name][3], next(iter(tasks(server, name))))
    look(house, name)
    assert (still_open(house), len(tasks(server, name))) == (["p1"], 0)


@ONE
def test_without_the_wish_no_task_goes_there(beginning):
    name, server, house = beginning
    house.settings.crm[name]["push"] = ["leads"]
    allow(house, name, by=None)
    give(house, "p1")
    look(house, name)
    assert not tasks(server, name)


def test_a_look_that_is_killed_makes_no_task_twice(tmp_path, firm):
    with beside("dynamics", tmp_path, firm) as (server, house):
        allow(house, "dynamics", by=None)
        give(house, "p1")
        ends = [
            killed_at(server, house, "dynamics", number, done_first=number % 2 == 0)
            for number in (6, 7, 8, 9)
        ]
        assert -9 in ends
        look(house, "dynamics")
        assert len(tasks(server, "dynamics")) == 1
        with house.ledger.read() as connection:
            (row,) = book.some(connection, book.crm_writes, "dynamics", 9, kind="tasks")
        assert row["state"] == book.DONE
