from __future__ import annotations

import pytest

from syotto.ask.blind_spots import blind_spots
from syotto.ask.experience import experience
from syotto.ask.people import Wanted as WantedPeople, people
from syotto.ask.profile import missing_in_words, profile
from syotto.ask.search import search
from syotto.ask.subject import subject
from syotto.ask.timeline import Wanted, parts, timeline
from syotto.errors import InputError, NotFound
from syotto.run.notes import undo, write


def ids(answer):
    return [(entry.kind, entry.entry_id) for entry in answer.entries]


def test_an_account_shows_what_all_its_people_did_newest_first(house):
    answer = timeline(house, subject(house, "account", "ann"))
    assert ids(answer) == [
        ("quote", "Q1"), ("visit", "e3"), ("case", "B1"), ("visit", "e1"), ("delivery", "O2"),
        ("order", "O2"), ("order", "O1"),
    ]  # fmt: skip
    assert answer.kinds == {"case": 1, "delivery": 1, "order": 2, "quote": 1, "visit": 2}
    assert answer.entries[1].title == "Page Viewed, by a machine"
    assert answer.entries[3].person_name == "Kai Aho"
    assert answer.entries[4].title == "Order O2 arrived late by 4 days"


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_bring_every_entry_once_whatever_their_length(house, limit):
    known = subject(house, "account", "ann")
    write(house, "Likes visits.", person_id="kai", account_id="ann", by="Salla")
    found, after = [], None
    for _ in range(9):
        page = timeline(house, known, Wanted(after=after, limit=limit))
        found += ids(page)
        after = page.next_after
        if after is None:
            break
    assert len(found) == len(set(found)) == 8
    assert found == ids(timeline(house, known))


def test_a_kind_and_a_word_narrow_the_timeline(house):
    known = subject(house, "account", "ann")
    assert ids(timeline(house, known, Wanted(kind="order"))) == [("order", "O2"), ("order", "O1")]
    assert ids(timeline(house, known, Wanted(text="LEAKS"))) == [("case", "B1")]
    with pytest.raises(InputError):
        timeline(house, known, Wanted(kind="gossip"))
    with pytest.raises(InputError):
        timeline(house, known, Wanted(after="yesterday"))


def test_a_note_is_there_at_once_found_by_its_words_and_can_be_taken_back(house):
    known = subject(house, "person", "kai")
    note = write(house, "Likes visits.", person_id="kai", account_id="ann", by="Salla")
    assert ids(timeline(house, known))[0] == ("note", note)
    assert ids(timeline(house, known, Wanted(text="visits"))) == [("note", note)]
    assert ids(timeline(house, subject(house, "account", "ann")))[0] == ("note", note)
    undo(house, note)
    assert ("note", note) not in ids(timeline(house, known))


def test_a_note_about_one_person_is_not_on_another_ones_timeline(house):
    write(house, "Private.", person_id="kai", account_id=None, by=None)
    assert "note" not in {
        kind for kind, _ in ids(timeline(house, subject(house, "person", "mats")))
    }


def test_a_line_opens_to_what_it_is_made_of(house):
    assert [part.words for part in parts(house, "visit", "e1")] == ["seals", "pumps"]
    assert [part.name for part in parts(house, "order", "O1")] == ["pump", "postage"]
    with pytest.raises(NotFound):
        parts(house, "visit", "nothing")


def test_an_account_names_the_part_in_buying_that_nobody_has(house):
    answer = profile(house, "account", "ann")
    assert [(one.name, one.buying_role) for one in answer.subject.members] == [
        ("Kai Aho", "pays"),
        ("Liisa Aho", None),
    ]
    assert missing_in_words(answer.missing).startswith("No known decision-maker")
    assert profile(house, "account", "cid").missing == ["influences", "uses", "pays"]


def test_what_waits_comes_before_what_we_want(house):
    answer = profile(house, "account", "ann")
    assert [one.entry_id for one in answer.cases] == ["B1"]
    assert [one.entry_id for one in answer.next_steps] == ["Q1"]
    assert answer.finding == "1 thing open on their side: Complaint B1, open."
    assert [(one.asset_id, one.due) for one in answer.assets] == [("X1", True), ("X2", False)]


def test_topics_are_what_people_looked_at_and_habits_are_refused_below_the_floor(house):
    answer = profile(house, "person", "kai")
    assert [(one.name, one.looks) for one in answer.topics] == [("pumps", 1), ("seals", 1)]
    assert answer.habits.finding == "Too little to say: 1 active day known, from 8 on it is told."


def test_who_is_known_from_orders_alone_has_a_page_too(house):
    assert profile(house, "person", "fay").subject.name == "<b>Fay</b>"
    with pytest.raises(NotFound):
        profile(house, "person", "nobody")


def test_people_are_found_by_name_address_or_company_and_paged_by_key(house):
    assert people(house).finding == "3 people, 0 of them may be sent news."
    assert [one.person_id for one in people(house, WantedPeople(text="AHOLA")).people] == [
        "kai",
        "liisa",
    ]
    first = people(house, WantedPeople(limit=2))
    rest = people(house, WantedPeople(limit=2, after=first.next_after))
    assert [one.person_id for one in (*first.people, *rest.people)] == ["kai", "liisa", "mats"]
    assert [one.person_id for one in people(house, WantedPeople(owner="Jukka")).people] == ["mats"]
    with pytest.raises(NotFound):
        people(house, WantedPeople(after="nobody"))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kai@ahola.fi", ("person", "kai", True)),
        ("+358 40 123 4567", ("person", "kai", True)),
        ("aho kai", ("person", "kai", False)),
        ("o1", ("order", "O1", True)),
        ("Cedar", ("account", "cid", True)),
        ("boreal", ("customer", "bob", False)),
    ],
)
def test_one_box_finds_by_address_phone_number_or_words_in_any_order(house, text, first):
    hit = search(house, text).hits[0]
    assert (hit.kind, hit.id, hit.exact) == first


@pytest.mark.parametrize("text", ["", "x", "nobody at all", "¦", "%", "'; drop table people"])
def test_a_search_that_finds_nothing_says_so(house, text):
    assert search(house, text).hits == []


def test_without_anything_but_orders_the_page_says_what_to_load(house):
    assert blind_spots(house).finding.startswith("Nothing but orders is known")
    answer = experience(house)
    assert answer.finding.startswith("Nothing can be measured yet")
    assert all(one.refusal for one in answer.measures)
