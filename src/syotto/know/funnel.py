"""The funnel: who entered a stage, and who of them moved on within the days that count.

Who entered lately could not move on yet. So the period ends those days before `as_of`: everybody
in it had the same time, nobody is cut off, and shares are plain counts. They are of stays: who
comes back into a stage counts once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import ibis
from ibis import Table
from ibis.expr.types import NumericValue, Value

from syotto.know.journey_rules import Rules, parse
from syotto.know.moments import moment
from syotto.maths.intervals import REACH, wilson

DAY = 86_400
EVERYBODY = "all"
SPLITS = {
    "entry channel": "entry_channel",
    "origin": "entry_origin",
    "outcome": "outcome",
    "owner": "owner",
    "unit": "unit",
}
PERIODS = ("current", "previous")
FEWEST = 4
"""With fewer who moved on, no two of them hold the median between them four times in five."""


def funnel(stages: Table, journeys: Table, *, as_of: datetime, journey: Mapping[str, Any]) -> Table:
    """Every stage, in all and by what splits journeys; schema FUNNEL."""
    rules = parse(journey)
    whose = journeys.select("subject", "subject_id", *SPLITS.values())
    told = stages.left_join(whose, ["subject", "subject_id"])
    before, since, until = map(moment, ends(as_of, rules))
    stays = in_periods(told, before, since, until, rules.within_days)
    parts = [counted(stays.mutate(by=ibis.literal(EVERYBODY), value=ibis.literal(EVERYBODY)))]
    for name, column in SPLITS.items():
        known = stays.filter(stays[column].notnull())
        parts.append(counted(known.mutate(by=ibis.literal(name), value=known[column])))
    return dated(ibis.union(*parts), *ends(as_of, rules))


def ends(as_of: datetime, rules: Rules) -> tuple[datetime, datetime, datetime]:
    """When the previous period begins, this one begins, and it ends."""
    until = as_of - timedelta(days=rules.within_days)
    before, since = (until - timedelta(days=rules.period_days * n) for n in (2, 1))
    return before, since, until


def in_periods(
    stays: Table, before: Value, since: Value, until: Value, within_days: int | Value
) -> Table:
    """Stays that began in the period or the one before, with whether and when they moved on."""
    recent = stays.filter((stays.entered_at >= before) & (stays.entered_at < until))
    days = (recent.left_at.epoch_seconds() - recent.entered_at.epoch_seconds()) / DAY
    return recent.mutate(
        period=ibis.ifelse(recent.entered_at >= since, *PERIODS),
        on_time=(recent.moved_on & (days <= within_days)).fill_null(False),
        days=days.cast("float64"),
    )


def counted(stays: Table) -> Table:
    """Counts, the share with Wilson's interval, and the median days between two of them."""
    rows = stays.group_by("subject", "by", "value", "stage", "place", "period").agg(
        entered=stays.count(),
        moved_on=stays.count(where=stays.on_time),
        days=stays.days.collect(where=stays.on_time),
    )
    share, low, high = shared(rows.moved_on, rows.entered)
    days, many = rows.days.sort(), rows.moved_on
    movers = many.cast("float64")
    rank = ((movers - REACH * movers.sqrt()) / 2).floor().cast("int64").clip(lower=1)
    enough = many >= FEWEST
    return rows.mutate(
        share=share,
        low=low,
        high=high,
        median_days=(days[(many - 1) // 2] + days[many // 2]) / 2,
        median_low=ibis.ifelse(enough, days[rank - 1], None),
        median_high=ibis.ifelse(enough, days[many - rank], None),
    ).drop("days")


def shared(hits: NumericValue, n: NumericValue) -> tuple[Value, Value, Value]:
    """The share and its ends; exactly 0 where nobody did, exactly 1 where all did."""
    part, whole = hits.cast("float64"), n.cast("float64")
    low, high = wilson(part, whole)
    return part / whole, ibis.ifelse(hits == 0, 0.0, low), ibis.ifelse(hits == n, 1.0, high)


def dated(rows: Table, before: datetime, since: datetime, until: datetime) -> Table:
    is_current = rows.period == PERIODS[0]
    return rows.mutate(
        since=ibis.ifelse(is_current, moment(since), moment(before)),
        until=ibis.ifelse(is_current, moment(until), moment(since)),
    )
