"""What the chances of leads promised beside what came, of the same kind and in the same time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from math import sqrt
from typing import Any

from syotto.ask.leads import newest
from syotto.ask.sources import Sources, rows as rows_of
from syotto.ask.words import count, many
from syotto.ask.worth import Worth
from syotto.maths.intervals import REACH
from syotto.schema.handed import LeadState, LeadStep
from syotto.schema.words import LineKind

Row = Mapping[str, Any]
Kept = Mapping[str, bool | None]
"""Of leads with a chance whose days are over: whether they succeeded in them; null: not known."""
STEPS = {"opportunity": LeadStep.OPPORTUNITY, "won": LeadState.WON}
COUNTED = {
    "opportunity": ("sales case", "sales cases"),
    "won": ("won case", "won cases"),
    "order": ("lead that ordered", "leads that ordered"),
}
FOUND = timedelta(days=1)
"""A case is found by the next morning's hand-over."""


def promises(house: Sources, handed: Sequence[Row], steps: Iterable[Row], now: datetime) -> Kept:
    """Whether each kept what its chance promised: `lead_outcome`, within its days."""
    days, outcome = timedelta(days=house.settings.lead_days), house.settings.lead_outcome
    over = {
        row["lead_id"]: row
        for row in handed
        if row["probability"] is not None and row["handed_at"] + days <= now
    }
    if outcome not in STEPS:
        return ordered(house, over, days)
    came = {
        one["lead_id"]
        for one in steps
        if one["step"] == STEPS[outcome]
        and one["lead_id"] in over
        and one["at"] <= over[one["lead_id"]]["handed_at"] + days + FOUND
    }
    return {lead: lead in came for lead in over}


def ordered(house: Sources, over: Mapping[str, Row], days: timedelta) -> Kept:
    """Whether the customer ordered; null where no order is known at all."""
    snapshot = newest(house)
    lines = snapshot.table("order_lines") if snapshot else None
    if not over or lines is None or not rows_of(lines.limit(1)):
        return dict.fromkeys(over)
    who = {lead: row["account_id"] or row["person_id"] for lead, row in over.items()}
    sold = lines.filter(lines.kind == LineKind.SALE.value, lines.customer_id.isin([*who.values()]))
    bought: dict[str, list[datetime]] = {}
    for row in rows_of(sold.select("customer_id", "at").distinct()):
        bought.setdefault(row["customer_id"], []).append(row["at"])
    return {
        lead: any(
            row["handed_at"] < at <= row["handed_at"] + days for at in bought.get(who[lead], ())
        )
        for lead, row in over.items()
    }


def added_up(over: Sequence[Row]) -> Worth:
    """Successes that the chances promise. What was learned errs for all alike, so the ends of the
    chances are added; luck partly cancels.
    """
    if not over:
        return Worth(None, None, None)
    chance = [row["probability"] for row in over]
    luck = REACH * sqrt(sum(p * (1 - p) for p in chance))
    low, high = (
        sum(p if row[end] is None else row[end] for row, p in zip(over, chance, strict=True))
        for end in ("low", "high")
    )
    return Worth(sum(chance), max(low - luck, 0.0), min(high + luck, float(len(over))))


def as_promised(total: Any, outcome: str, days: int) -> str:
    """total: `over`, `promised` and `came` of all leads."""
    one, more = COUNTED.get(outcome, ("success", "successes"))
    if not total.over or total.promised.estimate is None:
        return (
            f"Whether the chances came true is not known yet: a lead has {days} days to bring a "
            f"{one}, and none with a chance was handed over so long ago."
        )
    p = total.promised
    said = f"{p.estimate:.1f} {more} were promised ({p.low:.1f} – {p.high:.1f})"
    came = "orders are not known" if total.came is None else f"{count(total.came)} came"
    return f"Of {many(total.over, 'lead')} whose {days} days are over {said}; {came}."
