"""Whom to cross-sell what (S1): confidence and support within the group, for what they lack.

1. An antecedent is a product that a customer has, or a set of up to `antecedent_size` of them, that
   enough customers of the group have. confidence = n_both / n_antecedent, support = n_both / n.
2. Of a customer's antecedents the one with the highest *adjusted* confidence speaks for a product;
   ties: more owners, fewer products, by name. A customer without an antecedent gets the plain
   shares of the group, antecedent = [].
3. Adjusted: (n_both + s m) / (n_antecedent + s). The centre m is the confidence over all groups,
   with one group the share of all customers who have the product. The strength s comes from how
   much shares differ beyond chance, over all antecedents, products and groups (method of moments,
   `maths.shrinkage`, of which this is the same formula in an expression).
4. A set of up to `max_products` products offered together counts as one product.

`cross_sell_counted` makes the same rows in process.
"""

from __future__ import annotations

from datetime import datetime

import ibis
import numpy as np
import pyarrow as pa
from ibis import Table
from ibis.expr.types import Column

from syotto.maths.shrinkage import STRONGEST, WEAKEST
from syotto.predict.cross_sell_counted import Search, base_of, cross_sell_rows
from syotto.schema import DERIVED

SUBSCRIPTION = "subscription"
SUM = "decimal(38, 15)"  # what is added up in another order then comes out the same
DIGITS = 12
SMALL_GROUP = 100  # in a group this many times smaller than asked for, fewer owners are enough


def cross_sell(
    owned: Table,
    customer_groups: Table,
    products: Table,
    chances: Table,
    *,
    as_of: datetime | None = None,
    min_owners: int = 20,
    antecedent_size: int = 1,
    max_products: int = 1,
    candidates: int = 5,
) -> Table:
    """The best `candidates` of every customer; schema CROSS_SELL.

    Only for what has no fitted chance: products of contracts, and all products where no chance
    could be fitted. Pairs that were never seen together are no pattern and are left out. In a
    group of fewer than 100 x `min_owners` customers, 1 % of it is enough for an antecedent.
    """
    have = held(owned, customer_groups)
    sizes = customer_groups.group_by("customer_group").agg(n_group=customer_groups.count())
    least = sizes.mutate(least=owners_needed(sizes.n_group, min_owners))
    wanted = have.semi_join(without_chance(products, chances), "product_id")
    rows = best_antecedents(have, wanted, customer_groups, least, antecedent_size, max_products)
    return best_ranked(rows.filter(rows.n_both > 0), candidates)


def cross_sell_fast(
    owned: pa.Table,
    customer_groups: pa.Table,
    wanted: pa.Table,
    *,
    as_of: datetime | None = None,
    min_owners: int = 20,
    antecedent_size: int = 1,
    max_products: int = 1,
    candidates: int = 5,
) -> pa.Table:
    """The rows of `cross_sell`, counted in process. wanted: what `without_chance` leaves."""
    schema = DERIVED["cross_sell"].columns.to_pyarrow()
    if not owned.num_rows or not wanted.num_rows:
        return schema.empty_table()
    base = base_of(owned, customer_groups)
    sellable = np.isin(base.products.to_pylist(), wanted["product_id"].to_pylist())
    search = Search(
        np.maximum(np.minimum(base.sizes // SMALL_GROUP, min_owners), 1),
        antecedent_size,
        max_products,
        sellable,
        unseen=False,
        top=candidates,
    )
    rows = cross_sell_rows(base, search, lambda counts: np.round(counts.rank_key, DIGITS))
    return rows.select(schema.names).cast(schema)


def held(owned: Table, customer_groups: Table) -> Table:
    joined = owned.join(customer_groups, "customer_id")
    return joined.select("customer_id", "customer_group", "product_id")


def owners_needed(customers: Column, min_owners: int) -> Column:
    return ibis.greatest(ibis.least(customers // SMALL_GROUP, min_owners), 1)


def without_chance(products: Table, chances: Table) -> Table:
    """Products on sale that nothing else says a chance for."""
    fitted = chances.would_buy_anyway.count().as_scalar() > 0
    on_sale = products.is_product & products.available
    contract = products.sold_as == SUBSCRIPTION
    return products.filter(on_sale & (contract | ~fitted)).select("product_id")


def best_antecedents(
    have: Table,
    wanted: Table,
    customer_groups: Table,
    least: Table,
    antecedent_size: int,
    max_products: int,
) -> Table:
    """Every lacked set of products with the antecedent that speaks most for it.

    have, wanted: customer_id, customer_group, product_id. least: customer_group, n_group, least.
    """
    smallest = least.least.min().as_scalar()
    antecedents = sets_held(have, antecedent_size, smallest, "antecedent")
    offered = sets_held(wanted, max_products, smallest, "products")
    shares = shares_of(offered, customer_groups)
    counted = centred(counts(antecedents, offered, least), shares)
    weight = strength(counted)
    speaking = spoken(antecedents, adjusted(counted, weight))
    plainly = without_antecedent(customer_groups, speaking, offered, shares, least, weight)
    lacked = speaking.union(plainly).anti_join(
        overlapping(have, offered), ["customer_id", "products"]
    )
    return strongest(lacked)


def sets_held(have: Table, largest: int, least: ibis.expr.types.Scalar, called: str) -> Table:
    """customer_id, customer_group and an array of products that they have, ascending.

    Sets of two or more only where `least` customers of the base have them.
    """
    levels = [have.mutate(last=have.product_id, members=ibis.array([have.product_id]))]
    for _ in range(largest - 1):
        smaller, more = levels[-1], have.select(owner=have.customer_id, added=have.product_id)
        both = smaller.join(more, [smaller.customer_id == more.owner, smaller.last < more.added])
        added = both.mutate(members=both.members.concat(ibis.array([both.added])), last=both.added)
        larger = added.select(*have.columns, "last", "members")
        often = larger.group_by("members").having(larger.count() >= least).agg(n=larger.count())
        levels.append(larger.semi_join(often, "members"))
    columns = ["customer_id", "customer_group", "members"]
    every = levels[0].select(columns)
    for level in levels[1:]:
        every = every.union(level.select(columns))
    return every.rename({called: "members"})


def counts(antecedents: Table, offered: Table, least: Table) -> Table:
    """Every group, antecedent and set without a common product, counted; zeros too."""
    owners = antecedents.group_by(of_group="customer_group", owned="antecedent").agg(
        n_antecedent=antecedents.count()
    )
    known = owners.select(antecedent="owned").distinct().cross_join(least)
    pairs = known.cross_join(offered.select("products").distinct())
    apart = pairs.filter(~have_in_common(pairs.antecedent, pairs.products))
    having = antecedents.join(offered.drop("customer_group"), "customer_id")
    both = having.group_by("customer_group", "antecedent", "products").agg(n_both=having.count())
    joined = apart.left_join(
        owners, [apart.customer_group == owners.of_group, apart.antecedent == owners.owned]
    ).left_join(both, ["customer_group", "antecedent", "products"])
    return joined.select(
        "customer_group", "antecedent", "products", "n_group", "least",
        n_antecedent=joined.n_antecedent.fill_null(0),
        n_both=joined.n_both.fill_null(0),
    )  # fmt: skip


def have_in_common(one: Column, other: Column) -> Column:
    """True where two arrays of at most three products share one."""
    found = [one.contains(other[place]).fill_null(ibis.literal(value=False)) for place in range(3)]
    return found[0] | found[1] | found[2]


def shares_of(offered: Table, customer_groups: Table) -> Table:
    """products, share: of all customers who have them; groups: how many groups there are."""
    base = customer_groups.agg(
        customers=customer_groups.count(), groups=customer_groups.customer_group.nunique()
    )
    owners = offered.group_by("products").agg(n_products=offered.count()).cross_join(base)
    return owners.select("products", "groups", share=owners.n_products / owners.customers)


def centred(counted: Table, shares: Table) -> Table:
    """The counts with `centre`: the confidence over all groups; with one group the share."""
    whole = counted.group_by(whole_antecedent="antecedent", whole_products="products").agg(
        all_both=counted.n_both.sum(), all_antecedent=counted.n_antecedent.sum()
    )
    joined = counted.join(
        whole,
        [
            counted.antecedent == whole.whole_antecedent,
            counted.products == whole.whole_products,
        ],
    )
    known = joined.join(shares, "products")
    base = known.all_both / known.all_antecedent.nullif(0)
    return known.mutate(centre=ibis.ifelse(known.groups == 1, known.share, base))


def adjusted(counted: Table, weight: Table) -> Table:
    known = counted.cross_join(weight)
    return known.mutate(
        confidence_adjusted=posterior(
            known.n_both, known.n_antecedent, known.centre, known.strength
        )
    )


def posterior(both: Column, owners: Column, centre: Column, weight: Column) -> Column:
    return ((both + weight * centre) / (owners + weight)).round(DIGITS)


def strength(counted: Table) -> Table:
    """One row: how many owners the prior is worth (`maths.shrinkage.prior_strength`)."""
    told = counted.filter(counted.n_antecedent >= 2)
    n, m = told.n_antecedent.cast("float64"), told.centre
    freedom = ibis.ifelse(told.groups == 1, 1.0, (told.groups - 1) / told.groups)
    chance = m * (1 - m) * freedom
    apart = told.n_both / n - m
    sums = told.agg(
        room=((n - 1) * chance).cast(SUM).sum().cast("float64"),
        beyond=(n * apart * apart - chance).cast(SUM).sum().cast("float64"),
    )
    rho = sums.beyond / sums.room.nullif(0.0)
    weakest = ibis.greatest(1 / rho.nullif(0.0) - 1, WEAKEST)
    told_little = rho.isnull() | (rho <= 1 / (1 + STRONGEST))
    return sums.select(strength=ibis.ifelse(told_little, STRONGEST, weakest))


READ = (
    "customer_group", "products", "n_antecedent", "n_both", "n_group", "confidence_adjusted",
)  # fmt: skip


def spoken(antecedents: Table, reading: Table) -> Table:
    """Every antecedent of a customer that enough others have, with all it speaks for."""
    enough = reading.filter(reading.n_antecedent >= reading.least)
    joined = antecedents.join(enough, ["customer_group", "antecedent"])
    return joined.select("customer_id", "antecedent", *READ)


def without_antecedent(
    customer_groups: Table,
    speaking: Table,
    offered: Table,
    shares: Table,
    least: Table,
    weight: Table,
) -> Table:
    """The group's own shares, for customers none of whose products enough others have."""
    silent = customer_groups.anti_join(speaking, "customer_id")
    in_group = offered.group_by("customer_group", "products").agg(n_in=offered.count())
    every = least.cross_join(shares).cross_join(weight)
    known = every.left_join(in_group, ["customer_group", "products"])
    n_both = known.n_in.fill_null(0)
    read = known.mutate(
        n_antecedent=known.n_group,
        n_both=n_both,
        confidence_adjusted=posterior(n_both, known.n_group, known.share, known.strength),
    ).select(READ)
    nothing = ibis.literal([], type="array<string>")
    return (
        silent.join(read, "customer_group")
        .select("customer_id", *READ, antecedent=nothing)
        .select("customer_id", "antecedent", *READ)
    )


def overlapping(have: Table, offered: Table) -> Table:
    """Customers and the sets of which they own any product."""
    sets = offered.select("products").distinct()
    parts = sets.select("products", item=sets.products.unnest())
    joined = parts.join(have, parts.item == have.product_id)
    return joined.select("customer_id", "products").distinct()


def strongest(lacked: Table) -> Table:
    """One row per customer and set; columns of CROSS_SELL."""
    best_first = ibis.window(
        group_by=["customer_id", "products"],
        order_by=[
            lacked.confidence_adjusted.desc(),
            lacked.n_antecedent.desc(),
            lacked.antecedent.length(),
            lacked.antecedent,
        ],
    )
    ranked = lacked.mutate(place=ibis.row_number().over(best_first))
    best = ranked.filter(ranked.place == 0)
    confidence, support = best.n_both / best.n_antecedent, best.n_both / best.n_group
    return best.select(
        "customer_id",
        "customer_group",
        product_id=best.products.join("+"),
        products=best.products,
        antecedent=best.antecedent,
        confidence=confidence,
        support=support,
        n_antecedent=best.n_antecedent,
        n_both=best.n_both,
        n_group=best.n_group,
        confidence_adjusted=best.confidence_adjusted,
        rank_key=(confidence + support) / 2,
    )


def best_ranked(rows: Table, candidates: int) -> Table:
    best_first = ibis.window(
        group_by="customer_id",
        order_by=[rows.rank_key.round(DIGITS).desc(), rows.products.length(), rows.products],
    )
    ranked = rows.mutate(place=ibis.row_number().over(best_first))
    return ranked.filter(ranked.place < candidates).drop("place")
