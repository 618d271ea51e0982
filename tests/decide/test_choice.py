from datetime import UTC, datetime

import pytest

from syotto.decide.choice import policy_version
from syotto.decide.control import arm_of
from syotto.schema import DERIVED, RAW
from syotto.schema.words import Arm
from tests.decide.decided import decided
from tests.tables import table

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
IDS = [f"c{n}" for n in range(60)]
TREATED = [who for who in IDS if arm_of(who, 0.1) is Arm.TREATED]
CONTROL = next(who for who in IDS if arm_of(who, 0.1) is Arm.CONTROL)
A, B, C = TREATED[:3]


def decide(
    offers,
    feedback="feedback_id",
    owners=None,
    contacted="customer_id",
    held="customer_id",
    **rules,
):
    people = sorted({A, B, C, CONTROL})
    owner = owners or {}
    rows = "\n".join(f"{who} | person | {owner.get(who, 'salla')}" for who in people)
    groups = "customer_id | customer_group\n" + "\n".join(f"{who} | all" for who in people)
    given = {
        "offers": table(DERIVED["offers"], offers),
        "customers": table(DERIVED["customers"], f"customer_id | kind | owner\n{rows}"),
        "customer_groups": table(DERIVED["customer_groups"], groups),
        "raw.feedback": table(RAW["feedback"], feedback),
        "last_contacts": table(DERIVED["last_contacts"], contacted),
        "holds": table(DERIVED["holds"], held),
    }
    made = decided(given, as_of=AS_OF, **{"control_share": 0.1, "lift": 0.2} | rules)
    return {row["customer_id"]: row for row in made["decisions"].to_pylist()}


OFFERS = f"""
    customer_id | product_id | products | rank | expected_margin | low  | high | reasons
    {A}         | kit        | kit      | 1    |  9.0            |  1.0 | 12.0 | because
    {A}         | oil        | oil      | 2    |  4.0            |  1.0 |  6.0 | because
    {A}         | belt       | belt     | 3    | -1.0            | -2.0 |  1.0 | because
    {B}         | kit        | kit      | 1    | -1.0            | -3.0 |  1.0 | because
    {CONTROL}   | kit        | kit      | 1    |  5.0            |  1.0 |  7.0 | because
"""


def test_everybody_gets_one_row_with_what_was_chosen_and_why():
    made = decide(OFFERS)
    assert {who: row["reason"] for who, row in made.items()} == {
        A: "best_offer", B: "no_gain", C: "no_candidate", CONTROL: "control",
    }  # fmt: skip
    best = made[A]
    assert (best["action"], best["product_id"], best["expected_margin"]) == ("offer", "kit", 9.0)
    assert (best["runners_up"], best["place"], best["channel"]) == (["oil", "belt"], 1, "seller")
    assert best["reasons"] == "because"


def test_no_contact_is_worth_nothing_and_the_control_group_keeps_its_product_to_learn_from():
    row = decide(OFFERS)[CONTROL]
    assert (row["action"], row["expected_margin"], row["place"]) == ("no_contact", 0.0, None)
    assert (row["arm"], row["product_id"]) == ("control", "kit")


def test_propensity_is_the_chance_of_the_control_group_alone():
    made = decide(OFFERS)
    assert made[A]["propensity"] == pytest.approx(0.9)
    assert made[CONTROL]["propensity"] == pytest.approx(0.1)
    assert made[B]["propensity"] == 1.0


def test_an_exempt_customer_is_always_proposed():
    row = decide(OFFERS, control_exempt=[CONTROL])[CONTROL]
    assert (row["action"], row["arm"], row["propensity"]) == ("offer", "exempt", 1.0)


THREE = f"""
    customer_id | product_id | rank | expected_margin
    {A}         | kit        | 1    | 3.0
    {B}         | kit        | 1    | 9.0
    {C}         | kit        | 1    | 5.0
"""


def test_a_sellers_list_has_room_for_the_best():
    made = decide(THREE, capacity=1)
    assert {who: (row["place"], row["reason"]) for who, row in made.items() if who != CONTROL} == {
        A: (None, "capacity"), B: (1, "best_offer"), C: (None, "capacity"),
    }  # fmt: skip


def test_every_seller_has_a_list_of_their_own():
    made = decide(THREE, capacity=1, owners={A: "sami"})
    assert made[A]["place"] == made[B]["place"] == 1


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("not_now | kit | 2025-12-30 | 2026-02-01 | -", "oil"),
        ("not_now | kit | 2025-12-30 | 2025-12-31 | -", "kit"),
        ("not_now | kit | 2025-12-30 | -          | -", "oil"),
        ("not_now | kit | 2025-06-01 | -          | -", "kit"),
        ("already_has | kit | 2025-01-01 | - | -", "oil"),
        ("already_has | kit | 2025-01-01 | - | 2025-12-01", "kit"),
        ("never_here | kit | 2025-01-01 | - | -", None),
        ("not_now | - | 2025-12-30 | - | -", None),
        ("accept | kit | 2025-12-30 | - | -", "kit"),
        ("done | kit | 2025-12-30 | - | -", "oil"),
        ("already_has | kit | 2026-06-01 | - | -", "oil"),  # newer than every order: it counts
    ],
)
def test_what_was_said_is_in_effect(said, left):
    verdict, product, at, until, undone = said.split(" | ")
    made = decide(
        OFFERS,
        f"feedback_id | customer_id | verdict | product_id | at | until | undone_at\n1 | {A} | {verdict} | {product} | {at} | {until} | {undone}",
    )[A]
    if left is None:
        assert (made["action"], made["reason"]) == ("no_contact", "feedback")
    else:
        assert (made["action"], made["product_id"]) == ("offer", left)


def test_the_same_facts_give_the_same_decisions_and_another_setting_another_policy():
    one, again, other = decide(OFFERS), decide(OFFERS), decide(OFFERS, lift=0.3)
    assert one == again
    assert one[A]["policy_version"] != other[A]["policy_version"]
    assert one[A]["decision_id"] != other[A]["decision_id"]
    assert policy_version(a=1, b=2) == policy_version(b=2, a=1)


@pytest.mark.parametrize(
    "other", [{"explore_share": 0.1}, {"day_budget": 90.0}, {"contact_risk": {"phone": 0.004}}]
)
def test_whatever_decides_in_the_plan_makes_another_policy(other):
    """Else a decision that a build makes anew would have the number of the one before."""
    assert decide(OFFERS)[A]["decision_id"] != decide(OFFERS, **other)[A]["decision_id"]


def test_decisions_are_numbered_apart():
    ids = [row["decision_id"] for row in decide(OFFERS).values()]
    assert len(set(ids)) == len(ids)


def test_who_was_contacted_a_short_while_ago_rests_and_is_told_so():
    made = decide(
        OFFERS,
        contacted=f"customer_id | at | how\n{A} | 2025-12-27 | call\n{CONTROL} | 2025-12-31 | visit",
    )
    assert (made[A]["reason"], made[A]["action"], made[A]["place"]) == (
        "rested",
        "no_contact",
        None,
    )
    assert made[A]["reasons"] == "Contacted 5 days ago: left alone for a while."
    assert made[CONTROL]["reason"] == "rested"  # the rule is the same for both arms
    assert made[A]["propensity"] == 1.0


@pytest.mark.parametrize(
    ("rest_days", "reason"), [(30, "best_offer"), (31, "rested"), (0, "best_offer")]
)
def test_a_rest_ends_when_its_days_have_passed(rest_days, reason):
    contacted = f"customer_id | at | how\n{A} | 2025-12-02 | call"
    assert decide(OFFERS, contacted=contacted, rest_days=rest_days)[A]["reason"] == reason


def test_the_newest_contact_sets_the_clock_where_orders_end_before():
    contacted = f"customer_id | at | how\n{A} | 2026-05-01 | done\n{CONTROL} | 2026-03-01 | done"
    made = decide(OFFERS, contacted=contacted)
    assert (made[A]["reason"], made[CONTROL]["reason"]) == ("rested", "control")


def test_the_control_group_takes_no_place_and_is_told_apart_only_where_one_would_be_found():
    offers = f"""
        customer_id | product_id | rank | expected_margin
        {A}         | kit        | 1    | 3.0
        {CONTROL}   | kit        | 1    | 2.0
        {B}         | kit        | 1    | 1.0
    """
    two = decide(offers, capacity=2)
    assert (two[A]["place"], two[B]["place"], two[CONTROL]["reason"]) == (1, 2, "control")
    one = decide(offers, capacity=1)
    assert (one[CONTROL]["reason"], one[CONTROL]["propensity"]) == ("capacity", 1.0)


HELD = f"""
    customer_id | hold      | about | since      | words
    {A} | quote     | q1 | 2025-12-01 | a quote is open
    {A} | complaint | c2 | 2025-12-20 | a complaint is open
    {A} | complaint | c1 | 2025-12-10 | a complaint is open
    {CONTROL} | quote | q2 | 2025-12-01 | a quote is open
    {B} | quote | q3 | 2025-12-01 | a quote is open
"""


def test_nothing_is_sold_to_who_waits_for_us_and_that_is_no_experiment():
    made = decide(OFFERS, held=HELD)
    assert {who: row["reason"] for who, row in made.items()} == {
        A: "held", B: "no_gain", C: "no_candidate", CONTROL: "held",
    }  # fmt: skip
    held = made[A]
    said = "Held: a complaint is open since 2025-12-10. Nothing is sold meanwhile."
    assert (held["reasons"], held["action"], held["place"]) == (said, "no_contact", None)
    assert (held["propensity"], made[CONTROL]["propensity"]) == (1.0, 1.0)
