"""What a new workspace has to begin with: flows that can be published, contents that can be sent."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from syotto.cli import app
from syotto.run.contents import checked
from syotto.run.flow_tests import run_tests
from syotto.run.flow_texts import drafts
from syotto.run.house import open_house
from syotto.run.workspace import LETTERS, STARTERS, create
from syotto.schema.flow import parse, written
from syotto.schema.flow_steps import Send


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "shop"
    create(folder)
    made = open_house(folder)
    yield made
    made.ledger.close()


@pytest.mark.parametrize("name", STARTERS)
def test_every_starter_can_be_read_and_written_back(house, name):
    flow = drafts(house).one(name)
    assert parse(name, written(flow)) == flow
    assert flow.what_for
    assert flow.control_share > 0


def test_starters_send_contents_that_are_there_and_good(house):
    contents = {one.name: one for one in checked(house)}
    sent = {
        name
        for flow in drafts(house).known.values()
        for step in flow.each()
        if isinstance(step, Send)
        for name in step.contents
    }
    assert sent <= set(contents)
    assert sent == set(LETTERS)
    assert {one.name: one.findings for one in contents.values() if one.findings} == {}


def test_a_step_with_several_contents_has_at_most_one_for_each_persona(house):
    contents = {one.name: one.content for one in checked(house)}
    (many,) = {one.contents for one in drafts(house).one("educate").each() if isinstance(one, Send)}
    personas = [persona for name in many for persona in contents[name].about.personas]
    assert len(personas) == len(set(personas)) > len(many)


def test_every_starter_does_in_simulated_time_what_its_tests_say(house):
    tested = run_tests(house)
    assert {one.flow for one in tested} == set(STARTERS)
    assert [one for one in tested if one.wrong] == []


def test_a_flow_that_does_something_else_is_found_by_its_tests(house):
    path = house.folder / "flows/service.yaml"
    before = path.read_text()
    path.write_text(
        before.replace("wait: {until: {event: Service Booked}, at_most: 10 days}", "wait: 2 days")
    )
    try:
        wrong = [one.wrong for one in run_tests(house, "service") if one.wrong]
    finally:
        path.write_text(before)
    assert any("service-plan" in line for lines in wrong for line in lines)


def test_the_command_says_what_is_wrong_and_where(tmp_path):
    create(tmp_path / "shop")
    asked = ["content", "check", str(tmp_path / "shop")]
    good = CliRunner().invoke(app, asked)
    assert (good.exit_code, "thank-you: good" in good.output) == (0, True)
    (tmp_path / "shop/content/thank-you.md").write_text(
        "---\nsubject: A\nuntil: 2020-01-01\n---\nHi\n"
    )
    wrong = CliRunner().invoke(app, asked)
    assert wrong.exit_code == 1
    assert "line 3: Its last day was 2020-01-01" in wrong.output
    assert "no call to action" in wrong.output
    (tmp_path / "shop/content/thank-you.md").write_text("nothing")
    assert "does not begin with lines" in CliRunner().invoke(app, [*asked, "thank-you"]).output
