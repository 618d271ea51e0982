"""Walks through stages: what happened to a subject in time, and where that brought it.

A state machine over numbers. Stages are 0, 1, ... in their order; rules say which kind of happening
brings one into a stage, ends a case there, or keeps one there; silence leads back.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from syotto.maths.compiled import compiled

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.bool_]
ENTER, LOST, WON, KEEP, SET, CASE = range(6)
"""What a rule does; CASE is an ENTER of a stage that customers come into again."""
FORWARD, BACK, FELL_LOST, RECYCLED, LOYALTY = range(5)
SILENCE = -1
"""In place of the kind that was the cause."""
NOWHERE = -1
STAGE, HOME, KEPT, OPEN, TOP, AT, UNTIL, KIND, STAYS = range(9)
"""The state of a walk: the stage, the one to return to from a case, the last sign that keeps it,
open cases, the highest level so far; when and what happens now, and the stays written."""


class Rules(NamedTuple):
    """What numbers mean. The rules of kind k are `rule[starts[k]:starts[k + 1]]`.

    role, stage, times: of each rule; times: how many of its kinds it takes
    level: of each stage; former customers stand on the level of the pool
    days: microseconds of silence after which a stage is left for `back`; 0: never
    any_keeps: whatever happens keeps one in the stage
    again: customers come in too, and return to where they were
    """

    starts: Longs
    rule: Ints
    role: Ints
    stage: Ints
    times: Ints
    level: Ints
    days: Longs
    back: Ints
    any_keeps: Flags
    again: Flags
    customer: Flags
    pool: int


class Happenings(NamedTuple):
    """In order of subject and time; those of subject i are starts[i] to starts[i + 1].

    until: how long the happening keeps one in a stage, as a contract does; usually `at`.
    """

    starts: Longs
    at: Longs
    until: Longs
    kind: Ints


class Moves(NamedTuple):
    """Every stay: whose, in which stage, since when, how it came about, and the kind that did it.

    `how` is one of FORWARD, BACK, FELL_LOST, RECYCLED, LOYALTY.
    """

    subject: Ints
    stage: Ints
    at: Longs
    how: Ints
    because: Ints


def walked(given: Happenings, rules: Rules, now: int) -> Moves:
    """All stays of all subjects up to `now`, in order of subject and time.

    Of several moves at one moment only the last stands. Linear in happenings.
    """
    many = np.diff(given.starts)
    room = (len(rules.level) + 3) * (int(many.max(initial=0)) + 1)
    counted = np.empty(len(many), np.int64)
    walk(given, rules, now, room, counted, empty(0))
    ends = np.concatenate([[0], np.cumsum(counted)])
    made = empty(int(ends[-1]))
    walk(given, rules, now, room, ends, made)
    return made


def empty(rows: int) -> Moves:
    numbers = [np.empty(rows, np.int32) for _ in range(4)]
    return Moves(numbers[0], numbers[1], np.empty(rows, np.int64), numbers[2], numbers[3])


@compiled
def walk(given: Happenings, rules: Rules, now: int, room: int, ends: Longs, made: Moves) -> None:
    """With no room in `made` counts the stays into `ends`; else writes them from there on."""
    own = np.empty((room, 4), np.int64)
    counts = np.empty(len(rules.role), np.int64)
    for subject in range(len(given.starts) - 1):
        stays = one_walk(given, rules, now, subject, counts, own)
        if len(made.at) == 0:
            ends[subject] = stays
            continue
        for place in range(stays):
            row = ends[subject] + place
            made.subject[row] = subject
            made.stage[row], made.at[row] = own[place, 0], own[place, 1]
            made.how[row], made.because[row] = own[place, 2], own[place, 3]


@compiled
def one_walk(
    given: Happenings, rules: Rules, now: int, subject: int, counts: Longs, own: Longs
) -> int:
    first, last = given.starts[subject], given.starts[subject + 1]
    if first == last:
        return 0
    counts[:] = 0
    begins, kind = given.at[first], given.kind[first]
    state = np.array([0, NOWHERE, begins, 0, 0, begins, begins, kind, 1], np.int64)
    own[0, 0], own[0, 1], own[0, 2], own[0, 3] = 0, begins, FORWARD, kind
    for place in range(first, last):
        fall_silent(rules, state, given.at[place], own)
        state[AT], state[UNTIL] = given.at[place], given.until[place]
        state[KIND] = given.kind[place]
        happens(rules, state, counts, own)
    fall_silent(rules, state, now, own)
    return int(state[STAYS])


@compiled
def fall_silent(rules: Rules, state: Longs, now: int, own: Longs) -> None:
    """Back, and back again, for every silence that is over by `now`."""
    while rules.days[state[STAGE]] > 0 and state[KEPT] + rules.days[state[STAGE]] <= now:
        stage = state[STAGE]
        state[AT], state[KIND] = state[KEPT] + rules.days[stage], SILENCE
        if state[HOME] != NOWHERE:
            move(rules, state, state[HOME], BACK, own)
        else:
            move(rules, state, rules.back[stage], FELL_LOST if rules.customer[stage] else BACK, own)


@compiled
def happens(rules: Rules, state: Longs, counts: Longs, own: Longs) -> None:
    """One happening: what it says, then what follows from that."""
    said = np.full(6, NOWHERE, np.int64)
    for place in range(rules.starts[state[KIND]], rules.starts[state[KIND] + 1]):
        hear(rules, state, rules.rule[place], counts, said)
    if rules.any_keeps[state[STAGE]] or said[KEEP] != NOWHERE:
        state[KEPT] = max(state[KEPT], state[UNTIL])
    if said[SET] != NOWHERE:
        return told(rules, state, said[SET], own)
    if said[LOST] != NOWHERE or (said[WON] != NOWHERE and state[HOME] != NOWHERE):
        closes(rules, state, LOYALTY if said[LOST] == NOWHERE else FELL_LOST, own)
    if said[CASE] != NOWHERE and opens(rules, state, said[CASE]):
        return move(rules, state, said[CASE], LOYALTY, own)
    return enters(rules, state, said[ENTER], own)


@compiled
def hear(rules: Rules, state: Longs, rule: int, counts: Longs, said: Longs) -> None:
    """What one rule says, by its role: the stage that it is about."""
    counts[rule] += 1
    stage, role = rules.stage[rule], rules.role[rule]
    if counts[rule] < rules.times[rule]:
        return
    if role == ENTER and rules.again[stage]:
        said[CASE] = stage
    if role in (ENTER, SET) or stage == state[STAGE]:
        said[role] = max(said[role], stage)


@compiled
def told(rules: Rules, state: Longs, stage: int, own: Longs) -> None:
    """A system of ours says the stage: up or down."""
    if rules.level[stage] > rules.level[state[STAGE]]:
        enters(rules, state, stage, own)
    elif stage != state[STAGE]:
        move(rules, state, stage, FELL_LOST if rules.customer[state[STAGE]] else BACK, own)


@compiled
def closes(rules: Rules, state: Longs, how: int, own: Longs) -> None:
    """A case ends; with the last open one the stay ends."""
    state[OPEN] -= 1
    if state[OPEN] <= 0:
        move(rules, state, rules.pool if state[HOME] == NOWHERE else state[HOME], how, own)


@compiled
def opens(rules: Rules, state: Longs, case: int) -> bool:
    """A case more, or the first one of a customer: then true."""
    if state[STAGE] == case:
        state[OPEN] += 1
    elif rules.customer[state[STAGE]]:
        state[HOME] = state[STAGE]
        return True
    return False


@compiled
def enters(rules: Rules, state: Longs, to: int, own: Longs) -> None:
    """Forward, where it is forward; a customer with an open case waits for its end."""
    if to == NOWHERE or rules.level[to] <= rules.level[state[STAGE]]:
        return
    if state[HOME] != NOWHERE:
        if rules.level[to] > rules.level[state[HOME]]:
            state[HOME] = to
        return
    how = RECYCLED if rules.level[to] <= state[TOP] else FORWARD
    move(rules, state, to, LOYALTY if rules.customer[state[STAGE]] else how, own)
    state[KEPT] = max(state[KEPT], state[UNTIL])


@compiled
def move(rules: Rules, state: Longs, to: int, how: int, own: Longs) -> None:
    """A new stay; one that lasted no time gives way to it."""
    row = state[STAYS]
    if own[row - 1, 1] == state[AT]:
        row -= 1
    own[row, 0], own[row, 1], own[row, 2], own[row, 3] = to, state[AT], how, state[KIND]
    if not rules.again[to]:
        state[HOME] = NOWHERE
    state[STAGE], state[KEPT], state[STAYS] = to, state[AT], row + 1
    state[OPEN] = 1 if rules.again[to] else 0
    state[TOP] = max(state[TOP], rules.level[to])
