"""Which mapping a load uses: given, kept in the settings, or guessed; and how it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tomlkit

from syotto.errors import SourceError
from syotto.run.house import House
from syotto.schema.table import TableSpec
from syotto.sense.guess import LOAD, Choice, Sample, guess
from syotto.sense.mapping import Node, names_in, parse
from syotto.sense.source import Source
from syotto.settings import FILE, read_file

NUMBERED = "line_no"
"""Numbered in file order within the order where a source has none."""


@dataclass(frozen=True)
class Mapped:
    """A mapping, how sure it is, and its expressions as trees."""

    choices: tuple[Choice, ...]
    nodes: Mapping[str, Node]
    notes: tuple[str, ...] = ()

    @property
    def expressions(self) -> dict[str, str]:
        return {choice.column: choice.expression for choice in self.choices}

    @property
    def guessed(self) -> bool:
        return any(choice.why not in (GIVEN, KEPT) for choice in self.choices)


GIVEN = "given"
KEPT = "kept in syotto.toml"


def mapped(
    house: House,
    spec: TableSpec,
    sources: Sequence[Source],
    sample: Sample,
    given: Mapping[str, str],
) -> Mapped:
    """The mapping of these files: what is given, else kept, else guessed, column by column.

    Raises SourceError where a required column of ours has no source, or an expression is wrong.
    """
    check_names(spec, given)
    kept, notes = fitting(house, spec, sample.columns)
    known = {**kept, **given}
    whys = {**dict.fromkeys(kept, KEPT), **dict.fromkeys(given, GIVEN)}
    choices = [Choice(name, text, 1.0, whys[name]) for name, text in known.items() if text]
    choices += [] if complete(spec, kept) else guess(spec, sample, known)
    check_complete(spec, choices, sample.columns)
    nodes = {choice.column: parse(choice.expression, sample.columns) for choice in choices}
    for source in sources:
        check_source(spec, source, nodes)
    order = list(spec.columns)
    ordered = sorted(choices, key=lambda choice: order.index(choice.column))
    return Mapped(tuple(ordered), nodes, tuple(notes))


def fitting(
    house: House, spec: TableSpec, columns: Sequence[str]
) -> tuple[dict[str, str], list[str]]:
    """The kept mapping as far as these files have its columns; none if it is another system's."""
    kept = kept_mapping(house.folder / FILE, spec.name)
    fits = {name: text for name, text in kept.items() if not text or readable(text, columns)}
    lacking = [name for name in spec.required if name in kept and name not in fits]
    if not lacking:
        return fits, []
    return {}, [
        f"The mapping kept in {FILE} needs {kept[lacking[0]]!r}, which is not in the file; "
        "another one was guessed for it."
    ]


def readable(expression: str, columns: Sequence[str]) -> bool:
    try:
        parse(expression, columns)
    except SourceError:
        return False
    return True


def complete(spec: TableSpec, kept: Mapping[str, str]) -> bool:
    """The kept mapping says it all: nothing is guessed beside it."""
    return all(name in kept or name == NUMBERED for name in spec.required)


def check_names(spec: TableSpec, given: Mapping[str, str]) -> None:
    usable = [name for name in spec.columns if name not in LOAD]
    for name in given:
        if name not in usable:
            raise SourceError(
                f"{spec.name} has no column {name!r}.", fix=f"It has: {', '.join(usable)}."
            )


def check_complete(spec: TableSpec, choices: Sequence[Choice], columns: Sequence[str]) -> None:
    have = {choice.column for choice in choices}
    lacking = [name for name in spec.required if name not in have and name != NUMBERED]
    if not lacking:
        return
    about = {field.name: field.about for field in spec.fields}
    wanted = ", ".join(f"{name} ({about[name]})" for name in lacking)
    example = ",".join(f"{name}=COLUMN" for name in lacking)
    raise SourceError(
        f"Nothing in the file is recognised as {wanted}. Its columns: {', '.join(columns)}.",
        fix=f"Say where it comes from: --map {example}. A value may be an expression: "
        "--map 'amount=Quantity * UnitPrice'.",
    )


def check_source(spec: TableSpec, source: Source, nodes: Mapping[str, Node]) -> None:
    """Every file of a load has the columns that its required ones need."""
    for name in spec.required:
        names = names_in(nodes[name]) if name in nodes else []
        lacking = [column for column in names if column not in source.columns]
        if lacking and len(lacking) == len(names):
            raise SourceError(
                f"{source.name} has no column {lacking[0]!r}, which {name} comes from.",
                fix="Load files of different shapes one after the other.",
            )


def kept_mapping(path: Path, table: str) -> dict[str, str]:
    if not path.exists():
        return {}
    return {name: str(text) for name, text in read_file(path).get("map", {}).get(table, {}).items()}


def keep_mapping(path: Path, table: str, expressions: Mapping[str, str]) -> bool:
    """Writes [map.TABLE] into the settings; the rest of the file, comments too, stays as it is.

    A mapping in which every column has our own name needs no keeping. Returns whether it wrote.
    """
    ours = all(name == text for name, text in expressions.items())
    if kept_mapping(path, table) == dict(expressions) or ours:
        return False
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    document = tomlkit.parse(text)
    sections = document.setdefault("map", tomlkit.table(is_super_table=True))
    section = tomlkit.table()
    for name, expression in expressions.items():
        section[name] = expression
    sections[table] = section
    path.write_text(tomlkit.dumps(document), encoding="utf-8")
    return True
