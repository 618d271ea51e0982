"""What kind of work people do: by rules about words in their titles, else by titles that are alike.

A suggestion carries the chance that it is right, measured on the titles that rules do name: each of
them is suggested from the others, and a logistic curve says how often a likeness told the truth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pyarrow as pa
from ibis import Table

from syotto.maths.likeness import likeness
from syotto.maths.logistic import fit_logistic, sigmoid
from syotto.schema.persona import Personas, plain
from syotto.schema.segmented import PERSONAS

RULE, SUGGESTED, NONE = "rule", "suggested", "none"
LIKELY = 0.5
"""A suggestion that is rather wrong than right is none."""
FEWEST = 30
"""Titles that a rule names, to learn from."""
CHUNK = 2_000
MOST = 3_000
"""Titles that are learned from."""


@dataclass(frozen=True)
class Taught:
    """A title, whose persona it is, and the word of the rules that says so."""

    text: str
    persona: str
    word: str


@dataclass(frozen=True)
class Named:
    """What became of a title."""

    persona: str | None
    buying_role: str | None
    how: str
    probability: float | None
    because: str


def with_titles(people: Table) -> tuple[Table, ...]:
    titled = people.filter(people.title.notnull())
    return (titled.select("person_id", "title"),)


def personas(people: pa.Table, *, as_of: datetime, personas: Personas) -> pa.Table:
    """A row for everybody with a title; schema PERSONAS."""
    coded = people["title"].combine_chunks().dictionary_encode()
    named = named_titles(personas, coded.dictionary.to_pylist())
    rows = pa.Table.from_pylist([vars(one) for one in named], schema=SHAPE)
    told = rows.take(coded.indices)
    return told.append_column("person_id", people["person_id"].combine_chunks())


SHAPE = pa.schema([one for one in PERSONAS.columns.to_pyarrow() if one.name != "person_id"])


def named_titles(rules: Personas, titles: Sequence[str]) -> list[Named]:
    """Each title by the rule that fits, else by the most alike of those that rules name."""
    if not titles:
        return []
    found = [rules.of_title(title) for title in titles]
    both = list(zip(titles, found, strict=True))
    taught = [Taught(plain(title), one[0].name, one[1]) for title, one in both if one]
    lessons = [*(Taught(*one) for one in rules.examples()), *taught][:MOST]
    left = [title for title, one in both if one is None]
    guesses = dict(zip(left, suggested(lessons, [plain(title) for title in left]), strict=True))
    roles = {one.name: one.buying_role for one in rules.known}
    return [
        Named(one[0].name, one[0].buying_role, RULE, None, f"The title has “{one[1]}”.")
        if one
        else guessed(guesses[title], roles)
        for title, one in both
    ]


def guessed(guess: tuple[Taught, float] | None, roles: Mapping[str, str | None]) -> Named:
    if guess is None or guess[1] < LIKELY:
        return Named(None, None, NONE, None, "No rule names this title, and none is alike.")
    lesson, chance = guess
    because = f"Alike “{lesson.text}”."
    return Named(lesson.persona, roles[lesson.persona], SUGGESTED, chance, because)


def suggested(
    lessons: Sequence[Taught], titles: Sequence[str]
) -> list[tuple[Taught, float] | None]:
    """The most alike lesson of each title, and the chance that it is right; null: nothing alike."""
    curve = learned(lessons)
    if curve is None:
        return [None] * len(titles)
    known = [one.text for one in lessons]
    made: list[tuple[Taught, float] | None] = []
    for start in range(0, len(titles), CHUNK):
        alike = likeness(titles[start : start + CHUNK], known)
        best, place = alike.max(axis=1).toarray().ravel(), np.asarray(alike.argmax(axis=1)).ravel()
        chances = sigmoid(curve[0] + curve[1] * best)
        made += [
            (lessons[at], round(float(chance), 3)) if score > 0 else None
            for at, chance, score in zip(place.tolist(), chances, best, strict=True)
        ]
    return made


def learned(lessons: Sequence[Taught]) -> tuple[float, float] | None:
    """Level and slope of the curve from likeness to the chance of being right.

    Each lesson is suggested from those that another word names, as a title without any rule is.
    Null with too few of them, and where likeness tells nothing.
    """
    if len(lessons) < FEWEST:
        return None
    alike = likeness([one.text for one in lessons], [one.text for one in lessons]).toarray()
    words, personas = (
        np.array([getattr(one, name) for one in lessons]) for name in ("word", "persona")
    )
    alike[words[:, None] == words[None, :]] = 0
    right = (personas[alike.argmax(axis=1)] == personas).astype(float)
    score = alike.max(axis=1)
    fit = fit_logistic(np.column_stack([np.ones_like(score), score]), right, ridge=0.1, free=0)
    level, slope = fit.coefficients.tolist()
    return (level, slope) if slope > 0 else None
