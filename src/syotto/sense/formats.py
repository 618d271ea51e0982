"""Decides how a source writes its texts, numbers and times: from a sample, verified on all rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ibis import Table
from ibis.backends.duckdb import Backend

from syotto.schema.table import TableSpec
from syotto.sense import moments, numbers
from syotto.sense.mapping import Column, Dated, Node, names_in
from syotto.sense.moments import MomentFormat
from syotto.sense.numbers import NumberFormat
from syotto.sense.source import Source, fetch
from syotto.sense.typed import (
    Cell,
    Formats,
    Reader,
    is_moment,
    is_number,
    text_format,
    undated,
)

SAMPLE = 2_000
"""Rows of each file that a format is first read from."""


@dataclass(frozen=True)
class Part:
    """A source, opened in the engine."""

    source: Source
    rows: Table


@dataclass(frozen=True)
class Reading:
    """All that is needed to read the parts as rows of `spec`."""

    backend: Backend
    spec: TableSpec
    parts: Sequence[Part]
    mapping: Mapping[str, Node]
    formats: Formats
    notes: tuple[str, ...] = ()

    def cells(self, part: Part, rows: Table | None = None) -> list[Cell]:
        given = part.rows if rows is None else rows
        return Reader(given, part.source.columns, self.formats).cells(self.spec, self.mapping)

    def texts(self, node: Node, part: Part, rows: Table) -> Any:
        return Reader(rows, part.source.columns, self.formats).text(undated(node))


def first_values(backend: Backend, parts: Sequence[Part]) -> dict[str, list[str]]:
    """Some values of every column, by its name in the files; empty ones left out."""
    values: dict[str, list[str]] = {}
    for part in parts:
        table = fetch(backend, part.rows.limit(SAMPLE))
        for name, column in zip(part.source.columns, table.columns, strict=True):
            found = [value for value in column.to_pylist() if value and value.strip()]
            values.setdefault(name, []).extend(found)
    return values


def decided(
    backend: Backend,
    spec: TableSpec,
    parts: Sequence[Part],
    mapping: Mapping[str, Node],
    values: Mapping[str, Sequence[str]],
    *,
    month_first: bool,
    utc: bool = False,
) -> Reading:
    """The formats of the sample; where two read all of it, all rows decide.

    month_first: how 1/2/2011 is read where nothing in the file tells. utc: times without a zone
    are UTC.
    """
    texts = {name: text_format(found) for name, found in values.items()}
    stripped = {name: [text.strip() for text in found] for name, found in values.items()}
    numeric, unclear = numbers.choose(
        {name: stripped[name] for name in numeric_names(spec, mapping)}
    )
    reading = Reading(
        backend, spec, parts, mapping, Formats(texts, numeric, {}, utc), tuple(unclear)
    )
    for name, node in mapping.items():
        if is_moment(field_of(spec, name)) and not isinstance(node, Dated):
            found = moments.candidates(sampled(reading, node))
            reading = settled(reading, name, found, month_first=month_first)
    return reading


def numeric_names(spec: TableSpec, mapping: Mapping[str, Node]) -> list[str]:
    """The columns of the files that are read as numbers."""
    numeric = [node for name, node in mapping.items() if is_number(field_of(spec, name))]
    return list(dict.fromkeys(name for node in numeric for name in names_in(node)))


def field_of(spec: TableSpec, name: str) -> Any:
    return next(field for field in spec.fields if field.name == name)


def sampled(reading: Reading, node: Node) -> list[str]:
    found: list[str] = []
    for part in reading.parts:
        rows = part.rows.limit(SAMPLE)
        table = fetch(reading.backend, rows.select(value=reading.texts(node, part, rows)))
        found.extend(value for value in table["value"].to_pylist() if value)
    return found


def settled(
    reading: Reading, name: str, found: Sequence[MomentFormat], *, month_first: bool
) -> Reading:
    """The reading with a format for the moment `name`, and said aloud unless it is ISO."""
    if not found:
        return reading
    best = [found[0]]
    if len(found) > 1:
        counted = counts(reading, name, found)
        best = [how for how, count in zip(found, counted, strict=True) if count == max(counted)]
    order = "month first" if month_first else "day first"
    chosen = next((how for how in best if how.kind == order), best[0])
    notes = [note for note in reading.notes if not note.startswith(f"{name} is read")]
    if chosen.kind != "iso":
        why = f" ({chosen.kind})" if len(best) == 1 else f"; nothing tells, so {chosen.kind}"
        notes.append(f"{name} is read as {chosen.about}{why}.")
    known = {**reading.formats.moments, name: chosen}
    return replace(reading, formats=replace(reading.formats, moments=known), notes=tuple(notes))


def counts(reading: Reading, name: str, formats: Sequence[MomentFormat]) -> list[int]:
    """How many rows of all parts each format reads in the text of one column of ours."""
    totals = [0] * len(formats)
    for part in reading.parts:
        text = reading.texts(reading.mapping[name], part, part.rows)
        read = {f"n{n}": moments.read(text, how).notnull() for n, how in enumerate(formats)}
        row = summed(reading.backend, part.rows.select(**read))
        totals = [total + count for total, count in zip(totals, row.values(), strict=True)]
    return totals


def summed(backend: Backend, flags: Table) -> dict[str, int]:
    """In how many rows each flag is up."""
    row = fetch(backend, flags.aggregate(**{name: flags[name].sum() for name in flags.columns}))
    return {name: int(count or 0) for name, count in row.to_pylist()[0].items()}


def reconsidered(
    reading: Reading, wrong: Iterable[str], aside: Sequence[Part], *, month_first: bool
) -> Reading:
    """Other formats for columns that some rows do not fit, where others read more rows.

    aside: the rows that could not be read. Only what may be a date or number after all is worth
    another look at all rows.
    """
    for name in wrong:
        field, node = field_of(reading.spec, name), reading.mapping[name]
        if is_moment(field) and not isinstance(node, Dated):
            misread = sampled(replace(reading, parts=aside), node)
            if moments.candidates(misread):
                found = moments.candidates([*sampled(reading, node), *misread])
                reading = settled(reading, name, found, month_first=month_first)
        elif is_number(field):
            for column in names_in(node):
                values = sampled(replace(reading, parts=aside), Column(column))
                if any(numbers.counts(values).values()):
                    reading = renumbered(reading, column)
    return reading


def renumbered(reading: Reading, column: str) -> Reading:
    kinds: list[NumberFormat] = list(numbers.PATTERNS)
    totals = [0] * len(kinds)
    for part in reading.parts:
        text = Reader(part.rows, part.source.columns, reading.formats).column(column)
        read = {kind: numbers.number(text, kind).notnull() for kind in kinds}
        row = summed(reading.backend, part.rows.select(**read))
        totals = [total + row[kind] for total, kind in zip(totals, kinds, strict=True)]
    now = reading.formats.numbers.get(column, "plain")
    best = max(kinds, key=lambda kind: (totals[kinds.index(kind)], kind == now))
    known = {**reading.formats.numbers, column: best}
    return replace(reading, formats=replace(reading.formats, numbers=known))
