"""Looks at every row once before anything is written: what is wrong, what is there twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from syotto.schema.table import TableSpec
from syotto.sense.formats import Part, Reading, summed
from syotto.sense.functions import hashed
from syotto.sense.source import positions, stream
from syotto.sense.typed import Cell

Flags = npt.NDArray[np.bool_]
Hashes = npt.NDArray[np.uint64]
MIX = np.uint64(0x9E3779B97F4A7C15)
LINE = "line_no"


@dataclass(frozen=True)
class Checked:
    """One entry for each row of all parts, in their order.

    wrong: the row cannot be used. keep: it is used (not wrong, and not replaced by a later row).
    line_no: its number within the order, where the source has none.
    repeated: rows whose key comes again further down. sizes: rows of each part.
    aside: of each part that has some, its wrong rows. hashes: of the keys, where rows came with
    our types.
    """

    wrong: Flags
    keep: Flags
    line_no: npt.NDArray[np.int64] | None
    repeated: int
    sizes: tuple[int, ...]
    aside: Mapping[int, Part]
    hashes: Hashes | None = None

    @property
    def offsets(self) -> list[int]:
        return [0, *np.cumsum(self.sizes).tolist()]


@dataclass(frozen=True)
class Scan:
    """What one pass over all rows saw."""

    wrong: Flags
    hashes: Hashes
    sizes: tuple[int, ...]
    aside: Mapping[int, Part]


def checked(reading: Reading, scratch: Path) -> Checked:
    """All rows, looked at in one pass (and a second one where keys seem to repeat).

    Wrong rows are set aside in the scratch folder, to be explained without another pass.
    """
    numbered = LINE in reading.spec.key and LINE not in reading.mapping
    key = [name for name in reading.spec.key_in_files if name != LINE or not numbered]
    scan = scanned(reading, key, "", scratch)
    keep, line_no, repeated = ~scan.wrong, None, 0
    if numbered:
        line_no = ranks(scan.hashes)
    elif np.unique(scan.hashes[keep]).size < int(keep.sum()):
        surer = scanned(reading, key, "\x1f", scratch)
        keep = last_ones(np.stack([scan.hashes, surer.hashes]), keep)
        repeated = int((~scan.wrong & ~keep).sum())
    return Checked(scan.wrong, keep, line_no, repeated, scan.sizes, scan.aside)


def scanned(reading: Reading, key: Sequence[str], salt: str, scratch: Path) -> Scan:
    sizes, aside = [], {}
    wrong, hashes = [np.empty(0, np.bool_)], [np.empty(0, np.uint64)]
    for place, part in enumerate(reading.parts):
        rows = 0
        with Aside(part, scratch) as bad:
            for batch in stream(reading.backend, marks(reading, part, key, salt)):
                wrong.append(flags_of(batch["wrong"]))
                hashes.append(mixed(batch, len(key)))
                rows += batch.num_rows
                if wrong[-1].any():
                    bad.add(batch)
        sizes.append(rows)
        if bad.path:
            aside[place] = Part(part.source, reading.backend.read_parquet(str(bad.path)))
    return Scan(np.concatenate(wrong), np.concatenate(hashes), tuple(sizes), aside)


class Aside(AbstractContextManager["Aside"]):
    """The wrong rows of a part in a file of their own, as they stand in the source."""

    def __init__(self, part: Part, scratch: Path) -> None:
        self.names = positions(part.source.columns)
        self.scratch = scratch
        self.path: Path | None = None
        self.writer: pq.ParquetWriter | None = None

    def add(self, batch: pa.RecordBatch) -> None:
        given = batch["given"].filter(batch["wrong"])
        columns = [pc.list_element(given, place) for place, _ in enumerate(self.names)]
        rows = pa.table(columns, names=self.names)
        if self.writer is None:
            number = len(list(self.scratch.glob("wrong-*")))
            self.path = self.scratch / f"wrong-{number}.parquet"
            self.writer = pq.ParquetWriter(self.path, rows.schema, compression="lz4")
        self.writer.write_table(rows)

    def __exit__(self, *_: object) -> None:
        if self.writer is not None:
            self.writer.close()


def marks(reading: Reading, part: Part, key: Sequence[str], salt: str) -> ibis.Table:
    """Of each row: whether it is wrong, the row itself if it is, and hashes of its key."""
    cells = reading.cells(part)
    known = {cell.target.name: cell for cell in cells}
    texts = {name: text_to_tell(known[name]) for name in key}
    salted = {name: text + salt if salt else text for name, text in texts.items()}
    hashes = {f"h{place}": hashed(salted[name]) for place, name in enumerate(key)}
    wrong = reduce(lambda left, right: left | right, [cell.wrong for cell in cells])
    judged = part.rows.mutate(wrong=wrong, **hashes)  # a step of its own: judged once, used twice
    row = ibis.array([judged[name] for name in positions(part.source.columns)])
    given = judged.wrong.ifelse(row, ibis.null(row.type()))
    return judged.select("wrong", *hashes, given=given)


def flags_of(array: pa.BooleanArray) -> Flags:
    """As numpy, by the bits themselves: asking pyarrow would import pandas, half a second."""
    bits = np.frombuffer(array.buffers()[1], np.uint8)
    seen = np.unpackbits(bits, bitorder="little")[array.offset : array.offset + len(array)]
    return seen.astype(np.bool_)


def arrow_flags(flags: Flags) -> pa.BooleanArray:
    bits = pa.py_buffer(np.packbits(flags, bitorder="little"))
    return pa.Array.from_buffers(pa.bool_(), len(flags), [None, bits])


def text_to_tell(cell: Cell) -> Any:
    return cell.typed.cast("string") if cell.mark is None else cell.mark


def mixed(batch: pa.RecordBatch, columns: int) -> Hashes:
    """One hash of several columns, in which their order counts."""
    total = np.zeros(batch.num_rows, np.uint64)
    for place in range(columns):
        total = total * MIX + np.from_dlpack(batch[f"h{place}"])
    return total


def ranks(hashes: Hashes) -> npt.NDArray[np.int64]:
    """1 for the first row of a hash, 2 for the second, in order.

    Rows of an order mostly stand together: runs of them are put in order, not single rows.
    """
    if not len(hashes):
        return np.empty(0, np.int64)
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    lengths = np.diff(np.r_[starts, len(hashes)])
    order = np.argsort(hashes[starts], kind="stable")
    ordered = hashes[starts][order]
    before = np.cumsum(lengths[order]) - lengths[order]
    first = np.r_[True, ordered[1:] != ordered[:-1]]
    seen = np.empty(len(starts), np.int64)
    seen[order] = before - np.maximum.accumulate(np.where(first, before, 0))
    return np.arange(1, len(hashes) + 1) + np.repeat(seen - starts, lengths)


def last_ones(hashes: Hashes, usable: Flags) -> Flags:
    """Of usable rows with the same pair of hashes, the last one."""
    rows = np.flatnonzero(usable)
    pairs = hashes[:, rows]
    order = np.lexsort((rows, pairs[1], pairs[0]))
    ordered = pairs[:, order]
    last = np.ones(len(rows), np.bool_)
    last[:-1] = (ordered[:, 1:] != ordered[:, :-1]).any(axis=0)
    keep = np.zeros(len(usable), np.bool_)
    keep[rows[order[last]]] = True
    return keep


def wrong_columns(reading: Reading, aside: Iterable[Part]) -> list[str]:
    """The columns of ours that some row does not fit."""
    found: set[str] = set()
    for part in aside:
        flags = part.rows.select(**{cell.target.name: cell.wrong for cell in reading.cells(part)})
        found |= {name for name, count in summed(reading.backend, flags).items() if count}
    return sorted(found)


def typed_rows(
    reading: Reading, checks: Checked, keep: Flags, schema: pa.Schema, fixed: Mapping[str, Any]
) -> Iterator[pa.RecordBatch]:
    """The rows to keep, with the columns of `schema`; the values of `fixed` are on all of them."""
    same = literals(reading.spec, fixed)
    for part, start in zip(reading.parts, checks.offsets, strict=False):
        cells = {cell.target.name: cell.typed for cell in reading.cells(part)}
        place = start
        for batch in stream(reading.backend, part.rows.select(**cells, **same)):
            rows = slice(place, place + batch.num_rows)
            place += batch.num_rows
            numbers = checks.line_no[rows] if checks.line_no is not None else None
            full = completed(batch, schema, numbers)
            yield full if keep[rows].all() else full.filter(arrow_flags(keep[rows]))


def literals(spec: TableSpec, fixed: Mapping[str, Any]) -> dict[str, Any]:
    return {name: ibis.literal(value, type=spec.columns[name]) for name, value in fixed.items()}


def completed(
    batch: pa.RecordBatch, schema: pa.Schema, line_no: npt.NDArray[np.int64] | None
) -> pa.RecordBatch:
    def column(field: pa.Field) -> pa.Array:
        if field.name in batch.schema.names:
            return batch[field.name].cast(field.type)
        if field.name == LINE and line_no is not None:
            return pa.Array.from_buffers(field.type, len(line_no), [None, pa.py_buffer(line_no)])
        return pa.nulls(batch.num_rows, field.type)

    return pa.RecordBatch.from_arrays([column(field) for field in schema], schema=schema)
