from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, strategies as st

from syotto.decide.content import Reader, choose
from syotto.decide.content_learned import Known, Learned
from syotto.schema.content import AIMS, About

TODAY = date(2026, 11, 1)
SEALS = About("seals", "educate", ("seals",), "authority", "en", ("maintenance",))
COST = About("cost", "educate", ("cost",), "social_proof", "en")
TRIAL = About("trial", "close", ("pumps",), "commitment", "en")
OLD = About("old", "educate", language="en", until=date(2026, 10, 31))
FINNISH = About("tiivisteet", "educate", ("seals",), language="fi")
ALL = [SEALS, COST, TRIAL, OLD, FINNISH]


def test_the_stage_says_what_a_content_must_be_there_for():
    prospect = choose(ALL, Reader(stage="prospect", language="en", persona="maintenance"), TODAY)
    assert (prospect.name, prospect.why) == (
        "seals", "made for maintenance, there to educate, in their language (en)",
    )  # fmt: skip
    assert choose(ALL, Reader(stage="lead", language="en"), TODAY).name == "trial"
    assert choose(ALL, Reader(stage="lead", aim="educate", language="en"), TODAY).name == "cost"


def test_every_other_content_has_a_reason():
    reader = Reader(stage="prospect", language="en", persona="finance", seen=["cost"])
    choice = choose(ALL, reader, TODAY)
    assert choice.name is None
    assert choice.why_not == {
        "seals": "it is for maintenance",
        "cost": "they had it",
        "trial": "it is there to close",
        "old": "its last day was 2026-10-31",
        "tiivisteet": "it is in another language (fi)",
    }


def test_what_they_looked_at_goes_first():
    reader = Reader(stage="prospect", persona="maintenance", language="en", topics={"cost": 2.0})
    choice = choose(ALL, reader, TODAY)
    assert choice.name == "cost"
    assert choice.why_not["seals"] == "cost says more about them"


def test_the_next_message_takes_another_angle():
    reader = Reader(stage="prospect", persona="maintenance", language="en", angles=["authority"])
    choice = choose(ALL, reader, TODAY)
    assert (choice.name, "another message angle" in choice.why) == ("cost", True)


def test_the_order_of_contents_changes_nothing():
    reader = Reader(stage="prospect", persona="maintenance")
    found = {choose(order, reader, TODAY).name for order in permutations(ALL)}
    assert found == {"seals"}


abouts = st.builds(
    About,
    st.text("abcdef", min_size=1, max_size=3),
    st.sampled_from(["", *AIMS]),
    st.lists(st.sampled_from("xyz"), max_size=2).map(tuple),
    st.sampled_from(["", "authority", "liking"]),
    st.sampled_from(["", "en", "fi"]),
    st.lists(st.sampled_from(["p", "q"]), max_size=1).map(tuple),
    st.sampled_from([None, date(2026, 10, 1), TODAY]),
)
readers = st.builds(
    Reader,
    st.sampled_from([None, "suspect", "prospect", "customer"]),
    st.sampled_from([None, "p", "q"]),
    st.sampled_from([None, "en", "fi"]),
    st.dictionaries(st.sampled_from("xyz"), st.floats(0, 9)),
    st.lists(st.text("abcdef", min_size=1, max_size=3)),
    st.lists(st.sampled_from(["authority", "liking"]), max_size=2),
)


@given(st.lists(abouts, max_size=6, unique_by=lambda one: one.name), readers)
def test_each_content_is_chosen_or_has_a_reason_and_the_chosen_one_breaks_no_rule(contents, reader):
    choice = choose(contents, reader, TODAY)
    chosen = [one for one in contents if one.name == choice.name]
    assert {*choice.why_not, *(one.name for one in chosen)} == {one.name for one in contents}
    for one in chosen:
        assert one.name not in reader.seen
        assert one.until is None or one.until >= TODAY
        assert not one.personas or reader.persona in one.personas
        assert one.language in ("", reader.language) or reader.language is None


EQUAL = [About("one"), About("two"), About("three", personas=("maintenance",))]
LEARNED = Learned(
    "click",
    {
        ("", ""): Known(400, 40, 2.0, 18.0),
        ("one", ""): Known(200, 10, 12.0, 208.0),
        ("two", ""): Known(200, 30, 32.0, 188.0),
    },
)


def several(*people: int, learned=LEARNED, day=TODAY):
    return [choose(EQUAL, Reader(), day, learned, ("welcome", "first", f"P{n}")) for n in people]


def test_what_is_known_gives_each_its_chance_and_none_is_given_up():
    found = several(*range(2000))
    chances = found[0].chances
    assert chances["one"] == pytest.approx(0.05, abs=0.005)
    assert sum(chances.values()) == pytest.approx(1)
    names = Counter(one.name for one in found)
    assert names["two"] / 2000 == pytest.approx(chances["two"], abs=0.03)
    assert names["one"] / 2000 == pytest.approx(0.05, abs=0.015)
    assert "the lot fell on" in next(one.why_not["two"] for one in found if one.name == "one")


def test_the_same_person_at_the_same_step_on_the_same_day_draws_the_same():
    assert several(*range(50)) == several(*range(50))
    later = several(*range(50), day=TODAY + timedelta(days=1))
    assert [one.name for one in later] != [one.name for one in several(*range(50))]


def test_rules_go_first_and_where_nothing_is_known_they_are_all():
    reader = Reader(persona="maintenance")
    ruled = choose(EQUAL, reader, TODAY, LEARNED, ("P1",))
    assert (ruled.name, ruled.chances) == ("three", None)
    assert several(1, learned=None) == [choose(EQUAL, Reader(), TODAY)]
    left = choose(EQUAL, Reader(seen=["two", "three"]), TODAY, LEARNED, ("P1",))
    assert (left.name, left.chances) == ("one", None)
