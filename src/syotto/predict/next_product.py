"""What a customer will buy next unasked: `fit` on the past, `score` every customer of today.

`would_buy_anyway` is the chance that a customer buys a product that is new to them within the
horizon if nobody contacts them. It says nothing about what contact adds. The model is in
`blend`; when too little was bought for it, `popularity`; without a past there is no number.
"""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from syotto.errors import InputError
from syotto.predict.blend import ENOUGH, FIRST_DAYS, WINDOW_DAYS, Blend, Window, fit_blend, windows
from syotto.predict.chance_fit import Fit, Settings
from syotto.predict.popularity import uptake
from syotto.predict.purchases import DAY, Purchases, at_moment, encode, microseconds
from syotto.predict.shown import chances
from syotto.predict.training import Groups
from syotto.schema.derived import CHANCES

Floats = NDArray[np.float64]
EVERYBODY = "all"
FEW = 10
FEWEST_NEIGHBOURS, MOST_NEIGHBOURS, VISITS = 40, 200, 80_000_000
SMALLEST_VALUE = 1e-6


def fit(
    lines: pa.Table,
    *,
    as_of: datetime,
    horizon_days: float = 90,
    own_days: int = 365,
    recent_days: int = 90,
    neighbours: int | None = None,
) -> Fit:
    """Learn from earlier cuts what is bought unasked.

    lines: customer_id, product_id, at (UTC), one row a purchase; rows at or after `as_of` are not
    looked at. horizon_days: how far a chance looks ahead;
    own_days: how long a product counts as owned; recent_days: sold since then is a candidate;
    neighbours: how many of each product are kept; by default fewer where there are many lines.

    Raises InputError for missing columns.
    """
    end = microseconds(as_of)
    purchases = encode(before(lines, end))
    kept = neighbours or affordable(len(purchases.at))
    settings = Settings(horizon_days, own_days, recent_days, kept)
    when = as_of.isoformat()
    if not len(purchases.at):
        return Fit(when, settings, "unknown", "nobody bought anything before")
    window = windows(int(purchases.at.min()), end, horizon_days)
    if window.moments:
        blend = fit_blend(purchases, window, settings)
        if blend:
            return fitted(when, settings, window, blend)
    return too_small(when, settings, window, purchases, end)


def score(
    lines: pa.Table,
    fit: Fit,
    *,
    groups: pa.Table | None = None,
    products: pa.Table | None = None,
    top: int = 10,
) -> pa.RecordBatchReader:
    """The `top` products of every customer, as the table `chances`, batch after batch.

    lines as for `fit`. groups: customer_id, customer_group; the reason is counted within them.
    products: product_id, and where given `available` (false: never a candidate) and `value` (half
    of the `top` are then the likeliest, the rest the best by chance x value). Rows are in order
    of customer and rank.

    Raises InputError for a customer without a group.
    """
    end = microseconds(datetime.fromisoformat(fit.as_of))
    purchases = encode(before(lines, end))
    of_customer, names = numbered_groups(purchases, groups)
    barred, log_value = about_products(purchases, products)
    made = chances(purchases, end, of_customer, names, fit, barred, log_value, top)
    return pa.RecordBatchReader.from_batches(CHANCES.columns.to_pyarrow(), made)


def affordable(lines: int) -> int:
    """Neighbours of each product to keep, so that one walk over all customers stays short."""
    return max(FEWEST_NEIGHBOURS, min(MOST_NEIGHBOURS, VISITS // max(lines, 1)))


def before(lines: pa.Table, end: int) -> pa.Table:
    if "at" not in lines.column_names:
        raise InputError("The lines have no column at.", fix="Give the moment of each purchase.")
    past = pc.less(lines["at"].cast(pa.timestamp("us", "UTC")), at_moment(end))
    return lines if pc.all(past).as_py() else lines.filter(past)


def numbered_groups(purchases: Purchases, groups: pa.Table | None) -> tuple[Groups, pa.Array]:
    """Each customer's group as a number, and the groups' names in ascending order."""
    if groups is None:
        return (np.zeros(len(purchases.customers), np.int32), 1), pa.array([EVERYBODY])
    place = pc.index_in(purchases.customers, groups["customer_id"].combine_chunks())
    if place.null_count:
        stranger = purchases.customers.filter(pc.is_null(place))[0].as_py()
        raise InputError(
            f"Customer {stranger!r} bought something but is in no group.",
            fix="Give every customer a row in `groups`, or leave `groups` out.",
        )
    given = groups["customer_group"].combine_chunks().take(place)
    names = pc.unique(given).sort()
    return (pc.index_in(given, names).to_numpy().astype(np.int32), len(names)), names


def about_products(
    purchases: Purchases, products: pa.Table | None
) -> tuple[NDArray[np.bool_], Floats]:
    """Which products are never a candidate, and the logarithm of their value (empty: none)."""
    count = len(purchases.products)
    barred = np.zeros(count, bool)
    if products is None:
        return barred, np.empty(0)
    place = pc.index_in(purchases.products, products["product_id"].combine_chunks())
    if "available" in products.column_names:
        available = pc.fill_null(products["available"].combine_chunks().take(place), True)
        barred = ~available.to_numpy(zero_copy_only=False)
    if "value" not in products.column_names:
        return barred, np.empty(0)
    value = products["value"].combine_chunks().cast(pa.float64()).take(place)
    known = pc.fill_null(value, 0.0).to_numpy(zero_copy_only=False)
    return barred, np.log(np.maximum(known, SMALLEST_VALUE))


def fitted(when: str, settings: Settings, window: Window, blend: Blend) -> Fit:
    days = f"{window.days:.0f} days"
    why = f"{blend.bought} purchases within {days} after {len(window.moments)} earlier cuts"
    if window.days < settings.horizon_days:
        why += f"; the past is too short for {settings.horizon_days:.0f} days: chances are extended"
    return Fit(
        when,
        settings,
        "fitted",
        why,
        tuple(at_moment(moment).as_py().isoformat() for moment in window.moments),
        blend.rows,
        blend.bought,
        tuple(blend.coefficients.tolist()),
        tuple(blend.errors.tolist()),
        tuple(tuple(row) for row in blend.parts.tolist()),
        blend.drift,
        blend.reach,
        settings.horizon_days / window.days,
    )


def too_small(when: str, settings: Settings, window: Window, purchases: Purchases, end: int) -> Fit:
    """The fallback, and the reason for it: popularity, or no number at all."""
    past = (end - int(purchases.at.min())) / DAY
    days = min(settings.horizon_days, past / 2)
    bought = uptake(purchases, end, days, settings.own_days).bought if past > 0 else 0
    if bought < FEW:
        why = f"{past:.0f} days of past hold {bought} purchases of something new; {FEW} are needed"
        return Fit(when, settings, "unknown", why, bought=bought)
    why = (
        f"a blend needs {ENOUGH} purchases after earlier cuts"
        if window.moments
        else f"a blend needs {FIRST_DAYS + WINDOW_DAYS} days of past, there are {past:.0f}"
    )
    return Fit(
        when,
        settings,
        "popularity",
        f"{why}: the share of all who took the product up stands in",
        bought=bought,
        exposure=settings.horizon_days / days,
    )
