"""Flows run on the simulated company, and what they are said to cause stands beside the truth."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from syotto.decide.flow_time import surely_over
from syotto.demo.simulate import past
from syotto.demo.trials.flow_truth import Inside, Life, expected
from syotto.demo.trials.office import Office, Post, number_of
from syotto.demo.truth.recovery import world_of
from syotto.demo.world.contact import Contacts
from syotto.demo.world.live import Policy, Progress, live, silent
from syotto.demo.world.state import START, State, World
from syotto.learn.flow_effect import Effect
from syotto.run.flow_effects import caused
from syotto.run.flows import draft, enrolled
from syotto.schema.flow_steps import Happens
from syotto.schema.words import Arm

AT_ONCE = 1_000
FLOWS: Mapping[str, Mapping[str, Any]] = {
    "educate": {
        "audience": {},
        "enter": [{"event": "Brochure Downloaded"}],
        "goal": {"event": "Offer Requested", "within": "30 days"},
        "control_share": 0.5,
    },
    "portal-hint": {
        "title": "The plan is in the portal",
        "enter": [{"event": "Spare Part Searched"}],
        "goal": {"event": "Service Plan Opened", "within": "30 days"},
        "control_share": 0.5,
        "steps": [
            {"id": "hint", "send": "service-plan"},
            {"id": "pause", "wait": "7 days"},
            {"id": "again", "send": "service-due"},
        ],
    },
}
"""What is said in place of what the starter of that name says: `educate` gets a door and a goal of
the simulated company, where educating messages raise the interest of prospects. No message makes
anybody there look into the portal: `portal-hint` does nothing for its goal.
"""


@dataclass(frozen=True)
class Tried:
    """A flow in one company: what the product says that it caused, and what is true.

    messages: that left. blur: the standard error of the truth, which is a mean over people.
    """

    flow: str
    seed: int
    messages: int
    effect: Effect
    truth: float
    blur: float

    @property
    def covered(self) -> bool:
        low, high = self.effect.low, self.effect.high
        return low is not None and high is not None and low <= self.truth <= high


@dataclass(frozen=True)
class FlowTrial:
    people: int
    days: int
    weeks: int
    rows: tuple[Tried, ...]


def flow_trial(
    folder: Path | str, *, weeks: int = 10, seeds: int = 1, progress: Progress = silent
) -> FlowTrial:
    """Run FLOWS on the simulated company of the workspace `folder`, and on its next seeds.

    Raises NotFound where the workspace is no simulated company.
    """
    made = world_of(Path(folder))
    rows: list[Tried] = []
    for number in range(seeds):
        progress(f"flows, seed {made['seed'] + number}", number / seeds)
        world, state = past(made["people"], made["days"], made["seed"] + number)
        rows += run(world, state, 7 * weeks)
    return FlowTrial(made["people"], made["days"], weeks, tuple(rows))


def run(world: World, state: State, days: int) -> list[Tried]:
    """Let so many days pass in which the flows run; `state` moves on."""
    since, first = state.day, state.copy()
    with tempfile.TemporaryDirectory(prefix="flows-") as scratch:
        office = Office(world, state, Path(scratch) / "office", FLOWS)
        actual, posts = Life(since), list[Post]()
        for day in range(since, since + days):
            posts.append(office.post(day))
            live(world, state, posted(posts, since), 1, ahead=actual.note)
            office.tell(state, day)
        office.close()
        return [
            tried(office, name, posts, (actual, state), without(world, first, posts, place))
            for place, name in enumerate(FLOWS)
        ]


def posted(posts: Sequence[Post], since: int, without: int = -1) -> Policy:
    """The messages of each day, but for those of one flow."""

    def on(_world: World, _state: State, day: int) -> Contacts:
        return posts[day - since].without(without)

    return on


def without(world: World, first: State, posts: Sequence[Post], flow: int) -> tuple[Life, State]:
    """The same days, had one of the flows said nothing."""
    other, ends = Life(first.day), first.copy()
    live(world, ends, posted(posts, first.day, flow), len(posts), ahead=other.note)
    return other, ends


def tried(
    office: Office,
    name: str,
    posts: Sequence[Post],
    actual: tuple[Life, State],
    other: tuple[Life, State],
) -> Tried:
    """The truth is of those who count and were not left alone: by lot they are like the others."""
    flow, place = draft(office.house, name), office.names.index(name)
    assert isinstance(flow.goal.ask, Happens)
    over = surely_over(flow.goal.within, office.house.now())
    rows = [
        row
        for row in everybody(office, name)
        if row["arm"] == Arm.TREATED and row["entered_at"] <= over
    ]
    person = np.array([number_of(row["person_id"]) for row in rows], dtype=np.int64)
    since = np.array([(row["entered_at"] - START).total_seconds() / 86_400 for row in rows])
    inside = Inside(person, since, flow.goal.within.amount)
    goal, world, who = flow.goal.ask.event, office.world, office.who
    gained, missed = (
        expected(life, goal, inside, world, who, end) for life, end in (actual, other)
    )
    gain = gained - missed
    return Tried(
        flow=name,
        seed=world.seed,
        messages=sum(int((post.flow == place).sum()) for post in posts),
        effect=caused(office.house, name).effect,
        truth=float(gain.mean()) if len(gain) else float("nan"),
        blur=float(gain.std() / np.sqrt(len(gain))) if len(gain) else float("nan"),
    )


def everybody(office: Office, name: str) -> Iterator[Mapping[str, Any]]:
    after = ""
    while rows := enrolled(office.house, name, after=after, at_most=AT_ONCE):
        yield from rows
        after = rows[-1]["enrolment_id"]


def render(report: FlowTrial) -> str:
    """A line for each flow and company, and how often the truth lies in the interval."""
    head = (
        f"{report.people:,} people after {report.days} days of habit; {report.weeks} weeks in "
        "which flows run. Percentage points of people who reach the goal:"
    )
    title = (
        f"{'flow':<13}{'seed':>6}{'people':>8}{'messages':>10}{'truth':>7}{'reported':>10}"
        f"{'80 % interval':>18}  said"
    )
    return "\n".join([head, "", title, *map(line, report.rows), "", *shares(report)])


def line(row: Tried) -> str:
    found = row.effect
    people = found.first.people + found.second.people
    told = ("", "") if found.effect is None else (points(found.effect), spanned(found))
    return (
        f"{row.flow:<13}{row.seed:>6}{people:>8,}{row.messages:>10,}{points(row.truth):>7}"
        f"{told[0]:>10}{told[1]:>18}  {verdict(found)}"
    )


def verdict(found: Effect) -> str:
    if found.alarm:
        return "not to be read"
    return "known" if found.known else "not yet known"


def points(share: float) -> str:
    return f"{100 * share:+.1f}"


def spanned(found: Effect) -> str:
    return f"{points(found.low or 0.0)} to {points(found.high or 0.0)}"


def shares(report: FlowTrial) -> Iterator[str]:
    for name in FLOWS:
        rows = [row for row in report.rows if row.flow == name]
        held = sum(row.covered for row in rows)
        known = sum(row.effect.known for row in rows)
        yield (
            f"{name}: the truth ({points(float(np.mean([row.truth for row in rows])))} on average) "
            f"lies in {held} of {len(rows)} intervals; in {known} an effect is known."
        )
