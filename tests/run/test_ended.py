from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.ask.messages import messages, one_mailing
from syotto.errors import SettingError
from syotto.run import mailing as letters
from syotto.run.house import House, open_house
from syotto.run.mailing import Mailing
from syotto.run.outbox import intend
from syotto.run.retention import retain
from syotto.run.sending import send_due
from syotto.store import outbox as book
from tests.act.sink import running
from tests.run.mail import mail_house, rows, service

LIST = "email,first_name\nann@mill.fi,Ann\nbo@mill.fi,Bo\nno address,Cy\ndi@mill.fi,\n"
LETTER = "---\nsubject: Hei {{ first_name }}\npurpose: service\nfrom: ann@example.com\n---\nHei\n"


@pytest.fixture
def later(monkeypatch):
    now, moved = House.now, [timedelta()]
    monkeypatch.setattr(House, "now", lambda house: now(house) + moved[0])
    return lambda **by: moved.__setitem__(0, moved[0] + timedelta(**by))


@pytest.fixture
def house(tmp_path, ledger_url):
    """A mailing to four people: two got it, one has no address, one lacks a value."""
    with running() as sink:
        made = mail_house(tmp_path / "shop", sink.port, ledger=ledger_url)
        (made.folder / "people.csv").write_text(LIST)
        (made.folder / "content/news.txt").write_text(LETTER)
        Mailing(made, str(made.folder / "people.csv"), "news").release("ann")
        send_due(made)
        yield made
    made.ledger.close()


def numbers(house):
    page, one = messages(house), one_mailing(house, "news")
    counts = [(row.state, row.messages) for row in page.counts if row.messages]
    return page.total, counts, sorted((why.state, why.messages) for why in one.reasons), one.mailing


def again(house):
    return Mailing(house, str(house.folder / "people.csv"), "news")


def test_the_numbers_stay_when_the_messages_go(house, later):
    with house.ledger.begin() as connection:
        ids = [row["message_id"] for row in rows(house, "sent")]
        book.change(connection, ids[:1], returned="hard")
    before = numbers(house)
    later(days=731)
    gone = {one.name: one.rows for one in retain(house)}
    assert gone["outbox"] == 4
    assert rows(house) == []
    assert numbers(house) == before
    assert (before[0], before[3].back) == (4, 1)


def test_who_got_a_mailing_long_ago_does_not_get_it_again(house, later):
    later(days=731)
    retain(house)
    (house.folder / "people.csv").write_text(LIST + "new@mill.fi,Eve\n")
    assert again(house).plan().already == 4
    intended = again(house).release("ann")
    assert (intended.new, intended.known) == (1, 4)
    assert [row["address"] for row in rows(house)] == ["new@mill.fi"]


def test_nothing_of_a_person_is_left_in_the_numbers(house, later):
    later(days=731)
    retain(house)
    with house.ledger.read() as connection:
        for table in ("spent_keys", "mailing_totals"):
            text = repr(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            assert "mill.fi" not in text, table
            assert "no address" not in text, table


def test_keys_of_a_stopped_mailing_are_not_kept(house, later):
    letters.stop(house, "news", "ann")
    later(days=731)
    retain(house)
    with house.ledger.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM spent_keys").scalar() == 0


def test_what_has_not_ended_stays_however_old_it_is(house, later):
    intend(house, [service(n, mailing_id="slow") for n in range(2)])
    waiting, doubtful = (row["message_id"] for row in rows(house)[-2:])
    with house.ledger.begin() as connection:
        book.change(connection, [waiting], state="held")
        book.change(connection, [doubtful], state="leaving")
    later(days=5_000)
    retain(house)
    assert [row["state"] for row in rows(house)] == ["held", "leaving"]


def test_a_version_of_a_content_goes_when_no_message_and_no_mailing_says_it(house, later):
    intend(house, [service(1)])
    send_due(house)
    later(days=735)
    gone = {one.name: one.rows for one in retain(house)}
    assert gone["contents"] == 1, "that of the single message, not that of the mailing"


@pytest.mark.parametrize(("caps", "days"), [([], 29), (["email 1/90"], 60)])
def test_messages_are_not_kept_for_less_than_they_are_needed(tmp_path, caps, days):
    made = mail_house(tmp_path / "other", caps=caps)
    path = made.folder / "syotto.toml"
    path.write_text(f"{path.read_text()}\n[retention_days]\noutbox = {days}\n")
    made = open_house(made.folder)
    with pytest.raises(SettingError, match=f"keeps outbox for {days} days"):
        retain(made)
    made.ledger.close()


def test_a_dry_run_counts_what_would_go_and_removes_nothing(house, later):
    later(days=731)
    would = {one.name: one.rows for one in retain(house, only_count=True)}
    assert would["outbox"] == 4
    assert len(rows(house)) == 4
