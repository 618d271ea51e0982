"""A lead or a person goes to a seller by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from typer.testing import CliRunner

from syotto.cli import app
from syotto.errors import InputError, NotFound
from syotto.run import leads
from syotto.run.lead_give import give, give_person
from syotto.store import leads as book
from tests.run.leads import BEN, MONDAY, SALLA, employing
from tests.run.mail import mail_house, rows

LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def house(tmp_path):
    mail_house(tmp_path / "w")
    made = employing(tmp_path / "w", SALLA, {**BEN, "capacity": 0})
    yield made
    made.ledger.close()


@pytest.fixture
def lead(house):
    """It is with Salla, who has spoken with them."""
    number = leads.route(house, "p1", "Asked for pumps", now=MONDAY).lead_id
    give(house, number, "Salla Salo", now=MONDAY)
    leads.answer(house, number, "done", now=MONDAY)
    return number


def stands(house, lead_id):
    with house.ledger.read() as connection:
        return book.one(connection, lead_id)


def test_another_seller_has_the_lead_and_answers_as_to_a_new_one(house, lead):
    for _ in range(2):
        assert give(house, lead, "Ben Aalto", "ann", because="Speaks Swedish.", now=LATER) == lead
    found = stands(house, lead)
    assert (found["owner"], found["state"], found["rule"]) == ("Ben Aalto", "handed", "by hand")
    assert (found["done_at"], found["answered_at"], found["handed_at"]) == (None, None, LATER)
    with house.ledger.read() as connection:
        last = book.steps_of(connection, {lead})[-1]
    assert (last["step"], last["words"], last["by"]) == ("handed", "Speaks Swedish.", "ann")
    assert "ben@example.com" in {row["address"] for row in rows(house)}


def test_an_ended_lead_begins_anew_with_its_person(house, lead):
    leads.answer(house, lead, "reject", "too_early", now=MONDAY)
    new = give(house, lead, "Ben Aalto", now=LATER)
    assert new != lead
    assert (stands(house, new)["origin"], stands(house, lead)["state"]) == ("by hand", "recycled")


def test_a_person_with_a_lead_is_not_given_twice(house, lead):
    assert give_person(house, "p1", "Ben Aalto", "ann", now=LATER) == lead
    assert stands(house, lead)["owner"] == "Ben Aalto"
    assert give_person(house, "p2", "Ben Aalto", "ann", now=LATER) != lead


def test_no_lead_goes_to_a_stranger(house, lead):
    with pytest.raises(InputError, match="takes no leads"):
        give(house, lead, "Carl", now=LATER)
    with pytest.raises(NotFound):
        give(house, "nope", "Ben Aalto", now=LATER)


def test_the_command_gives_one_person_to_one_seller(house):
    place = str(house.folder)
    run = CliRunner().invoke
    done = run(app, ["hand-over", place, "--person", "p1", "--to", "Ben Aalto"])
    assert done.output.startswith("p1 is with Ben Aalto: lead ")
    assert run(app, ["hand-over", place, "--person", "p1"]).exit_code != 0
