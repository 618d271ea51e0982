"""Customers most of whose margin came on one day: a value that rests on it may never come again."""

from __future__ import annotations

from collections.abc import Collection

from syotto.ask.sources import rows
from syotto.ask.words import day, share
from syotto.schema.words import LineKind
from syotto.store.snapshot import Snapshot

LARGE = 0.5
"""Of what they brought so far, net of returns."""


def large_days(snapshot: Snapshot, customers: Collection[str]) -> dict[str, str]:
    """For those of these customers who have such a day, a remark that says so."""
    if not customers:
        return {}
    lines, every = snapshot.table("order_lines"), snapshot.table("customers")
    sold = lines.filter(
        lines.kind == LineKind.SALE.value, lines.customer_id.isin(sorted(customers))
    )
    by_day = sold.group_by("customer_id", on=sold["at"].date()).agg(margin=sold.margin.sum())
    most = by_day.group_by("customer_id").agg(
        margin=by_day.margin.max(), on=by_day.on.argmax(by_day.margin)
    )
    whole = every.select("customer_id", whole="margin")
    found = most.join(whole, "customer_id")
    large = found.filter(found.whole > 0, found.margin > found.whole * LARGE)
    return {
        row["customer_id"]: remark(float(row["margin"]) / float(row["whole"]), day(row["on"]))
        for row in rows(large)
    }


def remark(part: float, on: str) -> str:
    most = "all" if part >= 1 else share(part)
    return f"rests on one large day: {most} of their margin so far came on {on}"
