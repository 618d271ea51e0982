"""Flows: what each is for, how its steps follow each other, and what happens in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from syotto.ask.sources import Sources
from syotto.ask.words import many
from syotto.schema.flow import Flow, Flows
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

DRAFT = "draft"


@dataclass(frozen=True)
class FlowRow:
    """A flow in the list. wrong: why its text cannot be read."""

    name: str
    title: str
    what_for: str
    state: str
    steps: int
    goal: str
    wrong: str | None = None


@dataclass(frozen=True)
class FlowList:
    finding: str
    flows: list[FlowRow]


@dataclass(frozen=True)
class StepRow:
    """A step. within: the ways that lead to it, from the outermost on."""

    step: str
    kind: str
    words: str
    within: tuple[str, ...]


@dataclass(frozen=True)
class OneFlow:
    """A flow as its draft has it. counts: step -> people who stand in it now."""

    name: str
    title: str
    what_for: str
    state: str
    audience: str
    enter: list[str]
    goal: str
    reentry: str
    exits: list[str]
    control_share: float
    steps: list[StepRow]
    text: str
    flow: Flow
    counts: Mapping[str, int] = field(default_factory=dict)


def flows(house: Sources) -> FlowList:
    """Every flow of the workspace, by name."""
    there = read_flows(house.folder)
    rows = [row_of(there, name) for name in sorted({*there.known, *there.wrong})]
    wrong = sum(row.wrong is not None for row in rows)
    finding = f"{many(len(rows), 'flow')}."
    return FlowList(finding + (f" {many(wrong, 'text')} cannot be read." if wrong else ""), rows)


def row_of(there: Flows, name: str) -> FlowRow:
    known = there.known.get(name)
    if known is None:
        return FlowRow(name, name, "", DRAFT, 0, "", str(there.wrong[name]))
    steps = sum(1 for _ in known.each())
    return FlowRow(name, known.title, known.what_for, DRAFT, steps, goal_in_words(known))


def flow(house: Sources, name: str) -> OneFlow:
    """Raises NotFound for no such flow, Misread for a text that is wrong."""
    known = read_flows(house.folder).one(name)
    return OneFlow(
        name=name,
        title=known.title,
        what_for=known.what_for,
        state=DRAFT,
        audience=audience_in_words(known.audience),
        enter=[enter_in_words(one) for one in known.enter],
        goal=goal_in_words(known),
        reentry=reentry_in_words(known.reentry),
        exits=[ask_in_words(one.ask) for one in known.exits],
        control_share=known.control_share,
        steps=list(rows_of(known.steps)),
        text=path_of(house.folder, name).read_text(encoding="utf-8"),
        flow=known,
    )


def rows_of(steps: Sequence[Step], within: tuple[str, ...] = ()) -> Iterator[StepRow]:
    """Steps from top to bottom, each with the ways that lead to it."""
    for step in steps:
        yield StepRow(step.id, CALLED[kind_of(step)], step_in_words(step), within)
        for inner in inside(step):
            yield from rows_of(inner.steps, (*within, f"{step.id}: {inner.name}"))
