"""Who decides about two that look alike, and in which words."""

from __future__ import annotations

import pyarrow as pa
import pytest

from syotto.know.duplicates import in_words, links, namesakes, two
from syotto.maths.codes import arrow

ANNA = {"first_name": "anna", "last_name": "strom", "email": "anna.strom@mill.example",
        "phone": "+358401234567", "company": "mill"}  # fmt: skip


def decided(changes, chance=0.999, different=(), kind="person"):
    """Of two records, the second with changes: (decision, evidence), or nothing."""
    records = [ANNA, ANNA | changes]
    keys = pa.Table.from_pylist(records)
    pairs = pa.table({"unique_id_l": [0], "unique_id_r": [1], "probability": [chance]})
    found = links(
        kind, pa.chunked_array([["c1", "c2"]]), keys, pairs,
        different=set(different), same=0.99, review=0.5,
    )  # fmt: skip
    return [(row["decision"], row["evidence"]) for row in found.to_pylist()]


@pytest.mark.parametrize(
    ("changes", "decision"),
    [
        ({"first_name": "ana"}, "together"),  # a slip of the pen, the same address
        ({"first_name": "a", "email": None}, "together"),  # an initial, the same telephone
        ({"first_name": "ben", "phone": None}, "review"),  # a mailbox that two share
        ({"email": None, "phone": None}, "together"),  # the only two of that name there
        ({"email": "anna.strom2@mill.example", "phone": None}, "review"),  # a digit is no slip
        ({"company": "boreal", "email": None, "phone": None}, "review"),  # the name alone
    ],
)
def test_who_decides(changes, decision):
    assert [said for said, _ in decided(changes)] == [decision]


def test_strangers_who_share_a_mailbox_are_nothing_to_ask():
    assert decided({"first_name": "ben", "last_name": "koski"}) == []


def test_what_is_only_likely_is_looked_at():
    assert decided({"first_name": "ana"}, chance=0.8)[0][0] == "review"
    assert decided({"first_name": "ana"}, chance=0.4) == []


def test_what_somebody_said_are_two_stays_two():
    said = [{"kind": "person", "id_left": "c1", "id_right": "c2", "verdict": "different",
             "undone_at": None}]  # fmt: skip
    assert decided({"first_name": "ana"}, different=two(said, "person")) == []
    assert two(said, "account") == set()
    assert two([said[0] | {"undone_at": 1}], "person") == set()
    assert two([said[0] | {"verdict": "later"}], "person") == set()


def test_evidence_in_words():
    other = ANNA | {"first_name": "ana", "phone": "+46700000000", "company": "mill services"}
    assert in_words(ANNA, other) == (
        "same e-mail address, same last name, first name one sign apart, "
        "company name longer in one, different telephone"
    )


def test_a_chain_with_a_weak_place_is_looked_at():
    """a is b and b is c as good as certainly, yet a and c were never found alike."""
    keys = pa.Table.from_pylist([ANNA, ANNA, ANNA])
    chances = {"unique_id_l": [0, 1], "unique_id_r": [1, 2], "probability": [0.999, 0.5]}
    whose = pa.chunked_array([["a", "b", "c"]])
    sure = {"different": set(), "same": 0.4, "review": 0.4}
    found = links("person", whose, keys, pa.table(chances), **sure).to_pylist()
    assert [row["decision"] for row in found] == ["review", "review"]


def test_two_are_told_once_by_their_likeliest_records():
    keys = pa.Table.from_pylist([ANNA, ANNA, ANNA | {"phone": None}])
    places = {name: arrow(pa.array(at).to_numpy()) for name, at in (("l", [0, 1]), ("r", [2, 2]))}
    pairs = pa.table(
        {"unique_id_l": places["l"], "unique_id_r": places["r"], "probability": [0.7, 0.995]}
    )
    whose = pa.chunked_array([["a", "a", "b"]])
    found = links("person", whose, keys, pairs, different=set(), same=0.99, review=0.5)
    assert [(row["id_left"], row["id_right"], row["probability"]) for row in found.to_pylist()] == [
        ("a", "b", 0.995)
    ]


def test_namesakes_in_other_companies_are_nothing_to_ask_about():
    ann = {"first_name": "ann", "last_name": "lee", "email": "ann@mill.fi", "company": "mill"}
    other = {**ann, "email": "ann@port.fi", "company": "port"}
    assert namesakes(ann, other)
    assert not namesakes(ann, {**other, "company": "mill"})
    assert not namesakes({**ann, "phone": "+35840"}, {**other, "phone": "+35840"})
