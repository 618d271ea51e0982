"""`syotto.basket`: what is bought together.

`lines` is any dataframe that speaks the Arrow C stream (pyarrow, pandas, polars, DuckDB, Ibis) with
the columns `basket_id` and `item`, each text or whole numbers, one row per item in a basket. A row
that repeats counts once, rows may come in any order (fastest: the lines of a basket together), and
the answer is exact: nothing is sampled, no basket is too long, no set too deep.

Assumptions: 1. A basket is one decision: an order, or what a customer owns. 2. p_value and q_value
take baskets as independent draws; a customer with many baskets makes them too small.

Sources: Agrawal & Srikant (1994), "Fast algorithms for mining association rules", for the measures;
Zaki (2000), "Scalable algorithms for association mining", for sets of three and more. The counts
agree with the R package arules (Hahsler, Grün & Hornik 2005) on its Groceries data.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from syotto.api.frames import ids
from syotto.errors import InputError
from syotto.maths.basket import Baskets, gather, least_count
from syotto.maths.codes import arrow, numbered, ranked
from syotto.maths.itemsets import count_itemsets
from syotto.maths.pair_table import pair_table
from syotto.maths.rules import (
    Rules,
    benjamini_hochberg,
    conviction,
    fisher,
    leverage,
    lift,
    rules_of,
)


def pairs(lines: Any, *, min_count: int = 1) -> pa.Table:
    """Count every pair of items that at least `min_count` baskets hold.

    One row per pair, item_a < item_b, in ascending order; text sorts by code point.

        item_a, item_b   as in `lines`
        n_ab, n_a, n_b   int64: baskets that hold both, item_a, item_b
        n                int64: all baskets
        support          0-1: n_ab / n
        confidence_ab    0-1: n_ab / n_a, the share of item_a's baskets that hold item_b
        confidence_ba    0-1: n_ab / n_b
        lift             n_ab n / (n_a n_b); 1 where the two are independent

    Raises InputError where a column is missing or has nulls, or `min_count` is not a whole number
    from 1.
    """
    _whole_number("min_count", min_count, low=1)
    baskets, names = _baskets(lines)
    return pair_table(baskets, names, min_count=min_count)


def rules(
    lines: Any, *, min_support: float, min_confidence: float, max_items: int | None = None
) -> pa.Table:
    """Find the rules "who has all of the antecedent also has the consequent".

    min_support, min_confidence: shares 0-1; the boundary belongs to it, so .001 of 9,835 baskets
    means 10 of them or more. max_items: antecedent and consequent together; null: any number.

    One row per rule, the highest lift first, then the most baskets, then by name:

        antecedent   list of items, ascending, at least one
        consequent   the item that follows
        n            int64: baskets that hold all of them
        support      0-1: n / all baskets
        confidence   0-1: n / baskets that hold the antecedent
        lift         confidence / the consequent's share of all baskets
        leverage     support - the support that independence would give
        conviction   how much oftener the rule would fail under independence; infinite: never fails
        p_value      Fisher's exact test, one-sided: P(n or more | independence)
        q_value      p_value after Benjamini and Hochberg over the rows given

    Raises InputError where a column is missing or has nulls, a share is not in 0-1, or `max_items`
    is not a whole number from 2.
    """
    _share("min_support", min_support)
    _share("min_confidence", min_confidence)
    if max_items is not None:
        _whole_number("max_items", max_items, low=2)
    baskets, names = _baskets(lines)
    least = int(least_count(min_support, baskets.n))
    itemsets = count_itemsets(baskets, min_count=least, max_items=max_items)
    return _rule_table(rules_of(itemsets, min_confidence), baskets.n, names)


def _baskets(lines: Any) -> tuple[Baskets, pa.Array]:
    table = ids(lines, "basket_id", "item", name="lines")
    item, names = ranked(table["item"])
    return gather(numbered(table["basket_id"]), item), names


def _rule_table(found: Rules, n: int, names: pa.Array) -> pa.Table:
    p_value = fisher(found, n)
    ends = arrow(np.append(0, np.cumsum(found.size)).astype(np.int32))
    columns = {
        "n": found.n_both,
        "support": found.n_both / max(n, 1),
        "confidence": found.n_both / found.n_antecedent,
        "lift": lift(found, n),
        "leverage": leverage(found, n),
        "conviction": conviction(found, n),
        "p_value": p_value,
        "q_value": benjamini_hochberg(p_value),
    }
    items = {
        "antecedent": pa.ListArray.from_arrays(ends, names.take(arrow(found.antecedent))),
        "consequent": names.take(arrow(found.consequent)),
    }
    table = pa.table(items | {name: arrow(column) for name, column in columns.items()})
    strongest_first = np.lexsort((-found.n_both, -columns["lift"]))
    return table.take(arrow(strongest_first))


def _whole_number(name: str, value: object, *, low: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < low:
        raise InputError(f"{name} is {value!r}", fix=f"give a whole number, {low} or more")


def _share(name: str, value: object) -> None:
    if (
        isinstance(value, bool)
        or not isinstance(value, float | int | np.floating)
        or not 0 <= value <= 1
    ):
        raise InputError(f"{name} is {value!r}", fix="give a share from 0 to 1: .01 is 1 %")
