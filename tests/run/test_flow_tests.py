"""A firm's own tests of its flows, and a draft replayed over what happened."""

from __future__ import annotations

import pyarrow as pa
import pytest
from typer.testing import CliRunner

from syotto.cli import app
from syotto.errors import NotFound
from syotto.run.flow_replay import GOES, replay
from syotto.run.flow_tests import run_tests
from syotto.run.flows import publish
from syotto.run.rights import give
from syotto.schema.condition_text import Misread
from syotto.schema.raw_world import EVENTS
from tests.run.flow_house import (
    DAY,
    HOUR,
    MONDAY,
    WELCOME,
    flow_house,
    people,
    schema_of,
    write_flow,
)

TESTS = """\
- name: who opens gets a second mail
  people: {ann: {country: FI}, bo: {country: SE}}
  begins: 2026-05-04 09:00
  events:
    - {who: ann, event: Form Submitted}
    - {who: bo, event: Form Submitted, at: 1 day}
    - {who: ann, event: Email Opened, at: 2 hours}
  expect:
    - {at: 0 minutes, who: ann, send: hello}
    - {at: 1 day, who: bo, send: hello}
    - {at: 3 days, who: ann, send: hello}
    - {who: ann, over: finished}
    - {who: bo, over: finished}
    - {at: 4 days, who: bo, task: Call them}
- name: an order ends it
  events: [{event: Form Submitted}, {event: Order Completed, at: 1 day}]
  expect: [{send: hello}, {at: 1 day, over: goal}]
"""


@pytest.fixture
def house(tmp_path):
    made = flow_house(tmp_path / "shop")
    write_flow(made)
    return made


def write_tests(house, text: str = TESTS) -> None:
    (house.folder / "flows/welcome.test.yaml").write_text(text, encoding="utf-8")


def test_a_flow_does_what_its_tests_expect(house):
    write_tests(house)
    assert [(one.name, one.wrong) for one in run_tests(house, "welcome")] == [
        ("who opens gets a second mail", []), ("an order ends it", []),
    ]  # fmt: skip


AGAIN = """\
- name: again
  events:
    - {event: Form Submitted}
    - {event: Form Submitted, at: 10 days}
    - {event: Form Submitted, at: 25 days}
  expect: [{at: 0 minutes, send: hello}, {at: 25 days, send: hello}]
"""


def test_a_test_waits_as_long_as_the_flow_before_somebody_comes_in_again(house):
    write_flow(house, WELCOME.replace("title: Welcome", "reentry: {after: 20 days}"))
    write_tests(house, AGAIN)
    assert [one.wrong for one in run_tests(house, "welcome")] == [[]]


def test_a_flow_that_was_changed_fails_them_and_says_how(house):
    write_tests(house)
    write_flow(house, WELCOME.replace("wait: 3 days", "wait: 4 days"))
    wrong = run_tests(house, "welcome")[0].wrong
    assert "expected, but did not happen: ann: send hello at 2026-05-07 09:00 UTC" in wrong
    assert "happened, but was not expected: ann: send hello at 2026-05-08 09:00 UTC" in wrong


def test_the_command_ends_with_1_where_a_test_fails_and_2_without_tests(house):
    write_tests(house, TESTS.replace("over: goal", "over: finished"))
    done = CliRunner().invoke(app, ["flow", "test", str(house.folder)])
    assert (done.exit_code, "an order ends it: failed" in done.output) == (1, True)
    with pytest.raises(NotFound, match="no tests"):
        run_tests(house, "other")


def test_a_test_that_cannot_be_read_is_told_with_its_place(house):
    write_tests(house, TESTS.replace("who: bo, event", "who: bob, event"))
    with pytest.raises(Misread, match="line 6, column"):
        run_tests(house)


def log_events(house, *told: tuple[int, str, float]) -> None:
    rows = [
        {"event_id": f"e{n}-{name}-{days}", "at": MONDAY + days * DAY, "name": name,
         "user_id": f"P{n}", "source": "site", "received_at": MONDAY + days * DAY, "load_id": "l1"}
        for n, name, days in told
    ]  # fmt: skip
    house.log.append(EVENTS, pa.Table.from_pylist(rows, schema=schema_of(EVENTS)))


def test_a_draft_is_replayed_over_what_happened_beside_the_version_that_runs(house):
    people(house, 1, 2)
    publish(house, "welcome", "ann")
    write_flow(house, WELCOME.replace("wait: 3 days", "wait: 1 day"))
    log_events(house, (1, "Form Submitted", 0), (1, "Email Opened", 0.5), (2, "Form Submitted", 1),
               (2, "Order Completed", 1.5), (9, "Page Viewed", 1))  # fmt: skip
    house.moment = MONDAY + 2 * DAY + HOUR
    found = replay(house, "welcome", 7)
    assert (found.events, found.draft.people) == (4, 2)
    assert [(one.person_id, one.step, one.at) for one in found.draft.messages] == [
        ("P1", "hello", MONDAY), ("P1", "more", MONDAY + DAY), ("P2", "hello", MONDAY + DAY),
    ]  # fmt: skip
    assert [one.person_id for one in found.live.messages] == ["P1", "P2"]
    assert found.draft.over == {"finished": 1, "goal": 1}
    assert {one.verdict for one in found.draft.messages} != {GOES}, "nobody gave consent"


def test_older_data_is_replayed_as_of_its_newest_moment_and_says_so(house):
    people(house, 1)
    log_events(house, (1, "Form Submitted", 0))
    house.moment = MONDAY + 300 * DAY
    found = replay(house, "welcome", 7)
    assert (found.events, found.draft.people, found.simulated) == (1, 1, False)
    assert found.moment.startswith("The newest row is of 2026-05-04 09:00, more than 30 days ago")


def test_where_nobody_came_in_it_says_why_and_visitors_are_simulated(house):
    found = replay(house, "welcome", 7)
    assert found.nobody == ["no entrance event: Form Submitted did not happen"]
    assert (found.simulated, found.events, found.draft.people) == (True, 0, 12)
    assert {one.person_id.partition("-")[0] for one in found.draft.messages} == {"simulated"}
    assert {one.verdict for one in found.draft.messages} == {GOES}
    asked = CliRunner().invoke(app, ["replay", str(house.folder), "welcome"])
    assert "Nobody came in: no entrance event" in asked.output
    assert "simulated visitors" in asked.output


def test_what_the_audience_left_of_those_who_came_is_counted(house):
    people(house, 1, 2, country="FI")
    log_events(house, (1, "Form Submitted", 0), (2, "Form Submitted", 0), (9, "Form Submitted", 0))
    house.moment = MONDAY + DAY
    audience = "audience: {stage: prospect, if: {field: country, is: FI}}\nenter:"
    write_flow(house, WELCOME.replace("enter:", audience))
    found = replay(house, "welcome", 7)
    assert found.nobody == [
        "3 did what brings them in", "known of them 2", "stage prospect 0",
        "the rest of the audience 2",
    ]  # fmt: skip
    assert (found.simulated, found.draft.people) == (True, 12)


def test_what_a_replay_says_of_quiet_hours(tmp_path):
    house = flow_house(tmp_path / "shop", quiet_hours="00:00-23:00")
    write_flow(house)
    said = {"purpose": "mailing", "channel": "email", "source": "form"}
    give(house, person_id="P1", address="p1@example.org", at=MONDAY - DAY, **said)
    people(house, 1)
    log_events(house, (1, "Form Submitted", 0))
    house.moment = MONDAY + DAY
    (message,) = replay(house, "welcome", 7).draft.messages
    assert message.verdict.startswith("Quiet hours")


def test_a_replay_of_messages_by_the_preferred_channel(house):
    people(house, 1)
    write_flow(house, WELCOME.replace("{id: hello, send: hello}",
                                      "{id: hello, send: hello, channel: preferred}"))  # fmt: skip
    said = {"purpose": "mailing", "channel": "email", "source": "form"}
    give(house, person_id="P1", address="p1@example.org", at=MONDAY - DAY, **said)
    log_events(house, (1, "Form Submitted", 0))
    house.moment = MONDAY + DAY
    (message,) = replay(house, "welcome", 7).draft.messages
    assert message.verdict == GOES
