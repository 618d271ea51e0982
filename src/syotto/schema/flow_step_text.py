"""Steps of a flow from the dictionaries of its file, and back to them: see `schema/flow`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any as Anything

from syotto.schema.condition_text import Place, hint, key_at, only, plain_at, text_at
from syotto.schema.flow_asks import (
    ASKS,
    BESIDE_ASKS,
    Dictionary,
    apart,
    ask_at,
    chosen_in,
    clock_at,
    happens,
    listed,
    share_at,
    span_at,
    span_in,
    text_of,
    texts_at,
    there,
    words_at,
    written_ask,
)
from syotto.schema.flow_steps import (
    EMAIL,
    OTHERWISE,
    OWNER,
    Branch,
    End,
    HandOver,
    Part,
    Send,
    Split,
    Step,
    Task,
    Update,
    Wait,
    Way,
    Webhook,
    Weekday,
)

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
DEEPEST = 8
WORKING_HOURS = "working_hours"


def steps_at(given: Anything, place: Place, depth: int = 0) -> tuple[Step, ...]:
    if not isinstance(given, list):
        raise place.wrong(given, "a list of steps", "Begin each step with a dash and its id.")
    if depth > DEEPEST:
        raise place.wrong("...", f"at most {DEEPEST} steps in each other", "Make two flows of it.")
    return tuple(step_at(one, place.at(number), depth) for number, one in enumerate(given))


def step_at(given: Anything, place: Place, depth: int) -> Step:
    kinds = ", ".join(STEPS)
    if not isinstance(given, Mapping):
        raise place.wrong(given, f"a step: id and one of {kinds}", "Write `- id: hello`.")
    found = [kind for kind in STEPS if kind in given]
    if len(found) != 1:
        said = " and ".join(found) or ", ".join(map(str, given)) or None
        raise place.wrong(said, f"one of {kinds}", hint(given, STEPS, "Keep one of them."))
    if not isinstance(given.get("id"), str) or not ID.fullmatch(given["id"]):
        fix = "Give the step a name of its own in small letters, say `id: first-offer`."
        raise place.at("id").wrong(given.get("id"), "an id", fix)
    return STEPS[found[0]](given["id"], given, place, depth)


def send(id: str, given: Dictionary, place: Place, _: int) -> Send:
    only(given, place, ("id", "send", "channel", "at_most"))
    return Send(
        id,
        contents_at(given["send"], place.at("send")),
        words_at(given, "channel", place, EMAIL),
        span_in(given, "at_most", place),
    )


def contents_at(given: Anything, place: Place) -> tuple[str, ...]:
    if isinstance(given, str):
        return (text_at(given, place, "the name of a content"),)
    if not isinstance(given, Mapping):
        raise place.wrong(given, "a content", "Write `send: NAME` or `send: {one_of: [A, B]}`.")
    only(given, place, ("one_of",))
    return texts_at(given.get("one_of"), place.at("one_of"), "names of contents", least=2)


def wait(id: str, given: Dictionary, place: Place, _: int) -> Wait:
    only(given, place, ("id", "wait"))
    said, here = given["wait"], place.at("wait")
    if not isinstance(said, Mapping):
        return Wait(id, span_at(said, here))
    only(said, here, ("for", "at", "on", "until", "at_most"))
    if "until" in said:
        return wait_until(id, said, here)
    found = Wait(
        id,
        span_in(said, "for", here),
        clock_at(said["at"], here.at("at")) if "at" in said else None,
        chosen_in(said, "on", here, Weekday, "days of the week"),
    )
    if "at_most" in said or not (found.span or found.at or found.on):
        fix = "Write `wait: 3 days`, or for, at and on, or until with at_most."
        raise here.wrong(", ".join(said) or None, "for, at or on", fix)
    return found


def wait_until(id: str, said: Dictionary, place: Place) -> Wait:
    only(said, place, ("until", "at_most"))
    until, here = said["until"], place.at("until")
    if until == WORKING_HOURS:
        only(said, place, ("until",))
        return Wait(id, working_hours=True)
    if not isinstance(until, Mapping) or "event" not in until:
        fix = "Write `until: working_hours`, or `until: {event: NAME}` with at_most."
        raise here.wrong(until, "working_hours or an event", fix)
    only(until, here, ("event", "where"))
    if "at_most" not in said:
        raise place.wrong(None, "at_most", "Say how long at most, so that nobody waits for ever.")
    return Wait(id, span_in(said, "at_most", place), event=happens(until, here))


def branch(id: str, given: Dictionary, place: Place, depth: int) -> Branch:
    only(given, place, ("id", "branch", OTHERWISE))
    ways = listed(given["branch"], place.at("branch"), "ways")
    otherwise = steps_at(given.get(OTHERWISE, []), place.at(OTHERWISE), depth + 1)
    read = tuple(way_at(*one, number, depth) for number, one in enumerate(ways))
    apart([way.name for way in read], place.at("branch"))
    return Branch(id, read, otherwise)


def way_at(given: Dictionary, place: Place, number: int, depth: int) -> Way:
    only(given, place, (*ASKS, *BESIDE_ASKS, "name", "steps"))
    name = words_at(given, "name", place, default_name(number))
    if name == OTHERWISE:
        raise place.at("name").wrong(name, "another name", "`otherwise` is what is left.")
    said = {key: value for key, value in given.items() if key not in ("name", "steps")}
    steps = steps_at(given.get("steps", []), place.at("steps"), depth + 1)
    return Way(name, ask_at(said, place), steps)


def default_name(number: int) -> str:
    return str(number + 1)


def split(id: str, given: Dictionary, place: Place, depth: int) -> Split:
    only(given, place, ("id", "split"))
    here = place.at("split")
    parts = tuple(part_at(*one, depth) for one in listed(given["split"], here, "parts", least=2))
    apart([part.name for part in parts], here)
    total = sum(part.share for part in parts)
    if abs(total - 1) > 1e-9:
        raise here.wrong(round(total, 6), "shares that make 1 together", "Use say 0.5 and 0.5.")
    return Split(id, parts)


def part_at(given: Dictionary, place: Place, depth: int) -> Part:
    only(given, place, ("name", "share", "steps"))
    name = text_at(given.get("name"), place.at("name"), "a name for the part")
    share = share_at(given.get("share"), place.at("share"), least=1e-6)
    return Part(name, share, steps_at(given.get("steps", []), place.at("steps"), depth + 1))


def task(id: str, given: Dictionary, place: Place, _: int) -> Task:
    only(given, place, ("id", "task", "to", "due", "text"))
    title = text_at(given["task"], place.at("task"), "what is to be done")
    to, text = words_at(given, "to", place, OWNER), words_at(given, "text", place, "")
    return Task(id, title, to, span_in(given, "due", place), text)


def update(id: str, given: Dictionary, place: Place, _: int) -> Update:
    only(given, place, ("id", "update"))
    values, here = given["update"], place.at("update")
    if not isinstance(values, Mapping) or not values:
        raise here.wrong(values, "features with values", "Write `update: {welcomed: true}`.")
    read = [(key_at(key, here.at(key)), plain_at(one, here.at(key))) for key, one in values.items()]
    return Update(id, tuple(read))


def webhook(id: str, given: Dictionary, place: Place, _: int) -> Webhook:
    only(given, place, ("id", "webhook", "content"))
    channel = text_at(given["webhook"], place.at("webhook"), "the name of a channel")
    content = text_at(given.get("content"), place.at("content"), "the name of a content")
    return Webhook(id, channel, content)


def hand_over(id: str, given: Dictionary, place: Place, _: int) -> HandOver:
    only(given, place, ("id", "hand_over"))
    return HandOver(id, text_at(given["hand_over"], place.at("hand_over"), "the reason"))


def end(id: str, given: Dictionary, place: Place, _: int) -> End:
    only(given, place, ("id", "end"))
    return End(id, text_at(given["end"], place.at("end"), "the reason"))


Reader = Callable[[str, Dictionary, Place, int], Step]
STEPS: dict[str, Reader] = {
    "send": send,
    "wait": wait,
    "branch": branch,
    "split": split,
    "task": task,
    "update": update,
    "webhook": webhook,
    "hand_over": hand_over,
    "end": end,
}


def written_step(step: Step) -> dict[str, Anything]:
    """The dictionary of a step; what is as usual is left out."""
    return {"id": step.id, **WRITERS[type(step)](step)}


def written_send(step: Send) -> dict[str, Anything]:
    names = list(step.contents)
    channel = step.channel if step.channel != EMAIL else None
    return there(
        {
            "send": names[0] if len(names) == 1 else {"one_of": names},
            "channel": channel,
            "at_most": text_of(step.at_most),
        }
    )


def written_branch(step: Branch) -> dict[str, Anything]:
    many = [written_way(way, number) for number, way in enumerate(step.ways)]
    return {"branch": many, **written_inside(step.otherwise, OTHERWISE)}


def written_split(step: Split) -> dict[str, Anything]:
    return {"split": [written_part(part) for part in step.parts]}


def written_task(step: Task) -> dict[str, Anything]:
    to = step.to if step.to != OWNER else None
    due, text = text_of(step.due), step.text or None
    return there({"task": step.title, "to": to, "due": due, "text": text})


def written_steps(steps: tuple[Step, ...]) -> list[dict[str, Anything]]:
    return [written_step(step) for step in steps]


def written_wait(step: Wait) -> Anything:
    if step.working_hours:
        return {"until": WORKING_HOURS}
    if step.event:
        return {"until": written_ask(step.event), "at_most": text_of(step.span)}
    if not step.at and not step.on:
        return text_of(step.span)
    at = f"{step.at:%H:%M}" if step.at else None
    return there({"for": text_of(step.span), "at": at, "on": [*map(str, step.on)] or None})


def written_way(way: Way, number: int) -> dict[str, Anything]:
    name = {"name": way.name} if way.name != default_name(number) else {}
    return {**name, **written_ask(way.ask), **written_inside(way.steps)}


def written_part(part: Part) -> dict[str, Anything]:
    return {"name": part.name, "share": part.share, **written_inside(part.steps)}


def written_inside(steps: tuple[Step, ...], key: str = "steps") -> dict[str, Anything]:
    return {key: written_steps(steps)} if steps else {}


WRITERS: dict[type, Callable[[Anything], dict[str, Anything]]] = {
    Send: written_send,
    Wait: lambda step: {"wait": written_wait(step)},
    Branch: written_branch,
    Split: written_split,
    Task: written_task,
    Update: lambda step: {"update": dict(step.values)},
    Webhook: lambda step: {"webhook": step.channel, "content": step.content},
    HandOver: lambda step: {"hand_over": step.because},
    End: lambda step: {"end": step.reason},
}
