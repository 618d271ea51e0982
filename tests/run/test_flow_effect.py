"""A flow from the door to what it caused: in a world whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from syotto.learn.flow_effect import in_words
from syotto.run.flow_effects import caused
from syotto.run.flows import counts, publish
from syotto.run.tick import tick, watch
from tests.run.flow_house import DAY, MONDAY, ClockHouse, flow_house, happened, people, write_flow
from tests.run.mail import rows

PEOPLE = 1_500
UNASKED = 0.15
"""The share who order by themselves."""
ADDS = 0.12
"""What a message that tells them something adds."""
FLOW = """\
enter: {{event: {event}}}
goal: {{event: Order Completed, within: 30 days}}
control_share: 0.3
steps:
  - {{id: first, send: hello}}
  - {{id: pause, wait: 3 days}}
  - id: tone
    split: [{{name: short, share: 0.5, steps: [{{id: more, send: hello}}]}}, {{name: long, share: 0.5}}]
"""


def world(house: ClockHouse, name: str, event: str, adds: float, seed: int) -> set[str]:
    """People come in, and order: all with the same chance, who was written to with more."""
    lot = np.random.default_rng(seed)
    write_flow(house, FLOW.format(event=event), name)
    house.moment = MONDAY
    publish(house, name, "ann")
    happened(house, *((number, event) for number in range(PEOPLE)))
    tick(house)
    written = {
        row["person_id"]
        for row in rows(house, "intended")
        if f"/{name}/" in f"/{row['intent_key']}"
    }
    draws = lot.random(PEOPLE)
    orders = [
        number for number, draw in enumerate(draws)
        if draw < UNASKED + (adds if f"P{number}" in written else 0)
    ]  # fmt: skip
    for day in (2, 10, 31):
        house.moment = MONDAY + day * DAY
        some = [number for number in orders if number % 3 == (2, 10, 31).index(day)]
        if day < 30:
            happened(house, *((number, "Order Completed") for number in some))
        tick(house)
    return {f"P{number}" for number in orders if number % 3 < 2}


@pytest.mark.slow
def test_a_flow_tells_its_true_effect_and_nothing_where_there_is_none(tmp_path):
    house = flow_house(tmp_path / "shop")
    people(house, *range(PEOPLE))
    world(house, "tells", "Form Submitted", ADDS, seed=3)
    found = caused(house, "tells").effect
    # a third of the orders come too late to count
    assert found.low <= ADDS * 2 / 3 <= found.high
    assert found.known
    assert not found.alarm
    world(house, "empty", "Demo Requested", 0.0, seed=5)
    none = caused(house, "empty")
    assert none.effect.low <= 0 <= none.effect.high
    assert in_words(none.effect).startswith("Not yet known")
    assert [one.best for one in none.splits] == [None]
    for name in ("tells", "empty"):
        told = counts(house, name)
        assert sum(told.past.values()) == told.audience == PEOPLE
        assert found.first.people + found.second.people == PEOPLE
    assert watch(house) == {}
