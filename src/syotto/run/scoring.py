"""Rules of points and their states: a draft, one that builds try, the one that counts.

The state is the file: scoring-draft.yaml, scoring-shadow.yaml, scoring.yaml. Every text that was
replaced is kept in the ledger, with who replaced it and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from syotto.decide.leads import success_value
from syotto.errors import InputError, NotFound
from syotto.know.points import given, scored
from syotto.maths.ranking import area
from syotto.run.defined import scoring_of, scoring_text
from syotto.run.house import House
from syotto.run.segments import checked, known_to
from syotto.run.texts import put_back, replace
from syotto.schema.judge import Now
from syotto.schema.leads import LEAD_FEATURES
from syotto.schema.scoring import DRAFT, FILE, SHADOW, Scoring

STATES = {"draft": DRAFT, "shadow": SHADOW, "live": FILE}
NEXT = {"draft": "shadow", "shadow": "live"}
FEWEST = 10
STEPS = 20


@dataclass(frozen=True)
class Threshold:
    """What calling everybody with so many points would have brought. profit: null: no value."""

    points: float
    called: int
    found: int
    profit: float | None


@dataclass(frozen=True)
class Backtest:
    """Rules on leads of the last horizon, of whom it is known what became of them.

    auc: chance that a success had more points than another, with its 80 % interval; null: too few
    successes to tell. at: what their own threshold brought; best: the one that brought most.
    """

    state: str
    version: str
    since: datetime
    people: int
    successes: int
    auc: float | None
    auc_low: float | None
    auc_high: float | None
    at: Threshold
    best: Threshold | None
    curve: tuple[Threshold, ...]

    def told(self, step: Threshold) -> str:
        """Where a threshold loses money, or leaves some."""
        if step.profit is None or self.best is None or self.best.profit is None:
            return "loses money" if step.profit is not None and step.profit < 0 else ""
        if step.profit >= self.best.profit:
            return "brings most"
        if step.profit < 0:
            return "loses money in all"
        return "the last calls lose money" if step.points < self.best.points else "calls too few"

    @property
    def finding(self) -> str:
        """In one sentence."""
        if self.successes < FEWEST:
            return f"{self.successes} of {self.people:,} leads succeeded: too few to test rules on."
        rank = (
            f"a success outranks another lead in {100 * self.auc:.0f} % of cases"
            if self.auc
            else ""
        )
        called = f"{self.at.points:g} points call {self.at.called:,} and find {self.at.found:,}"
        return f"Of {self.people:,} leads {self.successes:,} succeeded; {rank}; {called}."


def rules_of(house: House, state: str) -> Scoring:
    """The rules in a state. Raises NotFound for none, Misread, InputError for a wrong state."""
    if state not in STATES:
        fix = f"Use one of {', '.join(STATES)}."
        raise InputError(f"There is no state {state!r} of rules.", fix=fix)
    found = scoring_of(house, STATES[state])
    if not found:
        fix = "Try a draft first." if state == "shadow" else "Start a draft on the page Scoring."
        raise NotFound(f"There are no rules in {STATES[state]}.", fix=fix)
    segments = checked(house)
    return found.spelled(lambda one: segments.spelled(one, ()))


def there(house: House) -> list[str]:
    """The states that have rules."""
    return [state for state, file in STATES.items() if scoring_text(house, file)]


def backtest(house: House, state: str = "live") -> Backtest:
    """Rules in a state, on the leads of one horizon ago, by what was known then.

    Raises NotFound without a build or rules, InputError where no outcome is known yet.
    """
    scoring = rules_of(house, state)
    snapshot = house.warehouse.open()
    since = snapshot.build.as_of - timedelta(days=house.settings.lead_days)
    rows = snapshot.table(LEAD_FEATURES.name)
    closed = rows.filter(rows.outcome.notnull())
    newest = closed.filter(closed.cut == closed.cut.max()).select("person_id", "outcome")
    points = given(known_to(snapshot), scoring, Now(since, house.settings.time_zone))
    told = scored(newest, points, scoring).select("points", "outcome").to_pyarrow()
    if not told.num_rows:
        fix = "Load what people do and the sales cases that came of it, then build."
        raise InputError("There are no earlier leads to test rules on.", fix=fix)
    return judged(house, state, scoring, since, told)


def judged(house: House, state: str, scoring: Scoring, since: datetime, told: pa.Table) -> Backtest:
    points = told["points"].to_numpy()
    one = told["outcome"].to_numpy().astype(bool)
    value = value_of(house)
    enough = int(one.sum()) >= FEWEST
    auc, low, high = area(points, one) if enough else (None, None, None)
    edges = np.unique([*np.quantile(points, np.linspace(0, 1, STEPS + 1)), scoring.enough])
    curve = tuple(threshold(house, float(edge), points, one, value) for edge in edges)
    best = max(curve, key=lambda step: step.profit or 0.0) if enough and value else None
    return Backtest(
        state,
        scoring.version,
        since,
        len(one),
        int(one.sum()),
        auc,
        low,
        high,
        threshold(house, scoring.enough, points, one, value),
        best,
        curve,
    )


def value_of(house: House) -> float | None:
    """The margin of a success, as builds reckon it."""
    s, snapshot = house.settings, house.warehouse.open()
    cases, orders = (snapshot.table(name) for name in ("raw.opportunities", "order_lines"))
    table = success_value(cases, orders, s.lead_outcome, s.lead_value, s.margin_share)
    found = table.to_pyarrow()["value"].to_pylist()
    return found[0] if found else None


def threshold(
    house: House,
    edge: float,
    points: NDArray[np.float64],
    one: NDArray[np.bool_],
    value: float | None,
) -> Threshold:
    called = points >= edge
    n, found = int(called.sum()), int((called & one).sum())
    s = house.settings
    cost = n * s.call_cost + (n - found) * s.early_cost
    return Threshold(edge, n, found, None if value is None else found * value - cost)


def euros(house: House) -> tuple[float | None, float, float]:
    """The margin of a success, the cost of a call, the cost of being early."""
    try:
        value = value_of(house)
    except NotFound:
        value = None
    return value, house.settings.call_cost, house.settings.early_cost


def readable(house: House) -> dict[str, Scoring]:
    """The rules in each state; none of a text that is wrong."""
    found = {}
    for state in there(house):
        try:
            found[state] = rules_of(house, state)
        except InputError:
            continue
    return found


@dataclass(frozen=True)
class Compared:
    """Rules on earlier leads, beside those that count; live: null: they are those that count.

    test: null: they cannot be tested; `finding` says why.
    """

    state: str
    version: str
    finding: str
    test: Backtest | None
    live: Backtest | None

    @property
    def is_worse(self) -> bool:
        """Successes rank lower than by the rules that count: the two intervals lie apart."""
        ours = self.test.auc_high if self.test else None
        theirs = self.live.auc_low if self.live else None
        return ours is not None and theirs is not None and ours < theirs


def compared(house: House, state: str) -> Compared:
    """Raises NotFound for no rules in that state, Misread, InputError for a wrong state."""
    version = rules_of(house, state).version
    try:
        test = backtest(house, state)
    except (InputError, NotFound) as error:
        return Compared(state, version, f"Not tested on closed cases: {error.what}", None, None)
    if state == "live":
        return Compared(state, version, test.finding, test, None)
    try:
        return Compared(state, version, test.finding, test, backtest(house, "live"))
    except (InputError, NotFound) as error:
        told = f"{test.finding} The rules that count were not tested: {error.what}"
        return Compared(state, version, told, test, None)


@dataclass(frozen=True)
class Advanced:
    """Rules that came one state further. tested: what the test before it found, or why none was."""

    state: str
    tested: str


def advance(
    house: House, state: str, by: str, *, version: str | None = None, worse: bool = False
) -> Advanced:
    """A draft becomes what builds try; what builds try becomes what counts. Tested before, always.

    The text that stood there is kept. version: of the rules that somebody looked at; worse: rules
    that rank closed cases worse may count too. Raises NotFound for no rules in that state, Misread
    for rules that cannot be read, InputError for what has no next state, other rules than those
    looked at, and worse ones.
    """
    found = compared(house, state)
    if state not in NEXT:
        raise InputError("Rules that count have no next state.", fix="Begin with a draft.")
    if version not in (None, found.version):
        said = f"The rules are version {found.version} now, not {version}."
        raise InputError(said, fix="Look at their test again.")
    after = NEXT[state]
    if after == "live" and found.is_worse and not worse:
        raise InputError(
            f"These rules rank closed cases worse than those that count. {found.finding}",
            fix="Change them, or say that worse ones may count: --worse, or the tick on the page.",
        )
    here = house.folder / STATES[state]
    replace(house, house.folder / STATES[after], here.read_text(encoding="utf-8"), by)
    replace(house, here, None, by)
    return Advanced(after, found.finding)


def undo(house: House) -> None:
    """Puts back the rules that counted before. Raises NotFound where there were none."""
    put_back(house, house.folder / FILE)
