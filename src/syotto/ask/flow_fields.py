"""A step of a flow as the fields of a form. `ask/flow_edit` writes them back.

A question stands in one field: the name of an event, or YAML in braces:
{score: points, at_least: 40}.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from syotto.schema.flow import NEVER, Key
from syotto.schema.flow_asks import ASKS, BESIDE_ASKS
from syotto.schema.flow_step_text import STEPS, WORKING_HOURS
from syotto.schema.flow_steps import EMAIL, OWNER, PREFERRED
from syotto.sense import yaml_text

ENTER, GOAL = "-enter", "-goal"
"""What people call a choice of the flow itself: how one comes in, what it is for."""
END = "an event, or {event: Meeting Booked, whole_account: true}"
QUESTION = (*ASKS, *BESIDE_ASKS)


@dataclass(frozen=True)
class Given:
    """One field. among: the name of a list to choose from; options: the only values."""

    name: str
    label: str
    value: str
    hint: str = ""
    among: str = ""
    options: Sequence[str] = ()


def kind_of(node: Mapping[str, Any]) -> str:
    return next(kind for kind in STEPS if kind in node)


def fields_of(node: Mapping[str, Any]) -> list[Given]:
    """The fields of a step, from its dictionary in the file."""
    kind = kind_of(node)
    return [Given("id", "Name of the step", str(node["id"])), *SHOWN[kind](node)]


def text(node: Mapping[str, Any], name: str, otherwise: str = "") -> str:
    value = node.get(name)
    return otherwise if value is None else str(value)


def send(node: Mapping[str, Any]) -> list[Given]:
    said = node["send"]
    names = [said] if isinstance(said, str) else said["one_of"]
    channel, at_most = text(node, "channel", EMAIL), text(node, "at_most")
    return [
        Given("send", "Content; several: the best is chosen", ", ".join(names), among="contents"),
        Given("channel", "Channel", channel, f"or {PREFERRED}: what they answer most", "channels"),
        Given("at_most", "Held no longer than", at_most, "2 days"),
    ]


def wait(node: Mapping[str, Any]) -> list[Given]:
    said = node["wait"] if isinstance(node["wait"], Mapping) else {"for": node["wait"]}
    days = said.get("on", [])
    on = days if isinstance(days, str) else ", ".join(days)
    until = said.get("until")
    hours = "yes" if until == WORKING_HOURS else "no"
    asked = question(until) if isinstance(until, Mapping) else ""
    span = text(said, "for") or text(said, "at_most")
    return [
        Given("for", "So long; with an event: at most so long", span, "3 days"),
        Given("at", "Then until this time of theirs", text(said, "at"), "09:00"),
        Given("on", "On these days", on, "monday, tuesday"),
        Given("until", "Or until this event", asked, "Demo Requested", "events"),
        Given("hours", "Or until working hours", hours, options=("no", "yes")),
    ]


def branch(node: Mapping[str, Any]) -> list[Given]:
    found = []
    for number, way in enumerate(node["branch"]):
        label = f"Way {number + 1}"
        name = Given(f"way-{number}.name", f"{label}: its name", text(way, "name"))
        said = {key: value for key, value in way.items() if key in QUESTION}
        hint = "an event, or {if: ...}, {score: ...}, {quorum: ...}"
        asked = Given(f"way-{number}.said", f"{label}: taken when", question(said), hint, "events")
        found += [name, asked]
    return found


def split(node: Mapping[str, Any]) -> list[Given]:
    found = []
    for number, part in enumerate(node["split"]):
        name = Given(f"part-{number}.name", f"Part {number + 1}", text(part, "name"))
        share = text(part, "share")
        found += [name, Given(f"part-{number}.share", f"Share of part {number + 1}", share, "0.5")]
    return found


def task(node: Mapping[str, Any]) -> list[Given]:
    return [
        Given("task", "What is to be done", text(node, "task")),
        Given("to", "By whom", text(node, "to", OWNER), "owner, or an address"),
        Given("due", "Within", text(node, "due"), "2 days"),
        Given("text", "What they should know", text(node, "text")),
    ]


def update(node: Mapping[str, Any]) -> list[Given]:
    said = yaml_text.on_one_line(plain(node["update"]))
    return [Given("update", "Features and their values", said)]


def webhook(node: Mapping[str, Any]) -> list[Given]:
    channel = Given("webhook", "Channel", text(node, "webhook"), among="channels")
    return [channel, Given("content", "Content", text(node, "content"), among="contents")]


def hand_over(node: Mapping[str, Any]) -> list[Given]:
    return [Given("hand_over", "What sales should know", text(node, "hand_over"))]


def end(node: Mapping[str, Any]) -> list[Given]:
    return [Given("end", "Why it ends", text(node, "end"))]


SHOWN: dict[str, Callable[[Mapping[str, Any]], list[Given]]] = {
    "send": send, "wait": wait, "branch": branch, "split": split, "task": task, "update": update,
    "webhook": webhook, "hand_over": hand_over, "end": end,
}  # fmt: skip


def flow_fields(given: Mapping[str, Any]) -> list[Given]:
    """What is said of the whole flow."""
    audience, goal = given.get("audience") or {}, given["goal"]
    enter = given["enter"] if isinstance(given["enter"], list) else [given["enter"]]
    asked = {key: value for key, value in goal.items() if key in QUESTION}
    persona, stage = listed(audience.get("persona")), listed(audience.get("stage"))
    share = text(given, "control_share", "0.1")
    exits = given.get("exits") or []
    ends = zip(("Ends early when", *("or when" for _ in exits)), [*exits, ""], strict=True)
    comes = ("Comes in when", *("or when" for _ in enter))
    enters = zip(comes, [*enter, ""], strict=True)
    return [
        Given("title", "Title", text(given, "title")),
        Given("what_for", "What it is for", text(given, "what_for")),
        Given("segment", "Only people in segment", text(audience, "segment"), among="segments"),
        Given("persona", "Only personas", persona, "maintenance, production", "personas"),
        Given("stage", "Only in stages", stage, "prospect, lead"),
        *(
            Given(f"enter-{n}", label, question(one), among="events")
            for n, (label, one) in enumerate(enters)
        ),
        Given("goal", "Goal", question(asked), among="events"),
        Given("within", "Reached within", text(goal, "within"), "30 days"),
        Given("key", "One time in it for each", text(given, "key", Key.PERSON), options=[*Key]),
        Given("reentry", "May come in again", again_in(given), "never, always, or 90 days"),
        *(
            Given(f"exit-{n}", label, question(one), END, "events")
            for n, (label, one) in enumerate(ends)
        ),
        Given("owner", "Who looks after the flow", text(given, "owner"), "an address"),
        Given("control_share", "Control group, a share from 0 to 1", share),
    ]


def again_in(given: Mapping[str, Any]) -> str:
    said = given.get("reentry", NEVER)
    return text(said, "after") if isinstance(said, Mapping) else str(said)


def listed(said: Any) -> str:
    return said if isinstance(said, str) else ", ".join(said or ())


def question(said: Any) -> str:
    """`Form Submitted`, or what is more than the name of an event in braces."""
    if isinstance(said, Mapping) and set(said) == {"event"}:
        return str(said["event"])
    return said if isinstance(said, str) else yaml_text.on_one_line(plain(said))


def plain(said: Any) -> Any:
    """Without the remarks and places that a text keeps."""
    if isinstance(said, Mapping):
        return {str(key): plain(value) for key, value in said.items()}
    if isinstance(said, list | tuple):
        return [plain(one) for one in said]
    return str(said) if isinstance(said, str) else said
