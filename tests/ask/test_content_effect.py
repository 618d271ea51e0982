"""What single contents caused: only where people were drawn to get another, or none."""

from __future__ import annotations

import pytest

from syotto.ask.content_effect import compared, only_content, only_difference
from syotto.run.flows import publish
from syotto.run.tick import tick
from syotto.schema.flow import parse
from syotto.store.flows import steps_of
from tests.run.flow_house import DAY, flow_house, happened, people, write_flow

HEAD = {"enter": {"event": "Form Submitted"}, "goal": {"event": "Order", "within": "30 days"}}
FLOW = """\
title: Spring
enter: {event: Form Submitted}
goal: {event: Order Completed, within: 30 days}
control_share: 0
steps:
  - id: tone
    split:
      - {name: hello, share: 0.5, steps: [{id: one, wait: 1 day}, {id: first, send: hello}]}
      - {name: other, share: 0.5, steps: [{id: two, wait: 1 day}, {id: second, send: other}]}
"""
OTHER = "---\nsubject: x\nfrom: ann@example.com\n---\nHei {{ unsubscribe_url }}\n"


def steps(*some):
    return parse("f", {**HEAD, "steps": list(some)}).steps


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ([{"id": "a", "send": "x"}], [], ("x", None)),
        ([{"id": "a", "send": "x"}], [{"id": "b", "send": "y"}], ("x", "y")),
        ([{"id": "a", "send": "x"}], [{"id": "b", "send": "x"}], None),
        ([{"id": "a", "send": "x", "channel": "sms"}], [{"id": "b", "send": "y"}], None),
        ([{"id": "a", "send": "x"}], [{"id": "b", "wait": "1 day"}], None),
        ([{"id": "a", "send": "x"}, {"id": "c", "wait": "1 day"}], [], None),
        ([{"id": "a", "send": {"one_of": ["x", "z"]}}], [{"id": "b", "send": "y"}], None),
    ],
)
def test_only_what_differs_by_one_content_tells_of_it(first, second, difference):
    other = steps(*second) if second else ()
    assert only_difference(steps(*first), other) == difference


def test_a_flow_of_one_content_is_held_against_its_control_group_and_others_are_not():
    one, two = {"id": "a", "send": "x"}, {"id": "b", "send": "y"}
    pause = {"id": "p", "wait": "1 day"}
    assert only_content(parse("f", {**HEAD, "steps": [pause, one]})) == "x"
    assert only_content(parse("f", {**HEAD, "steps": [one, two]})) is None


def test_the_better_of_two_contents_is_told_with_its_interval(tmp_path):
    house = flow_house(tmp_path / "shop")
    (house.folder / "content/other.txt").write_text(OTHER)
    write_flow(house, FLOW)
    people(house, *range(300))
    publish(house, "welcome", "ann")
    assert compared(house)["hello"].words.endswith("time for the goal is over in one of the groups")
    happened(house, *((number, "Form Submitted") for number in range(300)))
    tick(house)
    house.moment += 2 * DAY
    tick(house)
    with house.ledger.read() as connection:
        left = steps_of(connection, [f"P{number}" for number in range(300)])
    got = {row["person_id"] for row in left if row["how"] == "hello"}
    orders = [n for n in range(300) if n % (2 if f"P{n}" in got else 10) == 0]
    happened(house, *((number, "Order Completed") for number in orders))
    tick(house)
    house.moment += 30 * DAY
    tick(house)
    found = compared(house)["hello"]
    assert found.effect.known
    assert found.effect.low < 0.4 < found.effect.high
    assert found.words.startswith("Against the content other, in the flow Spring: +")
    assert compared(house)["other"].effect.high < 0
    swapped = FLOW.replace("second, send: other", "second, send: hello")
    write_flow(house, swapped.replace("first, send: hello", "first, send: other"))
    publish(house, "welcome", "ann")
    assert compared(house)["hello"].people == 0  # the parts have other contents now
    house.ledger.close()
