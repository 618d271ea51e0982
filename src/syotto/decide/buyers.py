"""The sequel: the product is given, and the customers most likely to buy it are wanted.

Customers who have it among their best candidates come first, by expected margin. For the others
only the best few candidates were weighed, and this product was not one of them: they follow by the
confidence of the best single product they own, adjusted like (n_both + 20 share) / (n_antecedent +
20), where share is that of the group who have the product.
"""

from __future__ import annotations

import ibis
from ibis import Table

PRIOR_OWNERS = 20
COLUMNS = (
    "customer_id", "customer_group", "antecedent", "n_both", "n_antecedent", "n_group",
    "confidence", "confidence_adjusted", "expected_margin", "low", "high", "pays_from", "reasons",
)  # fmt: skip


def best_customers(
    offers: Table, owned: Table, customer_groups: Table, pairs: Table, *, product_id: str, n: int
) -> Table:
    """The `n` best customers who lack `product_id`, with their place; the best first.

    expected_margin, low, high, pays_from and reasons are null beyond the best candidates.
    """
    weighed = offers.filter(offers.product_id == product_id).select(COLUMNS)
    owners = owned.filter(owned.product_id == product_id)
    lacking = owned.anti_join(owners, "customer_id").anti_join(weighed, "customer_id")
    counted = by_counts(lacking, customer_groups, pairs, product_id)
    every = weighed.union(counted)
    best_first = ibis.window(
        order_by=[
            every.expected_margin.isnull(),
            every.expected_margin.desc(),
            every.confidence_adjusted.desc(),
            every.customer_id,
        ]
    )
    placed = every.mutate(place=ibis.row_number().over(best_first) + 1)
    return placed.filter(placed.place <= n).order_by("place")


def by_counts(lacking: Table, customer_groups: Table, pairs: Table, product_id: str) -> Table:
    """Customers with the product of theirs that speaks most for the given one."""
    spoken = speaking_for(pairs, product_id)
    named = lacking.join(customer_groups, "customer_id")
    joined = named.join(
        spoken,
        [named.customer_group == spoken.pair_group, named.product_id == spoken.speaker],
    )
    strongest = ibis.window(
        group_by="customer_id", order_by=[joined.confidence_adjusted.desc(), joined.product_id]
    )
    ranked = joined.mutate(place=ibis.row_number().over(strongest))
    best = ranked.filter(ranked.place == 0)
    unknown = ibis.null("float64")
    return best.mutate(
        antecedent=ibis.array([best.product_id]),
        expected_margin=unknown,
        low=unknown,
        high=unknown,
        pays_from=unknown,
        reasons=ibis.null("string"),
    ).select(COLUMNS)


def speaking_for(pairs: Table, product_id: str) -> Table:
    """The pairs of one product, read towards it."""
    after = pairs.filter(pairs.item_b == product_id)
    before = pairs.filter(pairs.item_a == product_id)
    sides = [
        after.select(
            pair_group="customer_group", speaker="item_a", n_both="n_ab", n_antecedent="n_a",
            n_product="n_b", n_group="n", confidence="confidence_ab",
        ),
        before.select(
            pair_group="customer_group", speaker="item_b", n_both="n_ab", n_antecedent="n_b",
            n_product="n_a", n_group="n", confidence="confidence_ba",
        ),
    ]  # fmt: skip
    spoken = sides[0].union(sides[1])
    leaning = spoken.n_both + PRIOR_OWNERS * spoken.n_product / spoken.n_group
    return spoken.mutate(confidence_adjusted=leaning / (spoken.n_antecedent + PRIOR_OWNERS))
