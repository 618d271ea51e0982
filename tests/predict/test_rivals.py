"""The simpler methods, by hand."""

from __future__ import annotations

import pytest

from syotto.predict.rivals import CONFIDENCE, COSINE, LIFT, MEAN_KEY, POPULARITY, rivals
from tests.predict.shop import day, lines_of

# A with B three times in four, A with C once; D is popular, but with nothing.
ROWS = [
    *[(f"c{n}", "A", 0) for n in range(4)],
    *[(f"c{n}", "B", 0) for n in range(3)],
    ("c0", "C", 0),
    *[(f"d{n}", "D", 0) for n in range(5)],
    ("d0", "B", 0),
]


def shown(method, customer, **given):
    table = rivals(lines_of(ROWS), as_of=day(5), min_owners=1, **given).to_pylist()
    rows = [r for r in table if (r["method"], r["customer_id"]) == (method, customer)]
    return [row["product_id"] for row in sorted(rows, key=lambda row: row["rank"])]


@pytest.mark.parametrize(
    ("method", "first"),
    # c3 owns A: confidence B 3/4, C 1/4; cosine B 3/4, C 1/2; lift B 3/4 x 9/4, C 1/4 x 9
    [(POPULARITY, "D"), (CONFIDENCE, "B"), (MEAN_KEY, "B"), (COSINE, "B"), (LIFT, "C")],
)
def test_each_method_puts_its_own_product_first(method, first):
    assert shown(method, "c3")[0] == first


def test_popularity_decides_where_a_method_is_silent():
    assert shown(CONFIDENCE, "c3") == ["B", "C", "D"]


def test_owned_products_are_never_shown():
    assert "B" not in shown(POPULARITY, "c0")


def test_rows_after_the_cut_change_nothing():
    later = lines_of([*ROWS, ("c3", "C", 6), ("e0", "C", 7)])
    assert rivals(later, as_of=day(5)).equals(rivals(lines_of(ROWS), as_of=day(5)))
