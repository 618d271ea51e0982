"""What a flow, or a part of a split, caused: by those who were drawn to be without it.

1. People whose time for the goal is over count, by the arm they were drawn into, whatever they got.
   Who reached it early counts no sooner than who came in with them.
2. Those who are drawn together, as all of a company, may also decide alike: then so many people
   tell as much as fewer who decide one by one, and intervals are as much wider.
3. A number is given with its interval; it is known whether it helps only where the interval leaves
   out zero, and only where the sizes of the groups are as they were drawn.
4. Else it is said how many more people would tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from syotto.maths.experiments import (
    ALARM,
    alike,
    drawn_together,
    people_to_tell,
    sample_ratio,
)
from syotto.maths.intervals import difference


@dataclass(frozen=True)
class Group:
    """People who were drawn into one group. share: with which. reached: of them, the goal.

    together, alike: how many times more its size, and the share who reached the goal, vary than if
    all were drawn, and decided, one by one.
    """

    name: str
    share: float
    people: int
    reached: int
    together: float = 1.0
    alike: float = 1.0


def group(name: str, share: float, fate: Any) -> Group:
    """fate: a row of `store.flow_fates`; none where nobody's time is over."""
    if fate is None:
        return Group(name, share, 0, 0)
    part = fate.reached / fate.people
    spread = fate.reached_squares - 2 * part * fate.products + part**2 * fate.squares
    together = drawn_together(fate.people, fate.squares)
    decide = alike(fate.units, fate.people, fate.reached, spread)
    return Group(name, share, fate.people, fate.reached, together, decide)


def vary(groups: Sequence[Group]) -> tuple[float, float]:
    """`together` and `alike` of people of all groups."""
    whole = sum(one.people for one in groups) or 1
    together = sum(one.people * one.together for one in groups) / whole
    return max(together, 1.0), max(sum(one.people * one.alike for one in groups) / whole, 1.0)


@dataclass(frozen=True)
class Effect:
    """The first group against the second: difference of the shares who reached the goal.

    effect, low, high: None where a group is empty. known: whether the interval leaves out zero.
    ratio: the chance of sizes like these; `alarm` where nothing may be read off them. more: people
    who would tell; 0 where that cannot be said.
    """

    first: Group
    second: Group
    effect: float | None
    low: float | None
    high: float | None
    ratio: float
    more: int

    @property
    def alarm(self) -> bool:
        return self.ratio < ALARM

    @property
    def known(self) -> bool:
        outside = self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)
        return outside and not self.alarm


def effect(first: Group, second: Group) -> Effect:
    """Of two groups that were drawn by lot from the same people."""
    both = first.share + second.share
    shares = [first.share / both, second.share / both] if both else [0.5, 0.5]
    empty = not (first.people and second.people and all(shares))
    together, alone = vary([first, second])
    sizes = [first.people, second.people]
    ratio = 1.0 if not all(shares) else sample_ratio(sizes, shares, together)
    if empty:
        return Effect(first, second, None, None, None, ratio, 0)
    found = first.reached / first.people - second.reached / second.people
    low, high = difference(
        first.reached / first.alike, first.people / first.alike,
        second.reached / second.alike, second.people / second.alike,
    )  # fmt: skip
    whole = first.people + second.people
    wanted = people_to_tell(found, (first.reached + second.reached) / whole, shares[1])
    wanted = ceil(wanted * alone)
    told = low > 0 or high < 0
    return Effect(first, second, found, low, high, ratio, 0 if told else max(wanted - whole, 0))


def winner(groups: Sequence[Group]) -> Group | None:
    """The part of a split that beats every other; None as long as one may be as good, or where the
    sizes are not as they were drawn.
    """
    counts, shares = [one.people for one in groups], [one.share for one in groups]
    if sample_ratio(counts, shares, vary(groups)[0]) < ALARM or not all(counts):
        return None
    best = max(groups, key=lambda one: (one.reached / one.people, one.name))
    found = [effect(best, other) for other in groups if other is not best]
    beats = all(one.low is not None and one.low > 0 for one in found)
    return best if found and beats else None


def in_words(found: Effect) -> str:
    """What may be said of it."""
    if found.alarm:
        chance = f"{found.ratio:.1g}"
        return (
            f"Not to be read: the groups are {found.first.people:,} and {found.second.people:,} "
            f"people, which lot alone gives with a chance of {chance}."
        )
    if found.effect is None or found.low is None or found.high is None:
        return "Not yet known: nobody's time for the goal is over in one of the groups."
    said = (
        f"{100 * found.effect:+.1f} percentage points, between {100 * found.low:+.1f} and "
        f"{100 * found.high:+.1f}"
    )
    if found.known:
        return f"{said}."
    more = f": {found.more:,} more people would tell" if found.more else ""
    return f"Not yet known{more}. So far {said}."
