from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from syotto.sense.postfix_log import account, handed_over, last_fates

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
OLD_STAMPS = """
Nov 22 21:30:01 mx postfix/smtpd[70]: connect from localhost[127.0.0.1]
Nov 22 21:30:01 mx postfix/smtpd[70]: 4F1C21A: client=localhost[127.0.0.1]
Nov 22 21:30:01 mx postfix/cleanup[71]: 4F1C21A: message-id=<a1@example.com>
Nov 22 21:30:01 mx postfix/qmgr[72]: 4F1C21A: from=<bounces+a1@example.com>, size=1203, nrcpt=1 (queue active)
Nov 22 21:30:02 mx postfix/smtp[73]: 4F1C21A: to=<ann@mill.fi>, relay=mx.mill.fi[192.0.2.1]:25, delay=0.4, delays=0.1/0/0.2/0.1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 7B2E)
Nov 22 21:30:02 mx postfix/qmgr[72]: 4F1C21A: removed
""".strip().splitlines()
NEW_STAMPS = """
2026-11-22T21:30:01.104512+02:00 mx postfix/cleanup[71]: 4Xb1qv0Lz1zB: message-id=<b1@example.com>
2026-11-22T21:30:02.504512+02:00 mx postfix/smtp[73]: 4Xb1qv0Lz1zB: to=<Bo@Mill.fi>, orig_to=<bo@shop.fi>, relay=mx.mill.fi[192.0.2.1]:25, delay=1.4, delays=0.1/0/0.2/0.1, dsn=5.1.1, status=bounced (host mx.mill.fi[192.0.2.1] said: 550 5.1.1 <Bo@Mill.fi>: Recipient address rejected: User unknown (in reply to RCPT TO command))
2026-11-22T21:30:02.604512+02:00 mx postfix/cleanup[71]: 4Xb1qv0Mf0zC: message-id=<20261122193002.4Xb1qv0Mf0zC@mx>
2026-11-22T21:30:02.614512+02:00 mx postfix/bounce[75]: 4Xb1qv0Lz1zB: sender non-delivery notification: 4Xb1qv0Mf0zC
2026-11-22T21:30:02.704512+02:00 mx postfix/qmgr[72]: 4Xb1qv0Lz1zB: removed
""".strip().splitlines()  # fmt: skip


def read(lines, now=NOW):
    def ours(number):
        return number.removesuffix("@example.com") if number.endswith("@example.com") else None

    return account(lines, ours, now=now, zone=HELSINKI)


def fates(lines):
    return {
        (number, address): fate
        for number, each in last_fates(read(lines).trails).items()
        for address, fate in each.items()
    }


def line(queue, said, program="postfix/smtp", second=3):
    return f"Nov 22 21:30:{second:02} mx {program}[73]: {queue}: {said}"


def told(queue, to, status, dsn="2.0.0", said="ok"):
    return line(queue, f"to=<{to}>, relay=mx[192.0.2.1]:25, delay=1, dsn={dsn}, status={status} ({said})")  # fmt: skip


def taken(queue, number):
    return line(queue, f"message-id=<{number}@example.com>", "postfix/cleanup")


def test_a_delivered_mail_in_a_log_with_old_stamps():
    fate = fates(OLD_STAMPS)["a1", "ann@mill.fi"]
    assert (fate.status, fate.dsn, fate.returned) == ("sent", "2.0.0", None)
    assert fate.said == "250 2.0.0 Ok: queued as 7B2E"
    assert fate.at == datetime(2026, 11, 22, 19, 30, 2, tzinfo=UTC)


def test_a_bounce_in_a_log_with_new_stamps_and_long_queue_numbers():
    found = fates(NEW_STAMPS)
    assert list(found) == [("b1", "bo@mill.fi")], "the bounce letter itself is no mail of ours"
    fate = found["b1", "bo@mill.fi"]
    assert (fate.returned, fate.dsn) == ("hard", "5.1.1")
    assert fate.said.endswith("User unknown (in reply to RCPT TO command)")
    assert fate.at == datetime(2026, 11, 22, 19, 30, 2, 504512, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "dsn", "returned"),
    [
        ("sent", "2.0.0", None),
        ("deferred", "4.2.2", None),
        ("deferred", "4.4.1", None),
        ("bounced", "5.1.1", "hard"),
        ("bounced", "5.2.1", "hard"),
        ("bounced", "5.2.2", "soft"),
        ("bounced", "5.4.4", "soft"),
    ],
)
def test_what_a_status_means(status, dsn, returned):
    found = fates([taken("4F1", "a1"), told("4F1", "ann@mill.fi", status, dsn)])
    assert found["a1", "ann@mill.fi"].returned == returned


def test_a_mail_that_waited_too_long_comes_back_for_those_who_still_waited():
    found = fates(
        [
            taken("4F1", "a1"),
            told("4F1", "ann@mill.fi", "sent"),
            told("4F1", "bo@mill.fi", "deferred", "4.4.1", "connect to mx: Connection timed out"),
            line("4F1", "from=<b@example.com>, status=expired, returned to sender", "postfix/qmgr"),
        ]
    )
    assert found["a1", "ann@mill.fi"].returned is None
    assert found["a1", "bo@mill.fi"].returned == "soft"


def test_the_last_word_about_a_recipient_counts():
    found = fates(
        [
            taken("4F1", "a1"),
            told("4F1", "ann@mill.fi", "deferred", "4.2.0"),
            told("4F1", "ann@mill.fi", "sent"),
        ]
    )
    assert found["a1", "ann@mill.fi"].status == "sent"


def test_a_queue_number_that_is_used_again_is_another_mail():
    found = fates(
        [
            taken("4F1", "a1"),
            line("4F1", "message-id=<x@elsewhere.fi>", "postfix/cleanup"),
            told("4F1", "ann@mill.fi", "bounced", "5.1.1"),
        ]
    )
    assert found == {}


def test_what_a_filter_gives_back_was_handed_over_once():
    told_lines = [
        taken("4F1", "a1"),
        taken("4F2", "a1"),
        told("4F1", "ann@mill.fi", "sent", said="250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 4F2"),
        told("4F2", "ann@mill.fi", "bounced", "5.1.1"),
    ]  # fmt: skip
    trails = read(told_lines).trails
    assert [trail.queue for trail in handed_over(trails)] == ["4F1"]
    assert fates(told_lines)["a1", "ann@mill.fi"].status == "bounced"


@pytest.mark.parametrize(
    ("stamp", "now", "year"),
    [
        ("Dec 31 23:59:59", datetime(2026, 1, 2, tzinfo=UTC), 2025),
        ("Jan  1 00:00:01", datetime(2025, 12, 31, 22, tzinfo=UTC), 2026),
        ("Feb 29 07:00:00", datetime(2026, 3, 1, tzinfo=UTC), 2024),
    ],
    ids=["last year", "a clock ahead", "a leap day"],
)
def test_a_stamp_without_a_year_is_of_the_last_one_in_which_it_was(stamp, now, year):
    said = f"{stamp} mx postfix/cleanup[1]: 4F1: message-id=<a1@example.com>"
    assert read([said], now).begins.year == year


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no log at all",
        "Nov 22 21:30:01 mx sshd[1]: Accepted publickey",
        "Foo 22 21:30:01 mx postfix/smtp[1]: 4F1: to=<a@b.fi>, dsn=2.0.0, status=sent (ok)",
        "2026-13-45T99:00:00 mx postfix/smtp[1]: 4F1: to=<a@b.fi>, dsn=2.0.0, status=sent (ok)",
        "Nov 31 99:30:01 mx postfix/smtp[1]: 4F1: to=<a@b.fi>, dsn=2.0.0, status=sent (ok)",
    ],
)
def test_other_lines_are_left_out(line):
    assert read([line]).trails == []
    assert read([line]).begins is None


def test_a_log_that_runs_over_several_programs_of_another_name_is_read():
    said = [
        "<22>Nov 22 21:30:01 mx postfix-out/submission/smtpd[9]: 4F1: client=x",
        "<22>Nov 22 21:30:01 mx postfix-out/cleanup[9]: 4F1: message-id=<a1@example.com>",
    ]
    assert [trail.message_id for trail in read(said).trails] == ["a1"]
