"""Before a flow is published: what becomes of those who are inside, what it would have done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from syotto.errors import InputError
from syotto.run import flows as book
from syotto.run.flow_replay import Message, replay
from syotto.run.house import House
from syotto.schema.flow_steps import Wait
from syotto.schema.flow_words import step_in_words

OUT = "out"
MOST_DAYS, SHOWN = 365, 200


@dataclass(frozen=True)
class Place:
    """A step at which people wait. to: the step of the draft that it leads to; null: none."""

    step: str
    people: int
    to: str | None


@dataclass(frozen=True)
class Dialog:
    """waits: steps of the draft to which people can be moved. live: there is a version already."""

    name: str
    title: str
    version: int
    people: int
    places: list[Place]
    waits: list[tuple[str, str]]
    problems: list[str]
    odd: list[str]
    live: bool
    second_person: bool


def publishing(house: House, name: str) -> Dialog:
    """Raises NotFound for no such flow, Misread for a draft that is wrong."""
    flow, found = book.draft(house, name), book.preview(house, name)
    waits = [step for step in flow.each() if isinstance(step, Wait)]
    return Dialog(
        name=name,
        title=flow.title,
        version=found.version,
        people=found.people,
        places=[Place(step, n, found.moves.get(step)) for step, n in sorted(found.stays.items())],
        waits=[(step.id, f"{step.id}: {step_in_words(step)}") for step in waits],
        problems=found.problems,
        odd=found.odd,
        live=name in book.published(house),
        second_person=house.settings.second_person_for_flows,
    )


@dataclass(frozen=True)
class Compared:
    """What the draft would have done, and the version that runs. messages: of the draft, the newest
    first; at most SHOWN.
    """

    name: str
    days: int
    events: int
    people: tuple[int, int | None]
    verdicts: list[tuple[str, int, int]]
    over: list[tuple[str, int, int]]
    messages: list[Message]
    moment: str = ""
    nobody: list[str] = field(default_factory=list)
    simulated: bool = False


def replayed(house: House, name: str, days: int) -> Compared:
    """Raises NotFound and Misread for the draft, InputError for days that are too many."""
    if not 1 <= days <= MOST_DAYS:
        raise InputError(f"{days} days cannot be replayed.", fix=f"Give 1 to {MOST_DAYS}.")
    found = replay(house, name, days)
    new, old = found.draft, found.live
    old_over = old.over if old else {}
    old_verdicts = old.verdicts if old else Counter[str]()
    newest = sorted(new.messages, key=lambda one: (one.at, one.person_id, one.step), reverse=True)
    return Compared(
        name=name,
        days=days,
        events=found.events,
        people=(new.people, old.people if old else None),
        verdicts=side_by_side(new.verdicts, old_verdicts),
        over=side_by_side(new.over, old_over),
        messages=newest[:SHOWN],
        moment=found.moment,
        nobody=found.nobody,
        simulated=found.simulated,
    )


def side_by_side(new: Mapping[str, int], old: Mapping[str, int]) -> list[tuple[str, int, int]]:
    """What, how often in the draft, how often in the version that runs; the most first."""
    words = sorted({*new, *old}, key=lambda word: (-new.get(word, 0), word))
    return [(word, new.get(word, 0), old.get(word, 0)) for word in words]


async def publish(request: Request, name: str, by: str) -> int:
    """As the dialog's form says: who is inside stays, or moves from step to step."""
    form = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
    moves = {key.removeprefix("move."): to for key, to in form.items() if key.startswith("move.")}
    mapped = {step: None if to == OUT else to for step, to in moves.items()}
    moved = mapped if form.get("inside") == "move" else None
    colleagues = form.get("who") == "colleagues"
    house = request.app.state.house
    return await run_in_threadpool(
        book.publish, house, name, by, colleagues=colleagues, moves=moved
    )


def change(house: House, name: str, what: str, by: str) -> None:
    """`pause`, `resume`, `approve` or `end` a flow. Raises InputError for something else."""
    does: dict[str, Callable[[House, str, str], object]] = {
        "pause": book.pause, "resume": book.resume, "approve": book.approve, "end": book.end,
    }  # fmt: skip
    if what not in does:
        raise InputError(f"{what!r} cannot be done.", fix=f"Use one of {', '.join(does)}.")
    does[what](house, name, by)
