"""What flows caused, from the ledger: by the control group, and for each split by its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from syotto.decide.flow_time import surely_over
from syotto.learn.flow_effect import Effect, Group, effect, group, in_words, winner
from syotto.run.flows import draft
from syotto.run.house import House
from syotto.schema.flow import Flow, parse
from syotto.schema.flow_steps import Split
from syotto.schema.words import Arm
from syotto.store import flow_fates as fates, flows as book


@dataclass(frozen=True)
class Compared:
    """The parts of a split. best: beats every other; None as long as that is not known."""

    step_id: str
    parts: list[Group]
    best: Group | None


@dataclass(frozen=True)
class Caused:
    """effect: of the flow against its control group."""

    flow: str
    effect: Effect
    splits: list[Compared]


def caused(house: House, name: str) -> Caused:
    """Of people whose time for the goal is over. Raises NotFound for no such flow."""
    with house.ledger.read() as connection:
        row = book.flow_of(connection, name)
        versions = {
            one["version"]: parse(name, one["given"]) for one in book.versions_of(connection, name)
        }
        over = {
            version: surely_over(one.goal.within, house.now()) for version, one in versions.items()
        }
        arms = {one.arm: one for one in fates.fates(connection, name, over)}
        steps = {(one.step_id, one.how): one for one in fates.fates_by_step(connection, name, over)}
    flow = versions[row["version"]] if row else draft(house, name)
    control = left_alone(arms, flow.control_share)
    shares = {Arm.TREATED: 1 - control, Arm.CONTROL: control}
    groups = [group(str(arm), shares[arm], arms.get(arm)) for arm in shares]
    return Caused(name, effect(*groups), [compared(split, steps) for split in splits(flow)])


def left_alone(arms: Mapping[str, Any], otherwise: float) -> float:
    """The share of the control group that those who count were drawn with: versions may differ."""
    whole = sum(one.people for one in arms.values())
    due = sum(
        one.drawn if arm == Arm.CONTROL else one.people - one.drawn for arm, one in arms.items()
    )
    return due / whole if whole else otherwise


def splits(flow: Flow) -> list[Split]:
    return [step for step in flow.each() if isinstance(step, Split)]


def compared(split: Split, steps: object) -> Compared:
    assert isinstance(steps, dict)
    parts = [group(part.name, part.share, steps.get((split.id, part.name))) for part in split.parts]
    return Compared(split.id, parts, winner(parts))


def caused_in_words(house: House, name: str) -> tuple[Caused, str]:
    """What a flow caused, and the sentence that may be said of it."""
    found = caused(house, name)
    return found, in_words(found.effect)
