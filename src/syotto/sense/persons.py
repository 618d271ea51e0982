"""Who a person is in rows, and rows without them: pure, on Arrow tables.

An identifier is theirs in any spelling. A name is looked for as it is written, first name first or
last, and only in texts: other people may be called the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from syotto.schema.identifier import EMAIL, NUMBER, PHONE, normal
from syotto.schema.personal import BLACK, KEPT_WITHOUT_NAME, named_by

LEAST = 6
"""Shorter numbers are looked for only where they stand alone."""


class Person(Protocol):
    """Somebody to be found in rows. only, never: (system, number): where two systems have a number,
    in which it is theirs, or is not.
    """

    @property
    def only(self) -> frozenset[tuple[str, str]]: ...
    @property
    def never(self) -> frozenset[tuple[str, str]]: ...

    def is_(self, value: Any) -> bool: ...

    def in_text(self, text: str | None) -> bool: ...

    def blackened(self, text: str) -> str: ...


@dataclass(frozen=True)
class Who:
    """Everything that a person is known by. ids, emails, phones, names: as they are written."""

    ids: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    only: frozenset[tuple[str, str]] = frozenset()
    never: frozenset[tuple[str, str]] = frozenset()

    def joined(self, other: Who) -> Who:
        return Who(
            self.ids | other.ids,
            self.emails | other.emails,
            self.phones | other.phones,
            self.names | other.names,
            self.only | other.only,
            self.never | other.never,
        )

    @cached_property
    def spelled(self) -> frozenset[str]:
        """Emails and phones in their one spelling, numbers as they are."""
        return frozenset(
            {
                *self.ids,
                *(normal(one, EMAIL) for one in self.emails),
                *(normal(one, PHONE) for one in self.phones),
            }
        )

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds them in a text, in capitals or not."""
        words = [*self.emails, *self.phones, *self.names, *(i for i in self.ids if len(i) >= LEAST)]
        quoted = [f'"{one}"' for one in self.ids]
        found = sorted({re.escape(word) for word in (*words, *quoted)}, key=len, reverse=True)
        return re.compile("|".join(found), re.IGNORECASE) if found else None

    def in_text(self, text: str | None) -> bool:
        return bool(text and self.pattern and self.pattern.search(text))

    def blackened(self, text: str) -> str:
        return self.pattern.sub(BLACK, text) if self.pattern else text

    def is_(self, value: Any) -> bool:
        """Whether a cell that names somebody names them."""
        if not isinstance(value, str):
            return False
        bare = value.strip()
        return bare in self.spelled or any(
            normal(bare, kind) in self.spelled for kind in (EMAIL, PHONE)
        )


def who_in(person: Mapping[str, Any]) -> Who:
    """What a row of raw.people says about who it is."""
    first, last = person.get("first_name"), person.get("last_name")
    names = {f"{first} {last}", f"{last} {first}", f"{last}, {first}"} if first and last else set()

    def of(name: str) -> frozenset[str]:
        return frozenset({person[name]} if person.get(name) else ())

    return Who(of("source_id"), of("email"), of("phone"), frozenset(names))


def same_person(rows: Iterable[Mapping[str, Any]], who: Who) -> Who:
    """All that rows of raw.people know of somebody: their records, and those with their address."""
    known = list(rows)
    while True:
        more = who
        for row in known:
            if any(who.is_(row.get(name)) for name in ("source_id", "email", "phone")):
                more = more.joined(who_in(row))
        if more == who:
            return who
        who = more


def theirs(table: str, rows: pa.Table, who: Person) -> pa.Array:
    """Which rows are about them: a column that names somebody names them."""
    found = pa.array([False] * rows.num_rows, pa.bool_())
    for column in named_by(table, tuple(rows.column_names)):
        values = rows[column]
        distinct = pc.unique(values)
        mine = pa.array([value for value in distinct.to_pylist() if who.is_(value)], pa.string())
        hits = pc.is_in(values, value_set=mine).combine_chunks()
        hits = pc.or_(hits, said_by(rows, column, who.only))
        found = pc.or_(found, pc.and_not(hits, said_by(rows, column, who.never)))
    return found


def said_by(rows: pa.Table, column: str, numbers: Iterable[tuple[str, str]]) -> pa.Array:
    """Rows in which one of these systems says its number."""
    found = pa.array([False] * rows.num_rows, pa.bool_())
    for source, number in sorted(numbers):
        here = pc.and_(pc.equal(rows["source"], source), pc.equal(rows[column], number))
        found = pc.or_(found, pc.fill_null(here, fill_value=False).combine_chunks())
    return found


def without(table: str, rows: pa.Table, who: Person) -> pa.Table:
    """The rows without them: their own go or lose the name, the others say nothing about them."""
    mine = theirs(table, rows, who)
    if table in KEPT_WITHOUT_NAME:
        rows = nameless(table, rows, mine)
    else:
        rows = rows.filter(pc.invert(mine))
    if table == "events":
        mention = [who.in_text(p) or who.in_text(c) for p, c in both(rows)]
        rows = rows.filter(pc.invert(pa.array(mention, pa.bool_())))
    return blackened(rows, who)


def both(rows: pa.Table) -> Iterable[tuple[Any, Any]]:
    return zip(rows["properties"].to_pylist(), rows["context"].to_pylist(), strict=True)


def nameless(table: str, rows: pa.Table, mine: pa.Array) -> pa.Table:
    for column in named_by(table, tuple(rows.column_names)):
        place = rows.column_names.index(column)
        nobody = pa.scalar(None, rows[column].type)
        rows = rows.set_column(place, column, pc.if_else(mine, nobody, rows[column]))
    return rows


def blackened(rows: pa.Table, who: Person) -> pa.Table:
    """Texts in which they are named say [erased] there."""
    for place, field in enumerate(rows.schema):
        if not pa.types.is_string(field.type):
            continue
        distinct = pc.unique(rows[field.name]).to_pylist()
        changed = {text: who.blackened(text) for text in distinct if who.in_text(text)}
        if changed:
            texts = [changed.get(text, text) for text in rows[field.name].to_pylist()]
            rows = rows.set_column(place, field, pa.array(texts, field.type))
    return rows


def kinds(who: Who) -> Iterable[tuple[str, str]]:
    """(kind, identifier in its one spelling): what is hashed to keep them out. A number that is
    another's too keeps nobody out.
    """
    numbers = who.ids - {number for _, number in who.never}
    for kind, values in ((NUMBER, numbers), (EMAIL, who.emails), (PHONE, who.phones)):
        yield from ((kind, normal(value, kind)) for value in sorted(values))
