"""Slots of web pages: what was shown in them, to how many, and how many clicked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa
from ibis import Table

from syotto.ask.seen import limited
from syotto.ask.sources import Sources, rows
from syotto.ask.words import many
from syotto.errors import NotFound
from syotto.maths.intervals import wilson
from syotto.schema.condition_words import in_words
from syotto.schema.inside import text_in
from syotto.schema.known import VISITOR
from syotto.schema.slot import CONTENT_CLICKED, CONTENT_SHOWN, DEFAULT, Choice, Slot
from syotto.schema.words import Actor
from syotto.sense.slots import read_slots
from syotto.store import profiles

NAMES = (CONTENT_SHOWN, CONTENT_CLICKED)
WHY = {
    "rule": "its condition holds",
    "nothing_fits": "no condition holds",
    "control": "control group",
    "ended": "the slot has ended",
    "not_profiled": "not to be profiled",
}
EVENT = pa.schema([(name, pa.string()) for name in ("event_id", "person_id", "name", "properties")])
INSIDE = ("slot", "choice", "reason", "decision_id")
"""What of the properties is counted by."""
AT_MOST = 200
"""People of the control group who are listed."""


@dataclass(frozen=True)
class Shown:
    """How often a choice was shown for one reason. share: clicked of shown, with its interval."""

    slot: str
    choice: str
    because: str
    shown: int
    visitors: int
    clicked: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class SlotRow:
    """A slot in the list. control: visitors in the control group."""

    name: str
    title: str
    what_for: str
    choices: int
    shown: int
    clicked: int
    control: int
    wrong: str | None


@dataclass(frozen=True)
class SlotList:
    finding: str
    slots: list[SlotRow]


@dataclass(frozen=True)
class Rule:
    """A choice as it stands in the file, in words."""

    name: str
    when: str
    angle: str
    until: str


DEFAULT_RULE = Rule(DEFAULT, "everybody else, and the control group", "", "")


@dataclass(frozen=True)
class OneSlot:
    """in_control: known people who see the default so that we learn what the choices change."""

    name: str
    title: str
    what_for: str
    finding: str
    control_share: float
    rules: list[Rule]
    counts: list[Shown]
    in_control: list[str]


def slots(house: Sources) -> SlotList:
    """Every slot of the workspace. A limited viewer's counts are of the people they see."""
    found = read_slots(house.folder)
    counts = counted(told(house))
    made = [
        row_of(name, found.known.get(name), counts, str(found.wrong.get(name) or "") or None)
        for name in sorted({*found.known, *found.wrong})
    ]
    wrong = sum(row.wrong is not None for row in made)
    said = f"{many(len(made), 'slot')}, shown {sum(row.shown for row in made):,} times."
    return SlotList(said + (f" {many(wrong, 'text')} cannot be read." if wrong else ""), made)


def row_of(name: str, slot: Slot | None, counts: list[Shown], wrong: str | None) -> SlotRow:
    mine = [one for one in counts if one.slot == name]
    return SlotRow(
        name=name,
        title=slot.title if slot else name,
        what_for=slot.what_for if slot else "",
        choices=len(slot.choices) if slot else 0,
        shown=sum(one.shown for one in mine),
        clicked=sum(one.clicked for one in mine),
        control=sum(one.visitors for one in mine if one.because == WHY["control"]),
        wrong=wrong,
    )


def slot(house: Sources, name: str) -> OneSlot:
    """One slot: its rules, what was shown, who is in control. Raises NotFound, or what is wrong."""
    found = read_slots(house.folder)
    if name in found.wrong:
        raise found.wrong[name]
    if name not in found.known:
        raise NotFound(f"There is no slot {name!r}.", fix="The page Slots lists them.")
    known = found.known[name]
    events = told(house)
    counts = [one for one in counted(events) if one.slot == name]
    return OneSlot(
        name=name,
        title=known.title,
        what_for=known.what_for,
        finding=f"Shown {sum(one.shown for one in counts):,} times.",
        control_share=known.control_share,
        rules=[*map(rule_of, known.choices), DEFAULT_RULE],
        counts=counts,
        in_control=in_control(events, name),
    )


def rule_of(choice: Choice) -> Rule:
    return Rule(
        choice.name,
        in_words(choice.when) if choice.when else "everybody",
        choice.angle or "",
        f"{choice.until:%Y-%m-%d}" if choice.until else "",
    )


def told(house: Sources) -> Table:
    """What people saw and clicked in slots: of the newest build, and what came in since.

    A limited viewer sees the build alone, which is narrowed.
    """
    lately = ibis.memtable(pa.Table.from_pylist(since_build(house), EVENT))
    with suppress(NotFound):
        events = house.warehouse.open().table("events")
        human = events.actor.fill_null(Actor.HUMAN.value) != Actor.MACHINE.value
        meant = events.filter(events.name.isin(NAMES), human).select(*EVENT.names)
        lately = lately.anti_join(meant, "event_id").union(meant)
    inside = {name: text_in(lately.properties, name) for name in INSIDE}
    return lately.mutate(**inside)


def since_build(house: Sources) -> list[Mapping[str, Any]]:
    if limited(house):
        return []
    with house.ledger.read() as connection:
        return profiles.events_named(connection, NAMES)


def counted(events: Table) -> list[Shown]:
    """A row for each slot, choice and reason; by name."""
    seen = events.filter(events.name == CONTENT_SHOWN)
    clicks = events.filter(events.name == CONTENT_CLICKED).select("decision_id").distinct()
    clicks = clicks.mutate(hit=ibis.literal(value=True))
    joined = seen.left_join(clicks, "decision_id")
    totals = joined.group_by("slot", "choice", "reason").agg(
        shown=joined.decision_id.nunique(),
        visitors=joined.person_id.nunique(),
        clicked=joined.decision_id.nunique(where=joined.hit),
    )
    named = totals.filter(totals.slot.notnull()).order_by("slot", "choice", "reason")
    return [shown_of(row) for row in rows(named)]


def shown_of(row: dict[str, Any]) -> Shown:
    shown, clicked = row["shown"], row["clicked"]
    low, high = wilson(clicked, shown) if shown else (None, None)
    return Shown(
        slot=row["slot"],
        choice=row["choice"] or "",
        because=WHY.get(row["reason"], ""),
        shown=shown,
        visitors=row["visitors"],
        clicked=clicked,
        share=clicked / shown if shown else None,
        low=low,
        high=high,
    )


def in_control(events: Table, name: str) -> list[str]:
    """Known people in the control group of a slot, by number."""
    mine = events.filter(events.slot == name, events.reason == "control")
    known = mine.filter(~mine.person_id.startswith(VISITOR)).select("person_id").distinct()
    return [row["person_id"] for row in rows(known.order_by("person_id").limit(AT_MOST))]
