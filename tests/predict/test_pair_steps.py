"""The pairs of a build: both ways to count them, over groups that differ in size."""

from datetime import UTC, datetime

import ibis

from syotto.predict.pair_steps import pairs, pairs_fast
from syotto.schema.derived import CUSTOMER_GROUPS, OWNED
from tests.tables import arrow

NOW = datetime(2026, 5, 1, tzinfo=UTC)
SIZES = {"large": 430, "middle": 250, "small": 30}
NEEDED = {"large": 3, "middle": 2, "small": 1}  # 1 % of the group, three at most, one at least
NAMES = [f"{group}-{number}" for group, size in SIZES.items() for number in range(size)]


def had_by(number: int) -> str:
    """P for everybody, A for five in a group, B for the first, C for two, D for three of them."""
    return (
        "P" + "A" * (number < 5) + "B" * (number < 1) + "C" * (1 < number < 4) + "D" * (number < 3)
    )


def company():
    owned = [
        {"customer_id": name, "product_id": product}
        for name in NAMES
        for product in had_by(int(name.partition("-")[2]))
    ]
    groups = [{"customer_id": name, "customer_group": name.partition("-")[0]} for name in NAMES]
    return arrow(OWNED, owned), arrow(CUSTOMER_GROUPS, groups)


def test_a_pair_needs_as_many_customers_as_its_group_asks_for():
    owned, groups = company()
    found = pairs_fast(owned, groups, as_of=NOW, min_owners=3).to_pylist()
    counted = {(row["customer_group"], row["item_a"], row["item_b"]): row["n_ab"] for row in found}
    assert counted[("large", "A", "P")] == 5
    assert counted[("large", "A", "D")] == 3
    assert ("large", "A", "C") not in counted  # two of 430 have both
    assert counted[("middle", "A", "C")] == 2
    assert ("middle", "C", "D") not in counted
    assert counted[("small", "C", "D")] == 1
    assert all(n >= NEEDED[group] for (group, *_), n in counted.items())


def test_the_expression_counts_the_same_pairs():
    owned, groups = company()
    expression = pairs(ibis.memtable(owned), ibis.memtable(groups), as_of=NOW, min_owners=3)
    found = expression.order_by("customer_group", "item_a", "item_b").to_pyarrow()
    in_process = pairs_fast(owned, groups, as_of=NOW, min_owners=3)
    assert found.to_pylist() == in_process.to_pylist()
