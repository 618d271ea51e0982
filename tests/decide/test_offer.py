import pytest

from syotto.decide.assumptions import assumptions
from syotto.decide.buyers import best_customers
from syotto.decide.offer import offers
from syotto.errors import SettingError
from syotto.schema import DERIVED, RAW
from tests.tables import rows_of, table

PRODUCTS = table(
    DERIVED["products"],
    """
    product_id | name   | category | sold_as      | is_product | available | value | remaining_years | buyers
    pump       | Pump   | metal    | order        | true       | true      | 300.0 | -               | 4
    kit        | Kit    | metal    | order        | true       | true      | 100.0 | -               | 4
    basic      | Basic  | plans    | subscription | true       | true      | 80.0  | 0.5             | 90
    plus       | Plus   | plans    | subscription | true       | true      | 400.0 | 1.6             | 90
    care       | Care   | other    | subscription | true       | true      | 90.0  | 1.5             | 90
    """,
)
CHANCES = """
    customer_id | product_id | customer_group | would_buy_anyway | chance_low | chance_high | antecedent | n_antecedent | n_both | n_group | confidence | support | confidence_adjusted
    ann         | kit        | mills          | 0.44             | 0.40       | 0.48        | pump       | 1020         | 612    | 3000    | 0.6        | 0.204   | 0.58
    ann         | pump       | mills          | 0.01             | 0.00       | 0.02        | -          | 3000         | 30     | 3000    | 0.01       | 0.01    | 0.01
"""
COUNTS = """
    customer_id | product_id | products | customer_group | antecedent | n_antecedent | n_both | n_group | confidence | support | confidence_adjusted
    eve         | plus       | plus     | homes          | basic      | 100          | 60     | 200     | 0.6        | 0.3     | 0.5
"""
OWNED = """
    customer_id | product_id | how          | margin
    eve         | basic      | subscription | 120.00
    eve         | care       | subscription | 900.00
    ann         | pump       | order        | 50.00
"""
PAIRS = """
    customer_group | item_a | item_b | n_ab | n_a | n_b | n   | support | confidence_ab | confidence_ba
    homes          | basic  | plus   | 60   | 100 | 80  | 200 | 0.3     | 0.6           | 0.75
"""
KEEPS = "product_id | added_id | keep"
LIFTS = """
    name | lift | low  | high | extra_source
    all  | 0.2  | 0.05 | 0.4  | assumed
"""


def weigh(
    chances="customer_id", counts="customer_id", owned=OWNED, keeps=KEEPS, lifts=LIFTS,
    takeups="product_id", cases="product_id", **settings
):  # fmt: skip
    made = offers(
        table(DERIVED["chances"], chances),
        table(DERIVED["cross_sell"], counts),
        table(DERIVED["owned"], owned),
        PRODUCTS,
        table(DERIVED["keeps"], keeps),
        table(DERIVED["pairs"], PAIRS),
        table(DERIVED["lifts"], lifts),
        table(DERIVED["takeups"], takeups),
        table(RAW["opportunities"], cases),
        **({"contact_cost": 4.0} | settings),
    )
    return {(row["customer_id"], row["product_id"]): row for row in made.to_pyarrow().to_pylist()}


def test_a_measured_lift_takes_the_place_of_the_assumed_one():
    measured = "name | lift | low | high | extra_source\n all | 0.5 | -0.1 | 0.9 | measured"
    kit = weigh(CHANCES, lifts=measured)["ann", "kit"]
    assert kit["extra_source"] == "measured"
    assert kit["extra_if_contacted"] == pytest.approx(0.44 * 0.5)
    assert kit["low"] < 0 < kit["expected_margin"] < kit["high"]
    assert "contact is measured to lift that by 50 %" in kit["reasons"]


def test_an_order_product_is_read_as_what_contact_adds():
    made = weigh(CHANCES)
    kit = made["ann", "kit"]
    assert (kit["reading"], kit["rank"], kit["decision"]) == ("incremental", 1, "offer")
    assert kit["extra_if_contacted"] == pytest.approx(0.44 * 0.2)
    assert kit["expected_margin"] == pytest.approx(0.44 * 0.2 * 100 - 4)
    assert kit["pays_from"] == pytest.approx(4 / 100 / 0.44)
    assert (kit["keep"], kit["keep_source"], kit["at_risk"]) == (1.0, "one", None)
    assert made["ann", "pump"]["decision"] == "no_contact"


def test_the_reason_is_one_sentence_with_its_counts():
    made = weigh(CHANCES)
    assert made["ann", "kit"]["reasons"] == (
        "612 of the 1020 in their group who have Pump also have Kit (60 %; 58 % adjusted for small "
        "numbers); 44 % would buy it within 90 days anyway, and contact is assumed to lift that by "
        "20 %; pays from a lift of 9.1 %."
    )
    assert made["ann", "pump"]["reasons"].startswith(
        "30 of the 3000 in their group have Pump (1.0 %"
    )


def test_a_contract_is_read_as_its_confidence_and_may_end_another_of_its_category():
    plus = weigh(counts=COUNTS)["eve", "plus"]
    assert (plus["reading"], plus["at_risk"], plus["would_buy_anyway"]) == (
        "confidence",
        "basic",
        0.0,
    )
    assert plus["at_risk_value"] == pytest.approx(120 * 0.5)
    assert (plus["keep"], plus["keep_source"]) == (0.3, "support")
    assert plus["expected_margin"] == pytest.approx(0.5 * 400 - 0.5 * 0.7 * 60 - 4)
    assert "30 % are expected to keep Basic (support)" in plus["reasons"]


@pytest.mark.parametrize(
    ("keep", "keeps", "share", "source"),
    [
        ("", f"{KEEPS}\nbasic | plus | 0.98", 0.98, "observed"),
        ("observed", KEEPS, 1.0, "one"),
        ("support", f"{KEEPS}\nbasic | plus | 0.98", 0.3, "support"),
        ("one", KEEPS, 1.0, "one"),
        ("0.7", KEEPS, 0.7, "assumed"),
    ],
)
def test_the_ways_to_know_what_is_kept(keep, keeps, share, source):
    plus = weigh(counts=COUNTS, keeps=keeps, keep=keep)["eve", "plus"]
    assert (plus["keep"], plus["keep_source"]) == (pytest.approx(share), source)


def test_another_way_to_know_it_is_refused():
    with pytest.raises(SettingError, match="hope"):
        weigh(counts=COUNTS, keep="hope")


def test_without_a_fitted_chance_the_share_stands_in_and_the_row_says_so():
    counts = COUNTS.replace("plus", "kit").replace("basic", "pump")
    kit = weigh(counts=counts)["eve", "kit"]
    assert (kit["reading"], kit["would_buy_anyway"]) == ("incremental", 0.5)
    assert "stands for the chance" in kit["reasons"]


def test_several_products_together_are_worth_their_sum():
    counts = COUNTS.replace("eve         | plus       | plus     ", "eve | kit+pump | kit+pump")
    both = weigh(counts=counts)["eve", "kit+pump"]
    assert (both["value"], both["products"]) == (400.0, ["kit", "pump"])


def test_only_the_best_candidates_are_kept():
    assert list(weigh(CHANCES, candidates=1)) == [("ann", "kit")]


def test_the_sequel_finds_customers_beyond_their_best_candidates():
    owned = table(
        DERIVED["owned"],
        OWNED + "    bob | basic | subscription | 10.00\n    joe | plus | subscription | 1.00\n",
    )
    groups = table(
        DERIVED["customer_groups"],
        "customer_id | customer_group\nann | mills\nbob | homes\neve | homes\njoe | homes",
    )
    made = offers(
        table(DERIVED["chances"], CHANCES), table(DERIVED["cross_sell"], COUNTS), owned, PRODUCTS,
        table(DERIVED["keeps"], KEEPS), table(DERIVED["pairs"], PAIRS),
        table(DERIVED["lifts"], LIFTS), table(DERIVED["takeups"], "product_id"),
        table(RAW["opportunities"], "product_id"),
    )  # fmt: skip
    wanted = best_customers(
        made, owned, groups, table(DERIVED["pairs"], PAIRS), product_id="plus", n=9
    )
    first, second = rows_of(
        wanted, "place", "customer_id", "antecedent", "n_both", "expected_margin"
    )
    assert first[:2] == (1, "eve")
    assert second == (2, "bob", ["basic"], 60, None)


def test_every_assumption_carries_the_euros_that_hang_on_it():
    rows = table(
        DERIVED["offers"],
        """
        customer_id | product_id | reading     | would_buy_anyway | confidence_adjusted | expected_margin | keep_source | cost | extra_source
        ann         | kit        | incremental | 0.4              | 0.5                 | 7.0             | one         | 4.0 | assumed
        eve         | plus       | confidence  | 0.0              | 0.5                 | 5.0             | support     | 4.0 | assumed
        bob         | kit        | incremental | 0.5              | 0.5                 | 3.0             | one         | 4.0 | assumed
    """,
    )
    chosen = table(
        DERIVED["decisions"],
        """
        decision_id | customer_id | product_id | reason
        1           | ann         | kit        | best_offer
        2           | eve         | plus       | best_offer
        3           | bob         | kit        | control
    """,
    )
    made = assumptions(
        table(DERIVED["order_lines"], "order_id | line_no | amount | margin | margin_source\n1 | 1 | 10.00 | 3.00 | default\n1 | 2 | 5.00 | 4.00 | given"),
        table(DERIVED["subscriptions"], "subscription_id | yearly_margin\n1 | 120.00"),
        table(DERIVED["owned"], "customer_id | how | amount\nann | order | 50.00"),
        rows, chosen, currency="EUR", margin_share=0.3, own_days=365, horizon_days=90, lift=0.2,
        lift_low=0.05, lift_high=0.4, contact_cost=4.0, subscription_years=2.0, discount=0.15,
        control_share=0.1,
    )  # fmt: skip
    weights = {
        name: (rows, float(weight))
        for name, rows, weight in rows_of(made, "name", "rows", "weight")
    }
    assert weights == {
        "margin_share": (1, 3.0), "currency": (2, 15.0), "own_days": (1, 50.0), "lift": (1, 7.0),
        "confidence": (1, 5.0), "keep_one": (1, 7.0), "keep_support": (1, 5.0),
        "contact_cost": (2, 8.0), "subscription_years": (1, 120.0), "control_share": (1, 3.0),
    }  # fmt: skip


def test_a_contract_that_is_taken_unasked_is_worth_what_contact_adds():
    takeups = """
        product_id | lacked | had | rate | low  | high | known
        plus       | 75     | 25  | 0.04 | 0.02 | 0.06 | true
    """
    asked, unasked = (weigh(counts=COUNTS, takeups=t) for t in ("product_id", takeups))
    before, now = asked["eve", "plus"], unasked["eve", "plus"]
    assert (before["reading"], now["reading"]) == ("confidence", "incremental")
    times = before["confidence_adjusted"] / 0.25
    assert now["would_buy_anyway"] == pytest.approx(0.04 * times)
    assert (now["chance_low"], now["chance_high"]) == pytest.approx((0.02 * times, 0.06 * times))
    assert now["extra_if_contacted"] < 0.1 * before["extra_if_contacted"]
    assert "would buy it within 90 days anyway" in now["reasons"]
    assert "expected to keep" in now["reasons"]


def test_few_takers_leave_contracts_read_by_confidence():
    takeups = "product_id | lacked | had | rate | known\nplus | 75 | 25 | 0.04 | false"
    assert weigh(counts=COUNTS, takeups=takeups)["eve", "plus"]["reading"] == "confidence"


def test_a_contact_sells_a_contract_no_oftener_than_contacts_did_before():
    bound = "product_id | lacked | had | rate | known | asked\nplus | 75 | 25 | 0.04 | false | 0.02"
    free, bound = (weigh(counts=COUNTS, takeups=t) for t in ("product_id", bound))
    before, now = free["eve", "plus"], bound["eve", "plus"]
    assert now["reading"] == "confidence"
    assert now["extra_if_contacted"] == now["chance_high"] == 0.02 < before["extra_if_contacted"]
    assert now["chance_low"] < 0.02
    assert now["confidence_adjusted"] == before["confidence_adjusted"]


@pytest.mark.parametrize(("category", "share"), [("metal", 0.1), ("plans", 0.5)])
def test_a_category_that_was_measured_has_its_own_lift(category, share):
    lifts = f"""
        name | category   | lift | low | high | extra_source
        all  | -          | 0.5  | 0.1 | 0.9  | measured
        x    | {category} | 0.1  | 0.0 | 0.2  | measured
    """
    kit = weigh(CHANCES, lifts=lifts)["ann", "kit"]
    assert kit["extra_if_contacted"] == pytest.approx(share * kit["would_buy_anyway"])


@pytest.mark.parametrize(("won", "left"), [("true", {"pump"}), ("false", {"kit", "pump"})])
def test_what_is_sold_by_sales_cases_is_left_to_them(won, left):
    cases = f"""
        opportunity_id | product_id | won   | closed_at
        1              | kit        | {won} | 2025-12-01
        2              | kit        | {won} | 2025-12-02
        3              | pump       | {won} | 2025-12-03
    """
    made = weigh(CHANCES, cases=cases)
    assert {product for _, product in made} == left
