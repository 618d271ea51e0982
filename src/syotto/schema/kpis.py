"""What is measured of leads: every figure with its one definition, and the table of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from syotto.schema.condition_text import Marks, Place, hint
from syotto.schema.handed import LeadStage
from syotto.schema.table import MOMENT, TableSpec, column, required

EVERYBODY = "all"
DIMENSIONS = ("origin", "channel", "content", "campaign", "owner", "unit")


class Measure(StrEnum):
    """In what a figure is told."""

    NUMBER = "number"
    SHARE = "share"
    MONEY = "money"
    DAYS = "days"
    HOURS = "hours"


@dataclass(frozen=True)
class Kpi:
    """numerator, denominator: what is counted; less: the smaller the better.

    waits: the figure of a month is known only once its people had the days that count.
    """

    name: str
    title: str
    measure: Measure
    numerator: str
    denominator: str = ""
    less: bool = False
    waits: bool = False


def conversion(stage: str, to: str, title: str) -> Kpi:
    return Kpi(
        f"{stage}_to_{to}",
        title,
        Measure.SHARE,
        "of these, those who went on within the days of `[journey] within_days`, as in the funnel",
        f"stays in the stage {stage} that began in the month",
        waits=True,
    )


def lasting(stage: str, title: str) -> Kpi:
    return Kpi(
        f"days_as_{stage}",
        title,
        Measure.DAYS,
        "median days from coming in to going on, of those who went on within the days that count",
        f"stays in the stage {stage} that began in the month",
        less=True,
        waits=True,
    )


CONVERSIONS = {
    "visitor": conversion("visitor", "suspect", "From visitor to suspect"),
    "suspect": conversion("suspect", "prospect", "From suspect to prospect"),
    "prospect": conversion("prospect", "lead", "From prospect to lead"),
    "lead": conversion("lead", "opportunity", "From lead to opportunity"),
    "opportunity": conversion("opportunity", "order", "From opportunity to order"),
}
"""By the stage that people go on from."""


def with_sales(stage: LeadStage, title: str, counted: str) -> Kpi:
    return Kpi(stage.replace("-", "_"), title, Measure.NUMBER, f"leads that {counted} in the month")


def sales_take(stage: LeadStage, to: LeadStage) -> Kpi:
    return Kpi(
        f"{stage}_to_{to}".replace("-", "_"),
        f"From {stage} to {to}",
        Measure.SHARE,
        f"of these, those that became {to} within the days of `[journey] within_days`",
        f"leads that became {stage} in the month",
        waits=True,
    )


WITH_SALES = {
    LeadStage.MARKETING_QUALIFIED: with_sales(
        LeadStage.MARKETING_QUALIFIED,
        "Marketing-qualified leads",
        "were handed over to a seller for the first time",
    ),
    LeadStage.SALES_ACCEPTED: with_sales(
        LeadStage.SALES_ACCEPTED,
        "Sales-accepted leads",
        "a seller took, or spoke with, for the first time",
    ),
    LeadStage.SALES_QUALIFIED: with_sales(
        LeadStage.SALES_QUALIFIED,
        "Sales-qualified leads",
        "became a sales case, by the seller or by a build, or were won or lost",
    ),
}
"""How far sales came with a lead, by the first day on which it was so far or further."""
TAKEN_ON = {
    stage: sales_take(stage, to) for stage, to in zip(LeadStage, list(LeadStage)[1:], strict=False)
}
"""By the stage that leads go on from."""
LASTING = {
    stage: lasting(stage, f"Days as {stage}")
    for stage in ("suspect", "prospect", "lead", "opportunity")
}
CAUGHT = Kpi("caught", "Caught", Measure.NUMBER, "tips, enquiries, forms and list rows: `origins`")
LEADS = Kpi("leads", "Leads", Measure.NUMBER, "times that people came into the stage lead")
OPPORTUNITIES = Kpi(
    "opportunities", "Opportunities", Measure.NUMBER, "sales cases opened in the month"
)
WON = Kpi("won", "Won cases", Measure.NUMBER, "sales cases won in the month")
REVENUE = Kpi("revenue", "Won amount", Measure.MONEY, "amount of the cases won in the month")
COST_PER_LEAD = Kpi(
    "cost_per_lead",
    "Cost per lead",
    Measure.MONEY,
    "`spend` of the month, in the workspace's currency",
    "leads of the month; told where spend is known: in all, by channel, campaign and unit",
    less=True,
)
VALUE_OF_LEAD = Kpi(
    "value_of_lead",
    "Value of a lead",
    Measure.MONEY,
    "margin (`margin_share` of the amount), won so far, of cases opened within the days that "
    "count after people became leads; a case is its newest lead's: "
    "of the person it names, else of the company",
    "leads of the month",
    waits=True,
)
HOURS_TO_ANSWER = Kpi(
    "hours_to_answer",
    "Hours to an answer",
    Measure.HOURS,
    "median hours from a catch to the first call, visit or meeting with the person or their "
    "company; who has none yet counts as waiting longer than all others",
    "catches of the month",
    less=True,
)
DEFINITIONS = (
    CAUGHT, LEADS, *WITH_SALES.values(), OPPORTUNITIES, WON, REVENUE, *CONVERSIONS.values(),
    *TAKEN_ON.values(), COST_PER_LEAD, VALUE_OF_LEAD, HOURS_TO_ANSWER, *LASTING.values(),
)  # fmt: skip
BY_NAME: Mapping[str, Kpi] = {one.name: one for one in DEFINITIONS}

KPIS = TableSpec(
    "kpis",
    "a figure about leads in a month, in all or for one origin, channel, content, ...",
    (
        required("kpi", "string", "caught, leads, sales_accepted, lead_to_opportunity, ..."),
        required("period", "string", "the month, as 2026-11"),
        required("dimension", "string", "all, origin, channel, content, campaign, owner or unit"),
        required("member", "string", "which of them; all: everybody"),
        column("value", "float64", "the figure; null where it cannot be told yet"),
        column("low", "float64", "80 % interval, lower end; null for plain counts and sums"),
        column("high", "float64", "80 % interval, upper end"),
        column("numerator", "float64", "what is counted, or the sum"),
        column("denominator", "int64", "out of how many; null for plain counts and sums"),
        column("measure", "string", "number, share, money, days or hours"),
        required("since", MOMENT, "the month's beginning"),
        required("until", MOMENT, "the month's end"),
        column("known_from", MOMENT, "when the figure is final"),
        column("target", "float64", "what should come out in the month: targets.yaml"),
        column("pace", "float64", "1: on the way to the target, more is better; null: no target"),
    ),
    ("kpi", "period", "dimension", "member"),
    known_at="since",
)


@dataclass(frozen=True)
class Targets:
    """By (kpi, dimension, member); the member of `all` is `all`."""

    known: Mapping[tuple[str, str, str], float]


def parse(given: Any, marks: Marks | None = None, file: str = "targets.yaml") -> Targets:
    """The targets from the dictionary of their file; none where it says nothing. Raises Misread."""
    place = Place(file, marks or {})
    if given is None:
        return Targets({})
    if not isinstance(given, Mapping):
        raise place.wrong(given, "figures by name", "Write one like leads: 60.")
    found: dict[tuple[str, str, str], float] = {}
    for name, told in given.items():
        here = place.at(name)
        if name not in BY_NAME:
            raise here.wrong(name, "a figure", hint([name], BY_NAME, f"Use {listed(BY_NAME)}."))
        found |= {(name, *key): value for key, value in of_figure(BY_NAME[name], told, here)}
    return Targets(found)


def of_figure(kpi: Kpi, told: Any, place: Place) -> Iterable[tuple[tuple[str, str], float]]:
    """A number for all, or `all:` and dimensions with a number for each member."""
    if not isinstance(told, Mapping):
        yield (EVERYBODY, EVERYBODY), number(kpi, told, place)
        return
    known = (EVERYBODY, *DIMENSIONS)
    for dimension, value in told.items():
        here = place.at(dimension)
        if dimension not in known:
            fix = hint([dimension], known, f"Use {listed(known)}.")
            raise here.wrong(dimension, "a dimension", fix)
        if dimension == EVERYBODY:
            yield (EVERYBODY, EVERYBODY), number(kpi, value, here)
            continue
        if not isinstance(value, Mapping):
            raise here.wrong(value, "numbers by name", f"Write it like {dimension}: {{name: 10}}.")
        for member, one in value.items():
            yield (dimension, str(member)), number(kpi, one, here.at(member))


def number(kpi: Kpi, value: Any, place: Place) -> float:
    good = isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    if good and (kpi.measure != Measure.SHARE or value <= 1):
        return float(value)
    expected = "a share from 0 to 1" if kpi.measure == Measure.SHARE else "a number above 0"
    raise place.wrong(value, expected, "Write it without quotes, say 0.25 or 60.")


def listed(names: Iterable[str]) -> str:
    return ", ".join(names)
