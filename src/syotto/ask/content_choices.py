"""Why a content was chosen where a step chooses among several: what is known of each, and chances.

As of the newest build; ranges hold the true share four times in five.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from syotto.ask.seen import limited
from syotto.ask.sources import Sources
from syotto.decide.content_learned import EVERYBODY, Learned, places
from syotto.maths.intervals import wilson
from syotto.schema.content import GOALS
from syotto.store import content_results as book


@dataclass(frozen=True)
class AtStep:
    """A content at a step, for people of a persona; empty: everybody. hits: of `messages`, those
    that did what they are for, `goal`. share, low, high: null of none. chance: with which it is
    chosen now where every content of the step may go.
    """

    flow: str
    step: str
    persona: str
    goal: str
    messages: int
    hits: int
    share: float | None
    low: float | None
    high: float | None
    chance: float


def at_steps(house: Sources, content: str) -> list[AtStep]:
    """Where steps choose this content by what is known; nothing for who does not see everybody."""
    if limited(house):
        return []
    with house.ledger.read() as connection:
        known = places(book.known(connection, content=content))
    return [
        at_step(*place, persona, content, learned)
        for place, learned in sorted(known.items())
        for name, persona in sorted(learned.rows)
        if name == content
    ]


def at_step(flow: str, step: str, persona: str, content: str, learned: Learned) -> AtStep:
    names = sorted({name for name, _ in learned.rows if name})
    one = learned.rows[content, persona]
    low, high = wilson(one.hits, one.messages) if one.messages else (None, None)
    share = one.hits / one.messages if one.messages else None
    chance = learned.chances(names, persona)[content] if len(names) > 1 else 1.0
    goal = GOALS[learned.goal]
    return AtStep(flow, step, persona, goal, one.messages, one.hits, share, low, high, chance)


def in_words(content: str, chances: Mapping[str, float], learned: Learned | None) -> str:
    """Why somebody got a content by lot. learned: what is known of the step now."""
    said = f"chosen in {100 * chances[content]:.0f} of 100 such moments"
    one = learned.rows.get((content, EVERYBODY)) if learned else None
    if learned is None or one is None or not one.messages:
        return said
    return f"{said}; so far {one.hits:,} of {one.messages:,} who got it {GOALS[learned.goal]}"
