"""What customers feel of us: answers, kept promises, repeated questions; each with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from syotto.ask.blind_spots import PART
from syotto.ask.seen import limited
from syotto.ask.sources import Sources, rows
from syotto.ask.words import THIN, count, share
from syotto.schema.coverage import ALL, EXPERIENCE, SHARES, Measure
from syotto.store.snapshot import Snapshot

FLOOR = 10
"""Facts below which nothing is told."""
MONTHS = 12
WORDS: dict[Measure, tuple[str, str, str]] = {
    Measure.ANSWERED: ("Requests taken up", "within 30 days of a case or form", ""),
    Measure.ANSWER_HOURS: ("Time to answer", "from a case or form to our first activity", "hours"),
    Measure.STEPS: ("Requests until somebody answers", "of one customer, before an answer", ""),
    Measure.ON_TIME: ("Deliveries on time", "of those promised for a day that has passed", ""),
    Measure.ASKED_AGAIN: ("Asked again", "the same kind of case again within 14 days", ""),
    Measure.SETTLE_DAYS: ("Time to settle a case", "from opened to closed", "days"),
    Measure.OPEN_DAYS: ("Age of open complaints", "at the moment of the build", "days"),
    Measure.MARK: ("Marks given", "with cases, in the source's own scale", ""),
}
NEEDS = {
    Measure.ANSWERED: "cases or form events, and activities",
    Measure.ANSWER_HOURS: "cases or form events, and activities",
    Measure.STEPS: "cases or form events, and activities",
    Measure.ON_TIME: "deliveries with promised_at and delivered_at",
    Measure.ASKED_AGAIN: "cases with a person or account",
    Measure.SETTLE_DAYS: "cases with closed_at",
    Measure.OPEN_DAYS: "cases of the kind complaint or claim",
    Measure.MARK: "cases with a score, or surveys as cases of the kind feedback",
}
HIGH_IS_GOOD = {Measure.ANSWERED, Measure.ON_TIME, Measure.MARK}


@dataclass(frozen=True)
class Figure:
    """One estimate; null below the floor, with `n` said all the same."""

    measure: str
    over: str
    part: str
    n: int
    estimate: float | None
    low: float | None
    high: float | None
    words: str
    between: str

    @property
    def drawn(self) -> float:
        """What a chart shows: a share as percent."""
        scale = 100 if self.measure in SHARES else 1
        return round((self.estimate or 0) * scale, 2)


@dataclass(frozen=True)
class Measured:
    """A measure over all, its months and its units. refusal: why there is no number."""

    measure: str
    name: str
    about: str
    all: Figure | None
    months: list[Figure]
    parts: list[Figure]
    refusal: str | None
    change: str | None
    is_share: bool


@dataclass(frozen=True)
class Experience:
    finding: str
    as_of: datetime
    measures: list[Measured]
    figures: list[Figure]


def experience(house: Sources) -> Experience:
    """Counted over all customers, so empty for a viewer who sees a part of them.

    Raises NotFound before the first build.
    """
    snapshot = house.warehouse.open()
    figures = [figure(row) for row in found(snapshot)]
    measures = [measured(measure, figures) for measure in Measure]
    if limited(house):
        return Experience(PART, snapshot.build.as_of, [], [])
    return Experience(finding(measures), snapshot.build.as_of, measures, figures)


def found(snapshot: Snapshot) -> list[dict[str, Any]]:
    if EXPERIENCE.name not in snapshot.names:
        return []
    return rows(snapshot.table(EXPERIENCE.name).order_by("measure", "over", "part"))


def figure(row: dict[str, Any]) -> Figure:
    measure = Measure(row["measure"])
    if row["n"] < FLOOR:
        return Figure(**row | dict.fromkeys(("estimate", "low", "high")), words="–", between="")
    ends = f"{told(measure, row['low'])} – {told(measure, row['high'])}"
    return Figure(**row, words=told(measure, row["estimate"]), between=ends)


def told(measure: Measure, value: float) -> str:
    if measure in SHARES:
        return share(value)
    unit = WORDS[measure][2]
    return f"{value:,.1f}".removesuffix(".0") + (f"{THIN}{unit}" if unit else "")


def measured(measure: Measure, figures: list[Figure]) -> Measured:
    mine = [one for one in figures if one.measure == measure]
    whole = next((one for one in mine if one.over == ALL), None)
    name, about, _ = WORDS[measure]
    months = [one for one in mine if one.over == "month"][-MONTHS:]
    return Measured(
        measure=measure,
        name=name,
        about=about,
        all=whole if whole and whole.estimate is not None else None,
        months=months,
        parts=[one for one in mine if one.over in ("unit", "segment")],
        refusal=refusal(measure, whole),
        change=change(measure, months),
        is_share=measure in SHARES,
    )


def refusal(measure: Measure, whole: Figure | None) -> str | None:
    if whole is None:
        return f"Not known: load {NEEDS[measure]}."
    if whole.estimate is None:
        return f"Too few to say: {count(whole.n)} of the {FLOOR} that it takes."
    return None


def change(measure: Measure, months: list[Figure]) -> str | None:
    """Where the newest month lies clearly outside the one before; None where it may be chance."""
    known = [one for one in months if one.estimate is not None]
    if len(known) < 2:
        return None
    before, now = known[-2:]
    if now.low is None or before.high is None or before.low is None or now.high is None:
        return None
    if now.low <= before.high and before.low <= now.high:
        return None
    better = (now.low > before.high) == (measure in HIGH_IS_GOOD)
    return f"{'better' if better else 'worse'} in {now.part} than in {before.part}"


def finding(measures: list[Measured]) -> str:
    known = [one for one in measures if one.all]
    if not known:
        return "Nothing can be measured yet: load cases, deliveries and activities."
    changed = [one for one in known if one.change]
    if changed:
        return f"{changed[0].name}: {changed[0].change} ({changed[0].months[-1].words})."
    first = known[0]
    assert first.all is not None
    return f"{first.name}: {first.all.words} ({first.all.between}), {first.about}."
