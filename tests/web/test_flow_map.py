from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings

from syotto.web.flow_map import HEIGHT, drawn
from tests.flows import flows


def apart(one, other):
    return (
        one.x + one.width <= other.x or other.x + other.width <= one.x
        or one.y + HEIGHT <= other.y or other.y + HEIGHT <= one.y
    )  # fmt: skip


@pytest.mark.parametrize("tall", [False, True])
@settings(max_examples=12)
@given(flow=flows())
def test_every_step_is_drawn_once_inside_the_page_and_none_lies_on_another(tall, flow):
    drawing = drawn(flow, {"s0": 7}, tall=tall)
    ids = [box.id for box in drawing.boxes]
    assert sorted(ids) == sorted(["-enter", "-goal", *(step.id for step in flow.each())])
    for box in drawing.boxes:
        assert 0 <= box.x <= drawing.width - box.width + 0.5
        assert 0 <= box.y <= drawing.height - HEIGHT
        assert box.count == (7 if box.id == "s0" else None)
    for one, other in combinations(drawing.boxes, 2):
        assert apart(one, other), (one, other)
