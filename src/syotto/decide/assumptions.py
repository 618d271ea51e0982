"""What is taken for granted, and the euros that hang on it, so that people know what to replace.

The weight is the money that the assumption touches, not how wrong it may be.
"""

from __future__ import annotations

from datetime import datetime
from functools import reduce

import ibis
from ibis import Table
from ibis.expr.types import Column

from syotto.schema import DERIVED
from syotto.schema.derived import TOTAL
from syotto.schema.table import EXACT
from syotto.schema.words import ExtraSource, KeepSource, MarginSource, Reading


def assumptions(
    lines: Table,
    contracts: Table,
    owned: Table,
    offers: Table,
    decisions: Table,
    *,
    as_of: datetime | None = None,
    currency: str,
    margin_share: float,
    own_days: int,
    horizon_days: int,
    lift: float,
    lift_low: float,
    lift_high: float,
    contact_cost: float,
    subscription_years: float,
    discount: float,
    control_share: float,
) -> Table:
    """One row per assumption that touches any row; schema ASSUMPTIONS."""
    listed = decisions.filter(decisions.reason == "best_offer").select("customer_id", "product_id")
    proposed = offers.semi_join(listed, ["customer_id", "product_id"])
    rows = [
        default_margin(lines, margin_share),
        own_currency(lines, currency),
        owning(owned, own_days),
        assumed_lift(proposed, lift, lift_low, lift_high),
        unasked(proposed),
        taken_unasked(proposed, contracts),
        standing_in(proposed, horizon_days),
        *keeping(proposed),
        costs(proposed, contact_cost),
        contract_years(contracts, subscription_years, discount),
        left_alone(offers, decisions, control_share),
    ]
    every = reduce(lambda above, below: above.union(below), rows)
    return every.filter(every.rows > 0)


def assumption(
    table: Table,
    name: str,
    value: str,
    about: str,
    weight: Column,
    low: float | None = None,
    high: float | None = None,
) -> Table:
    """One row: how many rows of `table` it touches, and the sum of `weight` over them."""
    row = table.agg(rows=table.count(), weight=weight.cast(EXACT).sum().fill_null(0).cast(TOTAL))
    return row.select(
        name=ibis.literal(name),
        value=ibis.literal(value),
        low=ibis.literal(low, type="float64"),
        high=ibis.literal(high, type="float64"),
        rows=row.rows,
        weight=row.weight,
        about=ibis.literal(about),
    ).select(*DERIVED["assumptions"].columns)


def default_margin(lines: Table, margin_share: float) -> Table:
    touched = lines.filter(lines.margin_source == MarginSource.DEFAULT.value)
    about = "Margin where neither the line nor its product says. Load margins, or margin_share."
    return assumption(
        touched, "margin_share", f"{margin_share:.0%} of the amount", about, touched.margin.abs()
    )


def own_currency(lines: Table, currency: str) -> Table:
    about = "Amounts without a currency are in the workspace's. Load a currency if some are not."
    return assumption(lines, "currency", currency, about, lines.amount.abs())


def owning(owned: Table, own_days: int) -> Table:
    bought = owned.filter(owned.how == "order")
    about = "A product bought within so many days counts as owned. Set it per category."
    return assumption(bought, "own_days", f"{own_days} days", about, bought.amount)


def assumed_lift(proposed: Table, lift: float, low: float, high: float) -> Table:
    touched = proposed.filter(
        proposed.reading == Reading.INCREMENTAL.value,
        proposed.extra_source == ExtraSource.ASSUMED.value,
    )
    about = "What contact adds to buying anyway, until the control group tells."
    return assumption(
        touched, "lift", f"{lift:.0%} more buyers", about, touched.expected_margin, low, high
    )


def unasked(proposed: Table) -> Table:
    touched = proposed.filter(proposed.reading == Reading.CONFIDENCE.value)
    about = (
        "Nobody takes a contract unasked, so the chance of a sale is the adjusted confidence, but "
        "no more than the share who took one after contacts on record."
    )
    return assumption(touched, "confidence", "chance = confidence", about, touched.expected_margin)


def taken_unasked(proposed: Table, contracts: Table) -> Table:
    lifted = proposed.filter(proposed.reading == Reading.INCREMENTAL.value)
    touched = lifted.semi_join(contracts, "product_id")
    about = (
        "Your own records replace the reading of contracts by confidence: enough customers took "
        "one in the last year without a contact on record (table takeups), so that an offer is "
        "worth what contact adds to that."
    )
    return assumption(touched, "takeup", "contracts taken unasked", about, touched.expected_margin)


def standing_in(proposed: Table, horizon_days: int) -> Table:
    stands = proposed.filter(
        (proposed.reading == Reading.INCREMENTAL.value)
        & (proposed.would_buy_anyway == proposed.confidence_adjusted)
    )
    about = (
        f"The share who have a product stands for the chance to buy it within {horizon_days} days, "
        "because the data are too short to fit that. More history replaces it."
    )
    return assumption(stands, "chance", "adjusted confidence", about, stands.expected_margin)


def keeping(proposed: Table) -> list[Table]:
    about = {
        KeepSource.ONE: "The sale ends no other product.",
        KeepSource.SUPPORT: "The share of the group that has both is the chance to keep the first.",
        KeepSource.ASSUMED: "The chance to keep the product at risk is a number from the settings.",
    }
    return [
        assumption(touched, f"keep_{source.value}", source.value, words, touched.expected_margin)
        for source, words in about.items()
        for touched in [proposed.filter(proposed.keep_source == source.value)]
    ]


def costs(proposed: Table, contact_cost: float) -> Table:
    about = "What one contact costs, the same for everybody."
    return assumption(proposed, "contact_cost", f"{contact_cost:g}", about, proposed.cost)


def contract_years(contracts: Table, years: float, discount: float) -> Table:
    running = contracts.filter(contracts.ended_at.isnull())
    about = "A contract's margin counts for so many years, less what ends, discounted."
    value = f"{years:g} years at {discount:.0%} a year"
    return assumption(running, "subscription_years", value, about, running.yearly_margin)


def left_alone(offers: Table, decisions: Table, control_share: float) -> Table:
    control = decisions.filter(decisions.reason == "control").select("customer_id", "product_id")
    touched = offers.semi_join(control, ["customer_id", "product_id"])
    about = "The price of learning: offers that pay and are not made, so that we learn."
    return assumption(
        touched, "control_share", f"{control_share:.0%} left alone", about, touched.expected_margin
    )
