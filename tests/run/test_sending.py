from __future__ import annotations

from datetime import date, timedelta

import pytest

from syotto.errors import SettingError
from syotto.run.gate import judged
from syotto.run.house import House
from syotto.run.mailboxes import take_letter
from syotto.run.outbox import intend
from syotto.run.pacing import warm_up
from syotto.run.returns import hard
from syotto.run.rights import Recipient, give, rights_of, suppress
from syotto.run.sending import LEAVE, Worker, send_due
from syotto.schema.words import Lane
from syotto.settings import Settings
from syotto.store import outbox as book, outbox_counts as counts
from tests.act.sink import running
from tests.run.mail import mail_house, rows, service, states


@pytest.fixture(scope="module")
def sink():
    with running() as one:
        yield one


@pytest.fixture
def made(tmp_path, ledger_url, sink):
    """Makes a workspace that sends to the sink, with other settings."""
    sink.mails.clear()
    sink.handler.says = lambda *_: None
    houses = []

    def make(**given):
        houses.append(mail_house(tmp_path / "shop", sink.port, ledger=ledger_url, **given))
        return houses[-1]

    yield make
    for house in houses:
        house.ledger.close()


@pytest.fixture
def house(made):
    return made()


@pytest.fixture
def later(monkeypatch):
    """Moves the workspace's clock on."""
    now, moved = House.now, [timedelta()]
    monkeypatch.setattr(House, "now", lambda house: now(house) + moved[0])

    def move(**by):
        moved[0] += timedelta(**by)

    return move


def row(house, key):
    return next(one for one in rows(house) if one["intent_key"] == key)


def allow(house, number):
    give(
        house,
        person_id=str(number),
        address=f"p{number}@example.org",
        purpose="mailing",
        channel="email",
        at=house.now(),
        source="test",
    )


def refused(house, address):
    return rights_of(
        house, [Recipient(None, address)], purpose="service", channel="email", now=house.now()
    )[0].reason


def test_what_is_due_is_sent_once(house, sink):
    intend(house, [service(n) for n in range(3)])
    assert (send_due(house), send_due(house)) == (3, 0)
    assert sorted(mail.recipient for mail in sink.mails) == [
        "p0@example.org",
        "p1@example.org",
        "p2@example.org",
    ]
    assert set(states(house).values()) == {"sent"}


def test_a_message_waits_for_its_moment(house, sink, later):
    intend(house, [service(1, send_after=house.now() + timedelta(hours=1))])
    assert send_due(house) == 0
    later(hours=1, seconds=1)
    assert send_due(house) == 1


def test_who_may_not_be_written_to_is_not(house, sink):
    allow(house, 1)
    intend(house, [service(n, purpose="mailing") for n in (1, 2)])
    send_due(house)
    assert [(row["state"], row["reason"]) for row in rows(house)] == [
        ("sent", "250 2.0.0 Ok: queued as 00000001"), ("skipped", "Nobody knows on what basis."),
    ]  # fmt: skip


def test_a_missing_value_fails_one_message_with_its_reason(house, sink):
    intend(house, [service(1, given={}), service(2)])
    send_due(house)
    assert (row(house, "k1")["state"], row(house, "k1")["reason"]) == (
        "failed",
        "No value for first_name.",
    )
    assert states(house)["k2"] == "sent"


def test_quiet_hours_and_caps_hold_a_mailing_but_no_single_message(made, sink, later):
    house = made(caps=["email 1/1"])
    allow(house, 1)
    intend(
        house,
        [
            service(1, purpose="mailing"),
            service(2, address="p1@example.org", person_id="1", purpose="mailing"),
        ],
    )
    intend(house, [service(3, address="p1@example.org", lane=Lane.TRANSACTIONAL)])
    send_due(house)
    assert states(house) == {"k1": "sent", "k2": "held", "k3": "sent"}
    assert row(house, "k2")["reason"] == "Cap: at most 1 message by email in a day. Ahead: single."
    later(days=1, seconds=5)
    send_due(house)
    assert states(house)["k2"] == "sent"


def test_quiet_hours_are_by_the_persons_clock(made):
    house = made(quiet_hours="21:00-08:00")
    allow(house, 1)
    given = {"first_name": "Ann", "time_zone": "Europe/Helsinki"}
    intend(house, [service(1, purpose="mailing", given=given)])
    night = house.now().replace(year=2027, month=10, day=30, hour=20, minute=0)
    (verdict,) = judged(house, rows(house), night)
    assert (verdict.action, verdict.until.hour, verdict.until.day) == (
        "hold",
        6,
        31,
    )  # 08:00 is UTC+2 by then


def test_nothing_is_sold_while_a_complaint_is_open(made, sink):
    from syotto.run.build import build
    from syotto.run.load import load

    house = made()
    allow(house, 1)
    cases = house.folder / "cases.csv"
    opened = (house.now() - timedelta(days=2)).isoformat()
    cases.write_text(f"case_id,person_ref,kind,opened_at\nC1,1,complaint,{opened}\n")
    load(house, "cases", [cases])
    orders = house.folder / "order_lines.csv"
    orders.write_text(
        f"order_id,line_no,at,person_ref,product_id,quantity,amount\n1,1,{opened},1,P,1,9.50\n"
    )
    load(house, "order_lines", [orders])
    build(house)
    intend(
        house, [service(1, purpose="mailing"), service(2, person_id="1", address="p1@example.org")]
    )
    send_due(house)
    assert (states(house)["k1"], states(house)["k2"]) == ("held", "sent")
    assert row(house, "k1")["reason"].startswith("Held: a complaint is open since ")


def test_try_later_waits_longer_each_time_and_then_gives_up(made, sink, later):
    house = made(mail_attempts=3)
    sink.handler.says = lambda verb, to: "451 4.7.1 greylisted" if verb == "RCPT" else None
    intend(house, [service(1)])
    waits = []
    for _ in range(2):
        send_due(house)
        waits.append(row(house, "k1")["send_after"] - row(house, "k1")["changed_at"])
        later(hours=1)
    assert waits == [timedelta(minutes=1), timedelta(minutes=4)]
    send_due(house)
    assert (row(house, "k1")["state"], row(house, "k1")["reason"]) == (
        "failed",
        "gave up after 3: 451 4.7.1 greylisted",
    )


def test_an_address_that_does_not_exist_is_left_alone_from_then_on(house, sink):
    sink.handler.says = lambda verb, to: "550 5.1.1 no such user" if verb == "RCPT" else None
    intend(house, [service(1)])
    send_due(house)
    assert (row(house, "k1")["state"], row(house, "k1")["returned"]) == ("failed", "hard")
    assert refused(house, "p1@example.org") == "Suppressed: hard bounce."


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("550 5.1.1 x", True),
        ("550 5.0.0 x", True),
        ("550 5.7.1 policy", False),
        ("552 5.2.2 full", False),
        ("451 5.1.1 x", False),
        ("550 x", False),
    ],
)
def test_only_an_unknown_address_is_a_hard_bounce(reply, says):
    assert hard(reply) is says


def test_a_server_that_cannot_be_reached_costs_no_attempt(tmp_path, ledger_url):
    house = mail_house(tmp_path / "shop", 1, ledger=ledger_url)
    intend(house, [service(1)])
    send_due(house)
    one = row(house, "k1")
    assert (one["state"], one["attempts"], one["reason"][:11]) == ("intended", 0, "not reached")
    house.ledger.close()


def test_a_message_without_an_answer_stays_in_doubt(house, sink, later):
    sink.handler.drops = True
    intend(house, [service(1)])
    send_due(house)
    sink.handler.drops = False
    later(days=2)
    assert (send_due(house), len(sink.mails)) == (0, 1)
    one = row(house, "k1")
    assert (one["state"], one["reason"][:9]) == ("leaving", "no answer")


def test_what_a_dead_worker_had_claimed_goes_back_but_not_what_was_leaving(house, sink, later):
    intend(house, [service(1), service(2)])
    dead = Worker(house)
    first, second = dead.claim()
    with house.ledger.begin() as connection:
        book.leave(
            connection, [first["message_id"]], dead.name, house.now(), claimed_until=house.now()
        )
    assert send_due(house) == 0
    later(hours=1)
    assert send_due(house) == 1
    assert states(house) == {first["intent_key"]: "leaving", second["intent_key"]: "sent"}


def test_a_claim_that_ended_sends_nothing(house, sink, later):
    """A worker that slept too long finds that its messages are another's."""
    intend(house, [service(1)])
    slow = Worker(house)
    claimed = slow.claim()
    ready = slow.prepared(claimed, judged(house, claimed, house.now()), house.now())
    later(hours=1)
    assert send_due(house) == 1
    slow.send("email", ready)
    slow.close()
    assert len(sink.mails) == 1


def test_two_workers_never_claim_the_same(house):
    intend(house, [service(n) for n in range(10)])
    first, second = Worker(house, at_once=6), Worker(house, at_once=6)
    mine, others = ({one["message_id"] for one in worker.claim()} for worker in (first, second))
    assert (len(mine), len(others), mine & others) == (6, 4, set())


def test_bulk_never_holds_up_a_single_message(house, sink):
    intend(house, [service(n, mailing_id="big") for n in range(300)])
    intend(house, [service(999, lane=Lane.TRANSACTIONAL)])
    worker = Worker(house, at_once=LEAVE)
    worker.once()
    worker.close()
    assert sink.mails[0].recipient == "p999@example.org" or "p999@example.org" in [
        mail.recipient for mail in sink.mails
    ]
    assert states(house)["k999"] == "sent"


def test_a_worker_of_single_messages_takes_nothing_else(house, sink):
    intend(house, [service(1), service(2, lane=Lane.TRANSACTIONAL)])
    assert send_due(house, lanes=(Lane.TRANSACTIONAL,)) == 1
    assert states(house) == {"k1": "intended", "k2": "sent"}


def test_mailings_share_a_worker(house):
    intend(house, [service(n, mailing_id="first") for n in range(40)])
    intend(house, [service(n, mailing_id="second") for n in range(40, 80)])
    claimed = [one["mailing_id"] for one in Worker(house, at_once=20).claim()]
    assert (claimed.count("first"), claimed.count("second")) == (10, 10)


def test_a_domain_gets_so_many_in_a_minute(made, sink, monkeypatch):
    house = made()
    path = house.folder / "syotto.toml"
    path.write_text(path.read_text() + '[mail_per_minute]\n"example.org" = 2\n')
    from syotto.run.house import open_house

    house = open_house(house.folder)
    moment = house.now().replace(second=1, microsecond=0)
    monkeypatch.setattr(House, "now", lambda _: moment)
    intend(house, [service(n) for n in range(5)])
    intend(house, [service(7, address="x@elsewhere.org"), service(8, lane=Lane.TRANSACTIONAL)])
    send_due(house)
    assert sum(state == "sent" for state in states(house).values()) == 4
    waiting = sorted(
        (one["send_after"] - moment.replace(second=0)).seconds // 60
        for one in rows(house)
        if one["state"] == "intended"
    )
    assert waiting == [1, 1, 2]
    for minute in (1, 2):
        monkeypatch.setattr(
            House, "now", lambda _, minute=minute: moment + timedelta(minutes=minute)
        )
        send_due(house)
    assert set(states(house).values()) == {"sent"}
    house.ledger.close()


def test_a_new_sender_is_warmed_up(made, sink, later):
    house = made(warm_up_per_day=2, warm_up_from="2026-01-01")
    today = Settings(warm_up_per_day=2, warm_up_from="2026-01-01")
    assert [warm_up(today, date(2026, 1, day)) for day in (1, 2, 5)] == [2, 4, 32]
    assert warm_up(today, date(2026, 3, 1)) is None
    assert warm_up(today, date(2025, 12, 1)) == 2
    intend(house, [service(1)])
    assert send_due(house) == 1  # long after its warm-up


def test_warm_up_leaves_the_rest_for_tomorrow(made, sink):
    from syotto.run import clock

    house = made(warm_up_per_day=2, warm_up_from=clock.now().date().isoformat())
    intend(house, [service(n) for n in range(5)])
    send_due(house)
    assert sum(state == "sent" for state in states(house).values()) == 2
    waiting = [one for one in rows(house) if one["state"] == "intended"]
    assert {one["reason"] for one in waiting} == {"warm-up: 2 messages today"}
    assert min(one["send_after"] for one in waiting).date() == clock.now().date() + timedelta(
        days=1
    )


def test_a_warm_up_without_a_day_is_said_so():
    with pytest.raises(SettingError, match="warm_up_from"):
        warm_up(Settings(warm_up_per_day=2, warm_up_from="soon"), date(2026, 1, 1))


def test_too_many_unknown_addresses_pause_a_mailing(house, sink):
    sink.handler.says = lambda verb, to: "550 5.1.1 no such user" if verb == "RCPT" else None
    intend(house, [service(n, mailing_id="bought-list") for n in range(3 * LEAVE)])
    send_due(house)
    with house.ledger.read() as connection:
        mailing = book.mailing_of(connection, "bought-list")
        waits = counts.by_state(connection)["bought-list", "claimed"]
    assert (mailing["state"], waits) == ("paused", 2 * LEAVE)
    assert mailing["reason"] == f"paused by itself: hard bounce {LEAVE} of {LEAVE}, more than 5.0%"


BOUNCE = """From: MAILER-DAEMON@mx.example.org
To: {to}
Message-ID: <{number}@mx.example.org>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {address}
Action: failed
Status: {status}

--b--
"""


def bounce(sink, **given):
    said = {
        "to": sink.mails[-1].sender,
        "number": len(sink.mails),
        "address": "p1@example.org",
        "status": "5.1.1",
    }
    return BOUNCE.format(**{**said, **given}).replace("\n", "\r\n").encode()


def test_a_bounce_to_our_return_path_is_known_by_its_tag(house, sink):
    intend(house, [service(1)])
    send_due(house)
    take_letter(house, "leads", bounce(sink, address="forwarded@elsewhere.org"))
    assert row(house, "k1")["returned"] == "hard"
    assert refused(house, "p1@example.org") == "Suppressed: hard bounce."


def test_a_forged_bounce_silences_nobody(house, sink):
    intend(house, [service(1)])
    send_due(house)
    forged = f"bounces+{row(house, 'k1')['message_id']}0123456789abcdef@example.com"
    take_letter(house, "leads", bounce(sink, to=forged))
    assert row(house, "k1")["returned"] is None
    assert "Suppressed" not in refused(house, "p1@example.org")


def test_what_a_mailbox_for_bounces_gets_counts_without_a_tag(house, sink):
    take_letter(
        house,
        "bounces",
        BOUNCE.format(
            to="bounces@example.com", number=1, address="old@example.org", status="5.1.1"
        ).encode(),
    )
    assert refused(house, "old@example.org") == "Suppressed: hard bounce."


def test_soft_bounces_stop_an_address_after_a_number(made, sink):
    house = made(soft_bounces=2)
    for number in (1, 2):
        intend(house, [service(number, address="p1@example.org")])
        send_due(house)
        assert "Suppressed" not in refused(house, "p1@example.org")
        take_letter(house, "leads", bounce(sink, status="4.2.2"))
    assert refused(house, "p1@example.org") == "Suppressed: soft bounces, one after another."


def test_who_was_suppressed_meanwhile_gets_nothing(house, sink):
    intend(house, [service(1)])
    suppress(house, "P1@example.org", "email", "hard bounce", house.now())
    send_due(house)
    assert (states(house)["k1"], sink.mails) == ("skipped", [])


def test_a_password_stands_in_a_variable_only(made, monkeypatch):
    house = made()
    path = house.folder / "syotto.toml"
    path.write_text(path.read_text() + 'user = "ann"\npassword = "secret"\n')
    from syotto.run.channels import channel
    from syotto.run.house import open_house

    with pytest.raises(SettingError, match="everybody can read it"):
        channel(open_house(house.folder), "email")
    path.write_text(path.read_text().replace('"secret"', '"$OUR_PASSWORD"'))
    with pytest.raises(SettingError, match="OUR_PASSWORD"):
        channel(open_house(house.folder), "email", {})
    assert channel(open_house(house.folder), "email", {"OUR_PASSWORD": "x"}).server.password == "x"
