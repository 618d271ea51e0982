"""For every row and every target it lacks: the antecedent that speaks most for it.

A row (a customer) has antecedents: items or sets of items. Each antecedent speaks for each target
with a strength; the strongest one wins, the first of equal ones. Targets are then ranked by the
score of their winner. All pairs are looked at: where the ranking is by another number than the
choice of the antecedent, short lists per antecedent would miss some.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.maths.compiled import compiled, in_slices

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]


class Lists(NamedTuple):
    """Index lists of rows: those of row r are `items[starts[r]:starts[r + 1]]`, ascending."""

    starts: Ints
    items: Ints


class Spoken(NamedTuple):
    """(antecedents, targets) arrays: how strongly each speaks, and the score it gives."""

    strength: Floats
    score: Floats


class Top(NamedTuple):
    """(rows, n) arrays, the highest score first; `filled` (rows,) says how many places are used."""

    score: Floats
    target: Ints
    antecedent: Ints
    filled: Ints


def empty_top(rows: int, n: int) -> Top:
    shape = (rows, n)
    return Top(
        np.full(shape, -np.inf), np.full(shape, -1, np.int32), np.full(shape, -1, np.int32),
        np.zeros(rows, np.int32),
    )  # fmt: skip


def add_targets(
    top: Top, has: Lists, blocked: Lists, spoken: Spoken, first: int, *, best_first: bool = True
) -> None:
    """Enter the targets `first`, `first + 1`, ... into `top`, which is changed in place.

    has: antecedents of each row. blocked: targets (0 is `first`) that the row does not lack.
    A score of -inf keeps a target out. Targets must be entered in ascending blocks: of equal
    scores the smaller target goes first. Without `best_first` there must be a place for every
    target; they are entered as they come, which is faster.
    """

    def work(start: int, stop: int) -> None:
        walk(start, stop, top, has, blocked, spoken, first, best_first)

    in_slices(work, len(top.filled))


@compiled
def walk(
    start: int, stop: int, top: Top, has: Lists, blocked: Lists, spoken: Spoken, first: int,
    best_first: bool,
) -> None:  # fmt: skip
    targets = spoken.strength.shape[1]
    best = np.empty(targets)
    winner = np.empty(targets, np.int64)  # as wide as `best`: the loop below runs four at a time
    for row in range(start, stop):
        best[:] = -1.0
        for at in range(has.starts[row], has.starts[row + 1]):
            antecedent = has.items[at]
            strength = spoken.strength[antecedent]
            for target in range(targets):
                stronger = strength[target] > best[target]
                best[target] = strength[target] if stronger else best[target]
                winner[target] = antecedent if stronger else winner[target]
        for at in range(blocked.starts[row], blocked.starts[row + 1]):
            best[blocked.items[at]] = -1.0
        for target in range(targets):
            if best[target] >= 0.0:
                score = spoken.score[winner[target], target]
                if score > -np.inf:
                    enter(top, row, score, first + target, winner[target], best_first)


@compiled
def enter(top: Top, row: int, score: float, target: int, antecedent: int, best_first: bool) -> None:
    places = top.score.shape[1]
    used = top.filled[row]
    if used == places and score <= top.score[row, places - 1]:
        return
    place = min(used, places - 1)
    while best_first and place > 0 and top.score[row, place - 1] < score:
        top.score[row, place] = top.score[row, place - 1]
        top.target[row, place] = top.target[row, place - 1]
        top.antecedent[row, place] = top.antecedent[row, place - 1]
        place -= 1
    top.score[row, place] = score
    top.target[row, place] = target
    top.antecedent[row, place] = antecedent
    top.filled[row] = min(used + 1, places)
