"""Who asks for us: whom they go to, what is known of them, by when they hear from us."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from syotto.ask.lead import card
from syotto.run import leads
from syotto.run.digest import escalate
from syotto.schema.asked import Asked
from syotto.store import leads as book
from syotto.store.ledger import Ledger
from tests.run.leads import BEN, MONDAY, SALLA, employing, score
from tests.run.mail import mail_house, rows as sent

LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def house(built):
    """The built workspace with a ledger of its own that has no lead yet."""
    return score(built)


def one(house, person="p1"):
    with house.ledger.read() as connection:
        return book.newest_of(connection, {person})[person]


@pytest.fixture
def abroad(tmp_path):
    """Makes a workspace without a build whose sellers have territories; the boss hears of delay."""

    def made(**salla):
        mail_house(tmp_path / "w", escalate_to="boss@example.com")
        north = {**SALLA, "territories": ["FI", "SE"], **salla}
        return employing(tmp_path / "w", north, {**BEN, "products": ["pumps"]})

    return made


def late(house):
    return [row for row in sent(house) if row["intent_key"].startswith("lead-late/")]


@pytest.mark.parametrize(
    ("asked", "owner", "rule"),
    [
        (Asked(), "Ben Aalto", "turn"),
        (Asked(country="Sweden"), "Salla Salo", "territory, product or unit"),
        (Asked(country="US", product="pumps"), "Ben Aalto", "territory, product or unit"),
    ],
    ids=["nothing is known", "their country", "what it is about"],
)
def test_an_unknown_enquirer_goes_to_whom_what_they_said_fits_else_to_anybody(
    abroad, asked, owner, rule
):
    house = abroad()
    assert leads.route(house, "x1", "Wrote", now=MONDAY, asked=asked).owner == owner
    assert one(house, "x1")["rule"] == rule


def test_who_nobody_covers_waits_and_the_person_above_is_told_why(abroad):
    house = abroad()
    asked = Asked(name="Joe", country="US", product="seals")
    got = leads.route(house, "x1", "Wrote", now=MONDAY, asked=asked)
    assert (got.state, got.due_at) == ("open", MONDAY + timedelta(hours=1))
    assert got.why == "no seller covers US, seals"
    assert escalate(house, MONDAY + timedelta(minutes=59)) == 0
    assert [escalate(house, MONDAY + timedelta(minutes=61)) for _ in range(2)] == [1, 0]
    (told,) = late(house)
    assert told["address"] == "boss@example.com"
    assert told["given"]["heading"].endswith("nobody has them: no seller covers US, seals")
    assert told["given"]["lines"][0]["name"] == "Joe"
    assert leads.give_waiting(employing(house.folder, BEN), MONDAY + timedelta(hours=2)) == 1
    row = one(house, "x1")
    assert (row["owner"], row["due_at"], row["escalated_at"]) == (
        "Ben Aalto", MONDAY + timedelta(hours=3), None,
    )  # fmt: skip


def test_whose_only_seller_is_away_waits_until_somebody_is_told(abroad):
    house = abroad(away=["2026-11-20..2026-11-30"])
    asked = Asked(country="FI", product="seals")
    got = leads.route(house, "x1", "Wrote", now=MONDAY, asked=asked)
    assert (got.state, got.why) == ("open", "whoever covers it is away until 2026-12-01")
    assert escalate(house, MONDAY + timedelta(hours=2)) == 1


def test_asking_again_brings_the_answer_forward_and_never_back(house):
    leads.hand_over(house, MONDAY)
    assert one(house)["due_at"] == MONDAY + timedelta(hours=24)
    for minutes in (10, 40):
        leads.route(house, "p1", "Offer please", now=MONDAY + timedelta(minutes=minutes))
        row = one(house)
        assert (row["hot"], row["due_at"]) == (True, MONDAY + timedelta(minutes=70))


def test_who_asks_again_after_they_were_spoken_with_is_to_be_spoken_with_again(tmp_path):
    mail_house(tmp_path / "w", escalate_to="boss@example.com")
    house = employing(tmp_path / "w", SALLA)
    lead = leads.route(house, "p1", "Offer Requested", now=MONDAY).lead_id
    leads.answer(house, lead, "done", now=MONDAY)
    again = MONDAY + timedelta(hours=2)
    for minutes in (0, 30):
        leads.route(house, "p1", "Where is it?", now=again + timedelta(minutes=minutes))
    row = one(house)
    assert (row["state"], row["done_at"], row["next_at"]) == (
        "accepted", None, again + timedelta(hours=1)
    )  # fmt: skip
    assert escalate(house, again + timedelta(minutes=61)) == 1
    (told,) = late(house)
    assert told["given"]["heading"] == "Salla Salo has not called a lead"
    leads.answer(house, lead, "done", now=again + timedelta(hours=1.2))
    leads.route(house, "p1", "Thanks, but", now=again + timedelta(hours=1.5))
    assert one(house)["next_at"] == again + timedelta(hours=2.5)
    leads.answer(house, lead, "done", now=again + timedelta(hours=1.7))
    assert escalate(house, again + timedelta(hours=9)) == 0


def test_what_a_colleague_wrote_stands_under_their_name(house):
    first = leads.route(house, "p1", "Offer Requested", now=MONDAY, asked=Asked(said=("a pump",)))
    ben = Asked(name="Ben Koski", phone="+358409999999", said=("two!",))
    leads.route(house, "p2", "Offer Requested", now=MONDAY + timedelta(minutes=5), asked=ben)
    shown = card(house, first.lead_id)
    assert shown.said == ["Ben Koski: two!", "a pump"]
    assert (shown.phone, shown.in_build) == ("+358401234567", True)


def test_what_was_asked_is_kept_on_both_databases_and_an_accepted_lead_is_late_again(ledger_url):
    ledger = Ledger.open(ledger_url)
    row = {
        "lead_id": "of-p1", "claim": "person:p1", "person_id": "p1", "account_id": None,
        "origin": "inbound", "hot": True, "state": "accepted", "owner": None,
        "answered_at": MONDAY, "due_at": LATER, "created_at": MONDAY, "changed_at": MONDAY,
    }  # fmt: skip
    base = {"lead_id": "of-p1", "person_id": "p1", "owner": None}
    with ledger.begin() as connection:
        book.insert(connection, [row])
        steps = [("handed", MONDAY, {"phone": "1", "said": ["a"]}), ("done", MONDAY, None)]
        book.add_steps(connection, [
            {**base, "step_id": name, "step": name, "at": at, "asked": asked}
            for name, at, asked in steps
        ])  # fmt: skip
        assert book.asked_of(connection, {"of-p1"}) == {"of-p1": Asked(phone="1", said=("a",))}
        after = LATER + timedelta(days=1)
        assert book.overdue(connection, after) == []
        again = {"step_id": "3", "step": "asked again", "at": LATER, "person_id": "p2"}
        book.add_steps(connection, [{**base, **again, "asked": {"name": "Ben", "said": ["b"]}}])
        book.change(connection, "of-p1", next_at=LATER, changed_at=LATER)
        assert [one["lead_id"] for one in book.overdue(connection, after)] == ["of-p1"]
        assert book.asked_of(connection, {"of-p1"})["of-p1"] == Asked(
            phone="1", said=("Ben: b", "a")
        )
        empty = sa.select(sa.func.count()).where(book.lead_steps.c.asked.is_(None))
        assert connection.scalar(empty) == 1
    ledger.close()
