"""Found stages beside the true ones: where everybody stands, and when they came there."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from syotto.demo.world.catalogue import CUSTOMER, STAGES, SUSPECT
from syotto.demo.world.state import State, World, moment

CLOSE = 3
"""Days that a found date may lie beside the true one."""
SAME = {"loyal": "customer", "advocate": "customer", "former customer": "suspect"}


class Matched(NamedTuple):
    """By stage: of how many people or steps, and the share that was found."""

    about: list[str]
    n: list[int]
    found: list[float]
    left_out: int


def compared(world: World, state: State, found: pa.Table) -> tuple[Matched, Matched]:
    """Where everybody stands at the end, and the days of the steps forward.

    found: rows of `stages` of people. Left out: of whom there is no record, and who orders parts
    for the company: the truth tells of the road to an investment only.
    """
    stays = by_person(found)
    asked = np.flatnonzero(state.known)
    buyers = set(world.accounts.first_person.tolist())
    people = [int(i) for i in asked if int(i) not in buyers and int(i) in stays]
    return (
        at_the_end(state, stays, people, len(state.known) - len(people)),
        on_the_day(state, stays, set(people)),
    )


def by_person(found: pa.Table) -> dict[int, list[tuple[str, Any, Any]]]:
    """Stays by the person's number in the world; browsers without a name have none."""
    stays: dict[int, list[tuple[str, Any, Any]]] = {}
    columns = found.select(["subject_id", "stage", "entered_at", "left_at"]).to_pylist()
    for row in columns:
        if not row["subject_id"].startswith("visitor:"):
            stage = SAME.get(row["stage"], row["stage"])
            own = stays.setdefault(int(row["subject_id"][-6:]), [])
            own.append((stage, row["entered_at"], row["left_at"]))
    return stays


def at_the_end(
    state: State, stays: dict[int, list[tuple[str, Any, Any]]], people: list[int], left_out: int
) -> Matched:
    true = [STAGES[max(int(state.stage[i]), SUSPECT)] for i in people]
    now = [next((stage for stage, _, left in stays[i] if left is None), "") for i in people]
    hit = np.array([one == other for one, other in zip(true, now, strict=True)])
    of = np.array(true)
    there = [name for name in STAGES if (of == name).any()]
    return Matched(
        ["everybody", *there],
        [len(people), *(int((of == name).sum()) for name in there)],
        [float(hit.mean()), *(float(hit[of == name].mean()) for name in there)],
        left_out,
    )


def on_the_day(
    state: State, stays: dict[int, list[tuple[str, Any, Any]]], people: set[int]
) -> Matched:
    """Of all true steps forward, those that were found close to their day."""
    person, day, stage, before = state.journal.read("stage", "person day stage before")
    close: dict[str, list[bool]] = {}
    for who, on, to, came in zip(person, day, stage, before, strict=True):
        if int(who) in people and SUSPECT < to <= CUSTOMER and to > came:
            at = moment(float(on) + 0.5)
            near = any(
                name == STAGES[to] and abs((entered - at).total_seconds()) < CLOSE * 86_400
                for name, entered, _ in stays[int(who)]
            )
            close.setdefault(STAGES[to], []).append(near)
    every = [near for told in close.values() for near in told]
    names = [name for name in STAGES if name in close]
    shares = [float(np.mean(close[name])) for name in names]
    return Matched(
        ["every step", *names],
        [len(every), *(len(close[name]) for name in names)],
        [float(np.mean(every)) if every else float("nan"), *shares],
        len(person) - len(every),
    )
