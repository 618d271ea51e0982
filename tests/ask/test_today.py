from __future__ import annotations

from datetime import timedelta

import pytest

from syotto.ask.today import Wanted, today
from syotto.errors import NotFound
from syotto.run.feedback import say, undo
from syotto.run.house import open_house
from syotto.run.workspace import create
from tests.ask.shop import shop


def names(actions):
    return [action.customer_id for action in actions]


def test_the_list_is_ordered_by_what_it_is_worth_and_says_who_is_left_alone(house):
    answer = today(house)
    assert names(answer.actions) == ["ann", "bob"]
    assert answer.open == 2
    assert [(left.reason, left.customers) for left in answer.left_alone] == [
        ("no_candidate", 2),
        ("control", 1),
        ("no_gain", 1),
    ]
    assert answer.finding == (
        "2 actions are worth €59 (€3.80 – €156) if contact lifts buying by 20\u00a0%, as assumed until "
        "your control group says more. 4 customers are better left alone today."
    )


def test_an_action_carries_its_names_range_and_reason(house):
    first = today(house).actions[0]
    assert first.customer_name == "Ahola & Sons"
    assert first.product_name == "seal kit"
    assert first.group_name == "Mills"
    assert first.replaces == "seal"
    assert (first.worth.estimate, first.worth.low, first.worth.high) == (34.2, 2.35, 93.0)
    assert first.reasons == "1 of 4 owners of pump in Mills also have it (25 %)."


def test_pages_follow_each_other_without_a_gap_or_a_double(house):
    first = today(house, Wanted(limit=1))
    second = today(house, Wanted(limit=1, after=first.next_after))
    assert names(first.actions) + names(second.actions) == ["ann", "bob"]
    assert second.next_after is None


def test_the_next_page_is_the_same_after_the_last_seen_action_was_answered(house):
    first = today(house, Wanted(limit=1))
    say(house, "ann", "K", "done", by=None)
    assert names(today(house, Wanted(limit=1, after=first.next_after)).actions) == ["bob"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(owner="Salla"), ["ann", "bob"]),
        (Wanted(owner="Jukka"), []),
        (Wanted(customer_group="mills"), ["ann", "bob"]),
        (Wanted(customer_group="homes"), []),
        (Wanted(product_id="K"), ["ann", "bob"]),
        (Wanted(product_id="S"), []),
    ],
)
def test_filters_narrow_the_list_and_an_empty_one_says_what_to_do(house, wanted, found):
    answer = today(house, wanted)
    assert names(answer.actions) == found
    assert (answer.empty is None) == bool(found)


def test_the_left_alone_are_those_of_the_filter(house):
    assert sum(left.customers for left in today(house, Wanted(owner="Jukka")).left_alone) == 2


def test_what_is_accepted_stays_to_be_done_and_leaves_the_sum(house):
    before = today(house)
    say(house, "ann", "K", "accept", by="Salla")
    after = today(house)
    assert names(after.accepted) == ["ann"]
    assert names(after.actions) == ["bob"]
    assert after.total.estimate == pytest.approx(before.total.estimate - 34.2)


def test_what_was_accepted_is_not_lost_when_no_build_proposes_it(house):
    say(house, "cid", "S", "accept", by=None)
    kept = today(house).promised[0]
    assert (kept.customer_name, kept.said.product_name) == ("Cedar", "seal")
    say(house, "cid", "S", "done", by=None)
    assert today(house).promised == []


@pytest.mark.parametrize("verdict", ["done", "already_has", "not_now", "wrong_person"])
def test_every_other_answer_hides_the_action_until_it_is_taken_back(house, verdict):
    said = say(house, "ann", "K", verdict, by=None)
    assert names(today(house).actions) == ["bob"]
    assert names(today(house).accepted) == []
    undo(house, said)
    assert names(today(house).actions) == ["ann", "bob"]


def test_an_answer_about_the_customer_hides_every_product(house):
    say(house, "ann", None, "never_here", by=None)
    assert names(today(house).actions) == ["bob"]


def test_an_answer_about_another_product_hides_nothing(house):
    say(house, "ann", "P", "already_has", by=None)
    assert names(today(house).actions) == ["ann", "bob"]


class Later:
    """The same workspace, seen some days on."""

    def __init__(self, house, days):
        self.house, self.days = house, days

    def __getattr__(self, name):
        return getattr(self.house, name)

    def now(self):
        return self.house.now() + timedelta(days=self.days)


def test_not_now_ends_on_its_day(house):
    say(house, "ann", "K", "not_now", by=None, until=house.now() + timedelta(days=7))
    assert names(today(house).actions) == ["bob"]
    assert names(today(Later(house, 8)).actions) == ["ann", "bob"]


def test_done_holds_for_the_horizon_of_the_offer(house):
    say(house, "ann", "K", "done", by=None)
    assert names(today(Later(house, 89)).actions) == ["bob"]
    assert names(today(Later(house, 91)).actions) == ["ann", "bob"]


def test_when_everything_is_answered_the_page_says_so(house):
    for customer in ("ann", "bob"):
        say(house, customer, "K", "done", by=None)
    answer = today(house)
    assert answer.finding.startswith("No action is open.")
    assert "answered" in answer.empty.why


def test_before_the_first_build_the_error_says_what_to_do(tmp_path):
    create(tmp_path / "new")
    with pytest.raises(NotFound, match="build"):
        today(open_house(tmp_path / "new"))


def test_money_is_shown_in_the_workspaces_currency(tmp_path):
    assert "£59" in today(shop(tmp_path / "pounds", currency="GBP")).finding
