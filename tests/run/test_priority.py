from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.run.house import House
from syotto.run.load import load
from syotto.run.mailing import Mailing, pause
from syotto.run.outbox import intend
from syotto.run.sending import send_due
from tests.act.sink import running
from tests.run.loaded import file
from tests.run.mail import mail_house, rows, service, states
from tests.run.part import part_build

NEWS = (
    "---\nsubject: Hei\npurpose: service\nfrom: ann@example.com\npriority: 10\n"
    "until: 2026-12-24\n---\nHei\n"
)


@pytest.fixture
def later(monkeypatch):
    now, moved = House.now, [timedelta()]
    monkeypatch.setattr(House, "now", lambda house: now(house) + moved[0])
    return lambda **by: moved.__setitem__(0, moved[0] + timedelta(**by))


@pytest.fixture
def house(tmp_path, ledger_url):
    with running() as sink:
        made = mail_house(tmp_path / "shop", sink.port, ledger=ledger_url, caps=["email 1/1"])
        yield made
    made.ledger.close()


JOINED = "source_id,first_name,last_name,phone\n1,Ann,Aho,+358401234567\n2,Ann,Aho,+358401234567\n"


def to_ann(number, mailing, **given):
    return service(number, address="ann@example.org", person_id="1", mailing_id=mailing, **given)


def at_home(number, mailing, **given):
    return service(number, address="a@home.example", person_id="1", mailing_id=mailing, **given)


def reason(house, key):
    return next(row["reason"] for row in rows(house) if row["intent_key"] == key)


def test_the_more_important_of_two_that_are_due_goes_first(house):
    intend(house, [to_ann(1, "tips"), to_ann(2, "recall", priority=10)])
    send_due(house)
    assert states(house) == {"k1": "held", "k2": "sent"}
    assert reason(house, "k1") == "Cap: at most 1 message by email in a day. Ahead: recall."


def test_a_place_is_kept_for_what_is_more_important_and_comes_within_a_day(house, later):
    soon = house.now() + timedelta(hours=2)
    intend(house, [to_ann(1, "tips"), to_ann(2, "recall", priority=10, send_after=soon)])
    send_due(house)
    assert states(house) == {"k1": "held", "k2": "intended"}
    assert reason(house, "k1").endswith("Ahead: recall, which is more important.")
    later(hours=3)
    send_due(house)
    assert states(house)["k2"] == "sent"
    later(days=2)
    send_due(house)
    assert states(house) == {"k1": "sent", "k2": "sent"}


def test_what_is_far_off_or_paused_keeps_no_place(house):
    far = house.now() + timedelta(days=3)
    intend(house, [to_ann(1, "far", priority=10, send_after=far)])
    intend(house, [to_ann(2, "paused", priority=10)])
    pause(house, "paused", "ann")
    intend(house, [to_ann(3, "tips")])
    send_due(house)
    assert states(house) == {"k1": "intended", "k2": "intended", "k3": "sent"}


def test_two_addresses_of_one_person_share_the_places(house, later):
    intend(house, [to_ann(1, "tips"), at_home(2, "news", priority=1)])
    send_due(house)
    assert states(house) == {"k1": "held", "k2": "sent"}
    assert reason(house, "k1") == "Cap: at most 1 message by email in a day. Ahead: news."
    later(days=2)
    send_due(house)
    assert states(house) == {"k1": "sent", "k2": "sent"}


def test_two_numbers_that_are_one_person_share_the_places(house):
    load(house, "people", [file(house.folder, "people.csv", JOINED)])
    part_build(house, "renamed")
    assert {row["stands_for"] for row in renamed(house)} == {"1"}
    intend(house, [to_ann(1, "tips"), service(2, mailing_id="news", priority=1)])
    send_due(house)
    assert states(house) == {"k1": "held", "k2": "sent"}
    intend(house, [service(3, mailing_id="other", person_id="2")])
    send_due(house)
    assert states(house)["k3"] == "held"


def renamed(house):
    return house.warehouse.open().table("renamed").to_pyarrow().to_pylist()


def test_messages_of_two_purposes_share_the_places_of_a_person(house):
    from syotto.run.rights import give

    give(
        house, person_id="1", address="ann@example.org", purpose="mailing", channel="email",
        at=house.now(), source="test",
    )  # fmt: skip
    intend(house, [to_ann(1, "a"), to_ann(2, "b", purpose="mailing", priority=1)])
    send_due(house)
    assert states(house) == {"k1": "held", "k2": "sent"}


def test_what_would_come_too_late_is_skipped_with_who_was_ahead(house):
    tonight = house.now() + timedelta(hours=5)
    intend(house, [to_ann(1, "tips", send_until=tonight), to_ann(2, "recall", priority=10)])
    send_due(house)
    assert states(house) == {"k1": "skipped", "k2": "sent"}
    assert reason(house, "k1").endswith("Ahead: recall. It would have come too late.")


def test_a_content_says_its_priority_and_its_last_day(house):
    (house.folder / "content/news.txt").write_text(NEWS)
    (house.folder / "people.csv").write_text("email\nann@example.org\n")
    Mailing(house, str(house.folder / "people.csv"), "news").release("ann")
    (row,) = rows(house)
    assert (row["priority"], f"{row['send_until']:%Y-%m-%d %H:%M}") == (10, "2026-12-24 23:59")
