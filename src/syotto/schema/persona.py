"""Personas: kinds of work, by the words that job titles have. `personas.yaml` of a workspace.

    maintenance:
      title: Maintenance
      buying_role: uses
      words: [maintenance, kunnossapi*, instandhalt*]
      otherwise: [technician]

A word with * stands for anything before or after it, so that compounds are found. Of several words
in a title the longest counts; `otherwise` only where no other persona's word does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any as Anything

from syotto.schema.condition_text import Marks, Place, hint, text_at

KEYS = ("title", "buying_role", "words", "otherwise")
BUYING_ROLES = ("decides", "influences", "uses", "pays")
NO_LETTER = re.compile(r"[^\w&]+|_")


@dataclass(frozen=True)
class Persona:
    name: str
    title: str
    buying_role: str | None = None
    words: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Personas:
    """The rules of a workspace, in their order."""

    known: tuple[Persona, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.known)

    def of_title(self, title: str) -> tuple[Persona, str] | None:
        """The persona whose longest word is in a title, and that word; None where none is."""
        text = f" {plain(title)} "
        for patterns in self.patterns:
            found = [
                (len(word), -place, persona, word)
                for place, (persona, word, pattern) in enumerate(patterns)
                if pattern.search(text)
            ]
            if found:
                _, _, persona, word = max(found, key=lambda one: one[:2])
                return persona, word
        return None

    @cached_property
    def patterns(self) -> tuple[list[tuple[Persona, str, re.Pattern[str]]], ...]:
        """The words first, then those that count otherwise."""
        return tuple(
            [(one, word, pattern_of(word)) for one in self.known for word in getattr(one, kind)]
            for kind in ("words", "otherwise")
        )

    def examples(self) -> Iterable[tuple[str, str, str]]:
        """Titles as the rules would have them: a word without its *, its persona, the word."""
        for one in self.known:
            for word in (*one.words, *one.otherwise):
                yield plain(word.replace("*", "")), one.name, word


def plain(title: str) -> str:
    """Small letters without accents, one blank between words: Geschäftsführer, geschaftsfuhrer."""
    spread = unicodedata.normalize("NFKD", title.lower())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(NO_LETTER.sub(" ", bare).split())


def pattern_of(word: str) -> re.Pattern[str]:
    before = "" if word.startswith("*") else r"(?<=\s)"
    after = "" if word.endswith("*") else r"(?=\s)"
    return re.compile(before + re.escape(plain(word.replace("*", ""))) + after)


def parse(given: Anything, marks: Marks | None = None, file: str = "personas.yaml") -> Personas:
    """The rules from the dictionary of their file. Raises Misread."""
    place = Place(file, marks or {})
    if not isinstance(given, Mapping):
        raise place.wrong(given, "personas by name", "See the file that `syotto init` writes.")
    return Personas(tuple(one(name, told, place.at(name)) for name, told in given.items()))


def one(name: Anything, given: Anything, place: Place) -> Persona:
    text_at(name, place, "a name")
    if not isinstance(given, Mapping):
        raise place.wrong(given, f"one of {', '.join(KEYS)}", "Indent what belongs to a persona.")
    for key in given:
        if key not in KEYS:
            fix = hint([key], KEYS, "Remove it.")
            raise place.at(key).wrong(key, f"one of {', '.join(KEYS)}", fix)
    role = given.get("buying_role")
    if role is not None and role not in BUYING_ROLES:
        fix = hint([role], BUYING_ROLES, "Remove it, or take one of them.")
        raise place.at("buying_role").wrong(role, f"one of {', '.join(BUYING_ROLES)}", fix)
    title = text_at(given.get("title", name), place.at("title"), "a title")
    words, otherwise = (words_at(given.get(key, []), place.at(key)) for key in KEYS[2:])
    return Persona(name, title, role, words, otherwise)


def words_at(given: Anything, place: Place) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise place.wrong(given, "a list of words", "Write it like [buyer, purchas*].")
    for number, word in enumerate(given):
        if not plain(text_at(word, place.at(number), "a word").replace("*", "")):
            raise place.at(number).wrong(word, "a word with letters", "Remove it.")
    return tuple(given)
