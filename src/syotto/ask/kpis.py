"""KPIs: the figures of a month beside their targets, and one figure over months and members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ibis import Table

from syotto.ask.sources import Sources, rows
from syotto.ask.words import listed, measured
from syotto.errors import NotFound
from syotto.schema.kpis import BY_NAME, DEFINITIONS, DIMENSIONS, EVERYBODY, KPIS, Kpi
from syotto.store.snapshot import Snapshot

BEHIND = 0.9
"""A pace below this is said."""


@dataclass(frozen=True)
class Figure:
    """A figure of a month, and that of the month before. known_from: when it is final."""

    kpi: str
    title: str
    measure: str
    period: str
    dimension: str
    member: str
    value: float | None
    low: float | None
    high: float | None
    numerator: float
    denominator: int | None
    before: float | None
    target: float | None
    pace: float | None
    known_from: datetime | None


@dataclass(frozen=True)
class Board:
    """The figures of a month, of everybody or of one member of a dimension."""

    finding: str
    as_of: datetime
    currency: str
    period: str
    periods: list[str]
    dimension: str
    member: str
    members: list[tuple[str, str]]
    figures: list[Figure]
    definitions: list[Kpi]


@dataclass(frozen=True)
class One:
    """A figure: its definition, its months, and one month by whose it is."""

    finding: str
    as_of: datetime
    currency: str
    kpi: Kpi
    period: str
    periods: list[str]
    dimension: str
    dimensions: list[str]
    months: list[Figure]
    by: list[Figure]


def kpis(house: Sources, period: str = "", of: str = "") -> Board:
    """of: `origin=event` and the like; everybody where it is empty, or what the viewer sees first.

    Raises NotFound before the first build.
    """
    snapshot = house.warehouse.open()
    table = table_of(snapshot)
    members = whose(table)
    dimension, _, member = of.partition("=")
    if (dimension, member) not in members:
        dimension, member = members[0] if members else (EVERYBODY, EVERYBODY)
    mine = table.filter(table.dimension == dimension, table.member == member)
    found = rows(mine.order_by("period"))
    periods = sorted({row["period"] for row in found}, reverse=True)
    month = period if period in periods else next(iter(periods), "")
    figures = [one for one in with_before(found) if one.period == month]
    order = [one.name for one in DEFINITIONS]
    figures.sort(key=lambda one: order.index(one.kpi))
    return Board(
        finding=finding(figures, month, house.settings.currency),
        as_of=snapshot.build.as_of,
        currency=house.settings.currency,
        period=month,
        periods=periods,
        dimension=dimension,
        member=member,
        members=members,
        figures=figures,
        definitions=list(DEFINITIONS),
    )


def one_kpi(house: Sources, name: str, period: str = "", by: str = "") -> One:
    """Raises NotFound for an unknown figure, and before the first build."""
    if name not in BY_NAME:
        raise NotFound(f"There is no figure {name!r}.", fix=f"Use one of {', '.join(BY_NAME)}.")
    snapshot = house.warehouse.open()
    table = table_of(snapshot)
    found = rows(table.filter(table.kpi == name).order_by("dimension", "member", "period"))
    figures = with_before(found)
    there = [one for one in DIMENSIONS if any(row["dimension"] == one for row in found)]
    dimension = by if by in there else next(iter(there), "")
    periods = sorted({row["period"] for row in found}, reverse=True)
    month = period if period in periods else last_told(figures, periods)
    mine = [one for one in figures if (one.dimension, one.period) == (dimension, month)]
    mine.sort(key=lambda one: (-(one.denominator or one.numerator), one.member))
    months = [one for one in figures if one.dimension == EVERYBODY]
    return One(
        finding=trend(months, house.settings.currency),
        as_of=snapshot.build.as_of,
        currency=house.settings.currency,
        kpi=BY_NAME[name],
        period=month,
        periods=periods,
        dimension=dimension,
        dimensions=there,
        months=months,
        by=mine,
    )


def table_of(snapshot: Snapshot) -> Table:
    """Raises NotFound where the build is older than the table."""
    if KPIS.name not in snapshot.names:
        raise NotFound("This build has no KPIs.", fix="Build again.")
    return snapshot.table(KPIS.name)


def whose(table: Table) -> list[tuple[str, str]]:
    """Everybody first, then each member of each dimension."""
    found = rows(table.select("dimension", "member").distinct())
    order = (EVERYBODY, *DIMENSIONS)
    pairs = [(row["dimension"], row["member"]) for row in found]
    return sorted(pairs, key=lambda pair: (order.index(pair[0]), pair[1]))


def with_before(found: Iterable[Mapping[str, Any]]) -> list[Figure]:
    known = {(row["kpi"], row["dimension"], row["member"], row["period"]): row for row in found}
    made = []
    for (kpi, dimension, member, period), row in known.items():
        earlier = known.get((kpi, dimension, member, month_before(period)))
        made.append(
            Figure(
                **{name: row[name] for name in Figure.__dataclass_fields__ if name in row},
                title=BY_NAME[kpi].title,
                before=earlier["value"] if earlier else None,
            )
        )
    return made


def month_before(period: str) -> str:
    year, month = map(int, period.split("-"))
    return f"{year - (month == 1):04}-{(month - 2) % 12 + 1:02}"


def last_told(figures: list[Figure], periods: list[str]) -> str:
    """The newest month whose figure is told; else the newest."""
    told = [one.period for one in figures if one.value is not None]
    return max(told, default=next(iter(periods), ""))


def finding(figures: list[Figure], month: str, currency: str) -> str:
    """What is behind its target, or what there is."""
    aimed = [one for one in figures if one.pace is not None]
    late = sorted((one for one in aimed if (one.pace or 0) < BEHIND), key=lambda one: one.pace or 0)
    if late:
        worst = late[0]
        is_, wanted = (measured(n, worst.measure, currency) for n in (worst.value, worst.target))
        others = listed([one.title for one in late[1:4]])
        return (
            f"{month}: {worst.title.lower()} {is_}, the target is {wanted}."
            f"{' Behind too: ' + others + '.' if others else ''}"
        )
    if aimed:
        return f"{month}: no figure is behind its target, of {len(aimed)} that have one."
    if not figures:
        return "There is nothing to measure yet."
    return f"{month}: {len(figures)} figures, none with a target. Set some in targets.yaml."


def trend(months: list[Figure], currency: str) -> str:
    told = [one for one in months if one.value is not None]
    if not told:
        return "No month can be told yet."
    last = max(told, key=lambda one: one.period)
    value = measured(last.value, last.measure, currency)
    if last.before is None:
        return f"{value} in {last.period}."
    return f"{value} in {last.period}, {measured(last.before, last.measure, currency)} before."
