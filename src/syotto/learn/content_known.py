"""What is known of the contents among which a step of a flow chooses, for the next choice.

1. A message counts once it had its time: a week for a click, the flow's own for its goal.
2. The goal counts where enough reached it, else the click; below ENOUGH messages nothing is known.
3. A content begins with the share of its step, worth WORTH messages, and a persona with the share
   of all others who got the content, worth as much as personas are found to be alike, and never
   more than what is known of these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from syotto.maths.shrinkage import prior_strength
from syotto.schema.content import CLICK, GOAL

ENOUGH = 100
"""Messages of a step, below which the rules' own order stays."""
ENOUGH_GOALS = 30
WORTH = 20.0
Cell = tuple[int, int]
"""Messages, and those of them that did what they are for."""


class Count(NamedTuple):
    """Messages with a content to people of a persona (empty: none is known), with what followed.

    messages, clicked: of those a week ago and before. over, reached: of those whose time for the
    flow's goal is over.
    """

    content: str
    persona: str
    messages: int
    clicked: int
    over: int
    reached: int


class Result(NamedTuple):
    """A row of `content_results` without its flow and step; empty: any content, everybody."""

    content: str
    persona: str
    goal: str
    messages: int
    hits: int
    alpha: float
    beta: float


def results(counts: Sequence[Count], contents: Sequence[str]) -> list[Result]:
    """What is known of a step; nothing where too little is. contents: that it has now."""
    goal = goal_of(counts)
    if goal is None:
        return []
    cells = {
        (one.content, one.persona): (one.over, one.reached)
        if goal == GOAL
        else (one.messages, one.clicked)
        for one in counts
    }
    step = whole(cells.values())
    mean = (step[1] + 0.5) / (step[0] + 1)
    first = (WORTH * mean, WORTH * (1 - mean))
    found = [Result("", "", goal, *step, *first)]
    for name in sorted({*contents, *(content for content, _ in cells)}):
        mine = {persona: cell for (content, persona), cell in cells.items() if content == name}
        n, k = whole(mine.values())
        found.append(Result(name, "", goal, n, k, first[0] + k, first[1] + n - k))
    return [*found, *personas(cells, found[1:], goal)]


def goal_of(counts: Sequence[Count]) -> str | None:
    over, reached = sum(one.over for one in counts), sum(one.reached for one in counts)
    if over >= ENOUGH and reached >= ENOUGH_GOALS:
        return GOAL
    messages, clicked = sum(one.messages for one in counts), sum(one.clicked for one in counts)
    return CLICK if messages >= ENOUGH and clicked else None


def whole(cells: Collection[Cell]) -> Cell:
    return sum(n for n, _ in cells), sum(k for _, k in cells)


def personas(
    cells: Mapping[tuple[str, str], Cell], contents: Sequence[Result], goal: str
) -> Iterator[Result]:
    """Of everybody whose persona is known. The others' share is the prior: nobody counts twice."""
    of = {one.content: one for one in contents}
    named = {key: cell for key, cell in cells.items() if key[1] and cell[0]}
    if not named:
        return
    centres = [of[content].alpha / (of[content].alpha + of[content].beta) for content, _ in named]
    n, k = zip(*named.values(), strict=True)
    strength = prior_strength(k, n, centres)
    for (content, persona), (messages, hits) in sorted(named.items()):
        alpha, beta = of[content].alpha - hits, of[content].beta - (messages - hits)
        shrunk = min(1.0, strength / (alpha + beta))
        yield Result(
            content, persona, goal, messages, hits,
            shrunk * alpha + hits, shrunk * beta + messages - hits,
        )  # fmt: skip
