"""The product finds who is who and where people stand, in a company that nothing was tuned on."""

from __future__ import annotations

import pytest

from syotto.demo.simulate import past, simulate
from syotto.demo.truth import recovery
from syotto.run.build import build
from syotto.run.house import open_house
from syotto.run.workspace import create

PEOPLE, DAYS, SEED = 500, 150, 41
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Built twice: what is as good as certain to be one counts from the second time on."""
    folder = tmp_path_factory.mktemp("found") / "company"
    create(folder, {"find_links": True})
    simulate(folder, people=PEOPLE, days=DAYS, seed=SEED)
    house = open_house(folder)
    build(house)
    build(house)
    return house


def table(house, name):
    return house.warehouse.open().table(name).to_pyarrow()


def test_pairs_of_one_person_are_found_and_hardly_any_other(house):
    found = recovery.people(house.folder, table(house, "identities"))
    precision, recall = found.found
    assert precision >= 0.995
    assert recall >= 0.97


def test_people_stand_where_they_stand_in_truth_and_came_there_on_the_day(house):
    world, state = past(PEOPLE, DAYS, SEED)
    end, day = recovery.stages(world, state, table(house, "stages"))
    assert end.found[0] >= 0.75
    assert day.found[0] >= 0.7
