"""Journeys: the funnel by stage, and the map of channels that people walk from stage to stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import reduce
from operator import and_
from typing import Any

import ibis
from ibis import Table

from syotto.ask.sources import Sources, asked
from syotto.ask.words import many, share
from syotto.know.funnel import PERIODS, counted, ends, in_periods
from syotto.know.journey_defaults import B2B, SHOP
from syotto.know.journey_rules import Rules, parse
from syotto.schema.journeys import Subject
from syotto.store.snapshot import Snapshot

WHOSE = ["subject", "subject_id"]
FILTERS = {
    "entry": "entry_channel",
    "origin": "entry_origin",
    "outcome": "outcome",
    "owner": "owner",
    "unit": "unit",
}
MEMBERS = {"segment": ("segment_members", "segment"), "persona": ("personas", "persona")}
MEASURED = ("share", "low", "high", "median_days", "median_low", "median_high")
SHOWN = 12
FIRST = 4
"""Channels of a path that are told; … says that it goes on."""
LEAST = 20
"""Stays that a step must have before it is called the narrowest."""


@dataclass(frozen=True)
class Wanted:
    """Whose journeys; an empty text is all. split: by what the funnel is shown side by side."""

    subject: Subject = Subject.PERSON
    entry: str = ""
    origin: str = ""
    outcome: str = ""
    owner: str = ""
    unit: str = ""
    segment: str = ""
    persona: str = ""
    split: str = ""

    @property
    def values(self) -> dict[str, str]:
        """What narrows down whose journeys are meant."""
        return {name: str(value) for name, value in asdict(self).items() if name != "split"}


@dataclass(frozen=True)
class FunnelRow:
    """A stage: who is in it now, who entered it in the period, and who of them moved on.

    lately: entered since the period ended, too late to have moved on in time
    """

    value: str
    stage: str
    now: int
    entered: int
    moved_on: int
    share: float | None
    low: float | None
    high: float | None
    median_days: float | None
    median_low: float | None
    median_high: float | None
    entered_before: int
    share_before: float | None
    target: float | None
    lately: int


@dataclass(frozen=True)
class Node:
    """A channel in a stage: who met us there, and for whom it was the last we know of."""

    stage: str
    channel: str
    people: int
    stopped: int


@dataclass(frozen=True)
class Edge:
    """From one channel and stage straight to another."""

    stage: str
    channel: str
    next_stage: str
    next_channel: str
    people: int
    times: int
    median_days: float


@dataclass(frozen=True)
class Variant:
    """How the journeys of several began, channel by channel."""

    path: list[str]
    people: int
    share: float


@dataclass(frozen=True)
class HandOff:
    """From one channel to another, whatever the stage."""

    channel: str
    next_channel: str
    people: int
    times: int
    median_days: float


@dataclass(frozen=True)
class Journeys:
    """The funnel, the map, and what can be chosen."""

    finding: str
    wanted: Wanted
    choices: dict[str, list[str]]
    stages: list[str]
    people: int
    within_days: int
    since: datetime
    until: datetime
    funnel: list[FunnelRow]
    split: list[FunnelRow]
    nodes: list[Node]
    edges: list[Edge]
    variants: list[Variant]
    hand_offs: list[HandOff]


def journeys(house: Sources, wanted: Wanted) -> Journeys:
    """The journeys of the people or companies wanted.

    Raises NotFound before the first build, SettingError for rules that cannot be read.
    """
    snapshot = house.warehouse.open()
    rules = rules_of(house.settings.journey, snapshot)
    before, since, until = ends(snapshot.build.as_of, rules)
    dates = {"before": f"{before}", "since": f"{since}", "until": f"{until}"}
    counts = {**wanted.values, **dates, "within": f"{rules.within_days}"}
    whole = rows_of(snapshot, funnel_rows, counts, rules)
    people = asked(snapshot, how_many, limit=None, **wanted.values)[0]["people"]
    return Journeys(
        finding=finding(whole, wanted, rules, people),
        wanted=wanted,
        choices=choices(snapshot),
        stages=[stage for stage in rules.names if any(row.stage == stage for row in whole)],
        people=people,
        within_days=rules.within_days,
        since=since,
        until=until,
        funnel=whole,
        split=split_rows(snapshot, wanted.split, counts, rules),
        nodes=[Node(**row) for row in asked(snapshot, nodes, limit=None, **wanted.values)],
        edges=[Edge(**row) for row in asked(snapshot, edges, limit=200, **wanted.values)],
        variants=[
            Variant(**row, share=row["people"] / people)
            for row in asked(snapshot, variants, limit=SHOWN, **wanted.values)
        ],
        hand_offs=[HandOff(**row) for row in asked(snapshot, hand_offs, limit=50, **wanted.values)],
    )


def rules_of(given: Mapping[str, Any], snapshot: Snapshot) -> Rules:
    """The rules by which the build was made: a shop's where its stages are a shop's."""
    is_shop = any(row["shop"] for row in asked(snapshot, has_shop_stages))
    return parse(given, found=SHOP if is_shop else B2B)


def has_shop_stages(snapshot: Snapshot) -> Table:
    stages = snapshot.table("stages")
    return stages.agg(shop=stages.stage.isin(["known", "cart", "repeat"]).any())


def chosen(snapshot: Snapshot, values: Mapping[str, Any]) -> Table:
    """The journeys that are wanted."""
    table = snapshot.table("journeys")
    tests = [
        (values[name] == "") | (table[column] == values[name]) for name, column in FILTERS.items()
    ]
    for name, (other, column) in MEMBERS.items():
        test = values[name] == ""
        if other in snapshot.names:
            members = snapshot.table(other)
            own = members.filter(members[column] == values[name]).person_id
            test = test | table.subject_id.isin(own)
        tests.append(test)
    return table.filter(table.subject == values["subject"], reduce(and_, tests))


def how_many(snapshot: Snapshot, **values: Any) -> Table:
    table = chosen(snapshot, values)
    return table.agg(people=table.count())


def counted_stays(snapshot: Snapshot, split: str, values: Mapping[str, Any]) -> Table:
    """Rows of the funnel for everybody (`split` empty), or by a column of journeys."""
    own = chosen(snapshot, values).select(*WHOSE, value=split or ibis.literal(""))
    stays = snapshot.table("stages").inner_join(own, WHOSE)
    before, since, until = (
        values[name].cast("timestamp('UTC')") for name in ("before", "since", "until")
    )
    lasting = in_periods(stays, before, since, until, values["within"].cast("int64"))
    found = counted(lasting.mutate(by=ibis.literal("")))
    also = stays.group_by(also="stage", of="value").agg(
        now=stays.count(where=stays.left_at.isnull()),
        lately=stays.count(where=stays.entered_at >= until),
    )
    told = also.left_join(found, [also.also == found.stage, also.of.identical_to(found.value)])
    return told.drop("stage", "value").rename(stage="also", value="of")


def funnel_rows(snapshot: Snapshot, **values: Any) -> Table:
    return counted_stays(snapshot, "", values)


def by_column(column: str) -> Callable[..., Table]:
    """A question of its own for each column, so that its SQL is kept."""

    def asked_by(snapshot: Snapshot, **values: Any) -> Table:
        return counted_stays(snapshot, column, values)

    return asked_by


SPLITS = {name: by_column(column) for name, column in FILTERS.items()}


def split_rows(
    snapshot: Snapshot, split: str, counts: Mapping[str, str], rules: Rules
) -> list[FunnelRow]:
    """The funnel side by side; those with most stays first."""
    if split not in SPLITS:
        return []
    found = [row for row in rows_of(snapshot, SPLITS[split], counts, rules) if row.value]
    size: dict[str, int] = {}
    for row in found:
        size[row.value] = size.get(row.value, 0) + row.entered + row.now
    order = sorted(size, key=lambda value: (-size[value], value))[:SHOWN]
    place = {value: number for number, value in enumerate(order)}
    shown = [row for row in found if row.value in place]
    return sorted(shown, key=lambda row: place[row.value])


def rows_of(
    snapshot: Snapshot, question: Callable[..., Table], counts: Mapping[str, str], rules: Rules
) -> list[FunnelRow]:
    """The current period beside the one before, in the order of the stages."""
    found = asked(snapshot, question, limit=None, **counts)
    periods = {(row["value"], row["stage"], row["period"]): row for row in found}
    keys = dict.fromkeys((row["value"], row["stage"]) for row in found)
    made = [row_of(value, stage, periods, rules.targets) for value, stage in keys]
    order = {name: number for number, name in enumerate(rules.names)}
    return sorted(made, key=lambda row: (row.value or "", order.get(row.stage, len(order))))


def row_of(
    value: str, stage: str, periods: Mapping[tuple[str, str, str | None], dict[str, Any]],
    targets: Mapping[str, float],
) -> FunnelRow:  # fmt: skip
    now, before = (periods.get((value, stage, name), {}) for name in PERIODS)
    said = now or before or periods[value, stage, None]
    return FunnelRow(
        value=value,
        stage=stage,
        now=said["now"],
        entered=now.get("entered") or 0,
        moved_on=now.get("moved_on") or 0,
        entered_before=before.get("entered") or 0,
        share_before=before.get("share"),
        target=targets.get(stage),
        lately=said["lately"],
        **{
            name: now.get(name)
            for name in ("share", "low", "high", "median_days", "median_low", "median_high")
        },
    )


def walked(snapshot: Snapshot, values: Mapping[str, Any]) -> Table:
    return snapshot.table("journey_steps").semi_join(chosen(snapshot, values), WHOSE)


def nodes(snapshot: Snapshot, **values: Any) -> Table:
    steps = walked(snapshot, values)
    return (
        steps.group_by("stage", "channel")
        .agg(
            people=steps.subject_id.nunique(),
            stopped=steps.count(where=steps.next_channel.isnull()),
        )
        .order_by(ibis.desc("people"), "stage", "channel")
    )


def edges(snapshot: Snapshot, **values: Any) -> Table:
    steps = walked(snapshot, values)
    moved = steps.filter(steps.next_channel.notnull())
    return (
        moved.group_by("stage", "channel", "next_stage", "next_channel")
        .agg(
            people=moved.subject_id.nunique(),
            times=moved.count(),
            median_days=moved.wait_days.median(),
        )
        .order_by(ibis.desc("people"), "stage", "channel", "next_stage", "next_channel")
    )


def hand_offs(snapshot: Snapshot, **values: Any) -> Table:
    steps = walked(snapshot, values)
    moved = steps.filter(steps.next_channel != steps.channel)
    return (
        moved.group_by("channel", "next_channel")
        .agg(
            people=moved.subject_id.nunique(),
            times=moved.count(),
            median_days=moved.wait_days.median(),
        )
        .order_by(ibis.desc("people"), "channel", "next_channel")
    )


def variants(snapshot: Snapshot, **values: Any) -> Table:
    own = chosen(snapshot, values)
    known = own.filter(own.path.notnull())
    goes_on = ibis.ifelse(known.path.length() > FIRST, ["…"], ibis.literal([], "array<string>"))
    begun = known.mutate(path=known.path[:FIRST] + goes_on)
    counted_paths = begun.group_by("path").agg(people=begun.count())
    several = counted_paths.filter(counted_paths.people > 1)
    return several.order_by(ibis.desc("people"), "path")


def choices(snapshot: Snapshot) -> dict[str, list[str]]:
    """What may be chosen of each filter, as far as there is anything."""
    table = snapshot.table("journeys")
    told = {name: (table, column) for name, column in FILTERS.items()}
    told |= {
        name: (snapshot.table(other), column)
        for name, (other, column) in MEMBERS.items()
        if other in snapshot.names
    }
    parts = [
        rows.filter(rows[column].notnull()).select(name=ibis.literal(name), value=column).distinct()
        for name, (rows, column) in told.items()
    ]
    found = ibis.union(*parts).order_by("name", "value").to_pyarrow().to_pylist()
    return {name: [row["value"] for row in found if row["name"] == name] for name in told}


def finding(rows: list[FunnelRow], wanted: Wanted, rules: Rules, people: int) -> str:
    """The narrowest step before the customers, or why there is none to tell of."""
    who = ("person", "people") if wanted.subject == Subject.PERSON else ("company", "companies")
    if not people:
        return f"There are no journeys of {who[1]} here."
    buying = {stage.name for stage in rules.stages if stage.customer} | {rules.names[-1]}
    told = [row for row in rows if row.entered >= LEAST and row.stage not in buying]
    if not told:
        return (
            f"{many(people, *who)} on their way; too few entered a stage {rules.within_days} days "
            "ago or earlier to say where they stop."
        )
    least = min(told, key=lambda row: (row.share or 0, row.stage))
    return (
        f"The narrowest step is the one from {least.stage}: {share(least.share)} "
        f"of {least.entered:,} moved on within {rules.within_days} days. "
        f"{many(people, *who)} in all."
    )
