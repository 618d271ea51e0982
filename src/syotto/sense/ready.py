"""Rows that come with our types already, in Parquet or a frame: read as they are, not as texts.

The quick way to the same rows. What the texts could tell differently (a number in a text, a time
without a zone, a wrong row, a key that comes twice) is left to the thorough way, which explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from syotto.schema.table import Column as Target, TableSpec
from syotto.sense.checking import LINE, Checked, Flags, Hashes, arrow_flags, completed, ranks
from syotto.sense.formats import SAMPLE
from syotto.sense.key_hashes import hashes_of
from syotto.sense.mapping import Column, Node
from syotto.sense.source import CHUNK, Source, Typed
from syotto.sense.typed import EMPTY, TextFormat, is_moment, text_format

NESTED = "."
"""In a name it would mean a part of a column to Parquet's reader."""
MOMENT_UNITS = ("s", "ms", "us")
SMALL = (pa.int8(), pa.int16(), pa.int32(), pa.uint8(), pa.uint16(), pa.uint32())
WHOLE = (*SMALL, pa.int64())


@dataclass(frozen=True)
class Ready:
    """Sources whose columns have our types. `theirs` is the name of each of our columns there."""

    spec: TableSpec
    sources: tuple[Source, ...]
    theirs: Mapping[str, str]

    def batches(self, ours: Sequence[str], size: int = CHUNK) -> Iterator[Iterator[pa.RecordBatch]]:
        """Of each source, its rows: the named columns of ours, with our types."""
        schema = self.spec.columns.to_pyarrow()
        for source in self.sources:
            yield (
                pa.RecordBatch.from_arrays(
                    [as_ours(batch[self.theirs[name]], schema.field(name).type) for name in ours],
                    names=list(ours),
                )
                for batch in typed_of(source).read([self.theirs[name] for name in ours], size)
            )


def ready(
    spec: TableSpec, mapping: Mapping[str, Node], sources: Sequence[Source], *, utc: bool
) -> Ready | None:
    """The sources, if every column that is mapped has a type that says the same as its text.

    utc: times without a zone are UTC.
    """
    theirs = {name: node.name for name, node in mapping.items() if isinstance(node, Column)}
    if len(theirs) < len(mapping) or any(NESTED in name for name in theirs.values()):
        return None
    targets = {field.name: field for field in spec.fields}
    for source in sources:
        if source.typed is None or not set(theirs.values()) <= set(source.typed.schema.names):
            return None
        kinds = source.typed.schema
        if not all(suits(targets[o], kinds.field(t).type, utc=utc) for o, t in theirs.items()):
            return None
    found = Ready(spec, tuple(sources), theirs)
    return found if plainly_written(found) else None


def typed_of(source: Source) -> Typed:
    assert source.typed is not None, "ready() takes typed sources only"
    return source.typed


def suits(target: Target, kind: pa.DataType, *, utc: bool) -> bool:
    """Whether values of an Arrow type become ours without a look at how they are written."""
    plain = kind.value_type if pa.types.is_dictionary(kind) else kind
    if pa.types.is_null(plain):
        return not target.required
    if target.type == "string":
        return is_text(plain) or plain in WHOLE
    if pa.types.is_dictionary(kind):
        return False
    if is_moment(target):
        return suits_moment(target, kind, utc=utc)
    return suits_number(target, kind)


def suits_moment(target: Target, kind: pa.DataType, *, utc: bool) -> bool:
    if target.type == "date":
        return bool(kind == pa.date32())
    return isinstance(kind, pa.TimestampType) and kind.unit in MOMENT_UNITS and bool(kind.tz or utc)


def suits_number(target: Target, kind: pa.DataType) -> bool:
    if target.type == "boolean":
        return bool(kind == pa.bool_())
    if target.type == "int64":
        return kind in WHOLE
    if target.type == "float64":
        return kind == pa.float64() or kind in SMALL
    if not isinstance(kind, pa.Decimal128Type):
        return False
    precision, scale = map(int, target.type.removeprefix("decimal").strip("()").split(","))
    return bool(scale >= kind.scale and precision - scale >= kind.precision - kind.scale)


def is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def plainly_written(rows: Ready) -> bool:
    """No column of texts that the thorough way would mend, such as `17850.0` for a number."""
    texts = dict.fromkeys(
        their for our, their in rows.theirs.items() if rows.spec.columns[our].is_string()
    )
    some: dict[str, list[str]] = {name: [] for name in texts}
    for source in rows.sources:
        first = next(iter(typed_of(source).read(list(texts), SAMPLE)), None)
        if first is None:
            continue
        for name in texts:
            some[name] += [str(v) for v in pc.unique(first[name]).to_pylist() if v is not None]
    return all(text_format(values) == TextFormat() for values in some.values())


def as_ours(column: pa.Array, kind: pa.DataType) -> pa.Array:
    """A column with our type: texts without spaces around them, nothing where nothing is meant."""
    if pa.types.is_dictionary(column.type):
        words = as_ours(column.dictionary, kind)
        return pa.DictionaryArray.from_arrays(column.indices, words)
    if not pa.types.is_string(kind):
        return pc.if_else(pc.is_nan(column), None, column) if is_real(column) else column.cast(kind)
    trimmed = pc.utf8_trim(column, " ") if is_text(column.type) else column
    text = trimmed.cast(kind)
    empty = pc.is_in(text, value_set=nothing())
    return pc.if_else(empty, None, text) if pc.any(empty).as_py() else text


@cache
def nothing() -> pa.Array:
    """Made when it is needed: making an array from a list imports pandas, half a second."""
    return pa.array(EMPTY, pa.string())


def is_real(column: pa.Array) -> bool:
    return bool(pa.types.is_float64(column.type))


def looked_at(rows: Ready) -> Checked | None:
    """All rows, in one pass over what may be wrong with them; None if the thorough way must judge.

    It must where a required value is missing, a number is infinite, or a key comes again.
    """
    spec = rows.spec
    numbered = LINE in spec.key and LINE not in rows.theirs
    key = [name for name in spec.key_in_files if name != LINE or not numbered]
    reals = [n for n in rows.theirs if spec.columns[n].is_float64()]
    needed = list(dict.fromkeys([*key, *(n for n in spec.required if n in rows.theirs), *reals]))
    if not set(key) <= set(rows.theirs):
        return None
    hashes: list[Hashes] = [np.empty(0, np.uint64)]
    sizes: list[int] = []
    for batches in rows.batches(needed):
        before = sum(map(len, hashes))
        for batch in batches:
            if not usable(spec, batch):
                return None
            hashes.append(hashes_of([batch[name] for name in key]))
        sizes.append(sum(map(len, hashes)) - before)
    every = np.concatenate(hashes)
    line_no = ranks(every) if numbered else None
    if line_no is None and repeats(every):
        return None
    none, all_of = np.zeros(len(every), np.bool_), np.ones(len(every), np.bool_)
    return Checked(none, all_of, line_no, 0, tuple(sizes), {}, None if numbered else every)


def usable(spec: TableSpec, batch: pa.RecordBatch) -> bool:
    """Nothing that is required is missing, and no number is infinite."""
    must = {*spec.required, *spec.key_in_files}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if name in must and missing(column):
            return False
        if is_real(column) and pc.any(pc.is_inf(column)).as_py():
            return False
    return True


def missing(column: pa.Array) -> bool:
    if pa.types.is_dictionary(column.type) and column.dictionary.null_count:
        return bool(pc.any(pc.is_null(column.cast(column.type.value_type))).as_py())
    return bool(column.null_count)


def repeats(hashes: Hashes) -> bool:
    ordered = np.sort(hashes)
    return bool((ordered[1:] == ordered[:-1]).any())


def ready_rows(
    rows: Ready, checks: Checked, keep: Flags, schema: pa.Schema, fixed: Mapping[str, Any]
) -> Iterator[pa.RecordBatch]:
    """The rows to keep, with the columns of `schema`; the values of `fixed` are on all of them."""
    place = 0
    for batches in rows.batches(list(rows.theirs)):
        for batch in batches:
            here = slice(place, place + batch.num_rows)
            place += batch.num_rows
            numbers = checks.line_no[here] if checks.line_no is not None else None
            full = completed(marked(batch, schema, fixed), schema, numbers)
            yield full if keep[here].all() else full.filter(arrow_flags(keep[here]))


def marked(batch: pa.RecordBatch, schema: pa.Schema, fixed: Mapping[str, Any]) -> pa.RecordBatch:
    """The batch with the same value of each `fixed` column on every row."""
    values = [pa.scalar(value, schema.field(name).type) for name, value in fixed.items()]
    columns = [*batch.columns, *(pa.repeat(value, batch.num_rows) for value in values)]
    return pa.RecordBatch.from_arrays(columns, names=[*batch.schema.names, *fixed])
