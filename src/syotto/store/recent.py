"""Rows of the log that are asked for while it is being written: the newest, and those of a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from syotto.schema.table import TableSpec
from syotto.store.log import GONE, Log, log_schema


def rows_since(
    log: Log, spec: TableSpec, moment: datetime, columns: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    """Rows received at `moment` or later; files that end before it are not opened."""
    paths = [
        part.path for part in log.parts(spec) if part.last_at is None or part.last_at >= moment
    ]
    if paths:
        late = pc.field("received_at") >= pa.scalar(moment, pa.timestamp("us", tz="UTC"))
        found = ds.dataset(paths, schema=log_schema(spec), format="parquet")
        yield from found.to_batches(columns=list(columns), filter=late)


def rows_of_load(log: Log, spec: TableSpec, load_id: str) -> pa.Table:
    """The rows that came with one load, in the columns of `spec`."""
    paths = [part.path for part in log.parts(spec) if part.load_id in (load_id, None)]
    return of_files(paths, spec, pc.field("load_id") == load_id)


def rows_of_keys(
    log: Log, spec: TableSpec, column: str, values: Sequence[str], undone: set[str]
) -> pa.Table:
    """The rows that count today whose `column` has one of `values`: the newest of each key."""
    wanted = pc.field(column).isin(pa.array(values, log_schema(spec).field(column).type))
    paths = log.files(spec)
    if not paths or not values:
        return log_schema(spec).empty_table().select(spec.columns.names)
    found = ds.dataset(paths, schema=log_schema(spec), format="parquet").to_table(filter=wanted)
    order = [("received_at", "ascending"), ("load_id", "ascending")]
    newest = {
        tuple(row[name] for name in spec.key): row
        for row in found.sort_by(order).to_pylist()
        if row["load_id"] not in undone
    }
    rows = [row for row in newest.values() if not row[GONE]]
    return pa.Table.from_pylist(rows, schema=log_schema(spec)).select(spec.columns.names)


def of_files(paths: Sequence[str], spec: TableSpec, wanted: pc.Expression) -> pa.Table:
    if not paths:
        return log_schema(spec).empty_table().select(list(spec.columns))
    found = ds.dataset(list(paths), schema=log_schema(spec), format="parquet")
    return found.to_table(columns=list(spec.columns), filter=wanted)
