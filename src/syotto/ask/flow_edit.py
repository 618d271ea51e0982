"""The text of a flow after somebody changed fields or pressed a button.

What lies in a step stays as it is, and so do remarks and the order of everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from syotto.ask.flow_fields import ENTER, GOAL, QUESTION, kind_of, plain
from syotto.errors import InputError
from syotto.schema.flow import ALWAYS, NEVER, Key
from syotto.schema.flow_step_text import WORKING_HOURS
from syotto.schema.flow_steps import EMAIL, OWNER
from syotto.sense import yaml_text

Form = Mapping[str, str]
Node = dict[str, Any]
UNREADABLE = (KeyError, TypeError, AttributeError, ValueError, IndexError, StopIteration)
"""What comes of a text that is YAML, but nothing like a flow."""


def asked(said: str) -> Any:
    """A question as the file has it. Raises Misread for braces that are no YAML."""
    if not said.strip().startswith("{"):
        return {"event": said.strip()}
    return yaml_text.read(said, "the question")[0]


def changed(node: Node, form: Form) -> None:
    """Writes the fields of a step into its dictionary; what lies in it stays."""
    kind = kind_of(node)
    given = {name.removeprefix("f."): value.strip() for name, value in form.items()}
    node["id"] = given.get("id", node["id"])
    if kind in ("branch", "split"):
        inner_changed(node[kind], given)
        return
    made = WRITTEN.get(kind, plainly)(given, kind)
    for name in [name for name in node if name not in ("id", *made)]:
        del node[name]
    node.update(made)


def plainly(given: Form, kind: str) -> Node:
    names = {"task": ("task", "to", "due", "text"), "webhook": ("webhook", "content")}
    usual = {"to": OWNER}
    said = {name: given.get(name, "") for name in names.get(kind, (kind,))}
    return {n: v for n, v in said.items() if (v and v != usual.get(n)) or n == kind}


def sent(given: Form, _: str) -> Node:
    names = split_names(given.get("send", ""))
    made: Node = {"send": names[0] if len(names) == 1 else {"one_of": names} if names else ""}
    if given.get("channel", EMAIL) not in ("", EMAIL):
        made["channel"] = given["channel"]
    return {**made, **({"at_most": given["at_most"]} if given.get("at_most") else {})}


def waited(given: Form, _: str) -> Node:
    if given.get("hours") == "yes":
        return {"wait": {"until": WORKING_HOURS}}
    if given.get("until"):
        return {"wait": {"until": asked(given["until"]), "at_most": given.get("for", "")}}
    on = split_names(given.get("on", ""))
    said: Node = {"for": given.get("for"), "at": given.get("at"), "on": on}
    there = {name: value for name, value in said.items() if value}
    return {"wait": there["for"] if set(there) == {"for"} else there}


def updated(given: Form, _: str) -> Node:
    return {"update": asked(given.get("update") or "{}")}


WRITTEN: dict[str, Callable[[Form, str], Node]] = {
    "send": sent, "wait": waited, "update": updated,
}  # fmt: skip


def inner_changed(inner: list[Node], given: Form) -> None:
    for number, one in enumerate(inner):
        if f"way-{number}.said" in given:
            for name in [name for name in one if name in QUESTION]:
                del one[name]
            lies = {name: one.pop(name) for name in [*one]}
            one.update({**asked(given[f"way-{number}.said"]), **lies})
            named(one, given.get(f"way-{number}.name", ""))
        if f"part-{number}.share" in given:
            named(one, given.get(f"part-{number}.name", ""))
            one["share"] = number_of(given[f"part-{number}.share"])


def named(one: Node, name: str) -> None:
    if name:
        one["name"] = name
    else:
        one.pop("name", None)


def number_of(said: str) -> Any:
    """A number, else the text: what is wrong with it is said by the reader."""
    try:
        return float(said)
    except ValueError:
        return said


def flow_changed(given: Node, form: Form) -> None:
    """Writes the fields of the whole flow into its dictionary."""
    said = {name.removeprefix("f."): value.strip() for name, value in form.items()}
    given["title"] = said.get("title", given.get("title"))
    given["control_share"] = number_of(said.get("control_share") or "0.1")
    put(given, "what_for", said.get("what_for"))
    rest_changed(given, said)
    audience = given.get("audience") or {}
    put(audience, "segment", said.get("segment"))
    put(audience, "persona", split_names(said.get("persona", "")))
    put(audience, "stage", split_names(said.get("stage", "")))
    put(given, "audience", audience)
    enters = [said[name] for name in sorted(said) if name.startswith("enter-") and said[name]]
    given["enter"] = [one if one == "handed_back" else asked(one) for one in enters]
    goal = {key: value for key, value in given["goal"].items() if key not in (*QUESTION, "within")}
    given["goal"] = {**asked(said.get("goal", "")), "within": said.get("within", ""), **goal}


def rest_changed(given: Node, said: Form) -> None:
    """Owner, key, re-entry and exits; one that the form does not have stays as it is."""
    if "owner" in said:
        put(given, "owner", said["owner"])
    if "key" in said:
        put(given, "key", said["key"] if said["key"] != Key.PERSON else None)
    if "reentry" in said:
        again = said["reentry"]
        plainly = again in (NEVER, ALWAYS, "")
        put(given, "reentry", again if plainly else {"after": again})
        if again == NEVER:
            put(given, "reentry", None)
    exits = [said[name] for name in sorted(said) if name.startswith("exit-")]
    if exits:
        put(given, "exits", [asked(one) for one in exits if one])


def put(given: Node, name: str, value: Any) -> None:
    """Only what is said stands in the file."""
    if value:
        given[name] = value
    else:
        given.pop(name, None)


def split_names(said: str) -> list[str]:
    return [one.strip() for one in said.split(",") if one.strip()]


NEW: dict[str, Node] = {
    "send": {"send": "welcome"},
    "wait": {"wait": "3 days"},
    "branch": {"branch": [{"event": "Email Link Clicked", "name": "clicked"}]},
    "split": {"split": [{"name": "a", "share": 0.5}, {"name": "b", "share": 0.5}]},
    "task": {"task": "Call them"},
    "update": {"update": {"welcomed": True}},
    "webhook": {"webhook": "erp", "content": "welcome"},
    "hand_over": {"hand_over": "They asked for it"},
    "end": {"end": "enough for now"},
}
"""What a new step says until somebody says something else."""


def done(given: Node, step: str, do: str) -> str:
    """Does what a button says with the flow's dictionary, and returns the step that is chosen then.

    do: `add:KIND`, `add:KIND:PLACE` (into the n-th list within the step), `way`, `remove`, `up`,
    `down`.
    """
    what, *more = do.split(":")
    steps, at = place_of(given["steps"], step) or (given["steps"], -1)
    if what == "add" and more[0] in NEW:
        return added(given, steps, at, more)
    if at < 0:
        return step
    if what == "way":
        way_added(steps[at])
    if what == "remove":
        del steps[at]
        return str(steps[max(at - 1, 0)]["id"]) if steps else ENTER
    if what in ("up", "down"):
        to = at - 1 if what == "up" else at + 1
        if 0 <= to < len(steps):
            steps[at], steps[to] = steps[to], steps[at]
    return step


def added(given: Node, steps: list[Node], at: int, more: Sequence[str]) -> str:
    kind = more[0]
    new: Node = {"id": fresh(given["steps"], kind.replace("_", "-")), **plain(NEW[kind])}
    if len(more) > 1 and at >= 0:
        lists_of(steps[at], make=True)[int(more[1])].insert(0, new)
    else:
        steps.insert(at + 1, new)
    return str(new["id"])


def way_added(node: Node) -> None:
    if "branch" in node:
        name = f"way {len(node['branch']) + 1}"
        node["branch"].append({"event": "Email Link Clicked", "name": name})
    if "split" in node:
        node["split"].append({"name": f"part {len(node['split']) + 1}", "share": 0.1})


def lists_of(node: Node, *, make: bool = False) -> list[list[Node]]:
    """The lists of steps within a step, in their order; make: where there is none yet, too."""
    within: Sequence[Node] = node.get("branch") or node.get("split") or ()
    holders = [(one, "steps") for one in within]
    if "branch" in node:
        holders.append((node, "otherwise"))
    if make:
        return [one.setdefault(name, []) for one, name in holders]
    return [one.get(name) or [] for one, name in holders]


def place_of(steps: list[Node], step: str) -> tuple[list[Node], int] | None:
    """The list in which a step stands, and where."""
    for number, node in enumerate(steps):
        if node.get("id") == step:
            return steps, number
        for inner in lists_of(node):
            if found := place_of(inner, step):
                return found
    return None


def every_id(steps: list[Node]) -> set[str]:
    found = {str(node.get("id")) for node in steps}
    return found.union(*(every_id(inner) for node in steps for inner in lists_of(node)))


def fresh(steps: list[Node], wanted: str) -> str:
    """A name that no step has."""
    taken, number = every_id(steps), 1
    while (name := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return name


def rewritten(text: str, step: str, form: Form) -> tuple[str, str]:
    """The text with what the fields and the pressed button say, and the step chosen then.

    Raises Misread, and InputError where the step is not there any more.
    """
    chosen = step

    def change(given: Node) -> None:
        nonlocal chosen
        if any(name.startswith("f.") for name in form):
            chosen = fields_written(given, step, form)
        if form.get("do"):
            chosen = done(given, chosen, form["do"])

    try:
        made = yaml_text.edited(text, change)
    except UNREADABLE as error:
        fix = "Correct the text; fields can follow then."
        raise InputError("The text has no steps where steps belong.", fix=fix) from error
    return made, chosen


def fields_written(given: Node, step: str, form: Form) -> str:
    fields = {name: value for name, value in form.items() if name.startswith("f.")}
    if step in (ENTER, GOAL):
        flow_changed(given, fields)
        return step
    found = place_of(given["steps"], step)
    if found is None:
        raise InputError(f"There is no step {step!r} any more.", fix="Choose another one.")
    steps, at = found
    changed(steps[at], fields)
    return str(steps[at]["id"])
