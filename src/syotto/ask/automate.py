"""By hand or automated: which of last quarter's recurring acts a machine should do, in money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import ibis

from syotto.ask.seen import limited
from syotto.ask.sources import Sources, rows
from syotto.ask.words import many, money
from syotto.schema.pressure import AUTOMATIONS


@dataclass(frozen=True)
class Act:
    """What people repeated, for whom; euros a quarter."""

    kind: str
    segment: str
    people: int
    acts: int
    acts_low: float
    acts_high: float
    by_machine: int
    minutes: float
    minutes_source: str
    hours: float
    cost: float
    setup: float
    saves: float
    low: float
    high: float
    pays_from: int | None
    verdict: str

    @property
    def named(self) -> str:
        """`call, sawmill`."""
        return f"{self.kind}, {self.segment}"


@dataclass(frozen=True)
class Automate:
    """Acts that save most first. part: the viewer sees a part of the customers, and none of it."""

    finding: str
    as_of: datetime
    currency: str
    part: bool
    hour_cost: float
    setup_hours: float
    acts: list[Act]


def automate(house: Sources) -> Automate:
    """Counted over all customers, so empty for a viewer who sees a part of them.

    Raises NotFound before the first build.
    """
    snapshot = house.warehouse.open()
    told = snapshot.table(AUTOMATIONS.name)
    order = (ibis.desc("saves"), "kind", "segment")
    acts = [Act(**row) for row in rows(told.order_by(*order))]
    settings = house.settings
    return Automate(
        finding(acts, settings.currency, limited(house)),
        snapshot.build.as_of,
        settings.currency,
        limited(house),
        settings.hour_cost,
        settings.setup_hours,
        acts,
    )


def finding(acts: list[Act], currency: str, part: bool) -> str:
    if part:
        return (
            "This is counted over all customers together, and you see a part of them. "
            "Ask somebody who sees all of them."
        )
    pays = [act for act in acts if act.verdict == "automate"]
    if not acts:
        return "Nothing was repeated by hand often enough in the last quarter to say."
    if not pays:
        return f"Of {many(len(acts), 'recurring act')} none would surely pay to automate."
    saves = money(sum(act.saves for act in pays), currency)
    which = f"{len(pays)} of {many(len(acts), 'recurring act')}"
    return f"{which} would pay to automate: {saves} a quarter."
