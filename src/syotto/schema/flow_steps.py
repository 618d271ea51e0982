"""The steps of a flow, and what it asks and waits for. `schema/flow` says how they are written.

Steps lie in each other and never lead back, so that everybody comes to an end. A step keeps its
`id` through all versions of a flow: messages, counts and people's places are kept by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from syotto.schema.condition import Condition, Plain, Test

PREFERRED = "preferred"
"""The channel that the person answers most."""
EMAIL = "email"
OWNER = "owner"
"""A task for the seller who looks after the person."""


class Unit(StrEnum):
    """Minutes and hours pass; days, weeks and months are counted by the person's calendar."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True)
class Span:
    """So long: `3 days`."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        name = self.unit.removesuffix("s") if self.amount == 1 else self.unit
        return f"{self.amount} {name}"


@dataclass(frozen=True)
class Happens:
    """An event of this name, with these properties, that no machine made."""

    event: str
    where: tuple[tuple[str, Test], ...] = ()


@dataclass(frozen=True)
class Meets:
    """A condition holds, of all that is known about the person."""

    condition: Condition


@dataclass(frozen=True)
class Scores:
    """A number of `lead_scores` stands a test."""

    name: str
    test: Test


@dataclass(frozen=True)
class Quorum:
    """So many of these buying roles, of one company, did something since they came into the flow.

    The person asked about counts too; nobody without a company has a quorum.
    """

    roles: tuple[str, ...]
    at_least: int
    happens: Happens


Ask = Happens | Meets | Scores | Quorum
"""A question. What happens counts from when the person came into the flow."""


@dataclass(frozen=True)
class Send:
    """A message. contents: the only one, or those to choose one of. channel: a section
    [channels.NAME], or `preferred`. at_most: held longer than this it does not go.
    """

    id: str
    contents: tuple[str, ...]
    channel: str = EMAIL
    at_most: Span | None = None


@dataclass(frozen=True)
class Wait:
    """First `span` passes, then the clock of the person comes to `at`, on one of the days `on`, or
    to working hours. Or until `event`, and no longer than `span`.
    """

    id: str
    span: Span | None = None
    at: time | None = None
    on: tuple[Weekday, ...] = ()
    working_hours: bool = False
    event: Happens | None = None


@dataclass(frozen=True)
class Way:
    """One way out of a branch: taken where the answer is yes."""

    name: str
    ask: Ask
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Branch:
    """The first way whose answer is yes; else `otherwise`."""

    id: str
    ways: tuple[Way, ...]
    otherwise: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Part:
    """A share (0-1) of those who come to a split, always the same ones."""

    name: str
    share: float
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Split:
    id: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Task:
    """Something for one of us to do. to: `owner`, or somebody's address. due: so long after."""

    id: str
    title: str
    to: str = OWNER
    due: Span | None = None
    text: str = ""


@dataclass(frozen=True)
class Update:
    """Features of the person get these values."""

    id: str
    values: tuple[tuple[str, Plain], ...]


@dataclass(frozen=True)
class Webhook:
    """A content goes to a channel of kind `webhook`."""

    id: str
    channel: str
    content: str


@dataclass(frozen=True)
class HandOver:
    """Sales gets the person, with these words."""

    id: str
    because: str


@dataclass(frozen=True)
class End:
    """The flow ends here, for this reason."""

    id: str
    reason: str


Step = Send | Wait | Branch | Split | Task | Update | Webhook | HandOver | End
Messaging = Send | Webhook


OTHERWISE = "otherwise"
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Inside:
    """A list of steps within a step: the way into it, and where in the file it stands."""

    name: str
    path: Path
    steps: tuple[Step, ...]


def inside(step: Step) -> tuple[Inside, ...]:
    """The lists of steps within a step, in their order."""
    match step:
        case Branch(ways=ways, otherwise=otherwise):
            numbered = enumerate(ways)
            many = [Inside(way.name, ("branch", n, "steps"), way.steps) for n, way in numbered]
            return (*many, Inside(OTHERWISE, (OTHERWISE,), otherwise))
        case Split(parts=parts):
            shares = enumerate(parts)
            return tuple(Inside(part.name, ("split", n, "steps"), part.steps) for n, part in shares)
        case _:
            return ()


def placed(steps: tuple[Step, ...], path: Path = ("steps",)) -> Iterator[tuple[Step, Path]]:
    """Every step, those within others too, from top to bottom, and where in the file it stands."""
    for number, step in enumerate(steps):
        yield step, (*path, number)
        for within in inside(step):
            yield from placed(within.steps, (*path, number, *within.path))


def each(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Every step, those within others too, from top to bottom."""
    return (step for step, _ in placed(steps))
