"""Segments in a real workspace: built, counted, sent to, changed and taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa
import pytest
from typer.testing import CliRunner

from syotto.ask.personas import personas
from syotto.ask.segments import segment, segments
from syotto.cli import app
from syotto.errors import InputError, NotFound
from syotto.know.members import Known
from syotto.know.segments import segment_members
from syotto.run import segments as book
from syotto.run.audience import audience
from syotto.run.build import build
from syotto.run.collect import put
from syotto.run.defined import personas_of
from syotto.run.drain import drain_all
from syotto.run.house import House, open_house
from syotto.run.live import profiles
from syotto.run.load import load
from syotto.run.personas import add_word
from syotto.run.reach import reach
from syotto.run.sources import add_source
from syotto.schema.condition_text import Misread, parse
from syotto.schema.judge import Now, holds
from syotto.schema.segmented import SEGMENT_MEMBERS
from tests.company import workspace
from tests.people import AS_OF, crowd
from tests.tables import from_rows

FINNS = """\
title: Maintenance people in Finland
who:
  all:
    - {field: country, is: FI}
    - {field: persona, is: maintenance}
"""
TEXTS = {
    "finns": FINNS,
    "seen": "who: {did: Page Viewed, where: {path: /pumps}}\n",
    "both": "who:\n  all:\n    - {in_segment: finns}\n    - not: {in_segment: fair}\n",
    "fair": "people: [p2, CID@mill.example, nobody]\n",
    "wrong": "title: No\nwho:\n  all:\n    - {field: contry, is: FI}\n",
    "rich": "who: {field: feature.machines, at_least: 3}\n",
}
PEOPLE = [
    ("p1", "ann@mill.example", "Kunnossapitopäällikkö", "FI"),
    ("p2", "bob@mill.example", "Maintenance Supervisor", "FI"),
    ("p3", "cid@mill.example", "Buyer", "FI"),
    ("p4", None, "Reliability Engineer", "SE"),
    ("p5", None, "Prokurist", "SE"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> House:
    """Four people, a page view, features, consent to mail of the first two; built once."""
    made = workspace(tmp_path_factory.mktemp("segments") / "shop", country="PL")
    for name, text in TEXTS.items():
        (made.folder / f"segments/{name}.yaml").write_text(text, encoding="utf-8")
    columns = ("source_id", "email", "title", "country")
    people = [dict(zip(columns, row, strict=True)) for row in PEOPLE]
    load(made, "people", [pa.Table.from_pylist(people)])
    at = datetime(2026, 1, 5, tzinfo=UTC)
    seen = {"event_id": "e1", "at": at, "name": "Page Viewed", "user_id": "p1", "properties": '{"path": "/pumps"}'}  # fmt: skip
    load(made, "events", [pa.Table.from_pylist([seen])])
    brought = [
        {"subject_ref": who, "feature": "machines", "value": value, "at": datetime(2026, 1, day, tzinfo=UTC)}
        for who, value, day in (("p1", "4", 1), ("p1", "2", 2), ("p3", "3", 1))
    ]  # fmt: skip
    load(made, "features", [pa.Table.from_pylist(brought)])
    said = [
        {"person_ref": who, "purpose": "mailing", "channel": "email", "given": True, "at": at}
        for who in ("p1", "p2")
    ]
    load(made, "consents", [pa.Table.from_pylist(said)])
    build(made)
    return open_house(made.folder)


def members(house, name):
    return [row["person_id"] for row in book.members(house, name).to_pylist()]


def test_a_build_finds_who_is_in_each_segment_and_a_wrong_text_stops_nothing(house):
    found = {row.name: row.people for row in segments(house).segments}
    assert found == {"finns": 2, "seen": 1, "both": 1, "fair": 2, "wrong": None, "rich": 1}
    notes = " ".join(house.warehouse.open().build.notes)
    assert "segments/wrong.yaml, line 4, column 15: found 'contry', expected a field." in notes


def test_a_segment_says_who_is_in_it_and_what_it_asks(house):
    answer = segment(house, "both")
    assert answer.words == "in segment finns, and not (in segment fair)"
    assert [one.person_id for one in answer.people] == ["p1"]
    assert segment(house, "finns", limit=1).next_after == "p1"
    assert [one.person_id for one in segment(house, "finns", after="p1").people] == ["p2"]


def test_the_newest_value_of_a_feature_counts(house):
    assert members(house, "rich") == ["p3"]


def test_how_many_may_be_contacted_is_what_a_mailing_would_say(house):
    answer = reach(house, "finns")
    email = next(way for way in answer.ways if way.channel == "email")
    assert (answer.people, email.lawful, email.not_lawful) == (2, 2, [])
    fair = next(way for way in reach(house, "fair").ways if way.channel == "email")
    assert (fair.lawful, sum(one.people for one in fair.not_lawful)) == (1, 1)
    assert all(way.lawful + sum(one.people for one in way.not_lawful) == 2 for way in answer.ways)


def test_a_mailing_goes_to_a_segment_by_its_name(house):
    found = audience(house, "finns")
    assert found.rows["address"].to_pylist() == ["ann@mill.example", "bob@mill.example"]
    assert "birth_date" not in found.rows.column_names
    with pytest.raises(Misread, match="line 4, column 15"):
        audience(house, "wrong")
    with pytest.raises(NotFound, match="neither a file, a segment nor a table"):
        audience(house, "nothing")


def test_who_stays_is_in_it_since_the_build_that_found_them():
    tables, alone = crowd(0)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    before = [{"segment": "all", "person_id": who, "since": long_ago} for who in ("P1", "gone")]
    everybody = {"all": parse({"field": "person_id", "exists": True})}
    needed = [getattr(tables, name) for name in Known.__dataclass_fields__]
    found = segment_members(
        *needed,
        from_rows(SEGMENT_MEMBERS, before),
        as_of=AS_OF,
        time_zone="UTC",
        segments=everybody,
    )
    since = {row["person_id"]: row["since"] for row in found.to_pyarrow().to_pylist()}
    assert since == {one.person_id: AS_OF for one in alone} | {"P1": long_ago}


def test_a_profile_is_judged_as_the_build_judged_it_and_right_after_a_new_event(house):
    now = Now(house.warehouse.open().build.as_of, "UTC")
    there = book.checked(house)
    known = profiles(house, [person for person, *_ in PEOPLE])
    assert [*known] == [person for person, *_ in PEOPLE]
    for name in there.known.keys() - there.wrong.keys():
        alone = [person for person, one in known.items() if holds(there.condition(name), one, now)]
        assert alone == members(house, name), name
        assert alone == [person for person, one in known.items() if name in one.segments], name
    seen = there.condition("seen")
    assert not holds(seen, known["p4"], Now(house.now(), "UTC"))
    add_source(house, "website")
    path = {"path": "/pumps"}
    event = {"type": "page", "name": "Page Viewed", "userId": "p4", "properties": path}
    put(house, "website", [{**event, "messageId": "m1"}])
    assert drain_all(house) == 1
    after = profiles(house, ["p4", "p1", "x"])
    assert holds(seen, after["p4"], Now(house.now(), "UTC"))
    assert {name: "seen" in one.segments for name, one in after.items()} == {"p4": True, "p1": True}


def test_a_text_is_saved_kept_and_put_back(tmp_path):
    house = workspace(tmp_path / "shop")
    path = house.folder / "segments/a.yaml"
    book.save(house, "a", "who: {field: country, is: FI}", "ann")
    book.save(house, "a", "who: {field: country, is: NO}", "bob")
    assert "NO" in path.read_text()
    assert book.undo(house, "a")
    assert path.read_text() == "who: {field: country, is: FI}\n"
    book.remove(house, "a", "ann")
    assert not path.exists()
    assert book.undo(house, "a")
    assert path.exists()
    assert not book.undo(house, "a")
    with pytest.raises(NotFound):
        book.undo(house, "a")


def test_what_cannot_be_read_is_not_saved(tmp_path):
    house = workspace(tmp_path / "shop")
    wrong = {
        "who: {field: contry, is: FI}": "line 1, column 14: found 'contry', expected a field",
        "who: {field: country, is: 7}": "found 7, expected text",
        "who: [": "line 1",
        "title: x": "found 'neither', expected who or people",
        "who: {in_segment: a}": "names each other in a circle|name each other in a circle",
        "who: {in_segment: b}": "no segment 'b'",
        "people: [1]": "found 1, expected a number as text",
        "whom: {}": "Did you mean 'who'|found 'whom'",
    }
    for text, said in wrong.items():
        with pytest.raises(InputError, match=said):
            book.save(house, "a", text, "ann")
    for name in ("../a", "A", "", "a/b"):
        with pytest.raises(InputError, match="cannot be the name"):
            book.save(house, name, FINNS, "ann")
    assert [path.name for path in (house.folder / "segments").iterdir()] == ["example.yaml"]


def test_a_segment_that_another_names_is_not_removed(house):
    with pytest.raises(InputError, match="both names the segment 'finns'"):
        book.remove(house, "finns", "ann")


def test_the_command_line_tells_the_same(house):
    def said(*words: str):
        return CliRunner().invoke(app, ["segment", words[0], str(house.folder), *words[1:]])

    assert "finns" in said("list").output
    assert "2 people are in finns." in said("count", "finns").output
    assert "p1" in said("show", "finns", "--json").output
    assert said("check").exit_code == 2
    assert "line 4, column 15" in said("check").output
    assert said("check", "finns").exit_code == 0


def test_a_title_that_no_rule_names_becomes_a_rule_by_a_click_and_remarks_stay(house):
    answer = personas(house)
    assert [(one.title, one.people, one.suggestion) for one in answer.titles] == [
        ("Prokurist", 1, None)
    ]
    assert answer.finding.startswith("4 of 5 people")
    path = house.folder / "personas.yaml"
    before = path.read_text(encoding="utf-8").splitlines()
    add_word(house, "finance", "Prokurist", "ann")
    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ["    - prokurist"]
    assert [line for line in before if line not in after] == []
    assert personas_of(house).of_title("Prokurist")[0].name == "finance"
    with pytest.raises(NotFound, match="no persona 'x'"):
        add_word(house, "x", "Prokurist", "ann")
