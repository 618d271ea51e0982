"""What is wrong with a content, with its line and what to do; before anybody gets it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from syotto.act.content import CALL, Content
from syotto.act.render import PAGES, Compiled, compiled
from syotto.errors import InputError
from syotto.schema.condition_text import hint
from syotto.schema.content import MOST_FEATURES
from syotto.schema.words import Purpose

ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+", re.I)
PLACES = ("unsubscribe_url", "view_url", *PAGES, CALL)
"""Filled in by us, not from what is known of a person."""


@dataclass(frozen=True)
class Finding:
    """line: in the file; 0: none. good: it can be sent all the same."""

    line: int
    what: str
    fix: str
    good: bool = False


def lint(
    content: Content, *, today: date, personas: Collection[str], known: Collection[str]
) -> list[Finding]:
    """personas: of the workspace. known: names that a message can be filled in with."""
    try:
        made = compiled(content)
    except InputError as error:
        return [Finding(0, error.what, error.fix)]
    found = [
        *calls(content, made),
        *expired(content, today),
        *strangers(content, personas),
        *overloaded(content),
        *unfilled(content, made, known),
        *ways_out(content, made),
    ]
    return sorted(found, key=lambda one: (one.good, one.line))


def calls(content: Content, made: Compiled) -> Iterator[Finding]:
    """A message asks for exactly one thing."""
    if content.purpose == Purpose.SERVICE:
        return
    there = sorted({*asks(content, made)})
    if not there:
        fix = f"Add `{CALL}: See the seals | https://...`, or a link where the file has no field."
        yield Finding(1, "It has no call to action.", fix)
    for other in there if len(there) > 1 else ():
        if other != content.link:
            line = line_of(content, other)
            said = f"{len(there)} things to do: it leads to {other} too."
            yield Finding(line, said, "Keep one call to action; take the other link away.")


def asks(content: Content, made: Compiled) -> Iterator[str]:
    """The addresses that a message leads to."""
    if content.link:
        yield content.link
    yield from made.links.values()
    if content.kind == "txt":
        yield from ADDRESS.findall(content.body)


def line_of(content: Content, text: str) -> int:
    """The first line with a text; 0 where none is."""
    if text in content.subject:
        return content.lines["subject"]
    for number, line in enumerate(content.body.splitlines(), content.begins):
        if text in line:
            return number
    return 0


def expired(content: Content, today: date) -> Iterator[Finding]:
    if content.until and content.until < today:
        said = f"Its last day was {content.until}: nobody gets it any more."
        yield Finding(content.lines["until"], said, "Write another day as `until`, or remove it.")


def strangers(content: Content, personas: Collection[str]) -> Iterator[Finding]:
    """Words that nobody knows, and what a choice would want to know."""
    for name in content.about.personas:
        if name not in personas:
            fix = hint([name], personas, f"personas.yaml has {', '.join(sorted(personas))}.")
            yield Finding(content.lines["persona"], f"There is no persona {name!r}.", fix)
    for field in ("topics", "language", "angle") if content.about.aim else ():
        if field not in content.lines:
            fix = f"Add `{field}: ...`; docs/content.md says what it does."
            yield Finding(content.lines["purpose"], f"It has no {field}.", fix, good=True)


def overloaded(content: Content) -> Iterator[Finding]:
    """More than anybody remembers."""
    features = content.about.features
    if len(features) > MOST_FEATURES:
        said = f"It names {len(features)} features; nobody gets it."
        fix = f"Keep the {MOST_FEATURES} that matter most to its readers."
        yield Finding(content.lines["features"], said, fix)


def unfilled(content: Content, made: Compiled, known: Collection[str]) -> Iterator[Finding]:
    """Names in Liquid tags that nothing of a person fills in."""
    names: set[str] = set()
    for template in (made.subject, made.html or made.text):
        names |= {str(name).split(".")[0] for name in template.analyze().globals}
    for name in sorted(names - {*known, *PLACES}):
        fix = hint([name], known, "Give it by the file or flow that sends it, or a default.")
        said = f"Nothing of ours is called {name!r}."
        yield Finding(line_of(content, name), said, fix, good=True)


def ways_out(content: Content, made: Compiled) -> Iterator[Finding]:
    if content.purpose != Purpose.SERVICE and not made.can_unsubscribe:
        fix = 'Add <a href="{{ unsubscribe_url }}">Unsubscribe</a>.'
        yield Finding(1, "It has no link to unsubscribe.", fix, good=content.kind == "txt")
