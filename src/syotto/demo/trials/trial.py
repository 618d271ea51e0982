"""The loop closed: week by week a policy decides, a paper channel acts, the world answers.

Every policy meets the same company, the same days and the same luck (common random numbers), so
its margin less that of doing nothing is what it caused. Margin counts as each day makes it likely
(`prospects`), not as luck draws it; a contract with a year when signed and against it when ended.
After the last week the company lives on for `TAIL` days without contact, in which fresh offers
still sell, cases open and tired customers leave. A single week can be lived through several times
(`lives`): the same acts, the same company, another course of events.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path

import numpy as np
from scipy.stats import t as student

from syotto.demo.rows import exports
from syotto.demo.rows.identities import Identities, make_identities
from syotto.demo.simulate import hand_over, past
from syotto.demo.trials.acts import OFFERED, WHOLE, Reads, Tables, planners
from syotto.demo.trials.handover import SYOTTOS, handovers
from syotto.demo.trials.policies import policies as known_policies
from syotto.demo.trials.prospects import Prospects
from syotto.demo.trials.sight import CALLS, Act, Policy, Sight
from syotto.demo.trials.tally import Tally, mean, tallied
from syotto.demo.truth.recovery import world_of
from syotto.demo.world.chance import Chance
from syotto.demo.world.contact import Contacts
from syotto.demo.world.habit import nobody
from syotto.demo.world.live import Policy as OnDay, Progress, live, silent
from syotto.demo.world.state import State, World, moment
from syotto.errors import InputError
from syotto.maths.intervals import LEVEL
from syotto.run.build import build
from syotto.run.feedback import say
from syotto.run.house import House
from syotto.run.steps import STEPS
from syotto.run.workspace import create
from syotto.schema.words import Verdict
from syotto.settings import FILE, Settings, load as load_settings

TAIL = 90
"""As far as a build looks ahead (`horizon_days`)."""
NOTHING = "nothing"
RIVALS = ("blast-everyone", "threshold-score")
"""What the whole plan is tried against, beside its parts."""


@dataclass(frozen=True)
class Span:
    """A mean over seeds with its interval of 80 %."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Result:
    """One policy over all seeds, against doing nothing; `sales` is the margin without projects."""

    policy: str
    margin: Span
    sales: Span
    contacts: float
    complaints: float
    lost: float
    contracts: float
    early: float
    cost: float


@dataclass(frozen=True)
class Trial:
    """What each policy caused against doing nothing."""

    people: int
    days: int
    weeks: int
    seeds: tuple[int, ...]
    results: tuple[Result, ...]
    tallies: Mapping[tuple[str, int], Tally]

    def against(self, one: str, other: str) -> Span:
        """How much more margin one policy brought than another, company by company."""
        pairs = [(self.tallies[one, seed], self.tallies[other, seed]) for seed in self.seeds]
        return span([a.margin - b.margin for a, b in pairs])


def trial(
    folder: Path | str,
    policies: Sequence[str] | None = None,
    *,
    weeks: int = 8,
    seeds: int = 3,
    lives: int = 1,
    more: Mapping[str, Policy] | None = None,
    progress: Progress = silent,
) -> Trial:
    """Try policies on the simulated company of the workspace `folder`, and on its next seeds.

    policies: names, `handover` for all that hand leads over, `plan` for the whole plan against its
    parts and usual ways; by default all others. lives: courses of events that a single week is
    judged by. more: policies of your own, by name.
    Raises NotFound where the workspace is no simulated company, InputError for an unknown policy
    and for several lives of several weeks.
    """
    if lives > 1 and weeks > 1:
        raise InputError(
            "Only a single week can be lived through several times.",
            fix="Use --weeks 1, or --lives 1 and more --seeds.",
        )
    made = world_of(Path(folder))
    settings = load_settings(Path(folder) / FILE, {})
    asked_for = chosen(policies, more or {}, settings)
    numbers = tuple(range(made["seed"], made["seed"] + seeds))
    tallies: dict[tuple[str, int], Tally] = {}
    for place, seed in enumerate(numbers):
        world, state = past(made["people"], made["days"], seed)
        ends = (
            a_week(world, state, asked_for, lives, settings)
            if weeks == 1
            else some_weeks(world, state, asked_for, weeks, settings)
        )
        for step, name in enumerate(asked_for):
            progress(f"{name}, seed {seed}", (place + step / len(asked_for)) / seeds)
            after = [tallied(end, state.day, settings.contact_cost) for end in next(ends)]
            tallies[name, seed] = mean(after)
    results = tuple(
        summed(name, [(tallies[name, seed], tallies[NOTHING, seed]) for seed in numbers])
        for name in asked_for
    )
    return Trial(made["people"], made["days"], weeks, numbers, results, tallies)


def chosen(
    policies: Sequence[str] | None, more: Mapping[str, Policy], settings: Settings
) -> dict[str, Policy]:
    """Policies by name, doing nothing first; raises InputError for an unknown one."""
    usual = {**known_policies(settings.contact_cost), **more}
    known = {**usual, **handovers(), **planners(settings.control_share)}
    groups = {"handover": [*handovers()], "plan": [*planners(), *RIVALS]}
    asked = [name for one in policies or usual for name in groups.get(one, [one])]
    names = dict.fromkeys([NOTHING, *asked])
    for name in names:
        if name not in known:
            raise InputError(f"There is no policy {name!r}.", fix=f"Use {', '.join(known)}.")
    return {name: known[name] for name in names}


def some_weeks(
    world: World, state: State, policies: Mapping[str, Policy], weeks: int, settings: Settings
) -> Iterator[list[State]]:
    """The company after `weeks` under each policy, and the quiet time behind them."""
    watch = Prospects.of(world).note
    for policy in policies.values():
        after, reads = state.copy(), reads_of(policy)
        with tempfile.TemporaryDirectory(prefix="trial-") as scratch:
            paper = Paper(world, Path(scratch), settings, [reads]) if policy.builds else None
            for week in range(weeks):
                decided = partial(paper.done, after, reads) if paper else list
                sight = Sight(world, after, week, CALLS, decided)
                live(world, after, spread(policy.choose(sight), after.day), 7, watch=watch)
        live(world, after, lambda *_: nobody(), TAIL, watch=watch)
        yield [after]


def a_week(
    world: World, state: State, policies: Mapping[str, Policy], lives: int, settings: Settings
) -> Iterator[list[State]]:
    """A week under each policy and the quiet time behind it, lived through `lives` times.

    All that build see the same company, so it is built once.
    """
    watch = Prospects.of(world).note
    with tempfile.TemporaryDirectory(prefix="trial-") as scratch:
        every = [reads_of(policy) for policy in policies.values() if policy.builds]
        paper = Paper(world, Path(scratch), settings, every)
        built = cache(partial(paper.built, state))
        for policy in policies.values():
            listed = reads_of(policy).listed
            decided = (lambda listed=listed: listed(built())) if policy.builds else list
            week = spread(policy.choose(Sight(world, state, 0, CALLS, decided)), state.day)
            ends = [state.copy() for _ in range(lives)]
            for life, after in enumerate(ends):
                other = replace(world, chance=Chance(world.seed, life))
                live(other, after, week, 7, watch=watch)
                live(other, after, lambda *_: nobody(), TAIL, watch=watch)
            yield ends


def reads_of(policy: Policy) -> Reads:
    return getattr(policy, "reads", OFFERED)


def spread(chosen: Contacts, first: int) -> OnDay:
    """A week's contacts over its working days, each seller's best on Monday."""
    place = np.arange(chosen.n) % 5

    def on(_world: World, _state: State, day: int) -> Contacts:
        return chosen.where(place == (day - first) % 7)

    return on


class HouseThen(House):
    """A workspace whose clock stands at a simulated day."""

    today: datetime

    def now(self) -> datetime:
        return self.today


class Paper:
    """A workspace that gets the company's exports every week, is built, and gives today's list.

    Its settings are those of the company's workspace; a list has room for the calls of a week.
    The channel is paper: every listed action is taken to be done, and said so as feedback.
    """

    def __init__(
        self, world: World, folder: Path, settings: Settings, reads: Sequence[Reads]
    ) -> None:
        self.world = world
        self.who: Identities = make_identities(world)
        create(folder / "house")
        room = min(settings.capacity, CALLS)
        self.house = HouseThen(
            folder / "house", replace(settings, capacity=room, publish=[], ledger="")
        )
        self.needed = set().union(*(needed_for(one.table) for one in reads))
        self.seen = 0

    def built(self, state: State) -> Tables:
        """Load what is new, and build."""
        self.house.today = moment(state.day)
        hand_over(self.house, self.new_exports(state))
        self.seen = state.day
        build(self.house)
        return self.house.warehouse.open()

    def done(self, state: State, reads: Reads) -> list[Act]:
        """The list of a new build, the best first; what is listed is done, and said to be."""
        acts = reads.listed(self.built(state))
        for act in acts:
            if act.customer:
                say(self.house, act.customer, act.product or act.what, Verdict.DONE, "trial")
        return acts

    def new_exports(self, state: State) -> Iterator[exports.Export]:
        for export in exports.everything(self.world, self.who, state, self.seen, state.day):
            if export.table in self.needed:
                yield export


def needed_for(name: str) -> set[str]:
    """The raw tables from which a derived one is made, by whatever steps."""
    wanted, raw = {name}, set()
    for step in reversed(STEPS):
        if step.makes.name in wanted:
            raw |= {need.name for need in step.needs if need.kind == "raw"}
            wanted |= {need.name for need in step.needs if need.kind == "derived"}
    return raw


def summed(policy: str, pairs: list[tuple[Tally, Tally]]) -> Result:
    """A policy's tallies beside those of doing nothing, seed by seed."""
    return Result(
        policy=policy,
        margin=span([a.margin - b.margin for a, b in pairs]),
        sales=span([a.sales - b.sales for a, b in pairs]),
        contacts=float(np.mean([a.contacts for a, _ in pairs])),
        complaints=float(np.mean([a.complaints - b.complaints for a, b in pairs])),
        lost=float(np.mean([a.lost - b.lost for a, b in pairs])),
        contracts=float(np.mean([a.contracts - b.contracts for a, b in pairs])),
        early=float(np.mean([a.early for a, _ in pairs])),
        cost=float(np.mean([a.cost for a, _ in pairs])),
    )


def span(values: Sequence[float]) -> Span:
    """A mean with Student's interval; without end for a single value."""
    n, mean = len(values), float(np.mean(values))
    if n < 2:
        return Span(mean, float("-inf"), float("inf"))
    half = float(student.ppf(0.5 + LEVEL / 2, n - 1) * np.std(values, ddof=1) / np.sqrt(n))
    return Span(mean, mean - half, mean + half)


def render(report: Trial) -> str:
    """The results as a text table, best first."""
    head = (
        f"{report.people:,} people after {report.days} days of habit; {report.weeks} weeks and "
        f"{TAIL} quiet days; {len(report.seeds)} seeds. Per policy, against doing nothing:"
    )
    title = (
        f"{'policy':<19}{'margin caused':>14}{'80 % interval':>20}{'without projects':>18}"
        f"{'80 % interval':>20}{'contacts':>9}{'complaints':>12}{'lost':>6}{'contracts':>11}"
        f"{'too early':>11}"
    )
    rows = [
        f"{r.policy:<19}{r.margin.mean:>14,.0f}{between(r.margin):>20}{r.sales.mean:>18,.0f}"
        f"{between(r.sales):>20}{r.contacts:>9,.0f}{r.complaints:>+12.1f}{r.lost:>+6.1f}"
        f"{r.contracts:>+11.1f}{r.early:>11,.0f}"
        for r in sorted(report.results, key=lambda r: -r.margin.mean)
    ]
    return "\n".join([head, "", title, *rows, *duels(report)])


def duels(report: Trial) -> list[str]:
    """syotto's hand-over, and its whole plan, against each of the others of their kind."""
    names = [result.policy for result in report.results]
    rivals = {SYOTTOS: handovers(), WHOLE: {*planners(), *RIVALS}}
    pairs = [
        (ours, other)
        for ours, others in rivals.items()
        for other in names
        if ours in names and other in others and other != ours
    ]
    spans = [(ours, other, report.against(ours, other)) for ours, other in pairs]
    return ["", *(f"{a} less {b}: {s.mean:,.0f} ({between(s)})" for a, b, s in spans)]


def between(span: Span) -> str:
    return f"{span.low:,.0f} to {span.high:,.0f}"
