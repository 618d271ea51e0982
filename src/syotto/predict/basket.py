"""Which products stand together: pairs counted over the customers of a group who have both.

Two counters with equal rows. `pairs` is one Ibis expression and runs on DuckDB and Spark;
`count` works in process on Arrow tables and is several times faster on one machine.

    support        n_ab / n          of the group's customers, the share who have both
    confidence_ab  n_ab / n_a        of those who have item_a, the share who have item_b
    lift           n_ab n / (n_a n_b)

n counts all customers of the group, also those who own nothing yet. A customer without a group is
counted in the group `UNGROUPED`; without groups at all everybody is in `EVERYBODY`.
"""

from __future__ import annotations

from collections import Counter

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table

from syotto.maths.basket import gather, split
from syotto.maths.codes import numbered, ranked
from syotto.maths.pair_table import pair_table

EVERYBODY = "all"
UNGROUPED = "no group"


def pairs(owned: Table, groups: Table | None = None, *, min_count: int = 1) -> Table:
    """One row per customer group and pair of products that `min_count` of its customers have.

    owned: customer_id, product_id; a repeated row counts once.
    groups: customer_id, customer_group; one group per customer.
    """
    customers = _customers(owned, groups)
    have = owned.select("customer_id", "product_id").distinct()
    if groups is None:  # no group on every row: a constant in a join costs a tenth of the time
        products = _products(have, ["product_id"]).mutate(customer_group=ibis.literal(EVERYBODY))
        holdings = have.join(products, "product_id")
    else:
        have = have.join(customers, "customer_id")
        products = _products(have, ["customer_group", "product_id"])
        holdings = have.join(products, ["customer_group", "product_id"])
    often = holdings.filter(holdings.owners >= min_count)
    return _described(_counted(often, min_count), products, _sizes(customers))


def _customers(owned: Table, groups: Table | None) -> Table:
    """Every customer once, with their group."""
    owners = owned.select("customer_id").distinct()
    if groups is None:
        return owners.mutate(customer_group=ibis.literal(EVERYBODY))
    known = groups.mutate(customer_group=groups.customer_group.fill_null(UNGROUPED))
    strangers = owners.anti_join(groups, "customer_id")
    return known.select("customer_id", "customer_group").union(
        strangers.mutate(customer_group=ibis.literal(UNGROUPED))
    )


def _sizes(customers: Table) -> Table:
    return customers.group_by("customer_group").agg(n=customers.count())


def _products(have: Table, key: list[str]) -> Table:
    """The products of each group and their owners, numbered: numbers join faster than text."""
    owners = have.group_by(key).agg(owners=have.count())
    number = ibis.row_number().over(order_by=[owners[name] for name in key])
    return owners.mutate(number=number.cast("int32"))


def _counted(holdings: Table, min_count: int) -> Table:
    """How many customers have both of two numbered products of their group."""
    other = holdings.view()
    both = holdings.join(
        other,
        [holdings.customer_id == other.customer_id, holdings.number < other.number],
    ).select(number_a=holdings.number, number_b=other.number)
    counted = both.group_by("number_a", "number_b").agg(n_ab=both.count())
    return counted.filter(counted.n_ab >= min_count)


def _described(counted: Table, products: Table, sizes: Table) -> Table:
    """Names for the numbers, and shares beside the counts."""
    a = products.select(
        "customer_group", number_a=products.number, item_a=products.product_id, n_a=products.owners
    )
    b = products.select(number_b=products.number, item_b=products.product_id, n_b=products.owners)
    found = counted.join(a, "number_a").join(b, "number_b").join(sizes, "customer_group")
    return found.select(
        "customer_group",
        "item_a",
        "item_b",
        "n_ab",
        "n_a",
        "n_b",
        "n",
        support=found.n_ab / found.n,
        confidence_ab=found.n_ab / found.n_a,
        confidence_ba=found.n_ab / found.n_b,
        lift=(found.n_ab * found.n) / (found.n_a * found.n_b),
    )


def count(owned: pa.Table, groups: pa.Table | None = None, *, min_count: int = 1) -> pa.Table:
    """The rows of `pairs`, counted in process; ascending by group, item_a, item_b."""
    item, products = ranked(owned["product_id"])
    customer = numbered(owned["customer_id"])
    group, names = ranked(_group_of_lines(owned, groups))
    size = _group_sizes(owned, groups)
    nothing = np.empty(0, np.int64)
    tables = [_named(EVERYBODY, pair_table(gather(nothing, nothing), products))]
    for code, lines in split(group):
        name = names[code].as_py()
        baskets = gather(customer.take(lines), item.take(lines))
        counted = pair_table(baskets, products, n=size[name], min_count=min_count)
        tables.append(_named(name, counted))
    return pa.concat_tables(tables)


def _group_of_lines(owned: pa.Table, groups: pa.Table | None) -> pa.ChunkedArray:
    if groups is None:
        return pa.chunked_array([pa.repeat(EVERYBODY, len(owned))])
    place = pc.index_in(owned["customer_id"], groups["customer_id"])
    return groups["customer_group"].take(place).fill_null(UNGROUPED)


def _group_sizes(owned: pa.Table, groups: pa.Table | None) -> Counter[str]:
    """How many customers each group has."""
    owners = owned["customer_id"].unique()
    if groups is None:
        return Counter({EVERYBODY: len(owners)})
    sizes = Counter(groups["customer_group"].fill_null(UNGROUPED).to_pylist())
    strangers = pc.invert(pc.is_in(owners, groups["customer_id"]))
    sizes[UNGROUPED] += pc.sum(strangers).as_py() or 0
    return sizes


def _named(group: str, counted: pa.Table) -> pa.Table:
    return counted.add_column(0, "customer_group", pa.repeat(group, len(counted)))
