"""Many rows at once: what is written is what is read, on both engines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from syotto.store import bulk, flows as book, outbox, profiles
from syotto.store.ledger import Ledger

AT = datetime(2026, 5, 4, 9, 30, 0, 125, UTC)
HELSINKI = timezone(timedelta(hours=3))


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres")
    made = Ledger.open(url)
    yield made
    made.close()


def event(number, **given):
    return {
        "source": "web", "event_id": f"e{number}", "person_id": f"P{number % 2}", "at": AT,
        "name": "Page Viewed", "properties": '{"said": "Ä \\"x\\" 100 %"}', **given,
    }  # fmt: skip


def test_what_is_written_is_what_is_read(ledger):
    rows = [event(1, at=AT.astimezone(HELSINKI)), event(2, properties=None)]
    with ledger.begin() as connection:
        assert bulk.insert_new(connection, book.flow_events, rows) == 2
        assert bulk.insert_new(connection, book.flow_events, [event(1, name="Other")]) == 0
        assert book.events_due(connection, 9) == [event(1), event(2, properties=None)]


def test_a_row_that_breaks_another_rule_than_the_named_one_is_an_error(ledger):
    mailing = {
        "mailing_id": "m",
        "name": "M",
        "state": "running",
        "created_at": AT,
        "changed_at": AT,
    }
    with ledger.begin() as connection:
        assert bulk.insert_new(connection, outbox.mailings, [mailing], "mailing_id") == 1
        assert bulk.insert_new(connection, outbox.mailings, [mailing], "mailing_id") == 0
    wrong = {**mailing, "mailing_id": "n", "state": "asleep"}
    with pytest.raises(sa.exc.IntegrityError), ledger.begin() as connection:
        bulk.insert_new(connection, outbox.mailings, [wrong], "mailing_id")


def test_a_moment_without_a_zone_is_refused(ledger):
    with pytest.raises(ValueError, match="time zone"), ledger.begin() as connection:
        bulk.insert_new(connection, book.flow_events, [event(1, at=AT.replace(tzinfo=None))])


def test_only_the_rows_that_are_named_change_and_only_what_is_given(ledger):
    enrolled = {
        "enrolment_id": "a", "flow": "f", "version": 1, "person_id": "P1", "instance": "",
        "occurrence": 1, "arm": "treated", "propensity": 0.9, "because": "x", "asked_at": AT,
        "entered_at": AT, "status": "running", "step": "s", "due_at": AT, "heard": {},
        "changed_at": AT,
    }  # fmt: skip
    other = {**enrolled, "enrolment_id": "b", "person_id": "P2"}
    later = AT + timedelta(days=1)
    with ledger.begin() as connection:
        bulk.insert_new(connection, book.enrolments, [enrolled, other])
        new = {"enrolment_id": "a", "due_at": later, "heard": {"0": "ä"}, "reason": None}
        bulk.change(connection, book.enrolments, [new])
        bulk.change(connection, book.enrolments, [])
        first, second = book.enrolled(connection, "f", "", 9)
    assert (first["due_at"], first["heard"], first["step"]) == (later, {"0": "ä"}, "s")
    assert (second["due_at"], second["heard"], second["propensity"]) == (AT, {}, 0.9)


def test_rows_are_found_by_however_many_values(ledger):
    rows = [
        {**event(number), "received_at": AT, "event_id": f"{number:06}"} for number in range(2_000)
    ]
    profiles.add(ledger, profiles.live_events, rows)
    with ledger.begin() as connection:
        asked = [f"P{number}" for number in range(40_000)]
        found = list(profiles.events_of(connection, asked))
        assert len(found) == 2_000
        assert found[0] == ("P0", AT, "Page Viewed", event(0)["properties"])
        assert list(profiles.events_of(connection, [])) == []


def test_yes_and_no_are_no_numbers(ledger):
    profiles.replace_segments(
        ledger, ["P1"], [{"person_id": "P1", "segment": name, "is_in": name == "new", "at": AT} for name in ("new", "old")]
    )  # fmt: skip
    with ledger.read() as connection:
        found = {segment: is_in for _, segment, is_in in profiles.segments_of(connection, ["P1"])}
    assert (found["new"], found["old"]) == (True, False)
    assert all(isinstance(is_in, bool) for is_in in found.values())


def test_all_that_is_read_at_once_is_of_one_moment(ledger):
    """Although SQLite is asked past SQLAlchemy: what is read belongs to the transaction."""
    profiles.add(ledger, profiles.live_events, [{**event(1), "received_at": AT}])
    with ledger.read() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        assert len(list(profiles.events_of(connection, ["P1"]))) == 1
        profiles.add(ledger, profiles.live_events, [{**event(3), "received_at": AT}])
        assert len(list(profiles.events_of(connection, ["P1"]))) == 1
    with ledger.read() as connection:
        assert len(list(profiles.events_of(connection, ["P1"]))) == 2
