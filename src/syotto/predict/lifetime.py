"""Lifetime value as steps of a build: learn, put a figure on every customer, look back.

A value is the margin expected within the years that settings count, discounted, over orders and
running contracts. Contracts that a customer may yet begin are not in it.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.maths.codes import arrow
from syotto.maths.maximum import Floats
from syotto.predict import lifetime_contracts, lifetime_fit
from syotto.predict.lifetime_contracts import Kept, days, kept
from syotto.predict.lifetime_rows import (
    CONTRACTS,
    MARGIN,
    PURCHASES,
    WHOLE,
    bought,
    column,
    fits_table,
    known,
    numbers,
)
from syotto.predict.lifetime_score import Worth, ends, worth
from syotto.schema.lifetime import LIFETIME_VALUES, Basis

YEAR_DAYS = 365.25
YEAR_WEEKS = YEAR_DAYS / 7
WEEK_US = 7 * 86_400_000_000
FURTHEST = 10 * YEAR_WEEKS
"""A purchase later than that has no date."""
Ints = NDArray[np.int64]


def fits(histories: pa.Table, contracts: pa.Table, *, as_of: datetime) -> pa.Table:
    """What was learned; schema LIFETIME_FITS."""
    histories = histories.sort_by("customer_id")
    contracts = contracts.sort_by("subscription_id")
    rows = lifetime_fit.learned(histories)
    if contracts.num_rows:
        now = as_of.timestamp() / 86_400
        start = float(days(contracts, "started_at").min())
        back = (now - start) / 2
        if histories.num_rows:
            back = min(back, float(numbers(histories, "test_weeks")[0]) * 7)
        rows += lifetime_contracts.learned(contracts, now, now - back)
    return fits_table(rows)


class Held(NamedTuple):
    """Running contracts of each customer, added up; nan where nothing was learned."""

    value: Floats
    variance: Floats
    shared: Floats
    contracts: Ints


def values(
    histories: pa.Table,
    contracts: pa.Table,
    learned: pa.Table,
    *,
    as_of: datetime,
    subscription_years: float,
    discount: float,
) -> pa.Table:
    """Every customer's figure; schema LIFETIME_VALUES."""
    histories = histories.sort_by("customer_id")
    contracts = contracts.sort_by("subscription_id")
    ids = pc.unique(
        pa.chunked_array([*histories["customer_id"].chunks, *contracts["customer_id"].chunks],
        pa.string())
    )  # fmt: skip
    orders = worth(
        histories,
        bought(histories),
        known(learned, PURCHASES),
        known(learned, MARGIN),
        weeks=subscription_years * YEAR_WEEKS,
        fade=np.log1p(discount) / YEAR_WEEKS,
    )
    now = as_of.timestamp() / 86_400
    found = kept(contracts, known(learned, CONTRACTS), now, years=subscription_years,
                 discount=discount)  # fmt: skip
    held = by_customer(contracts, found, ids)
    return values_table(histories, orders, held, learned, ids, as_of, subscription_years)


def by_customer(contracts: pa.Table, found: Kept | None, ids: pa.Array) -> Held:
    """Added up for each of `ids`."""
    place = pc.index_in(contracts["customer_id"], ids).to_numpy()
    running = np.array(contracts["ended_at"].is_null().to_pylist(), dtype=bool)
    count = np.bincount(place[running], minlength=len(ids))
    if found is None:
        nothing = np.where(count > 0, np.nan, 0.0)
        return Held(nothing, nothing, nothing, count)
    at, size = place[found.rows], len(ids)
    parts = (found.value, found.variance, found.shared)
    value, variance, shared = (np.bincount(at, part, size).astype(np.float64) for part in parts)
    return Held(value, variance, shared, count)


def values_table(
    histories: pa.Table,
    orders: Worth,
    held: Held,
    learned: pa.Table,
    ids: pa.Array,
    as_of: datetime,
    years: float,
) -> pa.Table:
    """Orders and contracts together; who never ordered stands last in `ids`."""
    size, bought_ever = len(ids), histories.num_rows
    value = wide(orders.value, size, 0.0) + held.value
    none = np.where(held.contracts > 0, 0.0, wide(orders.none, size, 1.0))
    unsure = orders.value * orders.doubt
    own = wide(orders.variance - unsure**2, size, 0.0) + held.variance
    shared = np.hypot(wide(unsure, size, 0.0), held.shared)
    low, high = ends(value, own + shared**2, none)
    nobody = np.arange(size) >= bought_ever
    refused = np.isnan(value) | (nobody & (held.contracts == 0))
    whole = {"value": value, "low": low, "high": high, "shared_error": shared,
             "own_error": np.sqrt(np.maximum(own, 0.0))}  # fmt: skip
    model, segment = models_of(histories, learned)
    made = {
        "customer_id": ids,
        **{name: column(np.where(refused, np.nan, part)) for name, part in whole.items()},
        "orders_value": column(wide(orders.value, size, 0.0)),
        "contracts_value": column(held.value),
        "years": column(np.full(size, years)),
        **purchases_told(orders, size, as_of),
        "model": pa.concat_arrays([model, pa.nulls(size - bought_ever, pa.string())]),
        "segment": pa.concat_arrays([segment, pa.nulls(size - bought_ever, pa.string())]),
        "basis": bases(histories, held, refused),
        "why": reasons(histories, held, refused, learned),
    }
    return pa.table(made).select(LIFETIME_VALUES.columns).cast(LIFETIME_VALUES.columns.to_pyarrow())


def wide(part: Floats, size: int, otherwise: float = np.nan) -> Floats:
    """With the customers who never ordered at the end."""
    return np.append(part, np.full(size - len(part), otherwise))


PURCHASES_TOLD = {
    "probability_alive": "alive", "alive_low": "alive_low", "alive_high": "alive_high",
    "expected_purchases": "purchases", "purchases_low": "purchases_low",
    "purchases_high": "purchases_high", "purchase_value": "each",
}  # fmt: skip
NEXT = {
    "next_purchase_at": "next", "next_purchase_low": "next_low", "next_purchase_high": "next_high"
}  # fmt: skip


def purchases_told(orders: Worth, size: int, as_of: datetime) -> dict[str, pa.Array]:
    """Columns that only orders have."""
    told = {name: column(wide(getattr(orders, of), size)) for name, of in PURCHASES_TOLD.items()}
    return told | {
        name: moments(wide(getattr(orders, of), size), as_of) for name, of in NEXT.items()
    }


def moments(weeks: Floats, as_of: datetime) -> pa.Array:
    """So many weeks after `as_of`; null where that is too far away to name a day."""
    far = ~(weeks < FURTHEST)
    start = int(as_of.timestamp() * 1e6)
    at = start + np.where(far, 0, weeks * WEEK_US).astype(np.int64)
    return pc.if_else(pa.array(far), None, arrow(at)).cast(pa.timestamp("us", "UTC"))


def models_of(histories: pa.Table, learned: pa.Table) -> tuple[pa.Array, pa.Array]:
    """The model of each customer's purchases, and the segment that it was learned from."""
    fits_by = known(learned, PURCHASES)
    named = histories["segment"].combine_chunks()
    own = pc.is_in(named, pa.array(list(fits_by), pa.string()))
    segment = pc.if_else(own, named, WHOLE if fits_by else None).cast(pa.string())
    models = pa.array([fit.model for fit in fits_by.values()], pa.string())
    return models.take(pc.index_in(segment, pa.array(list(fits_by), pa.string()))), segment


def bases(histories: pa.Table, held: Held, refused: NDArray[np.bool_]) -> pa.Array:
    back = np.append(numbers(histories, "repeats") > 0, np.zeros(len(refused), bool))
    own = back[: len(refused)] | (held.contracts > 0)
    given = pc.if_else(pa.array(own), Basis.OWN.value, Basis.LIKE_THEM.value)
    return pc.if_else(pa.array(refused), Basis.REFUSED.value, given)


def reasons(
    histories: pa.Table, held: Held, refused: NDArray[np.bool_], learned: pa.Table
) -> pa.Array:
    """What the figure rests on, or what it would need."""
    repeats, last, end = (numbers(histories, name) for name in ("repeats", "last_week", "weeks"))
    parts = [repeats + 1, np.rint(end), np.rint(end - last)]
    counts = [arrow(part.astype(np.int64)).cast(pa.string()) for part in parts]
    told = pc.binary_join_element_wise(
        "days with a purchase:",
        counts[0],
        "in",
        counts[1],
        "weeks, the last",
        counts[2],
        "weeks ago",
        " ",
    )
    size = len(refused)
    orders = pa.concat_arrays([told, pa.nulls(size - len(told), pa.string())])
    some = pc.binary_join_element_wise(
        "running contracts:", arrow(held.contracts.astype(np.int64)).cast(pa.string()), " "
    )
    some = pc.if_else(pa.array(held.contracts > 0), some, None)
    both = pc.coalesce(pc.binary_join_element_wise(orders, some, "; "), orders, some)
    return pc.if_else(pa.array(refused), missing(learned), both)


def missing(learned: pa.Table) -> str:
    """Why nothing was learned."""
    why = {
        row["about"]: row["why"]
        for row in learned.to_pylist()
        if not row["chosen"] and row["segment"] == WHOLE
    }
    chosen = {row["about"] for row in learned.to_pylist() if row["chosen"]}
    lacking = [text for about, text in why.items() if about not in chosen]
    return "; ".join(lacking) or "no purchase and no running contract: nothing tells of them"
