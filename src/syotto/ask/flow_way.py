"""One person's way through a flow: each step with its reason, messages, and who is ahead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from syotto.ask.content_choices import in_words
from syotto.ask.contents import known_of
from syotto.ask.flow_words import how_in_words, reason_in_words
from syotto.ask.flows import DRAFT, published
from syotto.ask.newcomer import number_of
from syotto.ask.seen import limited, whole
from syotto.ask.sources import Sources
from syotto.ask.words import many
from syotto.decide.content_learned import Learned, Place, places
from syotto.errors import NotFound
from syotto.schema.enrolled import mailing_of
from syotto.schema.flow import parse
from syotto.schema.flow_steps import Step, Task
from syotto.schema.words import Arm
from syotto.sense.flows import read_flows
from syotto.store import content_results as results, flow_counts as counts, flows as book

Laid = Mapping[str, tuple[int, Step | None]]
"""step -> its place in a version, and itself."""


@dataclass(frozen=True)
class Passed:
    """A step that somebody left. message, reason: what became of its message."""

    step: str
    at: datetime
    words: str
    message: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Instance:
    """One time that somebody was in a flow. control: left alone by lot, with that chance."""

    about: str
    version: int
    because: str
    entered_at: datetime
    control: bool
    chance: float
    step: str | None
    due_at: datetime | None
    goal_at: datetime | None
    words: str
    passed: list[Passed]


@dataclass(frozen=True)
class Waiting:
    """A message to the person that waits; the first goes first."""

    mailing: str
    content: str
    state: str
    reason: str | None
    send_after: datetime
    mine: bool


@dataclass(frozen=True)
class Way:
    flow: str
    title: str
    state: str
    person_id: str
    name: str
    finding: str
    instances: list[Instance]
    queue: list[Waiting]


def person_of(house: Sources, said: str) -> str:
    """The number of a person by number or address. Raises NotFound for who is not seen."""
    return str(somebody(house, said).get("person_id", said))


def somebody(house: Sources, said: str) -> Mapping[str, Any]:
    """What the newest build knows of them; of who came since, nothing."""
    try:
        return known_of(house, said)
    except NotFound:
        if limited(house):
            raise
        number = number_of(house, said) if "@" in said else None
        return {"person_id": number} if number else {}


def way(house: Sources, name: str, person: str) -> Way:
    """Raises NotFound for no such flow, and for a person whom the viewer does not see."""
    said, live = published(house, name)
    flow = live or read_flows(house.folder).one(name)
    known = somebody(house, person)
    person = str(known.get("person_id", person))
    with whole(house).ledger.read() as connection:
        rows = counts.instances(connection, name, person)
        steps = book.steps_of(connection, [person])
        sent = counts.messages(connection, mailing_of(name), person)
        queue = counts.queue(connection, person)
        laid = {version: laid_out(connection, name, version) for version in versions(rows)}
        learned = places(results.known(connection))
    passed = defaultdict(list)
    for step in steps:
        passed[step["enrolment_id"]].append({**step, "words": words_of(step, learned)})
    messages = {row["intent_key"]: row for row in sent}
    instances = [
        instance(row, passed[row["enrolment_id"]], messages, laid[row["version"]]) for row in rows
    ]
    return Way(
        flow=name,
        title=flow.title,
        state=str(said.get("state", DRAFT)),
        person_id=person,
        name=str(known.get("name") or person),
        finding=finding(instances),
        instances=instances,
        queue=[waiting(row, name) for row in queue],
    )


def words_of(step: Mapping[str, Any], known: Mapping[Place, Learned]) -> str | None:
    """What was done, and why that content where a lot chose among several."""
    words: str | None = step["words"]
    chances = step["chances"]
    if words is None or not chances:
        return words
    why = in_words(words, chances, known.get((step["flow"], step["step_id"])))
    return f"{words}, {why}"


def versions(rows: list[dict[str, Any]]) -> set[int]:
    return {row["version"] for row in rows}


def laid_out(connection: Any, name: str, version: int) -> Laid:
    """The steps of a version, each with its place from top to bottom."""
    given = book.given_of(connection, name, version)
    steps = parse(name, given).each() if given else ()
    return {step.id: (place, step) for place, step in enumerate(steps)}


def finding(instances: list[Instance]) -> str:
    if not instances:
        return "Never in it."
    last = instances[0]
    where = f"stands at {last.step}" if last.step else last.words
    return f"In it {many(len(instances), 'time')}; the last time: {where}."


def instance(
    row: Mapping[str, Any],
    steps: list[dict[str, Any]],
    messages: Mapping[str, Mapping[str, Any]],
    laid: Laid,
) -> Instance:
    """Steps that were left in one moment come as they stand in the flow."""
    mine = {
        key.split("/")[2]: message
        for key, message in messages.items()
        if key.endswith(f"/{row['instance']}/{row['occurrence']}") and key.count("/") == 5
    }
    return Instance(
        about=row["instance"],
        version=row["version"],
        because=row["because"],
        entered_at=row["entered_at"],
        control=row["arm"] == Arm.CONTROL,
        chance=row["propensity"],
        step=row["step"],
        due_at=row["due_at"],
        goal_at=row["goal_at"],
        words=reason_in_words(row["status"], row["reason"] or ""),
        passed=[
            passed_of(step, mine.get(step["step_id"]), laid)
            for step in sorted(steps, key=lambda step: in_order(step, laid))
        ],
    )


def in_order(step: Mapping[str, Any], laid: Laid) -> tuple[datetime, int]:
    return step["at"], laid[step["step_id"]][0] if step["step_id"] in laid else len(laid)


def passed_of(step: Mapping[str, Any], message: Mapping[str, Any] | None, laid: Laid) -> Passed:
    said = how_in_words(step["how"]) + (f": {step['words']}" if step["words"] else "")
    if step["words"] and isinstance(laid.get(step["step_id"], (0, None))[1], Task):
        said = f"a task ({step['words']})"
    state = message["state"] if message else None
    return Passed(step["step_id"], step["at"], said, state, message["reason"] if message else None)


def waiting(row: Mapping[str, Any], flow: str) -> Waiting:
    return Waiting(
        row["mailing_id"], row["content"].partition("@")[0], row["state"], row["reason"],
        row["send_after"], row["mailing_id"] == mailing_of(flow),
    )  # fmt: skip
