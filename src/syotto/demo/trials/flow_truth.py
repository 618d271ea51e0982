"""What a flow truly causes on the simulated company: the days with its messages, and without.

Both lives have the same luck. What counts is not what luck draws but the chance of the goal, day by
day, given all that was said to people until then: its sum over the days in which somebody was in
the flow and had not reached the goal is the chance that they do (the compensator of the event).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow.compute as pc

from syotto.demo.rows import events as rows_events
from syotto.demo.rows.identities import Identities
from syotto.demo.rows.signs import SEEN
from syotto.demo.world import behaviour, catalogue, journey
from syotto.demo.world.chance import Floats, Ints
from syotto.demo.world.state import DAY_US, START_US, State, World

Chance = Callable[[World, State, int], Floats]
"""Each person's chance that something of them shows today."""


def requests(world: World, state: State, day: int) -> Floats:
    """A prospect becomes a lead by asking for an offer; some of that is never written down."""
    prospect = state.stage == catalogue.PROSPECT
    return np.where(prospect, SEEN * journey.forward(world, state), 0.0)


def plans_opened(world: World, state: State, day: int) -> Floats:
    """One of the things that somebody looks up in the portal is the service plan."""
    other = 1 - 1 / len(rows_events.PORTAL_EVENTS)
    return behaviour.visiting(world, state, day) * (1 - other**behaviour.PORTAL_CLICKS)


GOALS: Mapping[str, Chance] = {
    "Offer Requested": requests,
    "Service Plan Opened": plans_opened,
}
"""Events whose chance is known each day."""


@dataclass
class Life:
    """Chances of the goals as the days pass: (days, people) of each."""

    since: int
    chances: dict[str, list[Floats]] = field(default_factory=lambda: {name: [] for name in GOALS})

    def note(self, world: World, state: State, day: int) -> None:
        for name, chance in GOALS.items():
            self.chances[name].append(chance(world, state, day))


@dataclass(frozen=True)
class Inside:
    """People in a flow: who, since when (in days), and for how many days the goal counts."""

    person: Ints
    since: Floats
    days: int


def expected(
    life: Life, goal: str, inside: Inside, world: World, who: Identities, state: State
) -> Floats:
    """Each one's chance of the goal in the life that `state` is the end of."""
    first = np.floor(inside.since).astype(np.int64)
    chance = np.array(life.chances[goal])[:, inside.person]
    day = life.since + np.arange(len(chance))[:, None]
    reached = reached_on(goal, inside, world, who, state, life.since)
    counts = (day >= first) & (day < first + inside.days) & (day <= reached)
    return np.asarray((chance * counts).sum(axis=0))


def reached_on(
    goal: str, inside: Inside, world: World, who: Identities, state: State, since: int
) -> Floats:
    """The day on which the goal showed first since somebody came in; infinite: on none."""
    shown = [
        rows.filter(pc.equal(rows["name"].cast("string"), goal)).select(["user_id", "at"])
        for rows in rows_events.events(world, who, state, since, state.day)
    ]
    reached = np.full(len(inside.person), np.inf)
    for rows in shown:
        person = np.array([int(number[1:]) for number in rows["user_id"].to_pylist()], dtype=int)
        at = (rows["at"].cast("int64").to_numpy() - START_US) / DAY_US
        for place, (one, came) in enumerate(zip(inside.person, inside.since, strict=True)):
            mine = at[(person == one) & (at >= came)]
            if len(mine):
                reached[place] = min(reached[place], float(np.floor(mine.min())))
    return reached
