"""Each morning three lines for every seller who works; who leaves a lead lying is reported."""

from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.run import leads
from syotto.run.digest import digest, escalate
from syotto.run.leads_on import look
from syotto.store import leads as book
from tests.run.leads import BEN, MONDAY, SALLA, employing
from tests.run.mail import mail_house, rows

LEISURE = {**SALLA, "days": ["sat"]}


@pytest.fixture
def house(tmp_path):
    """Somebody asked four times; all of them are with Salla."""
    mail_house(tmp_path / "w", escalate_to="boss@example.com")
    made = employing(tmp_path / "w", SALLA)
    for number in range(4):
        leads.route(made, f"p{number}", f"Asked for offer {number}", now=MONDAY)
    yield made
    made.ledger.close()


def mails(house, key):
    return [row for row in rows(house) if row["intent_key"].startswith(key)]


def test_who_asked_for_us_is_told_at_once(house):
    told = mails(house, "lead-hot/")
    assert {row["address"] for row in told} == {"salla@example.com"}
    assert [row["given"]["lines"][0]["why"] for row in told] == [
        f"Asked for offer {number}" for number in range(4)
    ]
    assert {(row["lane"], row["person_id"]) for row in told} == {("transactional", None)}


def test_who_asks_again_is_told_too_once_a_day(house):
    for hours in (1, 24, 25):
        leads.route(house, "p1", f"After {hours}", now=MONDAY + timedelta(hours=hours))
    told = [row["given"]["lines"][0] for row in mails(house, "lead-hot/")]
    assert [(line["name"], line["why"]) for line in told[4:]] == [("p1", "After 24")]


def test_a_seller_gets_three_lines_once_a_day(house):
    (first,), (again,) = digest(house, MONDAY), digest(house, MONDAY + timedelta(hours=3))
    assert (first.seller, len(first.people), first.more, first.new) == ("Salla Salo", 3, 1, True)
    assert not again.new
    (mail,) = mails(house, "lead-digest/")
    assert mail["given"]["heading"] == "3 to call today"
    assert mail["given"]["more"] == "And 1 more on the page Leads."
    assert len({line["url"] for line in mail["given"]["lines"]}) == 3
    digest(house, MONDAY + timedelta(days=1))
    assert len(mails(house, "lead-digest/")) == 2


def test_what_was_done_is_not_in_the_next_digest(house):
    with house.ledger.read() as connection:
        live = book.live(connection)
    for lead, verdict in zip(live, ("done", "not_now", "accept"), strict=False):
        leads.answer(house, lead["lead_id"], verdict, now=MONDAY)
    (found,) = digest(house, MONDAY)
    assert len(found.people) == 2


@pytest.mark.parametrize(
    ("seller", "why"),
    [
        (LEISURE, "does not work today"),
        ({**SALLA, "away": ["2026-11-20..2026-11-30"]}, "does not work today"),
        ({"name": "Salla Salo", "time_zone": "UTC"}, "has no e-mail address in the settings"),
        (BEN, "has no lead to call, and no task"),
    ],
    ids=["free day", "away", "no address", "nothing to do"],
)
def test_who_gets_no_digest_and_why(house, seller, why):
    (found,) = digest(employing(house.folder, seller), MONDAY)
    assert (found.why_not, found.new) == (why, False)
    assert mails(house, "lead-digest/") == []


def test_a_lead_without_an_answer_is_told_to_the_person_above_once(house):
    assert escalate(house, MONDAY + timedelta(minutes=59)) == 0
    assert escalate(house, MONDAY + timedelta(minutes=61)) == 4
    assert escalate(house, MONDAY + timedelta(hours=9)) == 0
    told = mails(house, "lead-late/")
    assert {row["address"] for row in told} == {"boss@example.com"}
    assert told[0]["given"]["heading"] == "Salla Salo has not answered a lead"


def test_the_person_above_may_be_another_seller(house):
    made = employing(house.folder, {**SALLA, "escalate_to": "Ben Aalto"}, BEN)
    escalate(made, MONDAY + timedelta(hours=5))
    assert {row["address"] for row in mails(house, "lead-late/")} == {"ben@example.com"}


def test_the_morning_begins_by_the_sellers_clock_and_once(house):
    begun = set()
    look(house, MONDAY.replace(hour=5, minute=59), begun)  # 07:59 in Helsinki
    assert (begun, mails(house, "lead-digest/")) == (set(), [])
    for minute in (0, 1):
        look(house, MONDAY.replace(hour=6, minute=minute), begun)
    assert begun == {("Salla Salo", MONDAY.date())}
    assert len(mails(house, "lead-digest/")) == 1


def test_what_waited_for_somebody_is_given_when_they_are_here(tmp_path):
    mail_house(tmp_path / "w")
    house = employing(tmp_path / "w", LEISURE)
    assert leads.route(house, "p1", "Asked", now=MONDAY).state == "open"
    look(house, MONDAY, set())
    assert mails(house, "lead-hot/") == []
    look(house, MONDAY + timedelta(days=5), set())
    assert len(mails(house, "lead-hot/")) == 1
