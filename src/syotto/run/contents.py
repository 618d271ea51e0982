"""Contents of the workspace: read from files, kept as they were when a message was intended."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from syotto.act.content import Content, content_id, find, name_and_kind, names, parse
from syotto.act.lint import Finding, lint
from syotto.act.render import Compiled, compiled
from syotto.errors import InputError, NotFound
from syotto.run import personas, topics
from syotto.run.house import House
from syotto.run.segments import TOLD
from syotto.store import outbox as book

FOLDER = "content"
OF_ACTS = ("product_name", "product_id")
"""What of an act of the plan fills in a message."""
OURS = files("syotto.run").joinpath("data")


def content_now(house: House, name: str) -> tuple[str, Content]:
    """A content as its file has it now, and the number of this version.

    Raises NotFound where there is no such file, InputError where it cannot be read.
    """
    kind, text = find(house.folder / FOLDER, name)
    return content_id(name, kind, text), parse(name, kind, text)


def keep_content(house: House, name: str) -> str:
    """Keeps the version of a content that its file has now, and returns its number: what a message
    says is what stood there when it was intended, whatever becomes of the file.
    """
    return keep(house, name, *find(house.folder / FOLDER, name))


def keep(house: House, name: str, kind: str, text: str) -> str:
    compiled(parse(name, kind, text))  # an error is for who writes it, not for each message
    number = content_id(name, kind, text)
    row = {"content_id": number, "name": name, "source": text, "created_at": house.now()}
    with house.ledger.begin() as connection:
        book.insert_new(connection, book.contents, "content_id", [row])
    return number


def keep_ours(house: House, name: str) -> str:
    """Keeps a content of the workspace, or the one of that name that comes with syotto."""
    try:
        return keep_content(house, name)
    except NotFound:
        return keep(house, name, "mjml", OURS.joinpath(f"{name}.mjml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def kept(house: House, number: str) -> Compiled:
    """A kept version, compiled. Raises NotFound where there is none."""
    with house.ledger.read() as connection:
        source = book.content_of(connection, number)
    if source is None:
        raise NotFound(f"There is no content {number!r} any more.", fix="Intend the message anew.")
    name, kind = name_and_kind(number)
    return compiled(parse(name, kind, source))


@dataclass(frozen=True)
class Checked:
    """A content and what is wrong with it. content: null where its file cannot be read."""

    name: str
    content: Content | None
    findings: list[Finding]

    @property
    def good(self) -> bool:
        return all(one.good for one in self.findings)


def checked(house: House, name: str = "") -> list[Checked]:
    """Every content of the workspace, or one. Raises NotFound for one that is not there."""
    return [check(house, one) for one in ([name] if name else names(house.folder / FOLDER))]


def check(house: House, name: str) -> Checked:
    kind, text = find(house.folder / FOLDER, name)
    try:
        content = parse(name, kind, text)
        topics.check(house, content.topic)
        known = personas.names(house)
    except InputError as error:
        return Checked(name, None, [Finding(0, error.what, error.fix)])
    today = house.now().astimezone(ZoneInfo(house.settings.time_zone)).date()
    return Checked(
        name, content, lint(content, today=today, personas=known, known=(*TOLD, *OF_ACTS))
    )
