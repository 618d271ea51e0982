"""A content as it stands in its file: a few lines about it, and what it says.

---
subject: Seals for {{ company | default: "your machines" }}
preview: They wear out before the pump does.
purpose: mailing
from: Ann Ahola <ann@example.com>
---
<mjml> ... </mjml>
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from hashlib import sha256
from pathlib import Path
from typing import Any

from syotto.errors import InputError, NotFound

KINDS = ("mjml", "html", "txt")
FENCE = "---"
FIELDS = ("subject", "preview", "purpose", "from", "reply_to", "topic", "priority", "until")
LARGEST = 200_000
"""Characters; mail programs cut off what is longer."""


@dataclass(frozen=True)
class Content:
    """What a message says. kind: mjml, html or txt. purpose: what people are asked about.

    sender, reply_to: an address, with or without a name; empty: the channel's own. topic: the kind
    of mailing. priority: the higher goes first. until: the last day on which it makes sense.
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
    until: date | None = None


def find(folder: Path, name: str) -> tuple[str, str]:
    """Kind and text of `folder/NAME.mjml` (.html, .txt). Raises NotFound, InputError."""
    plain = name and "/" not in name and "\\" not in name and not name.startswith(".")
    for kind in KINDS if plain else ():
        path = folder / f"{name}.{kind}"
        if path.is_file():
            return kind, path.read_text(encoding="utf-8")
    there = sorted({path.stem for kind in KINDS for path in folder.glob(f"*.{kind}")})
    known = f"There are: {', '.join(there)}." if there else f"Write {folder / name}.mjml."
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
    said = fields(name, lines[1:end])
    if not said.get("subject"):
        raise InputError(f"The content {name!r} has no subject.", fix="Add `subject: ...`.")
    check_address(name, said, "from")
    check_address(name, said, "reply_to")
    return Content(
        name=name,
        kind=kind,
        subject=said["subject"],
        body="\n".join(lines[end + 1 :]).strip() + "\n",
        preview=said.get("preview", ""),
        purpose=said.get("purpose", "mailing"),
        sender=said.get("from", ""),
        reply_to=said.get("reply_to", ""),
        topic=said.get("topic", ""),
        priority=read_as(int, name, said, "priority", "a whole number like 10") or 0,
        until=read_as(date.fromisoformat, name, said, "until", "a day like 2026-12-24"),
    )


def fields(name: str, lines: list[str]) -> dict[str, str]:
    said = {}
    for number, line in enumerate(lines, 2):
        field, colon, value = line.partition(":")
        field = field.strip().lower().replace("-", "_")
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not colon or field not in FIELDS:
            raise InputError(
                f"Line {number} of the content {name!r} is {line.strip()!r}.",
                fix=f"Write `name: value`; the names are {', '.join(FIELDS)}.",
            )
        said[field] = value.strip()
    return said


def read_as(
    kind: Callable[[str], Any], name: str, said: dict[str, str], field: str, like: str
) -> Any:
    """A field's value, or None; raises InputError for what is none of its kind."""
    if not said.get(field):
        return None
    try:
        return kind(said[field])
    except ValueError as error:
        raise InputError(
            f"The content {name!r} has {said[field]!r} as `{field}`.", fix=f"Write {like}."
        ) from error


def check_address(name: str, said: dict[str, str], field: str) -> None:
    if said.get(field) and "@" not in parseaddr(said[field])[1]:
        raise InputError(
            f"The content {name!r} has {said[field]!r} as `{field}`.",
            fix="Write an address: Ann Ahola <ann@example.com>.",
        )


def content_id(name: str, kind: str, text: str) -> str:
    """The name of a content as it is now; another text has another."""
    return f"{name}.{kind}@{sha256(text.encode()).hexdigest()[:12]}"


def name_and_kind(content_id: str) -> tuple[str, str]:
    name, _, kind = content_id.rpartition("@")[0].rpartition(".")
    return name, kind
