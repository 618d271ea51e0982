"""The hand-over, from both sides: what marketing promised, what sales did, what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from syotto.ask.leads import is_late, may_see
from syotto.ask.promises import Kept, added_up, as_promised, promises
from syotto.ask.seen import whole
from syotto.ask.sources import Sources
from syotto.ask.words import many, share
from syotto.ask.worth import Worth
from syotto.maths.intervals import wilson
from syotto.schema.handed import REASONS, LeadStage, LeadState, LeadStep, stage_of
from syotto.store import leads as book

DAYS, LATER = 90, 30
"""How far back, but always so many days more than a lead has to succeed."""
FEWEST = 5
"""Of fewer no share is told."""
Row = Mapping[str, Any]
Steps = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Side:
    """Leads of one seller, of one origin, or of all, from both sides.

    expected_profit: of the leads, their whole chance counted. hours: median hours until an answer.
    accepted: a share with its 80 % interval. promised: successes that the chances at hand-over add
    up to, of the `over` leads whose days are over; came: those that did. null: not known.
    """

    who: str
    handed: int
    expected_profit: float | None
    answered: int
    in_time: int
    late: int
    hours: float | None
    accepted: Worth
    rejected: int
    recycled: int
    spoken: int
    opportunities: int
    won: int
    lost: int
    over: int
    promised: Worth
    came: int | None


@dataclass(frozen=True)
class Rejection:
    """How often a reason was given, about which kind of people, by which scoring."""

    reason: str
    persona: str | None
    scoring_version: str | None
    leads: int
    of: int


@dataclass(frozen=True)
class HandOver:
    """The last `days`. stages: leads that came so far, or further. sides: of each seller; origins:
    of what brought them. kept: whether what the chances promised came. lead_outcome: what they are
    chances of.
    """

    finding: str
    kept: str
    lead_outcome: str
    lead_days: int
    days: int
    currency: str
    answer_hours: float
    hot_answer_hours: float
    whole: Side
    stages: Mapping[str, int]
    sides: list[Side]
    origins: list[Side]
    rejections: list[Rejection]
    overdue: int
    escalated: int
    waiting: int
    sellers: int


def hand_over(house: Sources) -> HandOver:
    """Over the leads that the viewer sees."""
    now, s = house.now(), house.settings
    days = max(DAYS, s.lead_days + LATER)
    with whole(house).ledger.read() as connection:
        every = book.since(connection, now - timedelta(days=days))
        seen = [row for row in every if may_see(house, row)]
        taken = book.steps_since(connection, now - timedelta(days=days))
    handed = [row for row in seen if row["handed_at"] is not None]
    steps = steps_by_lead(taken)
    kept = promises(house, handed, taken, now)
    total = side("everybody", handed, steps, kept, now)
    return HandOver(
        finding=finding(total, days),
        kept=as_promised(total, s.lead_outcome, s.lead_days),
        lead_outcome=s.lead_outcome,
        lead_days=s.lead_days,
        days=days,
        currency=s.currency,
        answer_hours=s.lead_answer_hours,
        hot_answer_hours=s.hot_answer_hours,
        whole=total,
        stages=so_far(handed, steps),
        sides=by(handed, steps, kept, now, lambda row: row["owner"]),
        origins=by(handed, steps, kept, now, lambda row: row["origin"]),
        rejections=rejections(handed),
        overdue=sum(is_late(row, now) for row in handed),
        escalated=sum(
            row["escalated_at"] is not None or row["next_told_at"] is not None for row in handed
        ),
        waiting=sum(row["state"] == LeadState.OPEN for row in seen),
        sellers=len(s.sellers),
    )


def steps_by_lead(steps: Iterable[Row]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one in steps:
        found.setdefault(one["lead_id"], set()).add(one["step"])
    return {lead: frozenset(names) for lead, names in found.items()}


def so_far(rows: Sequence[Row], steps: Steps) -> dict[str, int]:
    """How many leads came into each stage, or further."""
    stages = list(LeadStage)
    furthest = [stage_of(steps.get(row["lead_id"], frozenset())) for row in rows]
    places = [stages.index(stage) for stage in furthest if stage]
    return {stage: sum(at >= place for at in places) for place, stage in enumerate(stages)}


def by(
    rows: Sequence[Row], steps: Steps, kept: Kept, now: datetime, of: Callable[[Row], str | None]
) -> list[Side]:
    names = sorted({of(row) or "nobody" for row in rows})
    return [
        side(name, [row for row in rows if (of(row) or "nobody") == name], steps, kept, now)
        for name in names
    ]


def side(who: str, rows: Sequence[Row], steps: Steps, kept: Kept, now: datetime) -> Side:
    def took(*names: str) -> int:
        return sum(bool(steps.get(row["lead_id"], frozenset()) & set(names)) for row in rows)

    answered = [row for row in rows if row["answered_at"] is not None]
    waits = [row["answered_at"] - row["handed_at"] for row in answered]
    profits = [row["expected_profit"] for row in rows if row["expected_profit"] is not None]
    over = [row for row in rows if row["lead_id"] in kept]
    came = [kept[row["lead_id"]] for row in over]
    accepted = took(LeadState.ACCEPTED, LeadStep.DONE, LeadState.WON, LeadState.LOST)
    return Side(
        who=who,
        handed=len(rows),
        expected_profit=sum(profits) if profits else None,
        answered=len(answered),
        in_time=sum(row["answered_at"] <= row["due_at"] for row in answered),
        late=sum(is_late(row, now) for row in rows),
        hours=median(wait / timedelta(hours=1) for wait in waits) if waits else None,
        accepted=part_of(accepted, len(answered)),
        rejected=took(LeadState.REJECTED),
        recycled=took(LeadState.RECYCLED),
        spoken=took(LeadStep.DONE),
        opportunities=sum(row["opportunity_ref"] is not None for row in rows),
        won=sum(row["state"] == LeadState.WON for row in rows),
        lost=sum(row["state"] == LeadState.LOST for row in rows),
        over=len(over),
        promised=added_up(over),
        came=None if None in came else sum(map(bool, came)),
    )


def part_of(part: int, of: int) -> Worth:
    """A share with its interval; of few none."""
    if of < FEWEST:
        return Worth(None, None, None)
    low, high = wilson(float(min(part, of)), float(of))
    return Worth(min(part, of) / of, low, high)


def rejections(rows: Sequence[Row]) -> list[Rejection]:
    """Which rules and kinds of people sales sends back, the most frequent first."""
    sort = ("persona", "scoring_version")
    every = Counter(tuple(row[name] for name in sort) for row in rows)
    sent = Counter(
        (row["reason"], *(row[name] for name in sort)) for row in rows if row["reason"] in REASONS
    )
    found = [
        Rejection(REASONS[reason].words, persona, version, number, every[persona, version])
        for (reason, persona, version), number in sent.items()
    ]
    return sorted(found, key=lambda one: (-one.leads, one.reason, one.persona or ""))


def finding(total: Side, days: int) -> str:
    if not total.handed:
        return "Nobody was handed over yet."
    said = f"{many(total.handed, 'lead')} handed over in {days} days, {total.answered} answered"
    rate = f", {share(total.accepted.estimate)} of them accepted" if total.accepted.estimate else ""
    return f"{said}{rate}; {total.won} won and {total.lost} lost so far."
