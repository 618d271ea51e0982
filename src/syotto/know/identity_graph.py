"""Records that share an identifier, joined where nothing speaks against it.

An identifier that records of too many different names share belongs to nobody. Records of one name
hang together; where a chain of them joins different names after all, what weighs least is not
believed there: first the telephone, then the e-mail address, then the number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from syotto.maths.codes import numbered
from syotto.maths.unions import first_members

Longs = NDArray[np.int64]
Fits = Callable[[int, int], bool]
UNKNOWN = -1


@dataclass(frozen=True)
class Edges:
    """Pairs of records, by their places, that an identifier of one kind joins."""

    left: Longs
    right: Longs


@dataclass(frozen=True)
class Sharing:
    """Records in the order of their age, and how their names compare.

    name: a code for each record, -1 where it has none. fits: whether two names may be one.
    """

    name: Longs
    words: Sequence[str]
    same: Callable[[str, str], bool]

    @classmethod
    def of(cls, name: pa.ChunkedArray, same: Callable[[str, str], bool]) -> Sharing:
        """name: text, null where there is none."""
        code = codes(name)
        words = [""] * (int(code.max(initial=UNKNOWN)) + 1)
        for place, text in zip(code.tolist(), name.to_pylist(), strict=True):
            if place != UNKNOWN:
                words[place] = text
        return cls(code, words, same)

    def fits(self, one: int, other: int) -> bool:
        """Whether the names of two records may be one; an unknown one fits all."""
        a, b = self.name[one], self.name[other]
        return UNKNOWN in (a, b) or a == b or self.same(self.words[a], self.words[b])


def codes(values: pa.ChunkedArray) -> Longs:
    """A number for each value, -1 for none."""
    made = np.full(len(values), UNKNOWN, np.int64)
    there = np.flatnonzero(values.is_valid().to_numpy())
    made[there] = numbered(values.drop_null()) if len(there) else 0
    return made


def runs(code: Longs) -> tuple[Longs, Longs]:
    """Places of records with a value that others have too, run by run; where runs end."""
    there = np.flatnonzero(code != UNKNOWN)
    order = there[np.argsort(code[there], kind="stable")]
    edges = np.flatnonzero(np.diff(code[order], prepend=-2, append=-2))
    size = np.diff(edges)
    shared = np.repeat(size > 1, size)
    return order[shared], np.cumsum(size[size > 1])


def shared(
    code: Longs, sharing: Sharing, *, most: int, named: bool = False, against: Fits | None = None
) -> Edges:
    """Joins the records that share a value. Between records of one age the older comes first.

    most: people of different names who may share one. named: only records with a name are joined.
    against: what else must fit.
    """
    if named:
        code = np.where(sharing.name == UNKNOWN, UNKNOWN, code)
    order, ends = runs(code)
    if not len(order):
        return Edges(np.empty(0, np.int64), np.empty(0, np.int64))
    starts = np.concatenate([[0], ends[:-1]])
    name = sharing.name[order]
    alike = np.minimum.reduceat(name, starts) == np.maximum.reduceat(name, starts)
    plain = alike & ((name[starts] != UNKNOWN) | (against is None))
    inner = np.ones(len(order), np.bool_)
    inner[starts] = False
    easy = np.flatnonzero(inner & np.repeat(plain, ends - starts))
    pairs = [
        pair
        for start, end in zip(starts[~plain].tolist(), ends[~plain].tolist(), strict=True)
        for pair in told_apart(order[start:end].tolist(), sharing, most, against)
    ]
    hard = np.array(pairs, np.int64).reshape(-1, 2)
    return Edges(
        np.concatenate([order[easy - 1], hard[:, 0]]), np.concatenate([order[easy], hard[:, 1]])
    )


def told_apart(
    places: list[int], sharing: Sharing, most: int, against: Fits | None
) -> Iterator[tuple[int, int]]:
    """Pairs among the holders of one value; those without a name go with the only name there is.

    With `against` they go with the oldest that they fit: a number has an owner.
    """
    fits = against or sharing.fits
    named = [place for place in places if sharing.name[place] != UNKNOWN]
    groups: list[list[int]] = []
    for place in named:
        mine = next((g for g in groups if all(fits(place, one) for one in g)), None)
        if mine is None:
            groups.append([place])
        else:
            mine.append(place)
    if len(groups) > most:
        return
    for place in (one for one in places if sharing.name[one] == UNKNOWN):
        home = [g for g in groups if all(fits(place, one) for one in g)]
        if len(home) == 1 or (home and against):
            home[0].append(place)
        else:
            groups.append([place])
    if not named and against is None:
        groups = [places]
    for group in groups:
        yield from pairwise(group)


def one_each(kinds: Sequence[Edges], sharing: Sharing, said: Edges) -> Longs:
    """Of each record the oldest that it is one with.

    kinds: from the strongest to the weakest. said: pairs that a person joined: always believed.
    """
    count = len(sharing.name)
    believed = list(kinds)
    group = grouped([*believed, said], count)
    for weakest in range(len(believed) - 1, -1, -1):
        wrong = contradictory(group, sharing, said)
        if not wrong.any():
            break
        edges = believed[weakest]
        keep = ~wrong[group[edges.left]]
        believed[weakest] = Edges(edges.left[keep], edges.right[keep])
        group = grouped([*believed, said], count)
    return group


def grouped(kinds: Sequence[Edges], count: int) -> Longs:
    left = np.concatenate([kind.left for kind in kinds])
    right = np.concatenate([kind.right for kind in kinds])
    return first_members(left, right, count).astype(np.int64)


def contradictory(group: Longs, sharing: Sharing, said: Edges) -> NDArray[np.bool_]:
    """Groups (by their first member) that hold names which cannot be one person's.

    Groups in which a person joined something are as that person wants them.
    """
    wrong = np.zeros(len(group), np.bool_)
    known = np.flatnonzero(sharing.name != UNKNOWN)
    count = max(len(sharing.words), 1)
    of, name = np.divmod(np.unique(group[known] * count + sharing.name[known]), count)
    several = np.flatnonzero(np.bincount(of, minlength=1) > 1)
    trusted = set(group[said.left].tolist())
    ends = np.searchsorted(of, several, side="right")
    starts = np.searchsorted(of, several)
    for number, start, end in zip(several.tolist(), starts, ends, strict=True):
        names = [sharing.words[code] for code in name[start:end]]
        clash = any(not sharing.same(one, other) for one, other in combinations(names, 2))
        wrong[number] = clash and number not in trusted
    return wrong
