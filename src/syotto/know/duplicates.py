"""Pairs that may be one and the same: who decides, and on what evidence.

1. as good as certain, and an identifier or a date of birth agrees: together
2. or the only two of that name in that company, of whom nothing differs: together
3. likely, or certain by names alone: somebody looks at it
4. what hangs together by a chain with a weak place is looked at too, as a whole
5. what somebody said are two stays two
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from syotto.maths.codes import arrow
from syotto.maths.linkage import components, split_at_weak_places
from syotto.schema.linked import LINKS, PERSON, REVIEW, TOGETHER, Verdict

Row = Mapping[str, Any]
Pair = tuple[str, str]
WEAK = 0.3
"""Mean probability between two parts of a group, below which they are not joined unseen."""
SURE = {
    "person": ("email", "phone", "national_id", "birth_date"),
    "account": ("registration_no", "domain", "phone", "email"),
}
"""What has to agree before two are joined unseen."""
NEVER = {
    "person": ("national_id", "first_name", "last_name", "birth_date"),
    "account": ("registration_no", "country"),
}
"""What must not differ then."""
WHOLE_NAME = ("first_name", "last_name", "company")
ON_A_CARD = {"first_name", "last_name", "city", "country"}
"""What two people of one name may share by chance."""
SAME, NEAR, DIFFERENT = "same", "near", "different"
SLIPS = 2
"""Signs that somebody may have mistyped."""
CALLED = {
    "first_name": "first name", "last_name": "last name", "birth_date": "birth date",
    "national_id": "national number", "email": "e-mail address", "phone": "telephone",
    "postcode": "postal code", "registration_no": "registration number", "company": "company name",
}  # fmt: skip


@dataclass(frozen=True)
class Likely:
    """The likeliest pair of records of two people or companies."""

    pair: Pair
    left: int
    right: int
    chance: float


def links(
    kind: str,
    whose: pa.ChunkedArray,
    keys: pa.Table,
    pairs: pa.Table,
    *,
    different: set[Pair],
    same: float,
    review: float,
) -> pa.Table:
    """schema LINKS: for two that records of `review` or more speak for.

    whose: of each record. keys: the records as they were compared. pairs: unique_id_l, unique_id_r
    (places of records), probability. different: pairs that are known to be two.
    """
    owner = whose.to_pylist()
    likely = pairs.filter(pc.greater_equal(pairs["probability"], review))
    best = likeliest(owner, likely, different)
    records = by_place(keys, {place for one in best for place in (one.left, one.right)})
    found = [
        one
        for one in best
        if not strangers(records[one.left], records[one.right])
        and not namesakes(records[one.left], records[one.right])
    ]
    often = Counter(name for one in found for name in one.pair)
    certain = [
        (one.chance >= same and sure(kind, records[one.left], records[one.right]))
        or (often[one.pair[0]] == often[one.pair[1]] == 1 and only_ones(kind, records, one))
        for one in found
    ]
    whole = unbroken(found, certain)
    rows = [
        {
            "kind": kind,
            "id_left": one.pair[0],
            "id_right": one.pair[1],
            "probability": one.chance,
            "evidence": in_words(records[one.left], records[one.right]),
            "decision": TOGETHER if joined else REVIEW,
        }
        for one, joined in zip(found, whole, strict=True)
    ]
    return pa.Table.from_pylist(rows, LINKS.columns.to_pyarrow())


def likeliest(owner: Sequence[str], pairs: pa.Table, different: set[Pair]) -> list[Likely]:
    """Of every two their likeliest records; ties go to the first ones."""
    best: dict[Pair, Likely] = {}
    columns = (pairs[name].to_pylist() for name in ("unique_id_l", "unique_id_r", "probability"))
    for one, other, chance in zip(*columns, strict=True):
        a, b = owner[one], owner[other]
        pair = (min(a, b), max(a, b))
        if a != b and pair not in different:
            new = Likely(pair, min(one, other), max(one, other), chance)
            best[pair] = min(best.get(pair, new), new, key=rank)
    return sorted(best.values(), key=lambda one: one.pair)


def rank(one: Likely) -> tuple[float, int, int]:
    return -one.chance, one.left, one.right


def two(answers: Iterable[Row], kind: str) -> set[Pair]:
    """Pairs that somebody said are two, and did not take back."""
    return {
        (row["id_left"], row["id_right"])
        for row in answers
        if row["kind"] == kind and row["verdict"] == Verdict.DIFFERENT and not row["undone_at"]
    }


def strangers(one: Row, other: Row) -> bool:
    """People of quite other names who share a mailbox or a house: nothing to ask anybody."""
    names = ("first_name", "last_name")
    how = [found[0] for name, found in same_or_not(one, other) if name in names]
    return how == [DIFFERENT, DIFFERENT]


def namesakes(one: Row, other: Row) -> bool:
    """Of the same name in different companies with different addresses: nobody could tell."""
    how = {name: found[0] for name, found in same_or_not(one, other)}
    agrees = {name for name, found in how.items() if found != DIFFERENT}
    return {"email", "company"} <= how.keys() - agrees and agrees <= ON_A_CARD


def by_place(keys: pa.Table, places: set[int]) -> dict[int, Row]:
    order = sorted(places)
    told = [name for name in keys.column_names if name in COMPARED]
    rows = keys.select(told).take(arrow(np.array(order, np.int64)))
    return dict(zip(order, rows.to_pylist(), strict=True))


def sure(kind: str, one: Row, other: Row) -> bool:
    """Whether something agrees that two would not share by chance, and nothing speaks against it.

    People of other names share a mailbox, a telephone, a day of birth; nobody shares a number.
    """
    how = {name: found for name, found in same_or_not(one, other) if found[0] != DIFFERENT}
    differ = {name for name in NEVER[kind] if one.get(name) and other.get(name)} - how.keys()
    if how.get("national_id", ("",))[0] == SAME:
        return True
    return not differ and any(name in how for name in SURE[kind])


def only_ones(kind: str, records: Mapping[int, Row], one: Likely) -> bool:
    """Whether two people are called the same in the same company, and nothing differs."""
    told = dict(same_or_not(records[one.left], records[one.right]))
    named = all(told.get(name, (DIFFERENT,))[0] == SAME for name in WHOLE_NAME)
    return kind == PERSON and named and all(how != DIFFERENT for how, _ in told.values())


def unbroken(found: Sequence[Likely], certain: Sequence[bool]) -> list[bool]:
    """Certain pairs of groups that hang together without a weak place."""
    names = sorted({name for one in found for name in one.pair})
    place = {name: at for at, name in enumerate(names)}
    left, right = (np.array([place[one.pair[side]] for one in found], np.int64) for side in (0, 1))
    chance = np.array([one.chance for one in found], np.float64)
    use = np.array(certain, np.bool_)
    group = components(left[use], right[use], len(names))
    parts = split_at_weak_places(group, left, right, chance, WEAK)
    broken = set(group[parts != parts[first_of(group)]].tolist())
    return [bool(sure) and int(group[at]) not in broken for sure, at in zip(use, left, strict=True)]


def first_of(group: NDArray[np.int64]) -> NDArray[np.int64]:
    _, first, of_group = np.unique(group, return_index=True, return_inverse=True)
    return np.asarray(first[of_group], np.int64)


def in_words(one: Row, other: Row) -> str:
    """What agrees, what nearly does, what differs: same telephone, first name one sign apart."""
    told = [found for _, found in same_or_not(one, other)]
    said = [words for how in (SAME, NEAR, DIFFERENT) for found, words in told if found == how]
    return ", ".join(said) or "nothing in common"


def same_or_not(one: Row, other: Row) -> Iterator[tuple[str, tuple[str, str]]]:
    """Of every column that both have: how they compare, and the words for it."""
    for name in COMPARED:
        a, b = one.get(name), other.get(name)
        if a and b:
            yield name, apart(CALLED.get(name, name), a, b)


def apart(called: str, one: str, other: str) -> tuple[str, str]:
    """Digits are no slips of the pen: ann.lee2 is not ann.lee."""
    if one == other:
        return SAME, f"same {called}"
    if min(len(one), len(other)) == 1 and one[0] == other[0]:
        return NEAR, f"{called} as an initial"
    if one in other.split() or other in one.split():
        return NEAR, f"{called} longer in one"
    wrong = OSA.distance(one, other, score_cutoff=SLIPS)
    if wrong <= SLIPS < min(len(one), len(other)) and digits(one) == digits(other):
        return NEAR, f"{called} {'one sign' if wrong == 1 else 'two signs'} apart"
    return DIFFERENT, f"different {called}"


def digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


COMPARED = (
    "national_id", "registration_no", "birth_date", "email", "phone", "domain", "first_name",
    "last_name", "company", "street", "postcode", "city", "country",
)  # fmt: skip
