"""What calling the best leads brings, where the rule of today stands on it, and where it loses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from syotto.ask.words import money, share
from syotto.predict.lead_fit import Tenth

OF = 1000
"""Profit is of so many leads."""
NEAR = 0.01
"""Less of the best profit is not worth a word."""


@dataclass(frozen=True)
class Called:
    """Calling the best so many of the leads. profit: for each 1,000 leads; adds: what the tenth
    that comes in last adds to it.
    """

    share: float
    chance_from: float
    profit: float
    adds: float

    @property
    def loses(self) -> str:
        """Where money is lost: in all, or by the last tenth."""
        if self.profit < 0:
            return "loses money in all"
        return "each further call loses money" if self.adds < 0 else ""


@dataclass(frozen=True)
class Mark:
    """A place on the curve. chance_from: of the last one called; null: not by chance."""

    name: str
    share: float
    profit: float
    chance_from: float | None = None


@dataclass(frozen=True)
class Row:
    """A line of the table: a tenth, or a mark between two; name: of the mark."""

    name: str
    share: float
    chance_from: float | None
    profit: float
    adds: float | None
    loses: str


@dataclass(frozen=True)
class Curve:
    """What calling brings. rule: where a call pays by its chance; room: who is called for now.

    finding: the same in words; steps: by tenths of the leads that were told beforehand.
    """

    finding: str = ""
    steps: Sequence[Called] = ()
    rule: Mark | None = None
    room: Mark | None = None

    @property
    def marks(self) -> list[Mark]:
        return [one for one in (self.rule, self.room) if one]

    @property
    def rows(self) -> list[Row]:
        """Tenths and marks, by how many are called."""
        told = [Row("", s.share, s.chance_from, s.profit, s.adds, s.loses) for s in self.steps]
        told += [Row(m.name, m.share, m.chance_from, m.profit, None, "") for m in self.marks]
        return sorted(told, key=lambda one: one.share)


def curve_of(
    tenths: Sequence[Tenth], value: float, call_cost: float, early_cost: float,
    called_share: float | None, currency: str,
) -> Curve:  # fmt: skip
    """called_share: of those whose chance is known, the share that is worth a call and has room."""
    steps = profits(tenths, value, call_cost, early_cost)
    if not steps:
        return Curve()
    pays_from = (call_cost + early_cost) / (value + early_cost) if value + early_cost > 0 else 1.0
    reach = share_above(tenths, pays_from)
    rule = Mark("today's rule", reach, profit_at(steps, reach), pays_from)
    room = None
    if called_share is not None:
        room = Mark("who is called", called_share, profit_at(steps, called_share))
    return Curve(finding(steps, rule, room, currency), steps, rule, room)


def profits(
    tenths: Sequence[Tenth], value: float, call_cost: float, early_cost: float
) -> list[Called]:
    """What calling the best tenth, the best two, ... would have brought, by what came of them."""
    made: list[Called] = []
    total, rows = 0.0, sum(one.rows for one in tenths)
    for n, one in enumerate(reversed(tenths), 1):
        adds = one.rows * (one.came * value - call_cost - (1 - one.came) * early_cost)
        total += adds
        made.append(Called(n / len(tenths), one.said, total / rows * OF, adds / rows * OF))
    return made


def share_above(tenths: Sequence[Tenth], chance: float) -> float:
    """The share of leads whose chance is higher; straight between the means of two tenths."""
    said = [one.said for one in reversed(tenths)]
    for n, here in enumerate(said):
        if here < chance:
            if n == 0:
                return 0.0
            before = said[n - 1]
            way = (before - chance) / (before - here) if before > here else 0.0
            return (n - 0.5 + way) / len(said)
    return 1.0


def profit_at(steps: Sequence[Called], reach: float) -> float:
    """The profit of calling the best so many; within a tenth each call brings the same."""
    before_share, before = 0.0, 0.0
    for step in steps:
        if reach <= step.share:
            way = (reach - before_share) / (step.share - before_share)
            return before + way * (step.profit - before)
        before_share, before = step.share, step.profit
    return before


def finding(steps: Sequence[Called], rule: Mark, room: Mark | None, currency: str) -> str:
    """Where the rule stands, where the most is, and from where on each call loses."""
    best = max(steps, key=lambda step: step.profit)
    told = [
        f"Today's rule calls from a chance of {share(rule.chance_from)}: the best"
        f" {share(rule.share)}, about {money(rule.profit, currency)} of {OF:,} leads."
    ]
    if room:
        told.append(
            f"Called for now {verb(room.share)} {share(room.share)} of the leads (room, open cases,"
            f" who never buys), about {money(room.profit, currency)}."
        )
    if best.profit <= 0:
        return " ".join([*told, "Even the best tenth costs more than it brings."])
    told.append(f"The most is {money(best.profit, currency)} with the best {share(best.share)}.")
    return " ".join([*told, falling(steps, best, rule, currency)])


def verb(part: float) -> str:
    return "is" if part <= 0.01 else "are"


def falling(steps: Sequence[Called], best: Called, rule: Mark, currency: str) -> str:
    """The part where calling more brings less, and whether the rule is in it."""
    if best is steps[-1]:
        return "No tenth loses money."
    lost = best.profit - steps[-1].profit
    told = f"Beyond that calls lose money: calling everybody brings {money(lost, currency)} less."
    below = next((step for step in steps if step.profit < 0), None)
    if below:
        told += f" From the best {share(below.share)} on there is a loss in all."
    gap = best.profit - rule.profit
    if gap <= NEAR * best.profit:
        return f"{told} The rule stands where the most is, or all but."
    if rule.share > best.share:
        return f"{told} The rule calls into that part and loses {money(gap, currency)} by it."
    return f"{told} The rule stops before it and leaves {money(gap, currency)}."
