"""The journey map as places on a drawing: stages one way, channels the other.

Pure: nodes and edges in, coordinates out. Drawn once from left to right for wide pages, and once
from top to bottom for phones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from syotto.ask.journeys import Edge, Node

CHANNELS, ACROSS, WITHIN = 7, 16, 10
"""At most so many lanes, lines to another stage and within one; the tables beside have all."""
NEAR = (34.0, 16.0)
"""A label nearer than this to another one is left out."""


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    r: float
    people: int
    words: str


@dataclass(frozen=True)
class Line:
    """A curve; x and y are where its label stands."""

    path: str
    width: float
    back: bool
    x: float
    y: float
    label: str
    words: str


@dataclass(frozen=True)
class Name:
    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    stages: list[Name]
    channels: list[Name]
    lanes: list[float]
    lines: list[Line]
    dots: list[Dot]


@dataclass(frozen=True)
class Grid:
    """Where a stage and a channel meet. tall: stages go down, not to the right."""

    stages: Sequence[str]
    channels: Sequence[str]
    tall: bool

    @property
    def steps(self) -> tuple[float, float]:
        """The distance of stages, and of channels."""
        if self.tall:
            return 104.0, 330.0 / max(len(self.channels), 1)
        return 940.0 / max(len(self.stages), 1), 76.0

    def place(self, stage: str, channel: str) -> tuple[float, float]:
        along, across = self.steps
        main = (self.stages.index(stage) + 0.5) * along
        cross = (self.channels.index(channel) + 0.5) * across
        return (cross + 10, main + 34) if self.tall else (main + 90, cross + 34)


def drawn(
    stages: Sequence[str], nodes: Sequence[Node], edges: Sequence[Edge], *, tall: bool = False
) -> Drawing:
    """The map of the most walked channels and lines."""
    channels = most_met(nodes)
    there = [node for node in nodes if node.channel in channels and node.stage in stages]
    used = [stage for stage in stages if any(node.stage == stage for node in there)]
    grid = Grid(used, channels, tall)
    shown = worth_a_line(edges, grid)
    most = max((node.people for node in there), default=1)
    busiest = max((edge.people for edge in shown), default=1)
    along, across = grid.steps
    return Drawing(
        width=350 if tall else 1040,
        height=44 + (len(used) * along if tall else len(channels) * across),
        stages=[stage_name(grid, stage) for stage in used],
        channels=[channel_name(grid, channel) for channel in channels],
        lanes=[34 + along * n for n in range(1, len(used))] if tall else [],
        lines=readable([line(edge, grid, busiest) for edge in shown]),
        dots=[dot(node, grid, most) for node in there],
    )


def most_met(nodes: Sequence[Node]) -> list[str]:
    """The channels that most people used, the most used first."""
    people: dict[str, int] = {}
    for node in nodes:
        people[node.channel] = people.get(node.channel, 0) + node.people
    return sorted(people, key=lambda channel: (-people[channel], channel))[:CHANNELS]


def worth_a_line(edges: Sequence[Edge], grid: Grid) -> list[Edge]:
    """The most walked from stage to stage, and within a stage."""
    fitting = sorted(
        (
            edge
            for edge in edges
            if {edge.stage, edge.next_stage} <= set(grid.stages)
            and {edge.channel, edge.next_channel} <= set(grid.channels)
        ),
        key=lambda edge: -edge.people,
    )
    across = [edge for edge in fitting if edge.stage != edge.next_stage][:ACROSS]
    within = [edge for edge in fitting if edge.stage == edge.next_stage][:WITHIN]
    return sorted(across + within, key=lambda edge: -edge.people)


def readable(lines: Sequence[Line]) -> list[Line]:
    """Without labels that would lie on the label of a line that more people walked."""
    kept: list[Line] = []
    for one in lines:
        covered = any(
            abs(one.x - other.x) < NEAR[0] and abs(one.y - other.y) < NEAR[1]
            for other in kept
            if other.label
        )
        kept.append(replace(one, label="") if covered else one)
    return kept


def dot(node: Node, grid: Grid, most: int) -> Dot:
    x, y = grid.place(node.stage, node.channel)
    largest = 15 if grid.tall else 22
    words = (
        f"{node.stage}, {node.channel}: {node.people:,} met us here, "
        f"for {node.stopped:,} it was the last time so far"
    )
    return Dot(x, y, round(4 + (largest - 4) * (node.people / most) ** 0.5, 1), node.people, words)


def line(edge: Edge, grid: Grid, busiest: int) -> Line:
    """A curve that bends to its own right, so that there and back do not lie on each other."""
    start = grid.place(edge.stage, edge.channel)
    end = grid.place(edge.next_stage, edge.next_channel)
    reach = (end[0] - start[0], end[1] - start[1])
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    bend = 0.45 if edge.stage == edge.next_stage else 0.15
    bent = (middle[0] - bend * reach[1], middle[1] + bend * reach[0])
    words = (
        f"{edge.stage}, {edge.channel} to {edge.next_stage}, {edge.next_channel}: "
        f"{edge.people:,} people, {edge.times:,} times, {days(edge.median_days)} between"
    )
    return Line(
        path="M{:.0f} {:.0f}Q{:.0f} {:.0f} {:.0f} {:.0f}".format(*start, *bent, *end),
        width=round(1 + 8 * edge.people / busiest, 1),
        back=grid.stages.index(edge.next_stage) < grid.stages.index(edge.stage),
        x=round((middle[0] + bent[0]) / 2, 1),
        y=round((middle[1] + bent[1]) / 2, 1),
        label=days(edge.median_days),
        words=words,
    )


def days(number: float) -> str:
    """`3 h`, `12 d`: as long as a label may be."""
    return f"{number * 24:.0f} h" if number < 1 else f"{number:.0f} d"


def stage_name(grid: Grid, stage: str) -> Name:
    x, y = grid.place(stage, grid.channels[0])
    return Name(4, y - 36, stage) if grid.tall else Name(x, 16, stage)


def channel_name(grid: Grid, channel: str) -> Name:
    x, y = grid.place(grid.stages[0], channel)
    return Name(x, 12, channel) if grid.tall else Name(4, y + 4, channel)
