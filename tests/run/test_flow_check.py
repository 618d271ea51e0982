"""What a flow names is looked up, and what is not there is said with its place and the fix."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from syotto.cli import app
from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.flows import problems
from syotto.run.house import open_house
from syotto.run.sources import add_source
from syotto.run.users import add_user
from syotto.run.workspace import STARTERS, create
from syotto.schema.access import Role
from tests.run.flow_house import write_flow
from tests.run.mail import mail_house

FLOW = """\
title: Welcome
audience: {persona: maintenance, stage: [suspect, STAGE]}
enter:
  - {event: EVENT, where: {form: brochure, channel: fax}}
goal: {if: {in_segment: SEGMENT}, within: 30 days}
exits: [{if: {field: country, one_of: [FI, SE]}}]
steps:
  - {id: hello, send: {one_of: [hello, CONTENT]}}
  - {id: again, send: hello, channel: CHANNEL}
  - {id: call, task: Call them, to: SOMEBODY}
"""
GOOD = {
    "STAGE": "prospect", "EVENT": "Form Submitted", "SEGMENT": "lapsed", "CONTENT": "thank-you",
    "CHANNEL": "email", "SOMEBODY": "owner",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    made = mail_house(tmp_path_factory.mktemp("check") / "shop")
    (made.folder / "segments/lapsed.yaml").write_text("who: {field: country, is: FI}\n")
    add_source(made, "website")
    put(
        made,
        "website",
        [{"type": "track", "event": "Pump Chosen", "userId": "u", "messageId": "1"}],
    )
    drain_all(made)
    yield made
    made.ledger.close()


def found(house, **said):
    text = FLOW
    for word, name in {**GOOD, **said}.items():
        text = text.replace(word, name)
    write_flow(house, text)
    checked = problems(house, "welcome")["welcome"]
    return checked.wrong, checked.odd


def test_what_is_there_is_good(house):
    assert found(house) == ([], [])
    assert found(house, EVENT="Pump Chosen", CHANNEL="preferred") == ([], [])


@pytest.mark.parametrize(
    ("word", "name", "where", "said"),
    [
        ("STAGE", "prospekt", "line 2, column 51", "no stage 'prospekt'. Did you mean 'prospect'?"),
        ("SEGMENT", "lapsd", "line 5, column 25", "no segment 'lapsd'. Did you mean 'lapsed'?"),
        ("CONTENT", "thank-yu", "line 8, column 40", "'thank-yu'"),
        ("CHANNEL", "emial", "line 9, column 39", "Add to syotto.toml [channels.emial] with"),
        ("SOMEBODY", "Sala", "line 10, column 37", "Nobody here is called 'Sala'. Write owner"),
    ],
)
def test_a_name_that_is_not_there_has_its_place_and_a_fix(house, word, name, where, said):
    (wrong,), odd = found(house, **{word: name})
    assert wrong.startswith(f"flows/welcome.yaml, {where}: ")
    assert said in wrong
    assert odd == []


def test_an_event_that_was_never_seen_is_doubted_and_not_refused(house):
    place = "flows/welcome.yaml, line 4, column 13"
    assert found(house, EVENT="Form Submited") == (
        [],
        [f"{place}: The event 'Form Submited' was never seen. Did you mean 'Form Submitted'?"],
    )


def test_a_task_for_an_address_that_is_nobodys_is_doubted(house):
    wrong, (odd,) = found(house, SOMEBODY="ann@example.com")
    assert (wrong, "'ann@example.com' is no user here" in odd) == ([], True)
    add_user(
        house,
        "ann@example.com",
        Role.SELLER,
        password="long enough for all",
        by="test",
        owners=["Ann"],
    )
    assert found(house, SOMEBODY="ann@example.com") == ([], [])


def test_a_new_workspace_is_told_what_to_write(tmp_path):
    create(tmp_path / "new")
    asked = CliRunner().invoke(app, ["flow", "check", str(tmp_path / "new"), "welcome"])
    assert asked.exit_code == 2
    lines = '[channels.email] with the lines kind = "paper"'
    assert lines in " ".join(asked.output.split())
    path = tmp_path / "new/syotto.toml"
    section = '[channels.email]\nkind = "paper"\nfrom = "Ann Ahola <ann@example.com>"\n'
    path.write_text(path.read_text() + section)
    again = CliRunner().invoke(app, ["flow", "check", str(tmp_path / "new"), "--json"])
    assert again.exit_code == 0, again.output
    assert json.loads(again.output).keys() == {*STARTERS}
    assert not any(one["wrong"] for one in json.loads(again.output).values())


def test_a_simulated_company_writes_its_mails_down(tmp_path):
    create(tmp_path / "shop", paper=True)
    house = open_house(tmp_path / "shop")
    assert house.settings.channels["email"]["kind"] == "paper"
    assert not any(one.wrong for one in problems(house).values())
    house.ledger.close()
