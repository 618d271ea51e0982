"""Leads go to sales once each, and come back with their history."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pyarrow.parquet as pq
import pytest

from syotto.ask.leads import leads as show
from syotto.ask.seen import seen_by
from syotto.decide.assign import Wanted
from syotto.errors import InputError, NotFound
from syotto.run import leads
from syotto.run.build import build
from syotto.run.feedback import say, undo
from syotto.run.identity import merge
from syotto.run.lead_claims import SAME, settle
from syotto.run.lead_give import give_person
from syotto.run.lead_log import drain_leads
from syotto.run.lead_results import is_its_own
from syotto.run.load import OWN, load
from syotto.run.rights import suppress, withdraw
from syotto.schema.access import MAY, Role, Viewer
from syotto.schema.handed import LEADS
from syotto.schema.sellers import sellers_of
from syotto.store import crm as crm_book, leads as book
from syotto.store.ledger import Ledger
from tests.run.leads import BEN, MONDAY, SALLA, employing, score
from tests.run.loaded import file, house_in, rows


@pytest.fixture
def house(built):
    """The built workspace with a ledger of its own that has no lead yet."""
    return score(built)


@pytest.fixture
def asked(tmp_path):
    """A workspace without a build, and the number of the lead of somebody who asked for us."""
    house_in(tmp_path / "w")
    house = employing(tmp_path / "w", SALLA)
    return house, leads.route(house, "p1", "Offer Requested", now=MONDAY).lead_id


def every(house):
    with house.ledger.read() as connection:
        found = connection.execute(book.leads.select().order_by(book.leads.c.person_id)).mappings()
        return [dict(row) for row in found]


def steps(house, lead_id):
    c = book.lead_steps.c
    with house.ledger.read() as connection:
        query = book.lead_steps.select().where(c.lead_id == lead_id).order_by(c.at)
        return [row["step"] for row in connection.execute(query).mappings()]


def one(house, person="p1"):
    return next(row for row in every(house) if row["person_id"] == person)


def test_the_best_of_each_account_goes_to_its_owner_or_whose_turn_it_is(house):
    done = leads.hand_over(house, MONDAY)
    assert (done.qualified, done.handed) == (5, 3)
    assert {row["person_id"]: row["owner"] for row in every(house)} == {
        "p1": "Ben Aalto",  # nobody has anything: by name
        "p3": "Ben Aalto",  # the owner of the account
        "p4": "Salla Salo",
    }
    assert done.left == {leads.LIVE_ALREADY: 1, leads.NOT_LAWFUL: 1}
    assert one(house)["because"] == "Asked for a price; Read a case"


def test_nobody_is_handed_over_twice(house):
    leads.hand_over(house, MONDAY)
    again = leads.hand_over(house, MONDAY + timedelta(days=1))
    assert again.handed == 0
    assert again.left == {leads.LIVE_ALREADY: 4, leads.NOT_LAWFUL: 1}


def test_a_seller_gets_no_more_than_their_day_takes(house):
    house = employing(house.folder, {**SALLA, "capacity": 1})
    done = leads.hand_over(house, MONDAY)
    assert (done.handed, done.left[leads.NO_ROOM]) == (1, 2)
    assert leads.hand_over(house, MONDAY + timedelta(hours=9)).handed == 0
    assert leads.hand_over(house, MONDAY + timedelta(days=1)).handed == 1


def test_an_answer_is_due_within_working_hours(house):
    leads.hand_over(house, MONDAY)  # 11:00 in Helsinki, 5 hours are left of that day
    assert one(house)["due_at"] == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_who_objected_since_the_build_is_not_handed_over(house):
    said = {"purpose": "marketing", "channel": "any", "at": MONDAY, "source": "phone"}
    withdraw(house, person_id="p4", address=None, **said)
    done = leads.hand_over(house, MONDAY + timedelta(hours=1))
    assert done.left[leads.NOT_LAWFUL] == 2
    assert "p4" not in {row["person_id"] for row in every(house)}


def test_who_is_next_is_with_nobody_and_told_why_they_stay_whoever_asks(house):
    leads.hand_over(house, MONDAY)
    lead_id = one(house, "p3")["lead_id"]
    with house.ledger.begin() as connection:
        book.change(connection, lead_id, owner="Salla Salo")
    limits = Viewer("ben", MAY[Role.SELLER], Role.SELLER, frozenset({"Ben Aalto"}), None)
    ben = seen_by(house, limits)
    assert next_up(house, ben) == {}
    leads.answer(house, lead_id, "not_now", now=house.now())
    assert next_up(house, ben) == {"p3": leads.RESTS}
    assert next_up(house, house) == {"p3": leads.RESTS, "p5": leads.NOT_LAWFUL}


def next_up(house, who):
    ahead = leads.ahead(house, house.now())
    return {row.person_id: row.why_not for row in show(who, None, ahead).next_up}


def test_looking_ahead_changes_nothing_and_counts_who_waits_first(house):
    waits = leads.route(employing(house.folder), "p5", "Offer Requested", now=MONDAY)
    assert waits.state == "open"
    house = employing(house.folder, {**SALLA, "capacity": 1})
    goes = {who: one.goes_to for who, one in leads.ahead(house, MONDAY).items() if one.goes_to}
    assert goes == {}, "the one who asked takes the only place"
    assert [row["person_id"] for row in every(house)] == ["p5"]
    assert leads.hand_over(house, MONDAY).by_seller == {"Salla Salo": 1}


def test_without_sellers_nobody_is_handed_over(house):
    house = employing(house.folder)
    assert leads.hand_over(house, MONDAY).left == {leads.NO_SELLERS: 5}
    assert leads.route(house, "p1", "Offer Requested", now=MONDAY).state == "open"


def test_nobody_is_handed_over_before_the_first_scoring(built):
    assert leads.hand_over(built, MONDAY).qualified == 0


def test_a_hot_query_goes_out_at_once_whatever_the_score(house):
    got = leads.route(house, "p5", "Asked for an offer on pumps", now=MONDAY)
    assert (got.state, got.owner) == ("handed", "Ben Aalto")
    assert got.due_at == MONDAY + timedelta(hours=1)
    assert one(house, "p5")["because"] == "Asked for an offer on pumps"


def test_a_hot_query_of_a_stranger_is_a_lead_too(house):
    assert leads.route(house, "nobody-knows", "Offer Requested", now=MONDAY).state == "handed"


def test_a_hot_query_of_a_colleague_goes_to_who_has_the_account(house):
    first = leads.route(house, "p1", "Offer Requested", now=MONDAY)
    second = leads.route(house, "p2", "Demo Requested", now=MONDAY + timedelta(minutes=5))
    assert second.lead_id == first.lead_id
    assert second.why == leads.LIVE_ALREADY
    assert steps(house, first.lead_id) == ["handed", "asked again"]


def test_what_waits_goes_to_one_seller_and_what_was_ended_meanwhile_to_nobody(tmp_path):
    house_in(tmp_path / "w")
    house = employing(tmp_path / "w")
    for person in ("p1", "p2"):
        leads.route(house, person, "Offer Requested", now=MONDAY)
    waits = {row["person_id"]: row for row in every(house)}
    leads.answer(house, waits["p2"]["lead_id"], "not_now", now=MONDAY)
    house = employing(house.folder, SALLA, BEN)
    desk = leads.desk_for(house, sellers_of([SALLA, BEN], "UTC"), MONDAY)
    gives = [desk.give(Wanted(person)) for person in ("p1", "p1", "p2")]
    took = [leads.give_one(house, waits[one.lead], one, MONDAY) for one in gives]
    assert took == [True, False, False]
    assert [(row["state"], row["owner"]) for row in every(house)] == [
        ("handed", gives[0].seller.name), ("recycled", None)
    ]  # fmt: skip


def test_nobody_takes_a_lead_that_no_seller_has(tmp_path):
    house_in(tmp_path / "w")
    house = employing(tmp_path / "w")
    lead = leads.route(house, "p1", "Offer Requested", now=MONDAY).lead_id
    for verdict in ("accept", "done"):
        with pytest.raises(InputError, match="No seller has this lead"):
            leads.answer(house, lead, verdict, by="ann", now=MONDAY)
    assert leads.answer(house, lead, "reject", "competitor", now=MONDAY) == "rejected"


def test_a_hot_query_of_who_may_not_be_contacted_goes_to_nobody(house):
    suppress(house, "carl@boreal.example", "any", "court order", MONDAY)
    got = leads.route(house, "p3", "Offer Requested", now=MONDAY)
    assert (got.lead_id, got.owner) == (None, None)
    with pytest.raises(InputError, match="may not be contacted"):
        give_person(house, "p3", "Ben Aalto", now=MONDAY)
    assert every(house) == []


def test_a_rejection_for_a_passing_reason_goes_back_to_nurturing(house):
    leads.hand_over(house, MONDAY)
    lead = one(house)
    later = MONDAY + timedelta(hours=2)
    assert leads.answer(house, lead["lead_id"], "reject", "too_early", "salla", now=later) == (
        "recycled"
    )
    assert steps(house, lead["lead_id"]) == ["handed", "rejected", "recycled"]
    assert one(house)["answered_at"] == later
    resting = leads.hand_over(house, MONDAY + timedelta(days=30))
    assert resting.left[leads.RESTS] == 1
    assert leads.hand_over(house, MONDAY + timedelta(days=91)).left.get(leads.RESTS) is None


def test_who_was_called_from_todays_list_since_the_build_is_not_handed_over_too(house):
    say(house, "a1", "p1", "done", "salla")
    say(house, "a2", "p3", "not_now", "salla")
    say(house, "a3", "K", "already_has", "salla")  # an offer
    undo(house, say(house, "a3", None, "never_here", "salla"))
    done = leads.hand_over(house, MONDAY)
    assert done.left[leads.ANSWERED] == 3
    assert {row["person_id"] for row in every(house)} == {"p4"}


def test_a_rejection_for_good_stays_one(asked):
    house, lead = asked
    assert leads.answer(house, lead, "reject", "wrong_person", now=MONDAY) == "rejected"


def test_who_was_rejected_and_asks_for_us_is_a_lead_again(asked):
    house, lead = asked
    leads.answer(house, lead, "reject", "too_early", now=MONDAY)
    assert leads.route(house, "p1", "Offer Requested", now=MONDAY).state == "handed"


def test_saying_it_twice_is_saying_it_once(asked):
    house, lead = asked
    for verdict in ("accept", "accept", "done", "done", "not_now", "not_now"):
        leads.answer(house, lead, verdict, now=MONDAY)
    assert steps(house, lead) == ["handed", "accepted", "done", "recycled"]


@pytest.mark.parametrize(
    ("verdict", "reason"), [("maybe", None), ("reject", None), ("reject", "boring")]
)
def test_an_answer_that_is_none_is_refused(asked, verdict, reason):
    house, lead = asked
    with pytest.raises(InputError, match=r"is no answer|is not rejected"):
        leads.answer(house, lead, verdict, reason, now=MONDAY)
    assert one(house)["state"] == "handed"


def test_a_lead_that_ended_takes_no_other_answer(asked):
    house, lead = asked
    leads.answer(house, lead, "won", now=MONDAY)
    with pytest.raises(InputError, match="has ended"):
        leads.answer(house, lead, "reject", "no_need", now=MONDAY)
    with pytest.raises(InputError, match="was won"):
        leads.recycle(house, lead, "Why not.", now=MONDAY)
    with pytest.raises(NotFound):
        leads.answer(house, "nope", "accept", now=MONDAY)


def logged(house, spec=LEADS):
    return [row for path in house.log.files(spec) for row in pq.read_table(path).to_pylist()]


CASES = """opportunity_id,person_ref,account_ref,created_at,closed_at,won,lost_reason
o0,p1,a1,2026-09-01,2026-09-02,true,
o1,p1,a1,2026-10-24,2026-11-02,false,price
"""


def test_what_came_of_leads_and_who_they_are_now(house, tmp_path):
    began = datetime(2026, 10, 12, 9, tzinfo=UTC)
    leads.hand_over(house, began)
    leads.answer(house, one(house)["lead_id"], "done", None, "ben", words="Wants it.", now=began)
    assert [drain_leads(house), drain_leads(house)] == [
        1,
        0,
    ]  # the rest is there since the hand-over
    facts = {(row["person_ref"], row["step"], row["owner"]) for row in logged(house)}
    assert ("p1", "done", "Ben Aalto") in facts
    assert [row["text"] for row in rows(house, "activities")] == ["Wants it."]
    decided = [row for row in rows(house, "decisions") if row["action"] == "hand_over"]
    assert {row["person_id"] for row in decided} == {"p1", "p3", "p4"}
    merge(house, "account", ["a2", "a3"], by="ann")
    merge(house, "person", ["p3", "p4"], by="ann")
    load(house, "opportunities", [file(tmp_path, "cases.csv", CASES)])
    build(house)
    leads.hand_over(house, began + timedelta(days=30))
    assert [(row["state"], row["opportunity_ref"], row["words"]) for row in every(house)] == [
        ("lost", "o1", "price"), ("handed", None, None), ("recycled", None, SAME)
    ]  # fmt: skip
    assert steps(house, one(house)["lead_id"]) == ["handed", "done", "opportunity", "lost"]


OF_A_CRM = """opportunity_id,person_ref,account_ref,created_at,closed_at,won
o1,p4,a3,2026-10-25,2026-11-03,true
"""


def test_two_systems_may_give_one_number_to_cases_of_their_own(house, tmp_path):
    began = datetime(2026, 10, 12, 9, tzinfo=UTC)
    leads.hand_over(house, began)
    load(house, "opportunities", [file(tmp_path, "cases.csv", CASES)])
    load(house, "opportunities", [file(tmp_path, "crm.csv", OF_A_CRM)], source="crm")
    assert len(rows(house, "opportunities")) == 3
    with house.ledger.begin() as connection:
        crm_book.lead_has_case(connection, one(house, "p4")["lead_id"], "crm", "o1")
    build(house)
    leads.hand_over(house, began + timedelta(days=30))
    cases = ("state", "opportunity_ref", "opportunity_source")
    assert {row["person_id"]: tuple(row[name] for name in cases) for row in every(house)} == {
        "p1": ("lost", "o1", OWN), "p3": ("handed", None, None), "p4": ("won", "o1", "crm"),
    }  # fmt: skip
    found = house.warehouse.open().table("search").to_pyarrow().to_pylist()
    assert {row["id"] for row in found if row["kind"] == "opportunity"} == {"o0", "o1", "crm:o1"}


def test_a_case_from_before_systems_were_told_apart_is_known_by_its_number():
    lead = {"opportunity_ref": "o1", "opportunity_source": None}
    case = {"number": "o1", "source": "crm"}
    assert is_its_own(case, lead)
    assert is_its_own(case, {**lead, "opportunity_source": "crm"})
    assert not is_its_own(case, {**lead, "opportunity_source": "erp"})


HANDED = {
    "account_id": None, "origin": "scored", "hot": False, "state": "handed", "owner": None,
    "expected_profit": None, "created_at": MONDAY, "changed_at": MONDAY,
}  # fmt: skip


def handed(person, **other):
    return {**HANDED, "lead_id": f"of-{person}", "claim": f"person:{person}", "person_id": person, **other}  # fmt: skip


LATER = MONDAY + timedelta(days=1)
CHANGED = {
    "the older one stays, whoever has the number": (
        [handed("p1"), handed("p2", created_at=LATER)], {"of-p1": "p2"},
        {"of-p1": ("handed", "person:p2"), "of-p2": ("recycled", None)},
    ),
    "of one moment the better one stays": (
        [handed("p1", expected_profit=5.0), handed("p2", expected_profit=9.0), handed("p3")],
        {"of-p2": "p1", "of-p3": "p1"},
        {"of-p1": ("recycled", None), "of-p2": ("handed", "person:p1"), "of-p3": ("recycled", None)},
    ),
    "two change places": (
        [handed("p1"), handed("p2")], {"of-p1": "p2", "of-p2": "p1"},
        {"of-p1": ("handed", "person:p2"), "of-p2": ("handed", "person:p1")},
    ),
    "what has ended meanwhile stays so": (
        [handed("p1", claim=None, state="won"), handed("p2")], {"of-p1": "p2"},
        {"of-p1": ("won", None), "of-p2": ("handed", "person:p2")},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("there", "now", "then"), CHANGED.values(), ids=CHANGED)
def test_who_is_somebody_else_now_has_one_lead(ledger_url, there, now, then):
    ledger = Ledger.open(ledger_url)
    with ledger.begin() as connection:
        book.insert(connection, there)
        settle(connection, {lead_id: (person, None) for lead_id, person in now.items()}, LATER)
        found = connection.execute(book.leads.select()).mappings()
        assert {row["lead_id"]: (row["state"], row["claim"]) for row in found} == then
    ledger.close()


def test_a_claim_is_unique_on_both_databases(ledger_url):
    ledger = Ledger.open(ledger_url)
    row = handed("p1", claim="account:a1")
    with ledger.begin() as connection:
        assert book.insert(connection, [{**row, "lead_id": "1"}]) == {"1"}
        assert book.insert(connection, [{**row, "lead_id": n} for n in "23"]) == set()
        book.change(connection, "1", claim=None)
        assert book.insert(connection, [{**row, "lead_id": "4"}]) == {"4"}
    ledger.close()
