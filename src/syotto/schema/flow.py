"""Flows: what we do for somebody, step by step, with an audience, a goal and a control group.

    title: Welcome
    audience: {persona: maintenance, if: {field: country, one_of: [FI, SE]}}
    enter:
      - {event: Form Submitted, where: {form: brochure}}
      - {segment: newcomers}
      - {schedule: month, on: 1, at: "09:00"}
      - handed_back
    key: person                  or order, asset, opportunity: one instance for each
    reentry: never               or always, or {after: 90 days}
    goal: {event: Demo Requested, within: 30 days}
    exits:
      - {event: Meeting Booked, whole_account: true}
    control_share: 0.1
    steps:
      - {id: hello, send: welcome}
      - {id: pause, wait: 3 days}
      - id: interested
        branch:
          - {event: Email Link Clicked, steps: [{id: tell, hand_over: Clicked in the welcome}]}
        otherwise: [...]

Steps: `schema/flow_steps`. What happens (`event`) counts from when a person came in; for waits and
branches from the last message on. An event that names another order, asset or opportunity than the
instance's own is not about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any as Anything

from syotto.errors import InputError, NotFound
from syotto.schema.condition import Condition
from syotto.schema.condition_text import (
    Marks,
    Place,
    condition_at,
    hint,
    only,
    written as written_condition,
)
from syotto.schema.flow_asks import (
    ASKS,
    ask_at,
    one_of,
    share_at,
    span_at,
    text_of,
    texts_at,
    there,
    words_at,
    written_ask,
)
from syotto.schema.flow_enter import Enter, enters_at, written_enter
from syotto.schema.flow_step_text import steps_at, written_steps
from syotto.schema.flow_steps import (
    Ask,
    Branch,
    Happens,
    Quorum,
    Send,
    Span,
    Step,
    Wait,
    Webhook,
    each,
    placed,
)

KEYS = (
    "title", "what_for", "owner", "audience", "enter", "key", "reentry", "goal", "exits",
    "control_share", "steps",
)  # fmt: skip
CONTROL_SHARE = 0.1
NEVER, ALWAYS = "never", "always"


class Key(StrEnum):
    """What one instance of a flow is about."""

    PERSON = "person"
    ORDER = "order"
    ASSET = "asset"
    OPPORTUNITY = "opportunity"

    @property
    def property(self) -> str:
        """The property of an event that names it."""
        return f"{self}_id"


@dataclass(frozen=True)
class Audience:
    """Who may come in; all that is said must hold. stage: of the person or their account."""

    segment: str | None = None
    persona: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    condition: Condition | None = None


@dataclass(frozen=True)
class Reentry:
    """Again after a first time: never, or so long after they came in last; at once without."""

    allowed: bool = False
    after: Span | None = None


@dataclass(frozen=True)
class Goal:
    """What the flow is for. It counts within this long after somebody came in, and ends it."""

    ask: Ask
    within: Span
    whole_account: bool = False


@dataclass(frozen=True)
class Exit:
    """Ends the flow; whole_account: for everybody of the company."""

    ask: Ask
    whole_account: bool = False


@dataclass(frozen=True)
class Flow:
    name: str
    title: str
    steps: tuple[Step, ...]
    enter: tuple[Enter, ...]
    goal: Goal
    what_for: str = ""
    owner: str = ""
    audience: Audience = Audience()
    key: Key = Key.PERSON
    reentry: Reentry = Reentry()
    exits: tuple[Exit, ...] = ()
    control_share: float = CONTROL_SHARE

    def each(self) -> Iterator[Step]:
        """Every step, those within others too, from top to bottom."""
        return each(self.steps)

    def step(self, step_id: str) -> Step | None:
        return next((step for step in self.each() if step.id == step_id), None)

    def asks(self) -> Iterator[Ask]:
        """Every question it asks of people inside, from top to bottom; one may come again."""
        yield self.goal.ask
        for exit in self.exits:
            yield exit.ask
        for step in self.each():
            match step:
                case Branch(ways=ways):
                    yield from (way.ask for way in ways)
                case Wait(event=Happens() as event):
                    yield event

    def contents(self) -> tuple[str, ...]:
        """The contents that it names, each once."""
        named: list[str] = []
        for step in self.each():
            match step:
                case Send(contents=contents):
                    named += contents
                case Webhook(content=content):
                    named.append(content)
        return tuple(dict.fromkeys(named))

    def listens(self) -> tuple[Happens, ...]:
        """What it must hear of people inside, each once."""
        asked = (ask.happens if isinstance(ask, Quorum) else ask for ask in self.asks())
        return tuple(dict.fromkeys(ask for ask in asked if isinstance(ask, Happens)))


@dataclass(frozen=True)
class Flows:
    """The flows of a workspace by name; `wrong` are the files that cannot be read, and why."""

    known: Mapping[str, Flow] = field(default_factory=dict)
    wrong: Mapping[str, InputError] = field(default_factory=dict)

    def one(self, name: str) -> Flow:
        """Raises NotFound, or what is wrong with its file."""
        if name in self.wrong:
            raise self.wrong[name]
        if name not in self.known:
            fix = hint([name], self.known, f"There are: {', '.join(self.known) or 'none yet'}.")
            raise NotFound(f"There is no flow {name!r}.", fix=fix)
        return self.known[name]


def parse(name: str, given: Anything, marks: Marks | None = None, file: str = "") -> Flow:
    """A flow from the dictionary of its file. Raises Misread: line, column, found, expected."""
    place = Place(file or f"flows/{name}.yaml", marks or {})
    if not isinstance(given, Mapping):
        raise place.wrong(given, "title, enter, goal and steps", "See docs/flows.md.")
    for key in given:
        if key not in KEYS:
            fix = hint([key], KEYS, "Remove it.")
            raise place.at(key).wrong(key, f"one of {', '.join(KEYS)}", fix)
    for key in ("enter", "goal", "steps"):
        if not given.get(key):
            raise place.wrong(None, f"`{key}:`", f"Every flow says its {key}: docs/flows.md.")
    steps = steps_at(given["steps"], place.at("steps"))
    apart_in_all(steps, place)
    share = given.get("control_share", CONTROL_SHARE)
    return Flow(
        name=name,
        title=words_at(given, "title", place, name),
        steps=steps,
        enter=enters_at(given["enter"], place.at("enter")),
        goal=goal_at(given["goal"], place.at("goal")),
        what_for=words_at(given, "what_for", place, ""),
        owner=words_at(given, "owner", place, ""),
        audience=audience_at(given.get("audience", {}), place.at("audience")),
        key=Key(one_of(given.get("key", Key.PERSON), tuple(Key), place.at("key"), "a key")),
        reentry=reentry_at(given.get("reentry", NEVER), place.at("reentry")),
        exits=exits_at(given.get("exits", []), place.at("exits")),
        control_share=share_at(share, place.at("control_share")),
    )


def apart_in_all(steps: tuple[Step, ...], place: Place) -> None:
    seen: set[str] = set()
    for step, path in placed(steps):
        if step.id in seen:
            fix = "Two steps have this id: call one of them something else."
            raise place.at(*path, "id").wrong(step.id, "an id of its own", fix)
        seen.add(step.id)


def audience_at(given: Anything, place: Place) -> Audience:
    if not isinstance(given, Mapping):
        raise place.wrong(given, "segment, persona, stage or if", "Leave it out for everybody.")
    only(given, place, ("segment", "persona", "stage", "if"))
    return Audience(
        words_at(given, "segment", place, "") or None,
        texts_at(given["persona"], place.at("persona"), "personas") if "persona" in given else (),
        texts_at(given["stage"], place.at("stage"), "stages") if "stage" in given else (),
        condition_at(given["if"], place.at("if")) if "if" in given else None,
    )


def reentry_at(given: Anything, place: Place) -> Reentry:
    if given in (NEVER, ALWAYS):
        return Reentry(given == ALWAYS)
    if isinstance(given, Mapping) and set(given) == {"after"}:
        return Reentry(True, span_at(given["after"], place.at("after")))
    fix = "Write never, always or {after: 90 days}."
    raise place.wrong(given, "when the same person may come in again", fix)


def goal_at(given: Anything, place: Place) -> Goal:
    ask, beside = ask_and(given, place, ("within", "whole_account"))
    if "within" not in beside:
        raise place.wrong(None, "within", "Say how soon it must happen: `within: 30 days`.")
    within = span_at(beside["within"], place.at("within"))
    return Goal(ask, within, truth_in(beside, "whole_account", place))


def exits_at(given: Anything, place: Place) -> tuple[Exit, ...]:
    if not isinstance(given, list):
        raise place.wrong(given, "a list of exits", "Begin each one with a dash.")
    found = []
    for number, one in enumerate(given):
        ask, beside = ask_and(one, place.at(number), ("whole_account",))
        found.append(Exit(ask, truth_in(beside, "whole_account", place.at(number))))
    return tuple(found)


def ask_and(
    given: Anything, place: Place, beside: tuple[str, ...]
) -> tuple[Ask, dict[str, Anything]]:
    if not isinstance(given, Mapping):
        fix = "Write `event: NAME`, or `if:` and a condition."
        raise place.wrong(given, f"one of {', '.join(ASKS)}", fix)
    asked = {key: value for key, value in given.items() if key not in beside}
    return ask_at(asked, place), {key: given[key] for key in given if key in beside}


def truth_in(given: Mapping[str, Anything], key: str, place: Place) -> bool:
    value = given.get(key, False)
    if not isinstance(value, bool):
        raise place.at(key).wrong(value, "true or false", "Write true or false.")
    return value


def written(flow: Flow) -> dict[str, Anything]:
    """What its file holds: parse(flow.name, written(flow)) is the same flow."""
    return there(
        {
            "title": flow.title,
            "what_for": flow.what_for or None,
            "owner": flow.owner or None,
            "audience": written_audience(flow.audience) or None,
            "enter": [written_enter(one) for one in flow.enter],
            "key": str(flow.key) if flow.key != Key.PERSON else None,
            "reentry": written_reentry(flow.reentry),
            "goal": written_goal(flow.goal),
            "exits": [written_exit(one) for one in flow.exits] or None,
            "control_share": flow.control_share,
            "steps": written_steps(flow.steps),
        }
    )


def written_audience(audience: Audience) -> dict[str, Anything]:
    condition = audience.condition
    return there(
        {
            "segment": audience.segment,
            "persona": list(audience.persona) or None,
            "stage": list(audience.stage) or None,
            "if": written_condition(condition) if condition else None,
        }
    )


def written_reentry(reentry: Reentry) -> Anything:
    if reentry.after:
        return {"after": str(reentry.after)}
    return ALWAYS if reentry.allowed else None


def written_goal(goal: Goal) -> dict[str, Anything]:
    whole_account = {"whole_account": True} if goal.whole_account else {}
    return {**written_ask(goal.ask), "within": text_of(goal.within), **whole_account}


def written_exit(exit: Exit) -> dict[str, Anything]:
    return {**written_ask(exit.ask), **({"whole_account": True} if exit.whole_account else {})}
