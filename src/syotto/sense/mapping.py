"""Mappings: which column of ours comes from what in a file. `amount = Quantity * UnitPrice`.

An expression is a column, a number, a 'text', + - * / with parentheses, or a function:
coalesce(a, b) the first that is not empty; concat(a, ' ', b) texts joined; date(a, '%d/%m/%Y') a
time read in a given format. A name that is not one word stands in "double quotes" or [brackets].
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from syotto.errors import SourceError

FUNCTIONS = {"coalesce": (1, 99), "concat": (1, 99), "date": (2, 2)}
TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d+)?)(?![\w])
    | (?P<text>'(?:[^']|'')*')
    | (?P<quoted>"[^"]+"|\[[^\]]+\]|`[^`]+`)
    | (?P<name>[^\W\d][\w.$]*)
    | (?P<mark>[-+*/(),])
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Column:
    name: str


@dataclass(frozen=True)
class Number:
    text: str


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Operation:
    """left and right with + - * / between them."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Call:
    name: str
    inputs: tuple[Node, ...]


@dataclass(frozen=True)
class Dated:
    """A text read as a time in a given format."""

    text: Node
    format: str


Node = Column | Number | Text | Operation | Call | Dated


def parse(text: str, columns: Sequence[str]) -> Node:
    """The tree of an expression over `columns`.

    Raises SourceError where it is no expression, or names what is not there.
    """
    if text.strip() in columns:
        return Column(text.strip())
    return Parser(text, columns).whole()


def names_in(node: Node) -> list[str]:
    """The columns that an expression reads, each once."""
    if isinstance(node, Column):
        return [node.name]
    parts: tuple[Node, ...] = ()
    if isinstance(node, Operation):
        parts = (node.left, node.right)
    elif isinstance(node, Call):
        parts = node.inputs
    elif isinstance(node, Dated):
        parts = (node.text,)
    return list(dict.fromkeys(name for part in parts for name in names_in(part)))


class Parser:
    def __init__(self, text: str, columns: Sequence[str]) -> None:
        self.text = text
        self.columns = columns
        self.tokens = list(self.cut())
        self.place = 0

    def cut(self) -> Iterator[tuple[str, str]]:
        place = 0
        rest = self.text.rstrip()
        while place < len(rest):
            token = TOKEN.match(rest, place)
            if token is None:
                raise self.wrong(f"{rest[place:].strip()[:20]!r} is not understood")
            place = token.end()
            yield str(token.lastgroup), token[str(token.lastgroup)]

    def wrong(self, what: str) -> SourceError:
        return SourceError(
            f"The expression {self.text!r} is wrong: {what}.",
            fix="Use columns, numbers, 'texts', + - * / ( ), coalesce, concat and date; "
            'names of several words in "double quotes".',
        )

    def next_mark(self) -> str:
        kind, text = self.tokens[self.place] if self.place < len(self.tokens) else ("end", "")
        return text if kind == "mark" else ""

    def take(self) -> tuple[str, str]:
        if self.place == len(self.tokens):
            raise self.wrong("something is missing at its end")
        self.place += 1
        return self.tokens[self.place - 1]

    def expect(self, mark: str) -> None:
        if self.next_mark() != mark:
            raise self.wrong(f"{mark!r} is missing")
        self.place += 1

    def whole(self) -> Node:
        node = self.sum()
        if self.place < len(self.tokens):
            raise self.wrong(f"{self.tokens[self.place][1]!r} stands where nothing can")
        return node

    def sum(self) -> Node:
        node = self.product()
        while (mark := self.next_mark()) in ("+", "-") and mark:
            self.place += 1
            node = Operation(mark, node, self.product())
        return node

    def product(self) -> Node:
        node = self.single()
        while (mark := self.next_mark()) in ("*", "/") and mark:
            self.place += 1
            node = Operation(mark, node, self.single())
        return node

    def single(self) -> Node:
        kind, text = self.take()
        if kind == "number":
            return Number(text)
        if kind == "text":
            return Text(text[1:-1].replace("''", "'"))
        if kind == "quoted":
            return Column(self.known(text[1:-1]))
        if kind == "name":
            return self.call(text) if self.next_mark() == "(" else Column(self.known(text))
        if text == "-":
            return Operation("-", Number("0"), self.single())
        if text == "(":
            node = self.sum()
            self.expect(")")
            return node
        raise self.wrong(f"{text!r} stands where a column should")

    def call(self, name: str) -> Node:
        if name.lower() not in FUNCTIONS:
            raise self.wrong(f"there is no function {name!r}")
        self.expect("(")
        inputs = [self.sum()]
        while self.next_mark() == ",":
            self.place += 1
            inputs.append(self.sum())
        self.expect(")")
        low, high = FUNCTIONS[name.lower()]
        if not low <= len(inputs) <= high:
            raise self.wrong(f"{name} takes {low} inputs, not {len(inputs)}")
        return self.dated(inputs) if name.lower() == "date" else Call(name.lower(), tuple(inputs))

    def dated(self, inputs: list[Node]) -> Dated:
        text, form = inputs
        if not isinstance(form, Text) or "%" not in form.text:
            raise self.wrong("date takes a format such as '%d/%m/%Y' in single quotes")
        return Dated(text, form.text)

    def known(self, name: str) -> str:
        """The column of that name; capital letters do not matter where only one fits."""
        if name in self.columns:
            return name
        alike = [column for column in self.columns if column.casefold() == name.casefold()]
        if len(alike) == 1:
            return alike[0]
        near = difflib.get_close_matches(name, self.columns, n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(map(repr, near))}? " if near else ""
        raise SourceError(
            f"There is no column {name!r} in the file.",
            fix=f"{hint}It has: {', '.join(self.columns)}. A fixed text stands in 'single quotes'.",
        )


def read_mapping(given: str | Path | Mapping[str, str] | None, table: str) -> dict[str, str]:
    """A mapping as a dictionary: from `k=v,k2=v2`, a TOML file, or a dictionary.

    A file holds `column = "expression"` lines, as they are or in [map.TABLE] or [TABLE].
    Raises SourceError where it is none of these.
    """
    if given is None:
        return {}
    if isinstance(given, Mapping):
        return dict(given)
    if isinstance(given, Path) or (given.endswith(".toml") and "=" not in given):
        return from_file(Path(given), table)
    return dict(pair(part) for part in split(given))


def from_file(path: Path, table: str) -> dict[str, str]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SourceError(
            f"The mapping {path} cannot be read: {error}.",
            fix='Give a TOML file with lines such as amount = "Quantity * UnitPrice".',
        ) from error
    inside = content.get("map", content)
    return {name: str(value) for name, value in inside.get(table, inside).items()}


def pair(part: str) -> tuple[str, str]:
    name, equals, value = part.partition("=")
    if not equals or not name.strip():
        raise SourceError(
            f"{part.strip()!r} is no mapping.", fix="Write --map order_id=InvoiceNo,at=InvoiceDate."
        )
    return name.strip(), value.strip()


def split(text: str) -> list[str]:
    """The parts between commas that stand outside of quotes and parentheses."""
    parts = re.findall(
        r"""(?:'[^']*'|"[^"]*"|\[[^\]]*\]|\([^()]*(?:\([^()]*\)[^()]*)*\)|[^,])+""", text
    )
    return [part for part in parts if part.strip()]
