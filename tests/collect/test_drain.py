"""From the inbox into the log: each event once, whatever breaks off between two steps."""

from __future__ import annotations

import json
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import sqlalchemy as sa

from syotto.ask.lately import lately
from syotto.run import drain as draining
from syotto.run.clock import microseconds
from syotto.run.collect import put
from syotto.run.drain import drain_all, load_of, open_drain
from syotto.run.drain_on import drain_on
from syotto.schema import RAW
from syotto.schema.raw_world import EVENTS
from syotto.store.inbox import Request, open_inbox
from syotto.store.recent import rows_of_keys
from syotto.store.seen import Seen, first_of_each
from syotto.store.sources import source_days, source_errors
from tests.collect.server import logged, workspace


@pytest.fixture
def house(tmp_path):
    return workspace(tmp_path / "shop")[0]


def seen(number, **given) -> dict:
    return {"type": "track", "event": "Part Viewed", "userId": "ann", "messageId": number, **given}


def numbers(house) -> list[str]:
    return sorted(row["event_id"] for row in logged(house))


def rows(house, table: str, key: str, *values: str) -> list[dict]:
    return rows_of_keys(house.log, RAW[table], key, values, set()).to_pylist()


def test_events_come_into_the_log_and_leave_the_inbox(house):
    put(house, "website", [seen("a"), seen("b")])
    put(house, "website", [seen("c")])
    assert drain_all(house) == 3
    assert numbers(house) == ["a", "b", "c"]
    assert not list(house.folder.glob("inbox/*/"))
    assert drain_all(house) == 0


def test_a_drain_with_nothing_new_to_look_at_opens_no_log(house):
    put(house, "website", [seen("a")])
    drain = open_drain(house)
    drain.gather()
    drain.flush()
    drain.settle()
    newest = max((house.log.folder / "events/_delta_log").glob("*.json"))
    text = newest.read_bytes()
    newest.write_text("not a log")
    assert drain.gather() == 0
    newest.write_bytes(text)
    drain.close()
    assert numbers(house) == ["a"]


def test_a_drain_that_is_told_to_stop_before_it_began_drains_once(house):
    put(house, "website", [seen("a")])
    stop = threading.Event()
    stop.set()
    drain_on(house, stop)
    assert numbers(house) == ["a"]


def test_an_event_that_comes_again_is_left_out(house):
    put(house, "website", [seen("a"), seen("a"), seen("b")])
    assert drain_all(house) == 2
    put(house, "website", [seen("b"), seen("c")])
    assert drain_all(house) == 1  # by another drain, which reads in the log what came before
    assert numbers(house) == ["a", "b", "c"]


def test_the_same_number_from_another_source_is_another_event(house):
    from syotto.run.sources import add_source

    add_source(house, "shop")
    put(house, "website", [seen("a")])
    put(house, "shop", [seen("a")])
    assert drain_all(house) == 2


def test_two_drains_do_not_run_at_once(house):
    first = open_drain(house)
    assert open_drain(house) is None
    assert drain_all(house) == 0
    first.close()


def test_a_lane_that_comes_up_between_two_looks_has_its_turn_next_time(house, monkeypatch):
    drain = open_drain(house)
    put(house, "website", [seen("a")])
    with monkeypatch.context() as listed_before:
        listed_before.setattr(drain.inbox, "names", list)
        assert drain.gather() == 0
    assert drain.gather() == 1
    drain.flush()
    drain.settle()
    drain.close()
    assert numbers(house) == ["a"]


class PowerCut(BaseException):
    pass


STEPS = ("append events", "append orders", "tell", "forget")


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_a_cut_at_any_step_repeats_only_what_is_missing(house, monkeypatch, step, after):
    """The steps are the real ones; only the moment of the cut is ours."""
    order = {"order_id": "O1", "products": [{"product_id": "P", "price": 10, "quantity": 2}]}
    put(house, "website", [seen("a"), seen("o", event="Order Completed", properties=order)])
    put(house, "website", [{"type": "identify", "userId": "ann", "traits": {"email": "a@example.com"},
                            "messageId": "i"}])  # fmt: skip
    drain = open_drain(house)
    cut(monkeypatch, drain, step, after=after)
    drain.gather()
    drain.flush()
    with pytest.raises(PowerCut):
        drain.settle()
    monkeypatch.undo()
    drain.close()
    drain_all(house)
    assert numbers(house) == ["a", "i", "o"]
    (line,) = rows(house, "order_lines", "order_id", "O1")
    assert (line["product_id"], float(line["amount"])) == ("P", 20.0)
    assert [one["email"] for one in rows(house, "people", "source_id", "ann")] == ["a@example.com"]
    parts = Counter(part.load_id for part in house.log.parts(RAW["order_lines"]))
    assert parts == {load_of(1): 1}
    assert list(house.folder.glob("inbox/*/")) == []


def cut(monkeypatch, drain, step: str, *, after: bool) -> None:
    """The power fails just before a step of the drain, or just after it."""
    log, book = drain.house.log, draining.book
    tables = {"append events": EVENTS.name, "append orders": "order_lines"}
    whole = {"tell": (book, "tally"), "forget": (drain.inbox, "forget")}
    owner, name = whole.get(step, (log, "append"))
    real = getattr(owner, name)

    def broken(*given, **more):
        if step in tables and given[0].name != tables[step]:
            return real(*given, **more)
        if after:
            real(*given, **more)
        raise PowerCut

    monkeypatch.setattr(owner, name, broken)


def test_the_book_says_what_each_source_sent_and_what_was_wrong(house):
    put(house, "website", [seen("a"), seen("b"), {"type": "page"}, {"type": "page", "userId": "x"}])
    put(house, "website", [seen("o", event="Order Completed")])
    drain_all(house)
    with house.ledger.read() as connection:
        days = connection.execute(sa.select(source_days)).mappings().all()
        errors = connection.execute(sa.select(source_errors)).mappings().all()
    assert {(row["kind"], row["events"]) for row in days} == {("track", 3), ("page", 1)}
    assert {row["source_id"] for row in days} == {"website"}
    assert {(row["code"], row["events"]) for row in errors} == {("no_identity", 1), ("unread", 1)}
    assert all("order_id" in row["message"] for row in errors if row["code"] == "unread")


def test_a_request_that_cannot_be_read_is_set_aside_and_holds_nothing_up(house):
    moment = microseconds(datetime.now(UTC))
    inbox = open_inbox(house.folder / "inbox", house.ledger)
    lane = inbox.lane()
    lane.write([Request("website", moment, "batch", None, None, 1, b"{broken")])
    lane.close()
    put(house, "website", [seen("a")])
    assert drain_all(house) == 1
    (kept,) = (house.folder / "rejects").glob("inbox-*.json")
    assert kept.read_bytes() == b"{broken"


def test_an_event_is_seen_at_once_and_once(house):
    put(house, "website", [seen("a"), seen("b", userId="bob", messageId="b")])
    (waiting,) = lately(house, "ann")
    assert (waiting.event_id, waiting.waiting) == ("a", True)
    drain_all(house)
    (found,) = lately(house, "ann")
    assert (found.event_id, found.waiting) == ("a", False)
    put(house, "website", [{"type": "page", "anonymousId": "ann", "messageId": "c",
                            "timestamp": (datetime.now(UTC) + timedelta(seconds=5)).isoformat()}])  # fmt: skip
    assert [one.event_id for one in lately(house, "ann")] == ["c", "a"]
    assert lately(house, "nobody") == []


def test_a_person_with_a_name_of_other_letters_is_found(house):
    put(
        house,
        "website",
        [seen("a", userId="Ääkköset"), json.loads('{"type":"page","userId":"\\u00c4"}')],
    )
    assert [one.event_id for one in lately(house, "Ääkköset")] == ["a"]
    assert len(lately(house, "Ä")) == 1


def test_the_inbox_in_postgresql(postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("SYOTTO_LEDGER", postgres)
    house = workspace(tmp_path / "shop")[0]
    put(house, "website", [seen("a"), seen("b")])
    assert [one.event_id for one in lately(house, "ann")] == ["b", "a"]
    put(house, "website", [seen("b"), seen("c")])
    assert drain_all(house) == 3
    assert numbers(house) == ["a", "b", "c"]
    assert open_inbox(house.folder / "inbox", house.ledger).names() == []
    put(house, "website", [seen("a")])
    assert drain_all(house) == 0
    house.ledger.close()


def test_numbers_that_were_seen():
    known, generator = Seen(), np.random.default_rng(1)
    parts = generator.integers(-(2**62), 2**62, (50, 1_000))
    for place, part in enumerate(parts):
        assert not known.known(part).any()
        known.add(place // 25, part)
    assert known.known(parts.ravel()).all()
    assert not known.known(generator.integers(-(2**62), 2**62, 1_000)).any()
    assert len(known) == 50_000
    assert all(len(runs) < 8 for runs in known.days.values())
    known.forget_before(1)
    assert known.known(parts[25:].ravel()).all()
    assert not known.known(parts[:25].ravel()).any()


def test_the_first_of_each_number():
    assert first_of_each(np.array([5, 7, 5, 5, 9, 7])).tolist() == [
        True,
        True,
        False,
        False,
        True,
        False,
    ]
