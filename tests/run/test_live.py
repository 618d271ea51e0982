"""Live profiles: what the ledger tells of people is what the build knew, and what came since."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from syotto.ask.segments import segment, segments
from syotto.know.members import People
from syotto.know.profiles import parts_of, texts_of
from syotto.run.build import build
from syotto.run.collect import put
from syotto.run.drain import drain_all
from syotto.run.forget import clean_ledger
from syotto.run.held import find
from syotto.run.house import House
from syotto.run.live import as_built, profiles
from syotto.run.live_events import changed
from syotto.run.load import load
from syotto.run.profiles import publish_profiles
from syotto.run.rights import withdraw
from syotto.run.segments import members
from syotto.run.sources import add_source
from syotto.schema.condition_text import written
from syotto.schema.judge import holds
from syotto.schema.raw_world import EVENTS
from syotto.schema.segmented import SEGMENT_MEMBERS
from syotto.store import profiles as book
from syotto.store.ledger import Ledger
from tests.company import workspace
from tests.people import crowd
from tests.schema.test_judge import NOW, conditions
from tests.tables import from_rows
from tests.thorough import examples

AT = datetime(2026, 1, 5, tzinfo=UTC)
SEEN = "who: {did: Page Viewed, where: {path: /pumps}}\n"
TWICE = "who:\n  all:\n    - {in_segment: seen}\n    - {did: Page Viewed, at_least: 2}\n"


@cache
def told(seed: int):
    """A crowd as tables, and as the ledger tells of it."""
    tables, _ = crowd(seed)
    ledger = Ledger.open("sqlite://")
    parts = parts_of(tables, from_rows(SEGMENT_MEMBERS, []).select("segment", "person_id"))
    homes = tables.people.select(subject_id="account_id")
    everybody = tables.people.select(subject_id="person_id").union(homes)
    rows = texts_of(parts, everybody.filter(everybody.subject_id.notnull())).to_pyarrow()
    with ledger.begin() as connection:
        book.upsert(connection, book.profiles, ["subject_id"], [{**row, "mark": ""} for row in rows.to_pylist()])  # fmt: skip
        people = tables.people.person_id.to_pyarrow().to_pylist()
        return tables, as_built(connection, people)


@settings(
    max_examples=examples(4), phases=(Phase.generate,), suppress_health_check=list(HealthCheck)
)
@given(st.lists(conditions, min_size=6, max_size=10), st.integers(0, 1))
def test_a_table_of_people_and_their_profiles_in_the_ledger_are_judged_alike(asked, seed):
    tables, alone = told(seed)
    everybody = People(tables, asked, NOW)
    answers = {f"c{place}": holds(one, everybody, NOW) for place, one in enumerate(asked)}
    rows = everybody.rows.select("person_id", **answers).to_pyarrow().to_pylist()
    assert {row["person_id"] for row in rows} == alone.keys()
    differ = [
        (written(one), row["person_id"], row[place])
        for row in rows
        for place, one in zip(answers, asked, strict=True)
        if row[place] != holds(one, alone[row["person_id"]], NOW)
    ]
    assert not differ


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> House:
    """Five people, the first of whom saw pumps and has a browser; built once."""
    made = workspace(tmp_path_factory.mktemp("live") / "shop")
    for name, text in {"seen": SEEN, "twice": TWICE}.items():
        (made.folder / f"segments/{name}.yaml").write_text(text, encoding="utf-8")
    people = [{"source_id": f"p{n}", "email": f"p{n}@mill.example"} for n in range(1, 6)]
    load(made, "people", [pa.Table.from_pylist(people)])
    event = {"event_id": "e1", "at": AT, "name": "Page Viewed", "properties": '{"path": "/pumps"}'}
    load(made, "events", [pa.Table.from_pylist([{**event, "user_id": "p1", "anonymous_id": "b1"}])])
    add_source(made, "website")
    build(made)
    return made


def page(house: House, number: str, **who: object) -> None:
    event = {"type": "page", "name": "Page Viewed", "properties": {"path": "/pumps"}, **who}
    put(house, "website", [{**event, "messageId": number}])
    drain_all(house)


def marks(house: House) -> dict[str, str]:
    with house.ledger.read() as connection:
        return book.marks(connection)


def waiting(house: House) -> set[str]:
    with house.ledger.read() as connection:
        return {row.person_id for row in book.every_event(connection)}


@pytest.fixture(scope="module")
def before(house) -> dict[str, str]:
    """What happens after the build, and the marks of before."""
    page(house, "m1", anonymousId="b1")
    page(house, "m1", anonymousId="b1")
    page(house, "m2", anonymousId="b9")
    page(house, "m3", userId="P-77")
    machine = {"userAgent": "Googlebot/2.1 (+http://www.google.com/bot.html)"}
    page(house, "m4", userId="p4", context=machine)
    old = (house.now() - timedelta(days=9)).isoformat()
    page(house, "m5", userId="p4", originalTimestamp=old)
    page(house, "m6", userId="p5")
    return marks(house)


def test_events_count_at_once_and_a_browsers_events_are_its_owners(house, before):
    found = profiles(house, ["p1", "visitor:b9", "p2", "p9"])
    assert {name: len(one.events) for name, one in found.items()} == {"p1": 2, "visitor:b9": 1, "p2": 0}  # fmt: skip
    assert found["p1"].segments == {"seen", "twice"}
    assert found["visitor:b9"].segments == {"seen"}


def test_machines_and_histories_change_no_profile(house, before):
    assert profiles(house, ["p4"])["p4"].events == ()


def test_pages_and_mailings_unite_the_build_and_what_came_since(house, before):
    assert {row.name: row.people for row in segments(house).segments if not row.wrong} == {"seen": 2, "twice": 1}  # fmt: skip
    assert [one.person_id for one in segment(house, "seen").people] == ["p1", "p5"]
    assert [one.person_id for one in segment(house, "seen", limit=1, after="p1").people] == ["p5"]
    assert members(house, "twice")["person_id"].to_pylist() == ["p1"]
    assert members(house, "seen")["person_id"].to_pylist() == ["p1", "p5"]


def test_whose_events_they_are_is_said_as_a_build_would(house):
    named = [("p1", None), (None, "b1"), (None, "b9"), ("x", "b1"), (None, None)]
    rows = [{"user_id": user, "anonymous_id": browser} for user, browser in named]
    events = pa.Table.from_pylist(rows, schema=EVENTS.columns.to_pyarrow())
    assert changed(house, events) == ["p1", "visitor:b9", "x"]


@pytest.fixture(scope="module")
def rebuilt(house, before) -> House:
    """P-77 turns out to be p2, and p3 objects; built again."""
    people = [{"source_id": "P-77", "email": "p2@mill.example"}]
    load(house, "people", [pa.Table.from_pylist(people)])
    withdraw(house, person_id=None, address="p3@mill.example", purpose="profiling", channel="any", at=house.now(), source="letter")  # fmt: skip
    assert list(profiles(house, ["p2", "p3"])) == ["p2"]
    build(house)
    return house


def test_the_next_build_knows_each_event_once_and_writes_what_changed(rebuilt, before):
    found = profiles(rebuilt, ["p1", "visitor:b9"])
    assert len(found["p1"].events) == 2
    assert found["p1"].segments == {"seen", "twice"}
    assert waiting(rebuilt) == set()
    after = marks(rebuilt)
    assert {who for who in before if before[who] != after[who]} == {"p1", "p2", "p3", "p4", "p5"}


def test_a_publishing_with_nothing_new_writes_no_row(rebuilt):
    there = marks(rebuilt)
    with rebuilt.ledger.begin() as connection:
        chosen = book.profiles.c.subject_id == "p4"
        connection.execute(book.profiles.update().where(chosen).values(profile="{}"))
    assert publish_profiles(rebuilt) == 0
    assert marks(rebuilt) == there
    assert profiles(rebuilt, ["p4"]) == {}


def test_who_is_known_by_another_number_now_is_found_by_both(rebuilt):
    assert {len(one.events) for one in profiles(rebuilt, ["p2", "P-77"]).values()} == {1}


def test_who_objected_has_no_profile_after_the_build_and_is_not_followed(rebuilt):
    page(rebuilt, "m7", userId="p3")
    assert list(profiles(rebuilt, ["p1", "p3"])) == ["p1"]
    assert waiting(rebuilt) == set()


def test_an_erasure_leaves_nothing_of_a_person(rebuilt):
    page(rebuilt, "m8", userId="p5")
    assert waiting(rebuilt) == {"p5"}
    clean_ledger(rebuilt, find(rebuilt, "p5@mill.example").who)
    assert profiles(rebuilt, ["p5"]) == {}
    assert waiting(rebuilt) == set()


def test_events_that_a_build_knows_go_where_it_knows_no_people_too(tmp_path):
    made = workspace(tmp_path / "shop")
    add_source(made, "website")
    page(made, "m1", anonymousId="b1")
    assert waiting(made) == {"visitor:b1"}
    build(made)
    assert waiting(made) == set()
    made.ledger.close()
