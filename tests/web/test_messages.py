from __future__ import annotations

import csv
import io
import re
from datetime import timedelta

import pytest

from syotto.run.mailing import pause
from syotto.run.outbox import intend
from syotto.run.reconcile import reconcile
from syotto.run.sending import send_due
from syotto.store import outbox as book
from tests.act.sink import running
from tests.run.mail import mail_house, rows, service
from tests.web.client import JSON, browser


@pytest.fixture
def house(tmp_path):
    """Three messages that were sent, one that was refused, one without a value, one that waits."""
    with running() as sink:
        sink.handler.says = lambda verb, to: (
            "550 5.1.1 no such user" if (verb, to) == ("RCPT", "p3@example.org") else None
        )
        made = mail_house(tmp_path / "shop", sink.port)
        intend(made, [service(n, mailing_id="spring") for n in range(4)])
        intend(
            made,
            [
                service(4, mailing_id="spring", given={}),
                service(5, address="<b>@example.org", mailing_id="spring"),
            ],
        )
        send_due(made)
        intend(made, [service(6, send_after=made.now() + timedelta(hours=1))])
    yield made
    made.ledger.close()


@pytest.fixture
def client(house):
    return browser(house)


def doubtful(house, key="k0") -> str:
    """As if a worker had been killed while it gave this message away."""
    number = next(row["message_id"] for row in rows(house) if row["intent_key"] == key)
    with house.ledger.begin() as connection:
        book.change(
            connection, [number], state="leaving", claimed_until=house.now() - timedelta(seconds=1)
        )
    return number


def test_the_page_counts_every_message_once(client):
    answer = client.get("/messages", headers=JSON).json()
    assert {one["words"]: one["messages"] for one in answer["counts"]} == {
        "waiting": 1, "held": 0, "being prepared": 0, "leaving": 0, "sent": 3, "not allowed": 0, "failed": 3,
    }  # fmt: skip
    assert answer["total"] == sum(one["messages"] for one in answer["counts"])
    assert {one["reason"] for one in answer["reasons"]} == {
        "550 5.1.1 no such user", "No value for first_name.", "not an address: <b>@example.org",
    }  # fmt: skip
    (spring, single) = sorted(answer["mailings"], key=lambda one: -one["people"])
    assert (spring["people"], spring["sent"], spring["not_sent"], spring["back"]) == (6, 3, 3, 1)
    assert (single["name"], single["waiting"]) == ("Single messages", 1)
    assert [(one["domain"], one["sent"], one["returned"]) for one in answer["domains"]] == [
        ("example.org", 3, 1)
    ]


def test_the_page_says_it_in_words_and_nothing_of_others_is_markup(client):
    page = client.get("/messages").text
    assert "<b>3 of 7</b> messages were sent" in page
    assert "&lt;b&gt;@example.org" in page


def test_the_rows_are_a_file_too(client):
    lines = list(csv.DictReader(io.StringIO(client.get("/messages?format=csv&state=failed").text)))
    assert [line["address"] for line in lines] == [
        "<b>@example.org",
        "p4@example.org",
        "p3@example.org",
    ]


def test_a_message_in_doubt_is_decided_by_a_person(client, house):
    number = doubtful(house)
    page = client.get("/messages").text
    assert "1 message may have left" in re.sub("</?b>", "", page)
    assert "says it left" in page
    client.post(f"/messages/{number}/decide", data={"verdict": "again"})
    row = next(row for row in rows(house) if row["message_id"] == number)
    assert (row["state"], row["reason"]) == ("intended", "somebody at this machine sends it again")
    again = client.post(f"/messages/{number}/decide", data={"verdict": "sent"}, headers=JSON)
    assert (again.status_code, again.json()["message"][:38]) == (
        422,
        "This message is not in doubt any more,",
    )


def test_a_worker_that_still_has_a_message_is_not_talked_over(client, house):
    number = doubtful(house)
    with house.ledger.begin() as connection:
        book.change(connection, [number], claimed_until=house.now() + timedelta(minutes=1))
    assert client.post(f"/messages/{number}/decide", data={"verdict": "again"}).status_code == 422
    assert "may have left" not in client.get("/messages").text


@pytest.mark.parametrize(("verdict", "state"), [("sent", "sent"), ("given_up", "failed")])
def test_a_decision_ends_the_doubt(client, house, verdict, state):
    number = doubtful(house)
    client.post(f"/messages/{number}/decide", data={"verdict": verdict})
    assert next(row["state"] for row in rows(house) if row["message_id"] == number) == state


def test_a_mailing_is_paused_resumed_and_stopped(client, house):
    intend(house, [service(7, mailing_id="spring")])
    place = "/messages/mailings/spring"
    assert "Pause" in client.get(place).text
    client.post(place, data={"what": "pause"})
    assert send_due(house) == 0
    assert "paused by somebody at this machine" in client.get(place).text
    client.post(place, data={"what": "stop"})
    last = next(row for row in rows(house) if row["intent_key"] == "k7")
    assert (last["state"], last["reason"]) == ("skipped", "Stopped before it left.")
    assert client.post(place, data={"what": "resume"}).status_code == 422


def test_a_paused_mailing_goes_on_where_it_was(client, house):
    intend(house, [service(7, mailing_id="spring")])
    pause(house, "spring", "ann")
    client.post("/messages/mailings/spring", data={"what": "resume"})
    assert next(row["state"] for row in rows(house) if row["intent_key"] == "k7") == "intended"


def test_an_unknown_mailing_is_said_so(client):
    assert client.get("/messages/mailings/nope").status_code == 404


def test_the_outbox_and_the_transport_agree(client, house):
    client.post("/messages/reconcile")
    assert "no difference" in client.get("/messages").text
    answer = client.get("/messages", headers=JSON).json()["reconciled"]
    assert (answer["sent"], answer["taken"], answer["differences"]) == (3, 3, [])


def test_every_kind_of_difference_is_found(house):
    numbers = {row["intent_key"]: row["message_id"] for row in rows(house)}
    (path,) = (house.folder / "transport").glob("*.jsonl")
    lines = path.read_text().splitlines()
    kept = [line for line in lines if numbers["k0"] not in line]
    twice = next(line for line in lines if numbers["k1"] in line)
    path.write_text("\n".join([*kept, twice, '{"at": "2026', ""]))
    with house.ledger.begin() as connection:
        book.change(connection, [numbers["k2"]], state="failed")
    found = {one["what"]: one["some"] for one in reconcile(house)["differences"]}
    assert found == {
        "sent, but the transport has no record of it": [numbers["k0"]],
        "the transport took it, but the outbox does not say so": [numbers["k2"]],
        "the transport took it more than once": [numbers["k1"]],
    }  # fmt: skip


def test_without_a_channel_the_page_says_what_to_do(tmp_path):
    from tests.run.loaded import house_in

    made = house_in(tmp_path / "new")
    assert "No channel is set up" in browser(made).get("/messages").text
    made.ledger.close()
