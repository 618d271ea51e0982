"""What people tell of themselves counts at once: from a form on the web to a mail that left."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import httpx
import pytest

from syotto.run.build import build
from syotto.run.collect import put
from syotto.run.drain import drain_all, load_of
from syotto.run.flows import publish
from syotto.run.forget import clean_ledger
from syotto.run.forms import FASTEST
from syotto.run.held import find
from syotto.run.live import profiles
from syotto.run.rights import Recipient, rights_of
from syotto.run.sending import send_due
from syotto.run.sources import add_source
from syotto.run.tick import tick
from syotto.run.unaddressed import LONGEST
from syotto.store import profiles as book, rights
from tests.act.sink import running
from tests.collect.server import Server, wait_for
from tests.run.flow_house import ClockHouse, write_flow
from tests.run.mail import mail_house, rows

FORM = """
[forms.contact]
fields = ["email", "first_name", "country"]
[[forms.contact.consents]]
purpose = "newsletter"
wording = "Send me news about spare parts."
{confirm}
"""
YES = {"purpose": "newsletter", "channel": "email", "given": True, "wording": "News, please."}
SENT = {
    "identify first": [
        {"type": "identify", "userId": "u1", "traits": {"email": "New.Person@mill.fi", "firstName": "Ann"}},
        {"type": "track", "event": "Form Submitted", "userId": "u1", "properties": {"consents": [YES]}},
    ],
    "beside the event": [
        {"type": "track", "event": "Form Submitted", "userId": "u1", "properties": {"consents": [YES]},
         "context": {"traits": {"email": "new.person@mill.fi", "firstName": "Ann"}}},
    ],
    "in its properties": [
        {"type": "track", "event": "Form Submitted", "userId": "u1",
         "properties": {"email": "new.person@mill.fi", "firstName": "Ann", "consents": [YES]}},
    ],
    "of a browser": [
        {"type": "track", "event": "Form Submitted", "anonymousId": "b1",
         "properties": {"fields": {"email": "new.person@mill.fi", "first_name": "Ann"}, "consents": [YES]}},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def sink():
    with running() as one:
        yield one


@pytest.fixture
def house(tmp_path, sink):
    sink.mails.clear()
    sink.handler.says = lambda *_: None
    made = mail_house(tmp_path / "shop", sink.port)
    house = ClockHouse(made.folder, made.settings)
    write_flow(house)
    publish(house, "welcome", "ann@example.com")
    add_source(house, "website")
    yield house
    house.ledger.close()
    made.ledger.close()


def told(house, *events, at=None):
    house.moment += timedelta(seconds=1)
    stamp = {"originalTimestamp": (at or house.now()).isoformat()}
    numbered = [
        {**one, **stamp, "messageId": f"m{n}-{house.now()}"} for n, one in enumerate(events)
    ]
    put(house, "website", numbered)
    drain_all(house)
    tick(house)
    send_due(house)


def outcomes(house):
    return [(row["state"], row["reason"]) for row in rows(house)]


@pytest.mark.parametrize("events", SENT.values(), ids=SENT)
def test_somebody_new_is_written_to_at_once(house, sink, events):
    told(house, *events)
    assert [(mail.recipient, mail.message["subject"]) for mail in sink.mails] == [
        ("new.person@mill.fi", "Seals for Ann")
    ]


def test_without_consent_nothing_leaves_and_the_reason_is_on_record(house, sink):
    silent, track = SENT["identify first"]
    told(house, silent, {**track, "properties": {}})
    assert outcomes(house) == [("skipped", "Nobody knows on what basis.")]
    assert sink.mails == []


def test_the_next_build_takes_the_place_of_what_was_told(house):
    told(house, *SENT["identify first"])
    assert profiles(house, ["u1"])["u1"].fields["email"] == "new.person@mill.fi"
    build(house)
    with house.ledger.read() as connection:
        assert book.every_event(connection, book.live_people) == []
    assert profiles(house, ["u1"])["u1"].fields["email"] == "new.person@mill.fi"


def test_nobody_whom_the_build_knows_is_given_another_address_by_a_browser(house):
    told(house, *SENT["identify first"])
    build(house)
    other = {"email": "thief@evil.example", "language": "fi"}
    told(house, {"type": "identify", "userId": "u1", "traits": other})
    fields = profiles(house, ["u1"])["u1"].fields
    assert (fields["email"], fields["language"]) == ("new.person@mill.fi", "fi")


def test_an_address_that_is_not_known_yet_is_waited_for(house, sink):
    identify, track = SENT["identify first"]
    told(house, track)
    assert outcomes(house) == [("held", "no address yet: waits for the next build")]
    house.moment += timedelta(minutes=5)
    told(house, identify)
    assert [mail.recipient for mail in sink.mails] == ["new.person@mill.fi"]
    assert sink.mails[0].message["subject"] == "Seals for Ann"


def test_an_address_is_not_waited_for_for_ever(house):
    told(house, SENT["identify first"][1])
    for _ in range(60):
        house.moment += timedelta(hours=1)
        send_due(house)
    assert outcomes(house) == [("failed", "no address")]
    assert rows(house)[0]["changed_at"] - rows(house)[0]["created_at"] <= LONGEST + timedelta(
        hours=1
    )


def test_machines_histories_and_who_objected_tell_nothing(house):
    identify = SENT["identify first"][0]
    machine = {"userAgent": "Googlebot/2.1 (+http://www.google.com/bot.html)"}
    told(house, {**identify, "context": machine})
    told(house, identify, at=house.now() - timedelta(days=9))
    assert profiles(house, ["u1"]) == {}
    told(house, identify)
    said = {"type": "track", "event": "Form Submitted", "userId": "u1"}
    no = {"purpose": "profiling", "channel": "any", "given": False}
    told(house, {**said, "properties": {"email": "new.person@mill.fi", "consents": [no]}})
    assert profiles(house, ["u1"]) == {}


def test_what_somebody_agreed_to_stays_in_effect_while_a_build_runs(house):
    """It is recorded before it is in the log: a build that began in between has not read it."""
    told(house, *SENT["identify first"])
    with house.ledger.read() as connection:
        (row,) = rights.every_change(connection)
    assert (row["in_log"], row["load_id"]) == (True, load_of(1))
    house.moment += timedelta(seconds=5)
    with house.ledger.begin() as connection:
        rights.say(connection, [{**row, "recorded_at": house.now()}])
        rights.say(connection, [{**row, "recorded_at": house.now(), "load_id": "other"}])
        assert rights.forget_changes(connection, house.now()) == 0
    who = [Recipient("u1", "new.person@mill.fi")]
    (right,) = rights_of(house, who, purpose="mailing", channel="email", now=house.now())
    assert right.allowed


def test_erasing_somebody_takes_what_they_told(house):
    told(house, *SENT["identify first"])
    gone = clean_ledger(house, find(house, "u1").who)
    assert gone["live_people"] == 1
    assert profiles(house, ["u1"]) == {}


@pytest.mark.parametrize("confirm", ["", 'confirm = "confirm"'], ids=["ticked", "to confirm"])
def test_from_a_hosted_form_to_a_mail(tmp_path, sink, confirm):
    """The whole server, over HTTP and SMTP: a ticked box is enough; a message waits for one that is
    to be confirmed.
    """
    sink.mails.clear()
    house = mail_house(tmp_path / "shop", sink.port)
    path = house.folder / "syotto.toml"
    path.write_text(path.read_text() + FORM.format(confirm=confirm))
    starter = (house.folder / "flows/welcome.yaml").read_text()
    write_flow(house, starter.replace("control_share: 0.1", "control_share: 0"))
    asks = "---\nsubject: Was it you?\npurpose: service\n---\n[Yes]({{ confirm_url }})\n"
    (house.folder / "content/confirm.md").write_text(asks)
    publish(house, "welcome", "ann@example.com")
    server = Server(house.folder).start()
    try:
        page = httpx.get(f"{server.url}/forms/contact").text
        token = re.search(r'name="t" value="([^"]+)"', page).group(1)
        given = {"t": token, "email": "ann@mill.fi", "first_name": "Ann", "consent_0": "yes"}
        time.sleep(FASTEST)  # who is quicker is no person
        assert "Thank you" in httpx.post(f"{server.url}/forms/contact", data=given).text
        if confirm:
            says_yes(house, server, sink)
        wait_for(lambda: len(ended(house)) == (2 if confirm else 1), server.said)
    finally:
        server.stop()
    assert sink.mails[-1].message["subject"] == "Thank you, Ann"
    flow = next(row for row in rows(house) if row["mailing_id"] != "single")
    assert (flow["address"], flow["state"]) == ("ann@mill.fi", "sent")
    house.ledger.close()


def says_yes(house, server, sink):
    wait_for(lambda: rows(house, "held") and ended(house), server.said)
    (asking,), (held,) = ended(house), rows(house, "held")
    assert held["reason"].startswith("Waits for the confirmation asked for on ")
    assert [mail.message["subject"] for mail in sink.mails] == ["Was it you?"]
    signed = asking["given"]["confirm_url"].rpartition("/")[2]
    assert httpx.post(f"{server.url}/confirm/{signed}").status_code == 200


def ended(house):
    return rows(house, "sent", "skipped", "failed")
