"""From texts to the types of our columns, exactly, and with words for what does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Any

import ibis
from ibis import Table

from syotto.errors import SourceError
from syotto.schema.table import Column as Target, TableSpec
from syotto.sense import moments, numbers
from syotto.sense.functions import trim
from syotto.sense.mapping import Call, Column, Dated, Node, Number, Operation, Text, names_in
from syotto.sense.moments import MomentFormat
from syotto.sense.numbers import NumberFormat

YES = ("true", "t", "yes", "y", "1", "1.0", "on", "x", "kyllä", "k", "ja", "j", "oui", "si", "sí")
NO = ("false", "f", "no", "n", "0", "0.0", "off", "ei", "e", "nein", "non", "nej")
NOTHING = ("\\N", "NULL", "NaN", "nan", "NaT", "<NA>")
"""Texts by which programs write that there is nothing."""
EMPTY = ("", *NOTHING)


@dataclass(frozen=True)
class TextFormat:
    """bare: the column holds whole numbers written as 17850.0; ids then lose the .0.

    blanks: tabs or hard spaces stand around the values.
    """

    bare: bool = False
    blanks: bool = False


@dataclass(frozen=True)
class Formats:
    """How the columns of a source are written: texts and numbers by the source's name,
    times by ours. utc: clocks without a zone show UTC."""

    texts: Mapping[str, TextFormat]
    numbers: Mapping[str, NumberFormat]
    moments: Mapping[str, MomentFormat]
    utc: bool = False


@dataclass(frozen=True)
class Cell:
    """One column of ours, as it stands in the file and as it is read."""

    target: Target
    text: Any
    typed: Any
    expected: str
    mark: Any = None
    """Of a text: what stands there, nothing included, for telling rows apart."""

    @property
    def wrong(self) -> Any:
        """True where a row cannot be used because of this cell."""
        if self.target.required:
            return self.typed.isnull() if self.mark is None else self.mark.isin(EMPTY)
        if self.target.type == "string":
            return ibis.literal(False)
        return self.typed.isnull() & self.text.notnull() & self.text.lower().notin(words())


def words() -> tuple[str, ...]:
    return numbers.EMPTY_WORDS


class Reader:
    """Reads the rows of one source by a mapping."""

    def __init__(self, rows: Table, columns: Sequence[str], formats: Formats) -> None:
        self.rows = rows
        self.place = {name: f"c{place}" for place, name in enumerate(columns)}
        self.formats = formats

    def cells(self, spec: TableSpec, mapping: Mapping[str, Node]) -> list[Cell]:
        targets = {field.name: field for field in spec.fields}
        return [self.cell(targets[name], node) for name, node in mapping.items()]

    def cell(self, target: Target, node: Node) -> Cell:
        if is_moment(target):
            how = self.moment_format(target.name, node)
            day = target.type == "date"
            text = self.text(undated(node))
            given = trim(self.raw(node)) if how.kind == "iso" else text
            read = moments.read_day if day else moments.read
            typed = read(given, how, utc=self.formats.utc)
            return Cell(target, text, typed, how.about)
        if target.type == "string":
            text = self.text(node)
            return Cell(target, text, text, "a text that is not empty", self.mark(node))
        if target.type == "boolean":
            text = self.text(node)
            return Cell(target, text, boolean(text), "yes or no")
        found = self.found(node)
        return Cell(target, found, self.typed_number(target, node), self.about(node))

    def moment_format(self, name: str, node: Node) -> MomentFormat:
        if isinstance(node, Dated):
            return MomentFormat("day first", (node.format,))
        return self.formats.moments.get(name, MomentFormat("iso"))

    def typed_number(self, target: Target, node: Node) -> Any:
        if target.type == "int64":
            value = self.number(node, numbers.EXACT)
            return (value == value.round()).ifelse(value, ibis.null(numbers.EXACT)).cast("int64")
        if target.type == "float64":
            value = self.number(node, "float64")
            return (value.isnan() | value.isinf()).ifelse(ibis.null("float64"), value)
        return self.number(node, target.type).try_cast(target.type)

    def text(self, node: Node) -> Any:
        """The text that a node stands for; null where it is empty."""
        if isinstance(node, Column):
            return self.column(node.name)
        if isinstance(node, Text | Number):
            return ibis.literal(node.text)
        if isinstance(node, Operation):
            return self.number(node, numbers.EXACT).cast("string")
        if isinstance(node, Dated):
            raise SourceError(
                "date(...) gives a time, not a text or number.", fix="Use it for a column of times."
            )
        parts = [self.text(part) for part in node.inputs]
        return ibis.coalesce(*parts) if node.name == "coalesce" else joined(parts)

    def raw(self, node: Node) -> Any:
        """As it stands there, spaces and all: numbers are cast without minding them.

        NULLIF keeps the engine from casting while it reads the file, where a failing TRY_CAST
        is an error (DuckDB 2.0.0).
        """
        if not isinstance(node, Column) or node.name not in self.place:
            return self.text(undated(node))
        if self.formats.texts.get(node.name, TextFormat()).blanks:
            return self.column(node.name)
        return self.rows[self.place[node.name]].nullif("")

    def column(self, name: str) -> Any:
        if name not in self.place:
            return ibis.null("string")
        how = self.formats.texts.get(name, TextFormat())
        given = self.rows[self.place[name]]
        text = (
            given.re_replace(r"^[\s\x{a0}\x{feff}]+|[\s\x{a0}]+$", "")
            if how.blanks
            else trim(given)
        )
        if how.bare:
            text = text.re_replace(r"^(-?\d+)\.0+$", r"\1")
        return text.isin(EMPTY).ifelse(ibis.null("string"), text)

    def mark(self, node: Node) -> Any:
        """A text that tells what stands there, nothing from something: cheaper than the text."""
        if not isinstance(node, Column) or node.name not in self.place:
            return self.text(node).fill_null("")
        if self.formats.texts.get(node.name, TextFormat()) != TextFormat():
            return self.column(node.name).fill_null("")
        return trim(self.rows[self.place[node.name]]).fill_null("")

    def number(self, node: Node, target: str) -> Any:
        """The number that a node stands for, exact."""
        if isinstance(node, Column):
            kind = self.formats.numbers.get(node.name, "plain")
            text = self.raw(node) if kind == "plain" else self.column(node.name)
            return numbers.number(text, kind, target)
        if isinstance(node, Number):
            return ibis.literal(Decimal(node.text)).cast(numbers.EXACT)
        if isinstance(node, Operation):
            left, right = (self.number(side, numbers.EXACT) for side in (node.left, node.right))
            return computed(node.sign, left, right).try_cast(target)
        if isinstance(node, Call) and node.name == "coalesce":
            return ibis.coalesce(*(self.number(part, target) for part in node.inputs))
        return self.text(node).try_cast(target)

    def found(self, node: Node) -> Any:
        """What stands in the file, for a reader of rejects: `6 * abc`."""
        if isinstance(node, Column):
            return self.column(node.name)
        names = names_in(node)
        if not names:
            return self.text(node)
        shown = [self.column(name).fill_null("") for name in names]
        joined = reduce(lambda left, right: left + " | " + right, shown)
        return joined.re_search(r"[^| ]").ifelse(joined, ibis.null("string"))

    def about(self, node: Node) -> str:
        kinds = {self.formats.numbers.get(name, "plain") for name in names_in(node)}
        return numbers.ABOUT[kinds.pop() if len(kinds) == 1 else "plain"]


def computed(sign: str, left: Any, right: Any) -> Any:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    return left * right if sign == "*" else left / right.nullif(0)


def joined(parts: Sequence[Any]) -> Any:
    """Texts one after the other; null where all are."""
    whole = reduce(lambda left, right: left + right, [part.fill_null("") for part in parts])
    return trim(whole).nullif("")


def boolean(text: Any) -> Any:
    word = text.lower()
    return ibis.cases((word.isin(YES), True), (word.isin(NO), False), else_=ibis.null("boolean"))


def is_moment(target: Target) -> bool:
    return target.type == "date" or target.type.startswith("timestamp")


def undated(node: Node) -> Node:
    """The text that a time is read from."""
    return node.text if isinstance(node, Dated) else node


def is_number(target: Target) -> bool:
    return target.type.startswith("decimal") or target.type in ("int64", "float64")


def text_format(values: Sequence[str]) -> TextFormat:
    """How a column writes its texts, from some of its values."""
    known = [value for value in values if value not in NOTHING]
    whole = [value for value in known if value.removesuffix(".0").lstrip("-").isdigit()]
    bare = len(whole) == len(known) and any(value.endswith(".0") for value in known)
    return TextFormat(
        bare, any(value != value.strip() and value.strip(" ") != value.strip() for value in values)
    )
