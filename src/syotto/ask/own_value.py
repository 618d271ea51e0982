"""One customer's value with its why, for their page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis

from syotto.ask.large_day import large_days
from syotto.ask.risks import Risky, risky, table_of, weighed
from syotto.ask.sources import Sources, asked, first
from syotto.ask.words import day, money, share
from syotto.ask.worth import Worth
from syotto.schema.lifetime import CHURN_RISKS, LIFETIME_VALUES
from syotto.store.snapshot import Snapshot


@dataclass(frozen=True)
class OwnValue:
    """A customer's value; `lines` say what it is made of, from the top. why: what it rests on."""

    worth: Worth
    lines: list[str]
    basis: str
    why: str
    risks: list[Risky]


def own_value(house: Sources, snapshot: Snapshot, customer_id: str) -> OwnValue | None:
    """None in a build that knows no values, or none of this customer."""
    if LIFETIME_VALUES.name not in snapshot.names:
        return None
    row = first(asked(snapshot, value_of, customer_id=customer_id))
    if row is None:
        return None
    remarks = large_days(snapshot, {customer_id}) if row["orders_value"] else {}
    return OwnValue(
        Worth(row["value"], row["low"], row["high"]),
        [*lines(row, house.settings.currency), *remarks.values()],
        row["basis"],
        row["why"],
        risks(snapshot, customer_id),
    )


def value_of(snapshot: Snapshot, customer_id: Any) -> ibis.Table:
    table = snapshot.table(LIFETIME_VALUES.name)
    return table.filter(table.customer_id == customer_id)


def risks(snapshot: Snapshot, customer_id: str) -> list[Risky]:
    table = table_of(snapshot, CHURN_RISKS)
    own = table.filter(table.customer_id == customer_id)
    return risky(snapshot, weighed(own))


def lines(row: dict[str, Any], currency: str) -> list[str]:
    """Orders, contracts, whether they still buy, and when the next purchase is due."""
    made = []
    if row["orders_value"] and row["expected_purchases"] is not None:
        made.append(
            f"{money(row['orders_value'], currency)} from orders: "
            f"{row['expected_purchases']:.1f} days with a purchase ({row['purchases_low']:.0f} to "
            f"{row['purchases_high']:.0f}) of {money(row['purchase_value'], currency)} each, "
            "discounted"
        )
    if row["contracts_value"]:
        made.append(f"{money(row['contracts_value'], currency)} from running contracts")
    if row["probability_alive"] is not None:
        made.append(
            f"still buys with {share(row['probability_alive'])} "
            f"({share(row['alive_low'])} to {share(row['alive_high'])})"
        )
    if row["next_purchase_at"] is not None:
        last = row["next_purchase_high"]
        until = f" to {day(last)}" if last else " to later than can be said"
        made.append(
            f"next purchase about {day(row['next_purchase_at'])} "
            f"({day(row['next_purchase_low'])}{until}), if they still buy"
        )
    return made
