"""What flows chose goes on record as decisions, with the chance with which it was chosen."""

from __future__ import annotations

from collections import Counter

import pytest

from syotto.run.flow_log import CONTENT, ENTERED, PART, SETTLED, drain_choices
from syotto.run.flows import enrolled, publish
from syotto.run.tick import tick
from syotto.schema.derived import RECORDED_DECISIONS
from syotto.store.recent import rows_of_keys
from tests.run.flow_house import DAY, flow_house, happened, people, write_flow

FLOW = """\
enter: {event: Form Submitted}
goal: {event: Order Completed, within: 30 days}
control_share: 0.4
steps:
  - id: tone
    split:
      - {name: short, share: 0.7, steps: [{id: more, send: {one_of: [hello, other]}}]}
      - {name: long, share: 0.3, steps: [{id: rest, send: hello}]}
  - {id: pause, wait: 3 days}
"""
HEAD = "---\nsubject: x\nfrom: ann@example.com\n---\nHei {{ unsubscribe_url }}\n"


@pytest.fixture
def house(tmp_path, ledger_url):
    made = flow_house(tmp_path / "shop", ledger_url)
    (made.folder / "content/other.txt").write_text(HEAD)
    write_flow(made, FLOW)
    yield made
    made.ledger.close()


def recorded(house, values):
    found = rows_of_keys(house.log, RECORDED_DECISIONS, "person_id", values, set())
    return found.to_pylist()


def test_each_choice_is_on_record_once_with_its_chance(house):
    people(house, *range(40))
    publish(house, "welcome", "ann")
    happened(house, *((number, "Form Submitted") for number in range(40)))
    tick(house)
    assert drain_choices(house) == 0  # somebody may still be writing
    house.moment += SETTLED
    everybody = enrolled(house, "welcome")
    treated = [row["person_id"] for row in everybody if row["arm"] == "treated"]
    chosen = drain_choices(house)
    assert drain_choices(house) == 0
    told = recorded(house, [row["person_id"] for row in everybody])
    assert len(told) == chosen
    assert {row["action"] for row in told} == {"flow"}
    arms = Counter((row["arm"], row["propensity"]) for row in told if row["reason"] == ENTERED)
    assert arms == {("treated", 0.6): len(treated), ("control", 0.4): 40 - len(treated)}
    parts = Counter((row["reasons"], row["propensity"]) for row in told if row["reason"] == PART)
    short, long = ("welcome, tone: short", 0.7), ("welcome, tone: long", 0.3)
    assert set(parts) == {short, long}
    assert parts.total() == len(treated)
    contents = [row["reasons"] for row in told if row["reason"] == CONTENT]
    assert contents == ["welcome, more: hello"] * parts[short]


def test_the_chance_is_that_of_the_version_that_chose(house):
    people(house, *range(30))
    publish(house, "welcome", "ann")
    happened(house, *((number, "Form Submitted") for number in range(20)))
    tick(house)
    house.moment += DAY
    write_flow(house, FLOW.replace("0.7", "0.2").replace("0.3", "0.8"))
    publish(house, "welcome", "ann", moves={"pause": "pause"})
    happened(house, *((number, "Form Submitted") for number in range(20, 30)))
    tick(house)
    house.moment += SETTLED
    drain_choices(house)
    told = recorded(house, [f"P{number}" for number in range(30)])
    parts = [row for row in told if row["reason"] == PART]
    first = {f"P{number}" for number in range(20)}
    found = {
        (row["person_id"] in first, row["reasons"][-5:], row["propensity"], row["policy_version"])
        for row in parts
    }
    assert found == {
        (True, "short", 0.7, "welcome/1"), (True, " long", 0.3, "welcome/1"),
        (False, "short", 0.2, "welcome/2"), (False, " long", 0.8, "welcome/2"),
    }  # fmt: skip


def test_only_contents_that_were_sent_are_choices(house):
    steps = "".join(f"  - {{id: {name}, send: {{one_of: [hello, other]}}}}\n" for name in "abc")
    write_flow(house, FLOW.partition("control_share")[0] + "control_share: 0\nsteps:\n" + steps)
    people(house, 1)
    publish(house, "welcome", "ann")
    happened(house, (1, "Form Submitted"))
    tick(house)
    house.moment += SETTLED
    drain_choices(house)
    told = [row["reasons"] for row in recorded(house, ["P1"]) if row["reason"] == CONTENT]
    assert sorted(told) == ["welcome, a: hello", "welcome, b: other"]  # nothing is left for c
