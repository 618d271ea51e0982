from datetime import UTC, datetime
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from syotto.errors import InputError
from syotto.know.group_names import groups
from syotto.know.groups import customer_groups
from syotto.schema import DERIVED
from tests.tables import arrow


def company(sizes, seed=1):
    """Customers in blobs: each blob buys ten times more than the one before."""
    rng = np.random.default_rng(seed)
    rows = []
    for blob, size in enumerate(sizes):
        for n in range(size):
            orders = int(rng.poisson(3 * 10**blob) + 1)
            rows.append(
                {
                    "customer_id": f"{blob}-{n}",
                    "orders": orders,
                    "products": orders * 2 + int(rng.integers(3)),
                    "amount": Decimal(orders * int(20 * 5**blob + rng.integers(9))),
                    "margin": Decimal(1),
                    "first_at": datetime(2025, 1, 1, tzinfo=UTC),
                    "last_at": datetime(2025, 12, 1, tzinfo=UTC),
                    "recency_days": int(rng.integers(20, 40)),
                    "returned_share": 0.0,
                    "country": "FI",
                    "segment": ["gold", None][n % 2],
                }
            )
    return arrow(DERIVED["customers"], rows)


def placed(table):
    return dict(zip(*(column.to_pylist() for column in table.columns), strict=True))


def test_two_kinds_of_customers_are_two_groups_named_by_what_sets_them_apart():
    customers = company([60, 60])
    found = customer_groups(customers, group_size=20)
    assert {(who[0], group) for who, group in placed(found).items()} == {("0", "g2"), ("1", "g1")}
    told = {
        row["customer_group"]: row for row in groups(customers, found, group_size=20).to_pylist()
    }
    assert told["g1"]["customers"] == 60
    assert "many orders" in told["g1"]["about"]
    assert "few orders" in told["g2"]["about"]
    assert told["g1"]["name"] != told["g2"]["name"]


def test_the_order_of_rows_does_not_matter():
    customers = company([40, 50, 60])
    shuffled = customers.take(np.random.default_rng(0).permutation(customers.num_rows))
    assert placed(customer_groups(customers, group_size=20)) == placed(
        customer_groups(shuffled, group_size=20)
    )


def test_a_group_that_is_too_small_joins_its_neighbour():
    sizes = pa.table(
        {"g": list(placed(customer_groups(company([60, 60, 9]), group_size=20)).values())}
    )
    assert min(row["counts"] for row in sizes["g"].value_counts().to_pylist()) >= 20


@pytest.mark.parametrize(
    ("customers", "settings", "why"),
    [
        (company([60]), {"group_size": 200}, "too few"),
        (company([200, 200]), {"groups_at_most": 1}, "groups_at_most"),
    ],
)
def test_one_group_says_why_there_is_only_one(customers, settings, why):
    found = customer_groups(customers, **settings)
    (row,) = groups(customers, found, **settings).to_pylist()
    assert (row["customer_group"], row["how"]) == ("all", "one group")
    assert why in row["about"]


def test_customers_who_differ_by_chance_alone_are_one_group():
    rng = np.random.default_rng(5)
    rows = [
        {
            "customer_id": str(n),
            "orders": int(np.exp(3 + rng.normal())) + 1,
            "products": int(np.exp(4 + rng.normal())) + 1,
            "amount": Decimal(int(np.exp(9 + rng.normal()))),
            "margin": Decimal(1),
            "first_at": datetime(2025, 1, 1, tzinfo=UTC),
            "last_at": datetime(2025, 12, 1, tzinfo=UTC),
            "recency_days": int(np.exp(3 + rng.normal())),
            "returned_share": float(rng.uniform(0, 0.5)),
        }
        for n in range(600)
    ]
    found = customer_groups(arrow(DERIVED["customers"], rows), group_size=20)
    assert set(placed(found).values()) == {"all"}


def test_groups_may_be_given_by_a_column():
    customers = company([10])
    given = customer_groups(customers, group_by="segment")
    assert set(placed(given).values()) == {"gold", "unknown"}
    told = groups(customers, given, group_by="segment").to_pylist()
    assert [(row["name"], row["how"], row["customers"]) for row in told] == [
        ("gold", "given", 5),
        ("unknown", "given", 5),
    ]


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(InputError, match="colour"):
        customer_groups(company([10]), group_by="colour")


def test_nobody_is_no_group():
    nobody = company([])
    found = customer_groups(nobody)
    assert found.num_rows == 0
    assert groups(nobody, found).num_rows == 0
