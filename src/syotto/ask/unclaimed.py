"""What loaded tables tell of, by which nobody came into a flow, and why."""

from __future__ import annotations

from collections import Counter

from syotto.ask.sources import Sources
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.schema.flow import Flow
from syotto.schema.flow_enter import OnEvent
from syotto.schema.happened import HAPPENINGS, TOLD_WITHIN


def unclaimed(house: Sources, flow: Flow) -> list[str]:
    """In words, of what the newest build has that flows could still hear."""
    names = sorted({one.happens.event for one in flow.enter if isinstance(one, OnEvent)})
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return []
    if HAPPENINGS.name not in snapshot.names:
        return []
    table = snapshot.table(HAPPENINGS.name)
    rows = table.filter(table.name.isin(names), table["at"] > house.now() - TOLD_WITHIN)
    told = Counter((row["name"], row["why"]) for row in rows.to_pyarrow().to_pylist())
    whole = Counter(name for name, _ in told.elements())
    return [
        f"{found} of {many(whole[name], 'row')} of the last {TOLD_WITHIN.days} days that tell of "
        f"{name} {'is' if found == 1 else 'are'} nobody's: {why}."
        for (name, why), found in sorted(told.items(), key=str)
        if why
    ]
