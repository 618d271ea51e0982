"""What contact adds, where it was randomised."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from syotto.learn.lift import lifts
from syotto.run import local
from syotto.schema.derived import ORDER_LINES, PRODUCTS, RECORDED_DECISIONS, SUBSCRIPTIONS
from syotto.schema.raw import EXPOSURES, MEMBERSHIPS
from tests.tables import arrow

DAYS = timedelta

DAY = datetime(2026, 1, 1, tzinfo=UTC)
LATER = DAY + timedelta(days=200)
ASSUMED = {"lift": 0.2, "lift_low": 0.05, "lift_high": 0.4, "horizon_days": 90, "outcome_days": 90}


def exposed(arm, number, start=0, action="mail", propensity=None):
    return [
        {
            "person_ref": f"{arm}{n}",
            "at": DAY,
            "channel": "mail",
            "action": action,
            "arm": arm,
            "propensity": propensity,
        }
        for n in range(start, start + number)
    ]


def purchases(people, product="P", after=10):
    return [
        {
            "order_id": who,
            "line_no": 1,
            "at": DAY + timedelta(days=after),
            "customer_id": who,
            "person_id": who,
            "product_id": product,
            "kind": "sale",
        }
        for who in people
    ]


def every_lift(exposures, lines, decisions=(), contracts=(), products=(), members=(), **settings):
    tables = (
        arrow(EXPOSURES, list(exposures)),
        arrow(RECORDED_DECISIONS, list(decisions)),
        arrow(ORDER_LINES, list(lines)),
        arrow(SUBSCRIPTIONS, list(contracts)),
        arrow(PRODUCTS, list(products)),
        arrow(MEMBERSHIPS, list(members)),
    )
    made = local.run(lifts, *tables, as_of=LATER, **{**ASSUMED, **settings}).to_pylist()
    return {row["category"]: row for row in made}


def measured(exposures, lines, **settings):
    return every_lift(exposures, lines, **settings)[None]


def test_the_lift_is_the_ratio_of_the_rates_less_one():
    exposures = exposed("treated", 100) + exposed("control", 100)
    lines = purchases([f"treated{n}" for n in range(60)] + [f"control{n}" for n in range(40)])
    found = measured(exposures, lines)
    spread = np.exp(1.2815515655446004 * np.sqrt(0.4 / 60 + 0.6 / 40))
    assert found["extra_source"] == "measured"
    assert found["lift"] == pytest.approx(0.5)
    assert (found["low"], found["high"]) == pytest.approx((1.5 / spread - 1, 1.5 * spread - 1))
    assert (
        found["treated"],
        found["control"],
        found["bought_treated"],
        found["bought_control"],
    ) == (100, 100, 60, 40)


def test_too_few_purchases_leave_the_assumption_standing():
    exposures = exposed("treated", 100) + exposed("control", 100)
    found = measured(exposures, purchases([f"treated{n}" for n in range(60)] + ["control1"]))
    assert (found["extra_source"], found["lift"], found["low"], found["high"]) == (
        "assumed",
        0.2,
        0.05,
        0.4,
    )


def test_without_any_exposure_the_assumption_stands():
    found = measured([], purchases(["a"]))
    assert (found["extra_source"], found["treated"], found["lift"]) == ("assumed", 0, 0.2)


def test_only_the_product_that_was_shown_counts_where_it_is_one():
    exposures = exposed("treated", 100, action="P") + exposed("control", 100, action="P")
    lines = purchases([f"treated{n}" for n in range(30)] + [f"control{n}" for n in range(30)])
    other = purchases([f"control{n}" for n in range(30, 90)], product="Q")
    assert measured(exposures, lines + other)["lift"] == pytest.approx(0.0)


def test_a_purchase_before_the_draw_or_after_the_horizon_does_not_count():
    exposures = exposed("treated", 100) + exposed("control", 100)
    lines = purchases([f"treated{n}" for n in range(30)] + [f"control{n}" for n in range(30)])
    early = purchases([f"treated{n}" for n in range(50, 80)], after=-1)
    late = purchases([f"treated{n}" for n in range(50, 80)], after=91)
    assert measured(exposures, lines + early + late)["bought_treated"] == 30


def test_a_draw_whose_horizon_is_not_over_waits():
    late = measured(
        exposed("treated", 10) + exposed("control", 10), [], horizon_days=300, outcome_days=300
    )
    assert late["treated"] == 0


def test_unequal_propensities_are_weighed_out():
    often = exposed("treated", 80, propensity=0.8) + exposed("control", 20, propensity=0.2)
    seldom = exposed("treated", 20, 80, propensity=0.2) + exposed("control", 80, 20, propensity=0.8)
    buyers = [f"treated{n}" for n in range(64)] + [f"control{n}" for n in range(16)]
    buyers += [f"treated{n}" for n in range(80, 84)] + [f"control{n}" for n in range(20, 36)]
    found = measured(often + seldom, purchases(buyers))
    assert found["bought_treated"] / 100 > 2 * found["bought_control"] / 100
    assert found["lift"] == pytest.approx(0.0)


def test_nothing_is_found_where_nothing_is():
    """A/A: the 80 % interval holds zero in about four of five worlds."""
    held = 0
    for seed in range(20):
        chance = np.random.default_rng(seed)
        exposures = exposed("treated", 400) + exposed("control", 400)
        lines = purchases([row["person_ref"] for row in exposures if chance.random() < 0.2])
        found = measured(exposures, lines)
        held += found["low"] <= 0 <= found["high"]
    assert 12 <= held <= 20


def test_the_matching_gift_of_karlan_and_list(shared_data):
    """50,083 donors, two thirds of them offered a match: 2.2 % against 1.8 % gave (2007, table 2A)."""
    table = pq.read_table(
        shared_data / "charitable/charitable.parquet", columns=["treatment", "out_gavedum"]
    )
    treated, gave = (pc.cast(table[name], pa.int64()).to_pylist() for name in table.column_names)
    exposures = [
        {
            "person_ref": str(n),
            "at": DAY,
            "channel": "mail",
            "action": "letter",
            "arm": "treated" if arm else "control",
        }
        for n, arm in enumerate(treated)
    ]
    lines = purchases([str(n) for n, given in enumerate(gave) if given], product="gift")
    found = measured(exposures, lines)
    assert found["treated"] + found["control"] == 50_083
    assert found["bought_treated"] / found["treated"] == pytest.approx(0.0220, abs=1e-4)
    assert found["bought_control"] / found["control"] == pytest.approx(0.0179, abs=1e-4)
    assert 0 < found["low"] < found["lift"] < found["high"]
    assert found["lift"] == pytest.approx(0.23, abs=0.01)


def decided(arm, number, product="P", share=0.1):
    return [
        {
            "decision_id": f"{arm}{n}{product}",
            "at": DAY,
            "customer_id": f"{arm}{n}",
            "product_id": product,
            "action": "offer" if arm == "treated" else "no_contact",
            "arm": arm,
            "reason": "best_offer" if arm == "treated" else "control",
            "propensity": 1 - share if arm == "treated" else share,
        }
        for n in range(number)
    ]


def buyers(arm, number, product="P", after=10):
    return purchases([f"{arm}{n}" for n in range(number)], product, after)


def test_syottos_own_decisions_are_an_experiment():
    choices = decided("treated", 900) + decided("control", 100)
    lines = buyers("treated", 270) + buyers("control", 20)
    found = every_lift([], lines, choices)[None]
    assert (found["treated"], found["control"], found["extra_source"]) == (900, 100, "measured")
    assert found["lift"] == pytest.approx(0.3 / 0.2 - 1)
    assert found["low"] < found["lift"] < found["high"]


def test_a_decision_that_chance_had_no_part_in_tells_nothing():
    choices = [{**row, "reason": "rested"} for row in decided("treated", 900)]
    choices += [{**row, "arm": "exempt"} for row in decided("control", 100)]
    assert every_lift([], buyers("treated", 270), choices)[None]["treated"] == 0


def test_what_comes_in_the_window_is_all_of_the_horizon_that_contact_adds():
    choices = decided("treated", 100, share=0.5) + decided("control", 100, share=0.5)
    lines = buyers("treated", 60) + buyers("control", 40) + buyers("treated", 90, after=40)
    found = every_lift([], lines, choices, outcome_days=30)[None]
    assert found["bought_treated"] == 60
    assert found["lift"] == pytest.approx(0.5 * 30 / 90)


def test_a_contract_that_begins_is_an_outcome():
    choices = decided("treated", 100, share=0.5) + decided("control", 100, share=0.5)
    contracts = [
        {"subscription_id": who, "customer_id": who, "product_id": "P", "started_at": DAY + DAYS(5)}
        for who in [f"treated{n}" for n in range(60)] + [f"control{n}" for n in range(30)]
    ]
    assert every_lift([], [], choices, contracts)[None]["lift"] == pytest.approx(1.0)


def test_a_category_leans_on_the_whole_the_less_the_more_it_tells():
    kinds = [{"product_id": "P", "category": "parts"}, {"product_id": "Q", "category": "oil"}]
    choices = [
        row
        for product, number in (("P", 4000), ("Q", 60))
        for arm in ("treated", "control")
        for row in decided(arm, number, product, 0.5)
    ]
    lines = [
        *buyers("treated", 1200), *buyers("control", 800),
        *buyers("treated", 12, "Q"), *buyers("control", 12, "Q"),
    ]  # fmt: skip
    found = every_lift([], lines, choices, products=kinds)
    whole, parts, oil = (found[name]["lift"] for name in (None, "parts", "oil"))
    assert whole == pytest.approx(1212 / 812 - 1)
    assert whole - 0.01 < parts < 0.5
    assert 0.2 < oil < whole  # alone it would be zero
    assert (
        found["oil"]["high"] - found["oil"]["low"] > found["parts"]["high"] - found["parts"]["low"]
    )


def test_no_category_is_read_where_the_whole_is_not_known():
    kinds = [{"product_id": "P", "category": "parts"}]
    choices = decided("treated", 90) + decided("control", 10)
    found = every_lift([], buyers("treated", 30) + buyers("control", 3), choices, products=kinds)
    assert set(found) == {None}
    assert found[None]["extra_source"] == "assumed"


def test_what_was_certain_tells_nothing():
    sent = exposed("treated", 500, propensity=1.0) + exposed("control", 100, propensity=0.5)
    found = measured(sent, purchases([f"treated{n}" for n in range(200)]))
    assert (found["treated"], found["control"]) == (0, 100)


def test_a_draw_for_a_person_counts_for_the_account():
    exposures = exposed("treated", 100) + exposed("control", 100)
    members = [
        {"person_ref": row["person_ref"], "account_ref": f"company of {row['person_ref']}"}
        for row in exposures
    ]
    lines = purchases(
        [f"company of treated{n}" for n in range(60)]
        + [f"company of control{n}" for n in range(40)]
    )
    assert every_lift(exposures, lines, members=members)[None]["lift"] == pytest.approx(0.5)


def test_who_belongs_to_two_companies_has_not_bought_what_one_of_them_did():
    exposures = exposed("treated", 100) + exposed("control", 100)
    lines = purchases([f"treated{n}" for n in range(60)] + [f"control{n}" for n in range(40)])
    two = [{"person_ref": "treated99", "account_ref": one} for one in ("mill", "yard")]
    found = measured(exposures, lines + purchases(["mill"]), members=two)
    assert found["bought_treated"] == 60
