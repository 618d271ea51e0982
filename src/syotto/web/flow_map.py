"""A flow as places on a drawing. Pure: a flow and its counts in, coordinates out.

Drawn in layers from top to bottom, ways side by side, for wide pages; for phones as an outline, a
step a line, what lies in a step further to the right. Steps never lead back, so neither do lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from syotto.schema.flow import Flow
from syotto.schema.flow_steps import Branch, End, Inside, Split, Step, inside
from syotto.schema.flow_words import CALLED, enter_in_words, goal_in_words, kind_of, step_in_words

ENTER, GOAL = "enter", "goal"
ENDS = {ENTER: "Comes in", GOAL: "Goal"}
COLUMN, ROW, WIDTH, HEIGHT = 212, 96, 190, 58
LETTERS = 25
"""So many letters stand in a box of WIDTH."""
LINE, INDENT, PHONE = 68, 18, 350


@dataclass(frozen=True)
class Box:
    """A step. x, y: its upper left corner. count: people who stand in it; null is not counted."""

    id: str
    kind: str
    x: float
    y: float
    width: float
    title: str
    detail: str
    words: str
    count: int | None = None


@dataclass(frozen=True)
class Line:
    """The way to a step. x and y are where its label stands."""

    path: str
    label: str = ""
    x: float = 0
    y: float = 0


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    boxes: list[Box]
    lines: list[Line]


@dataclass(frozen=True)
class Loose:
    """The end of a line that leads on to whatever comes next."""

    x: float
    y: float
    label: str = ""


@dataclass
class Sheet:
    """What is drawn so far."""

    counts: Mapping[str, int]
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def box(self, id: str, kind: str, x: float, y: float, width: float, words: str) -> None:
        letters = int(LETTERS * width / WIDTH)
        title = ENDS.get(kind) or f"{CALLED[kind]} · {id}"
        self.boxes.append(
            Box(
                id, kind, x, y, width, short(title, letters - 3), short(words, letters),
                f"{title}: {words}", self.counts.get(id),
            )
        )  # fmt: skip

    def join(self, loose: Sequence[Loose], x: float, y: float) -> None:
        """Lines from their loose ends to the upper middle of a box."""
        for end in loose:
            middle = (end.y + y) / 2 if end.x == x else y - 18
            path = f"M{end.x:.0f} {end.y:.0f}V{middle:.0f}H{x:.0f}V{y:.0f}"
            self.lines.append(Line(path, end.label, end.x, end.y + 15))


def short(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def drawn(flow: Flow, counts: Mapping[str, int] | None = None, *, tall: bool = False) -> Drawing:
    """counts: step -> people who stand in it now."""
    sheet = Sheet(counts or {})
    comes, goal = " or ".join(map(enter_in_words, flow.enter)), goal_in_words(flow)
    if tall:
        return outline(sheet, flow, comes, goal)
    columns = breadth(flow.steps)
    middle = columns * COLUMN / 2
    sheet.box(f"-{ENTER}", ENTER, middle - WIDTH / 2, 0, WIDTH, comes)
    loose, row = layers(sheet, flow.steps, 0, 1, [Loose(middle, HEIGHT)])
    if loose:
        sheet.join(loose, middle, row * ROW)
    sheet.box(f"-{GOAL}", GOAL, middle - WIDTH / 2, row * ROW, WIDTH, goal)
    return Drawing(columns * COLUMN, row * ROW + HEIGHT + 4, sheet.boxes, sheet.lines)


def both(flow: Flow, counts: Mapping[str, int] | None = None) -> tuple[Drawing, Drawing]:
    """For wide pages, and for phones."""
    return drawn(flow, counts), drawn(flow, counts, tall=True)


def breadth(steps: Sequence[Step]) -> int:
    """The columns that steps and all within them need beside each other."""
    return max((breadth_of(step) for step in steps), default=1)


def breadth_of(step: Step) -> int:
    return max(1, sum(breadth(within.steps) for within in inside(step)))


def layers(
    sheet: Sheet, steps: Sequence[Step], left: float, row: int, loose: list[Loose]
) -> tuple[list[Loose], int]:
    """Draws steps below each other; returns the loose ends, and the first row that is free."""
    middle = left + breadth(steps) * COLUMN / 2
    for step in steps:
        sheet.join(loose, middle, row * ROW)
        box(sheet, step, middle - WIDTH / 2, row * ROW, WIDTH)
        loose = [] if isinstance(step, End) else [Loose(middle, row * ROW + HEIGHT)]
        row += 1
        if isinstance(step, Branch | Split):
            begin = middle - breadth_of(step) * COLUMN / 2
            loose, row = ways(sheet, step, begin, row, loose[0])
    return loose, row


def ways(
    sheet: Sheet, step: Branch | Split, left: float, row: int, start: Loose
) -> tuple[list[Loose], int]:
    """Draws the ways out of a step beside each other."""
    ends: list[Loose] = []
    bottom = row
    for within in inside(step):
        columns = breadth(within.steps)
        middle = left + columns * COLUMN / 2
        turn = Loose(middle, start.y + 20, label_of(step, within))
        sheet.lines.append(Line(f"M{start.x:.0f} {start.y:.0f}v10H{middle:.0f}V{turn.y:.0f}"))
        found, free = layers(sheet, within.steps, left, row, [turn])
        ends += found
        bottom = max(bottom, free)
        left += columns * COLUMN
    return ends, bottom


def label_of(step: Branch | Split, within: Inside) -> str:
    """`otherwise`, or the name of the way; a way without a name by what it asks."""
    named = short(within.name, 24)
    if isinstance(step, Split):
        share = next(part.share for part in step.parts if part.name == within.name)
        return f"{named} {share:.0%}"
    return f"way {named}" if named.isdigit() else named


def box(sheet: Sheet, step: Step, x: float, y: float, width: float) -> None:
    sheet.box(step.id, kind_of(step), x, y, width, step_in_words(step))


def outline(sheet: Sheet, flow: Flow, comes: str, goal: str) -> Drawing:
    sheet.box(f"-{ENTER}", ENTER, 0, 0, PHONE, comes)
    y = indented(sheet, flow.steps, LINE, 0)
    sheet.lines.append(Line(f"M9 {HEIGHT}V{y}"))
    sheet.box(f"-{GOAL}", GOAL, 0, y, PHONE, goal)
    return Drawing(PHONE, y + HEIGHT + 4, sheet.boxes, sheet.lines)


def indented(sheet: Sheet, steps: Sequence[Step], y: float, x: float) -> float:
    """Draws steps as an outline from `y` on; returns where it ends."""
    for step in steps:
        box(sheet, step, x, y, PHONE - x)
        start, y = y + HEIGHT, y + LINE
        for within in inside(step):
            into = x + INDENT
            label = label_of(step, within) if isinstance(step, Branch | Split) else ""
            path = f"M{x + 9:.0f} {start:.0f}V{y + 8:.0f}H{into + 4:.0f}"
            sheet.lines.append(Line(path, label, into + 8, y + 12))
            y = indented(sheet, within.steps, y + 20, into)
    return y
