from __future__ import annotations

import gzip
from datetime import timedelta

import pytest

from syotto.ask.messages import messages
from syotto.run.outbox import intend
from syotto.run.reconcile import reconcile
from syotto.run.rights import Recipient, rights_of
from syotto.run.sending import send_due
from syotto.schema.messages import MessageState
from syotto.store import outbox as book
from tests.act.sink import running
from tests.run.mail import mail_house, rows, service
from tests.web.client import browser


@pytest.fixture
def house(tmp_path):
    """Four messages that were sent, and a log of the mail server that is still empty."""
    with running() as sink:
        made = mail_house(tmp_path / "shop", sink.port, mail_log="mail.log")
        (made.folder / "mail.log").touch()
        intend(made, [service(n) for n in range(4)])
        send_due(made)
    yield made
    made.ledger.close()


@pytest.fixture
def number(house):
    return {row["intent_key"]: row["message_id"] for row in rows(house)}


def lines(house, number, key, status="sent", dsn="2.0.0", *, queue=None):
    """What Postfix writes about one of our messages."""
    at = f"{house.now() - timedelta(minutes=1):%Y-%m-%dT%H:%M:%S.%f}+00:00"
    queue = queue or f"4F{key}"
    yield f"{at} mx postfix/cleanup[1]: {queue}: message-id=<{number[key]}@example.com>"
    yield (
        f"{at} mx postfix/smtp[2]: {queue}: to=<p{key[1:]}@example.org>, relay=mx[192.0.2.1]:25, "
        f"delay=1, delays=0/0/0/1, dsn={dsn}, status={status} (said the server)"
    )


def written(house, *told, name="mail.log"):
    text = "".join(f"{line}\n" for some in told for line in some)
    (house.folder / name).write_text(text)


def test_a_log_that_agrees_has_no_difference(house, number):
    written(
        house, lines(house, number, "k0"), lines(house, number, "k1", "deferred", "4.2.0"),
        lines(house, number, "k2"), lines(house, number, "k3"),
        ["a line that somebody else wrote", "Nov 22 21:30:01 mx sshd[1]: hello"],
    )  # fmt: skip
    log = reconcile(house)["log"]
    assert log["differences"] == []
    assert [log[name] for name in ("sent", "taken", "delivered", "waiting", "bounced")] == [4, 4, 3, 1, 0]  # fmt: skip


def test_every_kind_of_difference_says_what_to_do(house, number):
    with house.ledger.begin() as connection:
        book.change(connection, [number["k1"]], state=MessageState.FAILED)
    written(
        house, lines(house, number, "k1"), lines(house, number, "k2"),
        lines(house, number, "k2", queue="4Fagain"), lines(house, number, "k3"),
    )  # fmt: skip
    found = {one["what"]: one["some"] for one in reconcile(house)["log"]["differences"]}
    assert found == {
        "sent, but the mail server's log has nothing of it": [number["k0"]],
        "the mail server took it, but the outbox does not say so": [number["k1"]],
        "the mail server took it more than once": [number["k2"]],
        "the mail server delivered it more than once": [number["k2"]],
    }
    assert all(one["fix"] for one in reconcile(house)["log"]["differences"])


def test_a_bounce_that_only_the_log_knows_stops_the_address_once(house, number):
    written(
        house, lines(house, number, "k0", "bounced", "5.1.1"),
        lines(house, number, "k1", "bounced", "5.2.2"),
        lines(house, number, "k2"), lines(house, number, "k3"),
    )  # fmt: skip
    assert [reconcile(house)["log"]["learned"] for _ in "12"] == [2, 0]
    assert [row["returned"] for row in rows(house)] == ["hard", "soft", None, None]
    people = [Recipient(None, f"p{n}@example.org") for n in (0, 1)]
    rights = rights_of(house, people, purpose="service", channel="email", now=house.now())
    assert [right.reason == "Suppressed: hard bounce." for right in rights] == [True, False]


def test_a_bounce_of_another_address_stops_nobody(house, number):
    told = [line.replace("p0@", "p9@") for line in lines(house, number, "k0", "bounced", "5.1.1")]
    written(house, told)
    assert reconcile(house)["log"]["learned"] == 0
    assert {row["returned"] for row in rows(house)} == {None}


def test_what_left_before_the_log_begins_is_not_compared(house, number):
    later = [
        line.replace(line[:4], f"{house.now().year + 1}")
        for line in lines(house, {"k9": "0" * 23}, "k9")
    ]
    written(house, later)
    assert reconcile(house)["log"]["differences"] == []


@pytest.mark.parametrize("name", ["mail.log.1", "mail.log.1.gz"])
def test_a_log_that_was_put_aside_is_read_too(house, number, name):
    every = [line for key in ("k0", "k1", "k2", "k3") for line in lines(house, number, key)]
    text = "\n".join(every).encode()
    (house.folder / name).write_bytes(gzip.compress(text) if name.endswith("gz") else text)
    assert reconcile(house)["log"]["differences"] == []


def test_a_message_in_doubt_that_the_log_has_is_known_to_have_left(house, number):
    with house.ledger.begin() as connection:
        book.change(
            connection, [number["k0"]], state=MessageState.LEAVING, claimed_until=house.now()
        )
    for path in (house.folder / "transport").glob("*"):
        path.unlink()
    assert [doubt.in_log for doubt in messages(house).doubts] == [False]
    written(house, lines(house, number, "k0"))
    reconcile(house)
    assert [doubt.in_log for doubt in messages(house).doubts] == [True]


def test_the_page_shows_the_log_and_what_to_do(house, number):
    written(house, lines(house, number, "k1"))
    client = browser(house)
    client.post("/messages/reconcile")
    page = client.get("/messages").text
    assert "they differ" in page
    assert "See that `mail_log` is the log of the server" in page.replace("&#39;", "'")
    assert number["k0"] in page


def test_a_log_that_is_not_there_is_told_with_the_fix(house):
    (house.folder / "mail.log").unlink()
    reconcile(house)
    page = browser(house).get("/messages").text
    assert "they differ" in page
    assert "cannot be read: No such file or directory" in page
