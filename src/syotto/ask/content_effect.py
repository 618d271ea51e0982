"""What single contents caused: only where people were drawn to get another one, or none.

1. two parts of a split that are the same but for one content: with it against with the other
2. a flow that does nothing but send one content: the flow against its control group
3. a step that chooses among contents by a lot with known chances: with it against with another
4. else nothing is said: what people do who got it is not what it caused

Of each flow its newest version counts, with who is in it: before, a part had another content. Of a
lot every version counts: each choice has its own chances on record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import permutations
from typing import Any

from syotto.ask.seen import limited
from syotto.ask.sources import Sources
from syotto.decide.flow_time import surely_over
from syotto.learn.flow_effect import Effect, effect, group, in_words
from syotto.learn.lot_effect import Lot, lot_effect
from syotto.schema.flow import Flow, parse
from syotto.schema.flow_steps import Branch, End, Send, Split, Step, Wait
from syotto.schema.words import Arm
from syotto.store import content_results as results, flow_fates as fates, flows as book

QUIET = (Wait, End)
"""Steps that do nothing to anybody."""


@dataclass(frozen=True)
class Compared:
    """A content against another one (null: none), drawn in a flow."""

    content: str
    against: str | None
    flow: str
    effect: Effect

    @property
    def people(self) -> int:
        return self.effect.first.people + self.effect.second.people

    @property
    def words(self) -> str:
        other = f"the content {self.against}" if self.against else "without it"
        return f"Against {other}, in the flow {self.flow}: {in_words(self.effect).rstrip('.')}"


def compared(house: Sources) -> dict[str, Compared]:
    """By content, of its comparisons the one with the most people; none for a limited viewer."""
    if limited(house):
        return {}
    found: dict[str, Compared] = {}
    with house.ledger.read() as connection:
        for row in book.every_flow(connection):
            version = row["version"]
            given = book.given_of(connection, row["name"], version)
            flow = parse(row["name"], given) if given else None
            if flow is None:
                continue
            now = house.now()
            over = {version: surely_over(flow.goal.within, now)}
            for one in (*of_flow(connection, flow, over), *of_lots(connection, flow, now)):
                known = found.get(one.content)
                if known is None or one.people > known.people:
                    found[one.content] = one
    return found


def of_flow(connection: Any, flow: Flow, over: fates.Over) -> Iterator[Compared]:
    splits = [step for step in flow.each() if isinstance(step, Split)]
    steps: Mapping[tuple[str, str], Any] = {}
    if splits:
        found = fates.fates_by_step(connection, flow.name, over)
        steps = {(one.step_id, one.how): one for one in found}
    for split in splits:
        for first, second in permutations(split.parts, 2):
            contents = only_difference(first.steps, second.steps)
            if contents:
                groups = (
                    group(part.name, part.share, steps.get((split.id, part.name)))
                    for part in (first, second)
                )
                yield Compared(*contents, flow.title, effect(*groups))
    only = only_content(flow)
    if only and flow.control_share:
        yield Compared(only, None, flow.title, against_control(connection, flow, over))


def of_lots(connection: Any, flow: Flow, now: datetime) -> Iterator[Compared]:
    """Contents of steps that choose by lot, each against each; of who had the time for the goal."""
    steps: dict[str, list[Lot]] = defaultdict(list)
    for row in results.by_lot(connection, flow.name, surely_over(flow.goal.within, now)):
        steps[row.step_id].append(Lot(row.content, row.chances, row.people, row.reached))
    for lots in steps.values():
        for pair in permutations(sorted({one.content for one in lots}), 2):
            found = lot_effect(lots, *pair)
            if found:
                yield Compared(*pair, flow.title, found)


def against_control(connection: Any, flow: Flow, over: fates.Over) -> Effect:
    arms = {one.arm: one for one in fates.fates(connection, flow.name, over)}
    control = flow.control_share
    shares = {Arm.TREATED: 1 - control, Arm.CONTROL: control}
    return effect(*(group(str(arm), share, arms.get(arm)) for arm, share in shares.items()))


def only_content(flow: Flow) -> str | None:
    """The content of a flow that does nothing else."""
    acts = [step for step in flow.each() if not isinstance(step, QUIET)]
    return single(acts[0]) if len(acts) == 1 else None


def only_difference(
    first: tuple[Step, ...], second: tuple[Step, ...]
) -> tuple[str, str | None] | None:
    """The content that the first steps have in the place of another, or of none; else None."""
    if not second and len(first) == 1:
        content = single(first[0])
        return (content, None) if content else None
    if len(first) != len(second):
        return None
    other = [pair for pair in zip(first, second, strict=True) if not same(*pair)]
    if len(other) != 1:
        return None
    mine, theirs = map(single, other[0])
    bare = [replace(one, contents=()) for one in other[0] if isinstance(one, Send)]
    return (mine, theirs) if mine and theirs and len(bare) == 2 and same(*bare) else None


def same(first: Step, second: Step) -> bool:
    """But for their names. What lies in a branch or a split is not looked into."""
    if isinstance(first, Branch | Split) or type(first) is not type(second):
        return False
    return replace(first, id="") == replace(second, id="")


def single(step: Step) -> str | None:
    return step.contents[0] if isinstance(step, Send) and len(step.contents) == 1 else None
