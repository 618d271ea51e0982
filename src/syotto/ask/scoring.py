"""How leads are scored: the rules and what they gave, the chances and whether they come true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis

from syotto.ask.sources import Sources, asked
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.predict.lead_fit import Fit, Tenth
from syotto.schema.leads import LEAD_DRIFT, LEAD_MODEL, LEAD_POINTS, LEAD_SCORES
from syotto.store.snapshot import Snapshot

MOVED = 0.25
"""Above it something has changed a lot: `maths/bins.stability`."""


@dataclass(frozen=True)
class RuleRow:
    """A rule that gave somebody something. points: of all people together, before caps."""

    rule: str
    part: str
    category: str
    people: int
    points: float


@dataclass(frozen=True)
class Model:
    """What earlier leads taught. error: mean distance of what was said from what came."""

    learned_at: datetime
    how: str
    why: str
    rows: int
    ones: int
    auc: float | None
    auc_low: float | None
    auc_high: float | None
    error: float | None
    shuffled: float | None
    tenths: list[Tenth]
    leaks: list[tuple[str, str]]


@dataclass(frozen=True)
class Called:
    """Calling the best so many tenths of the leads. profit: for each 1,000 leads."""

    share: float
    chance_from: float
    profit: float


@dataclass(frozen=True)
class Moved:
    feature: str
    stability: float | None
    left_out: str | None

    @property
    def much(self) -> bool:
        return self.stability is not None and self.stability > MOVED


@dataclass(frozen=True)
class Count:
    qualified: int
    people: int
    why_not: str | None


@dataclass(frozen=True)
class Scored:
    finding: str
    rules: list[RuleRow]
    model: Model | None
    calls: list[Called]
    moved: list[Moved]
    counts: list[Count]


def scoring(house: Sources, value: float | None, call_cost: float, early_cost: float) -> Scored:
    """By the newest build. value: the margin of a success; null: not known."""
    try:
        snapshot = house.warehouse.open()
    except NotFound:
        return Scored("Nobody was scored yet.", [], None, [], [], [])
    counts = [Count(**row) for row in asked(snapshot, by_reason)]
    model = model_of(snapshot)
    return Scored(
        finding(counts),
        [RuleRow(**row) for row in asked(snapshot, by_rule)],
        model,
        profits(model.tenths, value, call_cost, early_cost) if model and value else [],
        [Moved(**row) for row in asked(snapshot, by_drift)],
        counts,
    )


def finding(counts: list[Count]) -> str:
    qualified = sum(one.qualified for one in counts)
    people = sum(one.people for one in counts)
    return f"{qualified:,} of {many(people, 'person', 'people')} are worth a call now."


def by_reason(snapshot: Snapshot) -> ibis.Table:
    table = snapshot.table(LEAD_SCORES.name)
    found = table.group_by("why_not").agg(
        people=table.count(), qualified=table.qualified.cast("int64").sum()
    )
    return found.order_by(ibis.desc("people"), "why_not")


def by_rule(snapshot: Snapshot) -> ibis.Table:
    table = snapshot.table(LEAD_POINTS.name)
    found = table.group_by("rule", "part", "category").agg(
        people=table.count(), points=table.points.sum()
    )
    return found.order_by(ibis.desc("part"), ibis.desc("people"), "rule")


def by_drift(snapshot: Snapshot) -> ibis.Table:
    table = snapshot.table(LEAD_DRIFT.name)
    return table.order_by(table.left_out.isnull(), ibis.desc("stability"), "feature")


def model_of(snapshot: Snapshot) -> Model | None:
    rows = asked(snapshot, lambda one: one.table(LEAD_MODEL.name).limit(1))
    if not rows:
        return None
    row: dict[str, Any] = dict(rows[0])
    found = Fit.from_json(row.pop("fit"))
    tenths = list(found.tested.tenths) if found.tested else []
    shuffled = found.tested.shuffled if found.tested else None
    return Model(**row, shuffled=shuffled, tenths=tenths, leaks=list(found.leaks))


def profits(tenths: list[Tenth], value: float, call_cost: float, early_cost: float) -> list[Called]:
    """What calling the best tenth, the best two, ... would have brought, by what came of them."""
    made: list[Called] = []
    total, rows = 0.0, sum(one.rows for one in tenths)
    for n, one in enumerate(reversed(tenths), 1):
        total += one.rows * (one.came * value - call_cost - (1 - one.came) * early_cost)
        made.append(Called(n / len(tenths), one.said, total / rows * 1000))
    return made
