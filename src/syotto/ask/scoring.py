"""How leads are scored: the rules and what they gave, the chances and whether they come true."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import ibis

from syotto.ask.calling import Curve, curve_of
from syotto.ask.rules import RuleRow, caps, rule_rows
from syotto.ask.sources import Sources, asked
from syotto.ask.words import listed, many
from syotto.errors import NotFound
from syotto.predict.lead_fit import Fit, Tenth
from syotto.schema.leads import LEAD_DRIFT, LEAD_MODEL, LEAD_SCORES
from syotto.schema.scoring import Scoring
from syotto.store.snapshot import Snapshot

NAMED = 3
"""Columns that a sentence names."""
MOVED = 0.25
"""Above it something has changed a lot: `maths/bins.stability`."""


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
    """changed: the text of the rules is another one than the newest build went by.

    drift: in a sentence; null: nothing is known of it.
    """

    finding: str
    rules: list[RuleRow] = field(default_factory=list)
    model: Model | None = None
    curve: Curve = Curve()
    moved: list[Moved] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    drift: str | None = None
    caps: list[str] = field(default_factory=list)
    changed: bool = False

    @property
    def much(self) -> int:
        """How many columns changed a lot."""
        return sum(one.much for one in self.moved)


def scoring(
    house: Sources, rules: Scoring | None, value: float | None, call_cost: float, early_cost: float
) -> Scored:
    """By the newest build. rules: those that count, as their text is now; null: it is wrong.

    value: the margin of a success; null: not known.
    """
    snapshot = newest(house)
    if snapshot is None:
        told = rule_rows(rules or Scoring(), None)
        return Scored("Nobody was scored yet.", told, caps=caps(rules))
    counts = [Count(**row) for row in asked(snapshot, by_reason)]
    model, currency = model_of(snapshot), house.settings.currency
    curve = Curve()
    if model and value:
        euros = value, call_cost, early_cost
        curve = curve_of(model.tenths, *euros, called_share(snapshot), currency)
    moved = drifted(snapshot)
    return Scored(
        finding(counts), rule_rows(rules or Scoring(), snapshot), model, curve, moved, counts,
        drift_in_words(moved), caps(rules), rules is not None and changed(snapshot, rules),
    )  # fmt: skip


def newest(house: Sources) -> Snapshot | None:
    with suppress(NotFound):
        snapshot = house.warehouse.open()
        return snapshot if LEAD_SCORES.name in snapshot.names else None
    return None


def changed(snapshot: Snapshot, rules: Scoring) -> bool:
    rows = asked(snapshot, version_counted, limit=1)
    return bool(rows) and rows[0]["scoring_version"] != rules.version


def version_counted(snapshot: Snapshot) -> ibis.Table:
    return snapshot.table(LEAD_SCORES.name).select("scoring_version")


def called_share(snapshot: Snapshot) -> float | None:
    """Of those whose chance is known, the share that is worth a call now."""
    rows = asked(snapshot, called_now)
    return rows[0]["called"] / rows[0]["people"] if rows and rows[0]["people"] else None


def called_now(snapshot: Snapshot) -> ibis.Table:
    table = snapshot.table(LEAD_SCORES.name)
    known = table.filter(table.probability.notnull())
    return known.agg(people=known.count(), called=known.qualified.cast("int64").sum().fill_null(0))


def drift(house: Sources) -> str | None:
    """What changed a lot since the leads that taught the chances; null where nothing did."""
    snapshot = newest(house)
    moved = drifted(snapshot) if snapshot else []
    return drift_in_words(moved) if any(one.much for one in moved) else None


def drifted(snapshot: Snapshot) -> list[Moved]:
    if LEAD_DRIFT.name not in snapshot.names:
        return []
    return [Moved(**row) for row in asked(snapshot, by_drift)]


def drift_in_words(moved: list[Moved]) -> str | None:
    """null where no column could be held against those that taught."""
    known = [one for one in moved if one.stability is not None]
    if not known:
        return None
    much = [one.feature for one in known if one.much]
    if not much:
        return "Nothing changed a lot since the leads that taught the chances."
    rest = [f"{len(much) - NAMED} more"] if len(much) > NAMED else []
    named = listed([*much[:NAMED], *rest])
    return (
        f"{len(much)} of {len(known)} things that chances are read from changed a lot since they"
        f" were learned: {named}. Take chances with care until newer cases have taught them."
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
