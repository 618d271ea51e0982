"""Texts of rules of points: a draft that is started, written and thrown away; what stood before."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from syotto.errors import InputError, NotFound
from syotto.run.defined import scoring_text
from syotto.run.house import House
from syotto.run.scoring import STATES
from syotto.run.segments import checked
from syotto.run.texts import replace
from syotto.run.workspace import DATA
from syotto.schema.scoring import DRAFT, FILE, Scoring, parse
from syotto.sense import yaml_text
from syotto.store import texts

LATELY = 50
"""Texts of before that are listed."""
AROUND, GAP = 3, "…"


@dataclass(frozen=True)
class Change:
    """A text of rules that was replaced, at a moment, by somebody.

    version, became: of the rules before and after; null: there were none, or they cannot be read.
    """

    text_id: str
    file: str
    at: datetime
    by: str
    version: str | None
    became: str | None


@dataclass(frozen=True)
class Line:
    """A line of two texts. kind: `+` only the newer one has it, `-` only the older one, or ``."""

    kind: str
    words: str


@dataclass(frozen=True)
class Texts:
    """A text and one that came after it. versions: null where there are no rules to be read."""

    version: str | None
    became: str | None
    text: str
    lines: Sequence[Line]

    @property
    def near(self) -> list[Line]:
        """The lines that differ, and some around them; `…` for those between."""
        changed = [n for n, line in enumerate(self.lines) if line.kind]
        kept = {n + k for n in changed for k in range(-AROUND, AROUND + 1)}
        told: list[Line] = []
        for n, line in enumerate(self.lines):
            if n in kept:
                told.append(line)
            elif changed and (not told or told[-1].words != GAP):
                told.append(Line("", GAP))
        return told

    @property
    def finding(self) -> str:
        """How much differs, in a sentence."""
        came = sum(line.kind == "+" for line in self.lines)
        went = sum(line.kind == "-" for line in self.lines)
        if not came and not went:
            return "The two texts are the same."
        same = " The rules are the same." if self.version == self.became else ""
        return f"{came} {'line' if came == 1 else 'lines'} came, {went} went.{same}"


def start(house: House, by: str) -> None:
    """A draft that says what the rules that count say. Raises InputError where there is one."""
    if (house.folder / DRAFT).exists():
        raise InputError("There is a draft already.", fix="Change it, or throw it away.")
    replace(house, house.folder / DRAFT, scoring_text(house), by)


def draft_text(house: House) -> str:
    """Also of one that cannot be read. Raises NotFound where there is none."""
    path = house.folder / DRAFT
    if not path.is_file():
        raise NotFound("There is no draft of rules.", fix="Start one on the page Scoring.")
    return path.read_text(encoding="utf-8", errors="replace")


def read_text(house: House, text: str, file: str = DRAFT) -> Scoring:
    """Rules from their text, spelled out. Raises Misread with the line and column."""
    segments = checked(house)
    return parse(*yaml_text.read(text, file), file).spelled(lambda one: segments.spelled(one, ()))


def save(house: House, text: str, by: str) -> Scoring:
    """Writes the draft; the one before is kept. Raises Misread; nothing is written then."""
    scoring = read_text(house, text)
    replace(house, house.folder / DRAFT, text if text.endswith("\n") else f"{text}\n", by)
    return scoring


def drop(house: House, by: str) -> None:
    """Throws the draft away; its text is kept. Raises NotFound where there is none."""
    draft_text(house)
    replace(house, house.folder / DRAFT, None, by)


def history(house: House) -> list[Change]:
    """The newest texts of rules that were replaced, the newest first."""
    spelled = speller(house)
    return [
        Change(row.text_id, row.file, row.at, row.by, spelled(row.before), spelled(row.after))
        for row in replaced(house)[:LATELY]
    ]


@dataclass(frozen=True)
class Replaced:
    text_id: str
    file: str
    at: datetime
    by: str
    before: str
    after: str


def replaced(house: House) -> list[Replaced]:
    """Every text that was replaced, and what came in its place, the newest first."""
    now = {file: scoring_text(house, file) for file in STATES.values()}
    with house.ledger.read() as connection:
        rows = texts.of_paths(connection, list(now))
    found = []
    for row in rows:
        before = row["text"] or (shipped() if row["path"] == FILE else "")
        one = row["text_id"], row["path"], row["at"], row["by"]
        found.append(Replaced(*one, before, now[row["path"]]))
        now[row["path"]] = before
    return found


def shipped() -> str:
    """What a workspace goes by that has no rules of its own."""
    return DATA.joinpath(FILE).read_text("utf-8")


def compared(house: House, one: str, other: str = "") -> Texts:
    """Two texts, each a state, the number of a kept text, or a version. other: else what replaced
    the one; of a state else the rules that count, as the text before.

    Raises NotFound for what is none of them.
    """
    if one in STATES and not other:
        one, other = "live", one
    before, after = named(house, one)
    after = named(house, other)[0] if other else after
    spelled = speller(house)
    return Texts(spelled(before), spelled(after), before, tuple(differing(before, after)))


def named(house: House, what: str) -> tuple[str, str]:
    """A text by its name, and what replaced it."""
    if what in STATES:
        text = scoring_text(house, STATES[what])
        return text, text
    spelled = speller(house)
    for row in replaced(house):
        if what == row.text_id or what == spelled(row.before):
            return row.before, row.after
    for state in STATES:
        text = scoring_text(house, STATES[state])
        if what == spelled(text):
            return text, text
    fix = "`syotto scoring history DIR` lists them; draft, shadow and live are names too."
    raise NotFound(f"There are no rules {what!r}.", fix=fix)


def rules_of_version(house: House, version: str) -> Scoring | None:
    """The rules of a version; None where their text is not kept."""
    spelled, segments = speller(house), checked(house)
    known = [scoring_text(house, file) for file in STATES.values()]
    before = (row.before for row in replaced(house))
    for text in (*reversed(known), *before):
        if text and spelled(text) == version:
            return parsed(text).spelled(lambda one: segments.spelled(one, ()))
    return None


def differing(before: str, after: str) -> Iterator[Line]:
    """The lines of both, in order."""
    old, new = before.splitlines(), after.splitlines()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            yield from (Line("", words) for words in old[a:b])
            continue
        yield from (Line("-", words) for words in old[a:b])
        yield from (Line("+", words) for words in new[c:d])


def speller(house: House) -> Callable[[str], str | None]:
    """Tells the version of a text."""
    segments = checked(house)

    def version(text: str) -> str | None:
        try:
            return parsed(text).spelled(lambda one: segments.spelled(one, ())).version
        except InputError:
            return None

    return lambda text: version(text) if text else None


@lru_cache(maxsize=200)
def parsed(text: str) -> Scoring:
    return parse(*yaml_text.read(text, FILE), FILE)
