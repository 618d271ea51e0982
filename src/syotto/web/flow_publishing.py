"""The dialog before a flow is published: what becomes of those who are inside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from syotto.errors import InputError
from syotto.run import flows as book
from syotto.run.house import House
from syotto.schema.flow_steps import Wait
from syotto.schema.flow_words import step_in_words

STAY, OUT = "stay", "out"


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
        live=name in book.published(house),
        second_person=house.settings.second_person_for_flows,
    )


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
