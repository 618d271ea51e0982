"""The editor of a flow: its text, its drawing and the fields of one step say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from syotto.ask.contents import every_name
from syotto.ask.flow_edit import UNREADABLE, lists_of, place_of, rewritten
from syotto.ask.flow_fields import ENTER, GOAL, Given, fields_of, flow_fields, kind_of
from syotto.ask.segments import event_names
from syotto.errors import InputError
from syotto.run import flow_texts as book, personas, segments
from syotto.run.house import House
from syotto.schema.condition_text import Misread
from syotto.schema.flow import Flow
from syotto.schema.flow_steps import PREFERRED
from syotto.schema.flow_words import CALLED
from syotto.web.flow_map import Drawing, both

NEW = """\
title: A new flow
enter: {event: Form Submitted}
goal: {event: Demo Requested, within: 30 days}
control_share: 0.1
steps:
  - {id: hello, send: welcome}
"""
FLOW = {ENTER: "How one comes in", GOAL: "What it is for"}


@dataclass(frozen=True)
class Draft:
    """A flow while it is written. step: the one whose fields are shown. places: where a new step
    can go: `` after it, else the number of a list within it. wrong: what the text has wrong.
    """

    name: str
    new: bool
    text: str
    step: str = ENTER
    from_text: bool = False
    flow: Flow | None = None
    fields: Sequence[Given] = ()
    places: Sequence[tuple[str, str]] = ()
    kind: str = ""
    wrong: str | None = None
    line: int | None = None
    wide: Drawing | None = None
    tall: Drawing | None = None
    among: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def kinds(self) -> Mapping[str, str]:
        """The steps that there are, and what a page calls them."""
        return CALLED

    @property
    def called(self) -> str:
        """The step whose fields are shown, in words."""
        return FLOW.get(self.step) or f"{CALLED.get(self.kind, '')} · {self.step}"


def new_draft(house: House) -> Draft:
    return offered(house, read(Draft("", new=True, text=NEW)))


def draft_of(house: House, name: str, step: str = ENTER) -> Draft:
    """Raises NotFound for no such flow; a text that is wrong is shown as it is."""
    return offered(house, read(Draft(name, False, book.text_of(house, name), step or ENTER)))


async def drafted(request: Request) -> Draft:
    """What a form says, after a change of its text or of its fields."""
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(answered, request.app.state.house, form)


def answered(house: House, form: Mapping[str, str]) -> Draft:
    draft = Draft(
        form.get("name", "").strip(), form.get("new") == "yes", form.get("text", ""),
        form.get("step", ENTER), form.get("from") == "text",
    )  # fmt: skip
    if not draft.from_text:
        draft = by_fields(draft, form)
    if form.get("open"):
        draft = replace(draft, step=form["open"])
    return offered(house, read(draft))


def by_fields(draft: Draft, form: Mapping[str, str]) -> Draft:
    """The text that the fields have. `into`: in which list a new step goes."""
    do = form.get("do", "")
    if do.startswith("add:") and form.get("into"):
        do = f"{do}:{form['into']}"
    try:
        text, step = rewritten(draft.text, draft.step, {**form, "do": do})
    except InputError as error:
        return replace(draft, wrong=str(error))
    return replace(draft, text=text, step=step)


def read(draft: Draft) -> Draft:
    """With the drawing and the fields that its text has, or with what is wrong."""
    try:
        flow = book.read_text(draft.name or "new", draft.text)
    except Misread as error:
        line = error.line
        return with_fields(replace(draft, wrong=draft.wrong or str(error), line=line))
    wide, tall = both(flow)
    return with_fields(replace(draft, flow=flow, wide=wide, tall=tall))


def with_fields(draft: Draft) -> Draft:
    """The fields of the chosen step, where the text has it; else those of the flow."""
    try:
        given = book.plain_of(draft.text)
        if draft.step in FLOW:
            return replace(draft, fields=flow_fields(given))
        found = place_of(given["steps"], draft.step)
        if found is None:
            return replace(draft, step=ENTER, fields=flow_fields(given))
        node = found[0][found[1]]
        return replace(draft, fields=fields_of(node), kind=kind_of(node), places=places_in(node))
    except (InputError, *UNREADABLE):
        return replace(draft, fields=())  # the text is too wrong for fields: it says so itself


def places_in(node: dict[str, Any]) -> list[tuple[str, str]]:
    inner = node.get("branch") or node.get("split") or ()
    names = [str(one.get("name", number + 1)) for number, one in enumerate(inner)]
    names += ["otherwise"] if "branch" in node else []
    numbered = list(zip(map(str, range(len(lists_of(node)))), names, strict=True))
    return [("", "after this step"), *((n, f"first in {name}") for n, name in numbered)]


def offered(house: House, draft: Draft) -> Draft:
    """With what can be chosen."""
    among = {
        "contents": every_name(house),
        "channels": [*house.settings.channels, PREFERRED],
        "segments": sorted(segments.checked(house).known),
        "personas": sorted(personas.names(house)),
        "events": event_names(house),
    }
    return replace(draft, among=among)
