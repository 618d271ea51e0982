"""A lead after its first answer: the call, what is next, and the way back from a wrong tap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from syotto.ask.leads import leads as show
from syotto.errors import InputError
from syotto.run import leads
from syotto.run.digest import digest, escalate
from syotto.run.lead_ends import settle_left, settle_quiet
from syotto.run.lead_log import drain_leads
from syotto.run.lead_undo import take_back
from syotto.store import leads as book
from tests.run.leads import BEN, MONDAY, SALLA, employing
from tests.run.mail import mail_house, rows

TWO_DAYS = MONDAY + timedelta(days=2)
SOON = MONDAY + timedelta(minutes=1)


@pytest.fixture
def house(tmp_path, ledger_url):
    """On both databases, with one seller and somebody above her."""
    mail_house(tmp_path / "w", ledger=ledger_url, escalate_to="boss@example.com")
    made = employing(tmp_path / "w", SALLA)
    yield made
    made.ledger.close()


@pytest.fixture
def lead(house):
    return leads.route(house, "p1", "Asked for pumps", now=MONDAY).lead_id


def stands(house, lead_id):
    with house.ledger.read() as connection:
        return book.one(connection, lead_id)


def steps(house, lead_id):
    with house.ledger.read() as connection:
        return [(row["step"], row["words"]) for row in book.steps_of(connection, {lead_id})]


def late_mails(house):
    return [
        row["given"]["heading"] for row in rows(house) if row["intent_key"].startswith("lead-late/")
    ]


def test_who_accepts_calls_within_two_working_days_or_somebody_above_hears_of_it(house, lead):
    leads.answer(house, lead, "accept", now=MONDAY)
    assert stands(house, lead)["next_at"] == TWO_DAYS  # 16 hours of eight a day
    assert escalate(house, TWO_DAYS) == 0
    assert escalate(house, TWO_DAYS + timedelta(minutes=1)) == 1
    assert escalate(house, TWO_DAYS + timedelta(days=60)) == 0
    assert late_mails(house) == ["Salla Salo has not called a lead"]
    assert steps(house, lead)[-1] == (
        "escalated",
        "told boss@example.com: Salla Salo has not called a lead",
    )


def test_an_accepted_lead_that_nobody_calls_is_late_on_the_page(house, lead, monkeypatch):
    leads.answer(house, lead, "accept", now=MONDAY)
    for days, late in ((1, False), (60, True)):
        monkeypatch.setattr(type(house), "now", lambda _, at=days: MONDAY + timedelta(days=at))
        (row,) = show(house).with_sales
        assert (row.late, row.due_at) == (late, TWO_DAYS)


def test_who_is_called_again_on_a_day_is_in_the_mail_of_that_day(house, lead):
    leads.answer(house, lead, "done", now=MONDAY)
    leads.answer(house, lead, "later", until=date(2026, 12, 5), now=MONDAY)  # a Saturday
    monday = MONDAY + timedelta(days=14)
    assert stands(house, lead)["next_at"] == monday.replace(hour=14)  # 16:00 in Helsinki
    found = [digest(house, MONDAY + timedelta(days=days))[0].people for days in (1, 11, 14)]
    assert found == [(), (), ("p1",)]
    assert escalate(house, monday + timedelta(days=1)) == 1
    assert late_mails(house) == ["Salla Salo has not come back to a lead"]
    leads.answer(house, lead, "done", now=monday + timedelta(days=1))
    assert [step for step, _ in steps(house, lead)].count("done") == 2
    assert stands(house, lead)["next_at"] is None


def test_what_became_a_case_is_asked_for_when_its_time_is_over(house, lead):
    for _ in range(2):
        leads.answer(house, lead, "case", by="salla", now=SOON)
    assert [step for step, _ in steps(house, lead)] == ["handed", "opportunity"]
    found = stands(house, lead)
    assert (found["done_at"], found["next_at"]) == (SOON, SOON + timedelta(days=60))
    assert leads.answer(house, lead, "lost", words="price", now=TWO_DAYS) == "lost"


def test_nobody_is_called_later_with_whom_nobody_spoke_and_on_no_day_that_was(house, lead):
    with pytest.raises(InputError, match="Nobody has spoken"):
        leads.answer(house, lead, "later", until=date(2026, 12, 4), now=MONDAY)
    leads.answer(house, lead, "done", now=MONDAY)
    for day in (None, date(2026, 11, 23), date(2036, 1, 1)):
        with pytest.raises(InputError, match="day"):
            leads.answer(house, lead, "later", until=day, now=MONDAY)


def test_who_was_spoken_with_takes_no_room_and_goes_back_when_nothing_follows(tmp_path):
    mail_house(tmp_path / "w")
    house = employing(tmp_path / "w", {**SALLA, "open_at_most": 2})
    two = [leads.route(house, name, "Asked", now=MONDAY).lead_id for name in ("p1", "p2")]
    tomorrow = MONDAY + timedelta(days=1)
    seller = leads.sellers_in(house)
    assert leads.desk_for(house, seller, tomorrow).full
    for one in two:
        leads.answer(house, one, "done", now=MONDAY)
    assert not leads.desk_for(house, seller, tomorrow).full
    assert settle_quiet(house, MONDAY + timedelta(days=60)) == 0
    assert settle_quiet(house, MONDAY + timedelta(days=61)) == 2
    found = stands(house, two[0])
    assert (found["state"], found["claim"]) == ("recycled", None)
    assert steps(house, two[0])[-1] == ("recycled", "nothing was heard of it for 60 days")
    assert leads.route(house, "p1", "Asked", now=MONDAY + timedelta(days=63)).state == "handed"


def test_who_has_a_case_stays_until_it_ends(house, lead):
    leads.answer(house, lead, "done", now=MONDAY)
    with house.ledger.begin() as connection:
        book.change(connection, lead, opportunity_ref="o1")
    assert settle_quiet(house, MONDAY + timedelta(days=400)) == 0


@pytest.mark.parametrize(
    ("verdict", "given"),
    [
        ("accept", {}), ("done", {"words": "Wants it."}), ("case", {}), ("won", {}),
        ("lost", {"words": "price"}), ("not_now", {"until": date(2026, 11, 30)}),
        ("reject", {"reason": "competitor"}), ("reject", {"reason": "too_early"}),
    ],
)  # fmt: skip
def test_a_wrong_tap_is_taken_back_and_leaves_no_fact(house, lead, verdict, given):
    before = stands(house, lead)
    leads.answer(house, lead, verdict, by="salla", now=SOON, **given)
    later = SOON + timedelta(minutes=10)
    assert take_back(house, lead, "salla", now=later) == "handed"
    same = {name for name, value in stands(house, lead).items() if value != before[name]}
    assert same == {"changed_at"}
    said = steps(house, lead)
    assert said == [("handed", None), ("taken back", verdict.replace("_", " "))]
    with pytest.raises(InputError, match="Nothing was said"):
        take_back(house, lead, "salla", now=later)


def test_an_answer_stands_after_ten_minutes_and_only_then_is_in_the_log(house, lead, monkeypatch):
    leads.answer(house, lead, "not_now", by="salla", now=MONDAY)
    monkeypatch.setattr(type(house), "now", lambda _: MONDAY + timedelta(minutes=10))
    assert drain_leads(house) == 1  # that it was handed over
    monkeypatch.setattr(type(house), "now", lambda _: MONDAY + timedelta(minutes=12))
    with pytest.raises(InputError, match="too late"):
        take_back(house, lead, "salla")
    assert drain_leads(house) == 1


def test_nothing_is_taken_back_where_the_company_has_another_lead(house, lead):
    leads.answer(house, lead, "not_now", by="salla", now=MONDAY)
    leads.route(house, "p1", "Asked again", now=MONDAY)
    with pytest.raises(InputError, match="another lead"):
        take_back(house, lead, "salla", now=MONDAY)
    assert stands(house, lead)["state"] == "recycled"


def test_not_now_has_a_day_and_words_also_afterwards(house, lead):
    leads.answer(house, lead, "not_now", by="salla", until=date(2026, 11, 30), now=SOON)
    assert stands(house, lead)["rest_until"].date() == date(2026, 11, 30)
    said = {"until": date(2027, 2, 1), "words": "After the budget."}
    for _ in range(2):
        leads.answer(house, lead, "not_now", by="salla", now=TWO_DAYS, **said)
    assert stands(house, lead)["rest_until"].date() == date(2027, 2, 1)
    assert steps(house, lead)[1:] == [
        ("recycled", None), ("noted", "not before 2027-02-01; After the budget.")
    ]  # fmt: skip


def test_a_note_after_done_goes_with_the_call(house, lead):
    for words in (None, "Wants a visit."):
        leads.answer(house, lead, "done", by="salla", words=words, now=SOON)
    assert steps(house, lead) == [("handed", None), ("done", "Wants a visit.")]


def test_leads_of_who_left_go_to_somebody_else(house, lead):
    other = leads.route(house, "p2", "Asked", now=MONDAY).lead_id
    leads.answer(house, other, "done", now=MONDAY)
    without = employing(house.folder)
    assert settle_left(without, MONDAY) == 0
    made = employing(house.folder, BEN)
    assert settle_left(made, SOON) == 2
    assert leads.give_waiting(made, TWO_DAYS) == 2
    found = stands(made, other)
    assert (found["owner"], found["state"], found["done_at"]) == ("Ben Aalto", "handed", None)
    assert steps(made, lead)[1:] == [
        ("open", "Salla Salo takes no leads any more"), ("handed", None)
    ]  # fmt: skip
    with made.ledger.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(book.leads)) == 2
    without.ledger.close()
    made.ledger.close()
