"""Two that look alike, from the records to one person, and back."""

from __future__ import annotations

import pytest

from syotto.errors import InputError, NotFound
from syotto.run.build import build
from syotto.run.identity import merges, unmerge
from syotto.run.load import load
from syotto.run.pair_answers import join_certain, say, undo
from tests.run.loaded import file, house_in
from tests.run.part import part_build

CRM = """source_id,first_name,last_name,email,phone,company
c1,Anna,Strom,anna.strom@mill.example,+358 40 123 4567,Mill
c2,Ana,Strom,anna.strom@mill.examplee,+358 40 123 4567,Mill
c3,Ben,Koski,ben@boreal.example,+46 70 111 22 33,Boreal
c4,Ben,Koski,ben.koski@cedar.example,,Boreal Services
"""


@pytest.fixture
def house(tmp_path):
    made = house_in(tmp_path / "w", find_links=True, link_review=0.01)
    load(made, "people", [file(tmp_path, "crm.csv", CRM)])
    return made


def linked(house):
    """As after a build, of these tables alone."""
    part_build(house, "people", "links")
    join_certain(house)


def links(house):
    rows = house.warehouse.open().table("links").to_pyarrow().to_pylist()
    return {(row["id_left"], row["id_right"]): row["decision"] for row in rows}


def people(house):
    return sorted(house.warehouse.open().table("people").person_id.to_pyarrow().to_pylist())


def test_what_is_as_good_as_certain_is_joined_and_taken_apart_for_good(house):
    build(house)
    assert links(house)["c1", "c2"] == "together"
    (made,) = merges(house)
    assert (made["kept"], made["other"], made["by"]) == ("c1", "c2", "syotto")
    assert "same telephone" in made["evidence"]["words"]
    build(house)
    assert people(house) == ["c1", "c3", "c4"]
    unmerge(house, made["merge_id"], by="ann")
    build(house)
    assert people(house) == ["c1", "c2", "c3", "c4"]
    assert [row["undone_by"] for row in merges(house)] == ["ann"]


def test_a_pair_that_is_not_the_same_comes_back_only_when_that_is_taken_back(house):
    linked(house)
    assert links(house)["c3", "c4"] == "review"
    number = say(house, "person", "c4", "c3", "different", by="ann")
    linked(house)
    assert ("c3", "c4") not in links(house)
    undo(house, number, by="ben")
    linked(house)
    assert ("c3", "c4") in links(house)


def test_same_is_a_merge_with_its_evidence(house):
    linked(house)
    number = say(house, "person", "c3", "c4", "same", by="ann")
    assert number in {row["merge_id"] for row in merges(house)}
    linked(house)
    assert "c4" not in people(house)


def test_nothing_is_joined_where_the_settings_say_so(tmp_path):
    made = house_in(tmp_path / "w", find_links=True, merge_links=False)
    load(made, "people", [file(tmp_path, "crm.csv", CRM)])
    linked(made)
    assert merges(made) == []


def test_nobody_is_like_anybody_where_there_is_one(tmp_path):
    made = house_in(tmp_path / "w", find_links=True)
    load(made, "people", [file(tmp_path, "one.csv", CRM[: CRM.index("c2")])])
    linked(made)
    assert links(made) == {}


def test_an_answer_is_about_a_pair(house):
    linked(house)
    with pytest.raises(NotFound, match="no pair"):
        say(house, "person", "c1", "c3", "same", by=None)
    with pytest.raises(InputError, match="'maybe'"):
        say(house, "person", "c1", "c2", "maybe", by=None)
    with pytest.raises(NotFound, match="no answer"):
        undo(house, "nope", by=None)
