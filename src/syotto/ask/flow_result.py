"""What a flow caused: who was left alone by lot against the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from syotto.ask.words import count, points, share
from syotto.maths.intervals import difference
from syotto.schema.words import Arm
from syotto.store.flow_counts import Fate


@dataclass(frozen=True)
class Result:
    """Of people whose time for the goal is over. low, high: of the difference of the two shares,
    80 % of the time the truth is between them; null where it cannot be said.
    """

    treated: int
    treated_reached: int
    control: int
    control_reached: int
    effect: float | None
    low: float | None
    high: float | None
    words: str


def result(fates: Sequence[Fate], control_share: float) -> Result:
    found = {fate.arm: fate for fate in fates}
    treated = found.get(Arm.TREATED, Fate(Arm.TREATED, 0, 0))
    control = found.get(Arm.CONTROL, Fate(Arm.CONTROL, 0, 0))
    numbers = (treated.people, treated.reached, control.people, control.reached)
    if not control_share:
        return Result(*numbers, None, None, None, "Not known: the flow has no control group.")
    if not treated.people or not control.people:
        return Result(*numbers, None, None, None, too_early(treated, control))
    effect = treated.reached / treated.people - control.reached / control.people
    low, high = difference(treated.reached, treated.people, control.reached, control.people)
    return Result(*numbers, effect, low, high, in_words(effect, low, high, numbers))


def too_early(treated: Fate, control: Fate) -> str:
    over = treated.people + control.people
    return (
        f"Not yet known: for {count(over)} people the time for the goal is over, and it takes some "
        "of both the control group and the others."
    )


def in_words(effect: float, low: float, high: float, numbers: tuple[int, int, int, int]) -> str:
    treated, reached, control, other = numbers
    said = (
        f"{share(reached / treated)} of {count(treated)} reached the goal, and "
        f"{share(other / control)} of {count(control)} who were left alone. "
        f"The flow made {points(effect)} difference, between {points(low)} and {points(high)}"
    )
    return f"{said}." if low > 0 or high < 0 else f"{said}: not yet known whether it helps."
