"""What a content caused against another one, where a lot with known chances chose between them.

The chances change as more is known, so that what is better now is chosen more often in what may be
a better time. Therefore:

1. Only moments count in which both could be chosen and one of them was.
2. Each counts with one over the chance with which its own was chosen of the two (inverse
   propensity, normalised), so that both stand for the same moments.
3. The interval is that of two shares with as many people as the weights leave of them (Kish), for
   people whose time for the goal is over.

Source: Hájek (1971), comment on Basu; Kish (1965), Survey Sampling, 11.7.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from syotto.learn.flow_effect import Effect, Group
from syotto.maths.experiments import people_to_tell, sample_ratio
from syotto.maths.intervals import difference


@dataclass(frozen=True)
class Lot:
    """People who got a content by a lot with these chances. reached: of them, the goal."""

    content: str
    chances: Mapping[str, float]
    people: int
    reached: int


@dataclass(frozen=True)
class Weighed:
    """Messages with one content. effective: people that the weights leave of them."""

    people: int
    reached: int
    share: float
    effective: float


def weighed(lots: Sequence[Lot], content: str, other: str) -> Weighed | None:
    mine = [one for one in lots if one.content == content]
    weights = [(one.chances[content] + one.chances[other]) / one.chances[content] for one in mine]
    total = sum(w * one.people for w, one in zip(weights, mine, strict=True))
    if not total:
        return None
    squares = sum(w * w * one.people for w, one in zip(weights, mine, strict=True))
    reached = sum(w * one.reached for w, one in zip(weights, mine, strict=True))
    people, goals = sum(one.people for one in mine), sum(one.reached for one in mine)
    return Weighed(people, goals, reached / total, total * total / squares)


def lot_effect(lots: Sequence[Lot], content: str, other: str) -> Effect | None:
    """The content against the other; None where one of them was never chosen beside the other."""
    both = {content, other}
    some = [one for one in lots if one.content in both and both <= one.chances.keys()]
    first, second = weighed(some, content, other), weighed(some, other, content)
    if first is None or second is None:
        return None
    people = first.people + second.people
    due = sum(
        one.people * one.chances[content] / (one.chances[content] + one.chances[other])
        for one in some
    )
    share = due / people
    low, high = difference(
        first.share * first.effective, first.effective,
        second.share * second.effective, second.effective,
    )  # fmt: skip
    found = first.share - second.share
    whole = (first.reached + second.reached) / people
    wanted = people_to_tell(found, whole, 1 - share)
    return Effect(
        Group(content, share, first.people, first.reached),
        Group(other, 1 - share, second.people, second.reached),
        found, low, high,
        sample_ratio([first.people, second.people], [share, 1 - share]),
        0 if low > 0 or high < 0 else max(wanted - people, 0),
    )  # fmt: skip
