"""Records of people with errors in them, whose truth is known.

Three quarters of the records are people; the rest are second and third records of some of them, as
another system has them: typing errors, names swapped or shortened, days and months turned round,
fields left out, people who moved, married or took another address. Frequencies of names fall with
rank, as real ones do.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

FIRST_NAMES, LAST_NAMES, STREETS, PLACES = 3_000, 40_000, 30_000, 4_000
SYLLABLES = [a + b for a in "bdfghjklmnprstvw" for b in "aeiou"] + ["an", "er", "in", "son", "sen"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
Ints = NDArray[np.int64]


def make(records: int, seed: int = 1) -> pa.Table:
    """id, person (the truth), and what records say of people."""
    draw = np.random.default_rng(seed)
    people = records * 3 // 4
    columns = originals(people, draw)
    again = np.sort(draw.integers(0, people, records - people))
    second = {name: [values[i] for i in again] for name, values in columns.items()}
    corrupt(second, draw)
    order = draw.permutation(records)
    table = {name: pa.array(columns[name] + second[name], pa.string()) for name in columns}
    person = np.concatenate([np.arange(people), again])
    made = pa.table({"person": person, **table}).take(pa.array(order))
    return made.add_column(0, "id", pa.array(np.arange(records)))


def originals(people: int, draw: np.random.Generator) -> Columns:
    first, last = names(FIRST_NAMES, 2, draw), names(LAST_NAMES, 3, draw)
    street, town = names(STREETS, 3, draw), names(PLACES // 3, 3, draw)
    a, b = ranked(FIRST_NAMES, 0.9, people, draw), ranked(LAST_NAMES, 0.75, people, draw)
    place, road = ranked(PLACES, 0.4, people, draw), draw.integers(0, STREETS, people)
    house, number = draw.integers(1, 120, people), draw.integers(0, 100, people)
    day = np.datetime64("1935-01-01") + draw.integers(0, 26_000, people)
    told, called = draw.random(people) < 0.6, draw.random(people) < 0.6
    phone = draw.integers(10**8, 10**9, people)
    return {
        "first_name": [first[i] for i in a],
        "last_name": [last[i] for i in b],
        "birth_date": [str(one) for one in day],
        "street": [f"{n} {street[i]} street" for n, i in zip(house, road, strict=True)],
        "postcode": [f"{10_000 + 17 * i}" for i in place],
        "city": [town[i % len(town)] for i in place],
        "email": [
            f"{first[i]}.{last[j]}{n}@mail{n % 7}.example" if there else None
            for i, j, n, there in zip(a, b, number, told, strict=True)
        ],
        "phone": [
            f"+358 {n // 10**6} {n % 10**6}" if there else None
            for n, there in zip(phone, called, strict=True)
        ],
    }


def names(count: int, most: int, draw: np.random.Generator) -> list[str]:
    """So many different words of 2 or more syllables."""
    found: dict[str, None] = {}
    while len(found) < count:
        size = draw.integers(2, most + 2)
        found["".join(SYLLABLES[i] for i in draw.integers(0, len(SYLLABLES), size))] = None
    return list(found)


def ranked(count: int, exponent: float, size: int, draw: np.random.Generator) -> Ints:
    share = np.arange(1, count + 1) ** -exponent
    return draw.choice(count, size, p=share / share.sum())


Columns = dict[str, list[str | None]]
WRONG = {"first_name": 0.12, "last_name": 0.12, "birth_date": 0.06, "street": 0.15,
         "postcode": 0.04, "city": 0.06, "email": 0.08, "phone": 0.06}  # fmt: skip
"""Shares of second records with a typing error."""


def corrupt(columns: Columns, draw: np.random.Generator) -> None:
    """Changes second records in place: between nothing and four or five things in each."""
    size = len(columns["first_name"])

    def some(share: float) -> list[int]:
        return np.flatnonzero(draw.random(size) < share).tolist()

    moved = some(0.08)
    for name in ("street", "postcode", "city"):
        given = [columns[name][i] for i in draw.permutation(size)[: len(moved)]]
        for at, value in zip(moved, given, strict=True):
            columns[name][at] = value
    rename(columns, some)
    for name, share in WRONG.items():
        for at in some(share):
            columns[name][at] = mistyped(columns[name][at], draw)
        for at in some(0.25 if name in ("email", "phone") else 0.04):
            columns[name][at] = None


def rename(columns: Columns, some: Callable[[float], list[int]]) -> None:
    """Marriages, names in the wrong field, initials, day and month turned round."""
    first, last, born = (columns[name] for name in ("first_name", "last_name", "birth_date"))
    for at in some(0.03):
        last[at] = last[(at + 1) % len(last)]
    for at in some(0.02):
        first[at], last[at] = last[at], first[at]
    for at in some(0.03):
        first[at] = (first[at] or "")[:1]
    for at in some(0.02):
        year, month, day = (born[at] or "").split("-")
        born[at] = f"{year}-{day}-{month}"


def mistyped(text: str | None, draw: np.random.Generator) -> str | None:
    """A sign more, less, another, or two turned round."""
    if not text or len(text) < 3:
        return text
    at, how = int(draw.integers(1, len(text) - 1)), int(draw.integers(0, 4))
    letter = (
        LETTERS[int(draw.integers(0, 26))] if text[at].isalpha() else str(int(draw.integers(10)))
    )
    if how == 0:
        return text[:at] + letter + text[at:]
    if how == 1:
        return text[:at] + text[at + 1 :]
    if how == 2:
        return text[:at] + letter + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
