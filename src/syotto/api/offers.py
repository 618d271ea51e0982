"""Whom to cross-sell what, and when not to: S1's own reading on any table of who has what."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.decide.euro_tree import chance_from, gain
from syotto.errors import InputError
from syotto.predict.cross_sell_counted import Base, Counts, Search, base_of, cross_sell_rows
from syotto.schema.words import Action, KeepSource

COLUMNS = (
    "customer_id", "customer_group", "product_id", "products", "antecedent", "confidence",
    "support", "n_antecedent", "n_both", "n_group", "confidence_adjusted", "keep", "keep_source",
    "gain", "pays_from", "rank_key", "decision",
)  # fmt: skip
Floats = NDArray[np.float64]


def cross_sell(
    owned: Any,
    *,
    groups: Any = None,
    values: Any = None,
    cost: float = 0.0,
    keep: str | float = "support",
    min_owners: int = 1,
    max_products: int = 1,
    antecedent_size: int = 1,
    top: int | None = None,
) -> pa.Table:
    """Every product that a customer lacks, with the numbers of those like them who have it.

    Tables are any dataframes that speak the Arrow C stream (pyarrow, pandas, polars, DuckDB, ...).

    owned           customer_id, product_id: who has what; repeated rows count once
    groups          customer_id, customer_group; counts are made within the group. Customers who
                    own nothing count too. Without it everybody in `owned` is one group, "all"
    values          product_id, value: margin of having the product, in any one currency
    cost            of one contact, in the same currency
    keep            P(the product owned is kept | sale): "support" (the share of the group that
                    has both), "one" (nothing is lost), or a probability from 0 to 1
    min_owners      customers of the group who must have an antecedent before it is read
    max_products    1 to 3: sets of so many products are offered together, too
    antecedent_size 1 to 3: so many owned products are read together
    top             keep so many products for each customer; None keeps all they lack

    Returns a pyarrow table, the customers ascending, the best product first:
    customer_id, customer_group, product_id (several: joined by +), products (list), antecedent
    (list: what they own that speaks most for it, by adjusted confidence), confidence = n_both /
    n_antecedent, support = n_both / n_group, n_antecedent, n_both, n_group, confidence_adjusted,
    keep, keep_source, gain, pays_from, rank_key (mean of confidence and support), decision.

    gain = c V_B - c (1 - keep) V_A - cost, with c the confidence: nobody buys unasked. V_A is the
    value of the antecedent (of several: the dearest). It is null without `values`, or where they
    lack a product. pays_from is the confidence from which the gain is positive; null if none.
    decision is "offer" where the gain is positive; without `values`, for the product with the
    highest rank_key; else "no_contact". A customer none of whose products has owners enough gets
    the plain shares of the group, with antecedent = [] and nothing to lose.

    confidence_adjusted leans on the whole base's confidence (in one group: on the share of all
    customers who have the product), as strongly as shares differ: `syotto.maths.shrinkage`.

    Raises InputError for a missing column, a customer without a group, too many rows.
    Source: association rules (Agrawal, Imielinski, Swami 1993) read customer by customer.
    """
    checked(keep, max_products, antecedent_size)
    base = base_of(
        columns_of(owned, "owned", "customer_id", "product_id"),
        None if groups is None else columns_of(groups, "groups", "customer_id", "customer_group"),
    )
    worth = None if values is None else values_of(values, base)
    search = Search(
        least=np.full(len(base.groups), min_owners),
        antecedent_size=antecedent_size,
        max_products=max_products,
        top=top,
    )
    rows = cross_sell_rows(base, search, scorer(worth, cost, keep))
    return decided(rows, worth, base, cost, keep)


def checked(keep: str | float, max_products: int, antecedent_size: int) -> None:
    known = keep in {"support", "one"} if isinstance(keep, str) else 0 <= keep <= 1
    if not known:
        raise InputError(
            f"keep is {keep!r}.", fix='Give "support", "one" or a probability from 0 to 1.'
        )
    for name, size in (("max_products", max_products), ("antecedent_size", antecedent_size)):
        if not 1 <= size <= 3:
            raise InputError(f"{name} is {size}.", fix="Give 1, 2 or 3.")


def columns_of(frame: Any, called: str, *names: str) -> pa.Table:
    """These columns of a dataframe, without rows in which one is null."""
    table = frame if isinstance(frame, pa.Table) else pa.table(frame)
    missing = [name for name in names if name not in table.column_names]
    if missing:
        raise InputError(
            f"`{called}` has no column {', '.join(missing)}.",
            fix=f"It has {', '.join(table.column_names)}: rename them to {', '.join(names)}.",
        )
    return table.select(names).drop_null().combine_chunks()


def values_of(values: Any, base: Base) -> Floats:
    """The value of each product of the base; nan where none is given."""
    given = columns_of(values, "values", "product_id", "value")
    place = pc.index_in(base.products, given["product_id"].combine_chunks())
    worth = given["value"].cast(pa.float64()).take(place)
    return np.asarray(pc.fill_null(worth, np.nan).to_numpy(zero_copy_only=False), float)


def scorer(worth: Floats | None, cost: float, keep: str | float) -> Any:
    """What products are ranked by: the gain; without values, the rank key."""

    def by_gain(counts: Counts) -> Floats:
        assert worth is not None
        at_risk = np.array([dearest(members, worth) for members in counts.members])
        sold = np.array([sum(worth[list(members)]) for members in counts.targets])
        kept = kept_share(counts.support, at_risk[:, None], keep)
        gains = gain(counts.confidence, sold[None, :], kept, at_risk[:, None], cost)
        return np.where(np.isnan(gains), -np.finfo(float).max, gains)

    return (lambda counts: counts.rank_key) if worth is None else by_gain


def dearest(members: tuple[int, ...], worth: Floats) -> float:
    return float(np.max(worth[list(members)])) if members else 0.0


def kept_share(support: Floats, at_risk: Floats, keep: str | float) -> Floats:
    if keep == "support":
        return support
    return np.broadcast_to(np.float64(1.0 if isinstance(keep, str) else keep), support.shape)


def decided(
    rows: pa.Table, worth: Floats | None, base: Base, cost: float, keep: str | float
) -> pa.Table:
    """With keep, gain, pays_from and the decision."""
    support = rows["support"].to_numpy()
    confidence = rows["confidence"].to_numpy()
    kept = np.array(kept_share(support, support, keep))
    kept[pc.list_value_length(rows["antecedent"]).to_numpy() == 0] = 1.0
    if worth is None:
        gains = from_chance = np.full(rows.num_rows, np.nan)
        customer = rows["customer_id"].combine_chunks()
        offer = first_of_each(customer) & (rows["rank_key"].to_numpy() > 0)
    else:
        at_risk = list_values(rows["antecedent"], worth, base, np.fmax)
        sold = list_values(rows["products"], worth, base, np.add)
        gains = gain(confidence, sold, kept, at_risk, cost)
        from_chance = chance_from(sold, kept, at_risk, cost)
        offer = gains > 0
    source = keep if isinstance(keep, str) else KeepSource.ASSUMED.value
    words = pa.array([Action.NO_CONTACT.value, Action.OFFER.value])
    more = {
        "keep": pa.array(kept),
        "keep_source": pa.array([source]).take(pa.array(np.zeros(rows.num_rows, np.int32))),
        "gain": pa.array(gains, from_pandas=True),
        "pays_from": pa.array(from_chance, from_pandas=True),
        "decision": words.take(pa.array(offer.astype(np.int32))),
    }
    for name, column in more.items():
        rows = rows.append_column(name, column)
    return rows.select(COLUMNS)


def first_of_each(customer: pa.Array) -> NDArray[np.bool_]:
    if not len(customer):
        return np.zeros(0, bool)
    changed = pc.not_equal(customer.slice(1), customer.slice(0, len(customer) - 1))
    return np.append(True, changed.to_numpy(zero_copy_only=False))


def list_values(lists: pa.ChunkedArray, worth: Floats, base: Base, over: np.ufunc) -> Floats:
    """`over` the values of each list's products; 0 for an empty list."""
    column = lists.combine_chunks()
    flat = worth[pc.index_in(column.flatten(), base.products).to_numpy(zero_copy_only=False)]
    lengths = pc.list_value_length(column).to_numpy()
    total = np.zeros(len(lengths))
    filled = np.flatnonzero(lengths)
    if len(filled):
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])[filled]
        total[filled] = over.reduceat(flat, starts)
    return total
