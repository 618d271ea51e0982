"""Pages and the command line say of anybody where they stand in flows, also before a build."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from syotto.ask.flow_edit import rewritten
from syotto.ask.flow_fields import ENTER, flow_fields
from syotto.ask.flows import flows
from syotto.cli import app
from syotto.errors import NotFound
from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.flows import publish
from syotto.run.sources import add_source
from syotto.run.tick import tick
from syotto.sense import yaml_text
from syotto.sense.flows import read
from syotto.store import flows as book
from tests.run.flow_house import WELCOME, write_flow

TOLD = [
    {"type": "identify", "userId": "u-new-1", "messageId": "n1",
     "traits": {"email": "New.Person@mill.fi", "firstName": "Ann"}},
    {"type": "track", "event": "Form Submitted", "userId": "u-new-1", "messageId": "n2"},
]  # fmt: skip


@pytest.fixture
def newcomer(house):
    """Somebody whom no build knows, in a flow that runs."""
    section = '\n[channels.email]\nkind = "paper"\nfrom = "ann@example.com"\n'
    path = house.folder / "syotto.toml"
    if "\n[channels.email]" not in path.read_text():
        path.write_text(path.read_text() + section)
        house.settings.channels["email"] = {"kind": "paper", "from": "ann@example.com"}
    write_flow(house, WELCOME.replace("send: hello", "send: thank-you"))
    publish(house, "welcome", "ann@example.com")
    add_source(house, "website")
    put(house, "website", TOLD)
    drain_all(house)
    tick(house)
    return "u-new-1"


def said(*words):
    done = CliRunner().invoke(app, [*words])
    return done.exit_code, done.output


def test_why_finds_somebody_new_by_their_address(client, newcomer):
    page = client.get("/flows/welcome/why?person=New.Person@mill.fi", follow_redirects=True)
    assert page.url.path == "/flows/welcome/people/u-new-1"
    assert "stands at pause" in page.text
    direct = client.get("/flows/welcome/people/new.person@mill.fi?format=json").json()
    assert (direct["person_id"], len(direct["instances"])) == ("u-new-1", 1)


def test_somebody_new_has_a_page_before_the_next_build(client, newcomer):
    page = client.get("/people/u-new-1")
    assert page.status_code == 200
    assert "New since the last build" in page.text
    assert "new.person@mill.fi" in page.text
    assert "/flows/welcome/people/u-new-1" in page.text
    assert client.get("/people/nobody-at-all").status_code == 404


def test_why_on_the_command_line_knows_flows_and_addresses(house, newcomer):
    folder = str(house.folder)
    code, text = said("why", folder, "new.person@mill.fi")
    assert code == 0, text
    assert "welcome: In it 1 time; the last time: stands at pause." in text
    told = json.loads(said("why", folder, "u-new-1", "--json")[1])
    assert [(one["flow"], one["inside"]) for one in told["flows"]] == [("welcome", True)]


def test_a_flow_that_is_not_there_is_not_zero_people(house, newcomer):
    asked = CliRunner().invoke(app, ["flow", "status", str(house.folder), "welcom"])
    assert isinstance(asked.exception, NotFound)
    assert asked.exception.exit_code == 2
    assert asked.exception.fix == "Did you mean 'welcome'?"


def test_the_list_says_whether_anybody_is_overdue(house, newcomer):
    assert flows(house).overdue == "Nobody is overdue."
    with house.ledger.begin() as connection:
        late = house.now() - timedelta(hours=1)
        connection.execute(book.enrolments.update().values(due_at=late))
    assert flows(house).overdue.startswith(f"Overdue: 1 of welcome since {late:%Y-%m-%d %H:%M} UTC")


def test_fields_of_the_whole_flow_are_written_and_read_back():
    fields = {f"f.{one.name}": one.value for one in flow_fields(yaml_text.read(WELCOME, "x")[0])}
    assert fields["f.key"] == "person"
    assert fields["f.reentry"] == "never"
    assert fields["f.exit-0"] == "{event: Meeting Booked, whole_account: true}"
    more = {
        "f.key": "order",
        "f.reentry": "90 days",
        "f.exit-1": "Order Cancelled",
        "f.owner": "ann@example.com",
    }
    text, _ = rewritten(WELCOME, ENTER, {**fields, **more})
    flow = read("welcome", text)
    assert (flow.key, str(flow.reentry.after), flow.owner) == (
        "order",
        "90 days",
        "ann@example.com",
    )
    assert [one.whole_account for one in flow.exits] == [True, False]
    again, _ = rewritten(text, ENTER, fields | {"f.exit-0": "", "f.exit-1": ""})
    back = read("welcome", again)
    assert (back.key, back.reentry.allowed, back.exits, back.owner) == ("person", False, (), "")
