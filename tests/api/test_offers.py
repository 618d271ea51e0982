import pyarrow as pa
import pytest

from syotto.api.offers import COLUMNS, cross_sell
from syotto.errors import InputError

BASKETS = {"1": "ABC", "2": "AB", "3": "AB", "4": "AC", "5": "A", "6": "D"}
OWNED = pa.table(
    {
        "customer_id": [who for who, codes in BASKETS.items() for _ in codes],
        "product_id": [code for codes in BASKETS.values() for code in codes],
    }
)
VALUES = pa.table({"product_id": list("ABCD"), "value": [10.0, 20.0, 5.0, 1.0]})


def rows_of(**given):
    owned = given.pop("owned", OWNED)
    made = cross_sell(owned, **given)
    assert tuple(made.column_names) == COLUMNS
    return {(row["customer_id"], row["product_id"]): row for row in made.to_pylist()}


def test_the_worked_example_to_the_digit():
    made = rows_of()
    b, c = made["5", "B"], made["5", "C"]
    assert (b["confidence"], b["support"], b["antecedent"]) == (3 / 5, 3 / 6, ["A"])
    assert (c["confidence"], c["support"], c["antecedent"]) == (2 / 5, 2 / 6, ["A"])
    assert (b["n_both"], b["n_antecedent"], b["n_group"]) == (3, 5, 6)
    assert b["rank_key"] == (3 / 5 + 3 / 6) / 2
    assert (b["decision"], c["decision"]) == ("offer", "no_contact")
    assert b["gain"] is None


def test_an_owner_of_c_beside_them_is_offered_a():
    """A group of its own tells what the six say about somebody who has C alone."""
    owned = pa.concat_tables([OWNED, pa.table({"customer_id": ["new"], "product_id": ["C"]})])
    made = rows_of(owned=owned)
    assert (made["new", "A"]["n_both"], made["new", "A"]["n_antecedent"]) == (2, 3)
    assert (made["new", "B"]["n_both"], made["new", "B"]["n_antecedent"]) == (1, 3)
    assert made["new", "A"]["decision"] == "offer"


def test_every_lacked_product_gets_a_row_and_no_owned_one_does():
    made = rows_of()
    assert set(made) == {
        (who, code) for who, codes in BASKETS.items() for code in "ABCD" if code not in codes
    }


def test_the_gain_is_the_euro_tree_and_decides():
    made = rows_of(values=VALUES, cost=1.0)
    row = made["5", "B"]
    assert row["gain"] == pytest.approx(0.6 * 20 - 0.6 * 0.5 * 10 - 1)
    assert row["pays_from"] == pytest.approx(1 / (20 - 0.5 * 10))
    assert (row["decision"], row["keep"], row["keep_source"]) == ("offer", 0.5, "support")
    loses = made["5", "C"]
    assert loses["gain"] == pytest.approx(0.4 * 5 - 0.4 * (1 - 2 / 6) * 10 - 1)
    assert (loses["decision"], loses["pays_from"]) == ("no_contact", None)


@pytest.mark.parametrize(
    ("keep", "share", "source"), [("one", 1.0, "one"), (0.25, 0.25, "assumed")]
)
def test_what_is_kept_may_be_said(keep, share, source):
    row = rows_of(values=VALUES, keep=keep)["5", "B"]
    assert (row["keep"], row["keep_source"]) == (share, source)
    assert row["gain"] == pytest.approx(0.6 * 20 - 0.6 * (1 - share) * 10)


def test_a_customer_without_an_antecedent_gets_plain_shares_and_has_nothing_to_lose():
    row = rows_of(min_owners=2, values=VALUES)["6", "A"]
    assert (row["antecedent"], row["n_both"], row["n_antecedent"]) == ([], 5, 6)
    assert (row["confidence"], row["support"]) == (5 / 6, 5 / 6)
    assert row["gain"] == pytest.approx(5 / 6 * 10)


def test_counts_are_made_within_the_group():
    groups = pa.table({"customer_id": list("1234567"), "customer_group": ["x"] * 4 + ["y"] * 3})
    made = rows_of(groups=groups)
    assert (made["2", "C"]["customer_group"], made["2", "C"]["n_group"]) == ("x", 4)
    assert made["2", "C"]["n_antecedent"] == 4
    assert made["5", "B"]["n_both"] == 0
    assert made["5", "B"]["n_group"] == 3
    assert made["7", "A"]["antecedent"] == []


def test_top_keeps_the_best_of_each_and_agrees_with_all():
    every = cross_sell(OWNED, values=VALUES, cost=1.0)
    best = {}
    for row in every.to_pylist():
        best.setdefault(row["customer_id"], row)
    assert cross_sell(OWNED, values=VALUES, cost=1.0, top=1).to_pylist() == list(best.values())


def test_products_may_be_offered_together():
    row = rows_of(values=VALUES, keep="one", max_products=2)["5", "B+C"]
    assert (row["products"], row["n_both"], row["confidence"]) == (["B", "C"], 1, 1 / 5)
    assert row["gain"] == pytest.approx(25 / 5)


def test_numbers_as_names_stay_numbers_and_repeated_rows_count_once():
    owned = pa.table({"customer_id": [1, 1, 2, 2], "product_id": [7, 7, 7, 8]})
    (row,) = cross_sell(owned).to_pylist()
    assert (row["customer_id"], row["product_id"], row["antecedent"]) == (1, 8, [7])
    assert (row["n_both"], row["n_antecedent"]) == (1, 2)


def test_nobody_is_offered_nothing():
    assert cross_sell(OWNED.slice(0, 0)).num_rows == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"owned": OWNED.rename_columns(["who", "product_id"])}, "customer_id"),
        ({"keep": "hope"}, "hope"),
        ({"keep": 1.5}, "1.5"),
        ({"max_products": 4}, "max_products"),
        ({"groups": pa.table({"customer_id": ["1"], "customer_group": ["x"]})}, "no group"),
    ],
)
def test_wrong_input_says_what_to_do(given, said):
    with pytest.raises(InputError, match=said):
        rows_of(**given)
