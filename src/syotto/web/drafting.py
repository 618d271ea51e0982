"""The builder's form and its text: each says what the other should show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from syotto.ask.draft import EMPTY, Part, changed, fits, parts_of
from syotto.ask.segments import event_names, feature_names
from syotto.errors import NotFound, SyottoError
from syotto.run import segments as book
from syotto.run.house import House
from syotto.schema.condition_fields import FIELDS, WORDS
from syotto.schema.condition_text import Misread, parse, written

NEW: dict[str, Any] = {"all": [EMPTY["field"]]}


@dataclass(frozen=True)
class Draft:
    """A segment while it is written. parts: null where only text can say it.

    count: how many people it has now; null where something is wrong, which `wrong` says.
    """

    name: str
    new: bool
    title: str = ""
    what_for: str = ""
    text: str = ""
    parts: Part | None = None
    count: int | None = None
    wrong: str | None = None
    from_text: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    events: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def named(self) -> list[tuple[str, str]]:
        """The other segments, to choose from."""
        return [("", "–"), *((name, name) for name in self.others)]


def new_draft(house: House) -> Draft:
    made = Draft("", new=True, title="", text="", parts=parts_of(NEW))
    return offered(house, made)


def draft_of(house: House, name: str) -> Draft:
    """Raises NotFound for no such segment; a text that is wrong is shown as it is."""
    text = book.text_of(house, name)
    return offered(house, by_text(house, Draft(name, new=False, text=text)))


async def drafted(request: Request) -> Draft:
    """What a form says, after a change of its text or of its fields."""
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(answered, request.app.state.house, form)


def answered(house: House, form: Mapping[str, str]) -> Draft:
    draft = Draft(
        form.get("name", "").strip(), new=form.get("new") == "yes", title=form.get("title", ""),
        what_for=form.get("what_for", ""), text=form.get("text", ""),
    )  # fmt: skip
    if form.get("from") == "text":
        return offered(house, replace(by_text(house, draft), from_text=True))
    return offered(house, by_fields(house, draft, changed(form, form.get("do", ""))))


def by_text(house: House, draft: Draft) -> Draft:
    """The fields that a text has, and how many people."""
    try:
        segment = book.read_text(draft.name or "new", draft.text)
    except Misread as error:
        return replace(draft, wrong=str(error))
    draft = replace(draft, title=segment.title, what_for=segment.what_for)
    if segment.who and fits(segment.who):
        draft = replace(draft, parts=parts_of(written(segment.who)))
    return counted(house, draft)


def by_fields(house: House, draft: Draft, who: dict[str, Any]) -> Draft:
    """The text that the fields have, and how many people."""
    said = {"title": draft.title or draft.name or "New segment"}
    if draft.what_for.strip():
        said["what_for"] = draft.what_for
    draft = replace(draft, text=book.text_for({**said, "who": who}))
    try:
        parse(who)
    except Misread as error:
        return replace(draft, parts=parts_of(who, wrong=error), wrong=str(error))
    return counted(house, replace(draft, parts=parts_of(who)))


def counted(house: House, draft: Draft) -> Draft:
    try:
        return replace(draft, count=book.count_text(house, draft.name or "new", draft.text))
    except NotFound as error:
        return replace(draft, wrong=None if "build" in error.what else str(error))
    except SyottoError as error:
        return replace(draft, wrong=str(error))


def offered(house: House, draft: Draft) -> Draft:
    """With what can be chosen."""
    fields = {name: about for name, (_, about) in FIELDS.items()}
    fields |= dict.fromkeys(feature_names(house), "a column of your own")
    others = [name for name in book.checked(house).known if name != draft.name]
    return replace(draft, fields=fields, words=WORDS, events=event_names(house), others=others)
