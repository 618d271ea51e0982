"""The plan over all kinds of acts: by hand, and what holds of any."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import ibis
import numpy as np
import pyarrow as pa
import pytest

from syotto.decide.control import arm_of
from syotto.decide.plan import plan, plan_prices, reads
from syotto.run.plan_steps import RULES
from syotto.schema import DERIVED, RAW
from syotto.schema.plan import CANDIDATES, KEEP_CANDIDATES, SUPPLY_CANDIDATES
from syotto.schema.pressure import CONTACT_PRICES
from syotto.schema.words import Arm
from syotto.settings import Settings
from tests.decide.decided import decided
from tests.tables import arrow, table

AS_OF = datetime(2026, 1, 7, 9, tzinfo=UTC)  # a Wednesday
TREATED = [who for who in (f"c{n}" for n in range(40)) if arm_of(who, 0.1) is Arm.TREATED]
CONTROL = next(who for who in (f"c{n}" for n in range(60)) if arm_of(who, 0.1) is Arm.CONTROL)
A, B, C, D = TREATED[:4]
DEFAULT = {name: getattr(Settings(), name) for name in RULES}


def planned(rows, **rules):
    """The plan of drawn candidates: customer, kind, what, margin, and more by name."""
    full = [
        {
            "channel": "seller",
            "minutes": 15.0,
            "low": 0.0,
            "high": 9.0,
            "cost": 1.0,
            "reasons": "yes",
        }
        | dict(zip(("customer_id", "kind", "what", "expected_margin"), row[:4], strict=True))
        | (row[4] if len(row) > 4 else {})
        for row in rows
    ]
    numbered: Counter = Counter()
    for row in sorted(full, key=lambda row: -row["expected_margin"]):
        numbered[row["customer_id"]] += 1
        row["rank"] = numbered[row["customer_id"]]
    given = arrow(CANDIDATES, full)
    (read,) = (one.to_pyarrow() for one in reads(ibis.memtable(given)))
    known = DEFAULT | rules
    prices = plan_prices(read, as_of=AS_OF, **known)
    return prices, plan(read, prices, as_of=AS_OF, **known)


def told(made: pa.Table) -> dict:
    return {row["customer_id"]: row for row in made.to_pylist()}


MAIL = {"channel": "email", "minutes": 0.0}


def test_one_act_for_each_customer_the_best_over_all_kinds():
    _, made = planned([(A, "offer", "kit", 9.0), (A, "keep", "C1", 20.0), (B, "lead", "x", 5.0)])
    rows = told(made)
    assert (rows[A]["kind"], rows[A]["reason"], rows[A]["place"]) == ("keep", "best_keep", 1)
    assert (rows[A]["beaten"], rows[A]["beaten_kinds"]) == (["kit"], ["offer"])
    assert rows[A]["beaten_by"] == [11.0]
    assert (rows[B]["kind"], rows[B]["place"], rows[B]["beaten"]) == ("lead", 2, [])


def test_a_mail_wins_over_a_better_call_where_the_seller_is_worth_more_elsewhere():
    """One act a day: A's call brings 4 more than the mail, B's call brings 10."""
    rows = [(A, "offer", "kit", 12.0), (A, "flow", "welcome", 8.0, MAIL), (B, "offer", "kit", 10.0)]
    prices, made = planned(rows, capacity=1)
    assert (told(made)[A]["kind"], told(made)[B]["kind"]) == ("flow", "offer")
    assert (told(made)[A]["place"], told(made)[B]["place"]) == (1, 1)
    hour = prices.to_pylist()[0]
    assert (hour["resource"], hour["owner"], hour["capacity"]) == ("minutes", "", 15.0)
    assert hour["more_low"] <= 4.0 <= hour["more_high"]


def test_who_finds_no_place_is_told_so_and_what_it_would_have_been():
    _, made = planned([(A, "offer", "kit", 12.0), (B, "offer", "oil", 3.0)], capacity=1)
    row = told(made)[B]
    assert (row["reason"], row["what"], row["place"], row["propensity"]) == (
        "capacity", "oil", None, 1.0,
    )  # fmt: skip


def test_the_budget_limits_what_a_day_costs():
    rows = [(A, "offer", "kit", 12.0, {"cost": 6.0}), (B, "offer", "kit", 3.0, {"cost": 6.0})]
    prices, made = planned(rows, day_budget=10.0)
    assert (told(made)[A]["reason"], told(made)[B]["reason"]) == ("best_offer", "budget")
    assert {row["resource"] for row in prices.to_pylist()} == {"minutes", "budget", "all"}


SELLERS = [
    {"name": "Salla", "away": ["2026-01-05..2026-01-09"], "deputy": "Sami", "capacity": 1},
    {"name": "Sami", "capacity": 1},
    {"name": "Outi", "away": ["2026-01-07"]},
]


def test_who_is_away_leaves_it_to_their_deputy_or_it_waits():
    rows = [
        (A, "offer", "kit", 9.0, {"owner": "Salla"}),
        (B, "offer", "kit", 9.0, {"owner": "Outi"}),
    ]
    _, made = planned(rows, sellers=SELLERS)
    assert (told(made)[A]["owner"], told(made)[A]["place"]) == ("Sami", 1)
    assert (told(made)[B]["reason"], told(made)[B]["place"]) == ("away", None)


def test_a_deputy_who_is_away_on_their_own_next_day_stands_in_for_nobody():
    """Salla works on Wednesdays and Sami from Thursday on, when he is away."""
    sami = {"name": "Sami", "days": ["thu", "fri"], "away": ["2026-01-08"]}
    rows = [
        (A, "offer", "kit", 9.0, {"owner": "Salla"}),
        (B, "offer", "kit", 9.0, {"owner": "Sami"}),
    ]
    prices, made = planned(rows, sellers=[SELLERS[0], sami])
    assert [told(made)[who]["reason"] for who in (A, B)] == ["away", "away"]
    minutes = {
        row["owner"]: row["capacity"] for row in prices.to_pylist() if row["capacity"] is not None
    }
    assert minutes == {"Salla": 0.0, "Sami": 0.0}


def test_the_days_of_the_house_are_those_of_a_seller_who_names_none():
    rows = [(A, "offer", "kit", 9.0, {"owner": "Outi"})]
    _, made = planned(rows, sellers=SELLERS, working_hours="thu-fri 08:00-16:00")
    assert (told(made)[A]["owner"], told(made)[A]["place"]) == ("Outi", 1)


def test_a_seller_gets_no_more_new_leads_than_the_settings_say():
    rows = [(who, "lead", who, worth, {"owner": "Sami"}) for who, worth in ((A, 9.0), (B, 5.0))]
    _, made = planned([*rows, (C, "offer", "kit", 1.0, {"owner": "Sami"})], sellers=SELLERS)
    assert [told(made)[who]["place"] for who in (A, B, C)] == [1, None, 2]


def test_a_person_of_two_customers_is_contacted_once():
    kai = {"person_id": "kai"}
    rows = [(A, "lead", "kai", 9.0, kai), (B, "lead", "kai", 5.0, kai), (B, "offer", "oil", 2.0)]
    _, made = planned(rows)
    assert (told(made)[A]["kind"], told(made)[B]["kind"]) == ("lead", "offer")


def test_the_control_group_takes_no_room_and_knows_what_it_would_have_been():
    rows = [(CONTROL, "keep", "C1", 9.0), (A, "offer", "kit", 5.0)]
    _, made = planned(rows, capacity=1)
    row = told(made)[CONTROL]
    assert (row["reason"], row["kind"], row["arm"]) == ("control_keep", "keep", "control")
    assert (row["place"], row["propensity"]) == (None, pytest.approx(0.1))
    assert told(made)[A]["place"] == 1


def test_for_a_share_of_them_the_second_best_is_done_and_its_chance_is_kept():
    rows = [
        (who, *act) for who in TREATED for act in (("offer", "kit", 9.0), ("offer", "oil", 5.0))
    ]
    _, made = planned(rows, explore_share=0.3)
    done = Counter((row["what"], round(row["propensity"], 3)) for row in made.to_pylist())
    assert set(done) == {("kit", 0.63), ("oil", 0.27)}
    assert 2 <= done["oil", 0.27] <= 20


def test_only_what_waits_is_told_as_waiting():
    held = {"why_not": "held", "why_words": "Held: a quote is open since 2026-01-02."}
    rows = [(A, "offer", "kit", 9.0, held), (B, "offer", "kit", 9.0, held), (B, "keep", "C1", 2.0)]
    _, made = planned(rows)
    assert (told(made)[A]["reason"], told(made)[A]["reasons"]) == ("held", held["why_words"])
    assert (told(made)[B]["reason"], told(made)[B]["kind"]) == ("best_keep", "keep")


def test_what_is_worth_less_than_a_millionth_of_a_cent_is_no_gain():
    _, made = planned([(A, "offer", "kit", 4e-10)])
    assert (told(made)[A]["reason"], told(made)[A]["place"]) == ("no_gain", None)


def test_nothing_to_do_makes_an_empty_plan():
    prices, made = planned([])
    assert made.num_rows == 0
    assert [row["resource"] for row in prices.to_pylist()] == ["all"]


def random_rows(seed):
    chance = np.random.default_rng(seed)
    rows = []
    for number in range(120):
        for what in range(int(chance.integers(1, 5))):
            minutes = float(chance.choice([0.0, 15.0, 30.0]))
            more = {"minutes": minutes, "owner": str(chance.choice(["Ann", "Bo"]))}
            rows.append((f"c{number}", "offer", f"p{what}", round(chance.normal(5, 10), 2), more))
    return rows


@pytest.mark.parametrize("seed", range(3))
def test_limits_hold_money_adds_up_and_order_makes_no_difference(seed):
    rows = random_rows(seed)
    prices, made = planned(rows, capacity=8)
    turned = planned(rows[::-1], capacity=8)
    assert made.equals(turned[1])
    assert prices.equals(turned[0])
    done = [row for row in made.to_pylist() if row["place"] is not None]
    for owner in ("Ann", "Bo"):
        assert sum(row["minutes"] for row in done if row["owner"] == owner) <= 8 * 15
    best = {}
    for who, _, _, worth, _ in rows:
        best[who] = max(best.get(who, 0.0), worth)
    total = sum(row["expected_margin"] for row in done)
    assert total <= sum(best.values())
    assert len({row["customer_id"] for row in done}) == len(done)
    assert total <= prices.to_pylist()[-1]["bound"] + 1e-6
    assert all(row["expected_margin"] > 0 for row in done)


PEOPLE = "person_id | account_id | owner\nkai | acme | -"
SCORES = """
person_id | account_id | points | probability | low | high | expected_profit | qualified | stage | scoring_version | reasons
kai       | acme       | 50     | 0.5         | 0.3 | 0.7  | 420.00          | true      | mql   | v1              | asked+read
"""
OFFERS = """
customer_id | product_id | products | rank | extra_if_contacted | value | keep | cost | expected_margin | low | high  | reasons
acme        | kit        | kit      | 1    | 0.5                | 200.0 | 1.0  | 5.0  |  95.0           | 1.0 | 120.0 | because
"""


LIFTED = """
kind | lift | low | high | extra_source
lead | 0.4  | 0.1 | 0.8  | assumed
"""


def everything(*, channel="seller", **more):
    given = {
        "act_lifts": table(DERIVED["act_lifts"], LIFTED),
        "offers": table(DERIVED["offers"], OFFERS),
        "customers": table(
            DERIVED["customers"], "customer_id | kind | owner\nacme | account | salla"
        ),
        "customer_groups": table(
            DERIVED["customer_groups"], "customer_id | customer_group\nacme | all"
        ),
        "people": table(DERIVED["people"], PEOPLE),
        "accounts": table(DERIVED["accounts"], "account_id | owner\nacme | salla"),
        "lead_scores": table(DERIVED["lead_scores"], SCORES),
    }
    return decided(given | more, as_of=AS_OF, control_share=0.0, channel=channel)


def test_a_lead_and_an_offer_to_the_same_account_do_not_both_claim_it():
    made = everything()
    worth = {row["kind"]: row["expected_margin"] for row in made["candidates"].to_pylist()}
    assert worth == {"lead": 120.0, "offer": 95.0}
    (row,) = made["decisions"].to_pylist()
    assert (row["action"], row["what"], row["person_id"], row["account_id"]) == (
        "lead", "kai", "kai", "acme",
    )  # fmt: skip
    assert (row["reason"], row["expected_margin"], row["runners_up"]) == (
        "best_lead", 120.0, ["kit"],
    )  # fmt: skip


def test_every_term_of_the_sum_is_there():
    lead, offer = sorted(everything()["candidates"].to_pylist(), key=lambda row: row["kind"])
    for row in (lead, offer):
        terms = row["now"] + row["later"] - row["cannibalised"] - row["cost"] - row["pressure"]
        assert row["expected_margin"] == pytest.approx(terms)
    # value = (420 + 60 + 20) / 0.5 = 1,000; of the chance of 50 % a call adds 0.4
    assert (lead["now"], lead["cost"]) == pytest.approx((200.0, 80.0))


def test_what_a_call_adds_to_a_lead_has_the_range_of_the_chance_and_of_what_contact_adds():
    lead = max(everything()["candidates"].to_pylist(), key=lambda row: row["kind"] == "lead")
    # 30 % x 0.1 of 1,000; of 70 % nobody moves more than the 30 % who would not come
    assert (lead["low"], lead["high"]) == pytest.approx((30.0 - 80.0, 300.0 - 80.0))
    assert lead["basis"] == "assumed"


def test_what_needs_no_seller_takes_no_sellers_time():
    due = table(SUPPLY_CANDIDATES, DUE.replace("| seller ", "| email  "))

    def minutes(channel):
        made = everything(supply_candidates=due, channel=channel)
        return {row["kind"]: row["minutes"] for row in made["candidates"].to_pylist()}

    assert minutes("email") == {"offer": 0.0, "supply": 0.0, "lead": 15.0}
    assert minutes("seller")["offer"] == 15.0


DUE = """
customer_id | kind   | what | product_id | channel | now   | cost | basis   | reasons
acme        | supply | kit  | kit        | seller  | 900.0 | 5.0  | assumed | every month
acme        | supply | X1   | kit        | seller  | 600.0 | 5.0  | assumed | service is due
"""


def test_an_offer_and_a_need_for_the_same_product_are_one_candidate():
    made = everything(supply_candidates=table(SUPPLY_CANDIDATES, DUE))
    by = {(row["kind"], row["what"]): row for row in made["candidates"].to_pylist()}
    assert (by["offer", "kit"]["why_not"], by["offer", "kit"]["rank"]) == ("same_sale", None)
    assert (by["supply", "X1"]["why_not"], by["supply", "X1"]["minutes"]) == (None, 15.0)
    (row,) = made["decisions"].to_pylist()
    assert (row["what"], row["products"]) == ("X1", None)  # a bundle is of the offer alone


def test_what_is_too_late_keeps_no_other_candidate_from_selling_the_same():
    lines = [line + " | -" for line in DUE.strip().splitlines()]
    lines[0], lines[2] = lines[0].replace("| -", "| until"), lines[2].replace("| -", "| 2026-01-01")
    made = everything(supply_candidates=table(SUPPLY_CANDIDATES, "\n".join(lines)))
    by = {(row["kind"], row["what"]): row["why_not"] for row in made["candidates"].to_pylist()}
    assert (by["supply", "X1"], by["offer", "kit"]) == ("over", None)


def test_what_they_buy_by_themselves_competes_only_where_it_is_measured_or_allowed():
    made = everything(supply_candidates=table(SUPPLY_CANDIDATES, DUE))
    again = next(
        row
        for row in made["candidates"].to_pylist()
        if row["what"] == "kit" and row["kind"] == "supply"
    )
    assert (again["why_not"], again["expected_margin"]) == ("unproved", 895.0)
    measured = table(SUPPLY_CANDIDATES, DUE.replace("assumed | every", "measured | every"))
    made = everything(supply_candidates=measured)
    assert made["decisions"].to_pylist()[0]["what"] == "kit"


def test_what_nobody_can_put_a_sum_on_is_shown_and_chosen_by_nobody():
    keep = """
customer_id | kind | what | channel | now | later | cost | basis   | reasons
acme        | keep | C1   | seller  | 0.0 | -     | 5.0  | unknown | not renewed with 40 %
"""
    made = everything(keep_candidates=table(KEEP_CANDIDATES, keep))
    row = next(row for row in made["candidates"].to_pylist() if row["kind"] == "keep")
    assert (row["why_not"], row["expected_margin"], row["rank"]) == ("unknown", None, None)
    known = keep.replace("| -     |", "| 900.0 |").replace("unknown", "measured")
    made = everything(keep_candidates=table(KEEP_CANDIDATES, known))
    assert made["decisions"].to_pylist()[0]["reason"] == "best_keep"


PRICES = """
customer_id | person_id | channel | price | low | high
acme        | kai       | phone   | 400.0 | 1.0 | 500.0
acme        | -         | phone   | 3.0   | 1.0 | 9.0
"""


def test_a_tired_person_is_left_alone_and_the_account_pays_its_own_price():
    made = everything(contact_prices=table(CONTACT_PRICES, PRICES))
    lead, offer = sorted(made["candidates"].to_pylist(), key=lambda row: row["kind"])
    assert (lead["pressure"], lead["expected_margin"]) == (400.0, -280.0)
    assert (offer["pressure"], offer["expected_margin"]) == (3.0, 92.0)  # a seller is a call
    assert (offer["low"], offer["high"]) == (1.0 - 9.0, 120.0 - 1.0)
    assert made["decisions"].to_pylist()[0]["action"] == "offer"


def test_who_is_with_a_seller_as_a_lead_is_on_no_list():
    steps = """
step_id | at         | lead_id | step     | person_ref | account_ref | owner
1       | 2026-01-02 | L1      | handed   | kai        | acme        | Salla
2       | 2026-01-03 | L1      | accepted | kai        | acme        | Salla
"""
    made = everything(**{"raw.leads": table(RAW["leads"], steps)})
    (row,) = made["decisions"].to_pylist()
    assert (row["action"], row["reason"]) == ("no_contact", "with_seller")
    over = steps + "3 | 2026-01-04 | L1 | rejected | kai | acme | Salla"
    made = everything(**{"raw.leads": table(RAW["leads"], over)})
    assert made["decisions"].to_pylist()[0]["action"] == "lead"


def test_nobody_is_listed_for_a_channel_that_they_may_not_be_contacted_by():
    no = """
person_id | purpose | channel | allowed
kai       | calls   | phone   | false
kai       | mailing | email   | true
"""
    made = everything(permissions=table(DERIVED["permissions"], no))
    row = next(row for row in made["candidates"].to_pylist() if row["kind"] == "lead")
    assert (row["why_not"], row["rank"]) == ("not_permitted", None)
    assert made["decisions"].to_pylist()[0]["action"] == "offer"
