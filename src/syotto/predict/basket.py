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
from collections.abc import Callable

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import Table
from ibis.expr.types import Column

from syotto.maths.basket import gather, split
from syotto.maths.codes import numbered, ranked
from syotto.maths.pair_table import pair_table

EVERYBODY = "all"
UNGROUPED = "no group"
Least = Callable[[Column], Column]


def pairs(owned: Table, groups: Table | None = None, *, min_count: int | Least = 1) -> Table:
    """One row per customer group and pair of products that `min_count` of its customers have.

    owned: customer_id, product_id; a repeated row counts once.
    groups: customer_id, customer_group; one group per customer.
    min_count: a number, or a function that tells it from how many customers a group has.
    """
    customers = _customers(owned, groups)
    have = owned.select("customer_id", "product_id").distinct()
    if groups is None:  # no group on every row: a constant in a join costs a tenth of the time
        products = _owners(have, ["product_id"]).mutate(customer_group=ibis.literal(EVERYBODY))
        key = ["product_id"]
    else:
        have = have.join(customers, "customer_id")
        key = ["customer_group", "product_id"]
        products = _owners(have, key)
    often = _numbered(products.join(_sizes(customers, min_count), "customer_group"))
    counted = _counted(have.join(often, key))
    if isinstance(min_count, int):  # before the names are joined: most pairs are rare
        counted = counted.filter(counted.n_ab >= min_count)
    return _described(counted, often)


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


def _sizes(customers: Table, min_count: int | Least) -> Table:
    """How many customers each group has, and how many of them a pair needs."""
    sizes = customers.group_by("customer_group").agg(n=customers.count())
    least = ibis.literal(min_count) if isinstance(min_count, int) else min_count(sizes.n)
    return sizes.mutate(least=least)


def _owners(have: Table, key: list[str]) -> Table:
    return have.group_by(key).agg(owners=have.count())


def _numbered(products: Table) -> Table:
    """The products that enough customers have; their numbers join faster than text."""
    often = products.filter(products.owners >= products.least)
    number = ibis.row_number().over(order_by=[often.customer_group, often.product_id])
    return often.mutate(number=number.cast("int32"))


def _counted(holdings: Table) -> Table:
    """How many customers have both of two numbered products of their group."""
    other = holdings.view()
    both = holdings.join(
        other,
        [holdings.customer_id == other.customer_id, holdings.number < other.number],
    ).select(number_a=holdings.number, number_b=other.number)
    return both.group_by("number_a", "number_b").agg(n_ab=both.count())


def _described(counted: Table, products: Table) -> Table:
    """Names for the numbers of pairs that are common enough, and shares beside the counts."""
    a = products.select(
        "customer_group", "n", "least", number_a="number", item_a="product_id", n_a="owners"
    )
    b = products.select(number_b="number", item_b="product_id", n_b="owners")
    common = counted.join(a, "number_a").filter(ibis._.n_ab >= ibis._.least)
    found = common.join(b, "number_b")
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
