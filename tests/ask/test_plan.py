"""Today and a customer's page where several kinds of acts compete."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syotto.ask.acts import KINDS
from syotto.ask.competition import competition
from syotto.ask.customer import customer
from syotto.ask.today import MACHINE, Wanted, today
from syotto.run.feedback import say
from syotto.run.house import House
from syotto.run.plan_steps import SUBJECTS
from syotto.schema.messages import CARRIED, plan_key, plan_mailing
from syotto.schema.plan import SHORT, Kind
from syotto.store import marks
from syotto.store.outbox import outbox
from tests.ask.shop import DRAWN, shop

BOBS = next(line for line in DRAWN["offers"].splitlines() if line.startswith("bob "))
MORE = {
    "offers": DRAWN["offers"] + BOBS.replace("bob ", "fay ") + "\n",
    "decisions": DRAWN["decisions"].replace(
        """d-fay       | 2026-01-31 | fay         | Salla | homes          | no_contact | -          | seller  | treated | 0.9        | 0.0             | 0.0 | 0.0  | -     | no_candidate | Nothing to offer. | abc123
""",
        """d-fay       | 2026-01-31 | fay         | Salla | homes          | keep       | K          | email   | treated | 0.9        | 12.0            | 1.0 | 20.0 | 1     | best_keep    | Has left with 40 %. | abc123
d-new       | 2026-01-31 | new         | Salla | -              | lead       | -          | phone   | treated | 0.9        | 300.0           | 90.0| 500.0| 3     | best_lead    | asked for a price | abc123
""",
    ),
    "plan": """
customer_id | person_id | kind  | what | channel | owner | minutes | place | expected_margin | low  | high  | reason     | beaten | beaten_kinds | beaten_by
ann         | -         | offer | K    | seller  | Salla | 15.0    | 1     | 34.2            | 2.35 | 93.0  | best_offer | S1     | keep         | 4.2
bob         | -         | offer | K    | seller  | Salla | 15.0    | 2     | 25.0            | 0.0  | 75.0  | best_offer | -      | -            | -
new         | -         | lead  | kai  | phone   | Salla | 15.0    | 3     | 300.0           | 90.0 | 500.0 | best_lead  | -      | -            | -
fay         | -         | keep  | C9   | email   | -     | 0.0     | 1     | 12.0            | 1.0  | 20.0  | best_keep  | -      | -            | -
cid         | -         | offer | S    | seller  | Jukka | 15.0    | -     | -4.2            | -4.9 | -2.6  | no_gain    | -      | -            | -
""",
    "plan_prices": """
resource | owner | capacity | price | more  | more_low | more_high | bound
minutes  | Salla | 45.0     | 1.0   | 55.0  | 50.0     | 60.0      | -
minutes  | Jukka | 750.0    | 0.0   | 0.0   | 0.0      | 0.0       | -
minutes  | Outi  | 0.0      | 2.0   | 115.0 | 110.0    | 120.0     | -
all      | -     | -        | -     | -     | -        | -         | 400.0
""",
    "candidates": """
customer_id | person_id | kind  | what | product_id | channel | now  | later | cannibalised | cost | pressure | expected_margin | low  | high | minutes | owner | basis   | why_not | why_words          | rank | reasons
ann         | -         | offer | K    | K          | seller  | 40.0 | 0.0   | 0.8          | 5.0  | 0.0      | 34.2            | 2.35 | 93.0 | 15.0    | Salla | assumed | -       | -                  | 1    | because
ann         | -         | keep  | S1   | -          | email   | 0.0  | 16.0  | 0.0          | 0.1  | 0.9      | 15.0            | 1.0  | 20.0 | 0.0     | Salla | measured| -       | -                  | 2    | left
ann         | -         | supply| X1   | -          | seller  | 3.0  | 0.0   | 0.0          | 5.0  | 0.0      | -2.0            | -4.0 | 1.0  | 15.0    | Salla | assumed | -       | -                  | 3    | due
ann         | kai       | lead  | kai  | -          | phone   | 99.0 | 0.0   | 0.0          | 60.0 | 0.0      | 39.0            | 1.0  | 50.0 | 15.0    | Salla | assumed | not_permitted | They may not be called. | - | asked
""",
}


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    return shop(tmp_path_factory.mktemp("planned"), MORE)


def test_every_kind_of_act_is_made_by_somebody_and_has_words():
    made = {one.name.removesuffix("_candidates") for one in SUBJECTS}
    assert {*made, Kind.OFFER, Kind.LEAD} == set(Kind) == set(KINDS) == set(SHORT)


def test_today_is_one_list_over_all_kinds_for_sellers_and_the_machine(planned):
    answer = today(planned)
    assert [action.words for action in answer.actions] == [
        "Call Newcomers",
        "Offer seal kit to Ahola & Sons",
        "Offer seal kit to Boreal Mills",
        "Keep <b>Fay</b>: seal kit",
    ]
    assert [action.by_machine for action in answer.actions] == [False, False, False, True]
    assert [action.extra_source for action in answer.actions] == [None, "assumed", "assumed", None]
    assert answer.machine == "1 action needs no seller, worth €12. The rest is for people."
    assert dict(answer.kinds) == {
        "keep": "Customers to keep", "lead": "Calls to leads", "offer": "Offers",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(owner="Salla"), ["new", "ann", "bob"]),
        (Wanted(owner=MACHINE), ["fay"]),
        (Wanted(kind="lead"), ["new"]),
        (Wanted(kind="supply"), []),
    ],
)
def test_a_seller_sees_their_own_acts_and_a_kind_alone(planned, wanted, found):
    assert [action.customer_id for action in today(planned, wanted).actions] == found


def test_what_an_hour_more_would_bring_is_said_in_words_and_who_has_time_is_not_named(planned):
    answer = today(planned)
    assert [limit.words for limit in answer.scarce] == [
        "One more hour of Outi's contacts would bring about €115 (€110 – €120). Nobody stands in "
        "for them.",
        "One more hour of Salla's contacts would bring about €55 (€50 – €60).",
    ]
    assert [one.owner for one in today(planned, Wanted(owner="Salla")).scarce] == ["Salla"]
    assert answer.gap.most == pytest.approx(400 - 371.2)
    assert answer.gap.words.endswith("would bring more than €29 more.")


def test_leaving_alone_saves_what_a_contact_would_lose(planned):
    saved = {left.reason: left.saves for left in today(planned).left_alone}
    assert saved["no_gain"] == pytest.approx(4.2)
    assert saved["no_candidate"] == 0.0


def test_a_customers_page_shows_every_term_and_what_beat_what(planned):
    found = customer(planned, "ann").profile.competition
    assert found.finding == "Chosen: offer seal kit. The next of 3 others is €4.20 behind."
    told = {one.kind: one for one in found.rivals}
    assert (told["offer"].time, told["offer"].after_time) == pytest.approx((15.0, 19.2))
    assert (told["keep"].later, told["keep"].pressure, told["keep"].time) == (16.0, 0.9, 0.0)
    assert {kind: one.outcome for kind, one in told.items()} == {
        "offer": "chosen",
        "keep": "beaten by “offer seal kit”, €4.20 more",
        "supply": "would lose €2.00",
        "lead": "They may not be called.",
    }


def test_a_persons_own_candidates_are_theirs(planned):
    found = competition(planned.warehouse.open(), "kai", "EUR")
    assert [one.kind for one in found.rivals] == ["lead"]


def test_an_accepted_lead_that_no_build_proposes_any_more_keeps_its_name(tmp_path):
    house = shop(tmp_path, MORE)
    say(house, "cid", "mats", "accept", by=None)
    assert [one.words for one in today(house).promised] == ["Call Mats Ek at Cedar"]


def test_where_nothing_competes_the_page_says_what_would(planned):
    found = competition(planned.warehouse.open(), "dan", "EUR")
    assert found.rivals == []
    assert "build" in found.empty


WAYS = MORE | {
    "candidates": MORE["candidates"]
    + "ann         | ann       | offer | K    | K          | email   | 8.0  | 0.0   | 0.8          | 0.1  | 0.0      | 7.1             | 0.35 | 30.0 | 0.0     | Salla | assumed | -       | -                  | 4    | because\n"
}


def test_what_could_go_through_several_channels_says_by_which(tmp_path):
    found = customer(shop(tmp_path, WAYS), "ann").profile.competition
    assert found.finding.startswith("Chosen: offer seal kit by a seller.")
    told = {(one.kind, one.channel): one for one in found.rivals}
    assert told["offer", "email"].words == "offer seal kit by e-mail"
    assert told["offer", "email"].outcome.startswith("beaten by “offer seal kit by a seller”")
    assert told["keep", "email"].words == "keep: S1"  # one way only


MAILED = {"channels": {"email": {"kind": "paper"}}}


def sent(house, customer, state, reason=None):
    """A message of the plan of the newest build."""
    day = house.warehouse.open().build.as_of.date()
    row = {
        "message_id": customer, "intent_key": plan_key(day, customer),
        "mailing_id": plan_mailing(day, "email"), "address": "a@example.org", "domain": "x",
        "channel": "email", "lane": "bulk", "purpose": "mailing", "content": "x@1", "given": {},
        "state": state, "reason": reason, "attempts": 0, "send_after": house.now(),
        "created_at": house.now(), "changed_at": house.now(), "priority": 0,
    }  # fmt: skip
    with house.ledger.begin() as connection:
        connection.execute(outbox.insert(), [row])


@pytest.mark.parametrize(
    ("state", "words", "open_"),
    [("sent", "sent", 3), ("held", "waits", 3), ("skipped", "not sent", 4)],
)
def test_what_leaves_by_itself_is_apart_from_what_is_to_be_done(tmp_path, state, words, open_):
    made = shop(tmp_path, MORE)
    house = House(made.folder, replace(made.settings, channels=MAILED["channels"]))
    assert today(house).sent == []
    sent(house, "fay", state, None if state == "sent" else "Quiet hours.")
    answer = today(house)
    assert answer.open == open_
    gone = [(one.customer_id, one.message.words) for one in answer.sent]
    assert gone == ([("fay", words)] if open_ == 3 else [])
    assert answer.sending == len(gone)
    if open_ == 4:
        (left,) = [one for one in answer.actions if one.customer_id == "fay"]
        assert (left.message.words, left.message.why) == ("not sent", "Quiet hours.")
        assert answer.machine.startswith("1 action needs no seller")
    else:
        assert answer.machine is None
        assert answer.mails == [f"1 message {'left by itself' if state == 'sent' else 'waits'}."]


def test_what_no_content_speaks_for_is_to_be_done_and_says_what_to_write(tmp_path):
    made = shop(tmp_path, MORE)
    house = House(made.folder, replace(made.settings, channels=MAILED["channels"]))
    build = house.warehouse.open().build.number
    with house.ledger.begin() as connection:
        marks.move(connection, CARRIED, {"build": build, "missing": {"keep": 1}}, house.now())
    answer = today(house)
    assert answer.mails == ["No content for 1 action: write one with the line “offer: keep”."]
    assert answer.open == 4
