"""Flows as text: read, written, and what is wrong with them, with line and column."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from syotto.schema.condition_text import Misread
from syotto.schema.flow import Flow, parse, written
from syotto.schema.flow_schema import json_schema
from syotto.schema.flow_steps import Span, Unit
from syotto.sense import yaml_text
from tests.flows import flows
from tests.schema.json_schema import complaint
from tests.thorough import examples

WHOLE = """\
title: Welcome
what_for: first steps with our pumps
owner: ann@example.com
audience:
  segment: newcomers
  persona: [maintenance, buyer]
  stage: prospect
  if: {field: country, one_of: [FI, SE]}
enter:
  - {event: Form Submitted, where: {form: brochure}}
  - {segment: newcomers}
  - {schedule: month, on: 3, at: "07:30"}
  - {schedule: week, on: tuesday}
  - handed_back
key: order
reentry: {after: 90 days}
goal: {event: Demo Requested, within: 30 days}
exits:
  - {event: Meeting Booked, whole_account: true}
  - {if: {in_segment: lapsed}}
control_share: 0.2
steps:
  - {id: hello, send: welcome, at_most: 2 days}
  - {id: pause, wait: 1 day}
  - {id: morning, wait: {for: 1 week, at: "09:00", on: [tuesday, monday]}}
  - {id: work, wait: {until: working_hours}}
  - {id: answer, wait: {until: {event: Email Opened, where: {n: {at_least: 2}}}, at_most: 3 days}}
  - id: interested
    branch:
      - {name: clicked, event: Email Link Clicked, steps: [{id: tell, hand_over: Clicked}]}
      - {if: {field: country, is: FI}, steps: [{id: finland, end: from Finland}]}
      - {score: points, at_least: 50}
      - {quorum: {event: Page Viewed, roles: [decides, uses], at_least: 2}}
    otherwise:
      - id: tone
        split:
          - {name: short, share: 0.25, steps: [{id: one, send: {one_of: [a, b]}, channel: preferred}]}
          - {name: long, share: 0.75}
  - {id: call, task: Call them, to: bo@example.com, due: 2 hours, text: They opened it.}
  - {id: mark, update: {welcomed: true, rounds: 2}}
  - {id: shout, webhook: erp, content: note}
"""


def read(text: str) -> Flow:
    return parse("welcome", *yaml_text.read(text, "flows/welcome.yaml"))


def misread(old: str, new: str) -> Misread:
    assert WHOLE.count(old) == 1, old
    with pytest.raises(Misread) as error:
        read(WHOLE.replace(old, new))
    return error.value


def test_what_is_written_is_read_as_the_same_flow():
    flow = read(WHOLE)
    assert parse("welcome", written(flow)) == flow
    again = yaml_text.write(written(flow))
    assert read(again) == flow


@given(flows())
@settings(max_examples=examples(20))
def test_every_flow_is_read_back_from_its_text(flow):
    assert parse(flow.name, written(flow)) == flow
    assert read_named(flow.name, yaml_text.write(written(flow))) == flow


def read_named(name: str, text: str) -> Flow:
    return parse(name, *yaml_text.read(text, name))


def test_steps_are_told_from_top_to_bottom_those_within_others_too():
    assert [step.id for step in read(WHOLE).each()] == [
        "hello", "pause", "morning", "work", "answer", "interested", "tell", "finland", "tone",
        "one", "call", "mark", "shout",
    ]  # fmt: skip


def test_a_flow_listens_to_its_goal_its_exits_its_branches_and_its_waits_once_each():
    assert [one.event for one in read(WHOLE).listens()] == [
        "Demo Requested", "Meeting Booked", "Email Opened", "Email Link Clicked", "Page Viewed",
    ]  # fmt: skip


def test_a_span_is_said_as_people_say_it():
    assert (str(Span(1, Unit.DAYS)), str(Span(3, Unit.MONTHS))) == ("1 day", "3 months")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Welcome", "titel: Welcome", "line 1, column 8: found 'titel'"),
        ("send: welcome,", "sent: welcome,", "line 23, column 5: found 'id, sent, at_most'"),
        ("wait: 1 day}", "wait: 1 dya}", "line 24, column 23: found '1 dya'"),
        ("wait: 1 day}", "wait: 0 days}", "line 24, column 23: found '0 days'"),
        ("wait: 1 day}", "wait: {until: {event: X}}}", "expected at_most"),
        ("id: finland", "id: tell", "line 31, column 53: found 'tell'"),
        ("at_least: 50", "at_lest: 50", "found 'at_lest'"),
        ("{score: points", "{score: pionts", "found 'pionts'"),
        ("share: 0.75", "share: 0.7", "found 0.95, expected shares that make 1 together"),
        ("name: long", "name: short", "found 'short', expected a name of its own"),
        ("roles: [decides, uses]", "roles: [decides, boss]", "found 'boss'"),
        ('"09:00"', '"24:00"', "found '24:00', expected a time of day"),
        ("on: 3", "on: 31", "found 31, expected a day from 1 to 28"),
        (", within: 30 days", "", "expected within"),
        ("key: order", "key: oder", "found 'oder'"),
        ("control_share: 0.2", "control_share: 2", "found 2, expected a share from 0 to 1"),
        ("reentry: {after: 90 days}", "reentry: sometimes", "found 'sometimes'"),
        ("one_of: [a, b]", "one_of: [a]", "expected names of contents"),
        ("{in_segment: lapsed}", "{in_segmnt: lapsed}", "line 20, column 6: found 'in_segmnt'"),
        ("on: [tuesday, monday]", "on: [tuesday, moonday]", "found 'moonday'"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old, new, said):
    error = misread(old, new)
    assert said in str(error)
    assert error.line
    assert error.fix


@pytest.mark.parametrize("key", ["enter", "goal", "steps"])
def test_a_flow_without_what_every_flow_has_is_refused(key):
    given = dict(written(read(WHOLE)))
    del given[key]
    with pytest.raises(Misread, match=f"`{key}:`"):
        parse("welcome", given)


def test_steps_lie_only_so_deep_in_each_other():
    steps: list[object] = [{"id": "last", "end": "here"}]
    for depth in range(12):
        steps = [{"id": f"s{depth}", "branch": [{"event": "X", "steps": steps}]}]
    with pytest.raises(Misread, match="at most 8"):
        parse(
            "deep",
            {"enter": "handed_back", "goal": {"event": "X", "within": "1 day"}, "steps": steps},
        )


@given(flows())
@settings(max_examples=examples(15))
def test_the_schema_for_editors_takes_every_flow(flow):
    assert complaint(written(flow), json_schema()) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Welcome", "titel: Welcome"),
        ("send: welcome,", "sent: welcome,"),
        ("wait: 1 day}", "wait: 1 dya}"),
        ("{score: points", "{score: pionts"),
        ("one_of: [a, b]", "one_of: [a]"),
        (", within: 30 days", ""),
        ("control_share: 0.2", "control_share: 2"),
    ],
)
def test_the_schema_for_editors_refuses_what_no_flow_may_have(old, new):
    given, _ = yaml_text.read(WHOLE.replace(old, new), "flows/welcome.yaml")
    assert complaint(given, json_schema())
