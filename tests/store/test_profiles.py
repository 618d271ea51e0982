"""The ledger's profiles, on both engines."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syotto.store import profiles as book
from syotto.store.ledger import Ledger

AT = datetime(2026, 5, 1, 12, 30, 0, 123456, tzinfo=UTC)


@pytest.fixture
def ledger(ledger_url):
    opened = Ledger.open(ledger_url)
    yield opened
    opened.close()


def event(number: str, who: str, **said) -> dict[str, object]:
    row = {"source": "web", "event_id": number, "person_id": who, "at": AT, "name": "Page Viewed"}
    return {**row, "properties": '{"path": "/ä"}', "received_at": AT, **said}


def test_rows_are_written_over_by_their_key_and_removed(ledger):
    rows = [{"subject_id": f"P{n:04}", "mark": "1", "profile": "{}"} for n in range(1_201)]
    book.write(ledger, book.profiles, rows)
    book.write(ledger, book.profiles, [{**rows[0], "mark": "2", "profile": '{"a": 1}'}])
    book.remove(ledger, book.profiles, [(row["subject_id"],) for row in rows[1_000:]])
    with ledger.read() as connection:
        assert len(book.marks(connection)) == 1_000
        found = {who: (mark, text) for who, mark, text in book.rows_of(connection, ["P0000", "P0999", "P1000"])}  # fmt: skip
        assert book.marked(connection, ["P0000", "P0001"], "2") == {"P0000"}
    assert found == {"P0000": ("2", '{"a": 1}'), "P0999": ("1", "{}")}


def test_an_event_is_kept_once_and_follows_its_person(ledger):
    book.add(ledger, book.live_events, [event("e1", "visitor:b"), event("e2", "p")])
    book.add(ledger, book.live_events, [event("e1", "p", name="Another")])
    with ledger.begin() as connection:
        book.give_events(connection, {"visitor:b": "p"})
    with ledger.read() as connection:
        assert list(book.events_of(connection, ["visitor:b"])) == []
        assert [tuple(row) for row in book.events_of(connection, ["p"])] == [("p", AT, "Page Viewed", '{"path": "/ä"}')] * 2  # fmt: skip
        assert book.who_acted(connection) == ["p"]
        assert len(book.events_named(connection, ["Page Viewed"])) == 2
    book.remove(ledger, book.live_events, [("web", "e1"), ("web", "e2")])
    with ledger.read() as connection:
        assert book.every_event(connection) == []


def test_who_came_and_who_left_is_said_anew_for_these_people_only(ledger):
    moves = [{"person_id": who, "segment": "a", "is_in": who < "q", "at": AT} for who in "pqr"]
    book.replace_segments(ledger, ["p", "q", "r"], moves)
    book.replace_segments(ledger, ["q"], [])
    with ledger.read() as connection:
        assert [tuple(row) for row in book.segments_of(connection, ["p", "q"])] == [
            ("p", "a", True)
        ]
        assert [(row["person_id"], row["is_in"]) for row in book.moves(connection, "a")] == [("p", True), ("r", False)]  # fmt: skip


def test_names_are_looked_up_by_what_events_say(ledger):
    keys = [("anonymous_id", "", "b1"), ("ref", "crm", "7"), ("ref", "", "7")]
    names = [dict(zip(("kind", "source", "identifier"), key, strict=True)) for key in keys]
    book.write(ledger, book.profile_names, [{**name, "person_id": f"p{n}"} for n, name in enumerate(names)])  # fmt: skip
    with ledger.read() as connection:
        assert book.names(connection, ["7", "x"]) == {keys[1]: "p1", keys[2]: "p2"}
        assert len(book.every_name(connection)) == 3
