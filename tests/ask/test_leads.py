"""Leads: what a call adds beside what the lead is worth, who is next, and what two builds differ in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from syotto.ask.hand_over import hand_over
from syotto.ask.lead import card
from syotto.ask.lead_worth import gap, success
from syotto.ask.leads import leads
from syotto.ask.seen import seen_by
from syotto.ask.worth import Worth
from syotto.run import leads as run
from syotto.run.qualified import beaten
from syotto.run.rights import give
from syotto.schema import DERIVED
from syotto.schema.access import MAY, Role, Viewer
from syotto.schema.handed import LeadState, LeadStep
from tests.ask.shop import AS_OF, DRAWN, same_build, shop
from tests.tables import arrow, drawn
from tests.web.client import browser

BEFORE = """
person_id | account_id | points | probability | low  | high | expected_profit | qualified | stage | reasons                                          | why_not | scoring_version
kai       | ann        | 20     | 0.10        | 0.05 | 0.20 | 300.00          | true      | mql   | asked us to get in touch (1×, last 44 days ago)  | -       | v1
liisa     | ann        | 15     | 0.08        | 0.04 | 0.16 | 200.00          | true      | mql   | works for a company that we know                 | -       | v1
mats      | cid        | 10     | 0.06        | 0.03 | 0.12 | 100.00          | true      | mql   | can be reached                                   | -       | v1
nea       | new        | 10     | 0.06        | 0.03 | 0.12 | 90.00           | false     | none  | can be reached                                   | Others. | v1
"""
NOW = """
person_id | account_id | points | probability | low  | high | expected_profit | qualified | stage | reasons                                                                                     | why_not    | scoring_version
mats      | cid        | 40     | 0.20        | 0.10 | 0.40 | 900.00          | true      | mql   | can be reached+asked us to get in touch (2×, last 1 days ago)                               | -          | v1
kai       | ann        | 21     | 0.11        | 0.05 | 0.22 | 310.00          | true      | mql   | asked us to get in touch (3×, last 2 days ago)                                              | -          | v1
nea       | new        | 12     | 0.07        | 0.03 | 0.14 | 120.00          | true      | mql   | can be reached                                                                              | -          | v1
liisa     | ann        | 15     | 0.08        | 0.04 | 0.16 | 200.00          | false     | none  | works for a company that we know                                                            | A call costs more. | v1
"""
CANDIDATES = """
customer_id | person_id | kind | what | channel | now   | later | cannibalised | cost | pressure | low   | high  | expected_margin | minutes | basis   | rank
cid         | mats      | lead | mats | phone   | 150.0 | 0     | 0            | 92   | 12       | -60.0 | 210.0 | 46.0            | 15      | assumed | 1
"""
PLANNED = """
customer_id | kind  | what | place | reason     | expected_margin
cid         | offer | K    | 1     | best_offer | 60.0
"""
PEOPLE = f"{DRAWN['people'].rstrip()}\nnea       | Nea Oja  | nea@new.fi       | CEO        | new        | Finland | -\n"
SALLA = {
    "name": "Salla", "email": "salla@example.com", "capacity": 1,
    "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
}  # fmt: skip


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    """Two builds; by the newer one mats, kai and nea are worth a call, in that order."""
    told = {"lead_scores": BEFORE, "candidates": CANDIDATES, "people": PEOPLE, "plan": PLANNED}
    house = shop(tmp_path_factory.mktemp("scored") / "shop", told)
    drawings = {**DRAWN, **told, "lead_scores": NOW}
    with house.warehouse.begin() as build:
        build.as_of = AS_OF + timedelta(days=1)
        for name, spec in DERIVED.items():
            rows = drawn(drawings[name], dict(spec.columns.items())) if name in drawings else []
            build.keep(spec, arrow(spec, rows))
    return house


@pytest.fixture
def house(scored, tmp_path):
    made = same_build(scored, tmp_path / "shop")
    made.settings = replace(made.settings, sellers=[SALLA])
    for who in ("kai", "nea"):
        for purpose, channel in (("profiling", "any"), ("mailing", "email")):
            give(made, person_id=who, address=None, purpose=purpose, channel=channel, at=AS_OF,
                 source="phone")  # fmt: skip
    return made


def show(house):
    return leads(house, None, run.ahead(house, house.now()))


def test_a_call_adds_less_than_the_lead_is_worth_and_both_are_told(house):
    told = {row.person_id: row for row in show(house).next_up}
    assert (told["mats"].expected_profit, told["mats"].adds) == (900.0, Worth(46.0, -60.0, 210.0))
    assert told["nea"].adds == Worth(None, None, None)
    page = browser(house).get("/leads").text
    assert "A call adds" in page
    assert "A call brings" not in page
    assert "Chance of a sales case" in page
    lines = browser(house).get("/leads?format=csv").text.splitlines()
    assert "adds_estimate,adds_low,adds_high" in lines[0]


def test_the_card_says_what_a_call_adds_and_why_that_is_not_the_expected_profit(house):
    lead = run.route(house, "mats", "Asked for an offer").lead_id
    told = card(house, lead)
    assert (told.adds, told.outcome, told.days) == (Worth(46.0, -60.0, 210.0), "a sales case", 60)
    assert "€900, counts the whole chance of a sales case, also where it would come" in told.gap
    page = browser(house).get(f"/leads/{lead}").text
    for words in ("a call adds <b>", "€46", "chance of a sales case within 60 days"):
        assert words in page, words
    assert "a call brings" not in page
    assert "an order" not in page


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("opportunity", "a sales case"), ("won", "a won case"), ("order", "an order"), ("x", "a success")],
)  # fmt: skip
def test_the_chance_is_one_of_what_the_setting_says(house, outcome, words):
    settings = replace(house.settings, lead_outcome=outcome)
    assert success(settings) == words
    assert f"whole chance of {words}" in gap(10.0, Worth(None, None, None), settings)
    assert gap(None, Worth(1.0, 0.0, 2.0), settings) is None


def test_next_says_who_would_get_each_or_why_nobody_does(house):
    answer = show(house)
    assert [(row.person_id, row.goes_to, row.why_not) for row in answer.next_up] == [
        ("kai", "Salla", None),
        ("mats", None, run.BEATEN),
        ("nea", None, run.NO_ROOM),
    ]
    assert (answer.qualified, answer.ready) == (3, 1)
    assert answer.held == {run.BEATEN: 1, run.NO_ROOM: 1}
    assert "3 people are worth a call and with nobody yet, 1 of them would go" in answer.finding
    assert "goes to Salla" in browser(house).get("/leads").text
    instead = {row.person_id: row.instead for row in answer.next_up}
    assert instead == {"kai": None, "mats": "The plan: offer seal kit.", "nea": None}


def test_the_button_says_what_the_hand_over_did_and_who_is_left_and_why(house):
    client = browser(house)
    page = client.post("/leads/hand-over").text
    assert "1 lead handed over" in page
    assert "Salla 1" in page
    assert f"1 not: {run.BEATEN}." in page
    again = client.post("/leads/hand-over").text
    assert "Nobody was handed over." in again
    assert client.get("/leads/hand-over").url.path == "/leads"


def test_what_a_hand_over_would_do_is_what_it_then_does(house):
    now = house.now()
    before = run.ahead(house, now)
    done = run.hand_over(house, now)
    goes = [one.goes_to for one in before.values() if one.goes_to]
    assert done.by_seller == {"Salla": len(goes)}
    stays = [one.why_not for one in before.values() if one.why_not]
    assert done.left == {why: stays.count(why) for why in stays}


def test_who_rose_who_came_and_who_dropped_out_since_the_build_before_and_why(house):
    since = show(house).since
    assert "of 3 people worth a call 1 new, 1 rose, 1 fell and 1 dropped out" in since.finding
    assert [(one.person_id, one.what, one.place_before, one.place) for one in since.up] == [
        ("mats", "rose", 3, 1), ("nea", "new", None, 3),
    ]  # fmt: skip
    mats, nea = since.up
    assert mats.why == "asked us to get in touch (2×, last 1 days ago) (new)"
    assert "points 10 before, 12 now" in nea.why
    (liisa,) = since.out
    assert (liisa.name, liisa.what, liisa.why) == ("Liisa Aho", "dropped out", "A call costs more.")
    assert since.about["kai"] == (
        "fell from place 1 to 2: asked us to get in touch (3×, last 2 days ago) (before × 1)"
    )
    page = browser(house).get("/leads").text
    assert "place 3 → 1" in page
    assert "dropped out" in page


def test_a_seller_sees_what_changed_among_their_own(house):
    limits = Viewer("jukka", MAY[Role.SELLER], Role.SELLER, frozenset({"Jukka"}), None)
    mine = leads(seen_by(house, limits), None, run.ahead(house, house.now()))
    assert {row.person_id for row in mine.next_up} == {"mats", "nea"}
    assert (mine.since.out, [one.person_id for one in mine.since.up]) == ([], ["nea"])


def test_with_one_build_there_is_nothing_to_compare_with(tmp_path):
    house = shop(tmp_path / "shop", {"lead_scores": NOW})
    assert show(house).since.finding == "No earlier build is kept to compare with."


@pytest.fixture
def ended(house):
    """mats and nea went to Salla 70 days ago, kai yesterday; mats had a sales case ten days on."""
    now = house.now()
    since = now - timedelta(days=70)
    for name in ("mats", "nea", "kai"):
        lead = run.route(house, name, "Asked").lead_id
        handed = since if name != "kai" else now - timedelta(days=1)
        with house.ledger.begin() as connection:
            run.book.change(connection, lead, state=LeadState.ACCEPTED, owner="Salla",
                            handed_at=handed, due_at=handed)  # fmt: skip
            if name == "mats":
                row = run.book.one(connection, lead)
                run.note(connection, row, LeadStep.OPPORTUNITY, since + timedelta(days=10))
    return house


def test_what_was_promised_stands_beside_what_came_of_the_same_kind(ended):
    told = hand_over(ended)
    assert (told.whole.handed, told.whole.over, told.whole.came) == (3, 2, 1)
    assert told.whole.promised.estimate == pytest.approx(0.27)
    assert told.whole.promised.low == 0.0
    assert 0.5 < told.whole.promised.high <= 2
    assert "Of 2 leads whose 60 days are over 0.3 sales cases were promised" in told.kept
    page = browser(ended).get("/hand-over").text
    assert "1 came of 0.3 promised" in page
    assert "Expected profit, in all" in page
    ended.settings = replace(ended.settings, lead_outcome="won")
    assert hand_over(ended).whole.came == 0
    assert "won cases were promised" in hand_over(ended).kept


def test_orders_stand_beside_chances_of_orders(ended):
    ended.settings = replace(ended.settings, lead_outcome="order")
    assert hand_over(ended).whole.came == 0
    with ended.ledger.begin() as connection:
        for row in run.book.live(connection):
            if row["person_id"] == "mats":  # cid's order came on 1 December
                before = AS_OF.replace(year=2025, month=11, day=20)
                run.book.change(connection, row["lead_id"], handed_at=before)
    assert hand_over(ended).whole.came == 1
    assert "Ordered" in browser(ended).get("/hand-over").text


def test_before_a_leads_days_are_over_nothing_is_compared(house):
    run.route(house, "mats", "Asked")
    assert "not known yet" in hand_over(house).kept


@pytest.mark.parametrize(
    ("reason", "arm", "held"),
    [("no_gain", "treated", False), ("no_gain", "control", True), ("rested", "treated", True)],
)
def test_that_a_call_adds_little_by_an_assumption_keeps_nobody_from_sales(
    tmp_path, reason, arm, held
):
    plan = f"customer_id | kind | what | reason | arm\ncid | lead | mats | {reason} | {arm}"
    told = {"lead_scores": NOW, "candidates": CANDIDATES, "people": PEOPLE, "plan": plan}
    assert beaten(shop(tmp_path / "shop", told)) == ({"mats"} if held else set())
