"""Flows: what each is for, how its steps follow each other, and what happens in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from syotto.ask.flow_words import how_in_words, reason_in_words
from syotto.ask.seen import limited, whole
from syotto.ask.sources import Sources
from syotto.ask.unclaimed import unclaimed
from syotto.ask.words import count, many
from syotto.schema.enrolled import LATE, FlowState
from syotto.schema.flow import Flow, Flows, parse
from syotto.schema.flow_steps import Step, inside
from syotto.schema.flow_words import (
    CALLED,
    ask_in_words,
    audience_in_words,
    enter_in_words,
    goal_in_words,
    kind_of,
    reentry_in_words,
    step_in_words,
)
from syotto.sense.flows import path_of, read_flows
from syotto.store import flow_counts as counts, flows as book

DRAFT = "draft"
NEWEST = 25


@dataclass(frozen=True)
class FlowRow:
    """A flow in the list. inside: people on their way; null for who does not see everybody.

    wrong: why its text cannot be read.
    """

    name: str
    title: str
    what_for: str
    state: str
    version: int | None
    inside: int | None
    steps: int
    goal: str
    wrong: str | None = None


@dataclass(frozen=True)
class FlowList:
    """overdue: who should have been looked at and was not, in words."""

    finding: str
    flows: list[FlowRow]
    overdue: str = ""


@dataclass(frozen=True)
class StepRow:
    """A step. within: the ways that lead to it, from the outermost on. here: people who stand in
    it now. left: how others left it, and how many.
    """

    step: str
    kind: str
    words: str
    within: tuple[str, ...]
    here: int | None = None
    left: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Fate:
    """Instances of a flow that are at one place for one reason."""

    words: str
    people: int


@dataclass(frozen=True)
class Inside:
    """Somebody in a flow."""

    person_id: str
    instance: str
    because: str
    step: str | None
    words: str
    entered_at: datetime


@dataclass(frozen=True)
class Traffic:
    """What happens in a flow. total: instances ever; fates are all of them, each once.

    nobodys: of what loaded tables tell, by what nobody came in, in words.
    """

    total: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    fates: Sequence[Fate] = ()
    newest: Sequence[Inside] = ()
    nobodys: Sequence[str] = ()


@dataclass(frozen=True)
class OneFlow:
    """A flow. The version that people come into; the draft where none was published.

    changed: its draft says something else. reason: why it ended. planned_by: who published the next
    version, which waits for a second person.
    """

    name: str
    title: str
    what_for: str
    state: str
    reason: str | None
    planned_by: str | None
    version: int | None
    changed: bool
    audience: str
    enter: list[str]
    goal: str
    reentry: str
    exits: list[str]
    control_share: float
    steps: list[StepRow]
    text: str
    flow: Flow
    traffic: Traffic


def flows(house: Sources) -> FlowList:
    """Every flow of the workspace, by name. Whom a limited viewer sees is not told apart."""
    there = read_flows(house.folder)
    if limited(house):
        known, people, late = {}, None, ""
    else:
        with house.ledger.read() as connection:
            known, people = counts.states(connection), counts.inside(connection)
            rows_late = book.overdue(connection, house.now() - LATE)
        late = overdue_in_words(rows_late)
    rows = [row_of(there, name, known, people) for name in sorted({*there.known, *there.wrong})]
    return FlowList(in_short(rows), rows, late)


def overdue_in_words(late: Sequence[tuple[str, int, datetime]]) -> str:
    """`Nobody is overdue.` or whom nothing looked at, and since when."""
    if not late:
        return "Nobody is overdue."
    said = (f"{count(n)} of {flow} since {since:%Y-%m-%d %H:%M} UTC" for flow, n, since in late)
    return f"Overdue: {'; '.join(said)}. Is `syotto serve` running?"


def in_short(rows: Sequence[FlowRow]) -> str:
    running = sum(row.state == "running" for row in rows)
    wrong = sum(row.wrong is not None for row in rows)
    inside = sum(row.inside or 0 for row in rows)
    said = (
        f"{many(len(rows), 'flow')}, {count(running)} of them running with {count(inside)} people."
    )
    return said + (f" {many(wrong, 'text')} cannot be read." if wrong else "")


def row_of(
    there: Flows,
    name: str,
    known: Mapping[str, Mapping[str, object]],
    people: Mapping[str, int] | None,
) -> FlowRow:
    said = known.get(name, {})
    state, version = str(said.get("state", DRAFT)), said.get("version")
    inside = people.get(name, 0) if people is not None else None
    number = version if isinstance(version, int) else None
    flow = there.known.get(name)
    if flow is None:
        return FlowRow(name, name, "", state, number, inside, 0, "", str(there.wrong[name]))
    steps, goal = sum(1 for _ in flow.each()), goal_in_words(flow)
    return FlowRow(name, flow.title, flow.what_for, state, number, inside, steps, goal)


def flow(house: Sources, name: str) -> OneFlow:
    """Raises NotFound for no such flow, Misread for a wrong draft that was never published."""
    there = read_flows(house.folder)
    said, live = published(house, name)
    known = live or there.one(name)
    found = Traffic() if limited(house) or not said else traffic(house, known)
    path = path_of(house.folder, name)
    return OneFlow(
        name=name,
        title=known.title,
        what_for=known.what_for,
        state=str(said.get("state", DRAFT)),
        reason=said.get("reason") if said.get("state") == FlowState.ENDED else None,
        planned_by=said.get("planned_by"),
        version=said.get("version"),
        changed=live is not None and there.known.get(name) != live,
        audience=audience_in_words(known.audience),
        enter=[enter_in_words(one) for one in known.enter],
        goal=goal_in_words(known),
        reentry=reentry_in_words(known.reentry),
        exits=[ask_in_words(one.ask) for one in known.exits],
        control_share=known.control_share,
        steps=list(rows_of(known.steps, found)),
        text=path.read_text(encoding="utf-8") if path.is_file() else "",
        flow=known,
        traffic=found,
    )


def published(house: Sources, name: str) -> tuple[Mapping[str, Any], Flow | None]:
    """A flow's row in the ledger, and the version that people come into; nothing of a draft."""
    with whole(house).ledger.read() as connection:
        said = book.flow_of(connection, name) or {}
        given = book.given_of(connection, name, said["version"]) if said else None
    return said, parse(name, given) if given else None


def traffic(house: Sources, known: Flow) -> Traffic:
    name = known.name
    with house.ledger.read() as connection:
        rows, steps = book.counts(connection, name), book.step_counts(connection, name)
        newest = counts.newest(connection, name, NEWEST)
    here: Counter[str] = Counter({step.id: 0 for step in known.each()})
    past: Counter[str] = Counter()
    for row in rows:
        here[row.step] += row.people if row.step is not None else 0
        past[reason_in_words(row.status, row.reason or "")] += row.people
    left: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for one in sorted(steps, key=lambda step: (-step.people, step.how)):
        left[one.step_id].append((how_in_words(one.how), one.people))
    return Traffic(
        total=past.total(),
        counts=here,
        left={step: tuple(ways) for step, ways in left.items()},
        fates=[Fate(words, people) for words, people in past.most_common()],
        newest=[inside_of(row) for row in newest],
        nobodys=unclaimed(house, known),
    )


def inside_of(row: Mapping[str, Any]) -> Inside:
    return Inside(
        row["person_id"], row["instance"], row["because"], row["step"],
        reason_in_words(row["status"], row["reason"] or ""), row["entered_at"],
    )  # fmt: skip


def rows_of(
    steps: Sequence[Step], found: Traffic, within: tuple[str, ...] = ()
) -> Iterator[StepRow]:
    """Steps from top to bottom, each with the ways that lead to it."""
    for step in steps:
        yield StepRow(
            step.id, CALLED[kind_of(step)], step_in_words(step), within,
            found.counts.get(step.id), found.left.get(step.id, ()),
        )  # fmt: skip
        for inner in inside(step):
            yield from rows_of(inner.steps, found, (*within, f"{step.id}: {inner.name}"))
