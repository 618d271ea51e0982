"""A content as it stands in its file: a few lines about it, and what it says.

---
subject: Seals for {{ company | default: "your machines" }}
preview: They wear out before the pump does.
purpose: educate
topics: seals, pumps
angle: authority
offer: seal kit
features: fits without tools, lasts two years
language: en
persona: maintenance
until: 2027-06-30
call_to_action: See the seals | https://www.example.com/seals
from: Ann Ahola <ann@example.com>
---
Hello {{ first_name | default: "dear customer" }}, ...

A Markdown content (.md) gets a layout, its call to action as a button, and a way out. The others
(.mjml, .html, .txt) are taken as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from email.utils import parseaddr
from hashlib import sha256
from pathlib import Path
from typing import Any

from syotto.errors import InputError, NotFound
from syotto.schema.condition_text import hint
from syotto.schema.content import AIMS, ANGLES, LANGUAGE, About
from syotto.schema.words import Purpose

KINDS = ("md", "mjml", "html", "txt")
FENCE = "---"
CALL = "call_to_action"
FIELDS = (
    "subject", "preview", "purpose", "topics", "angle", "offer", "features", "language", "persona",
    "until", CALL, "from", "reply_to", "topic", "priority",
)  # fmt: skip
LARGEST = 200_000
"""Characters; mail programs cut off what is longer."""


@dataclass(frozen=True)
class Content:
    """What a message says. kind: md, mjml, html or txt. purpose: what people are asked about.

    sender, reply_to: an address, with or without a name; empty: the channel's own. topic: the kind
    of mailing. priority: the higher goes first. about: what a choice among contents goes by.
    call, link: the one thing to do. lines: where each field stands. begins: the body's first line.
    """

    name: str
    kind: str
    subject: str
    body: str
    preview: str = ""
    purpose: str = "mailing"
    sender: str = ""
    reply_to: str = ""
    topic: str = ""
    priority: int = 0
    about: About = About("")
    call: str = ""
    link: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, hash=False)
    begins: int = field(default=1, compare=False)

    @property
    def until(self) -> date | None:
        """The last day on which it makes sense."""
        return self.about.until


def names(folder: Path) -> list[str]:
    """Every content of a folder, each once."""
    return sorted({path.stem for kind in KINDS for path in folder.glob(f"*.{kind}")})


def find(folder: Path, name: str) -> tuple[str, str]:
    """Kind and text of `folder/NAME.mjml` (.html, .txt). Raises NotFound, InputError."""
    plain = name and "/" not in name and "\\" not in name and not name.startswith(".")
    for kind in KINDS if plain else ():
        path = folder / f"{name}.{kind}"
        if path.is_file():
            return kind, path.read_text(encoding="utf-8")
    there = names(folder)
    known = f"There are: {', '.join(there)}." if there else f"Write {folder / name}.md."
    raise NotFound(f"There is no content {name!r} in {folder}.", fix=known)


def parse(name: str, kind: str, text: str) -> Content:
    """Raises InputError for what is no content, with the line."""
    if len(text) > LARGEST:
        raise InputError(
            f"The content {name!r} has {len(text):,} characters.",
            fix=f"Keep it below {LARGEST:,}; put pictures on a server and link them.",
        )
    lines = text.lstrip("\ufeff").splitlines()
    if not lines or lines[0].strip() != FENCE or FENCE not in map(str.strip, lines[1:]):
        raise InputError(
            f"The content {name!r} does not begin with lines between {FENCE} and {FENCE}.",
            fix="Begin it with ---, a line `subject: ...`, and ---.",
        )
    end = [line.strip() for line in lines[1:]].index(FENCE) + 1
    said = Fields(name, fields(name, lines[1:end]))
    if not said.text("subject"):
        raise InputError(f"The content {name!r} has no subject.", fix="Add `subject: ...`.")
    call, link = said.call()
    aim = said.word("purpose", (*AIMS, *map(str, Purpose)), "mailing")
    return Content(
        name=name,
        kind=kind,
        subject=said.text("subject"),
        body="\n".join(lines[end + 1 :]).strip() + "\n",
        preview=said.text("preview"),
        purpose=Purpose.MAILING.value if aim in AIMS else aim,
        sender=said.address("from"),
        reply_to=said.address("reply_to"),
        topic=said.text("topic"),
        priority=said.read_as(int, "priority", "a whole number like 10") or 0,
        about=said.about(aim if aim in AIMS else ""),
        call=call,
        link=link,
        lines={field: line for field, (_, line) in said.given.items()},
        begins=end + 2,
    )


def fields(name: str, lines: list[str]) -> dict[str, tuple[str, int]]:
    """Each field with its value and its line."""
    said: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(lines, 2):
        field, colon, value = line.partition(":")
        field = field.strip().lower().replace("-", "_")
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not colon or field not in FIELDS:
            known = f"Write `name: value`; the names are {', '.join(FIELDS)}."
            raise wrong_line(name, number, line.strip(), hint([field], FIELDS, known))
        if field in said:
            raise wrong_line(name, number, f"a second {field}", f"Keep line {said[field][1]}.")
        said[field] = value.strip(), number
    return said


def wrong_line(name: str, line: int, found: str, fix: str) -> InputError:
    return InputError(f"Line {line} of the content {name!r} is {found!r}.", fix=fix)


@dataclass(frozen=True)
class Fields:
    """The lines at the head of a content; what cannot be read is an InputError with its line."""

    name: str
    given: Mapping[str, tuple[str, int]]

    def text(self, field: str) -> str:
        return self.given[field][0] if field in self.given else ""

    def wrong(self, field: str, fix: str) -> InputError:
        value, line = self.given[field]
        return InputError(
            f"Line {line} of the content {self.name!r} has {value!r} as `{field}`.", fix=fix
        )

    def word(self, field: str, known: tuple[str, ...], otherwise: str = "") -> str:
        """One of some words."""
        value = self.text(field).lower() or otherwise
        if value and value not in known:
            raise self.wrong(field, hint([value], known, f"Use one of {', '.join(known)}."))
        return value

    def several(self, field: str) -> tuple[str, ...]:
        return tuple(one.strip() for one in self.text(field).split(",") if one.strip())

    def address(self, field: str) -> str:
        value = self.text(field)
        if value and "@" not in parseaddr(value)[1]:
            raise self.wrong(field, "Write an address: Ann Ahola <ann@example.com>.")
        return value

    def read_as(self, kind: Callable[[str], Any], field: str, like: str) -> Any:
        """A field's value, or None where there is none."""
        if not self.text(field):
            return None
        try:
            return kind(self.text(field))
        except ValueError as error:
            raise self.wrong(field, f"Write {like}.") from error

    def about(self, aim: str) -> About:
        language = self.text("language").lower()
        if language and not LANGUAGE.fullmatch(language):
            raise self.wrong("language", "Write a code of two letters: en, fi, de.")
        until = self.read_as(date.fromisoformat, "until", "a day like 2026-12-24")
        angle, topics = self.word("angle", tuple(ANGLES)), self.several("topics")
        offer, features = self.text("offer"), self.several("features")
        if features and not offer:
            raise self.wrong("features", "Say of what, in a line `offer: ...`.")
        personas = self.several("persona")
        return About(self.name, aim, topics, angle, language, personas, until, offer, features)

    def call(self) -> tuple[str, str]:
        """What there is to do, and where that leads."""
        words, bar, link = (part.strip() for part in self.text(CALL).rpartition("|"))
        if not self.text(CALL):
            return "", ""
        if not bar or not words or not link.startswith(("https://", "http://", "{{")):
            raise self.wrong(CALL, "Write words, a | and an address: See the seals | https://...")
        return words, link


def content_id(name: str, kind: str, text: str) -> str:
    """The name of a content as it is now; another text has another."""
    return f"{name}.{kind}@{sha256(text.encode()).hexdigest()[:12]}"


def name_and_kind(content_id: str) -> tuple[str, str]:
    name, _, kind = content_id.rpartition("@")[0].rpartition(".")
    return name, kind
