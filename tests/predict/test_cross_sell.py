import ibis
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings, strategies as st

from syotto.maths.shrinkage import adjusted, prior_strength
from syotto.predict.cross_sell import cross_sell, cross_sell_fast, strength, without_chance
from syotto.run.local import run
from syotto.schema import DERIVED
from tests.tables import arrow
from tests.thorough import examples


def shop(owned, groups, sold_as="order"):
    """Tables for `cross_sell` from {customer: products} and {customer: group}."""
    codes = sorted({code for codes in owned.values() for code in codes})
    have = [(who, code) for who in sorted(owned) for code in sorted(owned[who])]
    return (
        arrow(DERIVED["owned"], [{"customer_id": who, "product_id": code} for who, code in have]),
        arrow(
            DERIVED["customer_groups"],
            [{"customer_id": who, "customer_group": groups[who]} for who in sorted(groups)],
        ),
        arrow(
            DERIVED["products"],
            [
                {"product_id": code, "is_product": True, "available": True, "sold_as": sold_as}
                for code in codes
            ],
        ),
        arrow(DERIVED["chances"], []),
    )


def by_expression(tables, **settings):
    made = cross_sell(*(ibis.memtable(table) for table in tables), **settings)
    return in_order(made.to_pyarrow())


def in_process(tables, **settings):
    owned, groups, *sold = tables
    return in_order(cross_sell_fast(owned, groups, run(without_chance, *sold), **settings))


def in_order(table):
    rows = table.select(list(DERIVED["cross_sell"].columns)).to_pylist()
    return sorted(rows, key=lambda row: (row["customer_id"], row["product_id"]))


BASKETS = {"1": "ABC", "2": "AB", "3": "AB", "4": "AC", "5": "A", "6": "D", "7": ""}
ONE_GROUP = dict.fromkeys(BASKETS, "all")
NUMBERS = {"confidence", "support", "confidence_adjusted", "rank_key"}


def same(one, other):
    assert len(one) == len(other)
    for a, b in zip(one, other, strict=True):
        for name, value in a.items():
            assert b[name] == (pytest.approx(value, abs=1e-9) if name in NUMBERS else value), name


def test_an_owner_of_a_gets_b_and_c_with_their_counts():
    rows = {
        row["product_id"]: row
        for row in in_process(shop(BASKETS, ONE_GROUP))
        if row["customer_id"] == "5"
    }
    b, c = rows["B"], rows["C"]
    assert (b["antecedent"], b["n_both"], b["n_antecedent"], b["n_group"]) == (["A"], 3, 5, 7)
    assert (c["antecedent"], c["n_both"], c["n_antecedent"]) == (["A"], 2, 5)
    assert b["confidence"] == 0.6
    assert b["rank_key"] == pytest.approx((3 / 5 + 3 / 7) / 2)


def test_who_owns_nothing_gets_the_plain_shares_of_the_group():
    rows = [row for row in in_process(shop(BASKETS, ONE_GROUP)) if row["customer_id"] == "7"]
    assert [(row["product_id"], row["antecedent"], row["n_both"], row["n_antecedent"]) for row in rows] == [
        ("A", [], 5, 7), ("B", [], 3, 7), ("C", [], 2, 7), ("D", [], 1, 7),
    ]  # fmt: skip


def test_what_has_a_fitted_chance_is_left_to_it_unless_it_is_a_contract():
    fitted = arrow(
        DERIVED["chances"], [{"customer_id": "1", "product_id": "A", "would_buy_anyway": 0.1}]
    )
    for sold_as, some in (("order", False), ("subscription", True)):
        tables = (*shop(BASKETS, ONE_GROUP, sold_as)[:3], fitted)
        assert bool(in_process(tables)) is some
        same(by_expression(tables), in_process(tables))


def test_a_set_of_owned_products_may_speak_louder_than_one():
    owned = {
        f"{n}": codes for n, codes in enumerate(["ABX"] * 30 + ["A"] * 60 + ["B"] * 60 + ["AB"])
    }
    tables = shop(owned, dict.fromkeys(owned, "all"))
    alone = {row["customer_id"]: row for row in in_process(tables) if row["product_id"] == "X"}
    both = in_process(tables, antecedent_size=2)
    assert len(alone["150"]["antecedent"]) == 1
    (row,) = [row for row in both if (row["customer_id"], row["product_id"]) == ("150", "X")]
    assert (row["antecedent"], row["n_both"], row["n_antecedent"]) == (["A", "B"], 30, 31)


def test_small_groups_lean_on_the_whole_base():
    rows = in_process(
        shop(
            {**{f"a{n}": "AB" for n in range(300)}, **{f"b{n}": "A" for n in range(3)}, "b3": "AB"},
            {**{f"a{n}": "big" for n in range(300)}, **{f"b{n}": "small" for n in range(4)}},
        )
    )
    (adjusted_share,) = {row["confidence_adjusted"] for row in rows if row["product_id"] == "B"}
    assert 1 / 4 < adjusted_share < 301 / 304


baskets = st.dictionaries(
    st.sampled_from([f"c{n}" for n in range(9)]), st.sets(st.sampled_from("ABCD")), min_size=1
)


@settings(max_examples=examples(6), deadline=None)
@given(baskets, st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), st.integers(1, 3))
def test_the_expression_and_the_counter_agree(
    owned, groups, antecedent_size, max_products, candidates
):
    if not any(owned.values()):
        return
    tables = shop(owned, {who: f"g{int(who[1:]) % groups}" for who in owned})
    settings = {
        "antecedent_size": antecedent_size, "max_products": max_products, "candidates": candidates,
    }  # fmt: skip
    same(by_expression(tables, **settings), in_process(tables, **settings))


def test_the_strength_of_the_prior_is_that_of_the_numeric_kernel():
    rng = np.random.default_rng(7)
    n = rng.integers(1, 60, 40)
    centre = rng.uniform(0.1, 0.9, 40)
    k = rng.binomial(n, rng.beta(8 * centre, 8 * (1 - centre)))
    counted = ibis.memtable(
        pa.table({"n_antecedent": n, "n_both": k, "centre": centre, "groups": np.full(40, 3)})
    )
    told = strength(counted).to_pyarrow()["strength"][0].as_py()
    assert told == pytest.approx(prior_strength(k, n, centre, freedom=2 / 3), rel=1e-6)
    assert adjusted([1], [2], [0.5], told)[0] == pytest.approx(0.5)


def test_no_customers_no_rows():
    assert in_process(shop({}, {})) == by_expression(shop({}, {})) == []
